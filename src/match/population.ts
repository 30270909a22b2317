import { bandOf } from './bands';
import type { Population } from './features';
import type { Name } from './name';
import type { Word } from './words';

/** Two names themselves are no others: what is said of a word may change when it is as frequent as a band begins, or has up to so many more names. */
const OWN = 2;

/** Counts words over names that come and go. Names of one identity key count once, so copies do not make a word common. The order does not matter. */
export class NamePopulation implements Population {
	private readonly counts = new Map<string, number>();
	/** Names of one key with one word, by a hash of both. */
	private readonly holders = new Map<number, number>();
	private shifted = new Set<string>();

	/** Counts a name; a name without a key counts for nothing. */
	add(name: Name): void {
		this.count(name, 1);
	}

	/** Takes back what `add` counted. */
	remove(name: Name): void {
		this.count(name, -1);
	}

	countOf(word: string): number {
		return this.counts.get(word) ?? 0;
	}

	has(name: Name, word: Word): boolean {
		return this.holders.has(holderOf(name, word));
	}

	/** Words of which something else may be said than when this was last asked. */
	takeShifted(): ReadonlySet<string> {
		const { shifted } = this;
		if (shifted.size > 0) this.shifted = new Set();
		return shifted;
	}

	private count(name: Name, by: 1 | -1): void {
		if (name.key === '') return;
		for (const [at, word] of name.words.entries()) {
			const { text } = word;
			if (name.words.some((other, before) => before < at && other.text === text)) continue;
			const holder = holderOf(name, word);
			const copies = (this.holders.get(holder) ?? 0) + by;
			if (copies > 0) this.holders.set(holder, copies);
			else this.holders.delete(holder);
			if (copies === (by > 0 ? 1 : 0)) this.change(text, by);
		}
	}

	private change(word: string, by: 1 | -1): void {
		const before = this.countOf(word);
		const after = before + by;
		if (after > 0) this.counts.set(word, after);
		else this.counts.delete(word);
		for (let own = 0; own <= OWN; own++) if (bandOf(before - own) !== bandOf(after - own)) this.shifted.add(word);
	}
}

function holderOf({ keyHash }: Name, { hash }: Word): number {
	return (Math.imul(keyHash, 0x2c1b3c6d) ^ Math.imul(hash, 0x297a2d39)) >>> 2;
}
