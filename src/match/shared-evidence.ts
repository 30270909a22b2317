import { isWholeKey, worthOf } from './block-keys';
import type { Block } from './blocks-of-places';

/** A block with more places says too little to compare them all. */
const LARGEST_BLOCK = 60;

/** What a key is worth in a block of so many places: a small block says more than a large one. */
const SHARES = Float64Array.from({ length: LARGEST_BLOCK + 1 }, (_, count) => 1 / Math.log2(Math.max(1, count) + 1));

/** How much places share with one name. Used again and again: all is 0 in between. */
export class SharedEvidence {
	private sums = new Float32Array(64);
	private touched = new Int32Array(64);
	private count = 0;

	/** Makes room for places below `size`. */
	grow(size: number): void {
		if (size <= this.sums.length) return;
		this.sums = new Float32Array(2 * size);
		this.touched = new Int32Array(2 * size);
	}

	/** Counts a shared key for all places of its block. */
	add(key: number, block: Block): void {
		if (typeof block === 'number') {
			this.addTo(block, worthOf(key));
			return;
		}
		const size = block.length;
		if (size > LARGEST_BLOCK && !isWholeKey(key)) return;
		const worth = worthOf(key) * (SHARES[Math.min(size, LARGEST_BLOCK)] ?? 0);
		for (let at = 0; at < size; at++) this.addTo(block[at] ?? 0, worth);
	}

	/** The places that share most, at most so many, most first; `comesFirst` decides where two share as much. Forgets all. */
	take(most: number, self: number, comesFirst: (one: number, other: number) => boolean): number[] {
		const { sums, touched } = this;
		const best: number[] = [];
		for (let at = 0; at < this.count; at++) {
			const place = touched[at] ?? 0;
			const sum = sums[place] ?? 0;
			if (place === self) continue;
			if (best.length === most) {
				const last = best[most - 1] ?? 0;
				const bar = sums[last] ?? 0;
				if (sum < bar || (sum === bar && !comesFirst(place, last))) continue;
				best.pop();
			}
			this.insert(best, place, sum, comesFirst);
		}
		for (let at = 0; at < this.count; at++) sums[touched[at] ?? 0] = 0;
		this.count = 0;
		return best;
	}

	private insert(best: number[], place: number, sum: number, comesFirst: (one: number, other: number) => boolean): void {
		let at = best.length;
		best.push(place);
		for (; at > 0; at--) {
			const before = best[at - 1] ?? 0;
			const bar = this.sums[before] ?? 0;
			if (bar > sum || (bar === sum && !comesFirst(place, before))) break;
			best[at] = before;
		}
		best[at] = place;
	}

	private addTo(place: number, worth: number): void {
		const sum = this.sums[place] ?? 0;
		if (sum === 0) this.touched[this.count++] = place;
		this.sums[place] = sum + worth;
	}
}
