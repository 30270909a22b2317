/** Texts of a note on one line. */
import { isPlaceholder } from '../note';
import type { SectionKind } from './sections';

/** A label and the little behind it. */
const emptyEntry = /^[^:,;.()–—]{1,40}:[*_]* *(.{0,60})$/;
const checkbox = /^\[[ xX]?\]$/;

/** A bullet with what is nested under it. */
export function withDetails(text: string, details: readonly string[]): string {
	if (details.length === 0) return text;
	return /[.!?:–—-]$|^$/.test(text) ? `${text} ${details.join('; ')}`.trim() : `${text}: ${details.join('; ')}`;
}

/** Cells with one of them before the others: people are known by the name that a line begins with. */
export function startingWith(cells: readonly string[], place: number): readonly string[] {
	return place < 1 ? cells : [cells[place] ?? '', ...cells.slice(0, place), ...cells.slice(place + 1)];
}

/** `Employees: N/A` and `**Employees:**` say as little as their value does; `Open issues: none` says something. */
export function isEmptyEntry(text: string): boolean {
	const value = emptyEntry.exec(text)?.[1];
	return value !== undefined && isPlaceholder(value) && !/^[*_(]*no(?:ne|thing)?\b/i.test(value);
}

/** A row of a table; a fact of two cells is a label and its value. */
export function rowText(cells: readonly string[], kind: SectionKind): string {
	if (kind === 'facts' && cells.length === 2 && isEmptyEntry(`${cells[0] ?? ''}: ${cells[1] ?? ''}`)) return '';
	const texts = cells.map((cell) => cleaned(cell)).filter((text) => !isPlaceholder(text) && !checkbox.test(text));
	return kind === 'facts' && texts.length === 2 ? texts.join(': ').replace(/^(\*\*|__)(.*?)\1/, '$2') : texts.join(' – ');
}

/** White space that is not one space between words, or a comment. */
const untidy = /[^\S ]| {2}|^ | $|<!--|%%/;

/** One line, without comments. */
export function cleaned(text: string): string {
	if (!untidy.test(text)) return text;
	return without(without(text, '<!--', '-->'), '%%', '%%').replace(/\s+/g, ' ').trim();
}

function without(text: string, open: string, close: string): string {
	let start = text.indexOf(open);
	if (start < 0) return text;
	let kept = '';
	let at = 0;
	while (start >= 0) {
		const end = text.indexOf(close, start + open.length);
		if (end < 0) break;
		kept += text.slice(at, start);
		at = end + close.length;
		start = text.indexOf(open, at);
	}
	return kept + text.slice(at);
}
