import { align, type Alignment, emptyAlignment } from './align';
import { type Name, NO_NAME } from './name';
import type { Word } from './words';

/** One side of a comparison. */
export interface Side {
	readonly name: Name;
	/** Words without a partner. */
	readonly loose: readonly Word[];
	readonly looseAt: readonly number[];
	/** Weight that no partner covers. */
	readonly looseWeight: number;
	readonly covered: number;
}

/** Two names side by side; `less` has less that the other lacks. */
export interface Comparison {
	readonly a: Name;
	readonly b: Name;
	readonly alignment: Alignment;
	readonly less: Side;
	readonly more: Side;
}

interface OpenSide extends Side {
	name: Name;
	readonly loose: Word[];
	readonly looseAt: number[];
	looseWeight: number;
	covered: number;
}

const alignment = emptyAlignment();
const left: OpenSide = { name: NO_NAME, loose: [], looseAt: [], looseWeight: 0, covered: 0 };
const right: OpenSide = { name: NO_NAME, loose: [], looseAt: [], looseWeight: 0, covered: 0 };
const comparison = { a: NO_NAME, b: NO_NAME, alignment, less: left, more: right };

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
	fillSide(left, a, alignment.toB, alignment.fitA);
	fillSide(right, b, alignment.toA, alignment.fitB);
	comparison.a = a;
	comparison.b = b;
	comparison.less = left.looseWeight <= right.looseWeight ? left : right;
	comparison.more = comparison.less === left ? right : left;
	return comparison;
}

function comesFirst(a: Name, b: Name): boolean {
	if (a.joined.length !== b.joined.length) return a.joined.length < b.joined.length;
	return a.joined === b.joined ? a.text <= b.text : a.joined < b.joined;
}

function fillSide(side: OpenSide, name: Name, partner: Int8Array, fit: Float64Array): void {
	side.name = name;
	side.loose.length = 0;
	side.looseAt.length = 0;
	side.looseWeight = 0;
	side.covered = 0;
	for (let at = 0; at < name.words.length; at++) {
		const word = name.words[at];
		if (word === undefined) continue;
		const isLoose = (partner[at] ?? -1) < 0;
		const share = isLoose ? 0 : fit[at] ?? 0;
		if (isLoose) {
			side.loose.push(word);
			side.looseAt.push(at);
		}
		side.covered += share * word.weight;
		side.looseWeight += (1 - share) * word.weight;
	}
}
