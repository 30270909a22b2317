/** A short summary of a text (MinHash) from which the share of common text is estimated. */
export type Sketch = readonly number[];

const SIZE = 64;
const WINDOW = 4;
const MAX_WORDS = 20000;

/** A sketch of `SIZE` numbers; an empty one for a text of fewer than `WINDOW` words. Linear in the text. */
export function textSketch(text: string): Sketch {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.slice(0, MAX_WORDS) ?? [];
	if (words.length < WINDOW) return [];
	const smallest = new Array<number>(SIZE).fill(0xffffffff);
	const hashes = words.map(hashOf);
	for (let start = 0; start + WINDOW <= hashes.length; start++) {
		let window = 0;
		for (let at = start; at < start + WINDOW; at++) window = mix(window ^ (hashes[at] ?? 0));
		for (let slot = 0; slot < SIZE; slot++) {
			const value = mix(window + Math.imul(slot + 1, 0x9e3779b1));
			if (value < (smallest[slot] ?? 0)) smallest[slot] = value;
		}
	}
	return smallest;
}

/** Estimated share of common text, from 0 to 1; 0 where either text was too short to tell. */
export function sketchSimilarity(a: Sketch, b: Sketch): number {
	if (a.length === 0 || a.length !== b.length) return 0;
	let same = 0;
	for (let slot = 0; slot < a.length; slot++) if (a[slot] === b[slot]) same++;
	return same / a.length;
}

function hashOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

function mix(value: number): number {
	let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
