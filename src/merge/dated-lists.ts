import { dateAtStart } from '../note/dates';
import { applyEdits, itemText, parse, type Edit, type List, type Note } from '../note';
import type { Day } from '../account/records';
import { contentEnd } from './raw';

/** The date that a bullet begins with, also in bold or as a link; null where it does not. */
export function leadingDate(text: string): Day | null {
	return dateAtStart(text.replace(/^[*_[(\s]+/, ''));
}

/** Puts dated bullets newest first in the sections named (folded headings); everything else stays where it is. */
export function sortDatedLists(text: string, headings: ReadonlySet<string>, fold: (heading: string) => string): string {
	if (headings.size === 0) return text;
	const note = parse(text);
	const edits: Edit[] = [];
	for (const section of note.sections) {
		if (!headings.has(fold(section.heading))) continue;
		for (const block of section.blocks) if (block.kind === 'list' && !block.ordered) edits.push(...sortList(note, block));
	}
	const result = applyEdits(text, edits);
	return result.ok ? result.text : text;
}

/** A bullet without a date keeps its place behind the one before it. */
function sortList(note: Note, { items }: List): readonly Edit[] {
	let date = '9999-99-99';
	const dated = items.map((item, place) => {
		date = leadingDate(itemText(note, item)) ?? date;
		return { raw: note.text.slice(item.range.start, contentEnd(note.text, item.range)), date, place };
	});
	const sorted = [...dated].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.place - b.place));
	if (sorted.every((one, place) => one.place === place)) return [];
	return items.map((item, place) => ({ start: item.range.start, end: contentEnd(note.text, item.range), text: sorted[place]?.raw ?? '' }));
}
