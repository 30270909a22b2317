import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, WidgetType, type ViewUpdate } from '@codemirror/view';
import { wikilinksIn } from '../metadata/inline';
import { editorLivePreviewField } from './editor-fields';

/** A link in the editor's text. */
export interface EditorLink {
	readonly from: number;
	readonly to: number;
	readonly link: string;
}

type LineKind = Readonly<Record<string, string>>;

const hidden = Decoration.replace({});
const lineClasses: LineKind = {
	ATXHeading1: 'HyperMD-header HyperMD-header-1', ATXHeading2: 'HyperMD-header HyperMD-header-2', ATXHeading3: 'HyperMD-header HyperMD-header-3',
	ATXHeading4: 'HyperMD-header HyperMD-header-4', ATXHeading5: 'HyperMD-header HyperMD-header-5', ATXHeading6: 'HyperMD-header HyperMD-header-6',
	FencedCode: 'HyperMD-codeblock', Blockquote: 'HyperMD-quote', ListItem: 'HyperMD-list-line',
};
const marks: Readonly<Record<string, string>> = {
	StrongEmphasis: 'cm-strong', Emphasis: 'cm-em', Strikethrough: 'cm-strikethrough', InlineCode: 'cm-inline-code',
};
const concealed = new Set(['EmphasisMark', 'StrikethroughMark', 'HeaderMark', 'CodeMark']);

class Checkbox extends WidgetType {
	constructor(readonly mark: string, readonly at: number) {
		super();
	}

	override eq(other: Checkbox): boolean { return other.mark === this.mark && other.at === this.at; }
	override ignoreEvent(): boolean { return false; }

	toDOM(view: EditorView): HTMLElement {
		const box = view.dom.doc.createElement('input');
		box.type = 'checkbox';
		box.className = 'task-list-item-checkbox';
		box.checked = this.mark !== ' ';
		box.dataset['task'] = this.mark;
		box.setAttribute('aria-label', 'Task');
		box.addEventListener('mousedown', (event) => event.preventDefault());
		box.addEventListener('click', (event) => {
			event.preventDefault();
			view.dispatch({ changes: { from: this.at, to: this.at + 1, insert: this.mark === ' ' ? 'x' : ' ' } });
		});
		return box;
	}
}

class Bullet extends WidgetType {
	toDOM(view: EditorView): HTMLElement {
		const el = view.dom.doc.createElement('span');
		el.className = 'list-bullet';
		el.textContent = '•';
		return el;
	}
}

/** The wikilinks of a stretch of text, but for those in code. */
export function linksBetween(state: EditorState, from: number, to: number): EditorLink[] {
	const holes: { from: number; to: number }[] = [];
	syntaxTree(state).iterate({
		from, to,
		enter: ({ name, from: start, to: end }) => {
			if (name === 'InlineCode' || name === 'FencedCode' || name === 'CodeBlock') holes.push({ from: start - from, to: end - from });
		},
	});
	return wikilinksIn(state.sliceDoc(from, to), { from: 0, to: to - from }, holes)
		.map((link) => ({ from: from + link.from, to: from + link.to, link: link.link }));
}

/** Draws Markdown in the editor: links always, marks hidden where the cursor is not (live preview). */
export function livePreview(isUnresolved: (link: string) => boolean): Extension {
	return ViewPlugin.fromClass(class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = decorate(view, isUnresolved);
		}

		update(update: ViewUpdate): void {
			const switched = update.startState.field(editorLivePreviewField, false) !== update.state.field(editorLivePreviewField, false);
			const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
			if (update.docChanged || update.viewportChanged || update.selectionSet || switched || parsed) this.decorations = decorate(update.view, isUnresolved);
		}
	}, { decorations: (plugin) => plugin.decorations });
}

