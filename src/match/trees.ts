import { ALPHABET } from './statistics';

/** Boosted trees written down. */
export interface TreesText {
	readonly base: number;
	/** For each feature where its bins begin; features parted by `;`, values by blanks. */
	readonly cuts: string;
	/**
	 * Trees one after the other, each from its root: a split is the letters of its
	 * feature and of the last bin that goes left, then the left and the right part;
	 * a leaf is `LEAF` and two letters.
	 */
	readonly trees: string;
}

export const LEAF = '_';
/** A leaf's value is its number less this, divided by `LEAF_SCALE`. */
export const LEAF_ZERO = 2048;
export const LEAF_SCALE = 2000;

/** Adds up what the trees say to a row of features: log odds. */
export type Trees = (features: Float64Array) => number;

/** Reads trees from their text. */
export function readTrees({ base, cuts, trees }: TreesText): Trees {
	const edges = cuts.split(';').map((list) => Float64Array.from(list === '' ? [] : list.split(' ').map(Number)));
	// A node asks for feature and bin, packed into one number; a leaf is -1. The left part follows its node.
	const asks: number[] = [];
	const right: number[] = [];
	const value: number[] = [];
	const letters = new Map([...ALPHABET].map((letter, at) => [letter, at]));
	let at = 0;
	const next = () => letters.get(trees.charAt(at++)) ?? 0;
	const readNode = (): void => {
		const node = asks.length;
		const isLeaf = trees.charAt(at) === LEAF;
		const first = next();
		const second = next();
		asks.push(isLeaf ? -1 : first << 6 | second);
		right.push(0);
		value.push(isLeaf ? (second * 64 + next() - LEAF_ZERO) / LEAF_SCALE : 0);
		if (isLeaf) return;
		readNode();
		right[node] = asks.length;
		readNode();
	};
	const roots: number[] = [];
	while (at < trees.length) {
		roots.push(asks.length);
		readNode();
	}
	return walker(base, edges, Int32Array.from(roots), Int16Array.from(asks), Int16Array.from(right), Float64Array.from(value));
}

function walker(base: number, edges: readonly Float64Array[], roots: Int32Array, asks: Int16Array, right: Int16Array, value: Float64Array): Trees {
	const bins = new Uint8Array(64);
	return (features) => {
		for (let at = 0; at < edges.length; at++) bins[at] = binOf(edges[at] ?? NO_EDGES, features[at] ?? 0);
		let sum = base;
		for (const root of roots) {
			let node = root;
			for (let ask = asks[node] ?? -1; ask >= 0; ask = asks[node] ?? -1) node = (bins[ask >> 6] ?? 0) <= (ask & 63) ? node + 1 : right[node] ?? 0;
			sum += value[node] ?? 0;
		}
		return sum;
	};
}

const NO_EDGES = new Float64Array();

function binOf(edges: Float64Array, value: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (value >= (edges[middle] ?? 0)) low = middle + 1;
		else high = middle;
	}
	return low;
}
