import { FIRST_TREES, LEAST_FIRST, TREES, WORDS } from './model';
import { type Name, readName } from './name';
import type { Judges } from './score';
import { readTable } from './statistics';
import { readTrees } from './trees';
import { wordBook } from './word-book';
import { formOf, type Word, type WordStatistics, wordOf as wordWith } from './words';

const MAX_WORDS = 60000;
/** So many names are remembered, each in its place: a list that is filled and emptied again and again would keep what it held. */
const PLACES = 256;

let statistics: WordStatistics | null = null;
let judges: Judges | null = null;
const words = wordBook(readWord, MAX_WORDS);
const names: Name[] = [];

/** The trees of the model, read when first asked for, so that loading the plugin costs nothing. */
export function modelJudges(): Judges {
	judges ??= { first: readTrees(FIRST_TREES), leastFirst: LEAST_FIRST, whole: readTrees(TREES) };
	return judges;
}

/** Reads a name with the statistics of the model. */
export function readNameOf(text: string): Name {
	return readName(text, words.of, words.wordsOf(text.toLowerCase()));
}

/** The same, remembered for a while: names are asked for again and again. */
export function nameOf(text: string): Name {
	const place = placeOf(text);
	const known = names[place];
	if (known?.text === text) return known;
	const name = readNameOf(text);
	names[place] = name;
	return name;
}

/** Names of one length and beginning share a place. */
function placeOf(text: string): number {
	return (31 * text.length ^ 7 * text.charCodeAt(0) ^ text.charCodeAt(text.length >> 1)) & PLACES - 1;
}

function readWord(folded: string): Word {
	statistics ??= readTable(WORDS);
	const form = formOf(folded);
	return wordWith(form, statistics.weight(folded), statistics.odds(folded, form.kind));
}
