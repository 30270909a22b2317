import { BACKTICK, BRACKET_OPEN, DOLLAR, LESS, PERCENT, TILDE, skipBlanks, trimEnd } from './chars';
import type { BlockTree, Building } from './block-tree';
import type { LineCursor } from './cursor';
import { definitionAt } from './destination';
import { Finder } from './finder';
import { htmlStart } from './html';
import { blockIdStart, delimiterColumns, fenceLength, firstWord, isFenceEnd, rowCells } from './line-starts';
import type { ListItem, Opaque, TableRow } from './note';

type State = 'none' | 'paragraph' | 'table' | 'indented' | 'fence' | 'html' | 'math' | 'comment';

/** A verbatim block that may start on this line. */
export interface VerbatimStart {
	readonly state: 'fence' | 'html' | 'math' | 'comment';
	readonly info: string;
	/** It ends on its first line. */
	readonly isWhole: boolean;
	readonly mark: number;
	readonly length: number;
	/** What ends a block of HTML; null for a blank line. */
	readonly htmlEnd: RegExp | null;
}

const kinds: Readonly<Record<VerbatimStart['state'] | 'indented', Opaque['kind']>> = { fence: 'code', indented: 'code', html: 'html', math: 'math', comment: 'comment' };

/** Numbers kept for each line of an open paragraph: where the line begins, where its text begins and ends, its indent. */
const STRIDE = 4;

/** The one leaf block that is open: gathers its lines and hands the finished record to the tree. */
export class OpenLeaf {
	/** After `takeVerbatimLine`: where other text goes on after the block's end on the same line, else -1. */
	rest = -1;
	private state: State = 'none';
	private start = 0;
	private end = 0;
	/** End of the last line that is not blank, in a verbatim block. */
	private solidEnd = 0;
	private line = 0;
	private readonly lines: number[] = [];
	/** How many of the numbers in `lines` are in use. */
	private used = 0;
	private item: Building<ListItem> | null = null;
	private rows: TableRow[] = [];
	private verbatim: VerbatimStart | null = null;
	private readonly text: string;
	private readonly comments: Finder;
	private readonly formulas: Finder;

	constructor(private readonly cursor: LineCursor, private readonly tree: BlockTree) {
		this.text = cursor.text;
		this.comments = new Finder(this.text, '%%');
		this.formulas = new Finder(this.text, '$$');
	}

	get isParagraph(): boolean {
		return this.state === 'paragraph';
	}

	get isTable(): boolean {
		return this.state === 'table';
	}

	get isVerbatim(): boolean {
		return this.verbatim !== null || this.state === 'indented';
	}

	private open(state: State, start: number): void {
		this.state = state;
		this.start = start;
		this.end = this.solidEnd = this.cursor.next;
		this.line = this.cursor.line;
	}

	/** `item` is the item whose text this is, null for a paragraph of its own. */
	openParagraph(from: number, content: number, item: Building<ListItem> | null): void {
		this.open('paragraph', from);
		this.item = item;
		this.used = 0;
		this.pushLine(from, content);
	}

	private pushLine(from: number, content: number): void {
		const { lines, used } = this;
		lines[used] = from;
		lines[used + 1] = content;
		lines[used + 2] = this.cursor.lineEnd;
		lines[used + 3] = this.cursor.indent;
		this.used = used + STRIDE;
	}

	/** Goes on with the paragraph. */
	addLine(from: number, content: number): void {
		this.pushLine(from, content);
		this.end = this.cursor.next;
	}

	openIndented(from: number): void {
		this.open('indented', from);
	}

	/** Ends whatever is open because its container ends: blank lines after it are no part of it. */
	cut(): void {
		if (this.verbatim) this.end = this.solidEnd;
		this.close();
	}

	/** Ends whatever is open. */
	close(): void {
		const { state } = this;
		this.state = 'none';
		switch (state) {
			case 'none':
				return;
			case 'paragraph':
				return this.closeParagraph();
			case 'table':
				return this.tree.add({ kind: 'table', range: { start: this.start, end: this.end }, line: this.line, rows: this.rows });
			default:
				this.addOpaque(kinds[state], this.start, this.end, this.line, this.verbatim?.info ?? '');
				this.verbatim = null;
		}
	}

	private addOpaque(kind: Opaque['kind'], start: number, end: number, line: number, info: string): void {
		this.tree.add({ kind, range: { start, end }, line, info });
	}

	addBreak(from: number): void {
		this.addOpaque('break', from, this.cursor.next, this.cursor.line, '');
	}

	/** A heading inside a container starts no section: it is a paragraph of one line. */
	addNestedHeading(from: number, content: number, item: Building<ListItem> | null): void {
		this.openParagraph(from, content, item);
		this.close();
	}

