import { ownDay } from '../../src/account/said-day';
import { SampleVault } from './sample';

const today = '2026-11-20';

/** The facts of the account `Acme`, each with its day. */
function facts(files: Readonly<Record<string, string>>): readonly string[] {
	return new SampleVault(files).detail('Acme', today).facts.map(({ text, date }) => `${date ?? '-'} ${text}`);
}

const note = (properties: string, ...bullets: readonly string[]): string => `---\ntype: customer\n${properties}---\n## Key Facts\n\n${bullets.map((bullet) => `- ${bullet}\n`).join('')}`;

describe('the day of a fact', () => {
	test.each<[string, string | null]>([
		['2026-03-02: two plants', '2026-03-02'],
		['**2026-03-02** two plants', '2026-03-02'],
		['[[2026-03-02]] two plants', '2026-03-02'],
		['02.03.2026 two plants', '2026-03-02'],
		['Two plants (2026-03-02)', '2026-03-02'],
		['Two plants (as of 2026-03-02).', '2026-03-02'],
		['Two plants ([[2026-03-02]])', '2026-03-02'],
		['Two plants [date:: 2026-03-02]', '2026-03-02'],
		['Two plants since 2026-03-02', null],
		['The contract ends (2027-03-01)', null],
		['2027-03-01: the contract ends', null],
		['Two plants (2026-02-30)', null],
		['2026 was a good year', null],
		['(unclosed 2026-03-02', null],
	])('%s', (text, day) => {
		expect(ownDay(text, today)).toBe(day);
	});

	test('is its own, else its note’s last contact, else when the note was revised or the date it bears', () => {
		expect(facts({ 'Acme.md': note('last_contact: 2026-05-01\nupdated: 2026-06-01\n', 'Three docks', 'Two cranes (2026-07-01)') }))
			.toEqual(['2026-07-01 Two cranes (2026-07-01)', '2026-05-01 Three docks']);
		expect(facts({ 'Acme.md': note('updated: 2026-06-01\ncreated: 2024-01-01\n', 'Three docks') })).toEqual(['2026-06-01 Three docks']);
		expect(facts({ 'Acme.md': note('date: 2026-02-01\n', 'Three docks') })).toEqual(['2026-02-01 Three docks']);
	});

	test('is not told by when the note was created, nor by a day to come', () => {
		expect(facts({ 'Acme.md': note('created: 2024-01-01\n', 'Three docks') })).toEqual(['- Three docks']);
		expect(facts({ 'Acme.md': note('last_contact: 2027-01-01\nmodified: 2027-01-01\n', 'Three docks') })).toEqual(['- Three docks']);
	});

	test('of copies is that of the newest, and the newest fact comes first', () => {
		expect(facts({
			'Acme.md': note('last_contact: 2026-05-01\n', 'Three docks', 'Two cranes'),
			'Copies/Acme.md': note('last_contact: 2026-08-01\n', 'Three docks.'),
			'Calls/2026-09-03 Call.md': '---\ntype: call\naccount: Acme\n---\n## Key Information\n\n- One ferry\n',
		})).toEqual(['2026-09-03 One ferry', '2026-08-01 Three docks.', '2026-05-01 Two cranes']);
	});
});
