import type { Page } from 'playwright-core';
import { eventually, openWorkbench, type BrowserWorkbench } from './workbench';

/** These notes are about no account: what opens here is the workbench's own Page preview. */
const vault = {
	'Home.md': '---\npartner: "[[River]]"\n---\nRead [[River|the river note]] and [[River#Banks]], not [[Nowhere]].\n\n`[[River]]` is code.\n',
	'River.md': '# River\n\nFlows to the sea.\n\n## Banks\n\nGreen ones. See [[Sea]].\n',
	'Sea.md': '# Sea\n\nSalty.\n',
	'Plan.canvas': JSON.stringify({
		nodes: [
			{ id: '1', type: 'text', text: 'Along [[River]]', x: 0, y: 0, width: 260, height: 120 },
			{ id: '2', type: 'file', file: 'Sea.md', x: 320, y: 0, width: 260, height: 200 },
		],
		edges: [{ id: 'e', fromNode: '1', toNode: '2' }],
	}),
	'All.base': 'views:\n  - type: table\n    name: All\n    order: [file.name, partner]\n',
};

const preview = (page: Page): ReturnType<Page['locator']> => page.locator('.popover.hover-popover .markdown-embed');

/** Notes every `hover-link` of the page from now on. */
async function listen(workbench: BrowserWorkbench): Promise<() => Promise<string[]>> {
	await workbench.run(({ app }) => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		app.workspace.on('hover-link' as 'quit', ((link: { source: string; linktext: string; sourcePath: string; targetEl: HTMLElement }) => {
			seen.push(`${link.source}: ${link.linktext} in ${link.sourcePath} at ${link.targetEl.textContent}`);
		}) as never);
	});
	return () => workbench.page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
}

describe('hovering a link', () => {
	it('in the reading view shows the note, also over the pointer\'s way into it, and closes when it leaves', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		await workbench.openNote('Home.md', { mode: 'preview' });
		await page.locator('a.internal-link', { hasText: 'the river note' }).hover();
		await preview(page).getByText('Flows to the sea.').waitFor();
		await preview(page).hover();
		await page.waitForTimeout(600);
		await expect(preview(page).count()).resolves.toBe(1);
		await workbench.screenshot('hover-reading');
		await page.mouse.move(2, 2);
		await preview(page).waitFor({ state: 'detached' });
	});

	it('inside a preview opens another one, and both stay', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		await workbench.openNote('Home.md', { mode: 'preview' });
		await page.locator('a.internal-link', { hasText: 'River > Banks' }).hover();
		await preview(page).locator('a.internal-link', { hasText: 'Sea' }).hover();
		await preview(page).getByText('Salty.').waitFor();
		await expect(preview(page).count()).resolves.toBe(2);
	});

	it('that leads to no file shows nothing, and a quick pass over links neither', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		const seen = await listen(workbench);
		await workbench.openNote('Home.md', { mode: 'preview' });
		await workbench.sweep(page.locator('.markdown-reading-view a.internal-link'), { end: { x: 2, y: 2 } });
		await page.waitForTimeout(600);
		await expect(preview(page).count()).resolves.toBe(0);
		await expect(seen()).resolves.toEqual([
			'properties: River in Home.md at River',
			'preview: River in Home.md at the river note',
			'preview: River#Banks in Home.md at River > Banks',
			'preview: Nowhere in Home.md at Nowhere',
		]);
	});

	it.each([['live preview', false], ['source mode', true]])('in the editor wants Ctrl (%s)', async (_name, source) => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		const seen = await listen(workbench);
		await workbench.openNote('Home.md', { mode: 'source', source });
		const link = page.locator('.cm-hmd-internal-link', { hasText: source ? 'River|the river note' : 'the river note' });
		await link.hover();
		await page.waitForTimeout(500);
		await expect(preview(page).count()).resolves.toBe(0);
		await expect(seen()).resolves.toEqual([`editor: River in Home.md at ${source ? 'River|the river note' : 'the river note'}`]);
		await page.keyboard.down('Control');
		await preview(page).getByText('Flows to the sea.').waitFor();
		await page.keyboard.up('Control');
	});

	it('does not take code for a link', async () => {
		const workbench = await openWorkbench({ files: vault });
		await workbench.openNote('Home.md', { mode: 'source' });
		await expect(workbench.page.locator('.cm-hmd-internal-link').allTextContents()).resolves.toEqual(['the river note', 'River#Banks', 'Nowhere']);
	});

	it('in a canvas, a Base, the search and the list of files is told with its source', async () => {
		const workbench = await openWorkbench({ files: vault });
		const { page } = workbench;
		const seen = await listen(workbench);
		await workbench.openNote('Plan.canvas');
		await page.locator('.canvas-node a.internal-link').hover();
		await workbench.screenshot('canvas');
		await workbench.openNote('All.base');
		await page.locator('.bases-table a.internal-link', { hasText: 'Sea' }).first().hover();
		await page.locator('.nav-file-title', { hasText: 'Sea' }).hover();
		await workbench.run(({ app }) => { app.workspace.trigger('search', 'Salty'); });
		await page.locator('.workspace-tab-header[data-type="search"]').click();
		await page.locator('.search-result-file-match').hover();
		await eventually(seen, [
			'preview: River in Plan.canvas at River',
			'bases: Sea.md in  at Sea',
			'file-explorer: Sea.md in  at Sea',
			'search: Sea.md in  at Salty.',
		]);
	});
});

describe('a window of its own', () => {
	it('shows a note with the theme, its links work there, and closing it closes the note', async () => {
		const workbench = await openWorkbench({ files: vault, theme: 'dark' });
		const [popout] = await Promise.all([
			workbench.context.waitForEvent('page'),
			workbench.openNote('Home.md', { mode: 'preview', newLeaf: 'window' }),
		]);
		await popout.locator('.markdown-reading-view a.internal-link').first().waitFor();
		await expect(popout.evaluate(() => document.body.className)).resolves.toContain('theme-dark');
		await expect(workbench.run(({ app }) => {
			const el = app.workspace.getMostRecentLeaf()?.view.containerEl;
			return [el?.win !== window, el?.doc !== document, el?.instanceOf(HTMLElement)];
		})).resolves.toEqual([true, true, true]);
		await popout.locator('a.internal-link', { hasText: 'the river note' }).hover();
		await preview(popout).getByText('Flows to the sea.').waitFor();
		await workbench.screenshot('popout', popout);
		await expect(preview(workbench.page).count()).resolves.toBe(0);
		await popout.close();
		await eventually(() => workbench.run(({ app }) => {
			let count = 0;
			app.workspace.iterateRootLeaves((leaf) => { if (leaf.getContainer().win !== window) count += 1; });
			return count;
		}), 0);
	});

	it('takes the keys of the palette too', async () => {
		const workbench = await openWorkbench({ files: vault });
		const [popout] = await Promise.all([
			workbench.context.waitForEvent('page'),
			workbench.openNote('River.md', { mode: 'preview', newLeaf: 'window' }),
		]);
		await popout.locator('.markdown-reading-view h1').first().waitFor();
		await popout.bringToFront();
		await popout.keyboard.press('ControlOrMeta+p');
		await popout.locator('.prompt-input').waitFor();
	});
});
