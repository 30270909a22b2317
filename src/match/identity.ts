import { foldWords } from './fold';
import { coreOf, mayHaveForm } from './legal';
import { scanWords, wordAt } from './scan';
import { isGeneric } from './words';

/**
 * What two names must share to be the same for certain: the folded name without
 * its legal form, a leading `The` and spaces (a gap stays between two digits).
 * Where only one generic word would remain (`The Pizza Company`) everything stays.
 * `''` means no name at all and equals nothing, not even another `''`.
 */
export function identityKey(name: string): string {
	return plainKey(name) ?? identityKeyOf(foldWords(name));
}

/** The key of a plain name with nothing before or after it: that of most. Null where there may be a legal form or an article. */
function plainKey(name: string): string | null {
	const lower = name.toLowerCase();
	const count = scanWords(lower);
	if (count === 0) return null;
	let key = wordAt(lower, 0);
	if (count > 1 && mayHaveForm(key, wordAt(lower, count - 1))) return null;
	for (let at = 1, before = key; at < count; at++) {
		const word = wordAt(lower, at);
		key += gapBetween(before, word) + word;
		before = word;
	}
	return key;
}

/** The key of a name that is folded already, by its words. */
export function identityKeyOf(words: readonly string[]): string {
	// A register's mark (`Inc /De`) stays: registers use it to tell two companies apart.
	return words[0] === '' ? '' : keyOfCore(words, coreOf(words, '').core);
}

/** The key of a folded name's words, of which the core is known. */
export function keyOfCore(words: readonly string[], core: readonly string[]): string {
	const isTooLittle = core.length === 1 && core !== words && isGeneric(core[0] ?? '');
	return closed(isTooLittle ? words : core);
}

function closed(words: readonly string[]): string {
	let key = '';
	let before = '';
	for (const word of words) {
		key += gapBetween(before, word) + word;
		before = word;
	}
	return key;
}

/** A gap between digits stays: `1 23` is not `12 3`. */
function gapBetween(before: string, word: string): string {
	return isDigit(before, before.length - 1) && isDigit(word, 0) ? ' ' : '';
}

/** Whether there is a digit, of whatever script, at a place. */
function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (!(code > 127)) return code >= 48 && code <= 57;
	// The second half of a letter outside the basic plane begins one place before.
	return digit.test(String.fromCodePoint(text.codePointAt(code >= 0xdc00 && code <= 0xdfff ? at - 1 : at) ?? code));
}

const digit = /^\p{N}$/u;
