import fc from 'fast-check';
import { readQuery, settle } from '../../src/views/block/query';
import { initialState } from '../../src/views/dashboard/state';

describe('the text of a block', () => {
	it('is keys and values, values also as a list below, any case, quotes where commas belong to a value', () => {
		const { state, limit, problems } = readQuery([
			'Status: Active, "At risk, maybe"', 'staleness:', '  - due', '  - Stale', '# a remark', '', 'tags: [#emea, type/customer]', 'owner: none',
			'search: spring offer', 'open tasks: yes', 'duplicates: no', 'limit: 7', 'group by: industry', 'density: compact',
		].join('\n'));
		expect(problems).toEqual([]);
		expect(limit).toBe(7);
		expect(state.filters).toEqual({
			levels: ['due', 'stale'], statuses: ['Active', 'At risk, maybe'], tags: ['emea', 'type/customer'], industries: [], owners: [''], openTasks: true, duplicates: false, problems: false,
		});
		expect(state).toMatchObject({ search: 'spring offer', group: 'industry', density: 'compact', sort: initialState.sort });
	});

	it.each([
		['name', 'name', false], ['name desc', 'name', true], ['-name', 'name', true], ['attention', 'attention', false], ['attention desc', 'attention', false],
		['last-contact', 'contact', false], ['Last contact asc', 'contact', true], ['last_contact desc', 'contact', false], ['tasks', 'tasks', false], ['tasks asc', 'tasks', true],
		['arr', 'property:arr', false], ['arr desc', 'property:arr', true], ['name reversed', 'name', true], [`name${' '.repeat(9000)}desc`, 'name', true], [`ar${' '.repeat(9000)}rr`, 'property:ar rr', false],
	])('sorts by %.40s', (text, by, reversed) => {
		expect(readQuery(`sort: ${text}`).state.sort).toEqual([{ by, reversed }]);
	});

	it('a word in the place of a direction that is none is named', () => {
		expect(readQuery('sort: last-contact up').problems).toEqual(['“up” is no direction. Write “last-contact asc” or “last-contact desc”.']);
		expect(readQuery('sort: renewal date').problems).toEqual([]);
	});

	it('takes a second order for ties, and no third', () => {
		expect(readQuery('sort: status, name desc, arr').state.sort).toEqual([{ by: 'status', reversed: false }, { by: 'name', reversed: true }]);
	});

	it('names columns as people do, each once; the name comes first by itself', () => {
		expect(readQuery('columns: name, Last contact, staleness, open-tasks, tasks, renewal date').state.columns).toEqual(['contact', 'level', 'tasks', 'property:renewal date']);
	});

	it.each([
		['statsu: Active', 'There is no key “statsu”. Did you mean “status”?'],
		['staleness: stael', 'There is no staleness “stael”. Did you mean “stale”?'],
		['group: ownr', 'There is no group “ownr”. Did you mean “owner”?'],
		['limit: 0', 'The limit “0” is not a whole number from 1 on.'],
		['limit: 1e9', 'The limit “1e9” is not a whole number from 1 on.'],
		['duplicates: maybe', '“duplicates” is yes or no, not “maybe”.'],
		['WHERE x', '“WHERE x” is not of the form “key: value”.'],
	])('%s is told', (text, problem) => {
		expect(readQuery(text).problems).toEqual([problem]);
	});

	it('all that is wrong is told at once, line by line', () => {
		expect(readQuery('staleness: stael\nstatsu: Active\nsort: name up\nlimt: 3\nlimit: none').problems).toEqual([
			'There is no staleness “stael”. Did you mean “stale”?', 'There is no key “statsu”. Did you mean “status”?',
			'“up” is no direction. Write “name asc” or “name desc”.', 'There is no key “limt”. Did you mean “limit”?',
			'The limit “none” is not a whole number from 1 on.',
		]);
	});

	it('reads anything at all without failing', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => { expect(readQuery(text).state.filters.levels.length).toBeLessThan(400); }));
	});
});

describe('names of properties', () => {
	it('are spelled as the notes spell them; one that no note has is named with the nearest', () => {
		const { state, problems } = settle(readQuery('columns: Renewal date, ar\nsort: renewal-date'), ['renewal_date', 'arr']);
		expect(state.columns).toEqual(['property:renewal_date', 'property:ar']);
		expect(state.sort).toEqual([{ by: 'property:renewal_date', reversed: false }]);
		expect(problems).toEqual(['No account note has the property “ar”. Did you mean “arr”?']);
	});

	it.each([
		['sort: last-contakt up', ['There is no column “last-contakt”, and “up” is no direction. Did you mean “last-contact asc” or “last-contact desc”?']],
		['sort: stauts up', ['There is no column “stauts”, and “up” is no direction. Did you mean “status asc” or “status desc”?']],
		['sort: last-contakt desc', ['No account note has the property “last-contakt”. Did you mean “last-contact”?']],
		['columns: stauts up', ['No account note has the property “stauts up”.']],
		['columns: status, foobar', ['No account note has the property “foobar”.']],
		['sort: renewal dates', ['No account note has the property “renewal dates”. Did you mean “renewal_date”?']],
		['sort: notes cuont', ['No account note has the property “notes cuont”. Did you mean “note count”?']],
		['sort: stauts', []], ['columns: staus', []],
	])('%s is told where no note has it', (text, expected) => {
		expect(settle(readQuery(text), ['renewal_date', 'arr', 'last_contact', 'note count', ...(expected.length === 0 ? ['stauts', 'staus'] : [])]).problems).toEqual(expected);
	});
});
