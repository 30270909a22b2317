import { SEVERAL } from './bands';
import { compare, type Comparison, type Side } from './compare';
import { FEATURES, fillFeatures, LOOSE_INITIALS, MOST_BAND, OTHERS_OF_RAREST, type Population, RAREST_PAIRED, WORST_FIT } from './features';
import { DICE, fillRough, ROUGH_FEATURES } from './first-look';
import { isOneKey, type Name } from './name';
import type { Trees } from './trees';
import { KINDS } from './words';

/** Log odds of names that are one by the rule. */
const EQUAL = 40;
const NUMBERS_APART = -4;
const NUMBER_MISSING = -1.5;
const NUMBER = KINDS.indexOf('number');
const CODE = KINDS.indexOf('code');
const IN_FAMILY = -2;
const IN_OTHER_FIELDS = -2;
const BY_INITIALS = 3;
/** Fit of words that mean the same; others may be two words. */
const SURE_FIT = 0.95;
/** So many initials are no chance; two are none beside a word that at most one name in 3,000 has. */
const SURE_INITIALS = 3;
const SURE_WEIGHT = 800;
/** Words that say what a company does. */
const WORK = (['general', 'trade', 'body'] as const).map((kind) => KINDS.indexOf(kind));

/** How two names are judged: a first look by few trees turns most pairs away, the others are compared. */
export interface Judges {
	readonly first: Trees;
	/** Log odds of a first look below which it is not worth to go on. */
	readonly leastFirst: number;
	readonly whole: Trees;
}

/** Used again for every pair: a new one each would be most of the memory that scoring takes. */
const row = new Float64Array(FEATURES);
const roughRow = new Float64Array(ROUGH_FEATURES);

/** Log odds that two names are one: by the rules where one fits, else by the trees. */
export function logOddsOf(a: Name, b: Name, judges: Judges, population: Population | null): number {
	return atFirst(a, b, judges) ?? atLast(compare(a, b), judges, population);
}

/** The same of names that are side by side already. */
export function logOddsOfComparison(comparison: Comparison, judges: Judges, population: Population | null): number {
	return atFirst(comparison.a, comparison.b, judges) ?? atLast(comparison, judges, population);
}

/** What the rules and a first look say; null where they settle nothing. */
function atFirst(a: Name, b: Name, judges: Judges): number | null {
	if (a.keyHash === 0 || b.keyHash === 0) return -EQUAL;
	if (isOneKey(a, b)) return EQUAL;
	if (a.isOverlong || b.isOverlong) return -EQUAL;
	return oddsByLooks(a.firstLook, b.firstLook, judges);
}

/** Log odds of names by their first looks; null where these settle nothing. */
export function oddsByLooks(a: string, b: string, { first, leastFirst }: Judges): number | null {
	const rough = roughOdds(a, b, first);
	return rough < leastFirst ? rough : null;
}

/** Log odds of names whose first looks were asked just before, and settled nothing; what lies below `least` may be told as anything below it. */
export function oddsAfterLooks(a: Name, b: Name, judges: Judges, population: Population | null, least: number): number {
	return atLast(compare(a, b), judges, population, least);
}

/** Log odds by first looks alone. */
export function roughOdds(a: string, b: string, first: Trees): number {
	return first(fillRough(roughRow, a, b));
}

/** Log odds by all that can be compared, right after a first look: its row is still there. */
function atLast(comparison: Comparison, { whole }: Judges, population: Population | null, least = -Infinity): number {
	const byWords = Math.min(mostByNumbers(comparison), mostByFields(comparison));
	if (byWords < least) return byWords;
	fillFeatures(row, comparison, roughRow[DICE] ?? 0, population);
	const most = Math.min(byWords, mostInFamily(comparison, row[OTHERS_OF_RAREST] ?? 0));
	return most < least ? most : Math.min(Math.max(whole(row), leastByInitials(comparison)), most);
}

/**
 * `Invest NI` is `Invest Northern Ireland`: all else is shared, and what is
 * left on one side are words in a row, on the other their initials. Of the
 * labelled pairs and of those in the clusters that are so, all are one company.
 */
function leastByInitials({ less, more }: Comparison): number {
	if (row[LOOSE_INITIALS] !== 1 || (row[WORST_FIT] ?? 0) < SURE_FIT || !isOneRun(less) || !isOneRun(more)) return -EQUAL;
	const isSure = Math.max(less.looseCount, more.looseCount) >= SURE_INITIALS || (row[RAREST_PAIRED] ?? 0) >= SURE_WEIGHT;
	return isSure ? BY_INITIALS : -EQUAL;
}

/** Whether the loose words of a side stand in a row. */
function isOneRun({ firstLoose, lastLoose, looseCount }: Side): boolean {
	return lastLoose - firstLoose + 1 === looseCount;
}

/**
 * Where several other names have all that two names share, these belong to a
 * family, and what they do tells them apart: `Quartz Labs`, `Quartz Hotels`.
 * Of the labelled pairs that are so, one in ten is one company.
 */
function mostInFamily({ less, more }: Comparison, others: number): number {
	return others >= SEVERAL && others < MOST_BAND && saysWork(less) && saysWork(more) ? IN_FAMILY : EQUAL;
}

function saysWork({ kinds }: Side): boolean {
	for (const kind of WORK) if ((kinds[kind] ?? 0) > 0) return true;
	return false;
}

/**
 * Whoever brews is not who insures: `Quartz Brewery`, `Quartz Insurance`. Of
 * the labelled pairs whose words of trade are of other fields, one in 25 is
 * one company.
 */
function mostByFields({ less, more }: Comparison): number {
	return less.fields !== 0 && more.fields !== 0 && (less.fields & more.fields) === 0 ? IN_OTHER_FIELDS : EQUAL;
}

/** `Fund II` is not `Fund III`, and hardly `Fund`; nor is `Block B2` `Block B3`. */
function mostByNumbers({ less, more }: Comparison): number {
	if ((less.kinds[CODE] ?? 0) > 0 && (more.kinds[CODE] ?? 0) > 0) return NUMBERS_APART;
	const left = less.kinds[NUMBER] ?? 0;
	const right = more.kinds[NUMBER] ?? 0;
	return left > 0 && right > 0 ? NUMBERS_APART : left > 0 || right > 0 ? NUMBER_MISSING : EQUAL;
}

/** The chance that belongs to log odds, as cross-validation found it. */
export interface Calibration {
	readonly slope: number;
	readonly offset: number;
}

/** The log odds that belong to a chance. */
export function oddsOf(chance: number, { slope, offset }: Calibration): number {
	return (Math.log(chance / (1 - chance)) - offset) / slope;
}

/** Log odds as a chance from 0 to 1. */
export function chanceOf(logOdds: number, { slope, offset }: Calibration): number {
	return 1 / (1 + Math.exp(-(slope * logOdds + offset)));
}
