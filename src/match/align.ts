import type { Name } from './name';
import { edits, isSubsequence, leastEdits } from './strings';
import { KINDS, MOST_WORDS, type Word } from './words';

/** Which words of two names stand for each other. The lists are as long as the longest name; what counts are the places of the names' words. */
export interface Alignment {
	/** For each word of `a` the place of its partner in `b`, or -1. */
	readonly toB: Int8Array;
	readonly toA: Int8Array;
	/** How well it fits its partner, 0 to 1. */
	readonly fitA: Float64Array;
	readonly fitB: Float64Array;
}

/** An alignment to be filled by `align`. */
export function emptyAlignment(): Alignment {
	return { toB: new Int8Array(MOST_WORDS), toA: new Int8Array(MOST_WORDS), fitA: new Float64Array(MOST_WORDS), fitB: new Float64Array(MOST_WORDS) };
}

const NUMBER = KINDS.indexOf('number');
const CODE = KINDS.indexOf('code');
const OWN = KINDS.indexOf('own');

/** How well two words fit: 1 for the same word, 0 for words that have nothing in common. Symmetric. */
export function wordFit(a: Word, b: Word): number {
	if (a.rootHash === b.rootHash) return a === b || a.text === b.text ? 1 : a.kindId === NUMBER ? 0.98 : 0.95;
	if (a.kindId === NUMBER || b.kindId === NUMBER) return 0;
	// `B2` is not `B3`.
	if (a.kindId === CODE && b.kindId === CODE && digitsOf(a) !== digitsOf(b)) return 0;
	const short = a.length < b.length ? a : b;
	const long = short === a ? b : a;
	const { length } = short;
	if (length < 2) return 0;
	// Words of a trade may sound like something else: `farms`, `pharma`.
	if (length > 3 && a.soundHash === b.soundHash && a.kindId === OWN && b.kindId === OWN) return 0.92;
	const isFirstSame = short.first === long.first;
	const most = Math.max(1, Math.floor(long.length * 0.34));
	const isNear = length >= 4 && long.length - length <= most && leastEdits(short.letters, long.letters) <= most;
	// Most pairs of words end here.
	if (!isFirstSame && !isNear) return 0;
	const fit = Math.max(isFirstSame ? prefixFit(short, long) : 0, isNear ? spellingFit(short, long, most) : 0);
	if (fit >= 0.6) return fit;
	return isFirstSame && isContraction(short, long) ? 0.6 : 0;
}

function digitsOf({ text }: Word): string {
	return text.replace(/\P{N}+/gu, ' ').trim();
}

/** `Biotech` for `Biotechnology`. */
function prefixFit(short: Word, long: Word): number {
	// Letters that only the shorter has tell most of them apart without a look at the texts.
	if (short.length < 3 || short.length === long.length || (short.letters & ~long.letters) !== 0 || !long.text.startsWith(short.text)) return 0;
	if (short.length >= 4) return 0.8;
	return long.kindId === OWN ? 0.5 : 0.7;
}

function spellingFit(short: Word, long: Word, most: number): number {
	const count = edits(short.text, long.text, most);
	return count > most ? 0 : 1 - count / long.length;
}

/** `Mfg` for `Manufacturing`: first and last letter, the others in order; only for common words. */
function isContraction(short: Word, long: Word): boolean {
	return short.length <= 5 && long.kindId !== OWN && (short.letters & ~long.letters) === 0
		&& short.text.charCodeAt(short.length - 1) === long.text.charCodeAt(long.length - 1) && isSubsequence(short.text, long.text);
}

/** Pairs of words that fit at all, used again and again. */
const MOST_BONDS = MOST_WORDS * MOST_WORDS;
const placeA = new Int8Array(MOST_BONDS);
const placeB = new Int8Array(MOST_BONDS);
const fits = new Float64Array(MOST_BONDS);
const worths = new Float64Array(MOST_BONDS);

