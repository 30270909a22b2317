import fc from 'fast-check';
import { cutAtWord, fitParts, heading, linesFor } from '../../src/views/card/card-fit';

describe('the room of a card', () => {
	it('goes round the parts, the most telling one first', () => {
		expect(fitParts([[2, 2, 2], [2, 2], [1]], 3 * heading + 9)).toEqual({ shown: [2, 2, 1], left: expect.closeTo(0) as number });
		expect(fitParts([[2, 2, 2], [2, 2], [1]], 3 * heading + 5).shown).toEqual([1, 1, 1]);
	});

	it('leaves a part that does not fit with its heading alone', () => {
		expect(fitParts([[2], [6], [1]], 3 * heading + 4).shown).toEqual([1, 0, 1]);
	});

	it('is never overdrawn as long as there is room for the headings, and nothing is left out that would fit', () => {
		const parts = fc.array(fc.array(fc.double({ min: 0.5, max: 5, noNaN: true }), { maxLength: 6 }), { maxLength: 7 });
		fc.assert(fc.property(parts, fc.double({ min: 0, max: 40, noNaN: true }), (given, more) => {
			const { shown, left } = fitParts(given, given.length * heading + more);
			expect(left).toBeGreaterThanOrEqual(-1e-9);
			const used = given.flatMap((entries, at) => entries.slice(0, shown[at])).reduce((sum, lines) => sum + lines, 0);
			expect(used + left).toBeCloseTo(more);
			given.forEach((entries, at) => { expect(entries[shown[at] ?? 0] ?? Infinity).toBeGreaterThan(left); });
		}));
	});
});

it('letters that are drawn twice as wide take twice the room', () => {
	expect(linesFor('検'.repeat(40), 0)).toBeGreaterThan(linesFor('a'.repeat(40), 0));
});

it('a long text ends at a word', () => {
	expect(cutAtWord('three short words', 20)).toBeNull();
	expect(cutAtWord('three short words', 13)).toBe('three short…');
	expect(cutAtWord('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)}…`);
});
