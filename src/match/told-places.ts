/**
 * Which places were told with which, at most so many each. Places may get other
 * holders meanwhile: `holders` has for each place a number of the one that it
 * has now, from 1 on and never given twice.
 */
export class ToldPlaces {
	/** For each place the holder that others were told with, and theirs. */
	private lists = new Int32Array();
	private readonly stride: number;

	constructor(most: number, private readonly holders: readonly number[]) {
		this.stride = most + 1;
	}

	/** Notes the others of a place. */
	tell(place: number, others: readonly number[]): void {
		const { stride, holders } = this;
		if (this.lists.length < (place + 1) * stride) this.grow(2 * Math.max(place + 1, holders.length));
		const { lists } = this;
		const from = place * stride;
		lists[from] = holders[place] ?? 0;
		for (let at = 1; at < stride; at++) lists[from + at] = holders[others[at - 1] ?? -1] ?? 0;
	}

	/** Whether `other` was told with `place`, and both are held by the same as then. */
	has(place: number, other: number): boolean {
		const { lists, stride, holders } = this;
		const holder = holders[other] ?? 0;
		const from = place * stride;
		if (holder === 0 || lists[from] !== holders[place]) return false;
		for (let at = from + 1; at < from + stride; at++) if (lists[at] === holder) return true;
		return false;
	}

	private grow(places: number): void {
		const { lists } = this;
		this.lists = new Int32Array(places * this.stride);
		this.lists.set(lists);
	}
}
