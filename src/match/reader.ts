import { TREES, WORDS } from './model';
import { type Name, readName } from './name';
import { readTable } from './statistics';
import { readTrees, type Trees } from './trees';
import { formOf, type Word, type WordStatistics } from './words';

const MAX_WORDS = 60000;
const MAX_NAMES = 2000;

let statistics: WordStatistics | null = null;
let trees: Trees | null = null;
const words = new Map<string, Word>();
const names = new Map<string, Name>();

/** The trees of the model, read when first asked for, so that loading the plugin costs nothing. */
export function modelTrees(): Trees {
	trees ??= readTrees(TREES);
	return trees;
}

/** Reads a name with the statistics of the model. */
export function readNameOf(text: string): Name {
	return readName(text, wordOf);
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

function wordOf(folded: string): Word {
	const known = words.get(folded);
	if (known !== undefined) return known;
	statistics ??= readTable(WORDS);
	const form = formOf(folded);
	const word: Word = { ...form, weight: statistics.weight(folded), odds: statistics.odds(folded, form.kind) };
	if (words.size >= MAX_WORDS) words.clear();
	words.set(folded, word);
	return word;
}
