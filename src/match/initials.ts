import type { Name } from './name';
import type { Side } from './compare';
import { isSubsequence } from './strings';
import { KINDS, type Word } from './words';

/** How well a word of one name is made of the first letters of the other: 1 `IBM` for all of it, less for parts. Symmetric. */
export function initialsFit(a: Name, b: Name): number {
	return Math.max(shortFor(a, b), shortFor(b, a));
}

/** Whether what is left on one side shortens what is left on the other: `CR Cement`, `China Resources Cement`. Symmetric. */
export function looseInitialsFit(a: Side, b: Side): number {
	return a.looseCount === 0 || b.looseCount === 0 ? 0 : Math.max(looseShortFor(a, b), looseShortFor(b, a));
}

/** The letters of the loose words of one side are the first letters of those of the other: 1 for all, 0.6 for the first of them. */
function looseShortFor(short: Side, long: Side): number {
	if (long.looseCount < 2 || short.looseLength < 2 || short.looseLength > 8) return 0;
	const { words } = short.name;
	let next = long.firstLoose;
	for (let at = short.firstLoose; at <= short.lastLoose; at++) {
		if ((short.partner[at] ?? -1) >= 0) continue;
		const text = words[at]?.text ?? '';
		for (let letter = 0; letter < text.length && next >= 0; letter++) {
			if (text.charCodeAt(letter) !== long.name.words[next]?.first) return 0;
			next = looseAfter(long, next);
		}
	}
	return short.looseLength === long.looseCount ? 1 : 0.6;
}

function looseAfter({ lastLoose, partner }: Side, place: number): number {
	for (let at = place + 1; at <= lastLoose; at++) if ((partner[at] ?? -1) < 0) return at;
	return -1;
}

/** A word shorter or longer than this is no row of initials. */
const LEAST_LETTERS = 2;
const MOST_LETTERS = 8;
const CODE = KINDS.indexOf('code');
const NUMBER = KINDS.indexOf('number');

function shortFor(short: Name, long: Name): number {
	const { words } = short;
	const isWhole = words.length === 1;
	let best = isWhole && long.short !== '' && words[0]?.text === long.short ? 1.2 : 0;
	for (let at = 0; at < words.length; at++) {
		const word = words[at];
		if (word === undefined || word.length < LEAST_LETTERS || word.length > MOST_LETTERS || word.kindId === CODE || word.kindId === NUMBER) continue;
		if (mayBeInitials(word, long)) for (const initials of long.initials) best = Math.max(best, lettersFit(word.text, initials) * (isWhole ? 1 : 0.8));
		if (best === 0 && isWhole && word.length >= 3 && isMadeOfPrefixes(word.text, long)) best = 0.45;
	}
	return best;
}

/** Letters of the word that no initials have, and letters of all initials that the word has not, leave nothing to fit. */
function mayBeInitials({ letters }: Word, { someInitials, allInitials }: Name): boolean {
	return (letters & ~someInitials) === 0 || (allInitials & ~letters) === 0;
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
	if (words.length < 2 || words.length > 6 || text.charCodeAt(0) !== words[0]?.first) return false;
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
