import { hashOf } from './hash';

/**
 * What two names may share, as numbers of 30 bits: small whole numbers are the
 * quickest keys, and two texts of one number only bring together two names more
 * than need be. The lowest three bits are the kind.
 */
export const WHOLE = 0;
export const INITIALS = 1;
export const PAIR = 2;
export const WORD = 3;
export const SOUND = 4;
export const START = 5;
export const BEGIN = 6;
export const END = 7;

/** What sharing a key of each kind says: the whole name most, the beginning or the end of a word least. */
const WORTH = [4, 1.2, 1.2, 1.2, 1, 0.6, 0.5, 0.4] as const;

/** What sharing a key says, before it is asked how many others share it. */
export function worthOf(key: number): number {
	return WORTH[key & 7] ?? 1;
}

/** The key of a kind for a hash of 32 bits. */
export function keyOf(kind: number, hash: number): number {
	return hash >>> 2 & ~7 | kind;
}

/** What a name shares by having a word: the word, and for a word of its own how it sounds, begins and ends. */
export function wordKeys(text: string, root: number, sound: string, isOwn: boolean): readonly number[] {
	const keys = [keyOf(WORD, root)];
	if (!isOwn) return keys;
	if (sound.length >= 3) keys.push(keyOf(SOUND, hashOf(sound)));
	// A typo seldom hits both halves of a word.
	if (text.length >= 6) keys.push(keyOf(BEGIN, hashOf(text.slice(0, 5))), keyOf(END, hashOf(text.slice(-5))));
	return keys;
}

/** For one of the first words that may be the initials of another name. */
export function initialsKey(letters: string): number {
	return keyOf(INITIALS, hashOf(letters));
}

/** Whether a key stands for a whole name. */
export function isWholeKey(key: number): boolean {
	return (key & 7) === WHOLE;
}