function decorate(view: EditorView, isUnresolved: (link: string) => boolean): DecorationSet {
	const { state } = view;
	const live = state.field(editorLivePreviewField, false) === true;
	const found: Range<Decoration>[] = [];
	for (const { from, to } of view.visibleRanges) {
		decorateSyntax(state, from, to, live, found);
		for (const link of linksBetween(state, state.doc.lineAt(from).from, state.doc.lineAt(to).to)) decorateLink(state, link, live, isUnresolved(link.link), found);
	}
	return Decoration.set(found, true);
}

function touched(state: EditorState, from: number, to: number): boolean {
	return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

function decorateLink(state: EditorState, { from, to, link }: EditorLink, live: boolean, unresolved: boolean, found: Range<Decoration>[]): void {
	const text = state.sliceDoc(from, to);
	const open = text.startsWith('!') ? 3 : 2;
	const pipe = text.indexOf('|', open + 1);
	const cls = `cm-hmd-internal-link cm-underline${unresolved ? ' is-unresolved' : ''}`;
	const words = live && pipe > 0 && !touched(state, from, to) ? from + pipe + 1 : from + open;
	found.push(Decoration.mark({ class: cls, attributes: { 'data-href': link } }).range(words, to - 2));
	if (!live || touched(state, from, to)) {
		found.push(Decoration.mark({ class: 'cm-formatting-link' }).range(from, from + open), Decoration.mark({ class: 'cm-formatting-link' }).range(to - 2, to));
		return;
	}
	found.push(hidden.range(from, words), hidden.range(to - 2, to));
}

function decorateSyntax(state: EditorState, from: number, to: number, live: boolean, found: Range<Decoration>[]): void {
	const lines = new Map<number, Set<string>>();
	syntaxTree(state).iterate({
		from, to,
		enter: (node) => {
			const lineClass = lineClasses[node.name];
			if (lineClass !== undefined) addLines(state, node.from, node.to, lineClass, lines);
			const mark = marks[node.name];
			if (mark !== undefined && node.to > node.from) found.push(Decoration.mark({ class: mark }).range(node.from, node.to));
			if (concealed.has(node.name)) conceal(state, node.name, node.from, node.to, node.node.parent?.name ?? '', live, found);
			if (node.name === 'ListMark') decorateItem(state, node.from, node.to, live, found);
		},
	});
	for (const [at, classes] of lines) found.push(Decoration.line({ class: [...classes].join(' ') }).range(at));
}

function addLines(state: EditorState, from: number, to: number, cls: string, lines: Map<number, Set<string>>): void {
	for (let at = from; at <= to;) {
		const line = state.doc.lineAt(at);
		lines.set(line.from, (lines.get(line.from) ?? new Set()).add(cls));
		at = line.to + 1;
	}
}

function conceal(state: EditorState, name: string, from: number, to: number, parent: string, live: boolean, found: Range<Decoration>[]): void {
	const line = state.doc.lineAt(from);
	if (!live || parent === 'FencedCode' || touched(state, line.from, line.to)) {
		found.push(Decoration.mark({ class: 'cm-formatting' }).range(from, to));
		return;
	}
	// The space after `##` goes with it.
	const end = name === 'HeaderMark' && state.sliceDoc(to, to + 1) === ' ' ? to + 1 : to;
	found.push(hidden.range(from, end));
}

function decorateItem(state: EditorState, from: number, to: number, live: boolean, found: Range<Decoration>[]): void {
	const line = state.doc.lineAt(from);
	const task = /^\s\[(.)\](?=\s|$)/u.exec(state.sliceDoc(to, Math.min(line.to, to + 6)));
	if (!live || touched(state, from, to + (task?.[0].length ?? 0))) {
		found.push(Decoration.mark({ class: 'cm-formatting cm-formatting-list' }).range(from, to));
		return;
	}
	if (task?.[1] !== undefined) {
		found.push(Decoration.replace({ widget: new Checkbox(task[1], to + 2) }).range(from, to + task[0].length));
		if (task[1] !== ' ') found.push(Decoration.line({ class: 'HyperMD-task-line', attributes: { 'data-task': task[1] } }).range(line.from));
	} else if (to - from === 1) found.push(Decoration.replace({ widget: new Bullet() }).range(from, to));
}
