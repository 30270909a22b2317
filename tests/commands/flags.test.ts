import fc from 'fast-check';
import { CommandError, asCommandError, renderError } from '../../src/commands/errors';
import { Flags, wantsJson, type FlagTable } from '../../src/commands/flags';
import { nearest } from '../../src/match/nearest';

const table: FlagTable = {
	account: { value: '<name>', description: '', required: true },
	staleness: { value: '<level>', description: '', words: ['fresh', 'due', 'stale'], isList: true },
	limit: { value: '<number>', description: '' },
};

const refusal = (params: Record<string, string>): string => {
	try {
		const flags = new Flags(params, table);
		flags.count('limit');
		return 'accepted';
	} catch (error) {
		if (!(error instanceof CommandError)) throw error;
		return `${error.code}: ${error.message}`;
	}
};

describe('flags', () => {
	test.each<[string, Record<string, string>, string]>([
		['all that is known', { account: 'X', staleness: 'due,stale', limit: '5', format: 'json', today: '2026-11-20' }, 'accepted'],
		['a flag of the application itself', { account: 'X', vault: 'Work' }, 'accepted'],
		['a mistyped flag names the nearest', { account: 'X', stalenes: 'due' }, 'bad-flag: There is no flag stalenes. Did you mean staleness=? Flags are account, staleness, limit, format, today.'],
		['a flag like nothing else names all', { account: 'X', qqqqqqqq: '1' }, 'bad-flag: There is no flag qqqqqqqq. Flags are account, staleness, limit, format, today.'],
		['a mistyped word names the nearest', { account: 'X', staleness: 'stael' }, 'bad-flag: staleness=stael is not known. Did you mean staleness=stale? It may be fresh, due, stale.'],
		['one wrong word in a list', { account: 'X', staleness: 'due,stal' }, 'bad-flag: staleness=stal is not known. Did you mean staleness=stale? It may be fresh, due, stale.'],
		['a missing flag', {}, 'bad-flag: account=<name> is needed.'],
		['a flag typed without its value', { account: 'true' }, 'bad-flag: account= needs a value: account=<name>.'],
		['an empty value', { account: '' }, 'bad-flag: account= needs a value: account=<name>.'],
		['a day that is none', { account: 'X', today: '2026-02-30' }, 'bad-flag: today=2026-02-30 is no day. Write it as YYYY-MM-DD, e.g. today=2026-11-20.'],
		['a day in words', { account: 'X', today: 'tomorrow' }, 'bad-flag: today=tomorrow is no day. Write it as YYYY-MM-DD, e.g. today=2026-11-20.'],
		['a limit of none', { account: 'X', limit: '0' }, 'bad-flag: limit=0 is no whole number from 1 on.'],
		['a limit in parts', { account: 'X', limit: '2.5' }, 'bad-flag: limit=2.5 is no whole number from 1 on.'],
		['an unknown format', { account: 'X', format: 'jsno' }, 'bad-flag: format=jsno is not known. Did you mean format=json? It may be text, json.'],
		['a name that objects carry themselves', { account: 'X', constructor: '1' }, 'bad-flag: There is no flag constructor. Flags are account, staleness, limit, format, today.'],
	])('%s', (_name, params, expected) => {
		expect(refusal(params)).toBe(expected);
	});

	test('whatever is typed is accepted or refused as a bad flag, never anything else', () => {
		fc.assert(fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('account', 'limit', 'today', '__proto__', 'format')), fc.string()), (params) => {
			expect(refusal(params)).toMatch(/^(?:accepted$|bad-flag: )/);
		}));
	});

	test('only the word json asks for JSON', () => {
		expect([{ format: 'json' }, { format: ' json ' }, { format: 'text' }, {}].map((params) => wantsJson(params as Record<string, string>)))
			.toEqual([true, true, false, false]);
	});
});

describe('the nearest word', () => {
	test.each([
		['ackount', 'account'], ['acount', 'account'], ['accuont', 'account'], ['acc', 'account'], ['STATUS', 'status'], ['zzzzzz', null],
	])('%s stands for %s', (typed, expected) => {
		expect(nearest(typed, ['account', 'status', 'limit'])).toBe(expected);
	});
});

describe('errors', () => {
	test('text begins with Error and JSON carries the code', () => {
		const error = new CommandError('unknown-account', 'No account.');
		expect(renderError(error, false)).toBe('Error: No account.');
		expect(JSON.parse(renderError(error, true))).toEqual({ error: { code: 'unknown-account', message: 'No account.' } });
	});

	test('whatever else is thrown has failed', () => {
		expect(asCommandError(new Error('disk'))).toMatchObject({ code: 'failed', message: 'disk' });
		expect(asCommandError('disk')).toMatchObject({ code: 'failed', message: 'disk' });
	});
});
