import * as fc from 'fast-check';
import { readCadence } from '../../src/account/cadence';
import type { StalenessLevel } from '../../src/account/records';
import { Rules } from '../../src/account/rules';
import { stalenessOf, type StalenessInput } from '../../src/account/staleness';
import { addDays } from '../../src/note/days';
import { defaults, type Settings } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-03-01';
const customer = (more = '', body = ''): string => note(`type: customer\n${more}`, body);

describe('last contact', () => {
	test.each(['last_contact', 'last-contact', 'lastContact', 'last_contacted', 'last contact', 'last_interaction', 'last_met', 'Last Contact', 'lastContactDate'])('is read from %s', (key) => {
		expect(new SampleVault({ 'Acme.md': customer(`${key}: 2026-01-05`) }).only(today).lastContact).toEqual({ date: '2026-01-05', path: 'Acme.md' });
	});

	test.each<[string, string]>([
		['an inline field', 'Last contact:: 2026-01-05\n'], ['an inline field with an underscore', 'last_contact:: 2026-01-05\nstatus:: Active\n'], ['one in emphasis', '__last_contact__:: 2026-01-05\n'],
		['a line of details', '## Account Details\n\n- last_contact: 2026-01-05\n'], ['a bullet that is an inline field', '- **Last contact**:: [[2026-01-05]]\n'],
		['an inline field in brackets', 'Spoke with them [last_contact:: 2026-01-05] at the fair.\n'], ['a row of the status table', '## Account Status\n\n| Field | Value |\n|--|--|\n| **Last Contact** | 2026-01-05 |\n'],
	])('is read from %s', (_, body) => {
		expect(new SampleVault({ 'Acme.md': customer('', body) }).only(today).lastContact).toEqual({ date: '2026-01-05', path: 'Acme.md' });
	});

	test('is not read from code', () => {
		expect(new SampleVault({ 'Acme.md': customer('', '```\nLast contact:: 2026-01-05\n```\n') }).only(today).lastContact).toBeNull();
	});

	test.each(['2026-01-05', "'2026-01-05'", '"[[2026-01-05]]"', '[[2026-01-05]]', '2026-01-05 14:30:00', '05.01.2026', 'January 5 2026', '[2025-12-01, 2026-01-05]'])('understands %s', (value) => {
		expect(new SampleVault({ 'Acme.md': customer(`last_contact: ${value}`) }).only(today)).toMatchObject({ lastContact: { date: '2026-01-05' }, problems: [] });
	});

	test.each(['', '""', 'never', 'N/A', '"{{date}}"', '"-"'])('of %s says nothing, and is no problem', (value) => {
		expect(new SampleVault({ 'Acme.md': customer(`last_contact: ${value}`) }).only(today)).toMatchObject({ lastContact: null, problems: [], staleness: { level: 'unknown', days: null, pastDue: null } });
	});

	test.each<[string, string, string]>([
		['bad-date', '3 days ago', 'The last_contact “3 days ago” depends on the day it was written; write the date itself.'],
		['bad-date', '2026-02-30', 'The last_contact “2026-02-30” is not a day of the calendar.'],
		['ambiguous-date', '05/06/2025', 'The last_contact “05/06/2025” may be two days. Write it as YYYY-MM-DD, or say in the settings which comes first, day or month.'],
		['future-date', '2026-03-02', 'The last_contact 2026-03-02 lies in the future and does not count.'],
	])('%s: %s is a problem with its line, and never counts as fresh', (code, value, message) => {
		const vault = new SampleVault({ 'Acme.md': customer(`status: Active\nlast_contact: ${value}`) });
		expect(vault.only(today)).toMatchObject({ lastContact: null, staleness: { level: 'unknown' }, problems: [{ code, path: 'Acme.md', line: 4, message }] });
		expect(vault.book.problems(today)).toEqual(vault.only(today).problems);
	});

	test('an ambiguous date is read as the setting says', () => {
		const of = (dateOrder: Settings['dateOrder']): string | undefined => new SampleVault({ 'Acme.md': customer('last_contact: 05/06/2025') }, { ...defaults, dateOrder }).only(today).lastContact?.date;
		expect([of('day-first'), of('month-first')]).toEqual(['2025-06-05', '2025-05-06']);
	});

	test('a date in the future counts from its day on', () => {
		const vault = new SampleVault({ 'Acme.md': customer('last_contact: 2026-03-02') });
		expect(vault.only('2026-03-02')).toMatchObject({ lastContact: { date: '2026-03-02' }, problems: [] });
		expect(vault.book.problems('2026-03-02')).toEqual([]);
		expect(vault.book.totals('2026-03-01').problems).toBe(1);
	});

	const activities = {
		'Acme/README.md': customer('last_contact: 2026-01-05'),
		'2026-02-10 Call.md': note('account: Acme'),
		'Acme/2026-02-20 Idea.md': 'Not typed',
		'2026-04-01 Plan.md': note('account: Acme'),
		'2026-03-20 Visit.md': note('account: Acme'),
	};

	test('is the newest of notes and activities, today or before; the nearest future activity is the next contact', () => {
		expect(new SampleVault(activities).only(today)).toMatchObject({
			lastContact: { date: '2026-02-10', path: '2026-02-10 Call.md' }, nextContact: '2026-03-20', contactDays: ['2026-02-10', '2026-01-05'],
		});
	});

	test('leaves activities out where the setting says so', () => {
		expect(new SampleVault(activities, { ...defaults, activitiesCount: false }).only(today)).toMatchObject({ lastContact: { date: '2026-01-05', path: 'Acme/README.md' }, nextContact: '2026-03-20' });
	});

	test('at one day the account\'s own note tells it', () => {
		expect(new SampleVault({ ...activities, 'Acme/README.md': customer('last_contact: 2026-02-10') }).only(today).lastContact?.path).toBe('Acme/README.md');
	});

	test('copies that disagree show a conflict', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer('last_contact: 2026-01-05'), 'B/Acme.md': customer('last_contact: 2026-02-05'), 'C/Acme.md': customer('last_contact: soon') });
		expect(vault.detail('Acme', today).conflicts).toEqual([{
			field: 'last_contact', chosen: '2026-02-05',
			values: [{ value: '2026-02-05', path: 'B/Acme.md', date: '2026-02-05' }, { value: '2026-01-05', path: 'A/Acme.md', date: '2026-01-05' }],
		}]);
	});

	test('dated entries of the timeline are days of contact up to the last contact, never beyond', () => {
		const vault = new SampleVault({ 'Acme.md': customer('last_contact: 2026-01-05', '## Recent Context\n\n- 2026-02-20: heard from a partner\n- 2025-12-01: site visit\n') });
		expect(vault.only(today)).toMatchObject({ lastContact: { date: '2026-01-05' }, contactDays: ['2026-01-05', '2025-12-01'] });
	});

	test('dated entries are contact where the setting says so, those to come not yet', () => {
		const files = { 'Acme.md': customer('last_contact: 2026-01-05', '- 2026-04-01 fair\n- 2026-02-20 call\n- 2025-12-01 visit\n'), 'Borealis.md': customer('', '## Log\n\n- 2026-02-10: mail\n') };
		const vault = new SampleVault(files, { ...defaults, entriesCount: true });
		expect(vault.named('Acme', today)).toMatchObject({ lastContact: { date: '2026-02-20', path: 'Acme.md' }, contactDays: ['2026-02-20', '2026-01-05', '2025-12-01'], nextContact: null });
		expect(vault.named('Acme', '2026-04-01').lastContact?.date).toBe('2026-04-01');
		expect(vault.named('Borealis', today)).toMatchObject({ lastContact: { date: '2026-02-10', path: 'Borealis.md' }, staleness: { level: 'fresh' } });
		vault.use(defaults);
		expect(vault.named('Borealis', today).lastContact).toBeNull();
	});

	test('an activity with an unreadable date is a problem and tells no day', () => {
		const vault = new SampleVault({ 'Acme.md': customer(), 'Call.md': note('account: Acme\ndate: 05/06/2025') });
		expect(vault.only(today)).toMatchObject({ lastContact: null, activityNoteCount: 0 });
		expect(vault.book.problems(today)).toMatchObject([{ code: 'ambiguous-date', path: 'Call.md', line: 3 }]);
	});
});

