/** Texts by key. Most keys have one, and a set for each would take far more memory than the texts. */
export class ManyMap {
	private readonly entries = new Map<string, string | Set<string>>();

	/** How many keys there are. */
	get size(): number {
		return this.entries.size;
	}

	has(key: string): boolean {
		return this.entries.has(key);
	}

	count(key: string): number {
		const entry = this.entries.get(key);
		return entry === undefined ? 0 : typeof entry === 'string' ? 1 : entry.size;
	}

	/** The texts of a key, in the order in which they came; not to be kept over changes. */
	get(key: string): Iterable<string> {
		const entry = this.entries.get(key);
		return entry === undefined ? none : typeof entry === 'string' ? [entry] : entry;
	}

	/** The texts of a key, sorted. */
	sorted(key: string): readonly string[] {
		const entry = this.entries.get(key);
		return entry === undefined ? none : typeof entry === 'string' ? [entry] : [...entry].sort();
	}

	add(key: string, text: string): void {
		const entry = this.entries.get(key);
		if (entry === undefined) this.entries.set(key, text);
		else if (typeof entry !== 'string') entry.add(text);
		else if (entry !== text) this.entries.set(key, new Set([entry, text]));
	}

	delete(key: string, text: string): void {
		const entry = this.entries.get(key);
		if (entry === text) this.entries.delete(key);
		else if (typeof entry === 'object') {
			entry.delete(text);
			if (entry.size === 0) this.entries.delete(key);
		}
	}
}

const none: readonly string[] = Object.freeze([]);
