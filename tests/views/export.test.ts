import { columnOf, type CellContext } from '../../src/views/dashboard/columns';
import { toCsv, toMarkdown, toMarkdownTable } from '../../src/views/dashboard/export';
import { noProperties } from '../../src/views/properties';
import { contacted, detailOf, summaryOf, today } from './fake-live';

const context: CellContext = { today, properties: noProperties, isInDuplicateGroup: () => false };
const columns = (['status', 'contact', 'timeline', 'tasks'] as const).map(columnOf);

describe('a list as a Markdown table', () => {
	it('links names, tells ages, and leaves drawings out', () => {
		expect(toMarkdownTable([contacted('Alder', 35, { status: 'Active', openTaskCount: 2 })], columns, context)).toBe([
			'| Account | Status | Last contact | Tasks |\n', '| --- | --- | --- | ---: |\n',
			'| [[Accounts/Alder\\|Alder]] | Active | 2026-02-09 (5 weeks ago, 5 days overdue) | 2 |\n',
		].join(''));
	});

	it('keeps a table a table whatever stands in names and values', () => {
		const table = toMarkdownTable([summaryOf({ name: 'A|B\nC', path: null, status: 'x | y' })], columns, context);
		expect(table.trimEnd().split('\n')).toHaveLength(3);
		expect(table).toContain('| A\\|B C | x \\| y |');
	});
});

describe('a list as CSV', () => {
	it('gives exact days, and quotes where commas or quotes stand', () => {
		const account = contacted('Alder, "North"', 35, { status: 'Active', openTaskCount: 2 });
		expect(toCsv([account], columns, context)).toBe([
			'Account,Path,Last contact,Days since contact,Status,Tasks\r\n',
			'"Alder, ""North""","Accounts/Alder, ""North"".md",2026-02-09,35,Active,2\r\n',
		].join(''));
	});

	it('writes a zero where nothing is to be done, so that sums and averages are right', () => {
		expect(toCsv([contacted('Alder', 35)], columns, context).trimEnd().split(',').at(-1)).toBe('0');
	});

	it.each(['=HYPERLINK("x")', '+1+cmd', '@SUM(A1)', '-2+3'])('makes text of %s, which a spreadsheet would run', (status) => {
		expect(toCsv([summaryOf({ name: 'A', status })], columns, context)).toContain(`'${status.replace(/"/g, '""')}`);
	});

	it('leaves a negative number alone', () => {
		expect(toCsv([summaryOf({ name: 'A', status: '-12' })], columns, context)).toContain(',-12,');
	});
});

describe('an account as Markdown', () => {
	it('tells when contact was, and what is open', () => {
		const text = toMarkdown(detailOf(contacted('Alder', 35, { status: 'Active', openTaskCount: 1, blockerCount: 1 })), today);
		expect(text).toContain('## Alder\n');
		expect(text).toContain('- **Last contact:** Monday, 9 February 2026 (5 weeks ago, 5 days overdue), from Alder\n');
		expect(text).toContain('- [ ] Send the revised offer 1 to [[Ada Brandt]] (due 12 March 2026)\n');
		expect(text).not.toContain('Agree on the pilot');
		expect(text).not.toContain('**Owner:**');
	});

	it('does not make up a contact', () => {
		expect(toMarkdown(detailOf(summaryOf({ name: 'Alder' })), today)).toContain('- **Last contact:** none on record\n');
	});
});
