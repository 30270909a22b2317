import type { Population } from './features';
import type { Name } from './name';

/** Counts words over names that come and go. Names of one identity key count once, so copies do not make a word common. */
export class NamePopulation implements Population {
	private readonly counts = new Map<string, number>();
	private readonly keys = new Map<string, { readonly name: Name; copies: number }>();

	/** Names that differ. */
	get size(): number {
		return this.keys.size;
	}

	/** Counts a name; a name without a key counts for nothing. */
	add(name: Name): void {
		const known = this.keys.get(name.key);
		if (name.key === '') return;
		if (known !== undefined) known.copies++;
		else {
			this.keys.set(name.key, { name, copies: 1 });
			this.count(name, 1);
		}
	}

	/** Takes back what `add` counted. */
	remove(name: Name): void {
		const known = this.keys.get(name.key);
		if (known === undefined || --known.copies > 0) return;
		this.keys.delete(name.key);
		// Spellings of one key may differ in words: what was counted is taken back.
		this.count(known.name, -1);
	}

	countOf(word: string): number {
		return this.counts.get(word) ?? 0;
	}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	private count(name: Name, by: 1 | -1): void {
		for (const word of new Set(name.words.map(({ text }) => text))) {
			const count = (this.counts.get(word) ?? 0) + by;
			if (count === 0) this.counts.delete(word);
			else this.counts.set(word, count);
		}
	}
}
