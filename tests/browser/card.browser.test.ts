import type { Locator, Page } from 'playwright-core';
import { accountNote, book, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench, type OpenOptions } from './workbench';

const files = {
	...book,
	// An account that links by name lead to, though no file is called so.
	'Clients/Garnet/README.md': accountNote({ title: 'Garnet Yards', aliases: '[Garnet]', status: 'Active', last_contact: '2026-11-10' },
		`# Garnet Yards\n\n## Key Facts\n\n- Builds ferries\n- ${'A long line about the slipway. '.repeat(20)}\n\n## Tasks\n\n- [ ] Ask about the crane 📅 2026-12-01\n`),
	'Archive/Garnet.md': accountNote({ title: 'Garnet Yards', status: 'Prospect', last_contact: '2026-01-10' }, '# Garnet Yards\n\n- [ ] Ask about the crane\n'),
	'Clip.md': '---\npublished: 2026-11-01\n---\nMenu\nGarnet Yards\n\nLast week Garnet Yards launched a ferry with two hulls.\n',
	'Sea.md': '# Sea\n\nNo account.\n',
	'Home.md': '---\npartner: "[[Alder Foods]]"\n---\nOn [[Alder Foods]], [[Garnet Yards]], [[Sea]], [[Nowhere]] and [[Alder Foods|the bakers]].\n',
	'Plan.canvas': JSON.stringify({ nodes: [{ id: '1', type: 'text', text: 'Along [[Alder Foods]]', x: 0, y: 0, width: 260, height: 120 }], edges: [] }),
	'All.base': 'views:\n  - type: table\n    name: All\n    order: [file.name, partner]\n',
};

const card = (page: Page): Locator => page.locator('.hover-popover .acct-card');

async function open(options: OpenOptions = {}): Promise<{ readonly workbench: BrowserWorkbench; readonly page: Page }> {
	const workbench = await openWorkbench({ today, files, ...options });
	await workbench.settle();
	return { workbench, page: workbench.page };
}

async function reading(options: OpenOptions = {}): Promise<{ readonly workbench: BrowserWorkbench; readonly page: Page; readonly link: (text: string) => Locator }> {
	const opened = await open(options);
	await opened.workbench.openNote('Home.md', { mode: 'preview' });
	return { ...opened, link: (text) => opened.page.locator('.markdown-reading-view p a.internal-link').filter({ hasText: new RegExp(`^${text}$`) }).first() };
}

