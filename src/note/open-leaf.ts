import { BRACKET_OPEN, trimEnd } from './chars';
import type { BlockTree, Building } from './block-tree';
import type { LineCursor } from './cursor';
import { definitionAt } from './destination';
import { blockIdStart, delimiterColumns, rowCells } from './line-starts';
import type { ListItem, Opaque, TableRow } from './note';
import type { Verbatim } from './verbatim';

type State = 'none' | 'paragraph' | 'table' | 'verbatim';

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
	private verbatim: Verbatim | null = null;
	private readonly text: string;

	constructor(private readonly cursor: LineCursor, private readonly tree: BlockTree) {
		this.text = cursor.text;
	}

	get isParagraph(): boolean {
		return this.state === 'paragraph';
	}

	get isTable(): boolean {
		return this.state === 'table';
	}

	get isVerbatim(): boolean {
		return this.state === 'verbatim';
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

	/** Ends whatever is open because its container ends: blank lines after it are no part of it. */
	cut(): void {
		if (this.state === 'verbatim') this.end = this.solidEnd;
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
			case 'verbatim':
				if (this.verbatim) this.addOpaque(this.verbatim.kind, this.start, this.end, this.line, this.verbatim.info);
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

	/** Opens code, HTML, a comment or a formula. */
	openVerbatim(verbatim: Verbatim, from: number): void {
		this.open('verbatim', from);
		this.verbatim = verbatim;
		if (verbatim.isWhole) this.close();
	}

	/** Takes this line into the verbatim block that is open; false where the block ended before it. */
	takeVerbatimLine(): boolean {
		const { cursor, verbatim } = this;
		this.rest = -1;
		if (!verbatim) return false;
		const end = verbatim.endOn(cursor);
		if (end === 'before') {
			this.close();
			return false;
		}
		if (!cursor.isBlank) this.solidEnd = cursor.next;
		if (!cursor.isBlank || !verbatim.isTrimmed) this.end = cursor.next;
		if (end === null) return true;
		if (end < cursor.lineEnd) this.end = this.rest = end;
		this.close();
		return true;
	}
}

/** An item whose first line turned out to be a table's header is no task. */
function dropTask(item: Building<ListItem>): void {
	item.task = item.taskRange = null;
	item.textRange = { start: item.textRange.start, end: item.textRange.start };
}
