import { FileSystemAdapter, TFile, TFolder, Vault, type TAbstractFile } from 'obsidian';
import { createHost, type Host, type HostOptions } from '../host';

let host: Host;
afterEach(() => host.close());

async function open(options: HostOptions = {}): Promise<Host['app']['vault']> {
	host = await createHost({ files: { 'a/One.md': 'one', 'Two.md': 'two', 'pic.png': Uint8Array.of(137, 80) }, ...options });
	return host.app.vault;
}

function file(path: string): TFile {
	const found = host.app.vault.getFileByPath(path);
	if (!found) throw new Error(`No such file: ${path}`);
	return found;
}

/** What the vault tells from now on, a line each. */
function record(): string[] {
	const log: string[] = [];
	const { vault } = host.app;
	vault.on('create', (each) => log.push(`create ${each.path}`));
	vault.on('modify', (each) => log.push(`modify ${each.path}`));
	vault.on('delete', (each) => log.push(`delete ${each.path}`));
	vault.on('rename', (each, oldPath) => log.push(`rename ${oldPath} > ${each.path}`));
	return log;
}

describe('what the vault knows', () => {
	it('is the visible files and folders, as objects of the classes of the API', async () => {
		const vault = await open({ files: { 'a/One.md': '', '.trash/Gone.md': '', '.obsidian/app.json': '{}', 'a/.hidden/x.md': '', 'n.tar.gz': '' } });
		expect(vault.getFiles().map((each) => each.path)).toEqual(['a/One.md', 'n.tar.gz']);
		expect(vault.getAllFolders().map((each) => each.path)).toEqual(['a']);
		expect(vault.getAllFolders(true).map((each) => each.path)).toEqual(['/', 'a']);
		expect(vault).toBeInstanceOf(Vault);
		expect(vault.adapter).toBeInstanceOf(FileSystemAdapter);
		expect(vault.getAbstractFileByPath('a')).toBeInstanceOf(TFolder);
		expect(file('a/One.md')).toMatchObject({ name: 'One.md', basename: 'One', extension: 'md', parent: { path: 'a' } });
		expect(file('n.tar.gz')).toMatchObject({ basename: 'n.tar', extension: 'gz' });
		expect(vault.getAbstractFileByPath('.obsidian/app.json')).toBeNull();
	});

	it('gives paths by their exact case, files and folders apart', async () => {
		const vault = await open();
		expect(vault.getFileByPath('two.md')).toBeNull();
		expect(vault.getFileByPath('a')).toBeNull();
		expect(vault.getFolderByPath('Two.md')).toBeNull();
		expect(vault.getFolderByPath('/')).toBe(vault.getRoot());
		expect(vault.getRoot().children.map((each) => each.path)).toEqual(['a', 'Two.md', 'pic.png']);
		const seen: string[] = [];
		Vault.recurseChildren(vault.getRoot(), (each: TAbstractFile) => { seen.push(each.path); });
		expect(seen).toEqual(['a', 'a/One.md', 'Two.md', 'pic.png']);
	});
});

describe('creating', () => {
	it('throws where the file or folder is there already, also in another case', async () => {
		const vault = await open();
		await expect(vault.create('Two.md', 'x')).rejects.toThrow('File already exists.');
		await expect(vault.create('tWO.md', 'x')).rejects.toThrow('File already exists.');
		await expect(vault.createBinary('pic.png', new ArrayBuffer(1))).rejects.toThrow('File already exists.');
		await expect(vault.createFolder('a')).rejects.toThrow('Folder already exists.');
		expect(host.text('Two.md')).toBe('two');
	});

	it('takes two files that differ by case where the disk does', async () => {
		const vault = await open({ caseSensitive: true });
		await vault.create('two.md', 'small');
		expect(host.text('two.md')).toBe('small');
		expect(host.text('Two.md')).toBe('two');
	});

	it('makes no folders by itself, but a folder with those above it', async () => {
		const vault = await open();
		await expect(vault.create('no/where.md', '')).rejects.toThrow('ENOENT');
		await vault.createFolder('no/such/place');
		await vault.create('no/such/place/x.md', 'x');
		expect(file('no/such/place/x.md').parent?.path).toBe('no/such/place');
	});

	it.each(['../out.md', 'a/../../out.md', 'a/./b.md', 'x:y.md', '', '/'])('refuses the path %j', async (path) => {
		const vault = await open();
		await expect(vault.create(path, '')).rejects.toThrow();
		expect(Object.keys(host.disk.snapshot())).toEqual(['a/One.md', 'Two.md', 'pic.png']);
	});

	it('normalises slashes, spaces and composed letters', async () => {
		const vault = await open();
		expect((await vault.create('/a//u\u0308ber\u00A0uns.md', '')).path).toBe('a/über uns.md');
	});

	it('refuses what is no text', async () => {
		const vault = await open();
		await expect(vault.create('x.md', { not: 'text' } as unknown as string)).rejects.toThrow(TypeError);
		await expect(vault.create('.hidden.md', '')).rejects.toThrow('hidden');
	});
});

