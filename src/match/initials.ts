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
	for (const { text, kind } of short.words) {
		if (text.length < 2 || text.length > 8 || kind === 'code' || kind === 'number') continue;
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

/** `Sinopec` for `Sino Petroleum Company`: the first one to four letters of every word. Reached places are bits. */
function isMadeOfPrefixes(text: string, long: Name): boolean {
	const { words } = long;
	if (words.length < 2 || words.length > 6) return false;
	let reached = 1;
	for (const word of words) {
		let next = 0;
		for (let from = 0; from < text.length; from++) {
			if ((reached >> from & 1) === 0) continue;
			for (let count = 1; count <= 4 && text.charCodeAt(from + count - 1) === word.text.charCodeAt(count - 1); count++) next |= 1 << (from + count);
		}
		if (next === 0) return false;
		reached = next;
	}
	return (reached >> text.length & 1) === 1;
}
