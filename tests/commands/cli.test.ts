/** @jest-environment jsdom */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Row, Task } from '../../src/account/records';
import type { Host } from '../host/host';
import { deviations } from './contract';
import { expectGolden } from './golden';
import { sampleDay, startHost } from './sample';

interface ListAnswer { readonly today: string; readonly accounts: readonly Row[] }
interface TasksAnswer { readonly tasks: readonly Task[] }
interface ErrorAnswer { readonly error: { readonly code: string; readonly message: string } }
type Flags = Parameters<Host['cli']>[1];

jest.setTimeout(60_000);
let host: Host;
beforeAll(async () => { host = await startHost(); });
afterAll(() => { host.close(); });

const rows = async (flags?: Flags): Promise<readonly Row[]> => (await host.json('account-dashboard:list', flags) as ListAnswer).accounts;
const listed = async (flags?: Flags): Promise<readonly string[]> => (await rows(flags)).map(({ name }) => name);
const tasksOf = async (flags?: Flags): Promise<readonly Task[]> => (await host.json('account-dashboard:tasks', flags) as TasksAnswer).tasks;

describe('every answer has the shape of the contract', () => {
	test.each<[Parameters<typeof deviations>[0], Flags]>([
		['account-dashboard', {}],
		['account-dashboard:list', {}],
		['account-dashboard:list', { sort: 'name', limit: 3, staleness: 'due,stale' }],
		['account-dashboard:show', { account: 'Brightloom' }],
		['account-dashboard:show', { account: 'Vantara Bio' }],
		['account-dashboard:show', { account: 'Lumen & Vale' }],
		['account-dashboard:show', { account: 'Zephyr Air Cargo' }],
		['account-dashboard:tasks', {}],
		['account-dashboard:tasks', { state: 'all' }],
		['account-dashboard:tasks', { account: 'Okapi Robotics', state: 'proposed' }],
		['account-dashboard:facts', { account: 'Halvorsen' }],
		['account-dashboard:duplicates', {}],
		['account-dashboard:duplicates', { account: 'Okapi Robotics' }],
		['account-dashboard:problems', {}],
		['account-dashboard:problems', { account: 'Brightloom' }],
		['account-dashboard:match', { a: 'Brightloom', b: 'BRIGHTLOOM Inc.' }],
		['account-dashboard:match', { a: 'Brightloom', b: 'Polder Energy' }],
	])('%s %j', async (command, flags) => {
		expect(deviations(command, await host.json(command, flags))).toEqual([]);
	});

	test('every account can be shown by its name or its path', async () => {
		for (const { name, path: main } of await rows()) {
			const shown = await host.json('account-dashboard:show', { account: main ?? name });
			expect(deviations('account-dashboard:show', shown)).toEqual([]);
			expect(shown).toMatchObject({ name });
		}
	});
});

describe('whole answers, read by a person', () => {
	test.each<[string, string, Flags]>([
		['totals', 'account-dashboard', {}],
		['list', 'account-dashboard:list', {}],
		['show-brightloom', 'account-dashboard:show', { account: 'Brightloom' }],
		['show-vantara-bio', 'account-dashboard:show', { account: 'Vantara Bio' }],
		['tasks-northgate-foods', 'account-dashboard:tasks', { account: 'Northgate Foods', state: 'all' }],
		['duplicates', 'account-dashboard:duplicates', {}],
	])('%s', async (name, command, flags) => {
		// A score is the model's; what is grouped, and why, is what a person reads.
		const answer = JSON.stringify(await host.json(command, flags), (key, value: unknown) => key === 'score' ? 'a score' : value, '\t');
		expectGolden(`${name}.json`, answer);
	});

	test.each<[string, string, Flags]>([
		['totals', 'account-dashboard', {}],
		['list', 'account-dashboard:list', {}],
		['show-brightloom', 'account-dashboard:show', { account: 'Brightloom' }],
		['tasks', 'account-dashboard:tasks', {}],
		['facts-halvorsen', 'account-dashboard:facts', { account: 'Halvorsen' }],
		['duplicates', 'account-dashboard:duplicates', {}],
		['problems', 'account-dashboard:problems', {}],
		['match', 'account-dashboard:match', { a: 'Brightloom', b: 'BRIGHTLOOM Inc.' }],
	])('%s as text', async (name, command, flags) => {
		expectGolden(`${name}.txt`, (await host.cli(command, flags)).replace(/^(certain|likely), [01]\.\d\d$/gm, '$1, a score'));
	});
});

