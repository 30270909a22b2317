/** A stretch of rows, `end` exclusive. */
export interface RowWindow {
	readonly start: number;
	readonly end: number;
}

/** Heights of rows in px; rows of a list have one, headings of groups another. */
export interface RowHeights {
	readonly row: number;
	readonly heading: number;
}

/** Where the rows of a list stand one below the other. */
export class RowPlaces {
	/** `headings` are the places of headings among the rows, in order. */
	constructor(readonly count: number, readonly heights: RowHeights, private readonly headings: readonly number[]) {}

	/** The upper edge of a row, in px; of the one after the last, the height of all. */
	topOf(index: number): number {
		const before = countBelow(this.headings.length, (nth) => (this.headings[nth] ?? 0) < index);
		return index * this.heights.row - before * (this.heights.row - this.heights.heading);
	}

	/** The row that stands at a height, the first or last where there is none. */
	indexAt(top: number): number {
		return Math.max(0, countBelow(this.count, (index) => this.topOf(index) <= top) - 1);
	}

	get height(): number {
		return this.topOf(this.count);
	}
}

/** How many numbers from 0 on pass a test that none passes after one that did not. */
function countBelow(count: number, passes: (nth: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (passes(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * Which rows are on screen, with `overscan` rows more on either side. Without
 * headings as many wherever a long list is scrolled to, so that its elements
 * are neither made nor removed meanwhile.
 */
export function visibleRows(places: RowPlaces, scrollTop: number, viewHeight: number, overscan: number): RowWindow {
	const { count, heights } = places;
	if (count <= 0 || heights.row <= 0) return { start: 0, end: 0 };
	const view = Math.max(0, viewHeight);
	const size = Math.ceil(view / heights.row) + 1 + 2 * overscan;
	const first = places.indexAt(Math.max(0, scrollTop)) - overscan;
	const start = Math.max(0, Math.min(first, count - size));
	const last = places.indexAt(Math.max(0, scrollTop) + view) + 1 + overscan;
	return { start, end: Math.min(count, Math.max(start + size, last)) };
}

/** The scroll offset that brings a row wholly into view, moving no more than needed. */
export function scrollToShow(places: RowPlaces, index: number, scrollTop: number, viewHeight: number): number {
	const top = places.topOf(index);
	if (top < scrollTop) return top;
	const bottom = places.topOf(index + 1);
	return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop;
}

/** How many whole rows a page is; at least one. */
export function rowsPerPage(viewHeight: number, rowHeight: number): number {
	return rowHeight <= 0 ? 1 : Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
}

/** The heights that the style sheet gives a list: they differ by width, density and touch. */
export function measureRows(probe: HTMLElement): RowHeights {
	const row = probe.offsetHeight;
	const heading = Number.parseFloat(probe.win.getComputedStyle(probe).getPropertyValue('--acct-group-height'));
	return { row, heading: heading > 0 ? heading : row };
}
