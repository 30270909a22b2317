import { comesFirst } from './compare';
import type { Name } from './name';
import { trigramDice } from './strings';
import { KINDS, type Word } from './words';

/**
 * A first look at two names: so many numbers that cost a tenth of the whole
 * comparison. Most names that share a key are told apart by them. The order is
 * part of the model.
 */
export const ROUGH_FEATURES = 13;

const NUMBER = KINDS.indexOf('number');

/** What of one name the other lacks, as far as roots tell. */
interface Rest { odds: number; rarest: number; numbers: number }

const restA: Rest = { odds: 0, rarest: 0, numbers: 0 };
const restB: Rest = { odds: 0, rarest: 0, numbers: 0 };

/** Fills a row with what a first look shows of two names. Symmetric. */
export function fillRough(row: Float64Array, one: Name, other: Name): Float64Array {
	const isFirst = comesFirst(one, other);
	const a = isFirst ? one : other;
	const b = isFirst ? other : one;
	let pairedA = 0;
	let pairedB = 0;
	let pairs = 0;
	let shared = 0;
	for (let x = 0; x < a.words.length; x++) {
		const y = placeOf(a.words[x], b.words, pairedB);
		if (y < 0) continue;
		pairedA |= 1 << x;
		pairedB |= 1 << y;
		pairs++;
		shared += Math.min(a.words[x]?.weight ?? 0, b.words[y]?.weight ?? 0);
	}
	fillRest(restA, a.words, pairedA);
	fillRest(restB, b.words, pairedB);
	row[0] = trigramDice(a.trigrams, b.trigrams);
	row[1] = a.length / Math.max(1, b.length);
	row[2] = a.length;
	row[3] = pairs;
	row[4] = shared;
	row[5] = shared / Math.max(1, Math.min(a.weight, b.weight));
	row[6] = shared / Math.max(1, Math.max(a.weight, b.weight));
	row[7] = Math.min(restA.odds, restB.odds);
	row[8] = Math.max(restA.odds, restB.odds);
	row[9] = Math.min(restA.rarest, restB.rarest);
	row[10] = Math.max(restA.rarest, restB.rarest);
	row[11] = Math.min(restA.numbers, 1) + Math.min(restB.numbers, 1);
	row[12] = a.words[0]?.rootHash === b.words[0]?.rootHash ? 2 : a.words[0]?.first === b.words[0]?.first ? 1 : 0;
	return row;
}

/** Where the word stands among others, by its root; -1 where it does not. `taken`: places that have a partner, as bits. */
function placeOf(word: Word | undefined, words: readonly Word[], taken: number): number {
	for (let at = 0; at < words.length; at++) if (words[at]?.rootHash === word?.rootHash && (taken >> at & 1) === 0) return at;
	return -1;
}

function fillRest(rest: Rest, words: readonly Word[], paired: number): void {
	rest.odds = rest.numbers = 0;
	rest.rarest = -1;
	for (let at = 0; at < words.length; at++) {
		const word = words[at];
		if (word === undefined || (paired >> at & 1) === 1) continue;
		rest.odds += word.odds;
		if (word.weight > rest.rarest) rest.rarest = word.weight;
		if (word.kindId === NUMBER) rest.numbers++;
	}
}
