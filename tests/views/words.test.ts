import { addDays } from '../../src/note/days';
import { ago, cadenceWords, contactWords, countOf, dueWords, levels, levelWords, longDate, noteName, span } from '../../src/views/words';
import { contacted, summaryOf, today } from './fake-live';

describe('an age in words', () => {
	it.each([
		[0, 'today'], [1, 'yesterday'], [2, '2 days ago'], [13, '13 days ago'], [14, '2 weeks ago'], [35, '5 weeks ago'],
		[59, '8 weeks ago'], [60, '2 months ago'], [100, '3 months ago'], [400, '13 months ago'], [729, '24 months ago'], [731, '2 years ago'],
		[-1, 'tomorrow'], [-3, 'in 3 days'], [-20, 'in 2 weeks'],
	])('tells %i days as %s', (days, words) => {
		expect(ago(days)).toBe(words);
	});

	it('reads no shorter as days go by', () => {
		const inDays = (words: string): number => {
			const [count = '', unit = ''] = words.split(' ');
			return Number(count.replace(',', '')) * ({ day: 1, week: 7, month: 30, year: 360 }[unit.replace(/s$/, '')] ?? Number.NaN);
		};
		for (let days = 1; days < 4_000; days += 1) expect(inDays(span(days + 1))).toBeGreaterThanOrEqual(inDays(span(days)));
	});
});

describe('what follows from an age', () => {
	const words = (days: number) => {
		const account = contacted('Fernhollow', days);
		return [contactWords(account.lastContact, today), dueWords(account.staleness, account.nextContact, today)];
	};

	it('says how long an account has been due', () => {
		expect(words(35)).toEqual(['5 weeks ago', '5 days overdue']);
		expect(words(31)).toEqual(['4 weeks ago', '1 day overdue']);
		expect(words(90)).toEqual(['3 months ago', '2 months overdue']);
	});

	it('says when a fresh account falls due, which is the day after its cadence', () => {
		expect(words(30)).toEqual(['4 weeks ago', 'due tomorrow']);
		expect(words(20)).toEqual(['2 weeks ago', 'due in 11 days']);
	});

	it('names the next contact where one is agreed', () => {
		const account = contacted('Fernhollow', 3);
		expect(dueWords(account.staleness, addDays(today, 4), today)).toBe('next in 4 days');
		expect(dueWords(account.staleness, addDays(today, -4), today)).toBe('due in 4 weeks');
	});

	it('never leaves out that nothing is known', () => {
		const account = summaryOf({ name: 'Fernhollow' });
		expect(contactWords(account.lastContact, today)).toBe('No known date');
		expect(dueWords(account.staleness, null, today)).toBe('');
	});

	it('has nothing to add for an account that nobody follows up', () => {
		expect(dueWords({ level: 'untracked', days: 400, cadence: 30, pastDue: null }, null, today)).toBe('');
	});

	it('calls an account that fell due today so, which a next contact brings about', () => {
		expect(dueWords({ level: 'due', days: 10, cadence: 30, pastDue: 0 }, today, today)).toBe('due today');
	});
});

describe('small words', () => {
	it('writes days out with the day of the week', () => {
		expect(longDate('2025-12-19')).toBe('Friday, 19 December 2025');
		expect(longDate('2024-02-29')).toBe('Thursday, 29 February 2024');
	});

	it('counts one and many', () => {
		expect([countOf(0, 'task'), countOf(1, 'task'), countOf(5000, 'opportunity', 'opportunities')])
			.toEqual(['0 tasks', '1 task', '5,000 opportunities']);
	});

	it('calls cadences by their name where they have one', () => {
		expect([7, 14, 30, 365].map(cadenceWords)).toEqual(['every week', 'every 2 weeks', 'every 30 days', 'every year']);
	});

	it('names a hub note with its folder', () => {
		expect(['Accounts/Fernhollow/README.md', 'Accounts/Fernhollow.md', 'README.md', 'A/b.canvas'].map(noteName))
			.toEqual(['Fernhollow/README', 'Fernhollow', 'README', 'b.canvas']);
	});

	it('has a word, an icon and a meaning for every level', () => {
		for (const level of levels) {
			expect(levelWords[level].word).not.toBe('');
			expect(levelWords[level].meaning).not.toBe('');
		}
		expect(new Set(levels.map((level) => levelWords[level].icon)).size).toBe(levels.length);
	});
});
