import { ALPHABET } from './statistics';

/** Boosted trees written down. */
export interface TreesText {
	readonly base: number;
	/** For each feature where its bins begin; features parted by `;`, values by blanks. */
	readonly cuts: string;
	/** Trees one after the other: for each level the letters of its feature and of the last bin that goes left, the letter of its step, then a letter for each leaf. */
	readonly trees: string;
}

/** All nodes of a level ask the same, so a tree is walked without a branch, its levels written out. */
export const DEPTH = 4;
const LEAVES = 1 << DEPTH;
const LETTERS = 2 * DEPTH + 1 + LEAVES;
/** The letter of a bin that nothing lies beyond. */
const NEVER = 63;
/** A leaf's value is its letter's number less this, times the tree's step, which is one more than its letter says, divided by `LEAF_SCALE`. */
export const LEAF_ZERO = 32;
export const LEAF_SCALE = 2000;

/** Adds up what the trees say to a row of features: log odds. */
export type Trees = (features: Float64Array) => number;

/** Reads trees from their text. */
export function readTrees({ base, cuts, trees }: TreesText): Trees {
	const letters = new Map([...ALPHABET].map((letter, at) => [letter, at]));
	const letterAt = (at: number) => letters.get(trees.charAt(at)) ?? 0;
	const lists = cuts.split(';').map((list) => list === '' ? [] : list.split(' ').map(Number));
	const begins = lists.map((_, at) => lists.slice(0, at).flat().length);
	const edges = Float64Array.from(lists.flat());
	const count = trees.length / LETTERS;
	const asks = Uint16Array.from({ length: count * DEPTH }, (_, at) => {
		const place = Math.floor(at / DEPTH) * LETTERS + 2 * (at % DEPTH);
		const bin = letterAt(place + 1);
		return bin === NEVER ? edges.length : (begins[letterAt(place)] ?? 0) + bin;
	});
	const leaves = Int16Array.from({ length: count * LEAVES }, (_, at) => {
		const place = Math.floor(at / LEAVES) * LETTERS + 2 * DEPTH;
		// The last leaf comes first: it is where every edge is reached, where no sign is set.
		return (letterAt(place + LEAVES - at % LEAVES) - LEAF_ZERO) * (letterAt(place) + 1);
	});
	const featureOf = Uint8Array.from(lists.flatMap((list, feature) => list.map(() => feature)));
	// How far each edge is passed, and after them what never is. Only the signs count, which a processor need not guess.
	const passed = new Float32Array(edges.length + 1).fill(-1);
	const signs = new Int32Array(passed.buffer);
	return (features) => {
		for (let edge = 0; edge < edges.length; edge++) passed[edge] = (features[featureOf[edge] ?? 0] ?? 0) - (edges[edge] ?? 0);
		return base + sumOf(asks, signs, leaves) / LEAF_SCALE;
	};
}

function sumOf(asks: Uint16Array, signs: Int32Array, leaves: Int16Array): number {
	const isMissed = (at: number) => (signs[asks[at] ?? 0] ?? 0) >>> 31;
	let sum = 0;
	for (let tree = 0, at = 0; at < asks.length; tree += LEAVES, at += DEPTH) {
		sum += leaves[tree + (isMissed(at) << 3 | isMissed(at + 1) << 2 | isMissed(at + 2) << 1 | isMissed(at + 3))] ?? 0;
	}
	return sum;
}
