import { isWholeKey, worthOf } from './block-keys';
import type { KeyList } from './blocks';
import type { Block, PlaceBlocks } from './blocks-of-places';
import { ABSENT } from './number-map';

/** A block with more places says too little to compare them all. */
const LARGEST_BLOCK = 60;

/** What a key is worth in a block of so many places: a small block says more than a large one. */
const SHARES = Float64Array.from({ length: LARGEST_BLOCK + 1 }, (_, count) => 1 / Math.log2(Math.max(1, count) + 1));

/** Sums are sorted out by their first bits: eight steps from one power of two to the next. */
const STEP_BITS = 20;
const STEPS = 1 << 31 - STEP_BITS;

/** How much places share with one name. Used again and again: all is 0 in between. */
export class SharedEvidence {
	private sums = new Float32Array(64);
	/** The same memory as whole numbers, which have the same order. */
	private bits = new Int32Array(this.sums.buffer);
	private touched = new Int32Array(64);
	private count = 0;
	private readonly steps = new Int32Array(STEPS);

	/** Makes room for places below `size`. */
	grow(size: number): void {
		if (size <= this.sums.length) return;
		this.sums = new Float32Array(2 * size);
		this.bits = new Int32Array(this.sums.buffer);
		this.touched = new Int32Array(2 * size);
	}

	/** Counts shared keys for all places of their blocks. */
	addAll(list: KeyList, blocks: PlaceBlocks): void {
		blocks.findAll(list);
		const { keys, found, size } = list;
		for (let at = 0; at < size; at++) if (blocks.sizeAt(found[at] ?? 0) > LARGEST_BLOCK && !isWholeKey(keys[at] ?? 0)) found[at] = ABSENT;
		for (let at = 0; at < size; at++) this.add(keys[at] ?? 0, blocks.at(found[at] ?? 0));
	}

	private add(key: number, { places, from, size }: Readonly<Block>): void {
		const { sums, touched } = this;
		const worth = worthOf(key) * (SHARES[Math.min(size, LARGEST_BLOCK)] ?? 0);
		let { count } = this;
		for (let at = from; at < from + size; at++) {
			const place = places[at] ?? 0;
			const sum = sums[place] ?? 0;
			if (sum === 0) touched[count++] = place;
			sums[place] = sum + worth;
		}
		this.count = count;
	}

	/** The places that share most, at most so many; `comesFirst` decides where two share as much. In order only where `isSorted`. Forgets all. */
	take(most: number, self: number, isSorted: boolean, comesFirst: (one: number, other: number) => boolean): number[] {
		const { sums, bits, touched } = this;
		const precedes = (one: number, other: number): boolean => {
			const difference = (sums[one] ?? 0) - (sums[other] ?? 0);
			return difference > 0 || (difference === 0 && comesFirst(one, other));
		};
		if (self >= 0) sums[self] = 0;
		const bar = this.lowestStep(most);
		const best: number[] = [];
		const edge: number[] = [];
		for (let at = 0; at < this.count; at++) {
			const place = touched[at] ?? 0;
			const step = (bits[place] ?? 0) >> STEP_BITS;
			if (step > bar) best.push(place);
			else if (step === bar && step > 0) edge.push(place);
		}
		best.push(...firstOf(edge, most - best.length, precedes));
		if (isSorted) best.sort((one, other) => precedes(one, other) ? -1 : 1);
		for (let at = 0; at < this.count; at++) sums[touched[at] ?? 0] = 0;
		this.count = 0;
		return best;
	}

	/** The step in which the last of those lies that share most; 0 where there are no more of them. */
	private lowestStep(most: number): number {
		const { bits, touched, count, steps } = this;
		if (count <= most) return 0;
		let step = 0;
		for (let at = 0; at < count; at++) {
			const one = (bits[touched[at] ?? 0] ?? 0) >> STEP_BITS;
			steps[one] = (steps[one] ?? 0) + 1;
			if (one > step) step = one;
		}
		for (let found = steps[step] ?? 0; found < most && step > 0; found += steps[step] ?? 0) step--;
		for (let at = 0; at < count; at++) steps[(bits[touched[at] ?? 0] ?? 0) >> STEP_BITS] = 0;
		return step;
	}
}

/** The first so many of a list, in no order, by parting it again and again (quickselect). */
function firstOf(list: number[], count: number, precedes: (one: number, other: number) => boolean): readonly number[] {
	if (list.length <= count) return list;
	for (let from = 0, to = list.length - 1; from < to;) {
		const pivot = list[from + to >> 1] ?? 0;
		let [left, right] = [from, to];
		while (left <= right) {
			while (precedes(list[left] ?? 0, pivot)) left++;
			while (precedes(pivot, list[right] ?? 0)) right--;
			if (left > right) break;
			[list[left], list[right]] = [list[right] ?? 0, list[left] ?? 0];
			left++;
			right--;
		}
		if (count <= right) to = right;
		else if (count >= left) from = left;
		else break;
	}
	list.length = count;
	return list;
}