describe('the fact card', () => {
	it('stands above the preview, can be entered, ticks a task, and closes with Escape for as long as the pointer rests', async () => {
		const { workbench, page, link } = await reading();
		await link('Alder Foods').hover();
		await card(page).getByText('Runs three bakeries in').waitFor();
		await expect(page.locator('.hover-popover').count()).resolves.toBe(1);
		await page.locator('.hover-popover .markdown-embed').waitFor();
		await card(page).hover();
		await page.waitForTimeout(600);
		await card(page).locator('li', { hasText: 'Send the offer' }).getByRole('checkbox').click();
		await eventually(async () => (await workbench.readDisk('Accounts/Alder Foods.md')).includes('- [x] Send the offer 📅 2026-11-25'), true);
		await page.keyboard.press('Escape');
		await card(page).waitFor({ state: 'detached' });
		await page.waitForTimeout(900);
		await expect(card(page).count()).resolves.toBe(0);
	});

	it('opens by itself for a link that leads to no file but names an account, and offers to merge its notes', async () => {
		const { workbench, page, link } = await reading();
		await link('Garnet Yards').hover();
		await card(page).getByText('Builds ferries').waitFor();
		await expect(card(page).textContent()).resolves.toContain('2 notes');
		await expect(card(page).getByRole('img', { name: /Notes disagree: Prospect in Garnet/ }).count()).resolves.toBe(1);
		// A long text is cut at a word and opens.
		await expect(card(page).locator('li', { hasText: 'slipway' }).textContent()).resolves.toContain('…');
		await card(page).getByRole('button', { name: 'More' }).click();
		await expect(card(page).locator('li', { hasText: 'slipway' }).textContent()).resolves.not.toContain('…');
		await expect(card(page).locator('li', { hasText: 'Ask about the crane' }).count()).resolves.toBe(1);
		await workbench.screenshot('card-own');
		await card(page).getByRole('button', { name: 'Merge' }).click();
		await page.locator('.acct-merge-modal').getByRole('heading', { name: 'Garnet Yards' }).waitFor();
	});

	it('tells when a fact was said, and what other notes say: those with a link at once, the others when asked', async () => {
		const { page, link } = await reading();
		await link('Garnet Yards').hover();
		await expect(card(page).locator('li', { hasText: 'Builds ferries' }).textContent()).resolves.toContain('10 Nov 2026');
		const mentions = card(page).locator('section', { hasText: 'Mentions' });
		await mentions.locator('li', { hasText: 'On Alder Foods, Garnet Yards' }).waitFor();
		await expect(mentions.textContent()).resolves.not.toContain('two hulls');
		await mentions.getByRole('button', { name: 'Search all notes' }).click();
		await mentions.getByRole('status').getByText('1 without a link').waitFor();
		await expect(mentions.locator('li').first().textContent()).resolves.toBe('Last week Garnet Yards launched a ferry with two hulls.1 Nov 2026Clip');
		await expect(mentions.textContent()).resolves.not.toContain('Menu');
	});

	it('says that nobody names the account, and a search under way goes with the card', async () => {
		const { workbench, page, link } = await reading();
		await link('Alder Foods').hover();
		const search = card(page).getByRole('button', { name: 'Search all notes' });
		await search.click();
		await card(page).getByRole('status').getByText('No note names it without a link').waitFor();
		await page.keyboard.press('Escape');
		await card(page).waitFor({ state: 'detached' });
		await page.mouse.move(2, 2);
		// Texts that come when the card has gone.
		await workbench.run(({ app }) => { app.vault.cachedRead = () => new Promise((resolve) => { setTimeout(() => { resolve('Garnet Yards wrote again.'); }, 800); }); });
		await link('Garnet Yards').hover();
		await search.click();
		await card(page).getByRole('status').getByText('Searching all notes…').waitFor();
		await page.keyboard.press('Escape');
		await card(page).waitFor({ state: 'detached' });
		await page.waitForTimeout(1_200);
		await expect(page.locator('.acct-card').count()).resolves.toBe(0);
	});

	it('of an account with much to say fits without scrolling', async () => {
		const line = (nth: number): string => `- Line ${String(nth)}: ${'something that was said at some length '.repeat(1 + nth % 4)}`;
		const part = (title: string): string => `## ${title}\n\n${[...'abcde'].map((_, nth) => line(nth)).join('\n')}\n`;
		const rich = accountNote({ title: 'Garnet Yards', status: 'Active', industry: 'Ships', last_contact: '2026-11-10' }, `# Garnet Yards\n\n${['Key Facts', 'Blockers', 'Opportunities', 'Key Contacts'].map(part).join('\n')}\n## Tasks\n\n${[1, 2, 3].map((nth) => `- [ ] ${line(nth).slice(2)} 📅 2026-12-01`).join('\n')}\n`);
		const { workbench, page, link } = await reading({ files: { ...files, 'Clients/Garnet/README.md': rich } });
		for (const name of ['Garnet Yards', 'the yard']) {
			if (name === 'the yard') await workbench.writeDisk('Home.md', 'At [[Clients/Garnet/README|the yard]].\n');
			await link(name).hover();
			await card(page).locator('section', { hasText: 'Mentions' }).locator('li').first().waitFor();
			await workbench.screenshot(`card-full-${name === 'the yard' ? 'preview' : 'own'}`);
			await expect(card(page).evaluate((el) => Math.max(el.scrollHeight - el.clientHeight, el.getBoundingClientRect().bottom - (el.parentElement?.getBoundingClientRect().bottom ?? 0)))).resolves.toBeLessThanOrEqual(1);
			await expect(card(page).locator('section').count()).resolves.toBe(6);
			await page.mouse.move(2, 2);
			await card(page).waitFor({ state: 'detached' });
		}
	});

	it('opens once after a quick pass over twenty links, where the pointer rests', async () => {
		const lines = Array.from({ length: 10 }, () => '- [[Garnet Yards]] and [[Alder Foods]]').join('\n');
		const { workbench, page } = await reading({ files: { ...files, 'Home.md': `${lines}\n` } });
		const links = page.locator('.markdown-reading-view a.internal-link');
		await expect(links.count()).resolves.toBe(20);
		await page.evaluate(() => {
			const seen = new Set<Element>();
			new MutationObserver(() => { for (const el of document.querySelectorAll('.acct-card')) seen.add(el); }).observe(document.body, { childList: true, subtree: true });
			Object.assign(window, { seenCards: seen });
		});
		await workbench.sweep(links, { begin: () => page.evaluate(() => { (window as unknown as { seenCards: Set<Element> }).seenCards.clear(); }) });
		await card(page).getByText('Runs three bakeries').waitFor();
		// Into the card and back to the link: it stays the one it is.
		await card(page).hover();
		await page.waitForTimeout(100);
		await links.last().hover();
		await page.waitForTimeout(1_300);
		await expect(page.evaluate(() => (window as unknown as { seenCards: Set<Element> }).seenCards.size)).resolves.toBe(1);
	});

	it('at the bottom of a window stands above its link, whole, and says when the account goes while it is shown', async () => {
		const { workbench, page, link } = await reading({ files: { ...files, 'Home.md': `${'A line.\n\n'.repeat(12)}[[Garnet Yards]] and [[Alder Foods]]\n` }, size: { width: 900, height: 640 } });
		for (const [name, text] of [['Garnet Yards', 'Builds ferries'], ['Alder Foods', 'Runs three bakeries']] as const) {
			await link(name).hover();
			await card(page).getByText(text).waitFor();
			await card(page).locator('section', { hasText: 'Mentions' }).locator('li').first().waitFor();
			await eventually(async () => {
				const popover = await page.locator('.hover-popover').boundingBox();
				const target = await link(name).boundingBox();
				return popover && target && {
					isOffItsLink: popover.y + popover.height <= target.y + 1 || popover.y >= target.y + target.height - 1,
					isWhole: popover.y >= 0 && popover.y + popover.height <= 640,
				};
			}, { isOffItsLink: true, isWhole: true });
			await workbench.screenshot(`card-bottom-${name.slice(0, 5)}`);
			if (name === 'Garnet Yards') await page.keyboard.press('Escape');
		}
		await card(page).hover();
		await workbench.run(async ({ app }) => {
			const file = app.vault.getFileByPath('Accounts/Alder Foods.md');
			if (file) await app.fileManager.trashFile(file);
		});
		await card(page).getByText('This account has gone.').waitFor();
	});

	it('shows nothing for notes that are no account and links that lead nowhere', async () => {
		const { page, link } = await reading();
		await link('Sea').hover();
		await page.locator('.hover-popover .markdown-embed').waitFor();
		await page.waitForTimeout(500);
		await expect(page.locator('.acct-card').count()).resolves.toBe(0);
		await page.mouse.move(2, 2);
		await page.locator('.hover-popover').waitFor({ state: 'detached' });
		await link('Nowhere').hover();
		await page.waitForTimeout(1_300);
		await expect(page.locator('.hover-popover').count()).resolves.toBe(0);
	});

	it('does not repeat in the details of an account what they tell, but tells of others that are linked there', async () => {
		const { workbench, page } = await open({ files: { ...files, 'Archive/Garnet.md': accountNote({ title: 'Garnet Yards' }, '## Key Facts\n\n- Its name is [[Garnet Yards]]\n- Carries bread of [[Alder Foods]]\n') } });
		await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Garnet%20Yards'));
		const facts = page.locator('.acct-details [data-section="facts"]');
		await facts.locator('a', { hasText: 'Garnet Yards' }).hover();
		await page.waitForTimeout(1_300);
		await expect(card(page).count()).resolves.toBe(0);
		await facts.locator('a', { hasText: 'Alder Foods' }).hover();
		await card(page).getByText('Runs three bakeries in').waitFor();
	});

	it.each([['live preview', false], ['source mode', true]])('in the editor (%s) wants Ctrl, as the preview does', async (_name, source) => {
		const { workbench, page } = await open();
		await workbench.openNote('Home.md', { mode: 'source', source });
		const link = page.locator('.cm-hmd-internal-link', { hasText: 'Garnet Yards' });
		await link.hover();
		await page.waitForTimeout(1_500);
		await expect(card(page).count()).resolves.toBe(0);
		await page.mouse.move(2, 2);
		await page.keyboard.down('Control');
		await link.hover();
		await card(page).getByText('Builds ferries').waitFor();
		await page.keyboard.up('Control');
	});

	it('comes over links in properties, a canvas, a Base, the search and the list of files', async () => {
		const { workbench, page } = await open();
		await workbench.openNote('Home.md', { mode: 'preview' });
		const seen: string[] = [];
		const look = async (name: string, link: Locator, key = true): Promise<void> => {
			await page.mouse.move(2, 2);
			await card(page).waitFor({ state: 'detached' });
			if (key) await page.keyboard.down('Control');
			await link.hover();
			if (await card(page).getByText('Runs three bakeries').waitFor({ timeout: 5_000 }).then(() => true, () => false)) seen.push(name);
			await page.keyboard.up('Control');
		};
		await look('properties', page.locator('.metadata-link-inner').locator('visible=true').first());
		await workbench.openNote('Plan.canvas');
		await look('canvas', page.locator('.canvas-node a.internal-link'), false);
		await workbench.openNote('All.base');
		await look('base', page.locator('.bases-table a.internal-link', { hasText: 'Alder Foods' }).first());
		await look('files', page.locator('.nav-file-title', { hasText: 'Alder Foods' }));
		await workbench.run(({ app }) => { app.workspace.trigger('search', 'bakeries'); });
		await page.locator('.workspace-tab-header[data-type="search"]').click();
		await look('search', page.locator('.search-result-file-match').first());
		expect(seen).toEqual(['properties', 'canvas', 'base', 'files', 'search']);
	});

	it('is reached with the keyboard: the command shows the account of the link under the cursor', async () => {
		const { workbench, page } = await open();
		await workbench.openNote('Home.md', { mode: 'source', source: true });
		await page.locator('.cm-content').click();
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		await workbench.palette('Show account facts');
		const modal = page.locator('.acct-card-modal');
		await modal.getByText('Runs three bakeries').waitFor();
		expect(await workbench.axe('.acct-card-modal')).toEqual([]);
		await page.keyboard.press('Escape');
		await modal.waitFor({ state: 'detached' });
	});

	it('does not squeeze days and their note into two columns on a narrow phone', async () => {
		const { workbench, page } = await open({ mobile: true, size: { width: 320, height: 640 } });
		await workbench.openNote('Clients/Garnet/README.md', { mode: 'preview' });
		await workbench.run((bench) => { bench.command('show-facts'); });
		const field = page.locator('.acct-card-modal .acct-card-field', { hasText: 'days ago' });
		await field.waitFor();
		const [days, source] = [await field.locator('span').first().boundingBox(), await field.locator('.acct-source').boundingBox()];
		expect(days?.height).toBeLessThan(30);
		expect(source?.y).toBeGreaterThanOrEqual((days?.y ?? 0) + (days?.height ?? 0));
	});

	it('does not say that there is nothing where a person left parts out', async () => {
		const { workbench, page } = await open();
		await workbench.run(async ({ plugin }) => {
			await plugin?.saveData({ ...await plugin.loadData() as object, cardSections: [] });
			await plugin?.onExternalSettingsChange?.();
		});
		await workbench.openNote('Accounts/Alder Foods.md', { mode: 'preview' });
		await workbench.run((bench) => { bench.command('show-facts'); });
		const modal = page.locator('.acct-card-modal');
		await modal.locator('.acct-card-name').waitFor();
		await workbench.settle();
		await expect(modal.textContent()).resolves.not.toMatch(/bakeries|hold no/);
	});

	it('comes in a window of its own, in that window', async () => {
		const { workbench } = await open();
		const [popout] = await Promise.all([
			workbench.context.waitForEvent('page'),
			workbench.openNote('Home.md', { mode: 'preview', newLeaf: 'window' }),
		]);
		await popout.locator('.markdown-reading-view p a.internal-link', { hasText: 'Garnet Yards' }).hover();
		await card(popout).getByText('Builds ferries').waitFor();
		await expect(card(workbench.page).count()).resolves.toBe(0);
		await popout.keyboard.press('Escape');
		await card(popout).waitFor({ state: 'detached' });
	});

	it('follows the note while it is shown, and goes with the plugin', async () => {
		const { workbench, page, link } = await reading();
		await link('Garnet Yards').hover();
		await card(page).getByText('Builds ferries').waitFor();
		await card(page).hover();
		await workbench.run(async ({ app }) => {
			const file = app.vault.getFileByPath('Clients/Garnet/README.md');
			if (file) await app.vault.process(file, (text) => text.replace('Builds ferries', 'Builds tugs'));
		});
		await card(page).getByText('Builds tugs').waitFor();
		await workbench.run((bench) => { bench.disablePlugin(); });
		await card(page).waitFor({ state: 'detached' });
		await page.mouse.move(2, 2);
		await link('Garnet Yards').hover();
		await page.waitForTimeout(1_200);
		await expect(page.locator('.acct-card').count()).resolves.toBe(0);
	});

	it.each(['light', 'dark'] as const)('has nothing serious against assistive technology in the %s theme', async (theme) => {
		const { workbench, page, link } = await reading({ theme });
		await link('Alder Foods').hover();
		await card(page).getByText('Runs three bakeries in').waitFor();
		await workbench.screenshot(`card-${theme}`);
		expect(await workbench.axe('.acct-card')).toEqual([]);
	});

	it('on a phone is in the menu of the file', async () => {
		const { workbench, page } = await open({ mobile: true, size: { width: 360, height: 720 } });
		await workbench.openNote('Accounts/Alder Foods.md', { mode: 'preview' });
		await workbench.run((bench) => { bench.command('show-facts'); });
		await page.locator('.acct-card-modal').getByText('Runs three bakeries').waitFor();
		await workbench.screenshot('card-phone');
		await expect(page.locator('.acct-card-modal').evaluate((el) => el.scrollWidth <= el.clientWidth + 1)).resolves.toBe(true);
	});
});
