import { foldName } from './fold';
import { identityKey } from './identity';

/** Two notes worth comparing. `null` in a scan is a place to rest. */
export interface CandidatePair {
	readonly a: string;
	readonly b: string;
}

/** Which names are worth comparing: names by shared keys, never all pairs. An id may have several names. */
export class NameIndex {
	private readonly blocks = new Map<string, Set<string>>();
	private readonly keysOf = new Map<string, Set<string>>();

	/** Adds a name of `id`; call it again for further names of the same id. */
	add(id: string, name: string): void {
		const own = this.keysOf.get(id) ?? new Set<string>();
		this.keysOf.set(id, own);
		for (const key of blockKeys(name)) {
			own.add(key);
			const block = this.blocks.get(key);
			if (block === undefined) this.blocks.set(key, new Set([id]));
			else block.add(id);
		}
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		for (const key of this.keysOf.get(id) ?? []) {
			const block = this.blocks.get(key);
			block?.delete(id);
			if (block?.size === 0) this.blocks.delete(key);
		}
		this.keysOf.delete(id);
	}

	/** Ids with a name that may be the same as `name`, in no promised order. */
	candidates(name: string): ReadonlySet<string> {
		const found = new Set<string>();
		for (const key of blockKeys(name)) for (const id of this.blocks.get(key) ?? []) found.add(id);
		return found;
	}

	/** Every pair worth comparing once, `a < b`. Yields `null` where the caller may pause; changes meanwhile are allowed. */
	*pairs(): Generator<CandidatePair | null, void, undefined> {
		for (const [id, keys] of this.keysOf) {
			const others = new Set<string>();
			for (const key of keys) for (const other of this.blocks.get(key) ?? []) if (id < other) others.add(other);
			for (const other of others) yield { a: id, b: other };
			yield null;
		}
	}
}

function blockKeys(name: string): readonly string[] {
	const key = identityKey(name);
	return key === '' ? [] : [`=${key}`, ...foldName(name).split(' ').filter((word) => word.length > 3)];
}
