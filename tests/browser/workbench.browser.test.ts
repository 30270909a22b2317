import { eventually, openWorkbench } from './workbench';

const vault = {
	'Start here.md': '# Start here\n\nSee [[Northwind]] and [[Nobody]].\n',
	'Accounts/Northwind.md': '---\ntype: customer\nlast_contact: 2026-11-10\npartner: "[[Southwind]]"\n---\n# Northwind\n\nMakes kites. See [[Southwind#Facts|the other one]].\n\n- [ ] Send the string\n',
	'Accounts/Southwind.md': '# Southwind\n\n## Facts\n\n- Flies low\n',
};

describe('the workbench', () => {
	it('shows the files of the vault and a note to begin with', async () => {
		const { page } = await openWorkbench({ files: vault });
		await expect(page.locator('.nav-file-title').allTextContents()).resolves.toContain('Northwind');
		await expect(page.locator('.markdown-reading-view h1').textContent()).resolves.toBe('Start here');
	});

	it('opens the dashboard over it, as for somebody who has just switched the plugin on, and leaves a second start as it was left', async () => {
		const workbench = await openWorkbench({ begin: 'dashboard', today: '2026-11-20' });
		const { page } = workbench;
		await page.locator('.acct-name:visible', { hasText: 'Castellan Insurance' }).first().waitFor();
		const tabs = page.locator('.mod-root .workspace-tab-header');
		await eventually(() => tabs.allTextContents(), ['Start here', 'Accounts']);
		await tabs.first().click();
		await workbench.reload();
		await eventually(() => tabs.allTextContents(), ['Start here', 'Accounts']);
		await expect(page.locator('.mod-root .workspace-tab-header.is-active').textContent()).resolves.toBe('Start here');
	});

	it('goes to the tab that shows a file already, where the dashboard is in front', async () => {
		const { page } = await openWorkbench({ files: vault, begin: 'dashboard', today: '2026-11-20' });
		const tabs = page.locator('.mod-root .workspace-tab-header');
		await eventually(() => tabs.allTextContents(), ['Start here', 'Accounts']);
		await page.locator('.nav-file-title', { hasText: 'Start here' }).click();
		await eventually(() => page.locator('.mod-root .workspace-tab-header.is-active').textContent(), 'Start here');
		await expect(tabs.count()).resolves.toBe(2);
	});

	it('begins with its files closed where they would cover the notes, also when its window becomes narrow, and opens them', async () => {
		const { page } = await openWorkbench({ files: vault, size: { width: 1000, height: 700 } });
		const files = page.locator('.nav-files-container');
		await eventually(() => files.isVisible(), true);
		await page.setViewportSize({ width: 320, height: 700 });
		await eventually(() => files.isVisible(), false);
		await page.getByRole('button', { name: 'Toggle left sidebar' }).click();
		await eventually(() => files.isVisible(), true);
		await page.locator('.nav-file-title', { hasText: 'Start here' }).click();
		await eventually(() => files.isVisible(), false);
	});

	it('marks a link that leads to no file, and follows one that does', async () => {
		const { page } = await openWorkbench({ files: vault });
		await expect(page.locator('a.internal-link.is-unresolved').allTextContents()).resolves.toEqual(['Nobody']);
		await page.locator('a.internal-link', { hasText: 'Northwind' }).click();
		await page.locator('.view-header-title', { hasText: 'Northwind' }).waitFor();
		await expect(page.locator('.metadata-property[data-property-key="last_contact"] .metadata-property-value').first().textContent()).resolves.toBe('2026-11-10');
	});

	it('finds commands by their letters and runs one with Enter', async () => {
		const { page } = await openWorkbench({ files: vault });
		await page.keyboard.press('ControlOrMeta+p');
		await page.keyboard.type('toggle light dark');
		await page.keyboard.press('Enter');
		await page.locator('body.theme-dark').waitFor();
		await expect(page.locator('.prompt').count()).resolves.toBe(0);
	});

	it('goes to a note by the quick switcher, and makes one that is not there', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		await page.keyboard.press('ControlOrMeta+o');
		await page.keyboard.type('southw');
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: 'Southwind' }).waitFor();
		await page.keyboard.press('ControlOrMeta+o');
		await page.keyboard.type('Westwind');
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: 'Westwind' }).waitFor();
		await expect(workbench.readDisk('Westwind.md')).resolves.toBe('');
	});

	it('opens the settings and changes one of them there', async () => {
		const { page } = await openWorkbench({ files: vault });
		await page.keyboard.press('ControlOrMeta+,');
		await page.locator('.vertical-tab-nav-item', { hasText: 'Appearance' }).click();
		await page.getByRole('switch', { name: 'Dark theme' }).click();
		await page.locator('body.theme-dark').waitFor();
		await page.keyboard.press('Escape');
		await expect(page.locator('.modal').count()).resolves.toBe(0);
	});

	it('writes to the disk what was typed', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.openNote('Accounts/Southwind.md', { mode: 'source' });
		await workbench.page.locator('.workspace-leaf.mod-active .cm-content').click();
		await workbench.page.keyboard.press('ControlOrMeta+End');
		await workbench.page.keyboard.type('- Flies at night');
		await workbench.page.keyboard.press('ControlOrMeta+s');
		await eventually(() => workbench.readDisk('Accounts/Southwind.md'), '# Southwind\n\n## Facts\n\n- Flies low\n- Flies at night');
	});

	it('ticks a task in the reading view, in the file too', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.openNote('Accounts/Northwind.md', { mode: 'preview' });
		await workbench.page.locator('.workspace-leaf.mod-active .markdown-reading-view .task-list-item-checkbox').click();
		await eventually(() => workbench.readDisk('Accounts/Northwind.md'), expect.stringContaining('- [x] Send the string'));
	});

	it('keeps its tabs over a reload, and loads those behind only when they are seen', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.openNote('Accounts/Northwind.md', { mode: 'preview', newLeaf: 'tab' });
		await workbench.openNote('Accounts/Southwind.md', { mode: 'preview', newLeaf: 'tab' });
		await workbench.reload();
		const { page } = workbench;
		const tabs = page.locator('.mod-root .workspace-tab-header-inner-title');
		await expect(tabs.allTextContents()).resolves.toEqual(['Start here', 'Northwind', 'Southwind']);
		await expect(page.locator('.workspace-leaf.mod-active h1').textContent()).resolves.toBe('Southwind');
		const deferred = (): Promise<number> => workbench.run(({ app }) => {
			let count = 0;
			app.workspace.iterateRootLeaves((leaf) => { if (leaf.isDeferred) count += 1; });
			return count;
		});
		await expect(deferred()).resolves.toBe(2);
		await tabs.filter({ hasText: 'Northwind' }).click();
		await page.locator('.workspace-leaf.mod-active h1', { hasText: 'Northwind' }).waitFor();
		await expect(deferred()).resolves.toBe(1);
	});

	it('shows what another program wrote, made or deleted', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		await workbench.openNote('Accounts/Southwind.md', { mode: 'preview' });
		await workbench.writeDisk('Accounts/Southwind.md', '# Southwind\n\nChanged elsewhere.\n');
		await page.locator('.workspace-leaf.mod-active p', { hasText: 'Changed elsewhere.' }).waitFor();
		await workbench.writeDisk('Accounts/Eastwind.md', '# Eastwind\n');
		await page.locator('.nav-file-title', { hasText: 'Eastwind' }).waitFor();
	});

	it('refuses to write where the vault is read-only, and says why', async () => {
		const workbench = await openWorkbench({ files: vault, write: false });
		const { page } = workbench;
		await expect(page.locator('.status-bar').textContent()).resolves.toContain('read-only');
		await workbench.openNote('Accounts/Northwind.md', { mode: 'preview' });
		await page.locator('.workspace-leaf.mod-active .markdown-reading-view .task-list-item-checkbox').click();
		await page.locator('.notice', { hasText: 'This vault is open read-only, so Accounts/Northwind.md was not changed. Start with --write to allow changes.' }).waitFor();
		await expect(workbench.readDisk('Accounts/Northwind.md')).resolves.toBe(vault['Accounts/Northwind.md']);
	});

	it('has nothing that axe calls serious, light and dark', async () => {
		for (const theme of ['light', 'dark'] as const) {
			const workbench = await openWorkbench({ theme });
			await workbench.openNote('Accounts/Okapi Robotics.md', { mode: 'preview' });
			await workbench.screenshot(`workbench-${theme}`);
			await expect(workbench.axe('.workspace')).resolves.toEqual([]);
			await workbench.close();
		}
	});
});
