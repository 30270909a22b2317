import type { TFile, TFolder } from 'obsidian';
import { defaults, type Settings } from '../../src/settings/settings';
import { AccountIndex, type IndexState } from '../../src/vault';
import { createHost, type Host, type HostOptions } from '../host/host';

const today = '2026-11-20';
jest.setTimeout(60_000);
const hosts: Host[] = [];

afterEach(() => {
	for (const host of hosts.splice(0)) host.close();
});

interface Opened {
	readonly host: Host;
	readonly index: AccountIndex;
	/** Paths that were read from the disk. */
	readonly reads: string[];
	readonly states: IndexState[];
	/** One entry per `changed`: names of the accounts. */
	readonly told: string[][];
}

/** An index over some files; not started yet. */
async function prepare(files: HostOptions['files'], settings: Partial<Settings> = {}, options: HostOptions = {}): Promise<Opened> {
	const host = await createHost({ today, ...options, ...(files ? { files } : {}), isStarted: false });
	hosts.push(host);
	const index = new AccountIndex(host.app, { settings: { ...defaults, ...settings }, decisions: [] });
	const reads: string[] = [];
	const read = host.app.vault.cachedRead.bind(host.app.vault);
	host.app.vault.cachedRead = (file) => {
		reads.push(file.path);
		return read(file);
	};
	const states: IndexState[] = [];
	const told: string[][] = [];
	index.on('state', (state) => { states.push(state); });
	index.on('changed', (ids) => { told.push([...ids].map((id) => index.accounts.summary(id, today)?.name ?? 'gone').sort()); });
	index.load();
	return { host, index, reads, states, told };
}

async function open(files: HostOptions['files'], settings: Partial<Settings> = {}, options: HostOptions = {}): Promise<Opened> {
	const opened = await prepare(files, settings, options);
	await opened.host.start();
	await opened.index.whenReady(10_000);
	await opened.host.flush();
	opened.told.length = 0;
	opened.reads.length = 0;
	return opened;
}

const note = (name: string, date: string, task: string): string => `---\ntype: customer\ntitle: ${name}\nlast_contact: ${date}\n---\n\n## Open Tasks\n\n- [ ] ${task}\n`;
const names = ({ index }: Opened): readonly string[] => index.accounts.summaries(today).map(({ name }) => name).sort();
const rowOf = ({ index }: Opened, name: string) => index.accounts.summaries(today).find((summary) => summary.name === name) ?? null;
const fileAt = ({ host }: Opened, path: string): TFile => {
	const file = host.app.vault.getFileByPath(path);
	if (!file) throw new Error(`No ${path}`);
	return file;
};
const folderAt = ({ host }: Opened, path: string): TFolder => {
	const folder = host.app.vault.getFolderByPath(path);
	if (!folder) throw new Error(`No ${path}`);
	return folder;
};

const two = {
	'Accounts/Brightloom.md': note('Brightloom', '2026-11-01', 'Send the order form'),
	'Accounts/Okapi.md': note('Okapi', '2026-09-01', 'Fix the rule'),
	'Daily/2026-11-19.md': 'Nothing of note.',
};

