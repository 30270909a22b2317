import type { Page } from 'playwright-core';
import { openWorkbench } from './workbench';

/** Buttons of a part of the page that look the same with the focus and without. */
const unmarked = (page: Page, part: string): Promise<string[]> => page.evaluate((inside) => {
	const looks = (el: Element): string => {
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(el);
		return outlineStyle === 'none' ? boxShadow : `${outlineStyle} ${outlineWidth} ${boxShadow}`;
	};
	const buttons = [...document.querySelectorAll<HTMLElement>(`${inside} button`)].filter((el) => el.checkVisibility() && !el.matches(':disabled'));
	if (buttons.length === 0) throw new Error(`No button in ${inside}`);
	return buttons.filter((el) => {
		(document.activeElement as HTMLElement | null)?.blur();
		const before = looks(el);
		el.focus({ preventScroll: true });
		return looks(el) === before;
	}).map(({ className, textContent }) => `${className}: ${textContent}`);
}, part);

const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['focus'] ?? document.activeElement?.tagName ?? '');

describe('the keyboard goes on', () => {
	it.each(['details', 'card'] as const)('at a task that was ticked in the %s: it stays in its place, and the same again opens it', async (place) => {
		const workbench = await openWorkbench({ today: '2026-11-20' });
		await workbench.settle();
		const { page } = workbench;
		if (place === 'details') await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Northgate%20Foods'));
		else {
			await workbench.openNote('Customers/Northgate Foods/README.md', { mode: 'preview' });
			await workbench.run((bench) => { bench.command('show-facts'); });
			// The dialog takes the focus first, and other notes are told of when they have been read.
			await page.waitForFunction(() => document.querySelector('.acct-card-modal')?.contains(document.activeElement));
			await page.locator('.acct-card-modal section', { hasText: 'Mentions' }).locator('li').first().waitFor();
		}
		const tasks = page.locator(`${place === 'details' ? '.acct-details' : '.acct-card-modal'} .acct-task`);
		await tasks.first().waitFor();
		const before = await tasks.allInnerTexts();
		await tasks.first().locator('.acct-task-box').focus();
		const ticked = await focused(page);
		expect(ticked).toMatch(/^task /);
		await page.keyboard.press('Space');
		await tasks.and(page.locator('[data-state="done"]')).waitFor();
		expect(await tasks.allInnerTexts()).toEqual(before);
		expect(await focused(page)).toBe(ticked);
		// A second click, too, meets the task that the first one met.
		await tasks.first().locator('.acct-task-box').click();
		await tasks.and(page.locator('[data-state="done"]')).waitFor({ state: 'detached' });
		expect(await tasks.allInnerTexts()).toEqual(before);
		expect(await focused(page)).toBe(ticked);
	});

	it('where it can be seen: every button has a ring', async () => {
		const workbench = await openWorkbench({ today: '2026-11-20' });
		await workbench.settle();
		const { page } = workbench;
		await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Northgate%20Foods'));
		await page.locator('.acct-details .acct-task').first().waitFor();
		// Rings are for the keyboard.
		await page.keyboard.press('Tab');
		expect(await unmarked(page, '.account-dashboard')).toEqual([]);
		await page.getByRole('tab', { name: 'Tasks', exact: true }).focus();
		await page.keyboard.press('Enter');
		await page.locator('.acct-task-row').first().waitFor();
		expect(await unmarked(page, '.account-dashboard')).toEqual([]);
		await workbench.openNote('Customers/Northgate Foods/README.md', { mode: 'preview' });
		await workbench.run((bench) => { bench.command('show-facts'); });
		await page.locator('.acct-card-modal section').first().waitFor();
		await page.keyboard.press('Tab');
		expect(await unmarked(page, '.acct-card-modal')).toEqual([]);
	});

	it('at its button after a contact was logged', async () => {
		const workbench = await openWorkbench({ today: '2026-11-20' });
		await workbench.settle();
		const { page } = workbench;
		await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Northgate%20Foods'));
		await page.locator('.acct-details').getByRole('button', { name: 'Log contact' }).focus();
		await page.keyboard.press('Enter');
		await page.locator('.modal').getByLabel('What was said').waitFor();
		await page.keyboard.press('Enter');
		await page.locator('.modal').waitFor({ state: 'detached' });
		await page.locator('.acct-details', { hasText: 'today' }).waitFor();
		await page.waitForTimeout(300);
		await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('Log contact');
	});
});
