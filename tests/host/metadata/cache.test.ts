import type { TFile } from 'obsidian';
import { createHost, type Host, type HostOptions } from '../host';

let host: Host;
afterEach(() => host.close());

async function open(files: Record<string, string>, options: HostOptions = {}): Promise<Host['app']['metadataCache']> {
	host = await createHost({ files, ...options });
	return host.app.metadataCache;
}

function file(path: string): TFile {
	const found = host.app.vault.getFileByPath(path);
	if (!found) throw new Error(`No such file: ${path}`);
	return found;
}

function record(): string[] {
	const log: string[] = [];
	const { vault, metadataCache } = host.app;
	vault.on('modify', (each) => log.push(`vault modify ${each.path}`));
	vault.on('create', (each) => log.push(`vault create ${each.path}`));
	vault.on('rename', (each) => log.push(`vault rename ${each.path}`));
	vault.on('delete', (each) => log.push(`vault delete ${each.path}`));
	metadataCache.on('changed', (each, data, cache) => log.push(`changed ${each.path} ${JSON.stringify(data)} ${String(cache.headings?.[0]?.heading)}`));
	metadataCache.on('deleted', (each, before) => log.push(`deleted ${each.path} ${String(before?.headings?.[0]?.heading)}`));
	metadataCache.on('resolve', (each) => log.push(`resolve ${each.path}`));
	metadataCache.on('resolved', () => log.push('resolved'));
	return log;
}

describe('events of the metadata cache', () => {
	it('follow the vault’s: changed with text and cache that agree, resolve, resolved', async () => {
		await open({ 'A.md': '# old' });
		const log = record();
		await host.app.vault.modify(file('A.md'), '# new');
		expect(log).toEqual(['vault modify A.md']);
		expect(host.app.metadataCache.getFileCache(file('A.md'))?.headings?.[0]?.heading).toBe('old');
		await host.flush();
		expect(log).toEqual(['vault modify A.md', 'changed A.md "# new" new', 'resolve A.md', 'resolved']);
		expect(host.app.metadataCache.getFileCache(file('A.md'))?.headings?.[0]?.heading).toBe('new');
	});

	it('come for a new note, and once for several writes at a time', async () => {
		await open({});
		const log = record();
		const made = await host.app.vault.create('B.md', '# 1');
		await host.app.vault.modify(made, '# 2');
		await host.flush();
		expect(log).toEqual(['vault create B.md', 'vault modify B.md', 'changed B.md "# 2" 2', 'resolve B.md', 'resolved']);
	});

	it('do not say `changed` on a rename', async () => {
		await open({ 'A.md': '# a' });
		const log = record();
		await host.app.vault.rename(file('A.md'), 'B.md');
		await host.flush();
		expect(log).toEqual(['vault rename B.md', 'resolve B.md', 'resolved']);
		expect(host.app.metadataCache.getFileCache(file('B.md'))?.headings?.[0]?.heading).toBe('a');
		expect(host.app.metadataCache.getCache('A.md')).toBeNull();
	});

	it('give what was known of a deleted note', async () => {
		await open({ 'A.md': '# a' });
		const log = record();
		await host.app.vault.delete(file('A.md'));
		await host.flush();
		expect(log).toContain('deleted A.md a');
		expect(log).toContain('vault delete A.md');
		expect(host.app.metadataCache.getCache('A.md')).toBeNull();
	});

	it('say nothing of a note that is gone before it was read', async () => {
		await open({});
		const made = await host.app.vault.create('B.md', '# 1');
		const log = record();
		await host.app.vault.delete(made);
		await host.flush();
		expect(log.filter((line) => line.startsWith('changed'))).toEqual([]);
	});

	it('hand over the text without its byte order mark', async () => {
		const cache = await open({ 'A.md': 'x' });
		const texts: string[] = [];
		cache.on('changed', (_, data) => texts.push(data));
		host.externalWrite('A.md', '\uFEFF---\na: b\n---\n');
		await host.flush();
		expect(texts).toEqual(['---\na: b\n---\n']);
		expect(cache.getFileCache(file('A.md'))?.frontmatter).toEqual({ a: 'b' });
	});

	it('go on for others when a listener throws, and the host tells of it', async () => {
		const cache = await open({ 'A.md': 'x' });
		let seen = 0;
		cache.on('changed', () => { throw new Error('bad listener'); });
		cache.on('changed', () => { seen += 1; });
		await host.app.vault.modify(file('A.md'), 'y');
		await expect(host.flush()).rejects.toThrow('bad listener');
		expect(seen).toBe(1);
	});
});