describe('the start', () => {
	test('nothing is known and nothing read before the layout is ready', async () => {
		const opened = await prepare(two);
		expect(opened.index.state).toBe('cold');
		expect(opened.reads).toEqual([]);
		expect(names(opened)).toEqual([]);
	});

	test('accounts are listed from the metadata cache before any note is read', async () => {
		const opened = await prepare(two);
		let atFirst: unknown = null;
		opened.index.on('state', (state) => {
			if (state !== 'loading') return;
			atFirst = opened.index.accounts.summaries(today)
				.map(({ name, lastContact, isPending }) => [name, lastContact?.date, isPending, opened.reads.length]).sort();
		});
		await opened.host.start();
		await opened.index.whenReady(10_000);
		expect(atFirst).toEqual([['Brightloom', '2026-11-01', true, 0], ['Okapi', '2026-09-01', true, 0]]);
		expect(opened.states).toEqual(['loading', 'ready']);
		expect(rowOf(opened, 'Okapi')).toMatchObject({ isPending: false, openTaskCount: 1 });
	});

	test('is not over before all texts are read, whenever the cache says that it has resolved all', async () => {
		const opened = await prepare(two);
		const pending: unknown[] = [];
		opened.index.on('state', (state) => {
			if (state === 'loading') opened.host.app.metadataCache.trigger('resolved');
			if (state === 'ready') pending.push(...opened.index.accounts.summaries(today).filter(({ isPending }) => isPending));
		});
		await opened.host.start();
		await opened.index.whenReady(10_000);
		expect(pending).toEqual([]);
		expect(opened.states).toEqual(['loading', 'ready']);
	});

	test('a note that the cache tells of only with the end of its work is read before all is', async () => {
		const opened = await prepare(two);
		const { metadataCache } = opened.host.app;
		const look = metadataCache.getFileCache.bind(metadataCache);
		let isLate = true;
		metadataCache.getFileCache = (file) => isLate && file.path === 'Accounts/Okapi.md' ? null : look(file);
		let whenReady: unknown = null;
		opened.index.on('state', (state) => {
			if (state === 'ready') whenReady = rowOf(opened, 'Okapi');
			if (state !== 'loading') return;
			isLate = false;
			window.setTimeout(() => { metadataCache.trigger('resolved'); }, 200);
		});
		await opened.host.start();
		await opened.index.whenReady(10_000);
		expect(whenReady).toMatchObject({ isPending: false, openTaskCount: 1 });
	});

	test('whoever waits after other settings waits for the texts that they ask for', async () => {
		const opened = await open({ ...two, 'B/Umber.md': '- [ ] Call\n' });
		opened.index.useSettings({ ...defaults, accountFolders: ['B'], words: { call: 'customer' } });
		await opened.index.whenReady(10_000);
		expect(opened.index.accounts.summaries(today).map(({ name, isPending, openTaskCount }) => [name, isPending, openTaskCount]).sort()).toEqual([['Brightloom', false, 1], ['Okapi', false, 1], ['Umber', false, 1]]);
	});

	test('a plugin that is switched on later does nothing in its start either', async () => {
		const host = await createHost({ today, files: two });
		hosts.push(host);
		let looks = 0;
		const look = host.app.metadataCache.getFileCache.bind(host.app.metadataCache);
		host.app.metadataCache.getFileCache = (file) => {
			looks++;
			return look(file);
		};
		const index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
		index.load();
		expect([index.state, looks]).toEqual(['cold', 0]);
		await index.whenReady(10_000);
		expect(index.accounts.summaries(today)).toHaveLength(2);
	});

	test('only notes that matter are read, each once', async () => {
		const opened = await prepare(two);
		await opened.host.start();
		await opened.index.whenReady(10_000);
		expect([...opened.reads].sort()).toEqual(['Accounts/Brightloom.md', 'Accounts/Okapi.md']);
	});

	test('a vault whose metadata comes later is ready when all of it has come', async () => {
		const opened = await prepare(two, {}, { metadata: 'cold' });
		await opened.host.start();
		await opened.index.whenReady(10_000);
		expect(names(opened)).toEqual(['Brightloom', 'Okapi']);
		expect(rowOf(opened, 'Brightloom')).toMatchObject({ openTaskCount: 1, isPending: false });
	});

	test('an empty vault is ready at once', async () => {
		const opened = await open({});
		expect(opened.index.state).toBe('ready');
		expect(names(opened)).toEqual([]);
	});

	test('whoever waits longer than the limit is told so', async () => {
		const { index } = await prepare(two);
		await expect(index.whenReady(20)).rejects.toThrow('still being read');
	});

	test('whoever waits when the plugin is turned off is told so', async () => {
		const { index } = await prepare(two);
		const waiting = expect(index.whenReady(5_000)).rejects.toThrow('turned off');
		index.unload();
		await waiting;
	});
});

