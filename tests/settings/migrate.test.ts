import * as fc from 'fast-check';
import { migrate, readSettings, storedSettings } from '../../src/settings/migrate';
import { defaults, type Settings } from '../../src/settings/settings';

test.each([
	['nothing', undefined], ['null', null], ['a text', 'x'], ['a number', 3], ['a list', [1, 2]], ['an empty record', {}],
])('%s gives the defaults', (_, stored) => {
	expect(migrate(stored)).toEqual(defaults);
});

test('a bad value falls back alone, its neighbours stay', () => {
	const settings = migrate({ cadence: 'often', dateOrder: 'day-first', accountTypes: 7, activitiesCount: 'yes', ignoredFolders: ['Archive/'] });
	expect(settings).toEqual({ ...defaults, dateOrder: 'day-first', ignoredFolders: ['Archive'] });
});

test.each<[string, unknown, Partial<Settings>]>([
	['lists are trimmed, emptied of blanks and of repetitions', { accountTypes: [' Kunde', '', 'Kunde', 4] }, { accountTypes: ['Kunde'] }],
	['a text with commas is a list', { accountTypes: 'customer, Kunde' }, { accountTypes: ['customer', 'Kunde'] }],
	['a list may be emptied', { accountTags: [] }, { accountTags: [] }],
	['tags lose their sign', { accountTags: ['#crm/firma'] }, { accountTags: ['crm/firma'] }],
	['folders lose slashes at their ends', { accountFolders: ['/Work\\Accounts/', '/'] }, { accountFolders: ['Work/Accounts'] }],
	['a cadence may be text', { cadence: ' 45 ' }, { cadence: 45 }],
	['a cadence of nothing is none', { cadence: 0 }, { cadence: 30 }],
	['a cadence of half a day is none', { cadence: 0.5 }, { cadence: 30 }],
	['task characters: what two states claim is the done one', { taskStates: { done: 'xX?', proposed: '?', cancelled: '- ' } }, { taskStates: { done: 'xX?', proposed: '', cancelled: '-' } }],
])('%s', (_, stored, expected) => {
	expect(migrate(stored)).toEqual({ ...defaults, ...expected });
});

test('cadences are kept by folded status, and a key named __proto__ is a status like any other', () => {
	const { cadenceByStatus } = migrate(JSON.parse('{"cadenceByStatus":{" Active":14,"__proto__":7,"Lost":-1}}'));
	expect(Object.entries(cadenceByStatus)).toEqual([['active', 14], ['__proto__', 7]]);
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	expect(Object.getPrototypeOf(cadenceByStatus)).toBeNull();
});

test('words of one\'s own are kept as they are written, whatever they are', () => {
	const { words } = migrate(JSON.parse('{"words":{" Typ ":" type","__proto__":"status","Leer":"","Zahl":4}}'));
	expect(Object.entries(words)).toEqual([['Typ', 'type'], ['__proto__', 'status']]);
	expect(Object.getPrototypeOf(words)).toBeNull();
	expect(migrate({ words: ['Typ'] }).words).toEqual({});
});

test('what a newer version stored is written back', () => {
	const stored = JSON.parse('{"cadence":10,"hologram":{"on":true},"__proto__":{"polluted":1}}') as unknown;
	const read = readSettings(stored);
	expect(JSON.parse(JSON.stringify(storedSettings(read)))).toEqual({ ...JSON.parse(JSON.stringify(stored)) as object, ...defaults, cadence: 10 });
	expect(JSON.stringify(storedSettings(read))).toContain('"__proto__":{"polluted":1}');
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a task character that is stored under two states means the first of them, and that is told', () => {
	const { settings, mended } = readSettings({ taskStates: { done: 'xX', cancelled: '-x', proposed: '?-' } });
	expect(settings.taskStates).toEqual({ done: 'xX', cancelled: '-', proposed: '?' });
	expect(mended).toEqual(['“x” stood under done and under cancelled. It means done.', '“-” stood under cancelled and under proposed. It means cancelled.']);
	expect(readSettings(storedSettings({ settings, unknown: {} })).mended).toEqual([]);
});

test('the defaults and what is read cannot be changed by accident', () => {
	for (const settings of [defaults, migrate({ accountTypes: ['x'], cadenceByStatus: { a: 1 }, taskStates: {} })]) {
		expect(Object.isFrozen(settings)).toBe(true);
		for (const value of Object.values(settings)) if (typeof value === 'object') expect(Object.isFrozen(value)).toBe(true);
	}
});

test('anything at all gives settings of the right shape, and reading them again changes nothing', () => {
	const keys = fc.constantFrom(...Object.keys(defaults), '__proto__', 'constructor', 'other');
	fc.assert(fc.property(fc.oneof(fc.anything(), fc.dictionary(keys, fc.anything())), (stored) => {
		const settings = migrate(stored);
		expect(Object.keys(settings).sort()).toEqual(Object.keys(defaults).sort());
		for (const key of Object.keys(defaults) as (keyof Settings)[]) {
			expect(typeof settings[key]).toBe(typeof defaults[key]);
			expect(Array.isArray(settings[key])).toBe(Array.isArray(defaults[key]));
		}
		expect(migrate(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
	}));
});
