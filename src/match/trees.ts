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
	const feature: number[] = [];
	const bin: number[] = [];
	const right: number[] = [];
	const value: number[] = [];
	const letters = new Map([...ALPHABET].map((letter, at) => [letter, at]));
	let at = 0;
	const next = () => letters.get(trees.charAt(at++)) ?? 0;
	const readNode = (): void => {
		const node = feature.length;
		const first = trees.charAt(at);
		const number = next();
		feature.push(first === LEAF ? -1 : number);
		bin.push(0);
		right.push(0);
		value.push(0);
		if (first === LEAF) {
			value[node] = (next() * 64 + next() - LEAF_ZERO) / LEAF_SCALE;
			return;
		}
		bin[node] = next();
		readNode();
		right[node] = feature.length;
		readNode();
	};
	const roots: number[] = [];
	while (at < trees.length) {
		roots.push(feature.length);
		readNode();
	}
	return walker(base, edges, Int32Array.from(roots), Int8Array.from(feature), Uint8Array.from(bin), Int32Array.from(right), Float64Array.from(value));
}

function walker(base: number, edges: readonly Float64Array[], roots: Int32Array, feature: Int8Array, bin: Uint8Array, right: Int32Array, value: Float64Array): Trees {
	const bins = new Uint8Array(edges.length);
	return (features) => {
		for (let at = 0; at < edges.length; at++) bins[at] = binOf(edges[at] ?? new Float64Array(), features[at] ?? 0);
		let sum = base;
		for (let tree = 0; tree < roots.length; tree++) {
			let node = roots[tree] ?? 0;
			for (let asked = feature[node] ?? -1; asked >= 0; asked = feature[node] ?? -1) node = (bins[asked] ?? 0) <= (bin[node] ?? 0) ? node + 1 : right[node] ?? 0;
			sum += value[node] ?? 0;
		}
		return sum;
	};
}

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