describe('a change in the vault', () => {
	test('of an account note is told once, from the text that came with it', async () => {
		const opened = await open(two);
		await opened.host.app.vault.modify(fileAt(opened, 'Accounts/Okapi.md'), note('Okapi', '2026-11-19', 'Another thing'));
		await opened.host.flush();
		// A second report may follow, on duplicates alone.
		expect(opened.told.filter((ids) => ids.length > 0)).toEqual([['Okapi']]);
		expect(opened.reads).toEqual([]);
		expect(rowOf(opened, 'Okapi')?.lastContact?.date).toBe('2026-11-19');
	});

	test('of any other note tells nothing and reads nothing', async () => {
		const opened = await open(two);
		await opened.host.app.vault.modify(fileAt(opened, 'Daily/2026-11-19.md'), 'Still nothing of note.');
		await opened.host.flush();
		expect(opened.told).toEqual([]);
		expect(opened.reads).toEqual([]);
	});

	test('of many notes at once is told together', async () => {
		const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`Accounts/N${index}.md`, note(`Name ${index}`, '2026-11-01', 'x')]));
		const opened = await open(files);
		await Promise.all(Object.keys(files).map((path) => opened.host.app.vault.modify(fileAt(opened, path), note(`Name of ${path}`, '2026-11-02', 'y'))));
		await opened.host.flush();
		expect(opened.told.length).toBeLessThanOrEqual(3);
		expect(opened.index.accounts.summaries(today).every(({ lastContact }) => lastContact?.date === '2026-11-02')).toBe(true);
	});

	test('brings a new account, and takes it away again', async () => {
		const opened = await open(two);
		await opened.host.app.vault.create('Accounts/Quillon.md', note('Quillon', '2026-11-02', 'x'));
		await opened.host.flush();
		expect(names(opened)).toEqual(['Brightloom', 'Okapi', 'Quillon']);
		await opened.host.app.vault.delete(fileAt(opened, 'Accounts/Quillon.md'));
		await opened.host.flush();
		expect(names(opened)).toEqual(['Brightloom', 'Okapi']);
		expect(opened.index.accounts.problems(today)).toEqual([]);
	});

	test('a note that another program writes is seen too', async () => {
		const opened = await open(two);
		opened.host.externalWrite('Accounts/Okapi.md', note('Okapi', '2026-11-18', 'z'));
		await opened.host.flush();
		expect(rowOf(opened, 'Okapi')?.lastContact?.date).toBe('2026-11-18');
	});

	test('a renamed note keeps its account, under its new path', async () => {
		const opened = await open(two);
		const { id } = rowOf(opened, 'Okapi') ?? {};
		await opened.host.app.vault.rename(fileAt(opened, 'Accounts/Okapi.md'), 'Accounts/Okapi Robotics.md');
		await opened.host.flush();
		expect(rowOf(opened, 'Okapi')).toMatchObject({ id, path: 'Accounts/Okapi Robotics.md', openTaskCount: 1, isPending: false });
		expect(opened.index.accounts.idsOf('Accounts/Okapi.md')).toEqual([]);
	});

	test('a renamed folder takes its hub and all in it along', async () => {
		const opened = await open({
			'Customers/Brightloom/README.md': '---\ntype: customer\n---\n\nText.\n',
			'Customers/Brightloom/2026-11-12 Call.md': '---\ntype: call\n---\n\n- [ ] Write\n',
		});
		expect(rowOf(opened, 'Brightloom')?.lastContact?.path).toBe('Customers/Brightloom/2026-11-12 Call.md');
		await opened.host.app.vault.rename(folderAt(opened, 'Customers/Brightloom'), 'Customers/Brightloom Weaving');
		await opened.host.flush();
		expect(names(opened)).toEqual(['Brightloom Weaving']);
		expect(rowOf(opened, 'Brightloom Weaving')).toMatchObject({
			path: 'Customers/Brightloom Weaving/README.md',
			lastContact: { path: 'Customers/Brightloom Weaving/2026-11-12 Call.md' },
		});
	});

	test('a deleted folder takes its accounts away', async () => {
		const opened = await open(two);
		await opened.host.app.vault.delete(folderAt(opened, 'Accounts'), true);
		await opened.host.flush();
		expect(names(opened)).toEqual([]);
	});

	test('a note that is no Markdown any more is no account any more', async () => {
		const opened = await open(two);
		await opened.host.app.vault.rename(fileAt(opened, 'Accounts/Okapi.md'), 'Accounts/Okapi.txt');
		await opened.host.flush();
		expect(names(opened)).toEqual(['Brightloom']);
		await opened.host.app.vault.rename(fileAt(opened, 'Accounts/Okapi.txt'), 'Accounts/Okapi.md');
		await opened.host.flush();
		expect(names(opened)).toEqual(['Brightloom', 'Okapi']);
	});

	test('a hub that comes turns the notes in its folder into its own', async () => {
		const opened = await open({ 'C/Brightloom/2026-11-12 Call.md': '---\ntype: call\n---\n\n- [ ] Write\n' });
		expect(names(opened)).toEqual([]);
		await opened.host.app.vault.create('C/Brightloom/README.md', '---\ntype: customer\n---\n');
		await opened.host.flush();
		expect(rowOf(opened, 'Brightloom')).toMatchObject({ activityNoteCount: 1, openTaskCount: 1, lastContact: { date: '2026-11-12' } });
	});

	test('a task elsewhere counts once its line links to the account', async () => {
		const opened = await open(two);
		await opened.host.app.vault.modify(fileAt(opened, 'Daily/2026-11-19.md'), '- [ ] Ask [[Okapi]] for the date\n- [ ] Milk\n');
		await opened.host.flush();
		expect(rowOf(opened, 'Okapi')?.openTaskCount).toBe(2);
		await opened.host.app.vault.modify(fileAt(opened, 'Daily/2026-11-19.md'), '- [ ] Milk\n');
		await opened.host.flush();
		expect(rowOf(opened, 'Okapi')?.openTaskCount).toBe(1);
	});
});

