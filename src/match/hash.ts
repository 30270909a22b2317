/** Numbers that stand for texts where many are kept or compared. */

/** The hash of no letters, unmixed. */
export const NO_LETTERS = 0x811c9dc5 | 0;

/** What an unmixed hash is multiplied by, letter by letter (FNV-1a). */
export const PRIME = 0x01000193;

/** A hash of 32 bits. */
export function hashOf(text: string): number {
	return mixed(hashFrom(NO_LETTERS, text));
}

/** The hash of two texts written as one. */
export function hashOfJoined(first: string, second: string): number {
	return mixed(hashFrom(hashFrom(NO_LETTERS, first), second));
}

/** The unmixed hash of letters and a text after them. */
export function hashFrom(before: number, text: string): number {
	let hash = before;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
	return hash;
}

/** The hash of 32 bits from an unmixed one. */
export function mixed(value: number): number {
	let hash = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
	hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
	return (hash ^ (hash >>> 15)) >>> 0;
}