describe('a start', () => {
	it('tells `resolved` twice, and only the second time are all links there', async () => {
		await open({ 'A.md': '[[B]]', 'B.md': '[[A]]' }, { isStarted: false });
		const seen: number[] = [];
		host.app.metadataCache.on('resolved', () => seen.push(Object.keys(host.app.metadataCache.resolvedLinks).length));
		await host.start('layout');
		expect(host.app.workspace.layoutReady).toBe(true);
		expect(host.app.metadataCache.resolvedLinks).toEqual({});
		await host.start();
		expect(seen).toEqual([1, 2]);
	});

	it('knows every note at once from the last time, without `changed`', async () => {
		await open({ 'A.md': '# a' }, { isStarted: false });
		const log = record();
		await host.start('layout');
		expect(host.app.metadataCache.getFileCache(file('A.md'))).not.toBeNull();
		await host.start();
		expect(log.filter((line) => line.startsWith('changed'))).toEqual([]);
	});

	it('knows nothing at first where there is no last time, and then says `changed` for each', async () => {
		await open({ 'A.md': '# a', 'B.md': '# b' }, { isStarted: false, metadata: 'cold' });
		const log = record();
		await host.start('layout');
		expect(host.app.metadataCache.getFileCache(file('A.md'))).toBeNull();
		await host.start();
		expect(log.filter((line) => line.startsWith('changed'))).toEqual(['changed A.md "# a" a', 'changed B.md "# b" b']);
		expect(log.at(-1)).toBe('resolved');
	});

	it('tells every file as created before the layout is ready', async () => {
		await open({ 'A.md': '', 'f/B.md': '' }, { isStarted: false });
		const log: string[] = [];
		host.app.vault.on('create', (each) => log.push(each.path));
		host.app.workspace.onLayoutReady(() => { log.push('layout'); });
		await host.start();
		expect(log).toEqual(['f', 'A.md', 'f/B.md', 'layout']);
	});
});

describe('links of the whole vault', () => {
	const files = {
		'A.md': '---\naccount: "[[B]]"\n---\n[[B]] [[B#x|y]] ![[C]] [[None]] [[none]] [[#own]] [w](https://x.org)',
		'B.md': '', 'f/C.md': '[[../A]] [[None.md]]',
		'board.canvas': JSON.stringify({ nodes: [{ type: 'file', file: 'B.md' }, { type: 'text', text: 'to [[C]] and [[Nowhere]]' }, { type: 'file', file: 'gone.md' }], edges: [] }),
		'broken.canvas': '{',
	};

	it('are counted by source and target: body, embeds, properties, canvas cards', async () => {
		const cache = await open(files);
		expect(cache.resolvedLinks).toEqual({
			'A.md': { 'B.md': 3, 'f/C.md': 1 }, 'B.md': {}, 'f/C.md': { 'A.md': 1 }, 'board.canvas': { 'B.md': 1, 'f/C.md': 1 }, 'broken.canvas': {},
		});
		expect(cache.unresolvedLinks).toEqual({
			'A.md': { None: 1, none: 1 }, 'B.md': {}, 'f/C.md': { 'None.md': 1 }, 'board.canvas': { 'Nowhere': 1, 'gone.md': 1 }, 'broken.canvas': {},
		});
		expect(cache.getFileCache(file('board.canvas'))).toBeNull();
	});

	it('follow creation, renaming and deletion of the target', async () => {
		const cache = await open({ 'A.md': '[[New]] [[B]]', 'B.md': '' });
		expect(cache.unresolvedLinks['A.md']).toEqual({ New: 1 });
		await host.app.vault.create('New.md', '');
		await host.app.vault.rename(file('B.md'), 'Bee.md');
		await host.flush();
		expect(cache.resolvedLinks['A.md']).toEqual({ 'New.md': 1 });
		expect(cache.unresolvedLinks['A.md']).toEqual({ B: 1 });
		await host.app.vault.delete(file('New.md'));
		await host.flush();
		expect(cache.resolvedLinks['A.md']).toEqual({});
		expect(cache.unresolvedLinks['A.md']).toEqual({ New: 1, B: 1 });
	});

	it('move with their source and go with it', async () => {
		const cache = await open({ 'A.md': '[[B]]', 'B.md': '' });
		expect(cache.resolvedLinks['A.md']).toEqual({ 'B.md': 1 });
		await host.app.vault.rename(file('A.md'), 'AA.md');
		await host.flush();
		expect(cache.resolvedLinks).toEqual({ 'AA.md': { 'B.md': 1 }, 'B.md': {} });
		await host.app.vault.delete(file('AA.md'));
		await host.flush();
		expect(cache.resolvedLinks).toEqual({ 'B.md': {} });
	});

	it('are a record on its own for a link named __proto__', async () => {
		const cache = await open({ 'A.md': '[[__proto__]]' });
		expect(Object.entries(cache.unresolvedLinks['A.md'] ?? {})).toEqual([['__proto__', 1]]);
	});
});
