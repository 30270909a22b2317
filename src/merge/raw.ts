import type { Block, ListItem, Note, Paragraph, Range } from '../note';
import { blanksOf, columnAfter, moveLines } from './columns';

/** Where a block's own text ends: before the line endings behind it. */
export function contentEnd(text: string, { start, end }: Range): number {
	let at = end;
	while (at > start && isEnding(text.charCodeAt(at - 1))) at--;
	return at;
}

/** A block as written, without line endings behind it and with the ones the survivor uses. */
export function rawOf(note: Note, range: Range, eol: string): string {
	return note.text.slice(range.start, contentEnd(note.text, range)).replace(/\r\n|\r|\n/g, eol);
}

/** The text a block is compared by: white space folded, its block id left out. */
export function blockKey(note: Note, block: Block | ListItem): string {
	const raw = note.text.slice(block.range.start, block.range.end).replace(/\s+/g, ' ').trim();
	const id = 'blockId' in block ? block.blockId : null;
	return `${block.kind}\n${id !== null && raw.endsWith(`^${id}`) ? raw.slice(0, -id.length - 1).trimEnd() : raw}`;
}

/** A list item to stand in another list: that list's indent and marker, the survivor's line endings. */
export function transplant(note: Note, item: ListItem, target: { readonly lead: string; readonly marker: string }, eol: string): string {
	const [first = '', ...more] = rawOf(note, item.range, '\n').split('\n');
	const column = columnAfter(leadOf(note, item)) + item.marker.length;
	const rest = first.slice(blanksOf(first).length + item.marker.length);
	const padding = ' '.repeat(columnAfter(blanksOf(rest), column) - column);
	const from = contentColumn(note, item);
	const to = columnAfter(target.lead) + target.marker.length + from - column;
	const lead = target.lead + ' '.repeat(to - columnAfter(target.lead));
	return [target.lead + target.marker + padding + rest.trimStart(), ...moveLines(more, from, lead)].join(eol);
}

/** White space before an item's marker; where another marker stands on its line, as much of it. */
export function leadOf(note: Note, item: ListItem): string {
	const { start } = item.range;
	const line = note.text.slice(lineStart(note.text, start), start);
	const blanks = blanksOf(note.text.slice(start, item.textRange.start));
	return (line.trim() === '' ? line : ' '.repeat(columnAfter(line))) + blanks;
}

/** The column at which what an item holds has to stand. */
export function contentColumn(note: Note, item: ListItem): number {
	const column = columnAfter(leadOf(note, item)) + item.marker.length;
	const start = item.range.start + blanksOf(note.text.slice(item.range.start, item.textRange.start)).length + item.marker.length;
	const end = lineEnd(note.text, start);
	const blanks = blanksOf(note.text.slice(start, end));
	const padding = columnAfter(blanks, column) - column;
	return column + (start + blanks.length === end || padding > 4 ? 1 : padding);
}

/** White space that brings a line into an item. */
export function contentLead(note: Note, item: ListItem): string {
	const lead = leadOf(note, item);
	return lead + ' '.repeat(contentColumn(note, item) - columnAfter(lead));
}

/** The lines of a block within an item, to stand in another item. */
export function linesFor(note: Note, block: Block, item: ListItem, lead: string): readonly string[] {
	const { start } = block.range;
	const before = columnAfter(note.text.slice(lineStart(note.text, start), start));
	return moveLines((' '.repeat(before) + rawOf(note, block.range, '\n')).split('\n'), contentColumn(note, item), lead);
}

/** Further lines of an item's own text; null where it has one line. */
export function furtherText({ text }: Note, { textRange, children: [first] }: ListItem): Paragraph | null {
	if (first?.kind !== 'paragraph' || textRange.start === textRange.end) return null;
	return /^[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(textRange.end, first.range.start)) ? first : null;
}

function lineStart(text: string, offset: number): number {
	let at = offset;
	while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
	return at;
}

function lineEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && !/[\r\n]/.test(text.charAt(at))) at++;
	return at;
}

function isEnding(code: number): boolean {
	return code === 10 || code === 13 || code === 32 || code === 9;
}
