import { KINDS, type Word } from './words';

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
const units: number[] = [];

/** What a first look asks of a name of these words, which have `length` letters and weigh `weight`. */
export function lookOf(words: readonly Word[], length: number, weight: number, keyHash: number): string {
	units.length = 0;
	units.push(length, weight, words.length, words[0]?.first ?? 0, keyHash & 0xffff, keyHash >>> 16);
	let count = 0;
	for (const word of words) {
		units.push(word.rootHash & 0xffff, word.rootHash >>> 16, word.weight | (word.kindId === NUMBER ? MARK : 0), word.odds + ODDS_ZERO);
		if (count > 0 && count < MOST_LETTERS) letters[++count] = 32;
		for (let at = 0; at < word.length && count < MOST_LETTERS; at++) letters[++count] = word.text.charCodeAt(at);
	}
	letters[count + 1] = 32;
	for (let at = 1; at <= count; at++) units.push(tripleAt(at));
	return String.fromCharCode(...units);
}

/** A hash of a letter and its neighbours. */
function tripleAt(at: number): number {
	return Math.imul(((letters[at - 1] ?? 0) * 131 + (letters[at] ?? 0)) * 131 + (letters[at + 1] ?? 0), 0x9e3779b1) >>> 16;
}

/** What of one name the other lacks, as far as roots tell. */
interface Rest { odds: number; rarest: number; numbers: number }

const restA: Rest = { odds: 0, rarest: 0, numbers: 0 };
const restB: Rest = { odds: 0, rarest: 0, numbers: 0 };

/** Whether two looks are of names with one key, or seem to be. */
export function seemOneKey(a: string, b: string): boolean {
	return a.charCodeAt(KEY_LOW) === b.charCodeAt(KEY_LOW) && a.charCodeAt(KEY_HIGH) === b.charCodeAt(KEY_HIGH);
}

/** Fills a row with what the looks of two names show. Symmetric. */
export function fillRough(row: Float64Array, a: string, b: string): Float64Array {
	const countA = a.charCodeAt(COUNT);
	const countB = b.charCodeAt(COUNT);
	let pairedA = 0;
	let pairedB = 0;
	let pairs = 0;
	let shared = 0;
	for (let x = 0; x < countA; x++) {
		const y = placeOf(a, x, b, countB, pairedB);
		if (y < 0) continue;
		pairedA |= 1 << x;
		pairedB |= 1 << y;
		pairs++;
		shared += Math.min(weightAt(a, x), weightAt(b, y));
	}
	fillRest(restA, a, countA, pairedA);
	fillRest(restB, b, countB, pairedB);
	const shorter = Math.min(a.charCodeAt(LENGTH), b.charCodeAt(LENGTH));
	row[DICE] = tripleDice(a, b);
	row[1] = shorter / Math.max(1, a.charCodeAt(LENGTH), b.charCodeAt(LENGTH));
	row[2] = shorter;
	row[3] = pairs;
	row[4] = shared;
	row[5] = shared / Math.max(1, Math.min(a.charCodeAt(WEIGHT), b.charCodeAt(WEIGHT)));
	row[6] = shared / Math.max(1, a.charCodeAt(WEIGHT), b.charCodeAt(WEIGHT));
	row[7] = Math.min(restA.odds, restB.odds);
	row[8] = Math.max(restA.odds, restB.odds);
	row[9] = Math.min(restA.rarest, restB.rarest);
	row[10] = Math.max(restA.rarest, restB.rarest);
	row[11] = Math.min(restA.numbers, 1) + Math.min(restB.numbers, 1);
	row[12] = isOneRoot(a, 0, b, 0) ? 2 : a.charCodeAt(INITIAL) === b.charCodeAt(INITIAL) ? 1 : 0;
	return row;
}

function isOneRoot(a: string, x: number, b: string, y: number): boolean {
	const atA = WORDS + SIZE * x;
	const atB = WORDS + SIZE * y;
	return a.charCodeAt(atA + ROOT_LOW) === b.charCodeAt(atB + ROOT_LOW) && a.charCodeAt(atA + ROOT_HIGH) === b.charCodeAt(atB + ROOT_HIGH);
}

function weightAt(look: string, word: number): number {
	return look.charCodeAt(WORDS + SIZE * word + RARITY) & ~MARK;
}

/** Where a word of `a` stands in `b`, by its root; -1 where it does not. `taken`: places that have a partner, as bits. */
function placeOf(a: string, word: number, b: string, count: number, taken: number): number {
	for (let at = 0; at < count; at++) if ((taken >> at & 1) === 0 && isOneRoot(a, word, b, at)) return at;
	return -1;
}

function fillRest(rest: Rest, look: string, count: number, paired: number): void {
	rest.odds = rest.numbers = 0;
	rest.rarest = -1;
	for (let at = 0; at < count; at++) {
		if ((paired >> at & 1) === 1) continue;
		const marked = look.charCodeAt(WORDS + SIZE * at + RARITY);
		rest.odds += look.charCodeAt(WORDS + SIZE * at + ODDS) - ODDS_ZERO;
		rest.rarest = Math.max(rest.rarest, marked & ~MARK);
		if (marked >= MARK) rest.numbers++;
	}
}

/** How often each triple is still to be met; all 0 in between. */
const awaited = new Uint8Array(0x10000);

/** Dice coefficient of the letter triples of two looks. */
export function tripleDice(a: string, b: string): number {
	const fromA = WORDS + SIZE * a.charCodeAt(COUNT);
	const fromB = WORDS + SIZE * b.charCodeAt(COUNT);
	const both = a.length - fromA + b.length - fromB;
	if (both === 0) return 0;
	for (let at = fromA; at < a.length; at++) {
		const triple = a.charCodeAt(at);
		awaited[triple] = (awaited[triple] ?? 0) + 1;
	}
	let met = 0;
	for (let at = fromB; at < b.length; at++) {
		const triple = b.charCodeAt(at);
		const left = awaited[triple] ?? 0;
		if (left === 0) continue;
		awaited[triple] = left - 1;
		met++;
	}
	for (let at = fromA; at < a.length; at++) awaited[a.charCodeAt(at)] = 0;
	return 2 * met / both;
}
