import { foldWords } from './fold';
import { coreOf } from './legal';
import { isGeneric } from './words';

/**
 * What two names must share to be the same for certain: the folded name without
 * its legal form, a leading `The` and spaces (a gap stays between two digits).
 * Where only one generic word would remain (`The Pizza Company`) everything stays.
 * `''` means no name at all and equals nothing, not even another `''`.
 */
export function identityKey(name: string): string {
	return identityKeyOf(foldWords(name));
}

/** The key of a name that is folded already, by its words. */
export function identityKeyOf(words: readonly string[]): string {
	// A register's mark (`Inc /De`) stays: registers use it to tell two companies apart.
	return words[0] === '' ? '' : keyOfCore(words, coreOf(words, '').core);
}

/** The key of a folded name's words, of which the core is known. */
export function keyOfCore(words: readonly string[], core: readonly string[]): string {
	const isTooLittle = core.length === 1 && isGeneric(core[0] ?? '');
	return closed(isTooLittle ? words : core);
}

function closed(words: readonly string[]): string {
	let key = '';
	let before = '';
	for (const word of words) {
		key += isDigit(before, before.length - 1) && isDigit(word, 0) ? ` ${word}` : word;
		before = word;
	}
	return key;
}

/** Whether there is a digit, of whatever script, at a place. */
function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (!(code > 127)) return code >= 48 && code <= 57;
	// The second half of a letter outside the basic plane begins one place before.
	return digit.test(String.fromCodePoint(text.codePointAt(code >= 0xdc00 && code <= 0xdfff ? at - 1 : at) ?? code));
}

const digit = /^\p{N}$/u;
