/** A stretch of rows, `end` exclusive. */
export interface RowWindow {
	readonly start: number;
	readonly end: number;
}

/**
 * Which of `count` rows of one height are on screen, with `overscan` rows more
 * on either side. As many wherever a long list is scrolled to, so that its
 * elements are neither made nor removed meanwhile.
 */
export function visibleRows(
	scrollTop: number, viewHeight: number, rowHeight: number, count: number, overscan: number,
): RowWindow {
	if (count <= 0 || rowHeight <= 0) return { start: 0, end: 0 };
	const size = Math.ceil(Math.max(0, viewHeight) / rowHeight) + 1 + 2 * overscan;
	const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - overscan;
	const start = Math.max(0, Math.min(first, count - size));
	return { start, end: Math.min(count, start + size) };
}

/** The scroll offset that brings a row wholly into view, moving no more than needed. */
export function scrollToShow(index: number, scrollTop: number, viewHeight: number, rowHeight: number): number {
	const top = index * rowHeight;
	if (top < scrollTop) return top;
	const bottom = top + rowHeight;
	return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop;
}

/** How many whole rows a page is; at least one. */
export function rowsPerPage(viewHeight: number, rowHeight: number): number {
	return rowHeight <= 0 ? 1 : Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
}
