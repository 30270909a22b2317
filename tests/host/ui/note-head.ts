import { StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { HoverParent, TFile } from 'obsidian';
import { getFrontMatterInfo } from '../functions';
import { editorLivePreviewField, setLivePreview } from './editor-fields';
import type { HostApp } from './host-app';
import { propertiesOf } from './note-properties';
import { drawProperties } from './properties';

/** Whose head it is. */
interface HeadOwner extends HoverParent {
	readonly file: TFile | null;
}

const longestHead = 20_000;

/** What stands above the text: the name of the note, and its properties in place of the YAML. */
class Head extends WidgetType {
	constructor(private readonly app: HostApp, private readonly owner: HeadOwner, private readonly title: string, private readonly properties: Record<string, unknown> | null, private readonly source: string) {
		super();
	}

	override eq(other: Head): boolean { return other.source === this.source && other.title === this.title; }
	override ignoreEvent(): boolean { return true; }

	toDOM(): HTMLElement {
		const el = createDiv('cm-note-head');
		el.createDiv({ cls: 'inline-title', text: this.title });
		drawProperties(this.app, el, this.properties, this.owner, () => this.owner.file?.path ?? '');
		return el;
	}
}

/** Shows the head in live preview; in source mode, and while the YAML is selected, the text is as it is. */
export function noteHead(app: HostApp, owner: HeadOwner): Extension {
	const build = (state: EditorState): DecorationSet => {
		if (state.field(editorLivePreviewField, false) === false) return Decoration.none;
		const text = state.sliceDoc(0, Math.min(state.doc.length, longestHead));
		const info = getFrontMatterInfo(text);
		const properties = info.exists ? propertiesOf(text) : null;
		const end = properties === null ? 0 : Math.min(state.doc.length, state.doc.lineAt(info.to).to);
		if (state.selection.ranges.some((range) => range.from < end && !range.empty)) return Decoration.none;
		const widget = new Head(app, owner, owner.file?.basename ?? '', properties, text.slice(0, end));
		if (end === 0) return Decoration.set([Decoration.widget({ widget, block: true, side: -1 }).range(0)]);
		return Decoration.set([Decoration.replace({ widget, block: true }).range(0, state.doc.lineAt(Math.max(0, info.contentStart - 1)).to)]);
	};
	return StateField.define<DecorationSet>({
		create: build,
		update: (value, transaction) => {
			const switched = transaction.effects.some((effect) => effect.is(setLivePreview));
			return transaction.docChanged || switched || transaction.selection !== undefined ? build(transaction.state) : value;
		},
		provide: (field) => EditorView.decorations.from(field),
	});
}
