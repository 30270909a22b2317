import { hashFrom, NO_LETTERS } from './hash';
import type { WordKind, WordStatistics } from './words';

/**
 * What counting names of organisations taught about words: for the more
 * frequent ones how rare they are and what they mean as an extra word.
 * Words are kept as hashes, in steps that fit one letter of the alphabet.
 */
export interface WordTable {
	/** Sorted hashes as gaps of two letters, each followed by a letter for both steps. */
	readonly words: string;
	readonly unknownWeight: number;
	/** Odds of a word that is not in the table. */
	readonly unknownOdds: Readonly<Partial<Record<WordKind, number>>>;
}

export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Gaps of this size or more are written as this and go on in the next two letters. */
export const LONGEST_GAP = 4095;

/** ln(names / names with the word) and log odds by step, in hundredths: small whole numbers lie in a word itself, fractions elsewhere in memory. */
export const WEIGHTS = [250, 400, 500, 570, 630, 690, 750, 820] as const;
export const ODDS = [-260, -170, -110, -60, -10, 40, 90, 160] as const;

/** A hash of 21 bits: of 3,000 words in the table, one in 700 others is taken for one of them. */
export function wordHash(word: string): number {
	let hash = hashFrom(NO_LETTERS, word);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 11;
}

/** The step nearest to a value. */
export function nearestStep(steps: readonly number[], value: number): number {
	let nearest = 0;
	for (const [at, step] of steps.entries()) if (Math.abs(step - value) < Math.abs((steps[nearest] ?? 0) - value)) nearest = at;
	return nearest;
}

/** Reads a table into look-ups. */
export function readTable({ words, unknownWeight, unknownOdds }: WordTable): WordStatistics {
	const steps = new Map<number, number>();
	const letters = new Map([...ALPHABET].map((letter, value) => [letter, value]));
	const valueAt = (at: number) => letters.get(words.charAt(at)) ?? 0;
	let hash = 0;
	for (let at = 0; at < words.length;) {
		const gap = valueAt(at) * 64 + valueAt(at + 1);
		hash += gap;
		at += 2;
		if (gap === LONGEST_GAP) continue;
		steps.set(hash, valueAt(at++));
	}
	const stepOf = (text: string) => steps.get(wordHash(text));
	return {
		weight(text) {
			const step = stepOf(text);
			return step === undefined ? unknownWeight : WEIGHTS[step >> 3] ?? unknownWeight;
		},
		odds(text, kind) {
			const step = stepOf(text);
			return step === undefined ? unknownOdds[kind] ?? 0 : ODDS[step & 7] ?? 0;
		},
	};
}
