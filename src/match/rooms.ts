const PAGE_BITS = 13;
const PAGE = 1 << PAGE_BITS;

/**
 * Rooms for short lists of whole numbers, many in one page: an array for each
 * would take most of the memory and of the time to reach it. A room is a whole
 * number, and is as large as a power of two, whose logarithm is asked for.
 */
export class Rooms {
	private readonly pages: Int32Array[] = [];
	/** The page being filled, and how far. */
	private open = 0;
	private end = PAGE;
	/** Rooms that were given back, by their logarithm. */
	private readonly free: (number[] | undefined)[] = [];

	/** A room; what is in it does not matter. */
	take(log: number): number {
		const known = this.free[log]?.pop();
		if (known !== undefined) return known;
		if (log >= PAGE_BITS) return (this.pages.push(new Int32Array(1 << log)) - 1) << PAGE_BITS;
		if (this.end + (1 << log) > PAGE) {
			this.open = this.pages.push(new Int32Array(PAGE)) - 1;
			this.end = 0;
		}
		const room = this.open << PAGE_BITS | this.end;
		this.end += 1 << log;
		return room;
	}

	giveBack(room: number, log: number): void {
		(this.free[log] ??= []).push(room);
	}

	/** The page that a room is in. */
	pageOf(room: number): Int32Array {
		return this.pages[room >> PAGE_BITS] ?? nothing;
	}

	/** The first number in a room. */
	first(room: number): number {
		return this.pageOf(room)[this.startOf(room)] ?? 0;
	}

	/** Where in its page a room begins. */
	startOf(room: number): number {
		return room & PAGE - 1;
	}
}

const nothing = new Int32Array();
