import fc from 'fast-check';
import { builtInColumns, filterCount, initialState, isNarrowed, noFilters, readState } from '../../src/views/dashboard/state';

describe('the state of a dashboard', () => {
	it('survives being saved as JSON', () => {
		const state = {
			...initialState, search: 'kites', filters: { ...noFilters, levels: ['due' as const], tags: ['emea'], problems: true },
			sort: [{ by: 'property:arr' as const, reversed: true }, { by: 'name' as const, reversed: false }], group: 'owner' as const,
			folded: ['owner:mei'], columns: ['tasks' as const, 'property:renewal_date' as const], density: 'compact' as const,
			account: 'a1', accountName: 'Fernhollow',
		};
		expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
	});

	it.each([null, undefined, 7, 'accounts', [], true])('is the first one when %p was saved', (saved) => {
		expect(readState(saved)).toEqual(initialState);
	});

	it('keeps what fits and drops what does not, part by part', () => {
		const state = readState({
			search: 4, filters: { levels: ['stale', 'rotten', 3], owners: 'Mei', duplicates: 'yes', problems: true },
			sort: [{ by: 'height' }, { by: 'name', reversed: true }, { by: 'tasks' }], group: 'colour', columns: ['level', 'level', 'shoe', 'property:'], density: 'huge',
		});
		expect(state).toEqual({
			...initialState, filters: { ...noFilters, levels: ['stale'], problems: true },
			sort: [{ by: 'name', reversed: true }], columns: ['level'],
		});
	});

	it('allows a list without columns but not an order without keys', () => {
		const state = readState({ columns: [], sort: [] });
		expect([state.columns, state.sort]).toEqual([[], initialState.sort]);
	});

	it('is whole and the same again whatever was saved', () => {
		fc.assert(fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(initialState)), fc.anything()), (any, record) => {
			for (const saved of [any, record]) {
				const state = readState(saved);
				expect(Object.keys(state).sort()).toEqual(Object.keys(initialState).sort());
				expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
			}
		}));
	});

	it('does not let a saved key reach the prototype of objects', () => {
		readState(JSON.parse('{"__proto__":{"tab":"x"},"filters":{"__proto__":{"levels":["due"]}}}'));
		expect(Reflect.get({}, 'tab')).toBeUndefined();
	});

	it('bounds what somebody wrote into it by hand', () => {
		const state = readState({ search: 'a'.repeat(10_000), filters: { tags: Array.from({ length: 5_000 }, (_, nth) => `t${nth}`) } });
		expect([state.search.length, state.filters.tags.length]).toEqual([500, 200]);
	});

	it('knows every column that it begins with', () => {
		for (const column of initialState.columns) expect(builtInColumns).toContain(column);
	});

	it('says whether the list is narrowed, by search or by filters', () => {
		expect(isNarrowed(initialState)).toBe(false);
		expect(isNarrowed({ ...initialState, search: '  ' })).toBe(false);
		expect(isNarrowed({ ...initialState, search: 'x' })).toBe(true);
		expect(filterCount({ ...noFilters, levels: ['due', 'stale'], openTasks: true })).toBe(3);
	});
});
