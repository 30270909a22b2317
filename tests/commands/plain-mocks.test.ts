/** @jest-environment jsdom */
import { TextDecoder, TextEncoder } from 'node:util';
import type { App as MockApp, Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import manifest from '../../manifest.json';

/*
 * The plugin in `obsidian-test-mocks` as they come, without anything that our
 * own host adds: what is missing there must degrade, not crash.
 */

type Mocks = typeof import('obsidian-test-mocks/obsidian');
type PluginClass = new (app: unknown, manifest: unknown) => MockPlugin & { onload(): Promise<void> };

const files: Readonly<Record<string, string>> = {
	'Accounts/Brightloom.md': '---\ntype: customer\nstatus: Active\nlast_contact: 2026-11-01\n---\n\n# Brightloom\n\n## Key Facts\n\n- A fact\n\n## Open Tasks\n\n- [ ] Send the form 📅 2026-11-24\n',
	'Accounts/Okapi.md': '---\ntype: customer\nlast_contact: 2026-05-01\n---\n\n- [ ] Call\n',
	'Archive/Okapi.md': '---\ntype: customer\nlast_contact: 2026-04-01\n---\n\n- [ ] Call\n',
	'Daily/2026-11-19.md': 'Talked about [[Brightloom]] at lunch.\n',
};

jest.setTimeout(60_000);
let app: MockApp;
let plugin: InstanceType<PluginClass>;

beforeAll(async () => {
	Object.assign(globalThis, { TextDecoder, TextEncoder });
	jest.doMock('obsidian', () => jest.requireActual<Mocks>('obsidian-test-mocks/obsidian'));
	jest.requireActual<{ setup(): void }>('obsidian-test-mocks/setup').setup();
	const { App } = jest.requireActual<Mocks>('obsidian-test-mocks/obsidian');
	const { default: AccountDashboard } = jest.requireActual<{ default: PluginClass }>('../../main');
	app = App.createConfigured__();
	for (const [path, text] of Object.entries(files)) app.vault.createSync__(path, text);
	plugin = new AccountDashboard(app, manifest);
	plugin.load();
	await new Promise((resolve) => { setTimeout(resolve, 50); });
	app.workspace.setLayoutReady__();
});
afterAll(() => { plugin.unload(); });

const cli = (command: string, params: Readonly<Record<string, string>> = {}): Promise<string> => {
	const handler = plugin.cliHandlers__.get(command);
	if (!handler) throw new Error(`${command} is not registered.`);
	return Promise.resolve((handler as unknown as (params: object) => string | Promise<string>)({ today: '2026-11-20', ...params }));
};

test('every command is registered', () => {
	expect([...plugin.cliHandlers__.keys()]).toEqual(expect.arrayContaining([
		'account-dashboard', ...['open', 'list', 'show', 'tasks', 'facts', 'duplicates', 'match'].map((action) => `account-dashboard:${action}`),
	]));
});

test('accounts are listed with their age and tasks', async () => {
	const { accounts } = JSON.parse(await cli('account-dashboard:list', { format: 'json' })) as { readonly accounts: readonly unknown[] };
	expect(accounts).toMatchObject([
		{ name: 'Okapi', notes: [expect.any(String), expect.any(String)], staleness: { level: 'stale', days: 203 }, openTaskCount: 1 },
		{ name: 'Brightloom', status: 'Active', staleness: { level: 'fresh' }, openTaskCount: 1 },
	]);
});

test.each([
	['account-dashboard', {}, /Accounts +2/],
	['account-dashboard:show', { account: 'brightloom' }, /A fact/],
	['account-dashboard:tasks', {}, /Send the form \(due 2026-11-24\)/],
	['account-dashboard:facts', { account: 'Brightloom' }, /A fact/],
	['account-dashboard:duplicates', {}, /certain/],
	['account-dashboard:match', { a: 'A', b: 'a' }, /certain/],
	['account-dashboard:show', { account: 'Nobody' }, /^Error: No account/],
])('%s %j answers', async (command, params, expected) => {
	expect(await cli(command, params as Record<string, string>)).toMatch(expected);
});

test('a note that changes is told', async () => {
	const file = app.vault.getFileByPath('Accounts/Brightloom.md');
	if (!file) throw new Error('The note is gone.');
	await app.vault.modify(file, `${files['Accounts/Brightloom.md'] ?? ''}- [ ] One more\n`);
	expect(await cli('account-dashboard:tasks', { account: 'Brightloom' })).toMatch(/One more/);
});