	private closeParagraph(): void {
		const { text, lines, item } = this;
		const first = this.takeDefinitions();
		const at = first * STRIDE;
		if (at >= this.used) return;
		const last = this.used - STRIDE;
		const idStart = blockIdStart(text, lines[last + 1] as number, trimEnd(text, lines[last + 1] as number, lines[last + 2] as number));
		const blockId = idStart < 0 ? null : text.slice(idStart + 1, trimEnd(text, idStart, lines[last + 2] as number));
		if (!item || first > 0) return this.addParagraph(at, blockId);
		item.blockId = blockId;
		if (item.task === null) {
			const start = lines[1] as number;
			item.textRange = { start, end: trimEnd(text, start, lines[2] as number) };
		}
		if (last > 0) this.addParagraph(STRIDE, blockId);
	}

	private addParagraph(at: number, blockId: string | null): void {
		this.tree.add({ kind: 'paragraph', range: { start: this.lines[at] as number, end: this.end }, line: this.line + at / STRIDE, blockId });
	}

	/** Adds the link reference definitions that the paragraph begins with; answers how many lines they take. */
	private takeDefinitions(): number {
		let from = 0;
		for (const count of this.definitionEnds()) {
			const next = count * STRIDE < this.used ? this.lines[count * STRIDE] as number : this.end;
			this.addOpaque('definition', this.lines[from * STRIDE] as number, this.lineEndingAfter(count, next), this.line + from, '');
			from = count;
		}
		return from;
	}

	/** For each definition at the paragraph's start, the number of lines up to its end. */
	private definitionEnds(): number[] {
		const { text, lines } = this;
		if (text.charCodeAt(lines[1] as number) !== BRACKET_OPEN) return [];
		const contents: string[] = [];
		for (let at = 0; at < this.used; at += STRIDE) contents.push(text.slice(lines[at + 1], lines[at + 2]));
		const content = contents.join('\n');
		const ends: number[] = [];
		let count = 0;
		let pos = 0;
		for (let found = definitionAt(content, 0, content.length); found; found = definitionAt(content, pos, content.length)) {
			while (pos <= found.end) pos += (contents[count++]?.length ?? 0) + 1;
			ends.push(count);
			if (pos >= content.length) break;
		}
		return ends;
	}

	/** End of line `count - 1` of the paragraph, its ending included. */
	private lineEndingAfter(count: number, next: number): number {
		if (count * STRIDE >= this.used) return this.end;
		const end = this.lines[count * STRIDE - STRIDE + 2] as number;
		return Math.min(next, end + (this.text.startsWith('\r\n', end) ? 2 : 1));
	}

	/** Turns the paragraph into a setext heading; false where it holds nothing but definitions. */
	closeAsHeading(level: number): boolean {
		const { cursor, lines, text, tree } = this;
		if ((this.definitionEnds().at(-1) ?? 0) * STRIDE >= this.used) return false;
		if (tree.depth > 1) return this.closeAsNestedHeading();
		const first = this.takeDefinitions();
		const start = first * STRIDE;
		const parts: string[] = [];
		for (let at = start; at < this.used; at += STRIDE) parts.push(text.slice(lines[at + 1], trimEnd(text, lines[at + 1] as number, lines[at + 2] as number)));
		tree.heading(level, parts.join(' '), lines[start] as number, cursor.next, this.line + first);
		this.state = 'none';
		return true;
	}

	private closeAsNestedHeading(): boolean {
		const only = this.item && this.used === STRIDE;
		if (only) this.close();
		else this.end = this.cursor.next;
		this.tree.top.end = this.cursor.next;
		this.close();
		return true;
	}

	/** Makes the paragraph's last line a table's header if this line is a delimiter row that fits it. */
	turnIntoTable(): boolean {
		const { cursor, lines, text } = this;
		const columns = delimiterColumns(text, cursor.nonspace, cursor.lineEnd);
		if (columns === 0) return false;
		const last = this.used - STRIDE;
		if (last > 0 && (lines[last + 3] as number) >= 4) return false;
		const content = lines[last + 1] as number;
		const contentEnd = lines[last + 2] as number;
		const cells = rowCells(text, content, contentEnd);
		if (cells.length !== columns || (cells.length === 1 && trimEnd(text, content, contentEnd) - content === 1 && text.charCodeAt(content) === 124)) return false;
		const start = lines[last] as number;
		const headerLine = this.line + last / STRIDE;
		this.used = last;
		this.end = start;
		if (last > 0) this.close();
		else if (this.item) dropTask(this.item);
		this.open('table', start);
		this.line = headerLine;
		this.rows = [{ range: { start, end: cursor.lineStart }, line: headerLine, cells }];
		return true;
	}

	/** Adds a row to the table. */
	addRow(from: number): void {
		const { cursor } = this;
		this.end = cursor.next;
		this.rows.push({ range: { start: from, end: cursor.next }, line: cursor.line, cells: rowCells(this.text, cursor.nonspace, cursor.lineEnd) });
	}

