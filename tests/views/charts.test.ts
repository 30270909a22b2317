import fc from 'fast-check';
import { addDays } from '../../src/note/days';
import { barParts, barWords } from '../../src/views/charts/book-bar';
import { timelineBox, timelineShape } from '../../src/views/charts/timeline';
import { levels } from '../../src/views/words';
import { today } from './fake-live';

function before(...days: number[]): string[] {
	return days.map((count) => addDays(today, -count));
}

function strokes(marks: string): { x: number; height: number }[] {
	return [...marks.matchAll(/M([\d.]+) [\d.]+v-([\d.]+)/g)].map(([, x, height]) => ({ x: Number(x), height: Number(height) }));
}

describe('the timeline of contacts', () => {
	it('draws one stroke a week, taller for more contacts', () => {
		const drawn = strokes(timelineShape(before(0, 1, 2, 30), today).marks);
		expect(drawn).toHaveLength(2);
		expect(drawn[0]?.x).toBeLessThan(drawn[1]?.x ?? 0);
		expect(drawn[0]?.height).toBeLessThan(drawn[1]?.height ?? 0);
	});

	it('leaves out what is older than a year or still to come', () => {
		expect(timelineShape([addDays(today, 4), ...before(400)], today).marks).toBe('');
	});

	it('draws the silence up to today, and none after a contact this week', () => {
		expect(timelineShape(before(90), today).silence).toMatch(new RegExp(`H${timelineBox.width}$`));
		expect(timelineShape(before(2), today).silence).toBe('');
		expect(timelineShape([], today).silence).toMatch(/^M0 /);
	});

	it.each([
		[[], 'No contact on record'],
		[before(35, 60), '2 contacts in the last 12 months; last 5 weeks ago, on 9 February 2026'],
		[before(400), 'No contact in the last 12 months; last 13 months ago, on 9 February 2025'],
		[[addDays(today, 3), ...before(0)], '1 contact in the last 12 months; last today, on 16 March 2026'],
	])('says the same in words', (days, words) => {
		expect(timelineShape(days, today).words).toBe(words);
	});

	it('names the months in order, inside the drawing', () => {
		const { months } = timelineShape([], today);
		expect(months.at(0)?.letters).toBe('Apr');
		expect(months.map(({ x }) => x)).toEqual([...months.map(({ x }) => x)].sort((a, b) => a - b));
		for (const { x } of months) expect(x).toBeLessThan(timelineBox.width);
	});

	it('names months evenly on whatever day, with room for each name', () => {
		for (let day = 0; day < 400; day += 1) {
			const places = timelineShape([], addDays(today, day)).months.map(({ x }) => x);
			const gaps = places.slice(1).map((x, nth) => x - (places[nth] ?? 0));
			expect(Math.min(...gaps)).toBeGreaterThan(11);
			expect(Math.max(...gaps)).toBeLessThan(14);
			expect([Math.min(...places) >= 5, Math.max(...places) <= timelineBox.width - 5]).toEqual([true, true]);
		}
	});

	it('stays inside its box whatever the days', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: -30, max: 800 }), { maxLength: 400 }), (days) => {
			for (const { x, height } of strokes(timelineShape(before(...days), today).marks)) {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x).toBeLessThanOrEqual(timelineBox.width);
				expect(height).toBeLessThan(timelineBox.height);
			}
		}));
	});
});

describe('the bar of the whole book', () => {
	it('says its numbers in words', () => {
		expect(barWords([['stale', 1_200], ['fresh', 1]])).toBe('1,201 accounts: 1,200 stale, 1 fresh');
		expect(barWords([])).toBe('0 accounts');
	});

	it('fills its width, in order, and hides no level however small', () => {
		fc.assert(fc.property(fc.array(fc.nat(5_000), { minLength: 6, maxLength: 6 }), (counts) => {
			const parts = barParts(levels.map((level, nth) => [level, counts[nth] ?? 0]));
			const filled = counts.filter((count) => count > 0).length;
			expect(parts).toHaveLength(filled);
			for (const { width } of parts) expect(width).toBeGreaterThan(0.5);
			if (filled > 0) expect((parts.at(-1)?.x ?? 0) + (parts.at(-1)?.width ?? 0)).toBeCloseTo(100, 6);
		}));
	});
});
