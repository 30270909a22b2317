import type { HoverPopover, Menu as ApiMenu, TFile, ViewStateResult } from 'obsidian';
import { currentErrorNotice } from './error-notice';
import type { Editor } from './editor';
import type { WorkspaceLeaf } from './leaf';
import { MarkdownPreviewView } from './preview-view';
import { SourceView } from './source-view';
import { offsetOf } from './subpath';
import { TextFileView } from './view';
import { editorExtensionsOf } from './editor-extensions';

type Mode = 'source' | 'preview';

/** A note, to read or to write. */
export class MarkdownView extends TextFileView {
	override icon = 'lucide-file';
	override navigation = true;
	hoverPopover: HoverPopover | null = null;
	readonly previewMode: MarkdownPreviewView;
	readonly editMode: SourceView;
	private mode: Mode = 'source';
	private live = true;
	private readonly modeButton: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.contentEl.addClass('markdown-view');
		this.previewMode = this.addChild(new MarkdownPreviewView(this) as never);
		this.editMode = new SourceView(this, () => editorExtensionsOf(this.app));
		this.contentEl.append(this.editMode.editorEl, this.previewMode.containerEl);
		this.modeButton = this.addAction('lucide-book-open', 'Reading view', () => void this.toggleMode());
		this.showMode();
	}

	get editor(): Editor { return this.editMode.editor; }
	get currentMode(): { getScroll(): number; applyScroll(scroll: number): void } { return this.mode === 'preview' ? this.previewMode : this.editMode; }

	getViewType(): string { return 'markdown'; }
	getMode(): Mode { return this.mode; }
	override canAcceptExtension(extension: string): boolean { return extension === 'md'; }
	getViewData(): string { return this.editMode.get(); }

	setViewData(data: string, clear: boolean): void {
		this.editMode.set(data, clear);
		if (this.mode === 'preview') this.previewMode.set(data, clear);
	}

	clear(): void {
		this.editMode.set('', true);
		this.previewMode.clear();
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), mode: this.mode, source: !this.live };
	}

	override async setState(state: unknown, result: ViewStateResult): Promise<void> {
		const { mode, source } = typeof state === 'object' && state !== null ? state as { mode?: unknown; source?: unknown } : {};
		if (mode === 'source' || mode === 'preview') this.mode = mode;
		if (typeof source === 'boolean') this.live = !source;
		this.showMode();
		await super.setState(state, result);
		if (this.mode === 'preview' && this.previewMode.get() !== this.getViewData()) this.previewMode.set(this.getViewData(), false);
	}

	override getEphemeralState(): Record<string, unknown> {
		return { scroll: this.currentMode.getScroll(), cursor: { from: this.editor.getCursor('from'), to: this.editor.getCursor('to') } };
	}

	override setEphemeralState(state: unknown): void {
		super.setEphemeralState(state);
		if (typeof state !== 'object' || state === null) return;
		const { scroll, subpath, line } = state as { scroll?: unknown; subpath?: unknown; line?: unknown };
		if (typeof scroll === 'number') this.currentMode.applyScroll(scroll);
		if (typeof subpath === 'string' && subpath !== '') this.showSubpath(subpath);
		if (typeof line === 'number') this.showLine(line);
	}

	/** Reading view and back. */
	async toggleMode(): Promise<void> {
		await this.setState({ ...this.getState(), mode: this.mode === 'preview' ? 'source' : 'preview' }, { history: false });
		this.leaf.workspace.layoutChanged();
		if (this.mode === 'source') this.editor.focus();
	}

	/** Live preview and source. */
	toggleSource(): void {
		this.live = !this.live;
		this.showMode();
		this.leaf.workspace.layoutChanged();
	}

	/** The editor's text changed by hand. */
	edited(): void {
		if (this.getViewData() !== this.data) this.requestSave();
	}

	/** Changes the text from the reading view. */
	changeText(text: string): void {
		this.editMode.set(text, false);
		this.previewMode.set(text, false);
		this.requestSave();
		void this.save();
	}

	override async onRename(file: TFile): Promise<void> {
		await super.onRename(file);
		this.editMode.redrawHead();
		if (this.mode === 'preview') this.previewMode.rerender();
	}

	showSearch(_replace?: boolean): void { /* the browser's own search finds text on the page */ }

	override onPaneMenu(menu: ApiMenu): void {
		const item = (title: string, icon: string, onClick: () => unknown): void => {
			menu.addItem((entry) => entry.setSection('view').setTitle(title).setIcon(icon).onClick(onClick));
		};
		item(this.mode === 'preview' ? 'Editing view' : 'Reading view', 'lucide-book-open', () => void this.toggleMode());
		if (this.mode === 'source') item(this.live ? 'Source mode' : 'Live preview', 'lucide-code-2', () => this.toggleSource());
	}

	protected override focus(): void {
		if (this.mode === 'source') this.editor.focus();
		else this.previewMode.containerEl.querySelector<HTMLElement>('.markdown-preview-view')?.focus({ preventScroll: true });
	}

	protected override saveFailed(error: unknown): void {
		currentErrorNotice(error);
	}

	private showMode(): void {
		const reading = this.mode === 'preview';
		this.editMode.editorEl.toggle(!reading);
		this.previewMode.containerEl.toggle(reading);
		this.contentEl.dataset['mode'] = this.mode;
		if (!reading) this.editMode.setLive(this.live);
		this.modeButton.setAttr('aria-label', reading ? 'Current view: reading. Click to edit' : 'Current view: editing. Click to read');
	}

	private showSubpath(subpath: string): void {
		const cache = this.file === null ? null : this.app.metadataCache.getFileCache(this.file);
		const offset = offsetOf(cache, subpath);
		if (offset !== null) this.showLine(this.editor.offsetToPos(offset).line);
	}

	private showLine(line: number): void {
		if (this.mode === 'preview') {
			void this.previewMode.ready.then(() => this.previewMode.scrollToLine(line));
			return;
		}
		const at = { line, ch: 0 };
		this.editor.setCursor(at);
		this.editor.scrollIntoView({ from: at, to: at }, true);
	}
}