	/** The verbatim block that `code` starts here, null for none. */
	verbatimStart(code: number, isItemText: boolean): VerbatimStart | null {
		switch (code) {
			case BACKTICK:
			case TILDE:
				return this.fenceStart(code);
			case LESS:
				return this.htmlStart();
			case PERCENT:
				return this.pairStart('comment', '%%', this.comments, isItemText);
			case DOLLAR:
				return this.pairStart('math', '$$', this.formulas, isItemText);
			default:
				return null;
		}
	}

	private fenceStart(mark: number): VerbatimStart | null {
		const { text, cursor: { nonspace, lineEnd } } = this;
		const length = fenceLength(text, nonspace, lineEnd);
		if (length === 0) return null;
		return { state: 'fence', info: firstWord(text, nonspace + length, lineEnd), isWhole: false, mark, length, htmlEnd: null };
	}

	private htmlStart(): VerbatimStart | null {
		const { text, cursor: { nonspace, lineEnd } } = this;
		const start = htmlStart(text, nonspace, lineEnd);
		if (!start || (start.isWeak && this.isParagraph)) return null;
		const isWhole = start.end !== null && start.end.test(text.slice(nonspace, lineEnd));
		return { state: 'html', info: '', isWhole, mark: 0, length: 0, htmlEnd: start.end };
	}

	/**
	 * A comment or formula. One that begins and ends on a line of other text is
	 * part of its paragraph. An open comment hides the rest of the note, as in
	 * Obsidian; a `$$` that nothing closes is text, and so is `$$$`.
	 */
	private pairStart(state: 'math' | 'comment', marks: string, finder: Finder, isItemText: boolean): VerbatimStart | null {
		const { text, cursor: { nonspace, lineEnd } } = this;
		if (!text.startsWith(marks, nonspace)) return null;
		const close = finder.next(nonspace + 2);
		if (state === 'math' && !this.isFormula(nonspace, close)) return null;
		const isWhole = close >= 0 && close < lineEnd;
		if (isWhole && (this.isParagraph || isItemText || skipBlanks(text, close + 2, lineEnd) < lineEnd)) return null;
		return { state, info: '', isWhole, mark: 0, length: 0, htmlEnd: null };
	}

	/** A formula that has text on its first line ends in the same paragraph: else it is a price. */
	private isFormula(open: number, close: number): boolean {
		const { text, cursor: { lineEnd } } = this;
		if (close < 0 || text.charCodeAt(open + 2) === DOLLAR) return false;
		return close < lineEnd || skipBlanks(text, open + 2, lineEnd) === lineEnd || !/(?:\n|\r\n?)[ \t]*(?:\n|\r)/.test(text.slice(open, close));
	}

	openVerbatim(start: VerbatimStart, from: number): void {
		this.open(start.state, from);
		this.verbatim = start;
		if (start.isWhole) this.close();
	}

	/** Takes this line into the verbatim block that is open; false where the block ended before it. */
	takeVerbatimLine(): boolean {
		this.rest = -1;
		if (!this.cursor.isBlank) this.solidEnd = this.cursor.next;
		switch (this.state) {
			case 'indented':
				return this.takeIndented();
			case 'fence':
				return this.takeFence();
			case 'html':
				return this.takeHtml();
			case 'comment':
				return this.takePair(this.comments);
			default:
				return this.takePair(this.formulas);
		}
	}

	private takeIndented(): boolean {
		const { cursor } = this;
		if (cursor.isBlank) return true;
		if (cursor.indent >= 4) {
			this.end = cursor.next;
			return true;
		}
		this.close();
		return false;
	}

	private takeFence(): boolean {
		const { cursor, verbatim } = this;
		this.end = cursor.next;
		if (verbatim && cursor.indent < 4 && isFenceEnd(this.text, cursor.nonspace, cursor.lineEnd, verbatim.mark, verbatim.length)) this.close();
		return true;
	}

	private takeHtml(): boolean {
		const { cursor } = this;
		const htmlEnd = this.verbatim?.htmlEnd ?? null;
		if (htmlEnd === null && cursor.isBlank) {
			this.close();
			return false;
		}
		this.end = cursor.next;
		if (htmlEnd?.test(this.text.slice(cursor.pos, cursor.lineEnd))) this.close();
		return true;
	}

	private takePair(finder: Finder): boolean {
		const { cursor } = this;
		this.end = cursor.next;
		const close = finder.next(cursor.pos);
		if (close < 0 || close >= cursor.lineEnd) return true;
		if (skipBlanks(this.text, close + 2, cursor.lineEnd) < cursor.lineEnd) this.end = this.rest = close + 2;
		this.close();
		return true;
	}
}

/** An item whose first line turned out to be a table's header is no task. */
function dropTask(item: Building<ListItem>): void {
	item.task = item.taskRange = null;
	item.textRange = { start: item.textRange.start, end: item.textRange.start };
}
