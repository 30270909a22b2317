import { ALPHABET, LONGEST_GAP, wordHash, type WordTable } from '../../../src/match/statistics';
import { LEAF_SCALE, LEAF_ZERO, type TreesText } from '../../../src/match/trees';
import { type Boosted, NO_BIN, type Tree } from './boost';
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
	for (const { feature, bin } of trees) for (const [level, at] of feature.entries()) if (bin[level] !== NO_BIN) asked[at]?.add(bin[level] ?? 0);
	const kept = asked.map((bins) => [...bins].sort((a, b) => a - b));
	const write = ({ feature, bin, value }: Tree): string => {
		const asks = feature.map((at, level) => letter(at) + letter(bin[level] === NO_BIN ? 63 : kept[at]?.indexOf(bin[level] ?? 0) ?? 0));
		const most = Math.max(...value.map(Math.abs));
		// The largest leaf decides how fine the steps of its tree are.
		const step = Math.max(1, Math.min(64, Math.ceil(most * LEAF_SCALE / (LEAF_ZERO - 1))));
		const leafOf = (one: number) => letter(Math.max(0, Math.min(63, Math.round(one * LEAF_SCALE / step) + LEAF_ZERO)));
		return asks.join('') + letter(step - 1) + value.map(leafOf).join('');
	};
	return {
		base: Number(base.toFixed(4)),
		cuts: kept.map((bins, feature) => bins.map((bin) => String(cuts[feature]?.[bin]).replace(/^(-?)0\./, '$1.')).join(' ')).join(';'),
		trees: trees.map(write).join(''),
	};
}