describe('settings', () => {
	test('new settings recognise everything anew', async () => {
		const opened = await open({ 'A/x.md': '---\ntype: partner\nlast_contact: 2026-11-01\n---\n- [ ] t\n' });
		expect(names(opened)).toEqual([]);
		opened.index.useSettings({ ...defaults, accountTypes: ['partner'] });
		await opened.host.flush();
		expect(rowOf(opened, 'x')).toMatchObject({ openTaskCount: 1, isPending: false });
	});

	test('a new word for a heading has the texts read again', async () => {
		const opened = await open({ 'A/x.md': '---\ntype: customer\n---\n## Risiken\n\n- Kein Budget\n' });
		expect(rowOf(opened, 'x')?.blockerCount).toBe(0);
		opened.index.useSettings({ ...defaults, words: { Risiken: 'blockers' } });
		await opened.host.flush();
		expect(rowOf(opened, 'x')).toMatchObject({ blockerCount: 1, isPending: false });
	});

	test('a new cadence changes every level without reading anything', async () => {
		const opened = await open(two);
		opened.index.useSettings({ ...defaults, cadence: 5 });
		await opened.host.flush();
		expect(rowOf(opened, 'Brightloom')?.staleness).toMatchObject({ level: 'stale', cadence: 5 });
	});
});

test('an unloaded index leaves no listener and no timer behind', async () => {
	const host = await createHost({ today, files: two });
	hosts.push(host);
	const before = host.listenerCount();
	const index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
	index.load();
	await index.whenReady(10_000);
	expect(host.listenerCount()).toBeGreaterThan(before);
	index.unload();
	await host.flush();
	expect(host.listenerCount()).toBe(before);
});

test('an index that is unloaded while it reads stops', async () => {
	const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`Accounts/N${at}.md`, note(`Name ${at}`, '2026-11-01', 'x')]));
	const opened = await prepare(files);
	await opened.host.start('layout');
	opened.index.unload();
	await opened.host.start();
	await opened.host.flush();
	expect(opened.reads.length).toBeLessThan(200);
	expect(opened.states).not.toContain('ready');
});
