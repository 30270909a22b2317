/**
 * The words of a plain name, found in one pass without cutting them out: most
 * names are plain, and most of their words were read before.
 */
import { hashFrom, hashWith, NO_LETTERS } from './hash';

/** What to do with a plain character: a letter or digit, which is kept in lower case, makes words; `CARE` wants to know its neighbours. */
const CARE = 0;
const PART = 1;
const JOINT = 2;
const AND = 3;
const PLUS = 4;
const FIRST_DIGIT = 48;
const FIRST_LETTER = 97;
const BLANK = 32;
const plain = Uint8Array.from({ length: 128 }, (_, code) => {
	const letter = String.fromCharCode(code);
	if (/[a-z\d]/i.test(letter)) return letter.toLowerCase().charCodeAt(0);
	return letter === '&' ? AND : letter === '+' ? PLUS : /[./]/.test(letter) ? JOINT : /[ -~]/.test(letter) && !/[#'`]/.test(letter) ? PART : CARE;
});

/** A longer text is no plain name. */
const MOST_LETTERS = 300;

/** The words that were found: where they begin and end, and their hashes as `hashFrom` has them. */
export const scanned = { count: 0, begins: new Int16Array(MOST_LETTERS), ends: new Int16Array(MOST_LETTERS), hashes: new Int32Array(MOST_LETTERS) };

/** Words that a sign stands for: they begin nowhere. */
const SIGNS = ['', '', '', 'and', 'plus'] as const;

/** Finds the words of a name and tells how many there are; 0 where other letters, marks within words or initials want more care. */
export function scanWords(name: string): number {
	const { begins, ends, hashes } = scanned;
	scanned.count = 0;
	if (name.length > MOST_LETTERS) return 0;
	let count = 0;
	let begin = 0;
	let hash = NO_LETTERS;
	let last = 0;
	let isAfterInitial = false;
	for (let at = 0; at <= name.length; at++) {
		const code = at < name.length ? name.charCodeAt(at) : BLANK;
		const kind = code < 128 ? plain[code] ?? CARE : CARE;
		if (kind >= FIRST_DIGIT) {
			hash = hashWith(hash, kind);
			last = kind;
			continue;
		}
		if (kind === CARE) return 0;
		if (at > begin) {
			const isInitial = at === begin + 1 && last >= FIRST_LETTER;
			if (isInitial && (isAfterInitial || kind === JOINT)) return 0;
			isAfterInitial = isInitial;
			begins[count] = begin;
			ends[count] = at;
			hashes[count++] = hash;
			hash = NO_LETTERS;
		}
		begin = at + 1;
		if (kind < AND) continue;
		isAfterInitial = false;
		begins[count] = -1;
		ends[count] = kind;
		hashes[count++] = hashFrom(NO_LETTERS, SIGNS[kind] ?? '');
	}
	scanned.count = count;
	return count;
}

/** A word that was found, cut out of the name in lower case. */
export function wordScanned(lower: string, at: number): string {
	const begin = scanned.begins[at] ?? 0;
	const end = scanned.ends[at] ?? 0;
	return begin < 0 ? SIGNS[end] ?? '' : lower.slice(begin, end);
}

/** Whether a word that was found in a name is this one. */
export function isScanned(word: string, name: string, at: number): boolean {
	const begin = scanned.begins[at] ?? 0;
	const end = scanned.ends[at] ?? 0;
	if (begin < 0) return word === SIGNS[end];
	if (word.length !== end - begin) return false;
	for (let letter = 0; letter < word.length; letter++) if (word.charCodeAt(letter) !== plain[name.charCodeAt(begin + letter)]) return false;
	return true;
}
