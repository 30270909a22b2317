import { chanceOf, type Calibration, logOddsOf, roughOdds } from '../../../src/match/score';
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

/** At most this share of the same names that the whole comparison calls one may be turned away by the first look. */
const MOST_LOST = 0.0025;

/** Log odds of every pair, by a model that saw none of its family. */
export interface CrossValidated {
	/** Two names on their own. */
	readonly alone: readonly number[];
	/** Two names among the other names of their fold. */
	readonly among: readonly number[];
	/** Log odds below which the first look turns a pair away, and the share of pairs that it does so to. */
	readonly leastFirst: number;
	readonly turnedAway: number;
	/** Letters of the largest model. */
	readonly bytes: number;
}

/** Learns five times, each time without one fold, in the very form the plugin keeps. */
export function crossValidate(data: LabelledNames, options: BoostOptions, seed: number): CrossValidated {
	const folds = foldsOf(data, FOLDS, seed);
	const foldOf = ({ a }: LabelledPair) => folds.get(data.familyOf(a)) ?? -1;
	const empty = new Array<number>(data.pairs.length).fill(0);
	const [alone, among, rough] = [[...empty], [...empty], [...empty]];
	let bytes = 0;
	for (let fold = 0; fold < FOLDS; fold++) {
		const { counts, first, model } = fit(data, data.pairs.filter((pair) => foldOf(pair) !== fold), (family) => (folds.get(family) ?? -1) !== fold, options);
		const table = encodeTable(counts);
		const [firstText, text] = [encodeTrees(first), encodeTrees(model)];
		bytes = Math.max(bytes, JSON.stringify([table, firstText, text]).length);
		const statistics = readTable(table);
		const judges = { first: readTrees(firstText), leastFirst: -Infinity, whole: readTrees(text) };
		const around = populationOf(data.pairs.filter((pair) => foldOf(pair) === fold));
		for (const [at, pair] of data.pairs.entries()) {
			if (foldOf(pair) !== fold) continue;
			const [a, b] = [readWith(pair.a, statistics), readWith(pair.b, statistics)];
			alone[at] = logOddsOf(a, b, judges, null);
			among[at] = logOddsOf(a, b, judges, around);
			rough[at] = a.key === b.key ? Infinity : roughOdds(a.firstLook, b.firstLook, judges.first);
		}
	}
	const leastFirst = leastFirstOf(data.pairs, rough, alone);
	const scored = (whole: readonly number[]) => whole.map((value, at) => (rough[at] ?? 0) < leastFirst ? rough[at] ?? 0 : value);
	return { alone: scored(alone), among: scored(among), leastFirst, turnedAway: rough.filter((value) => value < leastFirst).length / rough.length, bytes };
}

function leastFirstOf(pairs: readonly LabelledPair[], rough: readonly number[], whole: readonly number[]): number {
	const { threshold } = figuresOf(pairs, whole);
	const found = rough.filter((_, at) => pairs[at]?.same === true && (whole[at] ?? 0) >= threshold).sort((a, b) => a - b);
	return Number((found[Math.floor(found.length * MOST_LOST)] ?? -Infinity).toFixed(2));
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
