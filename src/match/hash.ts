/** Numbers that stand for texts where many are kept or compared. */

const START = 0x811c9dc5;

/** A hash of 32 bits. `seed`: the hash of what stands before, unmixed. */
export function hashOf(text: string): number {
	return mix(hashFrom(START, text));
}

/** The hash of two texts written as one. */
export function hashOfJoined(first: string, second: string): number {
	return mix(hashFrom(hashFrom(START, first), second));
}

function hashFrom(start: number, text: string): number {
	let hash = start;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash;
}

function mix(value: number): number {
	let hash = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
	hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
	return (hash ^ (hash >>> 15)) >>> 0;
}
