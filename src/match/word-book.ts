import { hashOf } from './hash';
import { begins, ends, hashes, scanWords, wordAt } from './scan';
import type { Word } from './words';

/** Words that were read, found by their letters wherever these stand. */
export interface WordBook {
	/** The word of a folded text. */
	readonly of: (text: string) => Word;
	/** The words of a plain name in lower case; none where it wants more care. */
	readonly wordsOf: (lower: string) => readonly Word[];
}

const SMALLEST = 1024;

/** A book that remembers so many words at most; `read` reads one that it does not know. */
export function wordBook(read: (text: string) => Word, most: number): WordBook {
	let slots = emptySlots(SMALLEST);
	let size = 0;
	const row: Word[] = [];

	const put = (word: Word): void => {
		let at = word.hash;
		while (slots[at & slots.length - 1] !== null) at++;
		slots[at & slots.length - 1] = word;
	};
	const add = (text: string): Word => {
		const word = read(text);
		if (size >= most) size = 0;
		if (size === 0) slots = emptySlots(SMALLEST);
		if (2 * size >= slots.length) {
			const before = slots;
			slots = emptySlots(2 * before.length);
			for (const other of before) if (other !== null) put(other);
		}
		put(word);
		size++;
		return word;
	};
	const find = (hash: number, text: string, begin: number, end: number): Word => {
		for (let at = hash >>> 2; ; at++) {
			const word = slots[at & slots.length - 1] ?? null;
			if (word === null) return add(text.slice(begin, end));
			if (word.hash === hash >>> 2 && word.length === end - begin && text.startsWith(word.text, begin)) return word;
		}
	};
	const of = (text: string): Word => find(hashOf(text), text, 0, text.length);

	return {
		of,
		wordsOf: (lower) => {
			const count = scanWords(lower);
			for (let at = 0; at < count; at++) {
				const begin = begins[at] ?? 0;
				row[at] = begin < 0 ? of(wordAt(lower, at)) : find(hashes[at] ?? 0, lower, begin, ends[at] ?? 0);
			}
			// A copy is as long as it need be; a list that grows has room for more.
			return row.slice(0, count);
		},
	};
}

function emptySlots(count: number): (Word | null)[] {
	return new Array<Word | null>(count).fill(null);
}
