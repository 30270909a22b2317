import { history, historyKeymap, indentWithTab, standardKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { Annotation, Compartment, EditorState, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, WidgetType } from '@codemirror/view';
import type { HoverParent } from 'obsidian';
import { getFrontMatterInfo, getLinkpath } from '../functions';
import { reportError } from '../errors';
import { Editor } from './editor';
import { editorEditorField, editorInfoField, editorLivePreviewField, livePreviewState, setEditorView, setLivePreview } from './editor-fields';
import type { HostApp } from './host-app';
import { Keymap } from './keymap';
import { linksBetween, livePreview } from './live-preview';
import { Menu } from './menu';
import type { MarkdownView } from './markdown-view';
import { propertiesOf } from './preview-view';
import { drawProperties } from './properties';

const fromDisk = Annotation.define<boolean>();

/** A note as one writes it. */
export class SourceView {
	readonly editorEl: HTMLElement;
	readonly cm: EditorView;
	readonly editor: Editor;
	private readonly plugins = new Compartment();
	private readonly properties: StateField<ReturnType<typeof Decoration.set>>;

	constructor(private readonly view: MarkdownView, private readonly pluginExtensions: () => Extension[]) {
		this.editorEl = createDiv('markdown-source-view cm-s-obsidian mod-cm6 is-live-preview is-readable-line-width');
		this.properties = this.propertiesField();
		this.cm = new EditorView({ parent: this.editorEl, state: this.newState('') });
		this.editor = new Editor(this.cm);
		this.cm.dispatch({ effects: setEditorView.of(this.cm) });
		view.register(view.leaf.workspace.offWhenDone('editor-options-changed', () => {
			this.cm.dispatch({ effects: this.plugins.reconfigure(this.pluginExtensions()) });
		}));
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
				this.properties,
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

	// In live preview the properties stand where the YAML is.
	private propertiesField(): StateField<ReturnType<typeof Decoration.set>> {
		const build = (state: EditorState): ReturnType<typeof Decoration.set> => {
			const text = state.sliceDoc(0, Math.min(state.doc.length, 20_000));
			const info = getFrontMatterInfo(text);
			const properties = info.exists ? propertiesOf(text) : null;
			if (properties === null || state.field(editorLivePreviewField, false) === false) return Decoration.none;
			const end = Math.min(state.doc.length, state.doc.lineAt(info.to).to);
			const inside = state.selection.ranges.some((range) => range.from < end && !range.empty);
			if (inside) return Decoration.none;
			const widget = new PropertiesWidget(this.host, this.view, () => this.view.file?.path ?? '', properties, text.slice(0, end));
			const toNextLine = Math.min(state.doc.length, info.contentStart);
			return Decoration.set([Decoration.replace({ widget, block: true }).range(0, Math.max(0, toNextLine - (toNextLine > end ? 1 : 0)))]);
		};
		return StateField.define({
			create: build,
			update: (value, transaction) => {
				const switched = transaction.effects.some((effect) => effect.is(setLivePreview));
				return transaction.docChanged || switched || transaction.selection !== undefined ? build(transaction.state) : value;
			},
			provide: (field) => EditorView.decorations.from(field),
		});
	}
}

class PropertiesWidget extends WidgetType {
	constructor(private readonly app: HostApp, private readonly parent: HoverParent, private readonly path: () => string, private readonly properties: Record<string, unknown>, private readonly source: string) {
		super();
	}

	override eq(other: PropertiesWidget): boolean { return other.source === this.source; }
	override ignoreEvent(): boolean { return true; }

	toDOM(): HTMLElement {
		return drawProperties(this.app, createDiv(), this.properties, this.parent, this.path);
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
