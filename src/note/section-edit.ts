import { applyEdits, refuse } from './edit';
import type { EditResult } from './edit';
import { LineCursor } from './cursor';
import type { List, Note, Section } from './note';
import { parse } from './parse';
import { isPlaceholder } from './placeholder';

/** Where a new item goes. */
export interface ItemPlace {
	readonly place: 'top' | 'bottom';
	/** Adds the section at the end of the note, with a heading of this level, where it is missing. */
	readonly createLevel?: number;
}

/**
 * Adds an item to the first list of the section with this heading (its case
 * does not matter), with that list's marker and spacing. `item` comes without
 * a marker: `2026-01-05: called` or `[ ] task`. A section without a list gets
 * one; a paragraph that is only a placeholder gives way to it.
 */
export function addListItem(text: string, heading: string, item: string, { place, createLevel }: ItemPlace): EditResult {
	const note = parse(text);
	const wanted = fold(heading);
	const section = note.sections.find((one) => one.level > 0 && fold(one.heading) === wanted);
	const line = item.replace(/[\r\n]+/g, ' ');
	if (!section) {
		if (createLevel === undefined) return refuse('not-there', `There is no section “${heading}”.`);
		return { ok: true, text: withSection(note, `${'#'.repeat(createLevel)} ${heading}`, `- ${line}`) };
	}
	const list = section.blocks.find((block) => block.kind === 'list');
	return list ? addToList(note, list, line, place) : startList(note, section, `- ${line}`, place);
}

function fold(heading: string): string {
	return heading.trim().toLowerCase();
}

function withSection({ text, eol }: Note, heading: string, item: string): string {
	const lines = text.replace(/(?:\r\n|\r|\n)$/, '');
	const isOpen = lines.length === text.length;
	const hasGap = !isOpen && /(?:^|[\r\n])[ \t]*$/.test(lines.slice(-100));
	const gap = text === '' ? '' : (isOpen ? eol : '') + (hasGap ? '' : eol);
	return `${text}${gap}${heading}${eol}${eol}${item}${eol}`;
}

function addToList(note: Note, list: List, line: string, place: ItemPlace['place']): EditResult {
	const { text, eol } = note;
	const edge = place === 'top' ? list.items[0] : list.items[list.items.length - 1];
	if (!edge) return refuse('not-there', 'The list is empty.');
	const margin = text.slice(edge.range.start, text.indexOf(edge.marker, edge.range.start));
	const marker = place === 'top' ? edge.marker : nextMarker(edge.marker);
	const gap = isLoose(note, list) ? eol : '';
	const item = `${margin}${marker} ${line}`;
	if (place === 'top') return applyEdits(text, [{ start: edge.range.start, end: edge.range.start, text: item + eol + gap }]);
	const { end } = list.range;
	const before = /[\r\n]$/.test(text.slice(end - 1, end)) ? '' : eol;
	return applyEdits(text, [{ start: end, end, text: before + gap + item + (before ? '' : eol) }]);
}

/** Whether blank lines stand between the items. */
function isLoose({ text }: Note, { items }: List): boolean {
	const [first, second] = items;
	return first !== undefined && second !== undefined && text.slice(first.range.end, second.range.start).trim() === '' && second.range.start > first.range.end;
}

function nextMarker(marker: string): string {
	const number = /^(\d+)([.)])$/.exec(marker);
	return number ? String(Number(number[1]) + 1) + (number[2] ?? '.') : marker;
}

function startList(note: Note, section: Section, item: string, place: ItemPlace['place']): EditResult {
	const { text, eol } = note;
	const [first] = section.blocks;
	const last = section.blocks[section.blocks.length - 1];
	if (!first || !last) return startFirst(note, section, item);
	if (section.blocks.length === 1 && first.kind === 'paragraph') {
		const { start, end } = first.range;
		const content = text.slice(start, end);
		if (isPlaceholder(content.trim())) return applyEdits(text, [{ start, end: start + content.trimEnd().length, text: item }]);
	}
	if (place === 'top') return applyEdits(text, [{ start: first.range.start, end: first.range.start, text: item + eol + eol }]);
	const { end } = last.range;
	const before = /[\r\n]$/.test(text.slice(end - 1, end)) ? '' : eol;
	const after = before === '' ? eol : '';
	return applyEdits(text, [{ start: end, end, text: `${before}${eol}${item}${after}` }]);
}

/** The first block of an empty section: a blank line under the heading is kept, or made. */
function startFirst({ text, eol }: Note, { headingRange, range }: Section, item: string): EditResult {
	const after = headingRange?.end ?? range.start;
	const cursor = new LineCursor(text, after);
	const hasBlank = after < range.end && cursor.advance() && cursor.isBlank;
	const at = hasBlank ? cursor.next : after;
	const isOpen = !/[\r\n]$/.test(text.slice(Math.max(0, at - 1), at));
	const before = (isOpen ? eol : '') + (hasBlank ? '' : eol);
	const next = at < text.length && text.slice(at, range.end).trim() === '' && /^[^\r\n]/.test(text.slice(at)) ? eol : '';
	return applyEdits(text, [{ start: at, end: at, text: before + item + eol + next }]);
}

/** Replaces a line, counting from 1, if it still reads as expected. Its ending stays. */
export function replaceLine(text: string, line: number, expected: string, replacement: string): EditResult {
	const cursor = new LineCursor(text, 0);
	while (cursor.line < line && cursor.advance());
	if (line < 1 || cursor.line !== line || text.slice(cursor.lineStart, cursor.lineEnd) !== expected) return refuse('not-there', `Line ${String(line)} is no longer what was read.`);
	return applyEdits(text, [{ start: cursor.lineStart, end: cursor.lineEnd, text: replacement }]);
}