describe('list', () => {
	test('those that need attention come first, untracked ones last', async () => {
		const levels = (await rows()).map(({ staleness }) => staleness.level);
		const order = ['stale', 'due', 'unknown', 'fresh', 'snoozed', 'untracked'];
		const tiers = levels.map((level) => Math.max(1, order.indexOf(level)));
		expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
		const past = (await rows()).map(({ staleness }) => staleness.pastDue ?? 0).filter((days) => days > 0);
		expect(past).toEqual([...past].sort((a, b) => b - a));
	});

	test('the day is that of the clock, or the one that is asked for', async () => {
		expect(await host.json('account-dashboard:list', { limit: 1 })).toMatchObject({ today: sampleDay });
		const later = await host.json('account-dashboard:list', { today: '2027-11-20' }) as ListAnswer;
		expect(later.today).toBe('2027-11-20');
		expect(later.accounts.filter(({ staleness }) => staleness.level === 'fresh')).toEqual([]);
	});

	test('a level, a status and words narrow the list together', async () => {
		expect(await listed({ staleness: 'snoozed' })).toEqual(['Tessera Games']);
		expect(await listed({ staleness: 'untracked', status: 'CHURNED' })).toEqual(['Polder Energy']);
		expect(await listed({ staleness: 'untracked', status: 'active' })).toEqual([]);
		const without = await rows({ status: 'none' });
		expect(without.length).toBeGreaterThan(0);
		expect(without.every(({ status }) => status === null)).toBe(true);
		expect(await listed({ query: 'korner' })).toEqual(['Koerner Optik', 'Körner Optik GmbH']);
		expect(await listed({ query: 'tape library leeds' })).toEqual([]);
		expect(await listed({ query: 'genomics kestrel' })).toEqual(['Kestrel Labs']);
	});

	test('words are found in facts and tasks too', async () => {
		expect(await listed({ query: 'air waybills' })).toEqual(['Zephyr Air Cargo']);
		expect(await listed({ query: 'congratulate pim' })).toEqual(['Tessera Games']);
	});

	test('orders', async () => {
		const names = await listed({ sort: 'name' });
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		const dates = (await rows({ sort: 'last-contact' })).map(({ lastContact }) => lastContact?.date ?? '');
		expect(dates).toEqual([...dates].sort().reverse());
		const counts = (await rows({ sort: 'tasks' })).map(({ openTaskCount }) => openTaskCount);
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
		const statuses = (await rows({ sort: 'status' })).map(({ status }) => status ?? '\uffff');
		expect(statuses).toEqual([...statuses].sort((a, b) => a.localeCompare(b)));
	});

	test('a limit keeps the first', async () => {
		expect(await listed({ limit: 3 })).toEqual((await listed()).slice(0, 3));
	});
});

describe('problems', () => {
	test('are as many as the totals say, and those of an account are on its row', async () => {
		const { problems } = await host.json('account-dashboard:problems') as { readonly problems: readonly unknown[] };
		expect(await host.json('account-dashboard')).toMatchObject({ problems: problems.length });
		for (const { name, path: main, problems: own } of (await rows()).filter((row) => row.problems.length > 0)) {
			expect(await host.json('account-dashboard:problems', { account: main ?? name })).toEqual({ problems: own });
			expect(problems).toEqual(expect.arrayContaining([...own]));
		}
	});
});

describe('account=', () => {
	test.each([
		['a name', 'Brightloom'], ['another case', 'BRIGHTLOOM'], ['a path', 'Customers/Brightloom/README.md'],
		['the path of a copy', 'Archive/CRM import 2026-03/Brightloom.md'], ['a link', '[[Brightloom]]'],
	])('%s is enough', async (_kind, account) => {
		expect(await host.json('account-dashboard:facts', { account })).toMatchObject({ account: 'Brightloom' });
	});

	test.each([
		['an alias', 'Halvorsen', 'Halvorsen Shipping'], ['a legal form', 'Northgate Foods Ltd', 'Northgate Foods'],
		['an account without a note', 'vantara bio', 'Vantara Bio'], ['no accents', 'korner optik', 'Körner Optik GmbH'],
	])('%s is enough too', async (_kind, account, name) => {
		expect(await host.json('account-dashboard:facts', { account })).toMatchObject({ account: name });
	});

	test('a name that none has lists the nearest', async () => {
		const { error } = await host.json('account-dashboard:show', { account: 'Brightlom' }) as ErrorAnswer;
		expect(error.code).toBe('unknown-account');
		expect(error.message).toContain('Brightloom');
	});

	test('an alias that two accounts claim names both', async () => {
		const { error } = await host.json('account-dashboard:show', { account: 'KL' }) as ErrorAnswer;
		expect(error.code).toBe('ambiguous-account');
		expect(error.message).toMatch(/Kestrel Labs.*Kestrel Logistics/);
	});
});

describe('tasks', () => {
	test('open ones are told where no state is asked for', async () => {
		expect(new Set((await tasksOf()).map(({ state }) => state))).toEqual(new Set(['open']));
	});

	test('those due first come first, those without a day last', async () => {
		const days = (await tasksOf()).map(({ due }) => due ?? '9999');
		expect(days).toEqual([...days].sort());
	});

	test('an account asks for its own only', async () => {
		expect(new Set((await tasksOf({ account: 'Okapi Robotics', state: 'all' })).map(({ account }) => account))).toEqual(new Set(['Okapi Robotics']));
	});
});

