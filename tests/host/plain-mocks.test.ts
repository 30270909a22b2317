/** @jest-environment jsdom */
import type * as Mocks from 'obsidian-test-mocks/obsidian';
import manifest from '../../manifest.json';

interface Loaded {
	readonly commands: readonly string[];
	readonly ask: (command: string, flags?: Readonly<Record<string, string>>) => Promise<string>;
	readonly unload: () => void;
}

// No note with bad YAML: the mocks themselves throw on one.
const NOTES = {
	'Customers/Nordwind/README.md': '---\ntype: customer\ntitle: Nordwind\nlast_contact: 2026-01-05\n---\n\n# Nordwind\n\n## Key Facts\n\n- Three plants in the north.\n\n## Open Tasks\n\n- [ ] Send the offer\n',
	'Archive/Nordwind.md': '---\ntype: customer\ntitle: Nordwind\nlast_contact: 2025-11-02\n---\n\n## Open Tasks\n\n- [ ] Send the offer\n',
	'Daily/2026-01-06.md': 'Spoke with [[Nordwind]].\n',
};

/** The plugin in the mocks as they come, without anything of ours around it. */
async function load(files: Record<string, string>): Promise<Loaded> {
	jest.resetModules();
	jest.doMock('obsidian', (): unknown => jest.requireActual('obsidian-test-mocks/obsidian'));
	await import('obsidian-test-mocks/jest-setup');
	const { App } = await import('obsidian-test-mocks/obsidian');
	const { default: Main } = await import('../../main');
	const app = App.createConfigured__({ files });
	const plugin = new Main(app.asOriginalType__(), { ...manifest, dir: '.obsidian/plugins/account-dashboard' });
	plugin.load();
	for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
	app.workspace.setLayoutReady__();
	app.metadataCache.trigger('resolved');
	const { cliHandlers__: handlers } = plugin as unknown as Pick<Mocks.Plugin, 'cliHandlers__'>;
	return {
		commands: [...handlers.keys()],
		ask: async (command, flags = {}) => {
			const handler = handlers.get(command);
			if (!handler) throw new Error(`Not registered: ${command}`);
			return handler(flags);
		},
		unload: () => { plugin.unload(); },
	};
}

describe('the plugin in the plain mocks, without our additions', () => {
	it('loads, and answers from its notes', async () => {
		const { ask, unload } = await load(NOTES);
		const today = '2026-01-15';
		const json = async (command: string, flags: Record<string, string> = {}): Promise<unknown> => JSON.parse(await ask(command, { ...flags, today, format: 'json' })) as unknown;
		expect(await json('account-dashboard')).toMatchObject({ accounts: expect.any(Number) as number });
		expect(await json('account-dashboard:list')).toMatchObject({ today, accounts: expect.arrayContaining([expect.objectContaining({ name: 'Nordwind' })]) as unknown[] });
		expect(await json('account-dashboard:show', { account: 'Nordwind' })).toMatchObject({ name: 'Nordwind', lastContact: { date: '2026-01-05', path: 'Customers/Nordwind/README.md' } });
		expect(await json('account-dashboard:tasks', { account: 'Nordwind' })).toMatchObject({ tasks: [{ text: 'Send the offer' }] });
		expect(await ask('account-dashboard:show', { account: 'Nobody', today })).toMatch(/^Error:/);
		unload();
	}, 30_000);

	it('answers every command with JSON, be it an error', async () => {
		const { ask, commands, unload } = await load(NOTES);
		expect(commands.length).toBeGreaterThan(4);
		for (const command of commands) {
			const answer: unknown = JSON.parse(await ask(command, { account: 'Nordwind', a: 'Nordwind', b: 'Nordwind GmbH', task: 'Send the offer', today: '2026-01-15', format: 'json' }));
			expect(answer).toEqual(expect.any(Object));
			expect(answer).not.toMatchObject({ error: { code: 'failed' } });
		}
		unload();
	}, 30_000);

	it('loads in an empty vault and says so', async () => {
		const { ask, unload } = await load({});
		expect(JSON.parse(await ask('account-dashboard', { format: 'json' }))).toMatchObject({ accounts: 0 });
		unload();
	}, 30_000);
});
