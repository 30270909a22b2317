import { Platform, Plugin, type PluginManifest } from 'obsidian';
import { Disk } from './disk/disk';
import type { Fate, WriteStep } from './disk/gate';
import { createHost, type Host } from './host';

const manifest: PluginManifest = { id: 'sample', name: 'Sample', version: '1.0.0', minAppVersion: '1.13.0', description: 'A sample.', author: 'Nobody', isDesktopOnly: false };

class Logger extends Plugin {
	readonly log: string[] = [];
	override onload(): void {
		this.log.push(`load ${String(this.app.vault.getFiles().length)} ${String(this.app.workspace.layoutReady)}`);
		this.app.workspace.onLayoutReady(() => { this.log.push(`ready ${String(this.app.vault.getFiles().length)}`); });
	}
	override onunload(): void { this.log.push('unload'); }
}

let host: Host;
afterEach(() => host.close());

describe('starting and ending', () => {
	it('loads plugins before the vault is known, and tells them when the layout is ready', async () => {
		host = await createHost({ files: { 'A.md': '' }, plugins: [{ type: Logger, manifest }] });
		const plugin = (host.app as unknown as { plugins: { plugins: { sample: Logger } } }).plugins.plugins.sample;
		expect(plugin.log).toEqual(['load 0 false', 'ready 1']);
	});

	it('tells a plugin that is switched on later that the layout is ready', async () => {
		host = await createHost({ files: { 'A.md': '' } });
		expect((await host.loadPlugin(Logger, manifest)).log).toEqual(['load 1 true', 'ready 1']);
	});

	it('restarts over the same disk with the same plugins, unloaded and loaded anew', async () => {
		host = await createHost({ files: { 'A.md': 'a' } });
		const plugin = await host.loadPlugin(Logger, manifest);
		await host.app.vault.create('B.md', 'b');
		const before = host;
		host = await host.restart();
		expect(plugin.log.at(-1)).toBe('unload');
		expect(host.app).not.toBe(before.app);
		expect(host.app.vault.getFiles().map((file) => file.path)).toEqual(['A.md', 'B.md']);
		expect(host.listenerCount()).toBe(0);
	});

	it('restarts with every plugin that was on, those of the first start and those of later', async () => {
		host = await createHost({ plugins: [{ type: Logger, manifest }], isStarted: false });
		await host.start();
		await host.loadPlugin(Logger, { ...manifest, id: 'second' });
		host = await host.restart();
		expect(host.app).toMatchObject({ plugins: { enabledPlugins: new Set(['sample', 'second']) }, workspace: { layoutReady: true } });
	});

	it('lets nothing of an ended run reach the disk', async () => {
		host = await createHost({ files: { 'A.md': 'a' } });
		const file = host.app.vault.getFileByPath('A.md');
		const old = host;
		host = await host.restart();
		if (file) void old.app.vault.modify(file, 'late');
		await host.flush();
		expect(host.text('A.md')).toBe('a');
	});

	it('unloads nothing when it crashes', async () => {
		host = await createHost();
		const plugin = await host.loadPlugin(Logger, manifest);
		host = await host.crash();
		expect(plugin.log).not.toContain('unload');
	});
});

describe('writes that fail', () => {
	const write = async (to: Host): Promise<void> => {
		const { vault } = to.app;
		await vault.create('New.md', 'new text');
		const file = vault.getFileByPath('A.md');
		if (file) await vault.process(file, () => 'AAAA');
		if (file) await vault.rename(file, 'B.md');
		to.app.saveLocalStorage('k', 1);
	};

	it('are counted, with their kind and path', async () => {
		host = await createHost({ files: { 'A.md': 'a' } });
		await write(host);
		expect(host.gate.steps).toEqual([
			{ index: 1, kind: 'write', path: 'New.md' }, { index: 2, kind: 'write', path: 'A.md' },
			{ index: 3, kind: 'rename', path: 'A.md', to: 'B.md' }, { index: 4, kind: 'local-storage', path: 'k' },
		]);
	});

	it.each<[Fate, number, string, Record<string, string>, unknown]>([
		['fail', 1, 'failed', { 'A.md': 'a' }, null], ['fail', 2, 'failed', { 'A.md': 'a', 'New.md': 'new text' }, null],
		['stop', 1, 'dead', { 'A.md': 'a' }, null], ['torn', 1, 'dead', { 'A.md': 'a', 'New.md': 'new ' }, null],
		['stop-after', 1, 'dead', { 'A.md': 'a', 'New.md': 'new text' }, null], ['torn', 2, 'dead', { 'A.md': 'AA', 'New.md': 'new text' }, null],
		['stop', 3, 'dead', { 'A.md': 'AAAA', 'New.md': 'new text' }, null], ['stop-after', 3, 'dead', { 'B.md': 'AAAA', 'New.md': 'new text' }, null],
		['stop', 4, 'dead', { 'B.md': 'AAAA', 'New.md': 'new text' }, null], ['stop-after', 4, 'dead', { 'B.md': 'AAAA', 'New.md': 'new text' }, 1],
	])('by %s at write %i', async (fate, index, kind, files, stored) => {
		host = await createHost({ files: { 'A.md': 'a' }, onWrite: (step) => step.index === index ? fate : undefined });
		expect((await host.attempt(write(host))).kind).toBe(kind);
		host = await host.crash();
		expect(host.disk.snapshot()).toEqual(files);
		expect(host.app.loadLocalStorage('k')).toBe(stored);
	});

	it('leave later writes alone where they only failed', async () => {
		host = await createHost({ files: { 'A.md': 'a' }, onWrite: (step) => step.index === 1 ? 'fail' : undefined });
		await expect(host.app.vault.create('New.md', '')).rejects.toThrow('EIO');
		await write(host);
		expect(host.text('B.md')).toBe('AAAA');
	});

	it('may be preceded by another program’s', async () => {
		const seen: WriteStep[] = [];
		host = await createHost({ files: { 'A.md': 'a' }, onWrite: (step) => {
			seen.push(step);
			host.externalWrite('A.md', 'theirs');
			return 'go';
		} });
		await host.app.vault.create('New.md', '');
		expect(seen).toHaveLength(1);
		expect(host.text('A.md')).toBe('theirs');
	});
});

