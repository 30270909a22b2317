import type { TFile } from 'obsidian';
import { createHost, type Host, type HostOptions } from '../host';

let host: Host;
afterEach(() => host.close());

async function open(files: Record<string, string>, options: HostOptions = {}): Promise<Host['app']['fileManager']> {
	host = await createHost({ files, ...options });
	return host.app.fileManager;
}

function file(path: string): TFile {
	const found = host.app.vault.getFileByPath(path);
	if (!found) throw new Error(`No such file: ${path}`);
	return found;
}

describe('processFrontMatter', () => {
	it('writes the properties anew: comments and quoting are lost, the body stays', async () => {
		const manager = await open({ 'A.md': '---\n# remark\ntitle: "A"\nlast_contact: \'2025-01-02\'\nempty:\n---\n\nbody  \n' });
		await manager.processFrontMatter(file('A.md'), (properties: Record<string, unknown>) => { properties['new'] = 'x: y'; });
		expect(host.text('A.md')).toBe('---\ntitle: A\nlast_contact: 2025-01-02\nempty:\nnew: "x: y"\n---\n\nbody  \n');
	});

	it('puts properties before a note that has none, and takes an empty block away', async () => {
		const manager = await open({ 'A.md': 'body', 'B.md': '---\na: 1\n---\nbody' });
		await manager.processFrontMatter(file('A.md'), (properties: Record<string, unknown>) => { properties['a'] = [1, 'two']; });
		await manager.processFrontMatter(file('B.md'), (properties: Record<string, unknown>) => { delete properties['a']; });
		expect(host.text('A.md')).toBe('---\na:\n  - 1\n  - two\n---\nbody');
		expect(host.text('B.md')).toBe('body');
	});

	it('throws on bad YAML and on what the caller throws, and writes nothing', async () => {
		const manager = await open({ 'A.md': '---\na: 1\na: 2\n---\n', 'B.md': 'b' });
		await expect(manager.processFrontMatter(file('A.md'), () => undefined)).rejects.toThrow('unique');
		await expect(manager.processFrontMatter(file('B.md'), () => { throw new Error('stop'); })).rejects.toThrow('stop');
		expect(host.gate.steps).toEqual([]);
	});
});

describe('renameFile', () => {
	it('makes every kind of link follow, each in its own spelling', async () => {
		const manager = await open({
			'Old.md': '[[#self]] [[Other]]', 'Other.md': '',
			'A.md': '---\naccount: "[[Old|the account]]"\n---\n[[Old]] [[old#H|x]] ![[Old#^id]] [o](Old.md#H) [[Old.md]]\n\n| a |\n|---|\n| [[Old\\|O]] |\n\n`[[Old]]` [[Older]]',
			'b.canvas': '{"nodes":[{"type":"file","file":"Old.md"},{"type":"text","text":"see [[Old#H]] and \\"[[Other]]\\""}]}',
		});
		await manager.renameFile(file('Old.md'), 'New name.md');
		expect(host.text('A.md')).toBe('---\naccount: "[[New name|the account]]"\n---\n[[New name]] [[New name#H|x]] ![[New name#^id]] [o](New%20name.md#H) [[New name.md]]\n\n| a |\n|---|\n| [[New name\\|O]] |\n\n`[[Old]]` [[Older]]');
		expect(host.text('b.canvas')).toBe('{"nodes":[{"type":"file","file":"New name.md"},{"type":"text","text":"see [[New name#H]] and \\"[[Other]]\\""}]}');
		expect(host.text('New name.md')).toBe('[[#self]] [[Other]]');
	});

	it('writes a path where the new name stands twice, and counts relative links anew', async () => {
		const manager = await open({ 'a/Old.md': '[[./Near]] [n](../Far.md)', 'a/Near.md': '', 'Far.md': '', 'b/New.md': '', 'X.md': '[[Old]]' });
		await manager.renameFile(file('a/Old.md'), 'c.md');
		expect(host.text('c.md')).toBe('[[a/Near]] [n](Far.md)');
		expect(host.text('X.md')).toBe('[[c]]');
		await host.flush();
		await host.app.vault.createFolder('d');
		await manager.renameFile(file('c.md'), 'd/New.md');
		expect(host.text('X.md')).toBe('[[d/New]]');
	});

	it('makes links follow a renamed folder', async () => {
		const manager = await open({ 'f/A.md': '', 'g/A.md': '', 'X.md': '[[f/A]] [[g/A]]' });
		const folder = host.app.vault.getFolderByPath('f');
		if (folder) await manager.renameFile(folder, 'h');
		expect(host.text('X.md')).toBe('[[h/A]] [[g/A]]');
	});

	it('leaves links alone where the person does not want them updated', async () => {
		const manager = await open({ 'Old.md': '', 'A.md': '[[Old]]' }, { settings: { alwaysUpdateLinks: false } });
		await manager.renameFile(file('Old.md'), 'New.md');
		expect(host.text('A.md')).toBe('[[Old]]');
	});
});

