import { ensureSyntaxTree } from '@codemirror/language';
import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { MarkdownPostProcessorContext, MarkdownRenderChild } from 'obsidian';
import type { Component } from '../base';
import { reportError } from '../errors';
import { editorLivePreviewField, setLivePreview } from './editor-fields';
import { hostOf, type HostApp } from './host-app';

type Handler = (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void;

/** Plugins have come or gone: code blocks are drawn anew. */
export const codeBlocksChanged = StateEffect.define<null>();

/** Whose text it is: what is drawn lives no longer than this. */
interface Owner extends Component {
	readonly file: { readonly path: string } | null;
}

/** What a plugin draws in place of a code block of its language, with a button to get at the text. */
class CodeBlock extends WidgetType {
	private readonly drawn = new Map<HTMLElement, MarkdownRenderChild[]>();

	constructor(private readonly owner: Owner, private readonly language: string, private readonly source: string, private readonly handler: Handler) {
		super();
	}

	override eq(other: CodeBlock): boolean { return other.source === this.source && other.language === this.language && other.handler === this.handler; }
	override ignoreEvent(): boolean { return true; }

	toDOM(view: EditorView): HTMLElement {
		const el = createDiv('cm-preview-code-block cm-embed-block markdown-rendered');
		const place = el.createDiv(`block-language-${this.language}`);
		el.createDiv({ cls: 'edit-block-button', attr: { 'aria-label': 'Edit this block' } }).addEventListener('click', () => {
			view.dispatch({ selection: { anchor: view.posAtDOM(el) } });
			view.focus();
		});
		const children: MarkdownRenderChild[] = [];
		this.drawn.set(el, children);
		const context: MarkdownPostProcessorContext = {
			docId: '', sourcePath: this.owner.file?.path ?? '', frontmatter: null,
			addChild: (child) => {
				children.push(child);
				this.owner.addChild(child as never);
			},
			getSectionInfo: () => null,
		};
		Promise.resolve(this.handler(this.source, place, context)).catch(reportError);
		return el;
	}

	override destroy(el: HTMLElement): void {
		for (const child of this.drawn.get(el) ?? []) this.owner.removeChild(child as never);
		this.drawn.delete(el);
	}
}

/** Draws code blocks in live preview while the cursor is not in them. */
export function codeBlockWidgets(app: HostApp, owner: Owner): Extension {
	const build = (state: EditorState): DecorationSet => {
		if (state.field(editorLivePreviewField, false) !== true) return Decoration.none;
		const found: Range<Decoration>[] = [];
		const { codeBlocks } = hostOf(app as never).registries;
		ensureSyntaxTree(state, state.doc.length, 1_000)?.iterate({
			enter: ({ name, from, to }) => {
				if (name !== 'FencedCode' || state.selection.ranges.some((range) => range.from <= to && range.to >= from)) return;
				const [, language = '', source = ''] = /^[`~]{3,}[ \t]*([^\s`]*)[^\n]*\n([^]*?)\n?[ \t]*[`~]{3,}[ \t]*$/.exec(state.sliceDoc(from, to)) ?? [];
				const handler = codeBlocks.get(language) as Handler | undefined;
				if (handler === undefined) return;
				found.push(Decoration.replace({ widget: new CodeBlock(owner, language, source, handler), block: true }).range(state.doc.lineAt(from).from, state.doc.lineAt(to).to));
			},
		});
		return Decoration.set(found);
	};
	return StateField.define<DecorationSet>({
		create: build,
		update: (value, transaction) => {
			const isAsked = transaction.effects.some((effect) => effect.is(setLivePreview) || effect.is(codeBlocksChanged));
			return transaction.docChanged || isAsked || transaction.selection !== undefined ? build(transaction.state) : value;
		},
		provide: (field) => EditorView.decorations.from(field),
	});
}
