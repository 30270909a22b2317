import { keyOfName, type NoteNames } from './names';

/** How strongly a note claims a name: its own, an alias, or what else it may be called. */
export type Claim = 'name' | 'alias' | 'other';

const order: readonly Claim[] = ['name', 'alias', 'other'];
const none: readonly string[] = [];

/** Which account notes claim a name, by identity key. */
export class Claims {
	private readonly byKey = new Map<string, Map<string, Claim>>();
	private readonly keysOf = new Map<string, readonly string[]>();

	/** Keys that a note claims. */
	keys(path: string): readonly string[] {
		return this.keysOf.get(path) ?? none;
	}

	/** Paths of the notes with such a claim, in order. */
	claimants(key: string, claim: Claim): readonly string[] {
		const block = this.byKey.get(key);
		if (block === undefined) return none;
		const found: string[] = [];
		for (const [path, held] of block) if (held === claim) found.push(path);
		return found.sort();
	}

	isClaimed(key: string): boolean {
		return this.byKey.has(key);
	}

	/** How many notes claim a name in any way. */
	count(key: string): number {
		return this.byKey.get(key)?.size ?? 0;
	}

	/** Replaces a note's names; answers the keys that came, went or changed. */
	set(path: string, names: NoteNames | null): ReadonlySet<string> {
		const claims = names === null ? new Map<string, Claim>() : claimsOf(names);
		const changed = new Set<string>();
		for (const key of this.keys(path)) {
			if (this.byKey.get(key)?.get(path) === claims.get(key)) continue;
			changed.add(key);
			const block = this.byKey.get(key);
			block?.delete(path);
			if (block?.size === 0) this.byKey.delete(key);
		}
		for (const [key, claim] of claims) {
			const block = this.byKey.get(key);
			if (block?.get(path) === claim) continue;
			changed.add(key);
			if (block === undefined) this.byKey.set(key, new Map([[path, claim]]));
			else block.set(path, claim);
		}
		if (claims.size === 0) this.keysOf.delete(path);
		else this.keysOf.set(path, [...claims.keys()]);
		return changed;
	}
}

function claimsOf({ name, aliases, others }: NoteNames): Map<string, Claim> {
	const claims = new Map<string, Claim>();
	[[name], aliases, others].forEach((names, at) => {
		for (const key of names.map(keyOfName)) if (key !== '' && !claims.has(key)) claims.set(key, order[at] ?? 'other');
	});
	return claims;
}
