import fc from 'fast-check';
import type { AccountSummary } from '../../src/account/records';
import { AccountOrder } from '../../src/views/dashboard/order';
import { sortIds, type SortKey } from '../../src/views/dashboard/state';
import { noProperties, type PropertyValues } from '../../src/views/properties';
import { contacted, manyAccounts, summaryOf } from './fake-live';

function names(accounts: readonly AccountSummary[], keys: readonly SortKey[], properties: PropertyValues = noProperties): string[] {
	return new AccountOrder(properties).sorted(accounts, keys).map(({ name }) => name);
}

describe('the order by attention', () => {
	const accounts = [
		summaryOf({ name: 'Nobody', staleness: { level: 'unknown', days: null, cadence: 30, pastDue: null } }),
		contacted('Late', 45), contacted('Later', 80), contacted('Soon', 29), contacted('Just', 1),
		contacted('Gone', 300, { staleness: { level: 'untracked', days: 300, cadence: 30, pastDue: null } }),
		contacted('Resting', 50, { staleness: { level: 'snoozed', days: 50, cadence: 30, pastDue: null } }),
	];

	it('begins with most days past due, then the unknown, then what falls due next, the untracked last', () => {
		expect(names(accounts, [{ by: 'attention', reversed: false }])).toEqual(['Later', 'Late', 'Nobody', 'Soon', 'Just', 'Resting', 'Gone']);
	});

	it('turns round as a whole', () => {
		expect(names(accounts, [{ by: 'attention', reversed: true }])).toEqual(['Gone', 'Resting', 'Just', 'Soon', 'Nobody', 'Late', 'Later']);
	});
});

describe('other orders', () => {
	const a = contacted('Alder 10', 3, { status: 'Active', openTaskCount: 2 });
	const b = contacted('alder 9', 1, { status: null, openTaskCount: 7 });
	const c = summaryOf({ name: 'Birch', status: 'Prospect', openTaskCount: 2 });

	it('reads numbers in names as numbers, and case as nothing', () => {
		expect(names([a, b, c], [{ by: 'name', reversed: false }])).toEqual(['alder 9', 'Alder 10', 'Birch']);
	});

	it('puts the newest contact first, and those without one last both ways', () => {
		expect(names([c, a, b], [{ by: 'contact', reversed: false }])).toEqual(['alder 9', 'Alder 10', 'Birch']);
		expect(names([c, a, b], [{ by: 'contact', reversed: true }])).toEqual(['Alder 10', 'alder 9', 'Birch']);
	});

	it('puts an empty status last both ways', () => {
		expect(names([a, b, c], [{ by: 'status', reversed: false }])).toEqual(['Alder 10', 'Birch', 'alder 9']);
		expect(names([a, b, c], [{ by: 'status', reversed: true }])).toEqual(['Birch', 'Alder 10', 'alder 9']);
	});

	it('settles ties by the second key, then by name', () => {
		expect(names([a, b, c], [{ by: 'tasks', reversed: false }, { by: 'name', reversed: true }])).toEqual(['alder 9', 'Birch', 'Alder 10']);
		expect(names([c, a], [{ by: 'tasks', reversed: false }])).toEqual(['Alder 10', 'Birch']);
	});

	it('orders by a property as numbers where it is one', () => {
		const values = new Map([['Accounts/Alder 10.md', 900], ['Accounts/alder 9.md', 12_000]]);
		const properties: PropertyValues = {
			keys: () => ['arr'],
			value: ([path = '']) => (values.has(path) ? { text: String(values.get(path)), sort: values.get(path) ?? 0 } : null),
		};
		expect(names([c, b, a], [{ by: 'property:arr', reversed: false }], properties)).toEqual(['Alder 10', 'alder 9', 'Birch']);
		expect(names([c, b, a], [{ by: 'property:arr', reversed: true }], properties)).toEqual(['alder 9', 'Alder 10', 'Birch']);
	});

	it('puts words of a mixed property after its numbers', () => {
		const values = new Map<string, number | string>([['Accounts/Alder 10.md', 'much'], ['Accounts/alder 9.md', 12], ['Accounts/Birch.md', 'a lot']]);
		const properties: PropertyValues = {
			keys: () => ['arr'],
			value: ([path = '']) => (values.has(path) ? { text: '', sort: values.get(path) ?? 0 } : null),
		};
		expect(names([c, b, a], [{ by: 'property:arr', reversed: false }], properties)).toEqual(['alder 9', 'Birch', 'Alder 10']);
	});

	it('is one order, whatever order the accounts came in', () => {
		const accounts = manyAccounts(60);
		const key = fc.record({ by: fc.constantFrom(...sortIds), reversed: fc.boolean() });
		fc.assert(fc.property(fc.array(key, { minLength: 1, maxLength: 2 }), fc.shuffledSubarray(accounts, { minLength: 60 }), (keys, shuffled) => {
			expect(names(shuffled, keys)).toEqual(names(accounts, keys));
		}), { numRuns: 60 });
	});

	it('is the same from list to list, also of lists that share what they know, as sorted at once, whatever came, went or changed', () => {
		const accounts = manyAccounts(80);
		const source = {};
		const sharing = [new AccountOrder(noProperties, source), new AccountOrder(noProperties, source)];
		const change = fc.record({ kept: fc.shuffledSubarray(accounts, { minLength: 20 }), renamed: fc.nat(79), isSorted: fc.boolean() });
		const key = fc.record({ by: fc.constantFrom(...sortIds), reversed: fc.boolean() });
		fc.assert(fc.property(fc.array(fc.tuple(change, key), { minLength: 1, maxLength: 6 }), (steps) => {
			for (const [at, [{ kept, renamed, isSorted }, by]] of steps.entries()) {
				const some = isSorted ? accounts.filter((account) => kept.includes(account)) : kept;
				const list = some.map((account, nth) => (nth === renamed ? { ...account, name: `Z ${nth}` } : account));
				expect(sharing[at % 2]?.sorted(list, [by])).toEqual(new AccountOrder(noProperties).sorted(list, [by]));
			}
		}), { numRuns: 60 });
	});
});
