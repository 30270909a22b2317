import { BOM, DASH, isBlank, skipBlanks } from './chars';
import { parseBlocks } from './block-parser';
import { LineCursor, lineCounter, mainEol } from './cursor';
import type { FrontmatterBlock, ListItem, Note, NoteProblem, Range, Table } from './note';

/** A line longer than this is told as a problem; it is read all the same. */
const LONG_LINE = 1_000_000;

/** Reads a note. Never throws; the YAML of its frontmatter is only located (see `readFrontmatter`). */
export function parse(text: string): Note {
	const hasBom = text.charCodeAt(0) === BOM;
	const start = hasBom ? 1 : 0;
	const top = findFrontmatter(text, start);
	const frontmatter = top?.block ?? null;
	return {
		text,
		eol: mainEol(text),
		hasBom,
		frontmatter,
		sections: parseBlocks(text, frontmatter?.range.end ?? start, top?.lines ?? 0),
		problems: findProblems(text, start, frontmatter !== null),
	};
}

/** The note's bytes again: for every text, `serialize(parse(text))` is `text`. */
export function serialize(note: Note): string {
	return note.text;
}

/** The properties' block at the top of a text; null where there is none or it is never closed. */
export function findFrontmatter(text: string, start: number): { readonly block: FrontmatterBlock; readonly lines: number } | null {
	if (!text.startsWith('---', start)) return null;
	const cursor = new LineCursor(text, start);
	if (!cursor.advance() || !isFence(cursor)) return null;
	const yamlStart = cursor.next;
	while (cursor.advance()) {
		if (text.charCodeAt(cursor.lineStart) !== DASH || !isFence(cursor)) continue;
		const block = { range: { start, end: cursor.next }, yaml: { start: yamlStart, end: cursor.lineStart } };
		return { block, lines: cursor.line };
	}
	return null;
}

function isFence({ text, lineStart, lineEnd }: LineCursor): boolean {
	return text.startsWith('---', lineStart) && lineStart + 3 <= lineEnd && skipBlanks(text, lineStart + 3, lineEnd) === lineEnd;
}

function findProblems(text: string, start: number, hasFrontmatter: boolean): readonly NoteProblem[] {
	const problems: NoteProblem[] = [];
	if (!hasFrontmatter && text.startsWith('---', start) && looksUnclosed(text, start)) {
		problems.push({ code: 'bad-yaml', line: 1, message: 'The properties at the top are never closed by a line of `---`.' });
	}
	const nul = nulPosition(text);
	if (nul >= 0) problems.push({ code: 'not-text', line: lineCounter(text)(nul), message: 'The file holds a NUL character: it is no text.' });
	if (text.length > LONG_LINE) addLongLine(text, problems);
	return problems;
}

/** Characters at the start of a text that are always searched for NUL. */
const BINARY_HEAD = 100;

/** Where a NUL stands; -1 for none. A file that is no UTF-8 shows by U+FFFD, which is found ten times faster. */
function nulPosition(text: string): number {
	return text.includes('\ufffd') ? text.indexOf('\0') : text.slice(0, BINARY_HEAD).indexOf('\0');
}

function looksUnclosed(text: string, start: number): boolean {
	const cursor = new LineCursor(text, start);
	cursor.advance();
	if (!isFence(cursor) || !cursor.advance()) return false;
	const colon = text.indexOf(':', cursor.lineStart);
	if (colon < 0 || colon >= cursor.lineEnd || colon - cursor.lineStart > 100) return false;
	return /^[\w-]+$/.test(text.slice(cursor.lineStart, colon)) && (colon + 1 >= cursor.lineEnd || isBlank(text.charCodeAt(colon + 1)));
}

function addLongLine(text: string, problems: NoteProblem[]): void {
	const cursor = new LineCursor(text, 0);
	while (cursor.advance()) {
		if (cursor.lineEnd - cursor.lineStart <= LONG_LINE) continue;
		problems.push({ code: 'too-long', line: cursor.line, message: `The line has ${String(cursor.lineEnd - cursor.lineStart)} characters.` });
		return;
	}
}

/** An item's first line as written, without its block id. */
export function itemText(note: Note, item: ListItem): string {
	const { start, end } = item.textRange;
	const text = note.text.slice(start, end);
	const isHere = item.blockId !== null && text.endsWith(`^${item.blockId}`);
	return isHere ? text.slice(0, text.length - (item.blockId?.length ?? 0) - 1).trimEnd() : text;
}

/** A table's cells as text, header first, `\|` undone. */
export function readTable(note: Note, table: Table): string[][] {
	const read = ({ start, end }: Range): string => note.text.slice(start, end).replaceAll('\\|', '|');
	return table.rows.map((row) => row.cells.map(read));
}
