import { blockKeys } from './blocks';
import { PlaceBlocks } from './blocks-of-places';
import type { Population } from './features';
import { chanceOfNames } from './match';
import type { Name } from './name';
import { SAME_CHANCE } from './model';
import { NamePopulation } from './population';
import { readNameOf } from './reader';
import { SharedEvidence } from './shared-evidence';

/** Two ids worth comparing; `a < b`. */
export interface CandidatePair {
	readonly a: string;
	readonly b: string;
}

/** Two ids with names that may be one account's. */
export interface LikelyPair extends CandidatePair {
	/** The highest chance among their names. */
	readonly score: number;
}

/** More candidates than this are not worth a look: the best by evidence stay. */
const MOST_CANDIDATES = 30;
/** An id with its names. Their keys are made again when they are needed: kept, they would take more memory than all else. */
interface Entry {
	readonly id: string;
	readonly place: number;
	readonly names: Name[];
}

/** Which names are worth comparing: names by shared keys, never all pairs. An id may have several names. */
export class NameIndex {
	private readonly blocks = new PlaceBlocks();
	private readonly entries = new Map<string, Entry>();
	private readonly atPlace: (Entry | undefined)[] = [];
	private readonly freePlaces: number[] = [];
	private readonly evidence = new SharedEvidence();
	private readonly names = new NamePopulation();

	/** Ids that have a name. */
	get size(): number {
		return this.entries.size;
	}

	/** The names around, for `match`. */
	get population(): Population {
		return this.names;
	}

	/** Words that are more or less frequent than when this was last asked, where it may change a score. */
	takeShiftedWords(): ReadonlySet<string> {
		return this.names.takeShifted();
	}

	/** Adds a name of `id`; call it again for further names of the same id. An empty name adds nothing. */
	add(id: string, text: string): void {
		this.addName(id, readNameOf(text));
	}

	/** The same for a name that was read. */
	addName(id: string, name: Name): void {
		if (name.key === '') return;
		const entry = this.entries.get(id) ?? this.newEntry(id);
		const isFirst = entry.names.length === 0;
		entry.names.push(name);
		this.names.add(name);
		for (const key of blockKeys(name)) if (isFirst || !this.blocks.has(key, entry.place)) this.blocks.add(key, entry.place);
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		const entry = this.entries.get(id);
		if (entry === undefined) return;
		this.entries.delete(id);
		this.atPlace[entry.place] = undefined;
		this.freePlaces.push(entry.place);
		for (const name of entry.names) this.names.remove(name);
		for (const key of keysOf(entry)) this.blocks.remove(key, entry.place);
	}


	/** Ids with a name that may be the same as `text`, most shared evidence first. */
	candidates(text: string): readonly string[] {
		return this.rank(blockKeys(readNameOf(text)), -1);
	}

	/** Other ids with a name that may be the same as one of `id`'s. */
	candidatesOf(id: string): readonly string[] {
		const entry = this.entries.get(id);
		return entry === undefined ? [] : this.rank(keysOf(entry), entry.place);
	}

	/** Every pair worth comparing, once. Yields `null` after each id: a place to rest. The index may change meanwhile. */
	*pairs(): Generator<CandidatePair | null, void, undefined> {
		// Of ids done: null where all their candidates were told, else the candidates that were.
		const told = new Map<string, ReadonlySet<string> | null>();
		for (const id of this.entries.keys()) {
			const others = this.candidatesOf(id);
			for (const other of others) {
				const before = told.get(other);
				if (before === undefined || (before !== null && !before.has(id))) yield id < other ? { a: id, b: other } : { a: other, b: id };
			}
			told.set(id, others.length < MOST_CANDIDATES ? null : new Set(others));
			yield null;
		}
	}

	/** Every pair whose chance is at least `least`, once. Yields `null` after each id, far less than a millisecond apart. */
	*likely(least = SAME_CHANCE): Generator<LikelyPair | null, void, undefined> {
		for (const pair of this.pairs()) {
			if (pair === null) yield null;
			else {
				const score = this.chance(pair.a, pair.b);
				if (score >= least) yield { ...pair, score };
			}
		}
	}

	/** The pairs of one id: what to look at again when one note changed. */
	likelyOf(id: string, least = SAME_CHANCE): readonly LikelyPair[] {
		const found: LikelyPair[] = [];
		for (const other of this.candidatesOf(id)) {
			const score = this.chance(id, other);
			if (score >= least) found.push(id < other ? { a: id, b: other, score } : { a: other, b: id, score });
		}
		return found;
	}

	/** The highest chance among the names of two ids; 0 for an unknown id. */
	chance(a: string, b: string): number {
		let best = 0;
		for (const left of this.entries.get(a)?.names ?? []) {
			for (const right of this.entries.get(b)?.names ?? []) {
				best = Math.max(best, chanceOfNames(left, right, this.names));
			}
		}
		return best;
	}

	/** Ids by how much they share. */
	private rank(keys: Iterable<number>, self: number): readonly string[] {
		for (const key of keys) {
			const block = this.blocks.get(key);
			if (block !== undefined) this.evidence.add(key, block);
		}
		return this.evidence.take(MOST_CANDIDATES, self, this.comesFirst).map((place) => this.idAt(place));
	}

	private readonly comesFirst = (one: number, other: number): boolean => this.idAt(one) < this.idAt(other);

	private idAt(place: number): string {
		return this.atPlace[place]?.id ?? '';
	}

	private newEntry(id: string): Entry {
		const place = this.freePlaces.pop() ?? this.atPlace.length;
		const entry: Entry = { id, place, names: [] };
		this.atPlace[place] = entry;
		this.entries.set(id, entry);
		this.evidence.grow(this.atPlace.length);
		return entry;
	}
}

function keysOf({ names }: Entry): ReadonlySet<number> {
	const [first, ...others] = names;
	if (first === undefined || others.length === 0) return first === undefined ? new Set() : blockKeys(first);
	return new Set(names.flatMap((name) => [...blockKeys(name)]));
}
