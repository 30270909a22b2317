import { FileSystemAdapter, type TFile } from 'obsidian';
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

describe('moving and throwing away', () => {
	it('renames to no name that is taken, but to the same name in another case', async () => {
		const vault = await open();
		await expect(vault.rename(file('Two.md'), 'a/one.md')).rejects.toThrow('Destination file already exists!');
		await expect(vault.rename(file('Two.md'), 'no/where.md')).rejects.toThrow('ENOENT');
		await vault.rename(file('Two.md'), 'TWO.md');
		expect(vault.getFileByPath('TWO.md')?.basename).toBe('TWO');
		expect(vault.getFileByPath('Two.md')).toBeNull();
	});

	it('finds at the new place what another program did to the old one just before', async () => {
		const vault = await open({ files: { 'a/Gone.md': '1', 'a/Changed.md': '1', 'a/sub/Kept.md': '1' } });
		const folder = vault.getFolderByPath('a');
		if (!folder) throw new Error('No folder.');
		host.externalDelete('a/Gone.md');
		host.externalWrite('a/Changed.md', 'longer');
		host.externalWrite('a/sub/New.md', '1');
		await vault.rename(folder, 'b');
		await host.flush();
		expect(vault.getFiles().map(({ path }) => path).sort()).toEqual(['b/Changed.md', 'b/sub/Kept.md', 'b/sub/New.md']);
		expect(file('b/Changed.md').stat.size).toBe(6);
	});

	it('copies, unless the name is taken', async () => {
		const vault = await open();
		const copy = await vault.copy(file('Two.md'), 'a/Two.md');
		expect(copy.path).toBe('a/Two.md');
		expect(host.text('a/Two.md')).toBe('two');
		await expect(vault.copy(file('Two.md'), 'a/One.md')).rejects.toThrow('already exists');
	});

	it('deletes a folder with something in it only by force', async () => {
		const vault = await open();
		const folder = vault.getFolderByPath('a');
		if (!folder) throw new Error('No folder.');
		await expect(vault.delete(folder)).rejects.toThrow('ENOTEMPTY');
		await vault.delete(folder, true);
		expect(vault.getFolderByPath('a')).toBeNull();
	});

	it('throws away into the system’s trash, or the vault’s own under a free name', async () => {
		const vault = await open({ files: { 'a/X.md': '1', 'X.md': '2', 'Y.md': '3' } });
		await vault.trash(file('a/X.md'), false);
		await vault.trash(file('X.md'), false);
		await vault.trash(file('Y.md'), true);
		expect(host.text('.trash/X.md')).toBe('1');
		expect(host.text('.trash/X 1.md')).toBe('2');
		expect(host.disk.trash).toEqual([{ path: 'Y.md', content: '3' }]);
		expect(vault.getFiles()).toEqual([]);
	});

	it('falls back to the vault’s own trash on a phone, which has none', async () => {
		const vault = await open({ isMobile: true });
		await vault.trash(file('Two.md'), true);
		expect(host.text('.trash/Two.md')).toBe('two');
		expect(vault.adapter).not.toBeInstanceOf(FileSystemAdapter);
	});
});

describe('the adapter', () => {
	it('reaches hidden files, and lists, stats and finds as the disk has it', async () => {
		const { adapter } = await open({ files: { 'a/One.md': 'one' } });
		await adapter.mkdir('.obsidian/plugins/x');
		await adapter.write('.obsidian/plugins/x/data.json', '{}');
		expect(await adapter.list('.obsidian/plugins/x')).toEqual({ files: ['.obsidian/plugins/x/data.json'], folders: [] });
		expect(await adapter.exists('A/one.md')).toBe(true);
		expect(await adapter.exists('A/one.md', true)).toBe(false);
		expect(await adapter.exists('nothing.md')).toBe(false);
		expect(await adapter.stat('a/One.md')).toMatchObject({ type: 'file', size: 3 });
		expect(await adapter.stat('a')).toMatchObject({ type: 'folder' });
		expect(await adapter.stat('none')).toBeNull();
		await expect(adapter.list('none')).rejects.toThrow('ENOENT');
		await expect(adapter.rmdir('a', false)).rejects.toThrow('ENOTEMPTY');
	});

	it('appends to a file that is not there, and never leaves the vault', async () => {
		const { adapter } = await open();
		await adapter.append('log.txt', 'a');
		await adapter.append('log.txt', 'ä');
		expect(await adapter.read('log.txt')).toBe('aä');
		await expect(adapter.read('../secret')).rejects.toThrow('leaves the vault');
		await expect(adapter.write('/etc/passwd', '')).rejects.toThrow('Not a normalised path');
	});
});
