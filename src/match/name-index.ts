import { addBlockKeys, KeyList } from './blocks';
import { PlaceBlocks } from './blocks-of-places';
import type { Population } from './features';
import { seemOneKey } from './first-look';
import { chanceAfterLooks, chanceByLooks, chanceOfNames } from './match';
import { isPlain, type Name, NO_NAME } from './name';
import { SAME_CHANCE } from './model';
import { NamePopulation } from './population';
import { readNameOf } from './reader';
import { SharedEvidence } from './shared-evidence';
import { ToldPlaces } from './told-places';

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
	/** The name at each place, and what a first look asks of it; null where an entry has several names, or one that looks like others. */
	private readonly plain: (Name | null)[] = [];
	private readonly looks: (string | null)[] = [];
	/** Which entry each place has, as numbers that are never given again; 0 for none. */
	private readonly holders: number[] = [];
	private lastHolder = 0;
	/** The letters of the longest name at each place. */
	private readonly lengths: number[] = [];
	private readonly freePlaces: number[] = [];
	private readonly evidence = new SharedEvidence();
	private readonly keys = new KeyList();
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
		this.lengths[entry.place] = Math.max(name.length, this.lengths[entry.place] ?? 0);
		this.putPlain(entry.place, isFirst && isPlain(name) ? name : null);
		this.names.add(name);
		this.blocks.addAll(this.keysOf([name]), entry.place, isFirst);
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		const entry = this.entries.get(id);
		if (entry === undefined) return;
		this.entries.delete(id);
		this.atPlace[entry.place] = undefined;
		this.putPlain(entry.place, null);
		this.holders[entry.place] = 0;
		this.freePlaces.push(entry.place);
		for (const name of entry.names) this.names.remove(name);
		const { keys, size } = this.keysOf(entry.names);
		for (let at = 0; at < size; at++) this.blocks.remove(keys[at] ?? 0, entry.place);
	}

	/** Ids with a name that may be the same as `text`, most shared evidence first. */
	candidates(text: string): readonly string[] {
		return this.rank([readNameOf(text)], -1, true).map((place) => this.idAt(place));
	}

	/** Other ids with a name that may be the same as one of `id`'s. */
	candidatesOf(id: string): readonly string[] {
		const entry = this.entries.get(id);
		return entry === undefined ? [] : this.rank(entry.names, entry.place, true).map((place) => this.idAt(place));
	}

	/** Every pair worth comparing, once. Yields `null` after each id: a place to rest. The index may change meanwhile. */
	*pairs(): Generator<CandidatePair | null, void, undefined> {
		const told = new ToldPlaces(MOST_CANDIDATES, this.holders);
		for (const entry of this.entries.values()) {
			yield* this.known(this.untold(entry, told).map((place) => this.pairOf(entry, place)));
			yield null;
		}
	}

	/** Every pair whose chance is at least `least`, once. Yields `null` after each id, far less than a millisecond apart. */
	*likely(least = SAME_CHANCE): Generator<LikelyPair | null, void, undefined> {
		const told = new ToldPlaces(MOST_CANDIDATES, this.holders);
		for (const entry of this.entries.values()) {
			yield* this.known(this.likelyAmong(entry, this.untold(entry, told), least));
			yield null;
		}
	}

	/** The pairs of one id: what to look at again when one note changed. */
	likelyOf(id: string, least = SAME_CHANCE): readonly LikelyPair[] {
		const entry = this.entries.get(id);
		if (entry === undefined) return [];
		return this.likelyAmong(entry, this.rank(entry.names, entry.place, true), least);
	}

	/** The highest chance among the names of two ids; 0 for an unknown id. */
	chance(a: string, b: string): number {
		const [left, right] = [this.entries.get(a), this.entries.get(b)];
		return left === undefined || right === undefined ? 0 : this.chancesOf(left, [right.place], 0)[0] ?? 0;
	}

	private likelyAmong(entry: Entry, places: readonly number[], least: number): readonly LikelyPair[] {
		const likely: LikelyPair[] = [];
		const chances = this.chancesOf(entry, places, least);
		for (let at = 0; at < places.length; at++) {
			const score = chances[at] ?? 0;
			if (score >= least) likely.push({ ...this.pairOf(entry, places[at] ?? 0), score });
		}
		return likely;
	}

	/** The highest chance among the names of an entry and those at each of some places; one below `least` may be told as any below it. */
	private chancesOf({ place: self, names }: Entry, places: readonly number[], least: number): readonly number[] {
		const look = this.looks[self] ?? null;
		// All looks are visited before the first is asked: so short a question memory answers several times at once.
		const looks: (string | null)[] = [];
		for (const place of places) {
			const other = this.looks[place] ?? null;
			looks.push(look === null || other === null || seemOneKey(look, other) ? null : other);
		}
		const chances: number[] = [];
		for (let at = 0; at < places.length; at++) {
			const place = places[at] ?? 0;
			const other = looks[at] ?? null;
			// Most pairs end at a first look, before any name is visited.
			chances.push(look === null || other === null ? this.bestChance(names, this.atPlace[place]?.names ?? [])
				: chanceByLooks(look, other) ?? chanceAfterLooks(this.plain[self] ?? NO_NAME, this.plain[place] ?? NO_NAME, this.names, least));
		}
		return chances;
	}

	private bestChance(one: readonly Name[], other: readonly Name[]): number {
		let best = 0;
		for (const a of one) for (const b of other) best = Math.max(best, chanceOfNames(a, b, this.names));
		return best;
	}

	/** Candidates that were not told with this entry before. */
	private untold({ place, names }: Entry, told: ToldPlaces): readonly number[] {
		const others = this.rank(names, place, false);
		told.tell(place, others);
		return others.filter((other) => !told.has(other, place));
	}

	/** Pairs of ids that are still there. */
	private *known<Pair extends CandidatePair>(pairs: readonly Pair[]): Generator<Pair, void, undefined> {
		for (const pair of pairs) if (this.entries.has(pair.a) && this.entries.has(pair.b)) yield pair;
	}

	/** The places of entries that share most. */
	private rank(names: readonly Name[], self: number, isSorted: boolean): readonly number[] {
		this.evidence.addAll(this.keysOf(names), this.blocks);
		return this.evidence.take(MOST_CANDIDATES, self, isSorted, this.comesFirst);
	}

	/** Valid until they are asked for again. */
	private keysOf(names: readonly Name[]): KeyList {
		this.keys.size = 0;
		for (const name of names) addBlockKeys(this.keys, name);
		return this.keys;
	}

	/** Of two places that share as much with a name, the one whose name is shorter: it shares a larger part of its own. */
	private readonly comesFirst = (one: number, other: number): boolean => {
		const difference = (this.lengths[one] ?? 0) - (this.lengths[other] ?? 0);
		return difference < 0 || (difference === 0 && this.idAt(one) < this.idAt(other));
	};

	private putPlain(place: number, name: Name | null): void {
		this.plain[place] = name;
		this.looks[place] = name === null ? null : name.firstLook;
	}

	private idAt(place: number): string {
		return this.atPlace[place]?.id ?? '';
	}

	private pairOf({ id }: Entry, place: number): CandidatePair {
		const other = this.idAt(place);
		return id < other ? { a: id, b: other } : { a: other, b: id };
	}

	private newEntry(id: string): Entry {
		const place = this.freePlaces.pop() ?? this.atPlace.length;
		const entry: Entry = { id, place, names: [] };
		this.atPlace[place] = entry;
		this.holders[place] = ++this.lastHolder;
		this.lengths[place] = 0;
		this.entries.set(id, entry);
		this.evidence.grow(this.atPlace.length);
		return entry;
	}
}
