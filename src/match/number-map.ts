/** What stands for no value: values are from 0 on. */
export const ABSENT = -1;

/** So many bits of a mixed key tell its part. */
const PART_BITS = 6;
const SMALLEST = 16;
const GOLDEN = 0x9e3779b1;

/**
 * A whole number from 0 on for each key, keys being whole numbers of 30 bits.
 * Key and value lie side by side, so that a look-up costs one visit to memory,
 * and the map grows in parts, so that no addition holds up a frame.
 */
export class NumberMap {
	/** Each a table of a key plus one, 0 where a place is free, and its value. */
	private readonly parts: Int32Array[] = Array.from({ length: 1 << PART_BITS }, () => new Int32Array(SMALLEST));
	private readonly counts = new Int32Array(1 << PART_BITS);

	/** `ABSENT` where the key has none. */
	get(key: number): number {
		const hash = Math.imul(key, GOLDEN);
		const part = this.partAt(hash >>> 32 - PART_BITS);
		const at = placeOf(part, key + 1, hash);
		return part[at] === 0 ? ABSENT : part[at + 1] ?? ABSENT;
	}

	set(key: number, value: number): void {
		const hash = Math.imul(key, GOLDEN);
		const number = hash >>> 32 - PART_BITS;
		const part = this.partAt(number);
		const at = placeOf(part, key + 1, hash);
		part[at + 1] = value;
		if (part[at] !== 0) return;
		part[at] = key + 1;
		const count = this.counts[number] = (this.counts[number] ?? 0) + 1;
		if (8 * count > 3 * part.length) this.parts[number] = grown(part);
	}

	delete(key: number): void {
		const hash = Math.imul(key, GOLDEN);
		const number = hash >>> 32 - PART_BITS;
		const part = this.partAt(number);
		const at = placeOf(part, key + 1, hash);
		if (part[at] === 0) return;
		this.counts[number] = (this.counts[number] ?? 0) - 1;
		close(part, at);
	}

	/** Adds to a count, which is 0 for a key that has none, and tells what it is now. */
	count(key: number, by: number): number {
		const now = Math.max(0, this.get(key)) + by;
		if (now > 0) this.set(key, now);
		else this.delete(key);
		return now;
	}

	private partAt(number: number): Int32Array {
		return this.parts[number] ?? new Int32Array(SMALLEST);
	}
}

/** Where a key looks first. */
function homeOf(part: Int32Array, hash: number): number {
	return hash << PART_BITS >>> Math.clz32(part.length - 1) & ~1;
}

/** Where a key is, or the free place where it would be. */
function placeOf(part: Int32Array, mark: number, hash: number): number {
	const mask = part.length - 1;
	let at = homeOf(part, hash);
	for (let found = part[at]; found !== 0 && found !== mark; found = part[at]) at = at + 2 & mask;
	return at;
}

function grown(part: Int32Array): Int32Array {
	const large = new Int32Array(2 * part.length);
	for (let from = 0; from < part.length; from += 2) {
		const mark = part[from] ?? 0;
		if (mark === 0) continue;
		const at = placeOf(large, mark, Math.imul(mark - 1, GOLDEN));
		large[at] = mark;
		large[at + 1] = part[from + 1] ?? 0;
	}
	return large;
}

/** Frees a place, and moves what had to go on past it. */
function close(part: Int32Array, free: number): void {
	const mask = part.length - 1;
	let hole = free;
	for (let at = free + 2 & mask; part[at] !== 0; at = at + 2 & mask) {
		const mark = part[at] ?? 0;
		if ((at - homeOf(part, Math.imul(mark - 1, GOLDEN)) & mask) < (at - hole & mask)) continue;
		part[hole] = mark;
		part[hole + 1] = part[at + 1] ?? 0;
		hole = at;
	}
	part[hole] = 0;
}
