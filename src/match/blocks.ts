import { initialsKey, keyOf, PAIR, START, WHOLE, WORD } from './block-keys';
import { hashOf, hashOfJoined } from './hash';
import type { Name } from './name';

const MOST_WORDS = 6;
const START_LETTERS = 4;

/** Keys, each once, in a list that is used again and again. */
export class KeyList {
	keys = new Int32Array(64);
	/** Where the block of each key is, see `findAll`. */
	found = new Int32Array(64);
	size = 0;

	add(key: number): void {
		const { keys, size } = this;
		for (let at = 0; at < size; at++) if (keys[at] === key) return;
		if (size === keys.length) {
			this.keys = new Int32Array(2 * size);
			this.keys.set(keys);
			this.found = new Int32Array(2 * size);
		}
		this.keys[this.size++] = key;
	}
}

/**
 * Adds what two names must share to be compared at all: the key or the look, a rare word or how
 * it sounds, two neighbouring words written as one, two common words, the
 * beginning, the initials.
 */
export function addBlockKeys(keys: KeyList, name: Name): void {
	if (name.key === '' || name.isOverlong) return;
	keys.add(keyOf(WHOLE, hashOf(name.key)));
	if (name.look !== name.key) keys.add(keyOf(WHOLE, hashOf(name.look)));
	const count = Math.min(MOST_WORDS, name.words.length);
	for (let at = 0; at < count; at++) for (const key of name.words[at]?.keys ?? []) keys.add(key);
	addPairs(keys, name, count);
	const start = startOf(name);
	if (start.length === START_LETTERS) keys.add(keyOf(START, hashOf(start)));
	addInitials(keys, name);
}

/** How a name begins to sound, without spaces. */
function startOf({ words }: Name): string {
	let start = '';
	for (let at = 0; at < words.length && start.length < START_LETTERS; at++) start += words[at]?.sound ?? '';
	return start.slice(0, START_LETTERS);
}

function addPairs(keys: KeyList, { words }: Name, count: number): void {
	for (let x = 0; x < count; x++) {
		const first = words[x];
		const next = words[x + 1];
		if (first === undefined) continue;
		if (next !== undefined && x + 1 < count && first.text.length + next.text.length >= 4) keys.add(keyOf(WORD, hashOfJoined(first.text, next.text)));
		// Hashes are joined so that the order of the words does not matter.
		for (let y = x + 1; y < count; y++) keys.add(keyOf(PAIR, Math.imul(first.rootHash ^ (words[y]?.rootHash ?? 0), 0x2c1b3c6d) ^ (first.rootHash + (words[y]?.rootHash ?? 0))));
	}
}

function addInitials(keys: KeyList, { words, initials, short }: Name): void {
	if (short !== '') keys.add(initialsKey(short));
	for (const letters of initials) if (letters.length >= 2 && letters.length <= 8) keys.add(initialsKey(letters));
	for (let at = 0; at < 3; at++) {
		const key = words[at]?.initialsKey ?? 0;
		if (key !== 0) keys.add(key);
	}
}
