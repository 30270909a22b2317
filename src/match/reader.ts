import { FIRST_TREES, LEAST_FIRST, TREES, WORDS } from './model';
import { type Name, readName } from './name';
import type { Judges } from './score';
import { readTable } from './statistics';
import { readTrees } from './trees';
import { formOf, type Word, wordOf, type WordStatistics } from './words';

const MAX_WORDS = 60000;
const MAX_NAMES = 500;

let statistics: WordStatistics | null = null;
let judges: Judges | null = null;
const words = new Map<string, Word>();
const names = new Map<string, Name>();

/** The trees of the model, read when first asked for, so that loading the plugin costs nothing. */
export function modelJudges(): Judges {
	judges ??= { first: readTrees(FIRST_TREES), leastFirst: LEAST_FIRST, whole: readTrees(TREES) };
	return judges;
}

/** Reads a name with the statistics of the model. */
export function readNameOf(text: string): Name {
	return readName(text, readWord);
}

/** The same, remembered for a while: names are asked for again and again. */
export function nameOf(text: string): Name {
	const known = names.get(text);
	if (known !== undefined) return known;
	const name = readNameOf(text);
	if (names.size >= MAX_NAMES) names.clear();
	if (!name.isOverlong) names.set(text, name);
	return name;
}

function readWord(folded: string): Word {
	const known = words.get(folded);
	if (known !== undefined) return known;
	statistics ??= readTable(WORDS);
	const form = formOf(folded);
	const word = wordOf(form, statistics.weight(folded), statistics.odds(folded, form.kind));
	if (words.size >= MAX_WORDS) words.clear();
	words.set(folded, word);
	return word;
}
