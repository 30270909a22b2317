import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { VaultFolder, versionOf } from './server/vault-folder';

let outside: string;
let root: string;

beforeEach(async () => {
	outside = await fs.mkdtemp(path.join(os.tmpdir(), 'vault-folder-'));
	root = path.join(outside, 'Vault');
	await fs.mkdir(path.join(root, 'Accounts'), { recursive: true });
	await fs.writeFile(path.join(root, 'Accounts/A.md'), 'one');
	await fs.writeFile(path.join(outside, 'secret.md'), 'not yours');
});

afterEach(async () => {
	await fs.rm(outside, { recursive: true, force: true });
});

const open = (writable = true): Promise<VaultFolder> => VaultFolder.open(root, writable);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('opening a folder', () => {
	it('says that there is none', async () => {
		await expect(VaultFolder.open(path.join(outside, 'Nowhere'), false)).rejects.toThrow(/There is no such folder/);
	});

	it('says that it is a file', async () => {
		await expect(VaultFolder.open(path.join(outside, 'secret.md'), false)).rejects.toThrow(/is a file\. A vault is a folder with notes in it/);
	});
});

describe('listing', () => {
	it('gives parents before children, with sizes, and leaves out what is no part of a vault', async () => {
		await fs.mkdir(path.join(root, '.git'));
		await fs.writeFile(path.join(root, '.git/HEAD'), 'ref');
		await fs.mkdir(path.join(root, '.obsidian'));
		const { entries, problems } = await (await open()).list();
		expect(entries.map(({ path: at, type, size }) => [at, type, size])).toEqual([
			['.obsidian', 'folder', 0], ['Accounts', 'folder', 0], ['Accounts/A.md', 'file', 3],
		]);
		expect(problems).toEqual([]);
	});

	it('follows a link inside the vault, and names one that leads out, nowhere or round', async () => {
		await fs.symlink(path.join(root, 'Accounts/A.md'), path.join(root, 'inside.md'));
		await fs.symlink(path.join(outside, 'secret.md'), path.join(root, 'out.md'));
		await fs.symlink(path.join(root, 'gone.md'), path.join(root, 'nowhere.md'));
		await fs.symlink(root, path.join(root, 'round'));
		const { entries, problems } = await (await open()).list();
		expect(entries.map((entry) => entry.path)).toContain('inside.md');
		expect(problems).toEqual([
			{ path: 'nowhere.md', message: 'it is gone, or a link that leads nowhere' },
			{ path: 'out.md', message: 'a link that leads out of the vault' },
			{ path: 'round', message: 'a link that leads round in a circle' },
		]);
	});
});

describe('paths', () => {
	it.each(['../secret.md', 'Accounts/../../secret.md', '/etc/passwd', 'a//b.md', './a.md', 'a\0.md'])('refuses %j', async (bad) => {
		const folder = await open();
		await expect(folder.read(bad)).rejects.toMatchObject({ code: 'bad-path' });
		await expect(folder.write(bad, bytes('x'))).rejects.toMatchObject({ code: 'bad-path' });
	});

	it('refuses to read or write through a link that leads out', async () => {
		await fs.symlink(outside, path.join(root, 'door'));
		await fs.symlink(path.join(outside, 'new.md'), path.join(root, 'dangling.md'));
		const folder = await open();
		await expect(folder.read('door/secret.md')).rejects.toMatchObject({ code: 'outside' });
		await expect(folder.write('door/secret.md', bytes('mine'))).rejects.toMatchObject({ code: 'outside' });
		await expect(folder.write('dangling.md', bytes('mine'))).rejects.toMatchObject({ code: 'outside' });
		await expect(fs.readFile(path.join(outside, 'secret.md'), 'utf8')).resolves.toBe('not yours');
		await expect(fs.access(path.join(outside, 'new.md'))).rejects.toThrow();
	});
});

describe('writing', () => {
	it('keeps the bytes and the rights of a file, and leaves nothing half-written behind', async () => {
		await fs.chmod(path.join(root, 'Accounts/A.md'), 0o640);
		const odd = new Uint8Array([0xef, 0xbb, 0xbf, 0x00, 0xff, 0xfe, 0x0d, 0x0a]);
		await (await open()).write('Accounts/A.md', odd);
		expect(new Uint8Array(await fs.readFile(path.join(root, 'Accounts/A.md')))).toEqual(odd);
		expect((await fs.stat(path.join(root, 'Accounts/A.md'))).mode & 0o777).toBe(0o640);
		await expect(fs.readdir(path.join(root, 'Accounts'))).resolves.toEqual(['A.md']);
	});

	it('refuses where another program changed the file meanwhile', async () => {
		const folder = await open();
		const { version } = await folder.read('Accounts/A.md');
		await fs.writeFile(path.join(root, 'Accounts/A.md'), 'changed elsewhere');
		await expect(folder.write('Accounts/A.md', bytes('mine'), { ifVersion: version })).rejects.toMatchObject({ code: 'changed' });
		await expect(fs.readFile(path.join(root, 'Accounts/A.md'), 'utf8')).resolves.toBe('changed elsewhere');
	});

	it('gives a version that fits the next write', async () => {
		const folder = await open();
		const first = await folder.write('Accounts/B.md', bytes('1'));
		const second = await folder.write('Accounts/B.md', bytes('22'), { ifVersion: versionOf(first) });
		expect(second.size).toBe(2);
	});

	it('says that the folder is missing', async () => {
		await expect((await open()).write('Nowhere/B.md', bytes('x'))).rejects.toThrow('Nowhere/B.md cannot be written: its folder does not exist.');
	});

	it('does not land on a file that is there when it moves or copies', async () => {
		await fs.writeFile(path.join(root, 'B.md'), 'two');
		const folder = await open();
		await expect(folder.rename('Accounts/A.md', 'B.md')).rejects.toMatchObject({ code: 'exists' });
		await expect(folder.copy('Accounts/A.md', 'B.md')).rejects.toMatchObject({ code: 'exists' });
		await expect(fs.readFile(path.join(root, 'B.md'), 'utf8')).resolves.toBe('two');
	});

	it('changes nothing where the vault is read-only, and says what to do', async () => {
		const folder = await open(false);
		const refusals = [
			folder.write('Accounts/A.md', bytes('x')), folder.remove('Accounts/A.md', false), folder.rename('Accounts/A.md', 'B.md'),
			folder.makeFolder('New'), folder.copy('Accounts/A.md', 'B.md'),
		];
		for (const refusal of refusals) await expect(refusal).rejects.toThrow(/open read-only.*--write/);
		await expect(fs.readdir(root)).resolves.toEqual(['Accounts']);
	});
});
