import { hashOf } from './hash';
import { begins, ends, hashes, wordAt } from './scan';
import type { Word } from './words';

const SMALLEST = 1024;

/** Words that were read, found by their letters wherever these stand. */
export class WordBook {
	private slots = emptySlots(SMALLEST);
	private size = 0;

	/** `most`: so many words are remembered. */
	constructor(private readonly read: (text: string) => Word, private readonly most: number) {}

	/** The word of a folded text. */
	of(text: string): Word {
		return this.find(hashOf(text), text, 0, text.length);
	}

	/** The word that a scan found at a place of a name. */
	found(lower: string, place: number): Word {
		const begin = begins[place] ?? 0;
		return begin < 0 ? this.of(wordAt(lower, place)) : this.find(hashes[place] ?? 0, lower, begin, ends[place] ?? 0);
	}

	private find(hash: number, text: string, begin: number, end: number): Word {
		for (let at = hash >>> 2; ; at++) {
			const word = this.slots[at & this.slots.length - 1] ?? null;
			if (word === null) return this.add(text.slice(begin, end));
			if (word.hash === hash >>> 2 && word.length === end - begin && text.startsWith(word.text, begin)) return word;
		}
	}

	private add(text: string): Word {
		const word = this.read(text);
		if (this.size >= this.most) {
			this.slots = emptySlots(SMALLEST);
			this.size = 0;
		}
		if (2 * this.size >= this.slots.length) {
			const before = this.slots;
			this.slots = emptySlots(2 * before.length);
			for (const other of before) if (other !== null) this.put(other);
		}
		this.put(word);
		this.size++;
		return word;
	}

	private put(word: Word): void {
		const { slots } = this;
		let at = word.hash;
		while (slots[at & slots.length - 1] !== null) at++;
		slots[at & slots.length - 1] = word;
	}
}

function emptySlots(count: number): (Word | null)[] {
	return new Array<Word | null>(count).fill(null);
}