describe('reading and writing', () => {
	it('throws on a file that is gone, and writes nothing', async () => {
		const vault = await open();
		const two = file('Two.md');
		await vault.delete(two);
		await expect(vault.read(two)).rejects.toThrow('ENOENT');
		await expect(vault.modify(two, 'again')).rejects.toThrow('ENOENT');
		await expect(vault.append(two, 'again')).rejects.toThrow('ENOENT');
		await expect(vault.process(two, () => 'again')).rejects.toThrow('ENOENT');
		expect(host.text('Two.md')).toBeNull();
	});

	it('updates the times and the size before it tells of a change', async () => {
		let now = 1;
		const vault = await open({ clock: () => now });
		now = 2;
		const seen: unknown[] = [];
		vault.on('modify', (each) => seen.push(each instanceof TFile ? { ...each.stat } : null));
		await vault.modify(file('Two.md'), 'zwö');
		expect(seen).toEqual([{ ctime: 1, mtime: 2, size: 4 }]);
	});

	it('reads without the byte order mark, the adapter and `process` with it', async () => {
		const vault = await open({ files: { 'bom.md': '\uFEFFtext' } });
		expect(await vault.read(file('bom.md'))).toBe('text');
		expect(await vault.adapter.read('bom.md')).toBe('\uFEFFtext');
		expect(file('bom.md').stat.size).toBe(7);
		const seen: string[] = [];
		await vault.process(file('bom.md'), (data) => { seen.push(data); return data; });
		expect(seen).toEqual(['\uFEFFtext']);
	});

	it('hands `process` a text without the mark where the test says so', async () => {
		const vault = await open({ files: { 'bom.md': '\uFEFFtext' }, processStripsBom: true });
		await vault.process(file('bom.md'), (data) => data);
		expect(host.text('bom.md')).toBe('\uFEFFtext');
		await vault.process(file('bom.md'), (data) => `${data}!`);
		expect(host.text('bom.md')).toBe('text!');
	});

	it('reads bytes that are not UTF-8 lossily, and keeps them as they are until somebody writes', async () => {
		const vault = await open({ files: { 'bad.md': Uint8Array.of(0x41, 0xe4, 0x42) } });
		expect(await vault.read(file('bad.md'))).toBe('A\uFFFDB');
		expect([...new Uint8Array(await vault.readBinary(file('bad.md')))]).toEqual([0x41, 0xe4, 0x42]);
		await vault.process(file('bad.md'), (data) => data);
		expect([...new Uint8Array(await vault.readBinary(file('bad.md')))]).toEqual([0x41, 0xe4, 0x42]);
	});

	it('gives by `cachedRead` what it read before, until it notices that another program wrote', async () => {
		let now = 1;
		const vault = await open({ clock: () => now });
		await vault.read(file('Two.md'));
		now = 2;
		host.externalWrite('Two.md', 'changed', false);
		expect(await vault.cachedRead(file('Two.md'))).toBe('two');
		expect(await vault.read(file('Two.md'))).toBe('changed');
		host.notice('Two.md');
		await host.flush();
		expect(await vault.cachedRead(file('Two.md'))).toBe('changed');
	});

	it('hands out bytes that nobody else holds', async () => {
		const vault = await open();
		new Uint8Array(await vault.readBinary(file('pic.png')))[0] = 0;
		expect(new Uint8Array(await vault.readBinary(file('pic.png')))[0]).toBe(137);
	});

	it('holds a note of 5 MB on one line', async () => {
		const vault = await open({ files: { 'big.md': 'x'.repeat(5_000_000) } });
		await vault.process(file('big.md'), (data) => `${data}y`);
		expect(file('big.md').stat.size).toBe(5_000_001);
	});
});