describe('other devices', () => {
	const files = { 'A.md': 'a', '.obsidian/plugins/sample/data.json': '{}', '.obsidian/plugins/sample/journal/1.json': '{}', '.trash/X.md': '' };

	it('have by Obsidian Sync a plugin’s data.json and nothing else of its folder', async () => {
		host = await createHost({ files });
		const phone = await host.otherDevice('phone', 'sync');
		expect(Object.keys(phone.disk.snapshot())).toEqual(['A.md', '.obsidian/plugins/sample/data.json']);
		phone.close();
	});

	it('have by a shared folder everything', async () => {
		host = await createHost({ files });
		const laptop = await host.otherDevice('laptop');
		expect(laptop.disk.snapshot()).toEqual(host.disk.snapshot());
		laptop.close();
	});

	it('receive what changed, as from another program', async () => {
		host = await createHost({ files: { 'A.md': 'a', 'Gone.md': '' } });
		const other = await host.otherDevice('laptop');
		const log: string[] = [];
		other.app.vault.on('modify', (file) => log.push(`modify ${file.path}`));
		other.app.vault.on('delete', (file) => log.push(`delete ${file.path}`));
		const file = host.app.vault.getFileByPath('A.md');
		if (file) await host.app.vault.modify(file, 'changed');
		host.externalDelete('Gone.md');
		expect(other.receive(host)).toEqual(['A.md', 'Gone.md']);
		await other.flush();
		expect(log).toEqual(['modify A.md', 'delete Gone.md']);
		expect(other.text('A.md')).toBe('changed');
		other.close();
	});
});

describe('time', () => {
	it('is the day that the test wants, and the right one again afterwards', async () => {
		host = await createHost({ today: '2025-12-24' });
		expect(new Date().toISOString().slice(0, 10)).toBe('2025-12-24');
		expect(new Date(2020, 1, 1).getFullYear()).toBe(2020);
		expect(new Date(0)).toBeInstanceOf(Date);
		const other = await host.otherDevice('phone');
		other.close();
		expect(new Date().getFullYear()).toBe(2025);
		host.close();
		expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
	});
});

describe('waiting', () => {
	it('lets short timers of the plugin run, and not those for tonight', async () => {
		host = await createHost();
		const log: string[] = [];
		window.setTimeout(() => {
			log.push('soon');
			window.requestAnimationFrame(() => log.push('frame'));
		}, 20);
		window.setTimeout(() => log.push('tonight'), 3_600_000);
		await host.flush();
		expect(log).toEqual(['soon', 'frame']);
	});

	it('lets chains of reads run to their end', async () => {
		host = await createHost({ files: { 'A.md': 'a' }, latency: () => new Promise((resolve) => { setTimeout(resolve, 2); }) });
		let count = 0;
		void (async () => {
			for (let i = 0; i < 20; i += 1) {
				await host.app.vault.adapter.read('A.md');
				count += 1;
			}
		})();
		await host.flush();
		expect(count).toBe(20);
	});

	it('waits for something to come true, but not for ever', async () => {
		host = await createHost();
		let isTrue = false;
		setTimeout(() => { isTrue = true; }, 10);
		await host.until(() => isTrue);
		await expect(host.until(() => false, 20)).rejects.toThrow('in time');
	});
});

describe('the world outside', () => {
	it('cannot be reached', async () => {
		host = await createHost();
		expect(() => { void fetch('https://example.org'); }).toThrow('no network');
		expect(() => new WebSocket('wss://example.org')).toThrow('no network');
		host.close();
		expect(typeof fetch).toBe('function');
		expect(fetch.name).toBe('fetch');
	});

	it('may hold the disk, and is told of each change', async () => {
		const disk = new Disk({ files: { 'A.md': 'a' } });
		host = await createHost({ disk });
		await host.app.vault.create('B.md', 'b');
		expect(disk.file('B.md')?.content).toBe('b');
	});
});

it('is a phone where the test wants one', async () => {
	host = await createHost({ isMobile: true });
	expect(Platform.isMobile).toBe(true);
	host.close();
	expect(Platform.isMobile).toBe(false);
});

it('other plugins can seem to be there', async () => {
	host = await createHost();
	host.pretendPlugin('tasks', { api: 1 });
	const { plugins } = host.app as unknown as { plugins: { getPlugin(id: string): unknown } };
	expect(plugins.getPlugin('tasks')).toEqual({ api: 1 });
	expect(plugins.getPlugin('none')).toBeNull();
});
