import type { TFile } from 'obsidian';
import { reportError } from '../errors';
import { Component } from '../base';
import type { HostApp } from './host-app';
import { wireLinks } from './internal-links';
import { drawBlocks, MarkdownRenderer } from './markdown-renderer';
import { propertiesOf } from './note-properties';
import { drawProperties } from './properties';
import type { MarkdownView } from './markdown-view';

/** A note as one reads it. */
export class MarkdownPreviewView extends MarkdownRenderer {
	private text = '';
	private drawn = new Component();
	private turn = 0;
	private readonly sizerEl: HTMLElement;

	constructor(private readonly view: MarkdownView) {
		super(view.app, createDiv('markdown-reading-view'));
		const preview = this.containerEl.createDiv({ cls: 'markdown-preview-view markdown-rendered is-readable-line-width', attr: { tabindex: -1 } });
		this.sizerEl = preview.createDiv('markdown-preview-sizer markdown-preview-section');
		wireLinks(this.host, this.sizerEl, { source: 'preview', hoverParent: this, sourcePath: () => this.file?.path ?? '' });
		this.sizerEl.on('click', '.task-list-item-checkbox', (event, box) => this.toggleTask(event, box));
	}

	get file(): TFile | null { return this.view.file; }
	private get host(): HostApp { return this.app as unknown as HostApp; }
	private get scroller(): HTMLElement { return this.sizerEl.parentElement as HTMLElement; }

	get(): string { return this.text; }

	set(text: string, clear: boolean): void {
		this.text = text;
		if (clear) this.scroller.scrollTop = 0;
		this.rerender();
	}

	clear(): void {
		this.text = '';
		this.sizerEl.empty();
	}

	rerender(_full?: boolean): void {
		this.draw().catch(reportError);
	}

	getScroll(): number { return this.scroller.scrollTop; }
	applyScroll(scroll: number): void { this.scroller.scrollTop = scroll; }

	/** Shows a heading or a block of the note. */
	scrollToLine(line: number): void {
		for (const el of this.sizerEl.findAll('[data-start]')) {
			if (Number(el.dataset['start']) <= line && line <= Number(el.dataset['end'])) {
				el.scrollIntoView({ block: 'start' });
				el.addClass('is-flashing');
				el.win.setTimeout(() => el.removeClass('is-flashing'), 1000);
				return;
			}
		}
	}

	/** Resolves when what is set has been drawn. */
	ready: Promise<void> = Promise.resolve();

	private async draw(): Promise<void> {
		const turn = (this.turn += 1);
		const file = this.file;
		if (file === null) return;
		const child = new Component();
		child.load();
		const work = drawBlocks(this.app, this.text, file.path, child);
		this.ready = work.then(() => undefined, () => undefined);
		const blocks = await work;
		if (turn !== this.turn) {
			child.unload();
			return;
		}
		this.drawn.unload();
		this.drawn = child;
		const scroll = this.scroller.scrollTop;
		this.sizerEl.empty();
		this.sizerEl.createDiv({ cls: 'inline-title', text: file.basename });
		drawProperties(this.host, this.sizerEl, propertiesOf(this.text), this, () => file.path);
		for (const { el, lineStart, lineEnd } of blocks) {
			el.dataset['start'] = String(lineStart);
			el.dataset['end'] = String(lineEnd);
			this.sizerEl.append(el);
		}
		this.scroller.scrollTop = scroll;
	}

	override onunload(): void {
		this.drawn.unload();
	}

	private toggleTask(event: MouseEvent, box: HTMLElement): void {
		event.preventDefault();
		const line = Number(box.dataset['line']);
		const lines = this.text.split('\n');
		const text = lines[line];
		if (text === undefined) return;
		lines[line] = text.replace(/\[(.)\]/u, (_whole, mark: string) => (mark === ' ' ? '[x]' : '[ ]'));
		this.view.changeText(lines.join('\n'));
	}
}
