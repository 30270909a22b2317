import { ALPHABET, GAP, GAP_BITS, LETTER_BITS, STEP_BITS, wordHash, type WordTable } from '../../../src/match/statistics';
import { LEAF_SCALE, LEAF_ZERO, type TreesText } from '../../../src/match/trees';
import { type Boosted, NO_BIN, type Tree } from './boost';
import type { KnownWord, WordCounts } from './counts';

const letter = (value: number): string => ALPHABET.charAt(value);

/** Counts of words as the plugin keeps them. */
export function encodeTable(counts: Pick<WordCounts, 'unknownWeight' | 'unknownOdds'> & { known(): Iterable<KnownWord> }): WordTable {
	const known = new Map([...counts.known()].map((one) => [wordHash(one.word), one]));
	let bits = '';
	let last = 0;
	for (const [hash, { weight, odds }] of [...known].sort((a, b) => a[0] - b[0])) {
		const gap = hash - last;
		bits += `${'1'.repeat(Math.floor(gap / GAP))}0${bitsOf(gap % GAP, GAP_BITS)}`;
		bits += `${odds === null ? '0' : '1'}${bitsOf(weight, STEP_BITS)}${odds === null ? '' : bitsOf(odds, STEP_BITS)}`;
		last = hash;
	}
	const words = bits.replace(/.{1,6}/g, (part) => letter(parseInt(part.padEnd(LETTER_BITS, '1'), 2)));
	return { words, unknownWeight: counts.unknownWeight, unknownOdds: counts.unknownOdds };
}

function bitsOf(number: number, count: number): string {
	return number.toString(2).padStart(count, '0');
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
