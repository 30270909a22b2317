import { indentLess, indentMore, redo, undo, deleteLine, moveLineDown, moveLineUp, insertNewlineAndIndent, cursorCharLeft, cursorCharRight, cursorDocEnd, cursorDocStart, cursorGroupLeft, cursorGroupRight, cursorLineDown, cursorLineUp } from '@codemirror/commands';
import { EditorSelection, type ChangeSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { EditorChange, EditorCommandName, EditorPosition, EditorRange, EditorRangeOrCaret, EditorSelection as ApiSelection, EditorSelectionOrCaret, EditorTransaction } from 'obsidian';

type Command = (view: EditorView) => boolean;

const commands: Readonly<Partial<Record<EditorCommandName, Command>>> = {
	goUp: cursorLineUp, goDown: cursorLineDown, goLeft: cursorCharLeft, goRight: cursorCharRight,
	goStart: cursorDocStart, goEnd: cursorDocEnd, goWordLeft: cursorGroupLeft, goWordRight: cursorGroupRight,
	indentMore, indentLess, newlineAndIndent: insertNewlineAndIndent,
	swapLineUp: moveLineUp, swapLineDown: moveLineDown, deleteLine,
};

/** The text under the cursor, as plugins edit it. Lines and columns count from 0. */
export class Editor {
	constructor(readonly cm: EditorView) {}

	getDoc(): this { return this; }
	refresh(): void { this.cm.requestMeasure(); }
	getValue(): string { return this.cm.state.doc.toString(); }

	setValue(content: string): void {
		this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: content } });
	}

	getLine(line: number): string { return this.lineAt(line).text; }

	setLine(line: number, text: string): void {
		const { from, to } = this.lineAt(line);
		this.cm.dispatch({ changes: { from, to, insert: text } });
	}

	lineCount(): number { return this.cm.state.doc.lines; }
	lastLine(): number { return this.lineCount() - 1; }

	getSelection(): string {
		const { from, to } = this.cm.state.selection.main;
		return this.cm.state.sliceDoc(from, to);
	}

	somethingSelected(): boolean {
		return this.cm.state.selection.ranges.some((range) => !range.empty);
	}

	getRange(from: EditorPosition, to: EditorPosition): string {
		return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
	}

	replaceSelection(replacement: string, origin?: string): void {
		this.cm.dispatch(this.cm.state.replaceSelection(replacement), ...origin === undefined ? [] : [{ userEvent: origin }]);
	}

	replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from): void {
		this.cm.dispatch({ changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement } });
	}

	getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): EditorPosition {
		return this.offsetToPos(this.cm.state.selection.main[side]);
	}

	listSelections(): ApiSelection[] {
		return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
	}

	setCursor(position: EditorPosition | number, ch = 0): void {
		this.setSelection(typeof position === 'number' ? { line: position, ch } : position);
	}

	setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
		this.setSelections([{ anchor, head }]);
	}

	setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
		const selection = EditorSelection.create(ranges.map(({ anchor, head = anchor }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head))), main);
		this.cm.dispatch({ selection });
	}

	focus(): void { this.cm.focus(); }
	blur(): void { this.cm.contentDOM.blur(); }
	hasFocus(): boolean { return this.cm.hasFocus; }

	getScrollInfo(): { top: number; left: number } {
		return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft };
	}

	scrollTo(x?: number | null, y?: number | null): void {
		if (typeof x === 'number') this.cm.scrollDOM.scrollLeft = x;
		if (typeof y === 'number') this.cm.scrollDOM.scrollTop = y;
	}

	scrollIntoView(range: EditorRange, center = false): void {
		const target = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
		this.cm.dispatch({ effects: EditorView.scrollIntoView(target, { y: center ? 'center' : 'nearest' }) });
	}

	undo(): void { undo(this.cm); }
	redo(): void { redo(this.cm); }

	exec(command: EditorCommandName): void {
		commands[command]?.(this.cm);
	}

	transaction({ replaceSelection, changes, selections, selection }: EditorTransaction): void {
		if (replaceSelection !== undefined) this.replaceSelection(replaceSelection);
		const specs = changes?.map((change): ChangeSpec => this.change(change));
		const ranges = selections ?? (selection === undefined ? null : [selection]);
		if (specs !== undefined) this.cm.dispatch({ changes: specs });
		if (ranges !== null) this.setSelections(ranges.map((range: EditorRangeOrCaret) => ({ anchor: range.from, head: range.to ?? range.from })));
	}

	wordAt(position: EditorPosition): EditorRange | null {
		const word = this.cm.state.wordAt(this.posToOffset(position));
		return word === null ? null : { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
	}

	posToOffset({ line, ch }: EditorPosition): number {
		const { from, to } = this.lineAt(line);
		return Math.min(from + Math.max(0, ch), to);
	}

	offsetToPos(offset: number): EditorPosition {
		const at = Math.max(0, Math.min(offset, this.cm.state.doc.length));
		const line = this.cm.state.doc.lineAt(at);
		return { line: line.number - 1, ch: at - line.from };
	}

	processLines<T>(read: (line: number, text: string) => T | null, write: (line: number, text: string, value: T | null) => EditorChange | void, ignoreEmpty = true): void {
		const changes: EditorChange[] = [];
		const { from, to } = this.cm.state.selection.main;
		const [first, last] = [this.offsetToPos(from).line, this.offsetToPos(to).line];
		for (let line = first; line <= last; line += 1) {
			const text = this.getLine(line);
			if (ignoreEmpty && text.trim() === '' && first !== last) continue;
			const change = write(line, text, read(line, text));
			if (change !== undefined) changes.push(change);
		}
		this.transaction({ changes });
	}

	private lineAt(line: number): { readonly from: number; readonly to: number; readonly text: string } {
		const { doc } = this.cm.state;
		return doc.line(Math.max(1, Math.min(line + 1, doc.lines)));
	}

	private change({ from, to = from, text }: EditorChange): ChangeSpec {
		return { from: this.posToOffset(from), to: this.posToOffset(to), insert: text };
	}
}
