// Names: five-fold cross-validation on the labelled pairs, no family of names in two folds. `-- --seeds 3 --errors 40`
import { readTable } from '../../src/match/statistics';
import { readTrees } from '../../src/match/trees';
import { encodeTable, encodeTrees } from '../match/train/encode';
import { fit, OPTIONS, populationOf, rowOf } from '../match/train/fit';
import { bestF1, curveOf, falseShare, recallAt } from '../match/train/judge';
import { foldsOf, loadNames } from '../match/train/names';

const FOLDS = 5;
const option = (name: string, standard: number): number => {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? standard : Number(process.argv[at + 1]);
};

const data = loadNames();
const options = { ...OPTIONS };
for (const key of Object.keys(options) as (keyof typeof options)[]) Object.assign(options, { [key]: option(key, options[key]) });
const folds = foldsOf(data, FOLDS, option('folds', 1));
const foldOf = ({ a }: { readonly a: string }) => folds.get(data.familyOf(a)) ?? -1;
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
	const population = populationOf(data.pairs.filter((pair) => foldOf(pair) === fold));
	for (const [at, pair] of data.pairs.entries()) {
		if (foldOf(pair) !== fold) continue;
		alone[at] = trees(rowOf(pair, statistics, null));
		among[at] = trees(rowOf(pair, statistics, population));
	}
}

const round = (value: number | undefined) => Math.round(1000 * (value ?? 0)) / 10;
function figures(scores: readonly number[]) {
	const curve = curveOf(data.pairs, scores);
	const best = bestF1(curve);
	const top = recallAt(curve, 0.99);
	const careful = curve.filter(({ score }) => falseShare(data.pairs, scores, score, 'contain', 'relation') <= 0.15).reduce((a, b) => b.f1 > a.f1 ? b : a);
	return {
		f1: round(best.f1), precision: round(best.precision), recall: round(best.recall), threshold: Number(best.score.toFixed(3)),
		recallAt99: round(top?.recall), thresholdAt99: Number((top?.score ?? 0).toFixed(3)),
		parentCalledSame: round(falseShare(data.pairs, scores, best.score, 'contain', 'relation')),
		f1WithParentAt15: round(careful.f1), thresholdWithParentAt15: Number(careful.score.toFixed(3)),
	};
}
const result = { bench: 'match', pairs: data.pairs.length, folds: FOLDS, alone: figures(alone), among: figures(among), bytes };
console.log(JSON.stringify(result));
