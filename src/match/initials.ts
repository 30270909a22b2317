import type { Name } from './name';
import { isSubsequence } from './strings';
import type { Word } from './words';

/** How well a word of one name is made of the first letters of the other: 1 `IBM` for all of it, less for parts. Symmetric. */
export function initialsFit(a: Name, b: Name): number {
	return Math.max(shortFor(a, b), shortFor(b, a));
}

/** Whether what is left on one side shortens what is left on the other: `CR Cement`, `China Resources Cement`. Symmetric. */
export function looseInitialsFit(a: readonly Word[], b: readonly Word[]): number {
	return a.length === 0 || b.length === 0 ? 0 : Math.max(looseShortFor(a, b), looseShortFor(b, a));
}

function looseShortFor(short: readonly Word[], long: readonly Word[]): number {
	if (long.length < 2) return 0;
	const initials = long.map(({ text }) => text.charAt(0)).join('');
	const letters = short.map(({ text }) => text).join('');
	if (letters.length < 2 || letters.length > 8) return 0;
	if (letters === initials) return 1;
	return initials.startsWith(letters) || letters.startsWith(initials) ? 0.6 : 0;
}

function shortFor(short: Name, long: Name): number {
	let best = short.words.length === 1 && long.short !== '' && short.words[0]?.text === long.short ? 1.2 : 0;
	const isWhole = short.words.length === 1;
	for (const { text } of short.words) {
		if (text.length < 2 || text.length > 8 || /\p{N}/u.test(text)) continue;
		for (const initials of long.initials) {
			const fit = lettersFit(text, initials) * (isWhole ? 1 : 0.8);
			if (fit > best) best = fit;
		}
		if (best === 0 && isWhole && text.length >= 3 && isMadeOfPrefixes(text, long)) best = 0.45;
	}
	return best;
}

function lettersFit(text: string, initials: string): number {
	if (initials.length < 2) return 0;
	if (text === initials) return 1;
	if (text.length < 3) return 0;
	if (initials.length >= 3 && (initials.startsWith(text) || text.startsWith(initials))) return 0.7;
	if (text.charAt(0) === initials.charAt(0) && isSubsequence(initials, text)) return 0.5;
	return initials.length > text.length && isSubsequence(text, initials) ? 0.4 : 0;
}

/** `Sinopec` for `Sino Petroleum Company`: the first one to four letters of every word. */
function isMadeOfPrefixes(text: string, long: Name): boolean {
	const { words } = long;
	if (words.length < 2 || words.length > 6) return false;
	let reached = new Set([0]);
	for (const word of words) {
		const next = new Set<number>();
		for (const from of reached) {
			for (let count = 1; count <= 4 && text.startsWith(word.text.slice(0, count), from) && count <= word.text.length; count++) next.add(from + count);
		}
		reached = next;
	}
	return reached.has(text.length);
}
