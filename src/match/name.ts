import { foldName } from './fold';
import { identityKeyOf, keyOfCore } from './identity';
import { coreOf } from './legal';
import { trigrams } from './strings';
import type { Word } from './words';

/** A name read once, ready to be compared many times. */
export interface Name {
	readonly text: string;
	/** See `identityKey`. */
	readonly key: string;
	/** Words that say something, without legal forms and fillers (`of`, `the`). */
	readonly words: readonly Word[];
	/** The legal form as written, folded; empty where there is none. */
	readonly form: string;
	/** First letters of the words: without fillers, with fillers, with everything. */
	readonly initials: readonly string[];
	/** The short name that it brings along (`Young Makers Association (YMA)`), which is none of its words then. */
	readonly short: string;
	/** The words without spaces. */
	readonly joined: string;
	/** The words as they sound, without spaces. */
	readonly sound: string;
	readonly weight: number;
	readonly trigrams: string;
	/** Too long to be anybody's name: equals itself and nothing else. */
	readonly isOverlong: boolean;
}

const MAX_NAME = 300;
const MAX_WORDS = 14;
const MAX_WORD = 40;

/** Reads a name; `wordOf` brings the words with their statistics. */
export function readName(text: string, wordOf: (folded: string) => Word): Name {
	const folded = foldName(text);
	const isOverlong = folded.length > MAX_NAME;
	const all = (isOverlong ? folded.slice(0, MAX_NAME) : folded).split(' ').map((word) => word.length > MAX_WORD ? word.slice(0, MAX_WORD) : word);
	const { core, form } = coreOf(all, text);
	const isPlain = folded !== '' && folded.length <= MAX_WORD && !text.includes('/');
	const key = isPlain ? keyOfCore(all, core) : identityKeyOf(folded);
	const read = core.map(wordOf);
	const kept = read.filter((word) => word.kind !== 'filler');
	const full = (kept.length > 0 ? kept : read).slice(0, MAX_WORDS);
	const short = shortOf(full, all);
	const words = short === '' ? full : full.filter((word) => word.text !== short);
	const texts = words.map((word) => word.text);
	return {
		text, key, words, form, short, isOverlong,
		joined: texts.join(''),
		initials: differing(initialsOf(texts), initialsOf(core), initialsOf(all)),
		sound: words.map((word) => word.sound).join(''),
		weight: words.reduce((sum, word) => sum + word.weight, 0),
		trigrams: trigrams(texts.join(' ')),
	};
}

function differing(first: string, second: string, third: string): readonly string[] {
	if (first === second) return first === third ? [first] : [first, third];
	return third === first || third === second ? [first, second] : [first, second, third];
}

/** A word that is the initials of the other words. */
function shortOf(words: readonly Word[], all: readonly string[]): string {
	if (words.length < 3) return '';
	for (const { text } of words) {
		if (text.length < 2 || text.length > 8) continue;
		const others = all.filter((word) => word !== text);
		if (text === initialsOf(others) || text === initialsOf(words.filter((word) => word.text !== text).map((word) => word.text))) return text;
	}
	return '';
}

function initialsOf(words: readonly string[]): string {
	let letters = '';
	for (const word of words) letters += word.charAt(0);
	return letters;
}
