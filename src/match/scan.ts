/**
 * The words of a plain name, found in one pass without cutting them out: most
 * names are plain, and most of their words were read before.
 */
import { hashOf, mixed, NO_LETTERS, PRIME } from './hash';

/** What to do with a plain character: `LETTER` and `DIGIT` make words, `CARE` wants to know its neighbours. */
const PART = 0;
const LETTER = 1;
const DIGIT = 2;
const JOINT = 3;
const CARE = 4;
/** Signs that are words of their own. */
const AND = 5;
const PLUS = 6;
const SIGNS = ['and', 'plus'] as const;
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
	const letter = String.fromCharCode(code);
	if (/[a-z]/.test(letter)) return LETTER;
	if (/\d/.test(letter)) return DIGIT;
	return letter === '&' ? AND : letter === '+' ? PLUS : /[./]/.test(letter) ? JOINT : /[ -~]/.test(letter) && !/[#'`]/.test(letter) ? PART : CARE;
});

/** A longer text is no plain name. */
const MOST_LETTERS = 300;

/** Where the words begin and end that were found, and their hashes; a word that a sign stands for begins at one of the places that mean it. */
export const begins = new Int16Array(MOST_LETTERS);
export const ends = new Int16Array(MOST_LETTERS);
export const hashes = new Int32Array(MOST_LETTERS);

/** Finds the words of a name in lower case and tells how many there are; 0 where other letters, marks within words or initials want more care. */
export function scanWords(lower: string): number {
	if (lower.length > MOST_LETTERS) return 0;
	let count = 0;
	let begin = 0;
	let hash = NO_LETTERS;
	let isAfterInitial = false;
	for (let at = 0; at <= lower.length; at++) {
		const code = at < lower.length ? lower.charCodeAt(at) : 32;
		const kind = classes[code] ?? CARE;
		if (kind === LETTER || kind === DIGIT) {
			// Written out: a name is read before the engine has compiled any of this.
			hash = Math.imul(hash ^ code, PRIME);
			continue;
		}
		if (kind === CARE) return 0;
		if (at > begin) {
			const isInitial = at === begin + 1 && classes[lower.charCodeAt(begin)] === LETTER;
			if (isInitial && (isAfterInitial || kind === JOINT)) return 0;
			isAfterInitial = isInitial;
			begins[count] = begin;
			ends[count] = at;
			hashes[count++] = mixed(hash);
			hash = NO_LETTERS;
		}
		begin = at + 1;
		if (kind < AND) continue;
		isAfterInitial = false;
		begins[count] = AND - kind - 1;
		hashes[count++] = hashOf(SIGNS[kind - AND] ?? '');
	}
	return count;
}

/** A word that was found. */
export function wordAt(lower: string, at: number): string {
	const begin = begins[at] ?? 0;
	return begin < 0 ? SIGNS[-1 - begin] ?? '' : lower.slice(begin, ends[at]);
}