describe('trashFile', () => {
	it.each([
		[undefined, ['A.md'], null], ['system', ['A.md'], null], ['local', [], 'a'], ['none', [], null],
	])('with the setting %p goes where the person wants', async (trashOption: string | undefined, inSystem: string[], inVault: string | null) => {
		const manager = await open({ 'A.md': 'a' }, { settings: { trashOption } });
		await manager.trashFile(file('A.md'));
		expect(host.text('A.md')).toBeNull();
		expect(host.disk.trash.map((each) => each.path)).toEqual(inSystem);
		expect(host.text('.trash/A.md')).toBe(inVault);
	});

	it('takes the setting from the vault’s own app.json', async () => {
		const manager = await open({ 'A.md': 'a', '.obsidian/app.json': '{"trashOption":"local"}' });
		await manager.trashFile(file('A.md'));
		expect(host.text('.trash/A.md')).toBe('a');
	});
});

describe('generateMarkdownLink', () => {
	it.each([
		[{}, '[[One]]', '[[b/Two#H|see]]', '![[pic.png]]'],
		[{ newLinkFormat: 'absolute' }, '[[a/One]]', '[[b/Two#H|see]]', '![[p/pic.png]]'],
		[{ newLinkFormat: 'relative' }, '[[../a/One]]', '[[../b/Two#H|see]]', '![[../p/pic.png]]'],
		[{ useMarkdownLinks: true }, '[One](One.md)', '[see](b/Two.md#H)', '![pic](pic.png)'],
	])('follows the settings %j', async (settings, plain, full, image) => {
		const manager = await open({ 'a/One.md': '', 'b/Two.md': '', 'c/Two.md': '', 'p/pic.png': '' }, { settings });
		expect(manager.generateMarkdownLink(file('a/One.md'), 'x/S.md')).toBe(plain);
		expect(manager.generateMarkdownLink(file('b/Two.md'), 'x/S.md', '#H', 'see')).toBe(full);
		expect(manager.generateMarkdownLink(file('p/pic.png'), 'x/S.md')).toBe(image);
	});
});

describe('places for new files', () => {
	it.each([[{}, '/'], [{ newFileLocation: 'current' }, 'a'], [{ newFileLocation: 'folder', newFileFolderPath: 'b' }, 'b']])('a note goes, with %j, to %s', async (settings, folder) => {
		const manager = await open({ 'a/One.md': '', 'b/': '' }, { settings });
		expect(manager.getNewFileParent('a/One.md').path).toBe(folder);
	});

	it('an attachment gets a free name where the settings want it', async () => {
		const manager = await open({ 'a/One.md': '', 'a/pic.png': '' }, { settings: { attachmentFolderPath: './' } });
		expect(await manager.getAvailablePathForAttachment('pic.png', 'a/One.md')).toBe('a/pic 1.png');
	});
});
