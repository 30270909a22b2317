import { dateAtStart, dateIn, readDate, type DateOrder, type DateReading } from '../../src/note/dates';

const neither = { order: 'neither' } as const;

function dayOf(value: unknown, order: DateOrder = 'neither'): string {
	const reading = readDate(value, { order });
	return reading.kind === 'day' ? reading.day : reading.kind;
}

describe('a date is read in every spelling', () => {
	test.each<readonly [unknown, string]>([
		['2026-01-05', '2026-01-05'], ['"2026-01-05"', '2026-01-05'], ['\'2026-01-05\'', '2026-01-05'], [' 2026-01-05 ', '2026-01-05'],
		['2026-1-5', '2026-01-05'], ['2026/01/05', '2026-01-05'], ['2026.01.05', '2026-01-05'], ['2026–01–05', '2026-01-05'],
		['２０２６-０１-０５', '2026-01-05'], ['**2026-01-05**', '2026-01-05'], ['`2026-01-05`', '2026-01-05'],
		['20260105', '2026-01-05'], [20260105, '2026-01-05'], ['20260105T143000', '2026-01-05'], ['202601051430', '2026-01-05'],
		['2026-02-18 14:30:00', '2026-02-18'], ['2026-02-18T14:30', '2026-02-18'], ['2026-02-18, 2:30 pm', '2026-02-18'], ['2026-02-18 14:30 Uhr', '2026-02-18'],
		['[[2026-01-05]]', '2026-01-05'], ['[[Daily/2026-01-05|Monday]]', '2026-01-05'], ['[[Daily/2026-01-05.md#Calls]]', '2026-01-05'],
		['[[Kick-off|2026-01-05]]', '2026-01-05'], ['[2026-01-05](Daily/2026-01-05.md)', '2026-01-05'], ['[Monday](<Daily/2026-01-05.md>)', '2026-01-05'],
		[[['2026-01-05']], '2026-01-05'], [['2026-01-05'], '2026-01-05'],
		['05.01.2026', '2026-01-05'], ['5.1.2026', '2026-01-05'], ['5. 1. 2026', '2026-01-05'], ['05.01.26', '2026-01-05'], ['13.12.2026 09:15', '2026-12-13'],
		['07/25/2022', '2022-07-25'], ['25/07/2022', '2022-07-25'], ['25-07-2022', '2022-07-25'], ['07/07/2022', '2022-07-07'], ['25/12/25', '2025-12-25'],
		['July 25 2022', '2022-07-25'], ['July 25, 2022', '2022-07-25'], ['July 25th, 2022', '2022-07-25'], ['25 July 2022', '2022-07-25'], ['25th of July 2022', '2022-07-25'],
		['Jul 25 2022', '2022-07-25'], ['25-Jul-2022', '2022-07-25'], ['25-Jul-22', '2022-07-25'], ['2022 July 25', '2022-07-25'], ['Sept. 3, 2022', '2022-09-03'],
		['Monday, July 25, 2022', '2022-07-25'], ['Mon 25 Jul 2022', '2022-07-25'], ['2022-07-25 Monday', '2022-07-25'], ['July 25, 2022 at 3:15 PM', '2022-07-25'],
		['25. Juli 2022', '2022-07-25'], ['3. März 2026', '2026-03-03'], ['1er janvier 2026', '2026-01-01'], ['14 février 2026', '2026-02-14'], ['25 de julio de 2022', '2022-07-25'],
		['dinsdag 10 november 2026', '2026-11-10'], ['di 10 nov. 2026', '2026-11-10'], ['martedì 10 novembre 2026', '2026-11-10'],
		['2026-01-05 - call with Jim', '2026-01-05'], ['2026-01-05, phone', '2026-01-05'], ['05.01.2026: Telefonat', '2026-01-05'], ['Jan 5, 2026 – lunch', '2026-01-05'],
		['2026年1月5日', '2026-01-05'], ['2026-01-05 (call)', '2026-01-05'], ['2024-02-29', '2024-02-29'], ['2000-02-29', '2000-02-29'],
	])('%p is %s', (value, day) => {
		expect(dayOf(value)).toBe(day);
	});

	test.each<readonly [string, string, string]>([
		['05/06/2026', '2026-06-05', '2026-05-06'], ['5-6-2026', '2026-06-05', '2026-05-06'], ['05/06/26', '2026-06-05', '2026-05-06'],
		['25/06/2026', '2026-06-25', '2026-06-25'], ['06/25/2026', '2026-06-25', '2026-06-25'], ['05/06/2026 14:30', '2026-06-05', '2026-05-06'],
	])('%s is %s where the day comes first, %s where the month does', (text, dayFirst, monthFirst) => {
		expect([dayOf(text, 'day-first'), dayOf(text, 'month-first')]).toEqual([dayFirst, monthFirst]);
	});
});

