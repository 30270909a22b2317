import { bandOf, LAST_BAND } from './bands';
import type { Population } from './features';
import type { Name } from './name';
import { ABSENT, NumberMap } from './number-map';
import type { Word } from './words';

/** Two names themselves are no others: what is said of a word may change when it is as frequent as a band begins, or has up to so many more names. */
const OWN = 2;

/** Counts words over names that come and go. Names of one identity key count once, so copies do not make a word common. The order does not matter. */
export class NamePopulation implements Population {
	private readonly counts = new NumberMap();
	/** Names of one key with one word, by a hash of both. */
	private readonly holders = new NumberMap();
	private shifted = new Set<string>();

	/** Counts a name; a name without a key counts for nothing. */
	add(name: Name): void {
		this.count(name, 1);
	}

	/** Takes back what `add` counted. */
	remove(name: Name): void {
		this.count(name, -1);
	}

	countOf({ hash }: Word): number {
		return Math.max(0, this.counts.get(hash));
	}

	has(name: Name, word: Word): boolean {
		return this.holders.get(holderOf(name.keyHash, word)) !== ABSENT;
	}

	/** Words of which something else may be said than when this was last asked. */
	takeShifted(): ReadonlySet<string> {
		const { shifted } = this;
		if (shifted.size > 0) this.shifted = new Set();
		return shifted;
	}

	private count({ keyHash, words }: Name, by: 1 | -1): void {
		if (keyHash === 0) return;
		for (let at = 0; at < words.length; at++) {
			const word = words[at];
			// A word counts once in a name.
			if (word === undefined || words.findIndex(({ hash }) => hash === word.hash) < at) continue;
			const copies = this.holders.count(holderOf(keyHash, word), by);
			if (copies === (by > 0 ? 1 : 0)) this.change(word, by);
		}
	}

	private change({ hash, text }: Word, by: 1 | -1): void {
		const after = this.counts.count(hash, by);
		const before = after - by;
		if (before > LAST_BAND + OWN) return;
		for (let own = 0; own <= OWN; own++) if (bandOf(before - own) !== bandOf(after - own)) this.shifted.add(text);
	}
}

function holderOf(keyHash: number, { hash }: Word): number {
	return (Math.imul(keyHash, 0x2c1b3c6d) ^ Math.imul(hash, 0x297a2d39)) >>> 2;
}
