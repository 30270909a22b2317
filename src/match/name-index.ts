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

interface Entry {
	readonly names: Name[];
	readonly keys: Set<string>;
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
	private readonly blocks = new Map<string, string | Set<string>>();
	private readonly entries = new Map<string, Entry>();
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
		const name = readNameOf(text);
		if (name.key === '') return;
		const entry = this.entries.get(id) ?? { names: [], keys: new Set<string>() };
		this.entries.set(id, entry);
		entry.names.push(name);
		this.names.add(name);
		for (const key of blockKeys(name)) {
			if (entry.keys.has(key)) continue;
			entry.keys.add(key);
			this.addToBlock(key, id);
		}
	}

	/** Forgets all names of `id`. */
	remove(id: string): void {
		const entry = this.entries.get(id);
		if (entry === undefined) return;
		this.entries.delete(id);
		for (const name of entry.names) this.names.remove(name);
		for (const key of entry.keys) this.removeFromBlock(key, id);
	}

	/** Ids with a name that may be the same as `text`, most shared evidence first. */
	candidates(text: string): readonly string[] {
		return this.rank(blockKeys(readNameOf(text)), null);
	}

	/** Other ids with a name that may be the same as one of `id`'s. */
	candidatesOf(id: string): readonly string[] {
		return this.rank(this.entries.get(id)?.keys ?? [], id);
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
	private rank(keys: Iterable<string>, self: string | null): readonly string[] {
		const evidence = new Map<string, number>();
		for (const key of keys) {
			const block = this.blocks.get(key);
			if (block === undefined) continue;
			if (typeof block === 'string') evidence.set(block, (evidence.get(block) ?? 0) + (WORTH[key.charAt(0)] ?? 1));
			else if (block.size <= LARGEST_BLOCK || key.startsWith('=')) {
				const worth = (WORTH[key.charAt(0)] ?? 1) / Math.log2(block.size + 1);
				for (const id of block) evidence.set(id, (evidence.get(id) ?? 0) + worth);
			}
		}
		if (self !== null) evidence.delete(self);
		return [...evidence.keys()].sort((a, b) => (evidence.get(b) ?? 0) - (evidence.get(a) ?? 0) || (a < b ? -1 : 1)).slice(0, MOST_CANDIDATES);
	}

	private addToBlock(key: string, id: string): void {
		const block = this.blocks.get(key);
		if (block === undefined) this.blocks.set(key, id);
		else if (typeof block !== 'string') block.add(id);
		else if (block !== id) this.blocks.set(key, new Set([block, id]));
	}

	private removeFromBlock(key: string, id: string): void {
		const block = this.blocks.get(key);
		if (block === id) this.blocks.delete(key);
		else if (typeof block === 'object') {
			block.delete(id);
			if (block.size === 0) this.blocks.delete(key);
		}
	}
}
