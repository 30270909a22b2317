import { ALPHABET, LONGEST_GAP, wordHash, type WordTable } from '../../../src/match/statistics';
import { LEAF, LEAF_SCALE, LEAF_ZERO, type TreesText } from '../../../src/match/trees';
import type { Boosted, Tree } from './boost';
import type { WordCounts } from './counts';

const letter = (value: number): string => ALPHABET.charAt(value);

/** Counts of words as the plugin keeps them. */
export function encodeTable(counts: WordCounts): WordTable {
	const steps = new Map<number, number>();
	for (const { word, weight, odds } of counts.known()) steps.set(wordHash(word), weight * 8 + odds);
	let words = '';
	let last = 0;
	for (const [hash, step] of [...steps].sort((a, b) => a[0] - b[0])) {
		let gap = hash - last;
		for (; gap >= LONGEST_GAP; gap -= LONGEST_GAP) words += letter(LONGEST_GAP >> 6) + letter(LONGEST_GAP & 63);
		words += letter(gap >> 6) + letter(gap & 63) + letter(step);
		last = hash;
	}
	return { words, unknownWeight: counts.unknownWeight, unknownOdds: counts.unknownOdds };
}

/** Trees as the plugin keeps them; cuts that no tree asks for are left out. */
export function encodeTrees({ base, cuts, trees }: Boosted): TreesText {
	const asked = cuts.map(() => new Set<number>());
	for (const { feature, bin } of trees) for (const [node, at] of feature.entries()) if (at >= 0) asked[at]?.add(bin[node] ?? 0);
	const kept = asked.map((bins) => [...bins].sort((a, b) => a - b));
	const write = (tree: Tree, node: number): string => {
		const feature = tree.feature[node] ?? -1;
		if (feature < 0) {
			const number = Math.max(0, Math.min(4095, Math.round((tree.value[node] ?? 0) * LEAF_SCALE) + LEAF_ZERO));
			return LEAF + letter(number >> 6) + letter(number & 63);
		}
		const bin = kept[feature]?.indexOf(tree.bin[node] ?? 0) ?? 0;
		return letter(feature) + letter(bin) + write(tree, tree.left[node] ?? 0) + write(tree, tree.right[node] ?? 0);
	};
	return {
		base: Number(base.toFixed(4)),
		cuts: kept.map((bins, feature) => bins.map((bin) => String(cuts[feature]?.[bin]).replace(/^(-?)0\./, '$1.')).join(' ')).join(';'),
		trees: trees.map((tree) => write(tree, 0)).join(''),
	};
}
