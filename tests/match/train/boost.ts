import { DEPTH } from '../../../src/match/trees';

/** Gradient boosted symmetric trees for yes or no, by Newton steps over histograms. Deterministic for a seed. */

/** All nodes of a level ask the same: bins beyond `bin` of `feature` add 1 to the number of the leaf, after it was doubled. */
export interface Tree {
	readonly feature: readonly number[];
	readonly bin: readonly number[];
	readonly value: readonly number[];
}

export interface Boosted {
	readonly base: number;
	/** For each feature the values at which a new bin begins. */
	readonly cuts: readonly Float64Array[];
	readonly trees: readonly Tree[];
}

export interface BoostOptions {
	readonly rounds: number;
	readonly rate: number;
	readonly ridge: number;
	readonly leastCurvature: number;
	readonly rowShare: number;
	readonly featureShare: number;
	readonly bins: number;
	readonly seed: number;
}

/** Numbers from 0 to 1 that look random and are the same for a seed. */
export function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The bin of a value: how many cuts it reaches. */
export function binOf(cuts: Float64Array, value: number): number {
	let low = 0;
	let high = cuts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (value >= (cuts[middle] ?? 0)) low = middle + 1;
		else high = middle;
	}
	return low;
}

function cutsOf(rows: readonly Float64Array[], feature: number, bins: number): Float64Array {
	const values = Float64Array.from(rows, (row) => row[feature] ?? 0).sort();
	const distinct = [...new Set(values)];
	const cuts = new Set<number>();
	if (distinct.length <= bins) for (let at = 1; at < distinct.length; at++) cuts.add(rounded(((distinct[at - 1] ?? 0) + (distinct[at] ?? 0)) / 2));
	else for (let at = 1; at < bins; at++) cuts.add(rounded(values[Math.floor(values.length * at / bins)] ?? 0));
	return Float64Array.from([...cuts].sort((a, b) => a - b));
}

/** Three digits are enough, and short to write down. */
function rounded(value: number): number {
	return Number(value.toPrecision(3));
}

/** Learns to tell rows labelled 1 from rows labelled 0. */
export function boost(rows: readonly Float64Array[], labels: readonly number[], weights: readonly number[], options: BoostOptions): Boosted {
	const cuts = Array.from({ length: rows[0]?.length ?? 0 }, (_, feature) => cutsOf(rows, feature, options.bins));
	const binned = cuts.map((list, feature) => Uint8Array.from(rows, (row) => binOf(list, row[feature] ?? 0)));
	const positive = labels.reduce((sum, label, at) => sum + label * (weights[at] ?? 1), 0);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const base = Math.log(positive / (total - positive));
	const scores = new Float64Array(rows.length).fill(base);
	const slopes = new Float64Array(rows.length);
	const curvatures = new Float64Array(rows.length);
	const random = randomOf(options.seed);
	const trees: Tree[] = [];
	for (let round = 0; round < options.rounds; round++) {
		for (let at = 0; at < rows.length; at++) {
			const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
			slopes[at] = (weights[at] ?? 1) * (chance - (labels[at] ?? 0));
			curvatures[at] = Math.max(1e-6, (weights[at] ?? 1) * chance * (1 - chance));
		}
		const leaves = new Uint8Array(rows.length);
		const tree = grow({ binned, cuts, slopes, curvatures, leaves }, options, random);
		trees.push(tree);
		for (let at = 0; at < rows.length; at++) scores[at] = (scores[at] ?? 0) + (tree.value[leaves[at] ?? 0] ?? 0);
	}
	return { base, cuts, trees };
}

interface Rows {
	readonly binned: readonly Uint8Array[];
	readonly cuts: readonly Float64Array[];
	readonly slopes: Float64Array;
	readonly curvatures: Float64Array;
	/** The leaf that each row has come to. */
	readonly leaves: Uint8Array;
}

/** Where no split gains anything, all go left. */
export const NO_BIN = 255;

interface Split { readonly feature: number; readonly bin: number; readonly gain: number }

