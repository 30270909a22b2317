import { App, Plugin, type PluginManifest } from 'obsidian';
import { createHost, type Host, type HostOptions } from './host';

const manifest: PluginManifest = { id: 'sample', name: 'Sample', version: '1.0.0', minAppVersion: '1.13.0', description: 'A sample.', author: 'Nobody', isDesktopOnly: false };
const dataPath = '.obsidian/plugins/sample/data.json';

class Sample extends Plugin {
	external = 0;
	enabledByUser = 0;
	override onExternalSettingsChange(): void { this.external += 1; }
	override onUserEnable(): void { this.enabledByUser += 1; }
}

let host: Host;
afterEach(() => host.close());

async function open(options: HostOptions = {}): Promise<Sample> {
	host = await createHost(options);
	return host.loadPlugin(Sample, manifest);
}

describe('a plugin’s data', () => {
	it('is null before the first save, then what was saved, in its own folder', async () => {
		const plugin = await open();
		expect(await plugin.loadData()).toBeNull();
		await plugin.saveData({ a: 1 });
		expect(host.text(dataPath)).toBe('{\n  "a": 1\n}');
		expect(await plugin.loadData()).toEqual({ a: 1 });
		expect(plugin.manifest.dir).toBe('.obsidian/plugins/sample');
	});

	it('lies under the folder that the person has named', async () => {
		const plugin = await open({ configDir: '.config' });
		await plugin.saveData({});
		expect(host.text('.config/plugins/sample/data.json')).toBe('{}');
		expect(host.app.vault.configDir).toBe('.config');
	});

	it('is thrown at the plugin where it is no JSON, and is never undefined', async () => {
		const plugin = await open({ files: { [dataPath]: '{broken' } });
		await expect(plugin.loadData()).rejects.toThrow(SyntaxError);
		await expect(plugin.saveData(undefined)).rejects.toThrow('undefined');
	});

	it('that changes on disk is told, but not by the plugin’s own save', async () => {
		const plugin = await open();
		await plugin.saveData({ a: 1 });
		await host.flush();
		expect(plugin.external).toBe(0);
		host.externalWrite(dataPath, '{"a":2}');
		await host.flush();
		expect(plugin.external).toBe(1);
		expect(await plugin.loadData()).toEqual({ a: 2 });
	});
});

describe('what is kept on one device', () => {
	it('is JSON under a key, null where nothing is', async () => {
		await open();
		const { app } = host;
		expect(app.loadLocalStorage('k')).toBeNull();
		const value = { list: [1] };
		app.saveLocalStorage('k', value);
		value.list.push(2);
		expect(app.loadLocalStorage('k')).toEqual({ list: [1] });
		app.saveLocalStorage('k', null);
		expect(app.loadLocalStorage('k')).toBeNull();
	});

	it('survives a restart, and stays off other devices', async () => {
		await open();
		host.app.saveLocalStorage('k', 1);
		host = await host.restart();
		expect(host.app.loadLocalStorage('k')).toBe(1);
		const other = await host.otherDevice('phone');
		expect(other.app.loadLocalStorage('k')).toBeNull();
		other.close();
	});
});

