import { KINDS, MOST_WORDS, type Word } from './words';

/**
 * A first look at two names: so many numbers that cost a tenth of the whole
 * comparison. Most names that share a key are told apart by them. The order is
 * part of the model.
 */
export const ROUGH_FEATURES = 13;
/** Where in a row the dice coefficient stands. */
export const DICE = 0;

/**
 * All that a first look asks of a name lies together in one text, of which each
 * character is a number of 16 bits: reading that visits memory once, where the
 * name and its words lie far apart. These are the places in it.
 */
const LENGTH = 0;
const WEIGHT = 1;
const COUNT = 2;
const INITIAL = 3;
const KEY_LOW = 4;
const KEY_HIGH = 5;
const WORDS = 6;
/** For each word, the triples come after them all. */
const ROOT_LOW = 0;
const ROOT_HIGH = 1;
const RARITY = 2;
const ODDS = 3;
const SIZE = 4;

const ODDS_ZERO = 0x8000;
/** What a number's weight is marked with. */
const MARK = 0x8000;
const NUMBER = KINDS.indexOf('number');

/** Letters of a name from which triples are made. */
const MOST_LETTERS = 96;
/** The letters with a blank before and after. */
const letters = new Uint16Array(MOST_LETTERS + 2).fill(32);
/** What a look is made of, one list for each length: used again and again, they need not grow each time. */
const lists: number[][] = [];

/** What a first look asks of a name of these words, which have `length` letters and weigh `weight`. */
export function lookOf(words: readonly Word[], length: number, weight: number, keyHash: number): string {
	const triples = placeLetters(words);
	const size = WORDS + SIZE * words.length + triples;
	const units = lists[size] ??= new Array<number>(size).fill(0);
	let at = 0;
	const add = (unit: number) => { units[at++] = unit; };
	add(length);
	add(weight);
	add(words.length);
	add(words[0]?.first ?? 0);
	add(keyHash & 0xffff);
	add(keyHash >>> 16);
	for (const word of words) {
		add(word.rootHash & 0xffff);
		add(word.rootHash >>> 16);
		add(word.weight | (word.kindId === NUMBER ? MARK : 0));
		add(word.odds + ODDS_ZERO);
	}
	for (let triple = 1; triple <= triples; triple++) add(tripleAt(triple));
	return String.fromCharCode(...units);
}

/** Places the letters of words with blanks between and around; tells how many there are. */
function placeLetters(words: readonly Word[]): number {
	let count = 0;
	for (const { text, length } of words) {
		if (count > 0 && count < MOST_LETTERS) letters[++count] = 32;
		for (let at = 0; at < length && count < MOST_LETTERS; at++) letters[++count] = text.charCodeAt(at);
	}
	letters[count + 1] = 32;
	return count;
}

/** A hash of a letter and its neighbours. */
function tripleAt(at: number): number {
	return Math.imul(((letters[at - 1] ?? 0) * 131 + (letters[at] ?? 0)) * 131 + (letters[at + 1] ?? 0), 0x9e3779b1) >>> 16;
}

/** Whether two looks are of names with one key, or seem to be. */
export function seemOneKey(a: string, b: string): boolean {
	return a.charCodeAt(KEY_LOW) === b.charCodeAt(KEY_LOW) && a.charCodeAt(KEY_HIGH) === b.charCodeAt(KEY_HIGH);
}

/**
 * The look asked about last, taken apart: one name is compared with many in a
 * row. For each of its words the root, the weight, the odds and whether it is a
 * number; and how often each triple is still to be met.
 */
let known = '';
let count = 0;
let from = WORDS;
const roots = new Int32Array(MOST_WORDS);
const weights = new Int32Array(MOST_WORDS);
const odds = new Int32Array(MOST_WORDS);
const numbers = new Uint8Array(MOST_WORDS);
const awaited = new Uint8Array(0x10000);
const metTriples = new Uint16Array(MOST_LETTERS + 1);

