/** Gradient boosted trees for yes or no, by Newton steps over histograms. Deterministic for a seed. */

/** A tree as parallel lists; `feature` -1 is a leaf. Bins up to `bin` go left. */
export interface Tree {
	readonly feature: number[];
	readonly bin: number[];
	readonly left: number[];
	readonly right: number[];
	readonly value: number[];
}

export interface Boosted {
	readonly base: number;
	/** For each feature the values at which a new bin begins. */
	readonly cuts: readonly Float64Array[];
	readonly trees: readonly Tree[];
}

export interface BoostOptions {
	readonly rounds: number;
	readonly leaves: number;
	readonly rate: number;
	readonly ridge: number;
	readonly leastCurvature: number;
	readonly leastRows: number;
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

interface Leaf {
	readonly rows: Int32Array;
	readonly slope: number;
	readonly curvature: number;
	readonly node: number;
	readonly histogram: Float64Array;
	gain: number;
	feature: number;
	bin: number;
}

/** Learns to tell rows labelled 1 from rows labelled 0. */
export function boost(rows: readonly Float64Array[], labels: readonly number[], weights: readonly number[], options: BoostOptions): Boosted {
	const cuts = Array.from({ length: rows[0]?.length ?? 0 }, (_, feature) => cutsOf(rows, feature, options.bins));
	const binned = cuts.map((list, feature) => Uint8Array.from(rows, (row) => binOf(list, row[feature] ?? 0)));
	const positive = labels.reduce((sum, label, at) => sum + label * (weights[at] ?? 1), 0);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const base = Math.log(positive / (total - positive));
	const scores = new Float64Array(rows.length).fill(base);
	const random = randomOf(options.seed);
	const trees: Tree[] = [];
	for (let round = 0; round < options.rounds; round++) {
		const slopes = new Float64Array(rows.length);
		const curvatures = new Float64Array(rows.length);
		for (let at = 0; at < rows.length; at++) {
			const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
			slopes[at] = (weights[at] ?? 1) * (chance - (labels[at] ?? 0));
			curvatures[at] = Math.max(1e-6, (weights[at] ?? 1) * chance * (1 - chance));
		}
		const tree = grow(binned, cuts, slopes, curvatures, options, random);
		trees.push(tree);
		for (let at = 0; at < rows.length; at++) scores[at] = (scores[at] ?? 0) + (tree.value[leafOf(tree, (feature) => binned[feature]?.[at] ?? 0)] ?? 0);
	}
	return { base, cuts, trees };
}

function grow(binned: readonly Uint8Array[], cuts: readonly Float64Array[], slopes: Float64Array, curvatures: Float64Array, options: BoostOptions, random: () => number): Tree {
	const width = options.bins + 1;
	const drawn: number[] = [];
	for (let at = 0; at < slopes.length; at++) if (random() < options.rowShare) drawn.push(at);
	const features = cuts.map((_, feature) => feature).filter((feature) => random() < options.featureShare && (cuts[feature]?.length ?? 0) > 0);
	const tree: Tree = { feature: [-1], bin: [0], left: [0], right: [0], value: [0] };

	const histogramOf = (rows: Int32Array): Float64Array => {
		const histogram = new Float64Array(features.length * width * 3);
		for (const [slot, feature] of features.entries()) {
			const bins = binned[feature] ?? new Uint8Array();
			for (let at = 0; at < rows.length; at++) {
				const row = rows[at] ?? 0;
				const cell = (slot * width + (bins[row] ?? 0)) * 3;
				histogram[cell] = (histogram[cell] ?? 0) + (slopes[row] ?? 0);
				histogram[cell + 1] = (histogram[cell + 1] ?? 0) + (curvatures[row] ?? 0);
				histogram[cell + 2] = (histogram[cell + 2] ?? 0) + 1;
			}
		}
		return histogram;
	};

	const leafAt = (rows: Int32Array, node: number, histogram: Float64Array): Leaf => {
		let slope = 0;
		let curvature = 0;
		for (const row of rows) {
			slope += slopes[row] ?? 0;
			curvature += curvatures[row] ?? 0;
		}
		tree.value[node] = -slope / (curvature + options.ridge) * options.rate;
		const leaf: Leaf = { rows, slope, curvature, node, histogram, gain: 1e-3, feature: -1, bin: 0 };
		if (rows.length >= 2 * options.leastRows) findSplit(leaf);
		return leaf;
	};

	const findSplit = (leaf: Leaf): void => {
		const whole = leaf.slope ** 2 / (leaf.curvature + options.ridge);
		for (const [slot, feature] of features.entries()) {
			let slope = 0;
			let curvature = 0;
			let count = 0;
			for (let bin = 0; bin < (cuts[feature]?.length ?? 0); bin++) {
				const cell = (slot * width + bin) * 3;
				slope += leaf.histogram[cell] ?? 0;
				curvature += leaf.histogram[cell + 1] ?? 0;
				count += leaf.histogram[cell + 2] ?? 0;
				if (count < options.leastRows || curvature < options.leastCurvature) continue;
				if (leaf.rows.length - count < options.leastRows || leaf.curvature - curvature < options.leastCurvature) break;
				const gain = slope ** 2 / (curvature + options.ridge) + (leaf.slope - slope) ** 2 / (leaf.curvature - curvature + options.ridge) - whole;
				if (gain <= leaf.gain) continue;
				leaf.gain = gain;
				leaf.feature = feature;
				leaf.bin = bin;
			}
		}
	};

	const all = Int32Array.from(drawn);
	const leaves = [leafAt(all, 0, histogramOf(all))];
	while (leaves.length < options.leaves) {
		const best = leaves.filter(({ feature }) => feature >= 0).sort((x, y) => y.gain - x.gain || x.node - y.node)[0];
		if (best === undefined) break;
		const bins = binned[best.feature] ?? new Uint8Array();
		const low = best.rows.filter((row) => (bins[row] ?? 0) <= best.bin);
		const high = best.rows.filter((row) => (bins[row] ?? 0) > best.bin);
		const isLowFewer = low.length < high.length;
		const fewer = histogramOf(isLowFewer ? low : high);
		const rest = best.histogram.map((value, cell) => value - (fewer[cell] ?? 0));
		const left = tree.feature.length;
		tree.feature.push(-1, -1);
		for (const list of [tree.bin, tree.left, tree.right, tree.value]) list.push(0, 0);
		tree.feature[best.node] = best.feature;
		tree.bin[best.node] = best.bin;
		tree.left[best.node] = left;
		tree.right[best.node] = left + 1;
		leaves.splice(leaves.indexOf(best), 1, leafAt(low, left, isLowFewer ? fewer : rest), leafAt(high, left + 1, isLowFewer ? rest : fewer));
	}
	return tree;
}

function leafOf(tree: Tree, binAt: (feature: number) => number): number {
	let node = 0;
	for (let feature = tree.feature[node] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
		node = (binAt(feature) <= (tree.bin[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0;
	}
	return node;
}

/** The log odds that the model gives to a row. */
export function logOdds({ base, cuts, trees }: Boosted, row: Float64Array): number {
	const bins = cuts.map((list, feature) => binOf(list, row[feature] ?? 0));
	return trees.reduce((sum, tree) => sum + (tree.value[leafOf(tree, (feature) => bins[feature] ?? 0)] ?? 0), base);
}