describe('what goes wrong', () => {
	test.each<[string, string, Flags, string]>([
		['an unknown flag', 'account-dashboard:list', { stauts: 'Active' }, 'bad-flag'],
		['a bad value', 'account-dashboard:list', { staleness: 'stael' }, 'bad-flag'],
		['a bad day', 'account-dashboard', { today: '20.11.2026' }, 'bad-flag'],
		['a bad day where none is needed', 'account-dashboard:tasks', { today: 'soon' }, 'bad-flag'],
		['a missing account', 'account-dashboard:show', {}, 'bad-flag'],
		['a missing name', 'account-dashboard:match', { a: 'x' }, 'bad-flag'],
		['an unknown account', 'account-dashboard:tasks', { account: 'Nobody Ever' }, 'unknown-account'],
		['an unknown account to open', 'account-dashboard:open', { account: 'Nobody Ever' }, 'unknown-account'],
	])('%s', async (_name, command, flags, code) => {
		const answer = await host.json(command, flags) as ErrorAnswer;
		expect(deviations('error', answer)).toEqual([]);
		expect(answer.error.code).toBe(code);
		expect(await host.cli(command, flags)).toBe(`Error: ${answer.error.message}`);
	});

	test('a format that is not known is told in text', async () => {
		expect(await host.cli('account-dashboard', { format: 'yaml' })).toMatch(/^Error: format=yaml is not known/);
	});
});

test('a command waits until the vault is read', async () => {
	const early = await startHost(undefined, { isStarted: false });
	const answer = early.json('account-dashboard');
	await early.start();
	expect(await answer).toEqual(await host.json('account-dashboard'));
	early.close();
});

test('the answers are the same after a restart', async () => {
	const first = await startHost();
	const before = await first.cli('account-dashboard:list', { format: 'json' });
	const second = await first.restart();
	expect(await second.cli('account-dashboard:list', { format: 'json' })).toBe(before);
	second.close();
});

const seeds = path.resolve(__dirname, '../../../shared/seeds');
if (existsSync(seeds)) {
	const notes = readdirSync(seeds).sort().map((file) => readFileSync(path.join(seeds, file), 'utf8')).filter((text) => text.startsWith('---'));
	describe.each([
		['notes in two folders', 'Accounts/OpenAI.md', 'Archive/OpenAI.md'],
		['hub notes in two folders', 'Customers/OpenAI/README.md', 'Archive/OpenAI/README.md'],
	])('two real notes of one customer as %s', (_layout, older, newer) => {
		let seeded: Host;
		beforeAll(async () => {
			const [first = '', second = ''] = notes;
			seeded = await startHost({ [older]: first, [newer]: second }, { today: '2026-01-10' });
		});
		afterAll(() => { seeded.close(); });

		test('are one account with the newest contact and the note that it came from', async () => {
			const { accounts } = await seeded.json('account-dashboard:list') as ListAnswer;
			expect(accounts).toHaveLength(1);
			expect(accounts[0]).toMatchObject({
				name: 'OpenAI',
				lastContact: { date: '2025-12-19', path: newer },
				staleness: { level: 'fresh', days: 22, cadence: 30 },
				status: 'Prospect',
				industry: 'AI / Technology',
				openTaskCount: 1,
				duplicateNoteCount: 1,
			});
			expect([...accounts[0]?.notes ?? []].sort()).toEqual([older, newer].sort());
		});

		test.each([['2026-01-18', 'fresh', 30], ['2026-01-19', 'due', 31], ['2026-02-17', 'due', 60], ['2026-02-18', 'stale', 61]])('on %s it is %s', async (today, level, days) => {
			const { accounts } = await seeded.json('account-dashboard:list', { today }) as ListAnswer;
			expect(accounts[0]?.staleness).toMatchObject({ level, days });
		});

		test('have one open task with two sources', async () => {
			const { tasks } = await seeded.json('account-dashboard:tasks', { account: 'openai' }) as TasksAnswer;
			expect(tasks).toHaveLength(1);
			expect(tasks[0]?.sources.map(({ path: source }) => source).sort()).toEqual([older, newer].sort());
			expect(tasks[0]?.sources.every(({ line }) => line > 20)).toBe(true);
		});

		test('disagree on the status, the newer one chosen', async () => {
			const shown = await seeded.json('account-dashboard:show', { account: 'OpenAI' }) as { readonly conflicts: readonly unknown[] };
			expect(deviations('account-dashboard:show', shown)).toEqual([]);
			expect(shown.conflicts).toContainEqual({
				field: 'status', chosen: 'Prospect',
				values: [{ value: 'Prospect', path: newer, date: '2025-12-19' }, { value: 'Active', path: older, date: '2025-11-12' }],
			});
		});
	});
}
