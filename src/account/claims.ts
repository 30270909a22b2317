import { ManyMap } from './many-map';
import { keyOfName, type NoteNames } from './names';

/** How strongly a note claims a name: its own, an alias, or what else it may be called. */
export type Claim = 'name' | 'alias' | 'other';

const order: readonly Claim[] = ['name', 'alias', 'other'];
const none: readonly string[] = [];
const nothing: readonly (readonly string[])[] = [];

/** Which account notes claim a name, by identity key. */
export class Claims {
	private readonly byKey: Readonly<Record<Claim, ManyMap>> = { name: new ManyMap(), alias: new ManyMap(), other: new ManyMap() };
	/** Of each note, its keys by claim, the strongest claim of a key alone. */
	private readonly claimed = new Map<string, readonly (readonly string[])[]>();

	/** Keys that a note claims. */
	keys(path: string): readonly string[] {
		const claimed = this.claimed.get(path);
		if (claimed === undefined) return none;
		return claimed.length === 1 ? claimed[0] ?? none : claimed.flat();
	}

	/** Paths of the notes with such a claim, in order. */
	claimants(key: string, claim: Claim): readonly string[] {
		return this.byKey[claim].sorted(key);
	}

	isClaimed(key: string): boolean {
		return order.some((claim) => this.byKey[claim].has(key));
	}

	/** How many notes claim a name as an alias. */
	aliasCount(key: string): number {
		return this.byKey.alias.count(key);
	}

	/** Replaces a note's names; answers the keys that came, went or changed. */
	set(path: string, names: NoteNames | null): readonly string[] {
		const before = this.claimed.get(path) ?? nothing;
		const after = names === null ? nothing : claimsOf(names);
		const changed: string[] = [];
		for (const [at, claim] of order.entries()) {
			const [old, now] = [before[at] ?? none, after[at] ?? none];
			for (const key of old) {
				if (now.includes(key)) continue;
				this.byKey[claim].delete(key, path);
				changed.push(key);
			}
			for (const key of now) {
				if (old.includes(key)) continue;
				this.byKey[claim].add(key, path);
				changed.push(key);
			}
		}
		if (names === null) this.claimed.delete(path);
		else this.claimed.set(path, after);
		return changed;
	}
}

function claimsOf({ name, aliases, others }: NoteNames): readonly (readonly string[])[] {
	const own = keyOfName(name);
	// Most notes have one name.
	if (aliases.length === 0 && others.length === 0) return own === '' ? nothing : [[own]];
	const taken = new Set(['']);
	return [[name], aliases, others].map((names) => {
		if (names.length === 0) return none;
		const keys = [...new Set(names.map(keyOfName))].filter((key) => !taken.has(key));
		for (const key of keys) taken.add(key);
		return keys.length === 0 ? none : keys;
	});
}
