import fc from 'fast-check';
import { rowsPerPage, scrollToShow, visibleRows } from '../../src/views/list/window';

const place = fc.record({
	scrollTop: fc.integer({ min: -50, max: 300_000 }), view: fc.integer({ min: 0, max: 3_000 }), height: fc.integer({ min: 1, max: 80 }),
	count: fc.integer({ min: 0, max: 5_000 }), overscan: fc.integer({ min: 0, max: 20 }),
});

describe('the rows in view', () => {
	it('are those between the top and the bottom edge, with some over on either side', () => {
		expect(visibleRows(0, 100, 10, 1_000, 0)).toEqual({ start: 0, end: 11 });
		expect(visibleRows(995, 100, 10, 1_000, 2)).toEqual({ start: 97, end: 112 });
		expect(visibleRows(9_950, 100, 10, 1_000, 2)).toEqual({ start: 985, end: 1_000 });
	});

	it('are none without rows, and none before heights are known', () => {
		expect(visibleRows(0, 100, 10, 0, 3)).toEqual({ start: 0, end: 0 });
		expect(visibleRows(0, 100, 0, 50, 3)).toEqual({ start: 0, end: 0 });
	});

	it('hold every row that shows, lie within the list, and never grow with it', () => {
		fc.assert(fc.property(place, ({ scrollTop, view, height, count, overscan }) => {
			const { start, end } = visibleRows(scrollTop, view, height, count, overscan);
			expect(start).toBeGreaterThanOrEqual(0);
			expect(start).toBeLessThanOrEqual(end);
			expect(end).toBeLessThanOrEqual(count);
			expect(end - start).toBeLessThanOrEqual(view / height + 2 + 2 * overscan);
			for (let row = 0; row < count; row += Math.max(1, Math.floor(count / 50))) {
				const shows = (row + 1) * height > Math.max(0, scrollTop) && row * height < Math.max(0, scrollTop) + view;
				if (shows) expect(row >= start && row < end).toBe(true);
			}
		}));
	});
});

describe('how many rows are drawn', () => {
	it('is the same wherever a long list is scrolled to', () => {
		fc.assert(fc.property(place, fc.integer({ min: 0, max: 300_000 }), ({ scrollTop, view, height, count, overscan }, other) => {
			const drawn = [scrollTop, other].map((top) => visibleRows(top, view, height, count, overscan)).map(({ start, end }) => end - start);
			expect(drawn[0]).toBe(drawn[1]);
		}));
	});
});

describe('scrolling to a row', () => {
	it('moves no more than needed, and not at all when it shows', () => {
		expect(scrollToShow(5, 0, 100, 10)).toBe(0);
		expect(scrollToShow(12, 0, 100, 10)).toBe(30);
		expect(scrollToShow(3, 50, 100, 10)).toBe(30);
	});

	it('shows the whole row wherever it began', () => {
		fc.assert(fc.property(fc.nat(5_000), fc.nat(200_000), fc.integer({ min: 80, max: 2_000 }), fc.integer({ min: 1, max: 80 }), (row, from, view, height) => {
			const top = scrollToShow(row, from, view, height);
			expect(row * height).toBeGreaterThanOrEqual(top);
			expect((row + 1) * height).toBeLessThanOrEqual(top + view);
		}));
	});
});

describe('a page of rows', () => {
	it('is what fits less one row, and never nothing', () => {
		expect([rowsPerPage(460, 46), rowsPerPage(20, 46), rowsPerPage(0, 0)]).toEqual([9, 1, 1]);
	});
});