describe('process', () => {
	it('lets nothing come between reading and writing', async () => {
		const vault = await open({ files: { 'n.md': '0' }, latency: () => new Promise((resolve) => { setTimeout(resolve, Math.random() * 3); }) });
		await Promise.all(Array.from({ length: 40 }, () => vault.process(file('n.md'), (data) => String(Number(data) + 1))));
		expect(host.text('n.md')).toBe('40');
	});

	it('refuses an edit that is asynchronous, throws what the edit throws, and writes nothing', async () => {
		const vault = await open();
		await expect(vault.process(file('Two.md'), (() => Promise.resolve('x')) as unknown as () => string)).rejects.toThrow('a promise');
		await expect(vault.process(file('Two.md'), () => { throw new Error('no'); })).rejects.toThrow('no');
		expect(host.text('Two.md')).toBe('two');
		expect(host.gate.steps).toEqual([]);
	});

	it('writes the same text not again, and tells of nothing', async () => {
		const vault = await open();
		const log = record();
		expect(await vault.process(file('Two.md'), (data) => data)).toBe('two');
		expect(log).toEqual([]);
	});
});

describe('events', () => {
	it('come before the call that caused them returns', async () => {
		const vault = await open();
		const log = record();
		const made = await vault.create('a/New.md', '');
		log.push('created');
		await vault.append(made, 'more');
		log.push('appended');
		await vault.rename(made, 'New.md');
		log.push('renamed');
		await vault.delete(made);
		log.push('deleted');
		expect(log).toEqual(['create a/New.md', 'created', 'modify a/New.md', 'appended', 'rename a/New.md > New.md', 'renamed', 'delete New.md', 'deleted']);
		expect(made.parent?.path).toBe('/');
	});

	it('tell of a renamed folder and then of all that lies in it', async () => {
		const vault = await open({ files: { 'a/b/One.md': '', 'a/Two.md': '' } });
		const log = record();
		const folder = vault.getFolderByPath('a');
		if (folder) await vault.rename(folder, 'z');
		expect(log).toEqual(['rename a > z', 'rename a/b > z/b', 'rename a/b/One.md > z/b/One.md', 'rename a/Two.md > z/Two.md']);
		expect(vault.getFiles().map((each) => each.path).sort()).toEqual(['z/Two.md', 'z/b/One.md']);
		expect(file('z/b/One.md').parent?.path).toBe('z/b');
	});

	it('tell of what lies in a deleted folder before the folder', async () => {
		const vault = await open({ files: { 'a/b/One.md': '', 'a/Two.md': '' } });
		const log = record();
		const folder = vault.getFolderByPath('a');
		if (folder) await vault.delete(folder, true);
		expect(log).toEqual(['delete a/Two.md', 'delete a/b/One.md', 'delete a/b', 'delete a']);
		expect(vault.getRoot().children).toEqual([]);
	});

	it('also come from writes through the adapter, but not of hidden files', async () => {
		const vault = await open();
		const log = record();
		await vault.adapter.write('Two.md', 'by adapter');
		await vault.adapter.write('Three.md', 'by adapter');
		await vault.adapter.mkdir('x/y');
		await vault.adapter.write('.obsidian/thing.json', '{}');
		await vault.adapter.remove('Three.md');
		expect(log).toEqual(['modify Two.md', 'create Three.md', 'create x', 'create x/y', 'delete Three.md']);
	});

	it('come later for what another program did, a rename as one gone and one come', async () => {
		await open();
		const log = record();
		host.externalWrite('Two.md', 'changed');
		host.externalWrite('new/Four.md', '');
		host.externalRename('a/One.md', 'a/Uno.md');
		expect(log).toEqual([]);
		await host.flush();
		expect(log).toEqual(['modify Two.md', 'create new', 'create new/Four.md', 'delete a/One.md', 'create a/Uno.md']);
	});
});