describe('nothing is guessed', () => {
	test.each(['05/06/2026', '5/6/2026', '05-06-2026', '05/01/26', '13/01/26', '05/06/2026 2:30 PM'])('%s is ambiguous while no setting says which', (text) => {
		expect(readDate(text, neither)).toEqual({ kind: 'ambiguous', text });
	});

	test.each([
		'2026-02-30', '2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-32', '31.04.2026', '31/04/2026', '13/13/2026', 'February 30, 2026', '1899-12-31', '2200-01-01', '0001-01-01', '20260230',
	])('%s is not a day of the calendar', (text) => {
		expect(readDate(text, neither)).toEqual({ kind: 'bad', text, why: 'is not a day of the calendar' });
	});

	test.each(['3 days ago', 'yesterday', 'today', 'last week', 'Two months ago', 'vor 3 Tagen', 'hier', 'ayer'])('%s is relative, and the problem says so', (text) => {
		expect(readDate(text, neither)).toMatchObject({ kind: 'bad', why: expect.stringContaining('write the date itself') as unknown });
	});

	test.each<unknown>([
		'2026', 'January 2026', 'July 25', '2026-W03', 'Q1 2026', 'soon', 'spring', '2026-01-05 to 2026-02-01', '2026-01-05 - 2026-02-01', '2026-01-05, 2026-02-01', '~2026-01-05', '2026-01-05 or later', '10 - Nov', '2026-01-05T25:00', '2026-01-05T24:00', '1/1/1', '2026-01', '12345', true, -1, 3.5, 12, NaN, Infinity,
		{ a: 1 }, ['2026-01-05', '2026-01-06'], [[[['2026-01-05']]]], new Date(NaN), Symbol('x'), 10n, () => '2026-01-05', 'x'.repeat(100_000),
	])('%p is no date', (value) => {
		expect(readDate(value, neither).kind).toBe('bad');
	});

	test.each<unknown>([
		null, undefined, false, '', '  ', '-', '—', '?', '…', 'never', 'Never', 'N/A', 'n/a', 'TBD', '_Unknown_', '**none**', 'not yet', 'No contact recorded', 'to be confirmed', '{{date}}', '{{date:YYYY-MM-DD}}', '<% tp.date.now() %>',
		'YYYY-MM-DD', 'DD.MM.YYYY', '__.__.____', [], [[]], [null], { '{ date }': null }, { '[object Object]': null }, '[[]]', '[[{{date}}]]', 'noch nicht', 'Kein Kontakt', 'k.A.', 'pas encore', 'Ninguno', 'onbekend',
		'1900-01-01', '1970-01-01', '01/01/1970', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00+0000', '1900-01-01 00:00:00', new Date(0), 0, '0',
	])('%p says nothing', (value) => {
		expect(readDate(value, neither)).toEqual({ kind: 'none' });
	});
});

describe('what YAML and programs hand over', () => {
	test('a Date at midnight UTC is the calendar day it was written as', () => {
		expect(dayOf(new Date('2026-01-05'))).toBe('2026-01-05');
	});

	test('any other Date, and milliseconds and seconds since 1970, are the local day', () => {
		// The run is pinned to Berlin: 23:30 UTC is half past midnight there.
		const instant = new Date('2026-01-05T23:30:00Z');
		expect([instant, instant.getTime(), instant.getTime() / 1000, String(instant.getTime())].map((value) => dayOf(value))).toEqual(Array(4).fill('2026-01-06'));
	});

	test.each([
		['2026-01-05T23:30:00Z', '2026-01-06'], ['2026-01-05T23:30:00+02:00', '2026-01-05'], ['2026-01-06T00:30:00+0200', '2026-01-05'], ['2026-01-05T12:00:00-11', '2026-01-06'],
		['2026-06-30T22:00:00Z', '2026-07-01'], ['2026-06-30T21:59:59Z', '2026-06-30'], ['2026-12-31T23:00:00.000Z', '2027-01-01'], ['20260105T233000Z', '2026-01-06'],
		['2026-01-05 23:30 UTC', '2026-01-06'], ['January 5, 2026 10:30 PM (GMT-1)', '2026-01-06'], ['January 5, 2026 10:00 AM (GMT+1)', '2026-01-05'], ['2026-01-06T00:30+530', '2026-01-05'], ['2026-01-05 23:30 CET', '2026-01-05'], ['05/13/2026 11:30 PM GMT', '2026-05-14'],
	])('%s, with a zone, is the local day %s', (text, day) => {
		expect(dayOf(text)).toBe(day);
	});
});

test.each<readonly [string, string | null]>([
	['2026-01-05', '2026-01-05'], ['2026-01-05 - Call', '2026-01-05'], ['2026-01-05T1430 Call', '2026-01-05'], ['2026_01_05 Call', '2026-01-05'], ['2026.01.05', '2026-01-05'],
	['20260105 Call', '2026-01-05'], ['202601051430 Call', '2026-01-05'], ['20260105143059', '2026-01-05'], ['05.01.2026 Call', '2026-01-05'],
	['2026-13-01 Call', null], ['2026-02-30', null], ['2026010', null], ['1234567890', null], ['2026-01-051', null], ['Call 2026-01-05', null], ['2026-01 Review', null], ['', null],
])('the date at the start of the file name %p is %p', (name, day) => {
	expect(dateAtStart(name)).toBe(day);
});

test.each<readonly [string, string | null]>([
	['Acme 2026-01-05', '2026-01-05'], ['Meeting - 2026-01-05 Sprint', '2026-01-05'], ['Call_2026-01-05', '2026-01-05'], ['Acme (2026-01-05)', '2026-01-05'],
	['Order 12026-01-05', null], ['Acme 2026-01-051', null], ['Acme 2026-01-05-07', null], ['Acme 2026-13-05', null], ['Acme', null],
])('the date in the file name %p is %p', (name, day) => {
	expect(dateIn(name)).toBe(day);
});

test('reading takes time linear in the text, whatever it is', () => {
	const hostile = ['[', '[[', '"', '1/', '1.', ' ', '2026-', 'Jan ', '(', '_', '20'].map((part) => part.repeat(200));
	const start = performance.now();
	for (const text of hostile) for (let round = 0; round < 50; round++) readDate(text, neither);
	for (const text of hostile) readDate(text.repeat(500), neither);
	expect(performance.now() - start).toBeLessThan(5_000);
});

test('every reading is one of four kinds', () => {
	const kinds = new Set<DateReading['kind']>(['2026-01-05', '05/06/2026', '', 'soon'].map((text) => readDate(text, neither).kind));
	expect([...kinds].sort()).toEqual(['ambiguous', 'bad', 'day', 'none']);
});
