import { blockKeys } from './blocks';
import type { Population } from './features';
import { chanceOfNames } from './match';
import type { Name } from './name';
import { SAME_CHANCE } from './model';
import { NamePopulation } from './population';
import { readNameOf } from './reader';
import { trigramDice } from './strings';

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

/** A block with more ids says too little to compare them all. */
const LARGEST_BLOCK = 60;
/** More candidates than this are not worth a look: the best by evidence stay. */
const MOST_CANDIDATES = 30;

/** What sharing a key of each kind says: the whole key most, a beginning or an end of a word least. */
const WORTH: Readonly<Record<string, number>> = { '=': 4, i: 1.2, p: 1.2, w: 1.2, s: 1, f: 0.6, b: 0.5, e: 0.4 };

/** From this many ids on, pairs that share little are not scored at all: a few in a hundred likely pairs are missed for two thirds of the time. */
const MANY_IDS = 20_000;

/** The ids that share a key, by their places. Most keys have one: a list for each would take most of the memory. */
type Block = number | number[];

/** An id with its names. Their keys are made again when they are needed: kept, they would take more memory than all else. */
interface Entry {
	readonly id: string;
	readonly place: number;
	readonly names: Name[];
}

/** Whether two names share most of their letters, most of the shorter one's weight, or initials. */
function isWorthScoring(a: Name, b: Name): boolean {
	if (a.key === b.key || trigramDice(a.trigrams, b.trigrams) >= 0.4) return true;
	let shared = 0;
	for (const word of a.words) if (b.words.some(({ root }) => root === word.root)) shared += word.weight;
	return shared >= 0.6 * Math.min(a.weight, b.weight) || isShort(a, b) || isShort(b, a);
}

function isShort(short: Name, long: Name): boolean {
	return long.initials.some((letters) => letters.length > 1 && short.words.some(({ text }) => text === letters));
}

/** Which names are worth comparing: names by shared keys, never all pairs. An id may have several names. */
export class NameIndex {
	private readonly blocks = new Map<string, Block>();
	private readonly entries = new Map<string, Entry>();
	private readonly atPlace: (Entry | undefined)[] = [];
	private readonly freePlaces: number[] = [];
	/** What a place shares with the names asked about; all 0 in between. */
	private evidence = new Float64Array(64);
	private readonly names = new NamePopulation();

	/** Ids that have a name. */
	get size(): number {
		return this.entries.size;
	}

	/** The names around, for `match`. */
	get population(): Population {
		return this.names;
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
		for (const key of blockKeys(name)) if (isFirst || !this.isInBlock(key, entry.place)) this.putInBlock(key, entry.place);
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		const entry = this.entries.get(id);
		if (entry === undefined) return;
		this.entries.delete(id);
		this.atPlace[entry.place] = undefined;
		this.freePlaces.push(entry.place);
		for (const name of entry.names) this.names.remove(name);
		for (const key of keysOf(entry)) this.removeFromBlock(key, entry.place);
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
				if (this.size < MANY_IDS || isWorthScoring(left, right)) best = Math.max(best, chanceOfNames(left, right, this.names));
			}
		}
		return best;
	}

	/** Ids by how much they share: a small block says more than a large one. */
	private rank(keys: Iterable<string>, self: number): readonly string[] {
		const { evidence } = this;
		const touched: number[] = [];
		for (const key of keys) {
			const places = this.blocks.get(key);
			if (places === undefined) continue;
			const worth = WORTH[key.charAt(0)] ?? 1;
			if (typeof places === 'number') {
				if (evidence[places] === 0) touched.push(places);
				evidence[places] = (evidence[places] ?? 0) + worth;
				continue;
			}
			if (places.length > LARGEST_BLOCK && !key.startsWith('=')) continue;
			const share = worth / Math.log2(places.length + 1);
			for (const place of places) {
				const sum = evidence[place] ?? 0;
				if (sum === 0) touched.push(place);
				evidence[place] = sum + share;
			}
		}
		const best: number[] = [];
		for (const place of touched) if (place !== self) this.take(best, place);
		for (const place of touched) evidence[place] = 0;
		return best.map((place) => this.idAt(place));
	}

	/** Keeps a list of the best, the best first. */
	private take(best: number[], place: number): void {
		if (best.length === MOST_CANDIDATES) {
			if (!this.isBetter(place, best[MOST_CANDIDATES - 1] ?? 0)) return;
			best.pop();
		}
		let at = best.length;
		best.push(place);
		for (; at > 0 && this.isBetter(place, best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0;
		best[at] = place;
	}

	private isBetter(one: number, other: number): boolean {
		const difference = (this.evidence[one] ?? 0) - (this.evidence[other] ?? 0);
		return difference > 0 || (difference === 0 && this.idAt(one) < this.idAt(other));
	}

	private idAt(place: number): string {
		return this.atPlace[place]?.id ?? '';
	}

	private newEntry(id: string): Entry {
		const place = this.freePlaces.pop() ?? this.atPlace.length;
		const entry: Entry = { id, place, names: [] };
		this.atPlace[place] = entry;
		this.entries.set(id, entry);
		if (place >= this.evidence.length) this.evidence = new Float64Array(2 * this.evidence.length);
		return entry;
	}

	private isInBlock(key: string, place: number): boolean {
		const places = this.blocks.get(key);
		return typeof places === 'object' ? places.includes(place) : places === place;
	}

	private putInBlock(key: string, place: number): void {
		const known = this.blocks.get(key);
		if (known === undefined) this.blocks.set(key, place);
		else if (typeof known === 'number') this.blocks.set(key, [known, place]);
		else known.push(place);
	}

	private removeFromBlock(key: string, place: number): void {
		const places = this.blocks.get(key);
		if (typeof places !== 'object') {
			this.blocks.delete(key);
			return;
		}
		const at = places.indexOf(place);
		const last = places.pop() ?? place;
		if (at >= 0 && at < places.length) places[at] = last;
		if (places.length === 1) this.blocks.set(key, places[0] ?? last);
	}
}

function keysOf({ names }: Entry): ReadonlySet<string> {
	const [first, ...others] = names;
	if (first === undefined || others.length === 0) return first === undefined ? new Set() : blockKeys(first);
	return new Set(names.flatMap((name) => [...blockKeys(name)]));
}
