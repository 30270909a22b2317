import { blockKeys } from './blocks';
import { PlaceBlocks } from './blocks-of-places';
import type { Population } from './features';
import { chanceByLooks, chanceOfNames } from './match';
import { isPlain, type Name } from './name';
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

/** An entry all whose candidates were told, or these. Entries, not places: a place may get another entry meanwhile. */
interface Told {
	readonly entry: Entry;
	readonly others: readonly Entry[] | null;
}

/** Which names are worth comparing: names by shared keys, never all pairs. An id may have several names. */
export class NameIndex {
	private readonly blocks = new PlaceBlocks();
	private readonly entries = new Map<string, Entry>();
	private readonly atPlace: (Entry | undefined)[] = [];
	/** What a first look at each place asks, see `lookOf`; null where an entry has several names, or one that looks like others. */
	private readonly looks: (string | null)[] = [];
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
		this.looks[entry.place] = isFirst && isPlain(name) ? name.firstLook : null;
		this.names.add(name);
		for (const key of blockKeys(name)) if (isFirst || !this.blocks.has(key, entry.place)) this.blocks.add(key, entry.place);
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		const entry = this.entries.get(id);
		if (entry === undefined) return;
		this.entries.delete(id);
		this.atPlace[entry.place] = undefined;
		this.looks[entry.place] = null;
		this.freePlaces.push(entry.place);
		for (const name of entry.names) this.names.remove(name);
		for (const key of keysOf(entry)) this.blocks.remove(key, entry.place);
	}

	/** Ids with a name that may be the same as `text`, most shared evidence first. */
	candidates(text: string): readonly string[] {
		return this.rank(blockKeys(readNameOf(text)), -1, true).map(({ id }) => id);
	}

	/** Other ids with a name that may be the same as one of `id`'s. */
	candidatesOf(id: string): readonly string[] {
		const entry = this.entries.get(id);
		return entry === undefined ? [] : this.rank(keysOf(entry), entry.place, true).map(({ id }) => id);
	}

	/** Every pair worth comparing, once. Yields `null` after each id: a place to rest. The index may change meanwhile. */
	*pairs(): Generator<CandidatePair | null, void, undefined> {
		const told: Told[] = [];
		for (const entry of this.entries.values()) {
			for (const other of this.untold(entry, told)) if (this.isIn(other)) yield pairOf(entry, other);
			yield null;
		}
	}

	/** Every pair whose chance is at least `least`, once. Yields `null` after each id, far less than a millisecond apart. */
	*likely(least = SAME_CHANCE): Generator<LikelyPair | null, void, undefined> {
		const told: Told[] = [];
		for (const entry of this.entries.values()) {
			for (const other of this.untold(entry, told)) {
				const score = this.isIn(other) ? this.chanceOf(entry, other) : 0;
				if (score >= least) yield { ...pairOf(entry, other), score };
			}
			yield null;
		}
	}

	/** The pairs of one id: what to look at again when one note changed. */
	likelyOf(id: string, least = SAME_CHANCE): readonly LikelyPair[] {
		const entry = this.entries.get(id);
		if (entry === undefined) return [];
		return this.rank(keysOf(entry), entry.place, true)
			.map((other) => ({ ...pairOf(entry, other), score: this.chanceOf(entry, other) }))
			.filter(({ score }) => score >= least);
	}

	/** The highest chance among the names of two ids; 0 for an unknown id. */
	chance(a: string, b: string): number {
		const [left, right] = [this.entries.get(a), this.entries.get(b)];
		return left === undefined || right === undefined ? 0 : this.chanceOf(left, right);
	}

	private chanceOf(a: Entry, b: Entry): number {
		const [left, right] = [this.looks[a.place] ?? null, this.looks[b.place] ?? null];
		// Most pairs end here, before any name is visited in memory.
		const chance = left === null || right === null ? null : chanceByLooks(left, right);
		if (chance !== null) return chance;
		let best = 0;
		for (const left of a.names) for (const right of b.names) best = Math.max(best, chanceOfNames(left, right, this.names));
		return best;
	}

	/** Candidates that were not told with this entry before. */
	private untold(entry: Entry, told: Told[]): readonly Entry[] {
		const others = this.rank(keysOf(entry), entry.place, false);
		told[entry.place] = { entry, others: others.length < MOST_CANDIDATES ? null : others };
		return others.filter((other) => {
			const before = told[other.place];
			return before?.entry !== other || (before.others !== null && !before.others.includes(entry));
		});
	}

	private isIn(entry: Entry): boolean {
		return this.atPlace[entry.place] === entry;
	}

	/** Entries that share most. */
	private rank(keys: Iterable<number>, self: number, isSorted: boolean): readonly Entry[] {
		for (const key of keys) this.evidence.add(key, this.blocks.get(key));
		const ranked: Entry[] = [];
		for (const place of this.evidence.take(MOST_CANDIDATES, self, isSorted, this.comesFirst)) {
			const entry = this.atPlace[place];
			if (entry !== undefined) ranked.push(entry);
		}
		return ranked;
	}

	private readonly comesFirst = (one: number, other: number): boolean => (this.atPlace[one]?.id ?? '') < (this.atPlace[other]?.id ?? '');

	private newEntry(id: string): Entry {
		const place = this.freePlaces.pop() ?? this.atPlace.length;
		const entry: Entry = { id, place, names: [] };
		this.atPlace[place] = entry;
		this.entries.set(id, entry);
		this.evidence.grow(this.atPlace.length);
		return entry;
	}
}

function pairOf({ id: one }: Entry, { id: other }: Entry): CandidatePair {
	return one < other ? { a: one, b: other } : { a: other, b: one };
}

function keysOf({ names }: Entry): ReadonlySet<number> {
	const [first, ...others] = names;
	if (first === undefined || others.length === 0) return first === undefined ? new Set() : blockKeys(first);
	return new Set(names.flatMap((name) => [...blockKeys(name)]));
}
