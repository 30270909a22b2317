import { hashFrom, NO_LETTERS } from './hash';

/** A short summary of a text (MinHash) from which the share of common text is estimated. */
export type Sketch = readonly number[];

const SIZE = 64;
const WINDOW = 4;
const MAX_LETTERS = 200_000;
const EMPTY = 0xffffffff;

/** A sketch of `SIZE` numbers; an empty one for a text of fewer than `WINDOW` words. Linear in the text, and bounded. */
export function textSketch(text: string): Sketch {
	const hashes = wordHashes(text);
	if (hashes.length < WINDOW) return [];
	// Every run of words falls into one slot, and each slot keeps its smallest.
	const smallest = new Array<number>(SIZE).fill(EMPTY);
	for (let start = 0; start + WINDOW <= hashes.length; start++) {
		let run = 0;
		for (let at = start; at < start + WINDOW; at++) run = mix(run ^ (hashes[at] ?? 0));
		const slot = run % SIZE;
		if (run < (smallest[slot] ?? 0)) smallest[slot] = run;
	}
	return filled(smallest);
}

/** Slots that nothing fell into take what the next filled one has, marked by how far it was. */
function filled(smallest: readonly number[]): Sketch {
	return smallest.map((value, slot) => {
		if (value !== EMPTY) return value;
		let ahead = 1;
		while (smallest[(slot + ahead) % SIZE] === EMPTY) ahead++;
		return mix((smallest[(slot + ahead) % SIZE] ?? 0) + ahead);
	});
}

function wordHashes(text: string): readonly number[] {
	const hashes: number[] = [];
	const word = /[\p{L}\p{N}]+/gu;
	const lower = text.slice(0, MAX_LETTERS).toLowerCase();
	for (let found = word.exec(lower); found !== null; found = word.exec(lower)) hashes.push(hashFrom(NO_LETTERS, found[0]) >>> 0);
	return hashes;
}

/** Estimated share of common text, from 0 to 1; 0 where either text was too short to tell. */
export function sketchSimilarity(a: Sketch, b: Sketch): number {
	if (a.length === 0 || a.length !== b.length) return 0;
	let same = 0;
	for (let slot = 0; slot < a.length; slot++) if (a[slot] === b[slot]) same++;
	return same / a.length;
}

function mix(value: number): number {
	let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
