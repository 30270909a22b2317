import { compare, type Comparison } from './compare';
import type { Population } from './features';
import { isHonest } from './look-alikes';
import { CALIBRATION, SAME_CHANCE } from './model';
import { isOneKey, looksAlike, type Name } from './name';
import { modelJudges, nameOf } from './reader';
import { reasonsFor, reasonsForSame } from './reasons';
import { chanceOf, logOddsOf, logOddsOfComparison, oddsAfterLooks, oddsByLooks, oddsOf } from './score';

/** The chance of names that look the same, set by hand: seldom two companies, but one may pretend to be the other. */
const LOOK_CHANCE = 0.9;
/** The same of names that only spell a letter otherwise (`Müller`, `Mueller`): nobody pretends anything. */
const SPELLING_CHANCE = 0.98;

/** More than what rounding adds to log odds. */
const ROUNDING = 1e-9;

/** Whether two names are one account: `certain` groups by itself, `likely` is asked about. */
export interface Match {
	/** Calibrated chance from 0 to 1. */
	readonly score: number;
	readonly certainty: 'certain' | 'likely' | 'different';
	/** In plain words, for a person. */
	readonly reasons: readonly string[];
}

/**
 * Are these two names one account? Symmetric, and certain for a name and itself
 * (but for an empty one, which is no name).
 * `population`: the other names around, where they are known; they sharpen the score.
 */
export function match(a: string, b: string, population: Population | null = null): Match {
	return matchNames(nameOf(a), nameOf(b), population);
}

/** The same of names that were read. */
export function matchNames(a: Name, b: Name, population: Population | null): Match {
	return matchOf(compare(a, b), population);
}

/** The chance alone, without reasons. */
export function chanceOfNames(a: Name, b: Name, population: Population | null): number {
	return isOneKey(a, b) ? 1 : lifted(a, b, chanceOf(logOddsOf(a, b, modelJudges(), population), CALIBRATION));
}

/** The chance of plain names of different keys as far as their first looks tell, see `lookOf`; null where these settle nothing. */
export function chanceByLooks(a: string, b: string): number | null {
	const odds = oddsByLooks(a, b, modelJudges());
	return odds === null ? null : chanceOf(odds, CALIBRATION);
}

/** The chance of these names, right after their first looks settled nothing; one below `least` may be told as any below it. */
export function chanceAfterLooks(a: Name, b: Name, population: Population | null, least: number): number {
	return chanceOf(oddsAfterLooks(a, b, modelJudges(), population, oddsOf(least, CALIBRATION) - ROUNDING), CALIBRATION);
}

/** Match of names that are side by side already. */
export function matchOf(comparison: Comparison, population: Population | null): Match {
	const { a, b } = comparison;
	if (isOneKey(a, b)) return { score: 1, certainty: 'certain', reasons: reasonsForSame(a.text, b.text) };
	const score = lifted(a, b, chanceOf(logOddsOfComparison(comparison, modelJudges(), population), CALIBRATION));
	return { score, certainty: score >= SAME_CHANCE ? 'likely' : 'different', reasons: reasonsFor(comparison) };
}

/** Names that look the same are asked about, whatever the trees make of their letters. */
function lifted(a: Name, b: Name, chance: number): number {
	return looksAlike(a, b) ? Math.max(isHonest(a.text) && isHonest(b.text) ? SPELLING_CHANCE : LOOK_CHANCE, chance) : chance;
}
