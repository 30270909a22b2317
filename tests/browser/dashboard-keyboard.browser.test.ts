import { dashboardOf, openDashboard, today, whenShown } from './dashboard';
import { eventually, openWorkbench } from './workbench';

describe('the dashboard by keyboard alone', () => {
	it('moves between accounts, to the ends, and by letters', async () => {
		const { page, focused } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await eventually(focused, 'Cedar Energy');
		await page.keyboard.press('ArrowDown');
		await eventually(focused, 'Birch Optics');
		await page.keyboard.press('End');
		await eventually(focused, 'Elm Studios');
		await page.keyboard.press('Home');
		await eventually(focused, 'Cedar Energy');
		await page.keyboard.type('al');
		await eventually(focused, 'Alder Foods');
		await page.keyboard.press('PageUp');
		await eventually(focused, 'Cedar Energy');
	});

	it('has one row in the order of Tab, the one that was active last', async () => {
		const { page, focused } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await expect(page.locator('.acct-row[tabindex="0"]').count()).resolves.toBe(1);
		await page.keyboard.press('Shift+Tab');
		await eventually(async () => (await focused()) === 'Birch Optics', false);
		await page.keyboard.press('Tab');
		await eventually(focused, 'Birch Optics');
	});

	it('opens the note with Enter, and in a new tab with Ctrl', async () => {
		const { page, workbench } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: 'Cedar Energy' }).waitFor();
		await workbench.run((bench) => bench.command('open'));
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		const before = await page.locator('.workspace-tab-header').count();
		await page.keyboard.press('ControlOrMeta+Enter');
		await eventually(() => page.locator('.workspace-tab-header').count(), before + 1);
	});

	it('opens the note that the last contact came from, from its cell', async () => {
		const { page, row } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
		await expect(page.evaluate(() => document.activeElement?.getAttribute('data-column'))).resolves.toBe('contact');
		for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
		await expect(row('Cedar Energy').evaluate((el) => el === document.activeElement)).resolves.toBe(true);
	});

	it('shows and hides details with Space, and closes them with Escape', async () => {
		const { page, focused } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('Space');
		await expect(page.locator('.acct-details-title').innerText()).resolves.toBe('Cedar Energy');
		await page.keyboard.press('Space');
		await expect(page.locator('.acct-details').isVisible()).resolves.toBe(false);
		await page.keyboard.press('Space');
		await page.keyboard.press('Escape');
		await expect(page.locator('.acct-details').isVisible()).resolves.toBe(false);
		await eventually(focused, 'Cedar Energy');
	});

	it('selects with Ctrl and Space, by range with Shift, and all with Ctrl and A', async () => {
		const { page } = await openDashboard();
		const selected = () => page.locator('.acct-row[aria-selected="true"] .acct-name').allTextContents();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('Control+Space');
		await eventually(selected, ['Cedar Energy']);
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Shift+ArrowDown');
		await eventually(selected, ['Cedar Energy', 'Birch Optics', 'Dovetail']);
		await page.keyboard.press('Shift+ArrowUp');
		await eventually(selected, ['Cedar Energy', 'Birch Optics']);
		await page.keyboard.press('ControlOrMeta+a');
		await eventually(async () => (await selected()).length, 5);
		await page.keyboard.press('Escape');
		await eventually(selected, []);
	});

	it('offers each action once in the menu of a row, merging also where two accounts may be one', async () => {
		const workbench = await openWorkbench({ today });
		await workbench.settle();
		await workbench.run((bench) => bench.command('open'));
		await whenShown(workbench);
		const { page, row } = dashboardOf(workbench);
		for (const name of ['Northgate Foods', 'Körner Optik']) {
			await row(name).click({ button: 'right' });
			await page.locator('.menu').waitFor();
			const titles = await page.locator('.menu .menu-item-title').allTextContents();
			expect(titles.filter((title) => /merge|facts|details/i.test(title))).toEqual(['Show details', 'Merge notes']);
			await page.keyboard.press('Escape');
			await page.locator('.menu').waitFor({ state: 'detached' });
		}
		await row('Körner Optik').click({ button: 'right' });
		await page.locator('.menu-item', { hasText: 'Merge notes' }).click();
		await page.locator('.modal', { hasText: 'Koerner Optik' }).waitFor();
	});

	it('opens the menu of a row with Shift and F10, and runs an entry', async () => {
		const { page } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('Shift+F10');
		await page.locator('.menu .menu-item', { hasText: 'Show details' }).waitFor();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: 'Cedar Energy' }).waitFor();
	});

	it('tells its shortcuts with a question mark, and goes to the search with a slash', async () => {
		const { page } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('?');
		await page.locator('.modal', { hasText: 'Help for the list of accounts' }).waitFor();
		await expect(page.locator('.acct-help-keys kbd').count()).resolves.toBeGreaterThan(10);
		await page.keyboard.press('Escape');
		await page.locator('.modal').waitFor({ state: 'detached' });
		await page.locator('.acct-row[tabindex="0"]').focus();
		await page.keyboard.press('/');
		await expect(page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).resolves.toBe('Search accounts');
	});

	it('folds and opens groups with the arrows', async () => {
		const { page, names } = await openDashboard();
		await page.getByLabel('Group by').selectOption('owner');
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('Home');
		await page.keyboard.press('ArrowLeft');
		await eventually(names, ['Birch Optics', 'Dovetail', 'Elm Studios']);
		await page.keyboard.press('ArrowRight');
		await eventually(async () => (await names()).length, 5);
	});

	it('swaps left and right where text runs from the right', async () => {
		const { page, workbench } = await openDashboard();
		await workbench.run((bench) => { bench.setDirection('rtl'); });
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('ArrowLeft');
		await expect(page.evaluate(() => document.activeElement?.getAttribute('data-column'))).resolves.toBe('name');
	});
});

describe('the tree that a screen reader sees', () => {
	it('is a grid with all its rows counted, numbered and selectable', async () => {
		const { page, rows } = await openDashboard();
		const grid = page.getByRole('grid', { name: 'Accounts' });
		await expect(grid.getAttribute('aria-rowcount')).resolves.toBe('6');
		await expect(grid.getAttribute('aria-multiselectable')).resolves.toBe('true');
		await expect(rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-rowindex')))).resolves.toEqual(['2', '3', '4', '5', '6']);
		await expect(rows.first().locator(':scope > *').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('role')))).resolves
			.toEqual(['rowheader', ...Array.from({ length: 7 }, () => 'gridcell')]);
		await expect(page.getByRole('columnheader').count()).resolves.toBe(8);
	});

	it('sorts by the whole cell of a heading, and keeps the focus there', async () => {
		const { page, names } = await openDashboard();
		const heading = page.getByRole('columnheader', { name: 'Account' });
		const box = await heading.boundingBox();
		await heading.click({ position: { x: (box?.width ?? 0) - 4, y: (box?.height ?? 0) / 2 } });
		await eventually(names, ['Alder Foods', 'Birch Optics', 'Cedar Energy', 'Dovetail', 'Elm Studios']);
		await heading.getByRole('button').focus();
		await page.keyboard.press('Enter');
		await eventually(names, ['Elm Studios', 'Dovetail', 'Cedar Energy', 'Birch Optics', 'Alder Foods']);
		await expect(heading.getByRole('button').evaluate((el) => el === document.activeElement)).resolves.toBe(true);
	});
});