function takeApart(look: string): void {
	for (let at = from; at < known.length; at++) awaited[known.charCodeAt(at)] = 0;
	known = look;
	count = look.charCodeAt(COUNT);
	from = WORDS + SIZE * count;
	for (let word = 0, at = WORDS; word < count; word++, at += SIZE) {
		const marked = look.charCodeAt(at + RARITY);
		roots[word] = rootAt(look, at);
		weights[word] = marked & ~MARK;
		odds[word] = look.charCodeAt(at + ODDS) - ODDS_ZERO;
		numbers[word] = marked >> 15;
	}
	for (let at = from; at < look.length; at++) {
		const triple = look.charCodeAt(at);
		awaited[triple] = (awaited[triple] ?? 0) + 1;
	}
}

function rootAt(look: string, at: number): number {
	return look.charCodeAt(at + ROOT_LOW) | look.charCodeAt(at + ROOT_HIGH) << 16;
}

/** Fills a row with what the looks of two names show. Symmetric. */
export function fillRough(row: Float64Array, a: string, b: string): Float64Array {
	if (a !== known) takeApart(a);
	const countB = b.charCodeAt(COUNT);
	let paired = 0;
	let pairs = 0;
	let shared = 0;
	let oddsB = 0;
	let rarestB = -1;
	let numbersB = 0;
	for (let y = 0, at = WORDS; y < countB; y++, at += SIZE) {
		const marked = b.charCodeAt(at + RARITY);
		const x = placeOf(rootAt(b, at), paired);
		if (x >= 0) {
			paired |= 1 << x;
			pairs++;
			shared += Math.min(weights[x] ?? 0, marked & ~MARK);
			continue;
		}
		oddsB += b.charCodeAt(at + ODDS) - ODDS_ZERO;
		rarestB = Math.max(rarestB, marked & ~MARK);
		numbersB |= marked >> 15;
	}
	let oddsA = 0;
	let rarestA = -1;
	let numbersA = 0;
	for (let x = 0; x < count; x++) {
		if ((paired >> x & 1) === 1) continue;
		oddsA += odds[x] ?? 0;
		rarestA = Math.max(rarestA, weights[x] ?? 0);
		numbersA |= numbers[x] ?? 0;
	}
	const [lengthA, lengthB, weightA, weightB] = [a.charCodeAt(LENGTH), b.charCodeAt(LENGTH), a.charCodeAt(WEIGHT), b.charCodeAt(WEIGHT)];
	row[DICE] = dice(b, WORDS + SIZE * countB);
	row[1] = Math.min(lengthA, lengthB) / Math.max(1, lengthA, lengthB);
	row[2] = Math.min(lengthA, lengthB);
	row[3] = pairs;
	row[4] = shared;
	row[5] = shared / Math.max(1, Math.min(weightA, weightB));
	row[6] = shared / Math.max(1, weightA, weightB);
	row[7] = Math.min(oddsA, oddsB);
	row[8] = Math.max(oddsA, oddsB);
	row[9] = Math.min(rarestA, rarestB);
	row[10] = Math.max(rarestA, rarestB);
	row[11] = numbersA + numbersB;
	row[12] = roots[0] === rootAt(b, WORDS) ? 2 : a.charCodeAt(INITIAL) === b.charCodeAt(INITIAL) ? 1 : 0;
	return row;
}

/** Where a word stands in the known look, by its root; -1 where it does not. `taken`: places that have a partner, as bits. */
function placeOf(root: number, taken: number): number {
	for (let at = 0; at < count; at++) if (roots[at] === root && (taken >> at & 1) === 0) return at;
	return -1;
}

/** Dice coefficient of the letter triples of two looks. */
export function tripleDice(a: string, b: string): number {
	if (a !== known) takeApart(a);
	return dice(b, WORDS + SIZE * b.charCodeAt(COUNT));
}

function dice(look: string, begin: number): number {
	const both = known.length - from + look.length - begin;
	let met = 0;
	for (let at = begin; at < look.length; at++) {
		const triple = look.charCodeAt(at);
		const left = awaited[triple] ?? 0;
		// Without a branch: a processor cannot guess which triples are met.
		const isMet = left > 0 ? 1 : 0;
		awaited[triple] = left - isMet;
		metTriples[met] = triple;
		met += isMet;
	}
	for (let at = 0; at < met; at++) {
		const triple = metTriples[at] ?? 0;
		awaited[triple] = (awaited[triple] ?? 0) + 1;
	}
	return both === 0 ? 0 : 2 * met / both;
}
