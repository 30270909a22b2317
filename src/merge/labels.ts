import { labelEnd } from '../note/destination';
import { CodeSpans } from '../note/inline-verbatim';
import type { Block, ListItem, Note, Range } from '../note';

/** A label in brackets, as `[^1]` and `[text][label]` have it. */
export interface Label extends Range {
	/** White space and case folded, the `^` of a footnote included. */
	readonly name: string;
}

/** Every block of a note, those within others behind the one they stand in. */
export function* allBlocks(note: Note): Generator<Block | ListItem> {
	const open: (Block | ListItem)[] = note.sections.flatMap(({ blocks }) => blocks).reverse();
	for (let block = open.pop(); block; block = open.pop()) {
		yield block;
		if (block.kind === 'list') open.push(...[...block.items].reverse());
		else if (block.kind === 'item' || block.kind === 'quote' || block.kind === 'footnote') open.push(...[...block.children].reverse());
	}
}

/** The label that a footnote or a reference definition begins with. */
export function labelOf({ text }: Note, { range }: Block): Label {
	const start = text.indexOf('[', range.start) + 1;
	const end = Math.max(labelEnd(text, start - 1, range.end) - 1, start);
	return { start, end, name: foldLabel(text.slice(start, end)) };
}

/** Labels in running text, outside code. */
export function* labelsIn(note: Note): Generator<Label> {
	for (const range of runningText(note)) yield* scan(note.text, range);
}

/** Labels are compared without case, white space folded. */
function foldLabel(label: string): string {
	return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

function* runningText(note: Note): Generator<Range> {
	for (const { headingRange } of note.sections) if (headingRange) yield headingRange;
	for (const block of allBlocks(note)) {
		if (block.kind === 'paragraph' || block.kind === 'table') yield block.range;
		else if (block.kind === 'item') yield block.textRange;
	}
}

function* scan(text: string, { start, end }: Range): Generator<Label> {
	const spans = new CodeSpans(text);
	for (let at = start; at < end;) {
		const sign = text.charAt(at);
		const close = sign === '[' ? labelEnd(text, at, end) : -1;
		if (close >= 0) yield { start: at + 1, end: close - 1, name: foldLabel(text.slice(at + 1, close - 1)) };
		if (close >= 0) at = close;
		else if (sign === '`') at = spans.skip(at, end);
		else at += sign === '\\' ? 2 : 1;
	}
}