/** One tree; leaves the rows in its leaves. */
function grow(rows: Rows, options: BoostOptions, random: () => number): Tree {
	const { leaves, binned } = rows;
	const drawn = Int32Array.from(leaves.keys()).filter(() => random() < options.rowShare);
	const features = rows.cuts.map((_, feature) => feature).filter((feature) => random() < options.featureShare && (rows.cuts[feature]?.length ?? 0) > 0);
	const feature: number[] = [];
	const bin: number[] = [];
	for (let depth = 0; depth < DEPTH; depth++) {
		const best = features.map((one) => splitBy(one, depth, rows, drawn, options)).reduce((one, other) => other.gain > one.gain ? other : one, { feature: 0, bin: NO_BIN, gain: 0 });
		feature.push(best.feature);
		bin.push(best.bin);
		const bins = binned[best.feature] ?? new Uint8Array();
		for (let at = 0; at < leaves.length; at++) leaves[at] = 2 * (leaves[at] ?? 0) + ((bins[at] ?? 0) > best.bin ? 1 : 0);
	}
	const slope = new Float64Array(1 << DEPTH);
	const curvature = new Float64Array(1 << DEPTH);
	for (const at of drawn) {
		const leaf = leaves[at] ?? 0;
		slope[leaf] = (slope[leaf] ?? 0) + (rows.slopes[at] ?? 0);
		curvature[leaf] = (curvature[leaf] ?? 0) + (rows.curvatures[at] ?? 0);
	}
	return { feature, bin, value: Array.from(slope, (sum, leaf) => -sum / ((curvature[leaf] ?? 0) + options.ridge) * options.rate) };
}

/** Where to part all leaves of one depth by one feature. */
function splitBy(feature: number, depth: number, rows: Rows, drawn: Int32Array, { ridge, leastCurvature }: BoostOptions): Split {
	const count = 1 << depth;
	const width = (rows.cuts[feature]?.length ?? 0) + 1;
	const slopes = new Float64Array(count * width);
	const curvatures = new Float64Array(count * width);
	const bins = rows.binned[feature] ?? new Uint8Array();
	for (let at = 0; at < drawn.length; at++) {
		const row = drawn[at] ?? 0;
		const cell = (rows.leaves[row] ?? 0) * width + (bins[row] ?? 0);
		slopes[cell] = (slopes[cell] ?? 0) + (rows.slopes[row] ?? 0);
		curvatures[cell] = (curvatures[cell] ?? 0) + (rows.curvatures[row] ?? 0);
	}
	const gains = new Float64Array(width - 1);
	for (let leaf = 0; leaf < count; leaf++) addGains(gains, slopes.subarray(leaf * width, (leaf + 1) * width), curvatures.subarray(leaf * width, (leaf + 1) * width), ridge, leastCurvature);
	let bin = 0;
	for (let at = 1; at < gains.length; at++) if ((gains[at] ?? 0) > (gains[bin] ?? 0)) bin = at;
	return { feature, bin, gain: gains[bin] ?? 0 };
}

/** Adds what parting one leaf after each bin gains. */
function addGains(gains: Float64Array, slopes: Float64Array, curvatures: Float64Array, ridge: number, leastCurvature: number): void {
	const slope = slopes.reduce((sum, value) => sum + value, 0);
	const curvature = curvatures.reduce((sum, value) => sum + value, 0);
	let left = 0;
	let leftCurvature = 0;
	for (let at = 0; at < gains.length; at++) {
		left += slopes[at] ?? 0;
		leftCurvature += curvatures[at] ?? 0;
		if (leftCurvature < leastCurvature || curvature - leftCurvature < leastCurvature) continue;
		gains[at] = (gains[at] ?? 0) + left ** 2 / (leftCurvature + ridge) + (slope - left) ** 2 / (curvature - leftCurvature + ridge) - slope ** 2 / (curvature + ridge);
	}
}

/** The log odds that the model gives to a row. */
export function logOdds({ base, cuts, trees }: Boosted, row: Float64Array): number {
	const bins = cuts.map((list, feature) => binOf(list, row[feature] ?? 0));
	return trees.reduce((sum, { feature, bin, value }) => sum + (value[feature.reduce((leaf, one, at) => 2 * leaf + ((bins[one] ?? 0) > (bin[at] ?? 0) ? 1 : 0), 0)] ?? 0), base);
}
