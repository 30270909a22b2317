import type { Name } from './name';
import { soundOf } from './strings';
import type { Word } from './words';

const MOST_WORDS = 6;

/**
 * What two names must share to be compared at all: the key, a rare word or how
 * it sounds, two neighbouring words written as one, two common words, the
 * beginning, the initials.
 */
export function blockKeys(name: Name): ReadonlySet<string> {
	const keys = new Set<string>();
	if (name.key === '' || name.isOverlong) return keys;
	keys.add(`=${name.key}`);
	const words = name.words.slice(0, MOST_WORDS);
	for (const word of words) addWord(keys, word);
	for (let at = 0; at + 1 < words.length; at++) {
		const joined = (words[at]?.text ?? '') + (words[at + 1]?.text ?? '');
		if (joined.length >= 4) keys.add(`s${soundOf(joined)}`);
	}
	for (let x = 0; x < words.length; x++) for (let y = x + 1; y < words.length; y++) keys.add(pairKey(words[x]?.root ?? '', words[y]?.root ?? ''));
	if (name.sound.length >= 4) keys.add(`f${name.sound.slice(0, 4)}`);
	addInitials(keys, name);
	return keys;
}

function addWord(keys: Set<string>, { text, root, sound, kind }: Word): void {
	if (kind === 'letter') return;
	keys.add(`w${root}`);
	if (kind !== 'own') return;
	if (sound.length >= 3) keys.add(`s${sound}`);
	if (text.length >= 6) {
		// A typo seldom hits both halves of a word.
		keys.add(`b${text.slice(0, 5)}`);
		keys.add(`e${text.slice(-5)}`);
	}
}

function pairKey(a: string, b: string): string {
	return a < b ? `p${a}+${b}` : `p${b}+${a}`;
}

function addInitials(keys: Set<string>, { words, initials, short }: Name): void {
	if (short !== '') keys.add(`i${short}`);
	for (const letters of initials) if (letters.length >= 2 && letters.length <= 8) keys.add(`i${letters}`);
	for (const { text, kind } of words.slice(0, 3)) if (kind !== 'number' && text.length >= 2 && text.length <= 6) keys.add(`i${text}`);
}
