import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eventually, openWorkbench } from './workbench';

const vault = { 'A.md': '# A\n\none\n', 'B.md': '# B\n', 'Folder/C.md': '# C\n', 'data.bin': new Uint8Array([0, 255, 254, 1]) };

describe('a vault on disk', () => {
	it('keeps the bytes of a file that is no text', async () => {
		const workbench = await openWorkbench({ files: vault });
		await expect(workbench.run(async ({ app }) => {
			const file = app.vault.getFileByPath('data.bin');
			if (file === null) throw new Error('no file');
			return { size: file.stat.size, bytes: [...new Uint8Array(await app.vault.readBinary(file))] };
		})).resolves.toEqual({ size: 4, bytes: [0, 255, 254, 1] });
	});

	it('is the same in two pages that are open at once', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.openNote('A.md', { mode: 'preview' });
		const second = await workbench.context.newPage();
		await second.goto(workbench.page.url());
		await second.waitForSelector('body.is-ready');
		await second.evaluate(async () => {
			const { app } = window.workbench;
			const file = app.vault.getFileByPath('A.md');
			if (file !== null) await app.vault.process(file, (text: string) => `${text}two\n`);
		});
		await workbench.page.locator('.workspace-leaf.mod-active p', { hasText: 'two' }).waitFor();
	});

	it('edits what another program wrote a moment ago, and loses neither', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.writeDisk('A.md', '# A\n\none\nby somebody else\n');
		await workbench.run(async ({ app }) => {
			const file = app.vault.getFileByPath('A.md');
			if (file !== null) await app.vault.process(file, (text) => `${text}by the plugin\n`);
		});
		await expect(workbench.readDisk('A.md')).resolves.toBe('# A\n\none\nby somebody else\nby the plugin\n');
	});

	it('moves, makes and deletes files and folders on disk', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.run(async ({ app }) => {
			const [b, folder] = [app.vault.getFileByPath('B.md'), app.vault.getFolderByPath('Folder')];
			if (b === null || folder === null) throw new Error('no files');
			await app.vault.rename(folder, 'Moved');
			await app.vault.createFolder('New/Deep');
			await app.vault.create('New/Deep/D.md', 'new');
			await app.fileManager.trashFile(b);
		});
		await expect(workbench.readDisk('Moved/C.md')).resolves.toBe('# C\n');
		await expect(workbench.readDisk('New/Deep/D.md')).resolves.toBe('new');
		await expect(workbench.readDisk('B.md')).rejects.toThrow(/ENOENT/);
		await expect(workbench.readDisk('.trash/B.md')).resolves.toBe('# B\n');
	});

	it('lists what it leaves out, and opens the rest', async () => {
		const outside = await mkdtemp(path.join(os.tmpdir(), 'browser-test-'));
		const folder = path.join(outside, 'Vault');
		await mkdir(folder);
		await writeFile(path.join(outside, 'secret.md'), 'not yours');
		await writeFile(path.join(folder, 'A.md'), '# A\n');
		await symlink(path.join(outside, 'secret.md'), path.join(folder, 'secret.md'));
		const workbench = await openWorkbench({ folder });
		await workbench.page.locator('.notice', { hasText: 'Left out: secret.md: a link that leads out of the vault' }).waitFor();
		await expect(workbench.page.locator('.nav-file-title').allTextContents()).resolves.toEqual(['A']);
		await workbench.close();
		await rm(outside, { recursive: true, force: true });
	});

	it('gives the plugin no way to the network', async () => {
		const workbench = await openWorkbench({ files: vault, allowErrors: true });
		await expect(workbench.run(async () => {
			const tries = [() => fetch('/vault/info'), () => new XMLHttpRequest(), () => new WebSocket('ws://127.0.0.1:1')];
			const outcomes: string[] = [];
			for (const attempt of tries) {
				try {
					await attempt();
					outcomes.push('went through');
				} catch (error) {
					outcomes.push((error as Error).name);
				}
			}
			return outcomes;
		})).resolves.toEqual(['NetworkRefused', 'NetworkRefused', 'NetworkRefused']);
	});

	it('keeps settings of a read-only vault for the session only', async () => {
		const workbench = await openWorkbench({ files: vault, write: false });
		await workbench.run(async ({ plugin }) => { await plugin?.saveData({ kept: true }); });
		await eventually(() => workbench.run(async ({ plugin }) => plugin?.loadData() as Promise<unknown>), { kept: true });
		await expect(workbench.readDisk('.obsidian/plugins/account-dashboard/data.json')).rejects.toThrow(/ENOENT/);
	});
});
