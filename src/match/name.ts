import { lookOf } from './first-look';
import { foldWords } from './fold';
import { hashOf } from './hash';
import { identityKey, identityKeyOf, keyOfCore } from './identity';
import { coreOf } from './legal';
import { latinLook, plainSpelling } from './look-alikes';
import { letterBits } from './strings';
import { KINDS, MOST_WORDS, type Word } from './words';

/** A name read once, ready to be compared many times. */
export interface Name {
	/** The key as a number of 30 bits, 0 where it is empty: what is asked of every pair of names comes first, so that it lies together. */
	readonly keyHash: number;
	/** Letters of `joined`. */
	readonly length: number;
	/** What its words weigh. */
	readonly weight: number;
	/** Words that say something, without legal forms and fillers (`of`, `the`). */
	readonly words: readonly Word[];
	/** See `lookOf`. */
	readonly firstLook: string;
	/** Too long to be anybody's name: equals itself and nothing else. */
	readonly isOverlong: boolean;
	readonly text: string;
	/** See `identityKey`. */
	readonly key: string;
	/** The key of the name as it looks, see `latinLook`, in a plain spelling, see `plainSpelling`: names of one look are hardly ever two. */
	readonly look: string;
	/** The legal form as written, folded; empty where there is none. */
	readonly form: string;
	/** First letters of the words: without fillers, with fillers, with everything. */
	readonly initials: readonly string[];
	/** The letters that some, and that all of the initials have, see `letterBits`. */
	readonly someInitials: number;
	readonly allInitials: number;
	/** The short name that it brings along (`Young Makers Association (YMA)`), which is none of its words then. */
	readonly short: string;
	/** The words without spaces. */
	readonly joined: string;
}

/** Nobody's name. */
export const NO_NAME: Name = {
	keyHash: 0, length: 0, weight: 0, words: [], firstLook: '', isOverlong: false, text: '', key: '', look: '', form: '', initials: [], someInitials: 0, allInitials: 0, short: '', joined: '',
};

/** Whether two names have one key: for certain one account. */
export function isOneKey(a: Name, b: Name): boolean {
	return a.keyHash === b.keyHash && a.keyHash !== 0 && a.key === b.key;
}

/** Whether two names look the same but are none of one key. */
export function looksAlike(a: Name, b: Name): boolean {
	// A name that looks like itself shares its look with another only where that one has another script or a digit.
	return (a.look !== a.key || b.look !== b.key) && a.look === b.look && a.look !== '' && a.key !== b.key;
}

/** Whether a name looks like no other but those of its key. */
export function isPlain(name: Name): boolean {
	return !name.isOverlong && name.look === name.key;
}

const MAX_NAME = 300;
const MAX_WORD = 40;
const FILLER = KINDS.indexOf('filler');

/** Reads a name; `wordOf` brings the words with their statistics. `found`: the words of a plain name, where they are at hand. */
export function readName(text: string, wordOf: (folded: string) => Word, found: readonly Word[] = []): Name {
	const folded = found.length > 0 ? found.map(textOf) : foldWords(text);
	const isOverlong = lettersOf(folded) + folded.length - 1 > MAX_NAME;
	const all = wordsOf(isOverlong ? folded.join(' ').slice(0, MAX_NAME).split(' ') : folded);
	const { core, form, start } = coreOf(all, text);
	const full = saying(found.length === 0 || all !== folded ? wordsFor(core, wordOf) : core === all ? found : found.slice(start, start + core.length));
	const short = shortOf(full, all);
	const words = short === '' ? full : full.filter((word) => word.text !== short);
	const key = all === folded && !text.includes('/') ? keyOfCore(all, core) : identityKeyOf(folded);
	let length = 0;
	let weight = 0;
	for (const word of words) {
		length += word.length;
		weight += word.weight;
	}
	// Most often they are the same: one text is kept then.
	const joined = words.length === core.length && key.length === length ? key : joinedOf(words, key);
	const look = isOverlong ? text : latinLook(plainSpelling(text));
	const initials = initialsOfAll(words, core, all);
	let someInitials = 0;
	let allInitials = -1;
	for (const letters of initials) {
		const bits = letterBits(letters);
		someInitials |= bits;
		allInitials &= bits;
	}
	// Never 0 where there is a key.
	const keyHash = key === '' ? 0 : hashOf(key) >>> 2 | 1;
	return {
		keyHash, length, weight, words, firstLook: lookOf(words, length, weight, keyHash), isOverlong, text, key, look: look === text ? key : identityKey(look), form, initials, someInitials, allInitials, short, joined,
	};
}

function wordsFor(texts: readonly string[], wordOf: (folded: string) => Word): readonly Word[] {
	const words: Word[] = [];
	for (const text of texts) words.push(wordOf(text));
	return [...words];
}

function textOf({ text }: Word): string {
	return text;
}

function lettersOf(words: readonly string[]): number {
	let letters = 0;
	for (const word of words) letters += word.length;
	return letters;
}

/** Words of a length that is bearable: most often the same list. */
function wordsOf(words: readonly string[]): readonly string[] {
	for (const word of words) if (word.length > MAX_WORD) return words.map((long) => long.slice(0, MAX_WORD));
	return words;
}

function joinedOf(words: readonly Word[], key: string): string {
	let joined = '';
	for (const { text } of words) joined += text;
	return joined === key ? key : joined;
}

/** The words without fillers; of a name of nothing but fillers, these. */
function saying(read: readonly Word[]): readonly Word[] {
	let fillers = 0;
	for (const { kindId } of read) if (kindId === FILLER) fillers++;
	const words = fillers === 0 || fillers === read.length ? read : read.filter(({ kindId }) => kindId !== FILLER);
	return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

function initialsOfAll(words: readonly Word[], core: readonly string[], all: readonly string[]): readonly string[] {
	const first = initialsOfWords(words);
	if (words.length === all.length) return [first];
	const second = words.length === core.length ? first : initialsOf(core);
	const third = core.length === all.length ? second : initialsOf(all);
	if (first === second) return first === third ? [first] : [first, third];
	return third === first || third === second ? [first, second] : [first, second, third];
}

/** A word that is the initials of the other words. */
function shortOf(words: readonly Word[], all: readonly string[]): string {
	if (words.length < 3) return '';
	for (const { text, length } of words) {
		if (length < 2 || length > 8 || (length !== words.length - 1 && length !== all.length - 1)) continue;
		if (isShortFor(text, all) || isShortFor(text, words.map(textOf))) return text;
	}
	return '';
}

/** Whether a word is the initials of all words but itself. */
function isShortFor(word: string, all: readonly string[]): boolean {
	let next = 0;
	for (const other of all) if (other !== word && other !== '' && other.charCodeAt(0) !== word.charCodeAt(next++)) return false;
	return next === word.length;
}

function initialsOf(words: readonly string[]): string {
	let letters = '';
	for (const word of words) letters += word.charAt(0);
	return letters;
}

function initialsOfWords(words: readonly Word[]): string {
	let letters = '';
	for (const { text } of words) letters += text.charAt(0);
	return letters;
}
