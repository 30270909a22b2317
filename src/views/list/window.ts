/** A stretch of rows, `end` exclusive. */
export interface RowWindow {
	readonly start: number;
	readonly end: number;
}

/** Which of `count` rows of one height are on screen, with `overscan` rows more on either side. */
export function visibleRows(
	scrollTop: number, viewHeight: number, rowHeight: number, count: number, overscan: number,
): RowWindow {
	if (count <= 0 || rowHeight <= 0) return { start: 0, end: 0 };
	const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
	const last = Math.ceil((Math.max(0, scrollTop) + Math.max(0, viewHeight)) / rowHeight);
	const end = Math.min(count, last + overscan);
	return { start: Math.max(0, Math.min(first - overscan, end)), end };
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
