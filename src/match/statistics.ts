import { hashFrom, NO_LETTERS } from './hash';
import type { WordKind, WordStatistics } from './words';

/**
 * What counting names of organisations taught about words: for the more
 * frequent ones how rare they are and, where enough labelled names have them,
 * what they mean as an extra word. Words are kept as hashes, in steps.
 */
export interface WordTable {
	/**
	 * Bits, six in a letter, the highest first. For each word, in the order of their hashes:
	 * the gap to the hash before, so many ones as it has whole `GAP`s, a zero, and `GAP_BITS`
	 * for what is left; a bit that says whether the odds are told; three for the step of the
	 * weight; three for that of the odds where they are told. Ones fill the last letter.
	 */
	readonly words: string;
	readonly unknownWeight: number;
	/** Odds of a word of which they are not told. */
	readonly unknownOdds: Readonly<Partial<Record<WordKind, number>>>;
}

export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A gap of usual size takes as few bits as can be (Golomb and Rice's code). */
export const GAP_BITS = 6;
export const GAP = 1 << GAP_BITS;
export const STEP_BITS = 3;
export const LETTER_BITS = 6;

/** ln(names / names with the word) and log odds by step, in hundredths: small whole numbers lie in a word itself, fractions elsewhere in memory. */
export const WEIGHTS = [300, 450, 560, 650, 730, 800, 870, 950] as const;
export const ODDS = [-260, -170, -110, -60, -10, 40, 90, 160] as const;

/** A hash of 19 bits: of 7,000 words in the table, one in 75 others is taken for one of them. */
export function wordHash(word: string): number {
	let hash = hashFrom(NO_LETTERS, word);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 13;
}

/** The step nearest to a value. */
export function nearestStep(steps: readonly number[], value: number): number {
	let nearest = 0;
	for (const [at, step] of steps.entries()) if (Math.abs(step - value) < Math.abs((steps[nearest] ?? 0) - value)) nearest = at;
	return nearest;
}

/** Reads a table into look-ups. */
export function readTable({ words, unknownWeight, unknownOdds }: WordTable): WordStatistics {
	const weights = new Map<number, number>();
	const oddsOf = new Map<number, number>();
	const bits = new Bits(words);
	let hash = 0;
	while (bits.isLeft) {
		if (bits.take(1) === 1) {
			hash += GAP;
			continue;
		}
		hash += bits.take(GAP_BITS);
		const isTold = bits.take(1) === 1;
		weights.set(hash, WEIGHTS[bits.take(STEP_BITS)] ?? unknownWeight);
		if (isTold) oddsOf.set(hash, ODDS[bits.take(STEP_BITS)] ?? 0);
	}
	return {
		weight: (text) => weights.get(wordHash(text)) ?? unknownWeight,
		odds: (text, kind) => oddsOf.get(wordHash(text)) ?? unknownOdds[kind] ?? 0,
	};
}

/** Takes bits from letters, one after the other: quickly, for the table is read while somebody waits. */
class Bits {
	private readonly values = new Uint8Array(128);
	private at = 0;
	/** Bits that were read but not taken, and how many. */
	private held = 0;
	private count = 0;

	constructor(private readonly text: string) {
		for (let at = 0; at < ALPHABET.length; at++) this.values[ALPHABET.charCodeAt(at)] = at;
	}

	get isLeft(): boolean {
		return this.count > 0 || this.at < this.text.length;
	}

	/** The number that the next bits are. */
	take(count: number): number {
		for (; this.count < count; this.count += LETTER_BITS) this.held = this.held << LETTER_BITS | (this.values[this.text.charCodeAt(this.at++)] ?? 0);
		this.count -= count;
		const number = this.held >> this.count;
		this.held &= (1 << this.count) - 1;
		return number;
	}
}
