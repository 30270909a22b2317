import type { Section } from '../note';
import { withoutEnding } from './destinations';
import type { Side } from './ledger';
import { rawOf } from './raw';

/** The sections of a merged note that cannot be woven in are quoted under this line. */
function openingOf(path: string): string {
	return `> [!quote]- From ${withoutEnding(path)}`;
}

/** A section as a folded quote, its heading too. */
export function quoteOf({ note, origin }: Side, { range }: Section, eol: string): string {
	const text = rawOf(note, range, '\n').replace(/^\n+/, '');
	return [openingOf(origin.path), ...text.split('\n').map((line) => line === '' ? '>' : `> ${line}`)].join(eol);
}

/** Whether any section of a note is quoted in a text. */
export function hasQuotes(text: string, path: string): boolean {
	return text.includes(openingOf(path));
}

/** Whether a quote stands in a text, line by line. */
export function hasQuote(text: string, quote: string): boolean {
	for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
		if (/^[\r\n]*$/.test(text.charAt(at - 1) + text.charAt(at + quote.length))) return true;
	}
	return false;
}
