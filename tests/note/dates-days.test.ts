import fc from 'fast-check';
import { addDays, addMonths, compareDays, dayOf, daysBetween, isDay, makeDay, msUntilNextMidnight, type Day } from '../../src/note/dates';

const days = fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
	.map(([year, month, day]) => makeDay(year, month, day))
	.filter((day): day is Day => day !== null);

test('days are counted over month ends, leap days and clock changes', () => {
	expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
	expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
	expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
	expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
	expect(daysBetween('1900-01-01', '2199-12-31')).toBe(109_572);
	expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
	expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});

test.each([
	['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-01-31', -2, '2025-11-30'], ['2026-01-15', 12, '2027-01-15'], ['2024-02-29', 12, '2025-02-28'], ['2026-12-01', 1, '2027-01-01'],
])('%s and %i months is %s', (day, months, later) => {
	expect(addMonths(day, months)).toBe(later);
});

test('adding days and counting them undo one another, and order is the order of the text', () => {
	fc.assert(fc.property(days, days, (a, b) => {
		expect(addDays(a, daysBetween(a, b))).toBe(b);
		expect(daysBetween(a, b)).toBe(-daysBetween(b, a) + 0);
		expect(Math.sign(compareDays(a, b))).toBe(-Math.sign(daysBetween(a, b)) + 0);
	}));
});

test('a date of the calendar is a day, and nothing else is', () => {
	fc.assert(fc.property(days, (day) => {
		expect(isDay(day)).toBe(true);
		const [year, month, date] = day.split('-').map(Number);
		expect(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date)).toISOString().slice(0, 10)).toBe(day);
	}));
	for (const value of ['2026-02-29', '2026-1-5', '2026-01-05 ', '', null, 20260105, '2026-00-01', '1899-12-31', '2026-04-31']) expect(isDay(value)).toBe(false);
});

test('midnight is as far as the local day lasts, 23 and 25 hours where clocks move', () => {
	const hour = 3_600_000;
	expect(msUntilNextMidnight(new Date(2026, 0, 5, 23, 59, 59, 999))).toBe(1);
	expect(msUntilNextMidnight(new Date(2026, 0, 5))).toBe(24 * hour);
	expect(msUntilNextMidnight(new Date(2026, 2, 29))).toBe(23 * hour);
	expect(msUntilNextMidnight(new Date(2026, 9, 25))).toBe(25 * hour);
});

test('after the wait it is the next day, from any moment', () => {
	fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
		const now = new Date(ms);
		const then = new Date(ms + msUntilNextMidnight(now));
		expect(daysBetween(dayOf(now), dayOf(then))).toBe(1);
		expect(dayOf(new Date(then.getTime() - 1))).toBe(dayOf(now));
	}));
});
