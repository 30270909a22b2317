/** The code block `account-dashboard` in notes. */
import type { Locator } from 'playwright-core';
import { book, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench, type OpenOptions } from './workbench';

function note(block: string, before = 'Text above.'): string {
	return `${before}\n\n\`\`\`account-dashboard\n${block}\n\`\`\`\n\nText below.\n`;
}

/** A note with a block, opened. */
async function openBlock(block: string, options: OpenOptions & { readonly mode?: 'source' | 'preview' } = {}): Promise<{ workbench: BrowserWorkbench; block: Locator; names: () => Promise<string[]> }> {
	const workbench = await openWorkbench({ today, files: { ...book, 'Home.md': note(block) }, ...options });
	await workbench.settle();
	await workbench.openNote('Home.md', { mode: options.mode ?? 'preview' });
	const place = workbench.page.locator('.acct-block:visible');
	await place.waitFor();
	await workbench.settle();
	return { workbench, block: place, names: () => place.locator('.acct-row:not(.acct-group) .acct-name').allTextContents() };
}

describe('a block in reading view', () => {
	it('shows the accounts it asks for, in its order, with its columns', async () => {
		const { workbench, block, names } = await openBlock('status: Active\nsort: name\ncolumns: contact, tasks, arr');
		await eventually(names, ['Alder Foods', 'Cedar Energy', 'Dovetail']);
		expect(await block.locator('[role=columnheader]').allTextContents()).toEqual(['Account', 'Last contact', 'Tasks', 'Arr', 'Actions']);
		expect(await block.locator('.acct-row').first().locator('[data-column="property:arr"]').textContent()).toBe('12000');
		await workbench.screenshot('block-reading');
		expect(await workbench.axe('.markdown-preview-view')).toEqual([]);
	});

	it('follows a change of a note without drawing other rows', async () => {
		const { workbench, block, names } = await openBlock('staleness: stale, due');
		await eventually(names, ['Cedar Energy', 'Birch Optics']);
		await workbench.page.evaluate(() => {
			const changes: string[] = [];
			Object.assign(window, { changes });
			new MutationObserver((records) => {
				for (const { target } of records) changes.push((target.nodeType === 1 ? target as Element : target.parentElement)?.closest('.acct-row')?.querySelector('.acct-name')?.textContent ?? '');
			}).observe([...document.querySelectorAll<HTMLElement>('.acct-block .acct-rows')].find((el) => el.offsetParent !== null) as Element, { subtree: true, childList: true, characterData: true, attributes: true });
		});
		await workbench.writeDisk('Accounts/Birch Optics.md', book['Accounts/Birch Optics.md']?.replace('Prospect', 'Won over') ?? '');
		await eventually(() => block.locator('.acct-row').nth(1).locator('.acct-status').textContent(), 'Won over');
		expect(new Set(await workbench.page.evaluate(() => Reflect.get(window, 'changes') as string[]))).toEqual(new Set(['Birch Optics']));
	});

	it('names a wrong key and a wrong value with the nearest, and shows no list', async () => {
		const { workbench, block } = await openBlock('statsu: Active\nstaleness: stael\nlimit: many\njust words');
		expect(await block.locator('.acct-block-problem').allTextContents()).toEqual([
			'There is no key “statsu”. Did you mean “status”?',
			'There is no staleness “stael”. Did you mean “stale”?',
			'The limit “many” is not a whole number from 1 on.',
			'“just words” is not of the form “key: value”.',
		]);
		expect(await block.locator('.acct-grid').count()).toBe(0);
		await workbench.screenshot('block-problems');
	});

	it('names a mistyped column, what is no direction, and a property that no note has', async () => {
		const { block } = await openBlock('sort: last-contakt up\ncolumns: status, foobar');
		await eventually(async () => [...await block.locator('.acct-block-problem').allTextContents()].sort(), [
			'No account note has the property “foobar”.',
			'There is no column “last-contakt”, and “up” is no direction. Did you mean “last-contact asc” or “last-contact desc”?',
		]);
	});

	it('says in a true sentence why it is empty, with the nearest value that there is', async () => {
		const { workbench, block } = await openBlock('status: Activ\ncolumns: contact, ar');
		await eventually(() => block.locator('.acct-messages p').allTextContents(), ['None of 5 accounts fits: status Activ.', 'No account has the status “Activ”. Did you mean “Active”?']);
		expect(await block.locator('.acct-block-problem').allTextContents()).toEqual(['No account note has the property “ar”. Did you mean “arr”?']);
		await workbench.screenshot('block-empty');
	});

	it('opens a note, previews it on hover and opens the details in the dashboard', async () => {
		const { workbench, block } = await openBlock('sort: name\nlimit: 2');
		const { page } = workbench;
		expect(await block.locator('.acct-table-foot').textContent()).toBe('The first 2 of 5 accounts');
		await page.evaluate(() => { Object.assign(window, { hovers: [] }); });
		await workbench.run(({ app }) => {
			app.workspace.on('hover-link' as 'quit', ((event: { linktext: string; source: string }) => { (Reflect.get(window, 'hovers') as unknown[]).push([event.linktext, event.source]); }) as never);
		});
		await block.locator('.acct-name').first().hover();
		await eventually(() => page.evaluate(() => (Reflect.get(window, 'hovers') as unknown[])[0]), ['Accounts/Alder Foods.md', 'account-dashboard']);
		await block.locator('.acct-row').first().focus();
		await page.keyboard.press('Space');
		await page.locator('.acct-details-title', { hasText: 'Alder Foods' }).waitFor();
		await workbench.openNote('Home.md', { mode: 'preview' });
		await page.locator('.acct-block:visible .acct-name').nth(1).click();
		await eventually(() => workbench.run(({ app }) => app.workspace.getActiveFile()?.path), 'Accounts/Birch Optics.md');
	});

	it('logs a contact from its row', async () => {
		const { workbench, block } = await openBlock('sort: name\nlimit: 1');
		await block.locator('.acct-row').first().hover();
		await block.locator('[data-action="log-contact"]').first().click();
		await workbench.page.keyboard.press('Enter');
		await eventually(() => workbench.readDisk('Accounts/Alder Foods.md'), book['Accounts/Alder Foods.md']?.replace('2026-11-18', today));
	});

	it('ends with its note', async () => {
		const { workbench } = await openBlock('sort: name');
		await workbench.openNote('Accounts/Alder Foods.md');
		await workbench.settle();
		expect(await workbench.page.locator('.acct-block:visible').count()).toBe(0);
	});
});