describe('staleness', () => {
	const rules = new Rules({ ...defaults, cadenceByStatus: { Prospect: 10 } });
	const input: StalenessInput = { status: null, snoozeUntil: null, nextContact: null, lastContact: null, cadence: null };
	const ago = (days: number): string => addDays(today, -days);

	test.each<[string, Partial<StalenessInput>, StalenessLevel, number | null, number, number | null]>([
		['contacted today', { lastContact: today }, 'fresh', 0, 30, 0],
		['at the cadence', { lastContact: ago(30) }, 'fresh', 30, 30, 0],
		['a day later', { lastContact: ago(31) }, 'due', 31, 30, 1],
		['five weeks ago', { lastContact: ago(35) }, 'due', 35, 30, 5],
		['at twice the cadence', { lastContact: ago(60) }, 'due', 60, 30, 30],
		['a day later', { lastContact: ago(61) }, 'stale', 61, 30, 31],
		['no date', {}, 'unknown', null, 30, null],
		['a cadence of its own', { lastContact: ago(8), cadence: 7 }, 'due', 8, 7, 1],
		['a cadence by status, folded', { lastContact: ago(12), status: ' prospect' }, 'due', 12, 10, 2],
		['its own cadence before its status\'s', { lastContact: ago(12), status: 'Prospect', cadence: 20 }, 'fresh', 12, 20, 0],
		['nobody follows it up', { lastContact: ago(500), status: 'Churned', snoozeUntil: today, nextContact: ago(3) }, 'untracked', 500, 30, 0],
		['snoozed, that day included', { lastContact: ago(500), snoozeUntil: today }, 'snoozed', 500, 30, 0],
		['snoozed without any date', { snoozeUntil: addDays(today, 9) }, 'snoozed', null, 30, 0],
		['no longer snoozed', { lastContact: ago(35), snoozeUntil: ago(1) }, 'due', 35, 30, 5],
		['a next contact ahead', { lastContact: ago(500), nextContact: addDays(today, 1) }, 'fresh', 500, 30, 0],
		['a next contact today', { lastContact: ago(500), nextContact: today }, 'due', 500, 30, 0],
		['a next contact missed by less than a cadence', { lastContact: ago(500), nextContact: ago(29) }, 'due', 500, 30, 29],
		['a next contact missed by a cadence', { lastContact: ago(500), nextContact: ago(30) }, 'stale', 500, 30, 30],
		['a next contact that was kept', { lastContact: ago(2), nextContact: ago(2) }, 'fresh', 2, 30, 0],
		['a next contact before the last', { lastContact: ago(40), nextContact: ago(50) }, 'due', 40, 30, 10],
		['a next contact and no last', { nextContact: addDays(today, 5) }, 'fresh', null, 30, 0],
	])('%s', (_, given, level, days, cadence, pastDue) => {
		expect(stalenessOf({ ...input, ...given }, rules, today)).toEqual({ level, days, cadence, pastDue });
	});

	test('grows only staler as days pass, and past due never falls', () => {
		const order: readonly StalenessLevel[] = ['fresh', 'due', 'stale'];
		fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 900 }), (cadence, days) => {
			const [one, next] = [days, days + 1].map((count) => stalenessOf({ ...input, cadence, lastContact: ago(count) }, rules, today));
			expect(order.indexOf(next?.level ?? 'fresh')).toBeGreaterThanOrEqual(order.indexOf(one?.level ?? 'stale'));
			expect(next?.pastDue).toBeGreaterThanOrEqual(one?.pastDue ?? 0);
		}));
	});

	test('the newest account note that sets a property decides it', () => {
		const vault = new SampleVault({
			'A/Acme.md': customer('last_contact: 2026-01-05\nsnooze_until: 2026-06-01\ncontact_every: quarterly\nstatus: Churned'),
			'B/Acme.md': customer('last_contact: 2026-02-05\ncontact_every: weekly\nstatus: _Unknown_'),
			'C/Acme.md': customer('last_contact: 2026-01-15\nstatus: Active\nsnooze_until: 2026-02-01'),
		});
		expect(vault.only(today)).toMatchObject({ status: 'Active', staleness: { level: 'stale', days: 24, cadence: 7, pastDue: 17 } });
	});

	test('moves at midnight, and only the day is new', () => {
		const vault = new SampleVault({ 'Acme.md': customer('last_contact: 2026-01-30') });
		expect(vault.only('2026-03-01').staleness.level).toBe('fresh');
		expect(vault.only('2026-03-02').staleness).toEqual({ level: 'due', days: 31, cadence: 30, pastDue: 1 });
		expect(vault.book.takeChanges().ids).toEqual(new Set(['acme']));
		expect(vault.only('2026-03-01').staleness.level).toBe('fresh');
		expect(vault.book.takeChanges().ids.size).toBe(0);
	});
});

