import fc from 'fast-check';
import { entriesOf, facetsOf, levelCounts, none, passes } from '../../src/views/dashboard/listing';
import { noFilters, type Filters } from '../../src/views/dashboard/state';
import { contacted, manyAccounts, summaryOf } from './fake-live';

const alder = contacted('Alder', 3, { status: 'Active', owner: 'Mei', tags: ['type/customer', 'emea'], openTaskCount: 1 });
const birch = contacted('Birch', 80, { status: 'active', owner: null, tags: ['type/client'], duplicateNoteCount: 2 });
const cedar = summaryOf({ name: 'Cedar', problems: [{ code: 'bad-date', path: 'Cedar.md', line: 2, message: 'Unreadable' }] });
const all = [alder, birch, cedar];

function shown(filters: Partial<Filters>): string[] {
	return all.filter((account) => passes(account, { ...noFilters, ...filters })).map(({ name }) => name);
}

describe('filters', () => {
	it.each<[string, Partial<Filters>, string[]]>([
		['nothing chosen', {}, ['Alder', 'Birch', 'Cedar']],
		['a status in any case', { statuses: ['ACTIVE'] }, ['Alder', 'Birch']],
		['two levels as alternatives', { levels: ['stale', 'unknown'] }, ['Birch', 'Cedar']],
		['having no owner', { owners: [none] }, ['Birch', 'Cedar']],
		['a tag', { tags: ['emea'] }, ['Alder']],
		['the tag above others', { tags: ['type'] }, ['Alder', 'Birch']],
		['having no tag', { tags: [none] }, ['Cedar']],
		['open tasks', { openTasks: true }, ['Alder']],
		['duplicates', { duplicates: true }, ['Birch']],
		['problems', { problems: true }, ['Cedar']],
		['two filters, which must both hold', { statuses: ['Active'], levels: ['stale'] }, ['Birch']],
	])('with %s', (_, filters, names) => {
		expect(shown(filters)).toEqual(names);
	});

	it('do not take a tag for the beginning of another', () => {
		expect(shown({ tags: ['em'] })).toEqual([]);
	});
});

describe('what a filter offers', () => {
	it('counts the accounts that the other filters leave', () => {
		expect(facetsOf(all, { ...noFilters, statuses: ['Active'] }, 'owners')).toEqual([
			{ value: 'Mei', label: 'Mei', count: 1 }, { value: none, label: 'No owner', count: 1 },
		]);
	});

	it('is not narrowed by its own choice', () => {
		expect(facetsOf(all, { ...noFilters, levels: ['fresh'] }, 'levels').map(({ label, count }) => [label, count]))
			.toEqual([['Stale', 1], ['Unknown', 1], ['Fresh', 1]]);
	});

	it('keeps a chosen value that no account has any more, so that it can be taken back', () => {
		expect(facetsOf(all, { ...noFilters, statuses: ['Lead'] }, 'statuses')).toContainEqual({ value: 'Lead', label: 'Lead', count: 0 });
	});

	it('counts what choosing it would show', () => {
		const accounts = manyAccounts(80);
		for (const { value, count } of facetsOf(accounts, noFilters, 'statuses')) {
			expect(accounts.filter((account) => passes(account, { ...noFilters, statuses: [value] }))).toHaveLength(count);
		}
	});
});

describe('groups', () => {
	const lines = (group: 'status' | 'level' | 'tag', folded: string[] = []) => entriesOf(all, { group, folded })
		.map((entry) => (entry.kind === 'group' ? `${entry.label} (${entry.accounts.length})` : entry.account.name));

	it('unite spellings that differ in case, and put what has none last', () => {
		expect(lines('status')).toEqual(['Active (2)', 'Alder', 'Birch', 'No status (1)', 'Cedar']);
	});

	it('stand in the order of urgency when grouped by level', () => {
		expect(lines('level')).toEqual(['Stale (1)', 'Birch', 'Unknown (1)', 'Cedar', 'Fresh (1)', 'Alder']);
	});

	it('tell an account under each of its tags, each line with a key of its own', () => {
		expect(lines('tag')).toEqual(['#emea (1)', 'Alder', '#type/client (1)', 'Birch', '#type/customer (1)', 'Alder', 'No tag (1)', 'Cedar']);
		const keys = entriesOf(all, { group: 'tag', folded: [] }).map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('hide their accounts when folded, and still count them', () => {
		expect(lines('status', ['status:active'])).toEqual(['Active (2)', 'No status (1)', 'Cedar']);
	});

	it('lose no account, whatever they group by', () => {
		fc.assert(fc.property(fc.constantFrom('status' as const, 'level' as const, 'industry' as const, 'owner' as const, 'tag' as const), fc.nat(60), (group, count) => {
			const accounts = manyAccounts(count);
			const found = new Set(entriesOf(accounts, { group, folded: [] }).flatMap((entry) => (entry.kind === 'account' ? [entry.account.id] : [])));
			expect(found.size).toBe(count);
		}));
	});
});

describe('the book by level', () => {
	it('counts each account once, most pressing first', () => {
		expect(levelCounts(all)).toEqual([['stale', 1], ['unknown', 1], ['fresh', 1]]);
	});
});