describe('a block in live preview', () => {
	it('is drawn, answers to clicks, and gives way to its text', async () => {
		const { workbench, block, names } = await openBlock('status: Active\nsort: name', { mode: 'source' });
		await eventually(names, ['Alder Foods', 'Cedar Energy', 'Dovetail']);
		await workbench.screenshot('block-live-preview');
		await block.locator('[data-sort="name"]').click();
		await eventually(names, ['Dovetail', 'Cedar Energy', 'Alder Foods']);
		await workbench.page.locator('.edit-block-button').dispatchEvent('click');
		await eventually(() => block.count(), 0);
		expect(await workbench.readDisk('Home.md')).toBe(note('status: Active\nsort: name'));
	});
});

describe('a block on a phone', () => {
	it('folds to two lines a row and loses nothing beside the screen', async () => {
		const { workbench, block } = await openBlock('sort: name', { mobile: true, size: { width: 390, height: 800 } });
		await block.locator('.acct-row').first().waitFor();
		await workbench.screenshot('block-phone');
		const { inner, outer } = await block.evaluate((el) => ({ inner: Math.max(...[...el.querySelectorAll('.acct-level, .acct-status')].map((one) => one.getBoundingClientRect().right)), outer: el.getBoundingClientRect().right }));
		expect(inner).toBeLessThanOrEqual(outer);
		expect(await workbench.axe('.markdown-preview-view')).toEqual([]);
	});
});

describe('a block in a narrow pane', () => {
	it.each([[620, 58], [330, 84]])('of %i px cuts off nothing of a contact, also where levels are not shown', async (width, height) => {
		const { workbench, block } = await openBlock('staleness: stale, due\ncolumns: status, contact, tasks, arr');
		await block.locator('.acct-row').first().waitFor();
		await block.evaluate((el, px) => { el.setCssProps({ width: `${px}px` }); }, width);
		await workbench.settle();
		await workbench.screenshot(`block-${width}`);
		const rows = await block.locator('.acct-account').evaluateAll((els) => els.map((el) => {
			const box = (name: string): DOMRect => (el.querySelector(name) as HTMLElement).getBoundingClientRect();
			const contact = el.querySelector('.acct-cell-contact') as HTMLElement;
			return {
				isCut: contact.scrollWidth > contact.clientWidth, isBelow: box('.acct-cell-contact').top >= box('.acct-cell-name').bottom,
				hasStatus: box('.acct-cell-status').width > 0 && box('.acct-cell-status').bottom <= el.getBoundingClientRect().bottom, height: el.getBoundingClientRect().height,
			};
		}));
		expect(rows).toEqual(['Cedar Energy', 'Birch Optics'].map(() => ({ isCut: false, isBelow: true, hasStatus: true, height })));
	});
});

describe('a block over 5,000 accounts', () => {
	it('keeps few rows in the document and scrolls to the last', async () => {
		const workbench = await openWorkbench({ today, virtual: { accounts: 5_000 } });
		await workbench.run(async ({ app }) => { await app.vault.create('Home.md', '```account-dashboard\nsort: name\n```\n'); });
		await workbench.openNote('Home.md', { mode: 'preview' });
		await workbench.page.locator('.acct-block:visible .acct-row').first().waitFor({ timeout: 60_000 });
		expect(await workbench.page.locator('.acct-block:visible .acct-row').count()).toBeLessThan(60);
		await workbench.page.locator('.acct-block:visible .acct-row').first().focus();
		await workbench.page.keyboard.press('End');
		const count = await workbench.page.locator('.acct-block:visible .acct-grid').getAttribute('aria-rowcount');
		await eventually(() => workbench.page.locator('.acct-block:visible .acct-row:focus').getAttribute('aria-rowindex'), count);
	});
});
