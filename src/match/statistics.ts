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

/** Takes bits from letters, one after the other. */
class Bits {
	private readonly values: Uint8Array;
	private at = 0;

	constructor(text: string) {
		const letters = new Map([...ALPHABET].map((letter, value) => [letter, value]));
		this.values = Uint8Array.from([...text], (letter) => letters.get(letter) ?? 0);
	}

	get isLeft(): boolean {
		return this.at < LETTER_BITS * this.values.length;
	}

	/** The number that the next bits are. */
	take(count: number): number {
		let number = 0;
		for (const end = this.at + count; this.at < end; this.at++) {
			const value = this.values[Math.floor(this.at / LETTER_BITS)] ?? 0;
			number = 2 * number + (value >> LETTER_BITS - 1 - this.at % LETTER_BITS & 1);
		}
		return number;
	}
}
