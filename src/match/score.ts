import type { Comparison } from './compare';
import { FEATURES, fillFeatures, type Population } from './features';
import { initialsFit } from './initials';
import { trigramDice } from './strings';
import type { Trees } from './trees';

/** Log odds of names that are one by the rule. */
const EQUAL = 40;
const NUMBERS_APART = -4;
const NOTHING_SHARED = -4;
const NUMBER_MISSING = -1.5;

/** Used again for every pair: a new one each would be most of the memory that scoring takes. */
const row = new Float64Array(FEATURES.length);

/** Log odds that two names are one: by the rules where one fits, else by the trees. */
export function logOddsOf(comparison: Comparison, trees: Trees, population: Population | null): number {
	const { a, b } = comparison;
	if (a.key === '' || b.key === '') return -EQUAL;
	if (a.key === b.key) return EQUAL;
	if (a.isOverlong || b.isOverlong) return -EQUAL;
	if (sharesNothing(comparison)) return NOTHING_SHARED;
	return Math.min(trees(fillFeatures(row, comparison, population)), mostByNumbers(comparison));
}

/** No word, no initials, hardly a letter: not worth the trees' time. */
function sharesNothing({ a, b, less, more }: Comparison): boolean {
	return more.covered === 0 && less.covered === 0 && initialsFit(a, b) === 0 && trigramDice(a.trigrams, b.trigrams) < 0.15
		&& a.joined.charAt(0) !== b.joined.charAt(0);
}

/** `Fund II` is not `Fund III`, and hardly `Fund`. */
function mostByNumbers({ less, more }: Comparison): number {
	const left = less.loose.some(({ number }) => number !== '');
	const right = more.loose.some(({ number }) => number !== '');
	return left && right ? NUMBERS_APART : left || right ? NUMBER_MISSING : EQUAL;
}

/** The chance that belongs to log odds, as cross-validation found it. */
export interface Calibration {
	readonly slope: number;
	readonly offset: number;
}

/** Log odds as a chance from 0 to 1. */
export function chanceOf(logOdds: number, { slope, offset }: Calibration): number {
	return 1 / (1 + Math.exp(-(slope * logOdds + offset)));
}