/** Aligns two names: words written as one or apart first, then the best pairs of words. */
export function align(a: Name, b: Name, found: Alignment): void {
	clear(found.toB, found.fitA, a.words.length);
	clear(found.toA, found.fitB, b.words.length);
	joinWords(a.words, b.words, found.toB, found.toA, found.fitA, found.fitB);
	joinWords(b.words, a.words, found.toA, found.toB, found.fitB, found.fitA);
	let count = 0;
	for (let x = 0; x < a.words.length; x++) for (let y = 0; y < b.words.length; y++) count = addBond(a.words[x], b.words[y], x, y, count);
	for (let next = bestBond(count); next >= 0; next = bestBond(count)) {
		const x = placeA[next] ?? 0;
		const y = placeB[next] ?? 0;
		worths[next] = 0;
		if (found.toB[x] !== -1 || found.toA[y] !== -1) continue;
		found.toB[x] = y;
		found.toA[y] = x;
		found.fitA[x] = found.fitB[y] = fits[next] ?? 0;
	}
}

function clear(partners: Int8Array, fit: Float64Array, count: number): void {
	for (let at = 0; at < count; at++) {
		partners[at] = -1;
		fit[at] = 0;
	}
}

function addBond(left: Word | undefined, right: Word | undefined, x: number, y: number, count: number): number {
	const fit = left === undefined || right === undefined ? 0 : wordFit(left, right);
	if (left === undefined || right === undefined || fit === 0) return count;
	placeA[count] = x;
	placeB[count] = y;
	fits[count] = fit;
	worths[count] = fit * (1 + 0.0002 * Math.min(left.weight, right.weight)) - 0.001 * Math.abs(x - y);
	return count + 1;
}

/** The most worthy pair that was not taken yet: of equals the first; -1 where there is none. */
function bestBond(count: number): number {
	let best = -1;
	let most = 0;
	for (let at = 0; at < count; at++) {
		const worth = worths[at] ?? 0;
		if (worth === 0 || worth < most) continue;
		if (worth === most && !comesFirst(at, best)) continue;
		best = at;
		most = worth;
	}
	return best;
}

function comesFirst(one: number, other: number): boolean {
	const difference = (placeA[one] ?? 0) + (placeB[one] ?? 0) - (placeA[other] ?? 0) - (placeB[other] ?? 0);
	return difference < 0 || (difference === 0 && (placeA[one] ?? 0) < (placeA[other] ?? 0));
}

/** `Open AI` and `OpenAI`: two or three neighbours on one side are one word on the other. */
function joinWords(many: readonly Word[], one: readonly Word[], toOne: Int8Array, toMany: Int8Array, fitMany: Float64Array, fitOne: Float64Array): void {
	for (let start = 0; start + 1 < many.length; start++) {
		const head = many[start];
		for (let at = 0; at < one.length; at++) {
			const whole = one[at];
			if (head === undefined || whole?.first !== head.first || whole.length < 4 || head.length > whole.length) continue;
			for (let end = start + 1, { length } = head; end < many.length && end < start + 3; end++) {
				length += many[end]?.length ?? 0;
				const fit = Math.abs(length - whole.length) > 1 ? 0 : joinFit(many, start, end, whole.text);
				if (fit === 0) continue;
				for (let part = start; part <= end; part++) {
					if ((fitMany[part] ?? 0) >= fit) continue;
					toOne[part] = at;
					fitMany[part] = fit;
				}
				if ((fitOne[at] ?? 0) >= fit) continue;
				toMany[at] = start;
				fitOne[at] = fit;
			}
		}
	}
}

const hasDigit = /\p{N}/u;

function joinFit(words: readonly Word[], start: number, end: number, word: string): number {
	let joined = '';
	for (let at = start; at <= end; at++) joined += words[at]?.text ?? '';
	if (joined === word) return 0.99;
	// A typo in a number is another number.
	if (word.length < 7 || hasDigit.test(joined)) return 0;
	return edits(joined, word, 1) <= 1 ? 0.9 : 0;
}
