import { hashOf, mixed } from './hash';
import { isScanned, scanned, wordScanned } from './scan';
import type { Word } from './words';

const SMALLEST = 1024;

/** Words that were read, found by their letters wherever these stand. */
export class WordBook {
	private slots: (Word | null)[] = emptySlots(SMALLEST);
	private size = 0;

	/** `most`: so many words are remembered. */
	constructor(private readonly read: (text: string) => Word, private readonly most: number) {}

	/** The word of a folded text. */
	of(text: string): Word {
		const hash = hashOf(text) >>> 2;
		let slot = hash & this.slots.length - 1;
		for (let word = this.wordAt(slot); word !== null; word = this.wordAt(slot)) {
			if (word.hash === hash && word.text === text) return word;
			slot = slot + 1 & this.slots.length - 1;
		}
		return this.add(text);
	}

	/** The word that a scan found at a place of a name. */
	scanned(name: string, at: number): Word {
		const hash = mixed(scanned.hashes[at] ?? 0) >>> 2;
		let slot = hash & this.slots.length - 1;
		for (let word = this.wordAt(slot); word !== null; word = this.wordAt(slot)) {
			if (word.hash === hash && isScanned(word.text, name, at)) return word;
			slot = slot + 1 & this.slots.length - 1;
		}
		return this.add(wordScanned(name.toLowerCase(), at));
	}

	private wordAt(slot: number): Word | null {
		return this.slots[slot] ?? null;
	}

	private add(text: string): Word {
		const word = this.read(text);
		if (this.size >= this.most) {
			this.slots = emptySlots(SMALLEST);
			this.size = 0;
		}
		if (2 * this.size >= this.slots.length) this.grow();
		this.put(word);
		this.size++;
		return word;
	}

	private put(word: Word): void {
		let slot = word.hash & this.slots.length - 1;
		while (this.wordAt(slot) !== null) slot = slot + 1 & this.slots.length - 1;
		this.slots[slot] = word;
	}

	private grow(): void {
		const before = this.slots;
		this.slots = emptySlots(2 * before.length);
		for (const word of before) if (word !== null) this.put(word);
	}
}

function emptySlots(count: number): (Word | null)[] {
	return new Array<Word | null>(count).fill(null);
}
