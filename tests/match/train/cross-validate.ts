import { compare } from '../../../src/match/compare';
import type { Population } from '../../../src/match/features';
import { chanceOf, type Calibration, logOddsOf } from '../../../src/match/score';
import { readTable } from '../../../src/match/statistics';
import { readTrees } from '../../../src/match/trees';
import type { BoostOptions } from './boost';
import { readWith } from './counts';
import { encodeTable, encodeTrees } from './encode';
import { fit, populationOf } from './fit';
import { bestF1, curveOf, falseShare, recallAt } from './judge';
import { foldsOf, type LabelledNames, type LabelledPair } from './names';

const FOLDS = 5;
/** At most this share of parents may be taken for their division. */
export const MOST_PARENTS = 0.15;

/** Log odds of every pair, by a model that saw none of its family. */
export interface CrossValidated {
	/** Two names on their own. */
	readonly alone: readonly number[];
	/** Two names among the other names of their fold. */
	readonly among: readonly number[];
	/** Letters of the largest model. */
	readonly bytes: number;
}

/** Learns five times, each time without one fold, in the very form the plugin keeps. */
export function crossValidate(data: LabelledNames, options: BoostOptions, seed: number): CrossValidated {
	const folds = foldsOf(data, FOLDS, seed);
	const foldOf = ({ a }: LabelledPair) => folds.get(data.familyOf(a)) ?? -1;
	const alone = new Array<number>(data.pairs.length).fill(0);
	const among = new Array<number>(data.pairs.length).fill(0);
	let bytes = 0;
	for (let fold = 0; fold < FOLDS; fold++) {
		const { counts, model } = fit(data, data.pairs.filter((pair) => foldOf(pair) !== fold), (family) => (folds.get(family) ?? -1) !== fold, options);
		const table = encodeTable(counts);
		const text = encodeTrees(model);
		bytes = Math.max(bytes, JSON.stringify(table).length + JSON.stringify(text).length);
		const statistics = readTable(table);
		const trees = readTrees(text);
		const around = populationOf(data.pairs.filter((pair) => foldOf(pair) === fold));
		const score = ({ a, b }: LabelledPair, population: Population | null) => logOddsOf(compare(readWith(a, statistics), readWith(b, statistics)), trees, population);
		for (const [at, pair] of data.pairs.entries()) {
			if (foldOf(pair) !== fold) continue;
			alone[at] = score(pair, null);
			among[at] = score(pair, around);
		}
	}
	return { alone, among, bytes };
}

/** Slope and offset that make chances of log odds (Platt's method, by gradient steps). Names that are one by the rule say nothing here. */
export function calibrate(pairs: readonly LabelledPair[], logOdds: readonly number[]): Calibration {
	let slope = 1;
	let offset = 0;
	const rows = logOdds.map((value, at) => ({ value, label: pairs[at]?.same === true ? 1 : 0 })).filter(({ value }) => Math.abs(value) < 12);
	for (let step = 0; step < 3000; step++) {
		let bySlope = 0;
		let byOffset = 0;
		for (const { value, label } of rows) {
			const error = chanceOf(value, { slope, offset }) - label;
			bySlope += error * value;
			byOffset += error;
		}
		slope -= 0.3 * bySlope / rows.length;
		offset -= 0.3 * byOffset / rows.length;
	}
	return { slope: Number(slope.toFixed(3)), offset: Number(offset.toFixed(3)) };
}

const percent = (value: number | undefined) => Math.round(1000 * (value ?? 0)) / 10;

/** The figures that the project is measured by. */
export function figuresOf(pairs: readonly LabelledPair[], scores: readonly number[]) {
	const curve = curveOf(pairs, scores);
	const best = bestF1(curve);
	const top = recallAt(curve, 0.99);
	const parents = (score: number) => falseShare(pairs, scores, score, 'contain', 'relation');
	const same = bestF1(curve.filter(({ score }) => parents(score) <= MOST_PARENTS));
	return {
		bestF1: percent(best.f1), parentsAtBestF1: percent(parents(best.score)),
		f1: percent(same.f1), precision: percent(same.precision), recall: percent(same.recall), parents: percent(parents(same.score)), threshold: same.score,
		recallAt99: percent(top?.recall), thresholdAt99: top?.score ?? Infinity,
	};
}
