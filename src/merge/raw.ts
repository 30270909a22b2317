import type { Block, ListItem, Note, Range } from '../note';

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
	const lead = leadOf(note, item);
	const wider = target.marker.length - item.marker.length;
	const lines = rawOf(note, item.range, '\n').split('\n');
	return lines.map((line, place) => {
		const bare = line.startsWith(lead) ? line.slice(lead.length) : line.trimStart();
		if (place === 0) return target.lead + target.marker + bare.slice(item.marker.length);
		if (bare.trim() === '') return '';
		return target.lead + (wider > 0 ? ' '.repeat(wider) : '') + (wider < 0 ? bare.replace(new RegExp(`^ {0,${String(-wider)}}`), '') : bare);
	}).join(eol);
}

/** White space before an item's marker, as written. */
export function leadOf(note: Note, item: ListItem): string {
	const line = note.text.slice(item.range.start, item.textRange.start);
	return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function isEnding(code: number): boolean {
	return code === 10 || code === 13 || code === 32 || code === 9;
}
