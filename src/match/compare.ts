import { align, type Alignment, emptyAlignment } from './align';
import { type Name, NO_NAME } from './name';
import { KINDS, type Word } from './words';

/** One side of a comparison: what of its name no word of the other covers. */
export interface Side {
	readonly name: Name;
	/** For each word the place of its partner, or -1: such a word is loose. */
	readonly partner: Int8Array;
	readonly covered: number;
	/** Weight that no partner covers. */
	readonly looseWeight: number;
	readonly looseCount: number;
	/** Letters of all loose words, and of the longest, -1 where there is none. */
	readonly looseLength: number;
	readonly longestLoose: number;
	/** The highest weight of a loose word; -1 where there is none. */
	readonly rarestLoose: number;
	readonly oddsSum: number;
	/** The least and highest odds of a loose word; 300 and -900 where there is none. */
	readonly leastOdds: number;
	readonly mostOdds: number;
	/** Places of the first and the last loose word; -1 where there is none. */
	readonly firstLoose: number;
	readonly lastLoose: number;
	/** How many loose words there are of each kind, by `kindId`. */
	readonly kinds: Uint8Array;
	/** Fields of trade that any loose word belongs to, a bit each. */
	readonly fields: number;
}

/** Two names side by side; `less` has less that the other lacks. */
export interface Comparison {
	readonly a: Name;
	readonly b: Name;
	readonly alignment: Alignment;
	readonly less: Side;
	readonly more: Side;
}

type Open<Record> = { -readonly [Key in keyof Record]: Record[Key] };

const alignment = emptyAlignment();
const left = emptySide(alignment.toB);
const right = emptySide(alignment.toA);
const comparison: Open<Comparison> = { a: NO_NAME, b: NO_NAME, alignment, less: left, more: right };

function emptySide(partner: Int8Array): Open<Side> {
	return {
		name: NO_NAME, partner, covered: 0, looseWeight: 0, looseCount: 0, looseLength: 0, longestLoose: -1, rarestLoose: -1,
		oddsSum: 0, leastOdds: 300, mostOdds: -900, firstLoose: -1, lastLoose: -1, kinds: new Uint8Array(KINDS.length), fields: 0,
	};
}

/**
 * Puts two names side by side, in an order that does not depend on the order given.
 * What it answers is valid until the next call: a new one for every pair would
 * take longer than all that is compared.
 */
export function compare(one: Name, other: Name): Comparison {
	const isFirst = comesFirst(one, other);
	const a = isFirst ? one : other;
	const b = isFirst ? other : one;
	align(a, b, alignment);
	fillSide(left, a, alignment.fitA);
	fillSide(right, b, alignment.fitB);
	comparison.a = a;
	comparison.b = b;
	comparison.less = left.looseWeight <= right.looseWeight ? left : right;
	comparison.more = comparison.less === left ? right : left;
	return comparison;
}

/** The order of two names that does not depend on the order given. */
export function comesFirst(a: Name, b: Name): boolean {
	if (a.length !== b.length) return a.length < b.length;
	return a.joined === b.joined ? a.text <= b.text : a.joined < b.joined;
}

/** The words of a side that have no partner. */
export function looseWords({ name: { words }, partner }: Side): readonly Word[] {
	return words.filter((_, at) => (partner[at] ?? -1) < 0);
}

/** All in one pass: it is done for every pair that is compared. */
function fillSide(side: Open<Side>, name: Name, fits: Float64Array): void {
	empty(side, name);
	const { words } = name;
	for (let at = 0; at < words.length; at++) {
		const word = words[at];
		if (word === undefined) continue;
		const isLoose = (side.partner[at] ?? -1) < 0;
		if (isLoose) addLoose(side, word, at);
		const share = isLoose ? 0 : fits[at] ?? 0;
		side.covered += share * word.weight;
		side.looseWeight += (1 - share) * word.weight;
	}
}

function empty(side: Open<Side>, name: Name): void {
	side.name = name;
	side.covered = side.looseWeight = side.looseCount = side.looseLength = side.oddsSum = 0;
	side.longestLoose = side.rarestLoose = side.firstLoose = side.lastLoose = -1;
	side.leastOdds = 300;
	side.mostOdds = -900;
	side.fields = 0;
	for (let kind = 0; kind < KINDS.length; kind++) side.kinds[kind] = 0;
}

function addLoose(side: Open<Side>, { length, weight, odds, kindId, fields }: Word, at: number): void {
	if (side.firstLoose < 0) side.firstLoose = at;
	side.lastLoose = at;
	side.looseCount++;
	side.looseLength += length;
	if (length > side.longestLoose) side.longestLoose = length;
	if (weight > side.rarestLoose) side.rarestLoose = weight;
	side.oddsSum += odds;
	if (odds < side.leastOdds) side.leastOdds = odds;
	if (odds > side.mostOdds) side.mostOdds = odds;
	side.kinds[kindId] = (side.kinds[kindId] ?? 0) + 1;
	side.fields |= fields;
}
