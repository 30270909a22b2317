import { compare } from '../../../src/match/compare';
import { featuresOf, type Population } from '../../../src/match/features';
import { fillRough, ROUGH_FEATURES } from '../../../src/match/first-look';
import { identityKey } from '../../../src/match/identity';
import { NamePopulation } from '../../../src/match/population';
import type { WordStatistics } from '../../../src/match/words';
import { boost, type Boosted, type BoostOptions } from './boost';
import { readWith, WordCounts } from './counts';
import { blockedPairs } from './mine';
import type { LabelledNames, LabelledPair } from './names';

/** How the model is learned. Chosen by cross-validation. */
export const OPTIONS: BoostOptions = {
	rounds: 240, rate: 0.15, ridge: 2, leastCurvature: 1, rowShare: 0.7, featureShare: 0.2, bins: 24, seed: 1,
};

/** Taking a parent for its division is the error that people mind most. */
const PARENT_WEIGHT = 2;

/** How the first look is learned: by few trees, for it is asked about every pair that blocking brings. */
const FIRST_OPTIONS: BoostOptions = { ...OPTIONS, rounds: 30, rate: 0.25, featureShare: 0.8 };
/** What a pair that blocking brought weighs beside a labelled one. */
const BLOCKED_WEIGHT = 0.3;

/** A model with the counts it was learned with. */
export interface Fitted {
	readonly counts: WordCounts;
	readonly first: Boosted;
	readonly model: Boosted;
}

/** Learns counts and trees from some of the pairs. Every row is seen through counts that leave its own family out, as a new name would be. */
export function fit(data: LabelledNames, pairs: readonly LabelledPair[], isOpen: (family: string) => boolean, options: BoostOptions): Fitted {
	const names = new Set(pairs.flatMap(({ a, b }) => [a, b]));
	for (const cluster of data.clusters) for (const name of cluster.names) if (isOpen(data.familyOf(name))) names.add(name);
	const counts = new WordCounts(names, pairs, data.familyOf, data.elsewhere);
	const population = populationOf(pairs);
	const rows: Float64Array[] = [];
	const labels: number[] = [];
	const weights: number[] = [];
	// Half of what is asked comes without the other names around: both ways are learned.
	for (const around of [population, null]) {
		for (const pair of pairs) {
			rows.push(rowOf(pair, counts.without(data.familyOf(pair.a)), around));
			labels.push(pair.same ? 1 : 0);
			weights.push(isParent(pair) ? PARENT_WEIGHT / 2 : 0.5);
		}
	}
	return { counts, first: fitFirst(data, pairs, isOpen, counts), model: boost(rows, labels, weights, options) };
}

function fitFirst(data: LabelledNames, pairs: readonly LabelledPair[], isOpen: (family: string) => boolean, counts: WordCounts): Boosted {
	const blocked = blockedPairs(data).filter(({ a, b }) => isOpen(data.familyOf(a)) && isOpen(data.familyOf(b)));
	// Names of one key are never asked about.
	const all = [...pairs, ...blocked].filter(({ a, b }) => identityKey(a) !== identityKey(b));
	const rows = all.map(({ a, b }) => {
		const statistics = counts.without(data.familyOf(a));
		return fillRough(new Float64Array(ROUGH_FEATURES), readWith(a, statistics).firstLook, readWith(b, statistics).firstLook);
	});
	return boost(rows, all.map(({ same }) => same ? 1 : 0), all.map(({ kind }) => kind === 'blocked' ? BLOCKED_WEIGHT : 1), FIRST_OPTIONS);
}

function isParent({ same, kind }: LabelledPair): boolean {
	return !same && (kind === 'contain' || kind === 'relation');
}

/** The features of a pair. */
export function rowOf({ a, b }: { readonly a: string; readonly b: string }, statistics: WordStatistics, population: Population | null): Float64Array {
	return featuresOf(compare(readWith(a, statistics), readWith(b, statistics)), population);
}

/** The names of some pairs as the names around. */
export function populationOf(pairs: readonly LabelledPair[]): NamePopulation {
	const population = new NamePopulation();
	const statistics: WordStatistics = { weight: () => 100, odds: () => 0 };
	for (const name of new Set(pairs.flatMap(({ a, b }) => [a, b]))) population.add(readWith(name, statistics));
	return population;
}