describe('registrations', () => {
	const handler = (): string => '';

	it('of a handler of the command line throw when it is there already, ill-named or undescribed', async () => {
		const plugin = await open();
		plugin.registerCliHandler('sample:do', 'Does.', null, handler);
		expect(() => plugin.registerCliHandler('sample:do', 'Does.', null, handler)).toThrow('already');
		expect(() => plugin.registerCliHandler('sample do', 'Does.', null, handler)).toThrow('Not a command');
		expect(() => plugin.registerCliHandler('other:do', 'Does.', null, handler)).toThrow('plugin\'s id');
		expect(() => plugin.registerCliHandler('sample:more', '', null, handler)).toThrow('description');
	});

	it('of views, code blocks, actions and Bases views throw when they are there already', async () => {
		const plugin = await open();
		const view = (): never => { throw new Error('not made'); };
		plugin.registerView('v', view);
		expect(() => plugin.registerView('v', view)).toThrow('existing view type');
		plugin.registerMarkdownCodeBlockProcessor('sample', () => undefined);
		expect(() => plugin.registerMarkdownCodeBlockProcessor('sample', () => undefined)).toThrow('already');
		plugin.registerObsidianProtocolHandler('sample', () => undefined);
		expect(() => plugin.registerObsidianProtocolHandler('sample', () => undefined)).toThrow('already');
		const bases = { name: 'B', icon: 'x', factory: view };
		expect(plugin.registerBasesView('b', bases)).toBe(true);
		expect(() => plugin.registerBasesView('b', bases)).toThrow('already');
	});

	it('of a Bases view say no where Bases is off', async () => {
		const plugin = await open({ hasBases: false });
		expect(plugin.registerBasesView('b', { name: 'B', icon: 'x', factory: () => { throw new Error('not made'); } })).toBe(false);
	});

	it('of a command put the plugin before its id and name', async () => {
		const plugin = await open();
		const command = plugin.addCommand({ id: 'open', name: 'Open', callback: () => undefined });
		expect([command.id, command.name]).toEqual(['sample:open', 'Sample: Open']);
		expect(() => plugin.addCommand({ id: 'open', name: 'Open' })).toThrow('already');
		expect(() => plugin.addCommand({ id: 'sample:x', name: 'X' })).toThrow('plugin\'s id');
		plugin.removeCommand('open');
		expect(() => host.command('open')).toThrow('No such command');
	});

	it('are all taken back when the plugin is unloaded, listeners and timers too', async () => {
		const plugin = await open();
		const before = host.listenerCount();
		plugin.registerCliHandler('sample', 'Does.', null, handler);
		plugin.addCommand({ id: 'open', name: 'Open' });
		plugin.addRibbonIcon('x', 'Open', () => undefined);
		plugin.addStatusBarItem();
		plugin.registerView('v', () => { throw new Error('not made'); });
		plugin.registerExtensions(['xyz'], 'v');
		plugin.registerHoverLinkSource('sample', { display: 'Sample', defaultMod: true });
		plugin.registerMarkdownCodeBlockProcessor('sample', () => undefined);
		plugin.registerMarkdownPostProcessor(() => undefined);
		plugin.registerObsidianProtocolHandler('sample', () => undefined);
		plugin.registerBasesView('b', { name: 'B', icon: 'x', factory: () => { throw new Error('not made'); } });
		plugin.registerEvent(host.app.vault.on('modify', () => undefined));
		plugin.registerEvent(host.app.metadataCache.on('resolved', () => undefined));
		plugin.registerInterval(window.setInterval(() => undefined, 1000));
		expect(host.listenerCount()).toBeGreaterThan(before + 10);
		host.unloadPlugin('sample');
		expect(host.listenerCount()).toBe(0);
		await expect(host.cli('sample')).rejects.toThrow('No such command');
	});

	it('that are forgotten show', async () => {
		await open();
		host.app.vault.on('modify', () => undefined);
		window.setInterval(() => undefined, 1000);
		host.unloadPlugin('sample');
		expect(host.listenerCount()).toBe(2);
	});
});

describe('running what was registered', () => {
	it('hands a handler of the command line texts only, and wants required flags', async () => {
		const plugin = await open();
		plugin.registerCliHandler('sample', 'Does.', { n: { value: '<n>', description: 'N.', required: true }, all: { description: 'All.' } }, (params) => JSON.stringify(params));
		expect(await host.json('sample', { n: 3, all: true, not: false })).toEqual({ n: '3', all: 'true', format: 'json' });
		await expect(host.cli('sample')).rejects.toThrow('Missing required parameter: n=<n>');
		await expect(host.cli('sample:none')).rejects.toThrow('No such command');
	});

	it('runs a command only where it offers itself', async () => {
		const plugin = await open();
		const log: string[] = [];
		let isOffered = false;
		plugin.addCommand({ id: 'c', name: 'C', checkCallback: (checking) => { if (!checking) log.push('ran'); return isOffered; } });
		expect(host.command('c')).toBe(false);
		isOffered = true;
		expect(host.command('c')).toBe(true);
		expect(log).toEqual(['ran']);
	});

	it('opens obsidian:// addresses with their parameters', async () => {
		const plugin = await open();
		const seen: unknown[] = [];
		plugin.registerObsidianProtocolHandler('sample', (data) => { seen.push(data); });
		await host.openUri('sample', { account: 'Nordwind' });
		expect(seen).toEqual([{ action: 'sample', account: 'Nordwind' }]);
		await expect(host.openUri('other')).rejects.toThrow('Nothing opens');
	});

	it('waits for `onload`, and tells when it fails', async () => {
		host = await createHost();
		class Slow extends Plugin {
			isThrough = false;
			override async onload(): Promise<void> { await this.loadData(); this.isThrough = true; }
		}
		class Bad extends Plugin {
			override async onload(): Promise<void> { await this.loadData(); throw new Error('cannot load'); }
		}
		expect((await host.loadPlugin(Slow, manifest)).isThrough).toBe(true);
		await expect(host.loadPlugin(Bad, { ...manifest, id: 'bad' })).rejects.toThrow('cannot load');
		expect(host.app).toMatchObject({ plugins: { enabledPlugins: new Set(['sample']) } });
	});

	it('tells a plugin that a person switched it on', async () => {
		host = await createHost();
		expect((await host.loadPlugin(Sample, manifest, true)).enabledByUser).toBe(1);
		expect((await host.loadPlugin(Sample, { ...manifest, id: 'b' })).enabledByUser).toBe(0);
	});
});

it('an app is an instance of the API’s class', async () => {
	const plugin = await open();
	expect(plugin.app).toBe(host.app);
	expect(plugin.app).toBeInstanceOf(App);
});