describe('next contact', () => {
	test('is the nearer of the property and a future activity', () => {
		const vault = new SampleVault({ 'Acme.md': customer('last_contact: 2026-01-05\nnext_contact: 2026-03-10'), '2026-03-05 Call.md': note('account: Acme') });
		expect(vault.only(today).nextContact).toBe('2026-03-05');
		vault.remove('2026-03-05 Call.md');
		expect(vault.only(today)).toMatchObject({ nextContact: '2026-03-10', staleness: { level: 'fresh' } });
	});

	test('that lies before the last contact is none', () => {
		expect(new SampleVault({ 'Acme.md': customer('last_contact: 2026-01-05\nnext_contact: 2026-01-04') }).only(today).nextContact).toBeNull();
	});
});

describe('cadence', () => {
	test.each<[unknown, ReturnType<typeof readCadence>]>([
		[30, 30], ['30', 30], [' 14 days ', 14], ['weekly', 7], ['Monthly', 30], ['quarterly', 90], ['yearly', 365], ['biweekly', 14], ['every 2 weeks', 14], ['every month', 30],
		['3m', 90], ['2w', 14], [[21], 21], [null, 'none'], ['', 'none'], ['-', 'none'], [[], 'none'],
		[0, 'bad'], [-3, 'bad'], [2.5, 'bad'], [NaN, 'bad'], [1e9, 'bad'], ['often', 'bad'], ['week', 'bad'], ['0 days', 'bad'], [true, 'bad'], [{}, 'bad'], [[1, 2], 'bad'], ['9'.repeat(300), 'bad'],
	])('%p is %p', (value, days) => {
		expect(readCadence(value)).toBe(days);
	});

	test('that cannot be read is a problem, and the default holds', () => {
		expect(new SampleVault({ 'Acme.md': customer('contact_every: often') }).only(today)).toMatchObject({
			staleness: { cadence: 30 },
			problems: [{ code: 'bad-cadence', line: 3, message: 'The contact_every “often” is no cadence. Write a number of days, or weekly, monthly, quarterly, yearly.' }],
		});
	});
});
