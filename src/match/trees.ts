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
export const DEPTH = 3;
const LEAVES = 1 << DEPTH;
const LETTERS = 2 * DEPTH + 1 + LEAVES;
/** A leaf's value is its letter's number less this, times the tree's step, which is one more than its letter says, divided by `LEAF_SCALE`. */
export const LEAF_ZERO = 32;
export const LEAF_SCALE = 2000;

/** Adds up what the trees say to a row of features: log odds. */
export type Trees = (features: Float64Array) => number;

/** Reads trees from their text. */
export function readTrees({ base, cuts, trees }: TreesText): Trees {
	const letters = new Map([...ALPHABET].map((letter, at) => [letter, at]));
	const letterAt = (at: number) => letters.get(trees.charAt(at)) ?? 0;
	const count = trees.length / LETTERS;
	const asks = Uint8Array.from({ length: count * 2 * DEPTH }, (_, at) => letterAt(Math.floor(at / (2 * DEPTH)) * LETTERS + at % (2 * DEPTH)));
	const leaves = Int16Array.from({ length: count * LEAVES }, (_, at) => {
		const from = Math.floor(at / LEAVES) * LETTERS + 2 * DEPTH;
		return (letterAt(from + 1 + at % LEAVES) - LEAF_ZERO) * (letterAt(from) + 1);
	});
	return adder(base, cuts.split(';').map((list) => list === '' ? [] : list.split(' ').map(Number)), asks, leaves);
}

function adder(base: number, cuts: readonly (readonly number[])[], asks: Uint8Array, leaves: Int16Array): Trees {
	const bins = new Uint8Array(cuts.length);
	const edges = Float64Array.from(cuts.flat());
	let begun = 0;
	const ends = Uint16Array.from(cuts, (list) => begun += list.length);
	return (features) => {
		fillBins(bins, features, edges, ends);
		return base + sumOf(asks, bins, leaves) / LEAF_SCALE;
	};
}

function fillBins(bins: Uint8Array, features: Float64Array, edges: Float64Array, ends: Uint16Array): void {
	for (let at = 0, edge = 0; at < bins.length; at++) {
		const value = features[at] ?? 0;
		const end = ends[at] ?? 0;
		let bin = 0;
		while (edge + bin < end && value >= (edges[edge + bin] ?? 0)) bin++;
		bins[at] = bin;
		edge = end;
	}
}

function sumOf(asks: Uint8Array, bins: Uint8Array, leaves: Int16Array): number {
	let sum = 0;
	for (let tree = 0, at = 0; at < asks.length; tree += LEAVES, at += 2 * DEPTH) {
		sum += leaves[tree + (isBeyond(asks, bins, at) << 2 | isBeyond(asks, bins, at + 2) << 1 | isBeyond(asks, bins, at + 4))] ?? 0;
	}
	return sum;
}

/** 1 where the answer is yes. The sign of the difference tells it: nothing for the processor to guess. */
function isBeyond(asks: Uint8Array, bins: Uint8Array, at: number): number {
	return (asks[at + 1] ?? 0) - (bins[asks[at] ?? 0] ?? 0) >>> 31;
}
