import { openDashboard, whenShown } from './dashboard';
import { eventually, openWorkbench } from './workbench';

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	it.each([[1400, 900], [700, 900], [320, 640]])('nothing serious is wrong for assistive technology at %i px', async (width, height) => {
		const workbench = await openWorkbench({ theme, size: { width, height } });
		const { page } = workbench;
		await workbench.run((bench) => {
			if (innerWidth < 800) (bench.app.workspace as unknown as { leftSplit: { collapse(): void } }).leftSplit.collapse();
			bench.command('open');
		});
		await whenShown(workbench);
		await workbench.screenshot(`dashboard-${theme}-${width}`);
		expect(await workbench.axe('.account-dashboard')).toEqual([]);
		await page.locator('.acct-screen .acct-row .acct-cell-contact').nth(1).click();
		await page.locator('.acct-details').waitFor();
		await workbench.settle();
		await workbench.screenshot(`dashboard-details-${theme}-${width}`);
		expect(await workbench.axe('.account-dashboard')).toEqual([]);
	});

	it('nothing serious is wrong in its panels and its help', async () => {
		const { page, workbench } = await openDashboard({ theme });
		for (const name of ['Columns', 'Needs attention']) {
			await page.getByRole('button', { name }).click();
			await page.locator('.acct-popover').waitFor();
			expect(await workbench.axe('.acct-popover')).toEqual([]);
			await page.keyboard.press('Escape');
		}
		await page.locator('.acct-row[tabindex="0"]').focus();
		await page.keyboard.press('?');
		await page.locator('.acct-help').waitFor();
		expect(await workbench.axe('.modal')).toEqual([]);
	});
});

/** Texts that are cut off or stick out of the dashboard's edge. */
function overflow(): string[] {
	const frame = (document.querySelector('.account-dashboard') as HTMLElement).getBoundingClientRect();
	return [...document.querySelectorAll<HTMLElement>('.account-dashboard button, .acct-level, .acct-name, .acct-contact-age, .acct-contact-due, .acct-tile-title')]
		.filter((el) => el.offsetParent !== null && getComputedStyle(el).opacity !== '0' && el.closest('.acct-header') === null)
		.filter((el) => {
			const box = el.getBoundingClientRect();
			return box.left < frame.left - 1 || box.right > frame.right + 1 || (!el.matches('button, .acct-name') && el.scrollWidth > el.clientWidth + 1);
		})
		.map((el) => `${el.className}: ${el.textContent ?? ''}`);
}

describe('a narrow sidebar', () => {
	it('keeps everything readable at 320 px, also from right to left', async () => {
		const { workbench, page } = await openDashboard({ size: { width: 360, height: 700 } });
		await workbench.run((bench) => { (bench.app.workspace as unknown as { leftSplit: { collapse(): void } }).leftSplit.collapse(); });
		await page.setViewportSize({ width: 320 + Math.round((await page.locator('.account-dashboard').boundingBox())?.x ?? 0), height: 700 });
		await workbench.settle();
		expect(await page.evaluate(overflow)).toEqual([]);
		await workbench.run((bench) => { bench.setDirection('rtl'); });
		await workbench.settle();
		await workbench.screenshot('dashboard-rtl-320');
		expect(await page.evaluate(overflow)).toEqual([]);
	});
});

describe('details in a narrow place', () => {
	it('take the whole of it, and lead back to the row they came from', async () => {
		const { workbench, page, focused } = await openDashboard({ size: { width: 400, height: 700 } });
		await workbench.run((bench) => { (bench.app.workspace as unknown as { leftSplit: { collapse(): void } }).leftSplit.collapse(); });
		await workbench.settle();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await eventually(focused, 'Birch Optics');
		await page.keyboard.press(' ');
		await page.locator('.acct-details-title', { hasText: 'Birch Optics' }).waitFor();
		await workbench.settle();
		await workbench.screenshot('dashboard-details-narrow');
		await expect(page.locator('.acct-list').isVisible()).resolves.toBe(false);
		await expect(page.locator('.acct-search').isVisible()).resolves.toBe(false);
		const [panel, frame] = await Promise.all(['.acct-details', '.acct-screen'].map((selector) => page.locator(selector).boundingBox()));
		expect(panel?.height).toBeCloseTo(frame?.height ?? 0, 0);
		await expect(page.getByRole('button', { name: 'All accounts' }).evaluate((el) => el === document.activeElement)).resolves.toBe(true);
		await page.keyboard.press('Enter');
		await eventually(focused, 'Birch Optics');
		await expect(page.locator('.acct-list').isVisible()).resolves.toBe(true);
	});
});

describe('from right to left', () => {
	it('mirrors the table and stays inside its frame', async () => {
		const { workbench, page } = await openDashboard();
		await workbench.run((bench) => { bench.setDirection('rtl'); });
		await workbench.settle();
		await workbench.screenshot('dashboard-rtl-1280');
		const [name, level] = await Promise.all(['.acct-cell-name', '.acct-cell-level'].map((selector) => page.locator(`.acct-row ${selector}`).first().boundingBox()));
		expect(name?.x ?? 0).toBeGreaterThan(level?.x ?? 0);
		expect(await page.evaluate(overflow)).toEqual([]);
	});
});

describe('a phone', () => {
	it('has targets that a thumb can hit, and a menu on a long press', async () => {
		const { workbench, page, row } = await openDashboard({ mobile: true, size: { width: 390, height: 844 } });
		await workbench.screenshot('dashboard-phone');
		const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.acct-screen button, .acct-screen input:not([type=checkbox]), .acct-row')]
			.filter((el) => el.offsetParent !== null && !el.matches('.acct-badge, .acct-heading-button'))
			.map((el) => ({ name: `${el.className} ${el.textContent ?? ''}`, height: el.getBoundingClientRect().height }))
			.filter(({ height }) => height < 40));
		expect(small).toEqual([]);
		await expect(row('Alder Foods').locator('[data-action="log-contact"]').evaluate((el) => getComputedStyle(el).opacity)).resolves.toBe('1');
		await row('Alder Foods').locator('.acct-cell-contact').tap();
		await page.locator('.acct-details-title', { hasText: 'Alder Foods' }).waitFor();
	});
});

describe('a window of its own', () => {
	it('draws and answers there too', async () => {
		const { workbench, page } = await openDashboard();
		const [popup] = await Promise.all([
			page.context().waitForEvent('page'),
			workbench.run(async (bench) => {
				const leaf = (bench.app.workspace as unknown as { openPopoutLeaf(): { setViewState(state: unknown): Promise<void> } }).openPopoutLeaf();
				await leaf.setViewState({ type: 'account-dashboard', active: true });
			}),
		]);
		await popup.locator('.acct-row').first().waitFor();
		await popup.locator('.acct-tile[data-tile="stale"]').click();
		await eventually(() => popup.locator('.acct-name').allTextContents(), ['Cedar Energy']);
		await popup.locator('.acct-row .acct-cell-level').click();
		await popup.locator('.acct-details-title', { hasText: 'Cedar Energy' }).waitFor();
	});
});
