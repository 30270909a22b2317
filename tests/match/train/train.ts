// Learns the model for names from tests/data/names and writes src/match/model.ts: `npx esbuild tests/match/train/train.ts --bundle --platform=node | node`.
import fs from 'node:fs';
import path from 'node:path';
import { chanceOf } from '../../../src/match/score';
import { calibrate, crossValidate, figuresOf } from './cross-validate';
import { encodeTable, encodeTrees } from './encode';
import { fit, OPTIONS } from './fit';
import { loadNames } from './names';

const data = loadNames();
// Thresholds and chances come from scores of models that had not seen the pair.
const { alone, among, leastFirst, turnedAway } = crossValidate(data, OPTIONS, 1);
const pairs = [...data.pairs, ...data.pairs];
const calibration = calibrate(pairs, [...alone, ...among]);
const figures = figuresOf(pairs, [...alone, ...among]);
const chance = (logOdds: number) => Number(chanceOf(logOdds, calibration).toFixed(3));

const { counts, first, model } = fit(data, data.pairs, () => true, OPTIONS);
const file = path.resolve('src/match/model.ts');
fs.writeFileSync(file, `// Written by tests/match/train/train.ts from tests/data/names; do not edit.
import type { Calibration } from './score';
import type { WordTable } from './statistics';
import type { TreesText } from './trees';

/** From this chance on, names are called one: the best F1 at which at most 15 % of parents are taken for their division. */
export const SAME_CHANCE = ${String(chance(figures.threshold))};

/** From this chance on, 99 of 100 pairs of the labelled names were one. */
export const TOP_CHANCE = ${String(chance(figures.thresholdAt99))};

export const CALIBRATION: Calibration = ${JSON.stringify(calibration)};

/** Log odds of the first look below which names are different, whatever else there is to compare. */
export const LEAST_FIRST = ${String(leastFirst)};

export const WORDS: WordTable = ${JSON.stringify(encodeTable(counts), null, '\t')};

export const FIRST_TREES: TreesText = ${JSON.stringify(encodeTrees(first), null, '\t')};

export const TREES: TreesText = ${JSON.stringify(encodeTrees(model), null, '\t')};
`);
console.log(JSON.stringify({ wrote: 'src/match/model.ts', bytes: fs.statSync(file).size, calibration, leastFirst, turnedAway, figures }));
