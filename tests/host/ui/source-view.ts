import { history, historyKeymap, indentWithTab, standardKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { HoverParent } from 'obsidian';
import { getLinkpath } from '../functions';
import { reportError } from '../errors';
import { Editor } from './editor';
import { editorEditorField, editorInfoField, editorLivePreviewField, livePreviewState, setEditorView, setLivePreview } from './editor-fields';
import { hostOf, type HostApp } from './host-app';
import { Keymap } from './keymap';
import { linksBetween, livePreview } from './live-preview';
import { Menu } from './menu';
import type { MarkdownView } from './markdown-view';
import { noteHead } from './note-head';
import { codeBlocksChanged, codeBlockWidgets } from './code-block-widget';

const fromDisk = Annotation.define<boolean>();

/** A note as one writes it. */
export class SourceView {
	readonly editorEl: HTMLElement;
	readonly cm: EditorView;
	readonly editor: Editor;
	private readonly plugins = new Compartment();
	private readonly head: Extension;
	private readonly blocks: Extension;

	constructor(private readonly view: MarkdownView, private readonly pluginExtensions: () => Extension[]) {
		this.editorEl = createDiv('markdown-source-view cm-s-obsidian mod-cm6 is-live-preview is-readable-line-width');
		this.head = noteHead(this.host, view);
		this.blocks = codeBlockWidgets(this.host, view);
		this.cm = new EditorView({ parent: this.editorEl, state: this.newState('') });
		this.editor = new Editor(this.cm);
		this.cm.dispatch({ effects: setEditorView.of(this.cm) });
		view.register(view.leaf.workspace.offWhenDone('editor-options-changed', () => {
			this.cm.dispatch({ effects: this.plugins.reconfigure(this.pluginExtensions()) });
		}));
		const { registries } = hostOf(view.app);
		const ref = registries.on('change', (name) => { if (name === 'codeBlocks') this.cm.dispatch({ effects: codeBlocksChanged.of(null) }); });
		view.register(() => { registries.offref(ref); });
		view.register(() => this.cm.destroy());
	}

	private get host(): HostApp { return this.view.app as unknown as HostApp; }
	get(): string { return this.cm.state.doc.toString(); }

	/** Shows another text; `clear` forgets what could be undone. */
	set(text: string, clear: boolean): void {
		if (clear) {
			const live = this.cm.state.field(editorLivePreviewField);
			this.cm.setState(this.newState(text));
			this.cm.dispatch({ effects: [setEditorView.of(this.cm), setLivePreview.of(live)] });
			return;
		}
		const change = smallestChange(this.get(), text);
		if (change !== null) this.cm.dispatch({ changes: change, annotations: fromDisk.of(true) });
	}

	setLive(live: boolean): void {
		this.editorEl.toggleClass('is-live-preview', live);
		this.cm.dispatch({ effects: setLivePreview.of(live) });
	}

	getScroll(): number { return this.cm.scrollDOM.scrollTop; }
	applyScroll(scroll: number): void { this.cm.scrollDOM.scrollTop = scroll; }

	private newState(text: string): EditorState {
		return EditorState.create({
			doc: text,
			extensions: [
				history(),
				keymap.of([...standardKeymap, ...historyKeymap, indentWithTab]),
				markdown({ base: markdownLanguage }),
				EditorView.lineWrapping,
				EditorView.contentAttributes.of({ spellcheck: 'false', 'aria-label': 'Note', autocapitalize: 'sentences' }),
				editorInfoField.init(() => this.view),
				editorEditorField,
				editorLivePreviewField,
				livePreviewState,
				livePreview((link) => this.isUnresolved(link)),
				this.head,
				this.blocks,
				EditorView.updateListener.of((update) => {
					if (!update.docChanged) return;
					if (!update.transactions.some((transaction) => transaction.annotation(fromDisk) === true)) this.view.edited();
					this.host.workspace.trigger('editor-change', this.editor, this.view);
				}),
				EditorView.domEventHandlers({
					mousedown: (event) => this.clicked(event),
					mouseover: (event) => this.hovered(event),
					contextmenu: (event) => this.menu(event),
				}),
				this.plugins.of(this.pluginExtensions()),
			],
		});
	}

	private isUnresolved(link: string): boolean {
		const path = getLinkpath(link);
		return path !== '' && this.host.metadataCache.getFirstLinkpathDest(path, this.view.file?.path ?? '') === null;
	}

	private linkOf(event: Event): HTMLElement | null {
		const target = event.target as Node | null;
		const element = target?.nodeType === 1 ? target as HTMLElement : null;
		return element?.closest<HTMLElement>('.cm-hmd-internal-link') ?? null;
	}

	// In live preview a click follows the link; in source mode only with Ctrl or Cmd.
	private clicked(event: MouseEvent): boolean {
		const link = this.linkOf(event);
		const live = this.cm.state.field(editorLivePreviewField);
		if (link === null || event.button === 2 || (!live && !Keymap.isModifier(event, 'Mod'))) return false;
		event.preventDefault();
		const pane = live ? Keymap.isModEvent(event) : false;
		this.host.workspace.openLinkText(link.dataset['href'] ?? '', this.view.file?.path ?? '', pane).catch(reportError);
		return true;
	}

	private hovered(event: MouseEvent): boolean {
		const targetEl = this.linkOf(event);
		if (targetEl === null) return false;
		this.host.workspace.trigger('hover-link', {
			event, source: 'editor', hoverParent: this.view as HoverParent, targetEl,
			linktext: targetEl.dataset['href'] ?? '', sourcePath: this.view.file?.path ?? '',
		});
		return false;
	}

	private menu(event: MouseEvent): boolean {
		event.preventDefault();
		const at = this.cm.posAtCoords({ x: event.clientX, y: event.clientY });
		const menu = new Menu();
		const link = at === null ? undefined : linkAt(this.cm.state, at);
		if (link !== undefined) this.host.workspace.handleLinkContextMenu(menu as never, link, this.view.file?.path ?? '');
		this.host.workspace.trigger('editor-menu', menu, this.editor, this.view);
		if (menu.items.length > 0) menu.showAtMouseEvent(event);
		return true;
	}

	/** Draws title and properties again, after a rename. */
	redrawHead(): void {
		this.cm.dispatch({ effects: setLivePreview.of(this.cm.state.field(editorLivePreviewField)) });
	}
}

/** The link at a place of the text, if there is one. */
export function linkAt(state: EditorState, offset: number): string | undefined {
	const line = state.doc.lineAt(offset);
	return linksBetween(state, line.from, line.to).find((link) => link.from <= offset && offset <= link.to)?.link;
}

function smallestChange(before: string, after: string): { from: number; to: number; insert: string } | null {
	if (before === after) return null;
	let from = 0;
	while (from < before.length && before[from] === after[from]) from += 1;
	let end = 0;
	while (end < before.length - from && end < after.length - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
	return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
