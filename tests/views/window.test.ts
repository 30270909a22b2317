import fc from 'fast-check';
import { RowPlaces, rowsPerPage, scrollToShow, visibleRows } from '../../src/views/list/window';

const place = fc.record({
	scrollTop: fc.integer({ min: -50, max: 300_000 }), view: fc.integer({ min: 0, max: 3_000 }), height: fc.integer({ min: 1, max: 80 }),
	count: fc.integer({ min: 0, max: 5_000 }), overscan: fc.integer({ min: 0, max: 20 }),
});

/** A list without headings. */
function plain(count: number, height: number): RowPlaces {
	return new RowPlaces(count, { row: height, heading: height }, []);
}

describe('the rows in view', () => {
	it('are those between the top and the bottom edge, with some over on either side', () => {
		expect(visibleRows(plain(1_000, 10), 0, 100, 0)).toEqual({ start: 0, end: 11 });
		expect(visibleRows(plain(1_000, 10), 995, 100, 2)).toEqual({ start: 97, end: 112 });
		expect(visibleRows(plain(1_000, 10), 9_950, 100, 2)).toEqual({ start: 985, end: 1_000 });
	});

	it('are none without rows, and none before heights are known', () => {
		expect(visibleRows(plain(0, 10), 0, 100, 3)).toEqual({ start: 0, end: 0 });
		expect(visibleRows(plain(50, 0), 0, 100, 3)).toEqual({ start: 0, end: 0 });
	});

	it('hold every row that shows, lie within the list, and never grow with it', () => {
		fc.assert(fc.property(place, ({ scrollTop, view, height, count, overscan }) => {
			const { start, end } = visibleRows(plain(count, height), scrollTop, view, overscan);
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

describe('rows and headings of different heights', () => {
	const list = fc.record({
		isHeading: fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), row: fc.integer({ min: 20, max: 90 }), heading: fc.integer({ min: 20, max: 90 }),
		scrollTop: fc.integer({ min: -20, max: 18_000 }), view: fc.integer({ min: 0, max: 900 }), overscan: fc.integer({ min: 0, max: 8 }),
	});

	it('stand one below the other, and each that shows is drawn', () => {
		fc.assert(fc.property(list, ({ isHeading, row, heading, scrollTop, view, overscan }) => {
			const places = new RowPlaces(isHeading.length, { row, heading }, isHeading.flatMap((is, index) => (is ? [index] : [])));
			const { start, end } = visibleRows(places, scrollTop, view, overscan);
			let top = 0;
			isHeading.forEach((is, index) => {
				expect(places.topOf(index)).toBe(top);
				expect(places.indexAt(top)).toBe(index);
				const bottom = top + (is ? heading : row);
				expect(places.indexAt(bottom - 1)).toBe(index);
				if (bottom > Math.max(0, scrollTop) && top < Math.max(0, scrollTop) + view) expect(index >= start && index < end).toBe(true);
				top = bottom;
			});
			expect(places.height).toBe(top);
		}));
	});
});

describe('how many rows are drawn', () => {
	it('is the same wherever a long list is scrolled to', () => {
		fc.assert(fc.property(place, fc.integer({ min: 0, max: 300_000 }), ({ scrollTop, view, height, count, overscan }, other) => {
			const drawn = [scrollTop, other].map((top) => visibleRows(plain(count, height), top, view, overscan)).map(({ start, end }) => end - start);
			expect(drawn[0]).toBe(drawn[1]);
		}));
	});
});

describe('scrolling to a row', () => {
	it('moves no more than needed, and not at all when it shows', () => {
		expect(scrollToShow(plain(1_000, 10), 5, 0, 100)).toBe(0);
		expect(scrollToShow(plain(1_000, 10), 12, 0, 100)).toBe(30);
		expect(scrollToShow(plain(1_000, 10), 3, 50, 100)).toBe(30);
	});

	it('shows the whole row wherever it began', () => {
		fc.assert(fc.property(fc.nat(5_000), fc.nat(200_000), fc.integer({ min: 80, max: 2_000 }), fc.integer({ min: 1, max: 80 }), (row, from, view, height) => {
			const top = scrollToShow(plain(5_001, height), row, from, view);
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
