import { accountNote, book, dashboardOf, openDashboard, today } from './dashboard';
import { eventually, openWorkbench } from './workbench';

const byAttention = ['Cedar Energy', 'Birch Optics', 'Dovetail', 'Alder Foods', 'Elm Studios'];

describe('opening the dashboard', () => {
	it('works from the ribbon', async () => {
		const workbench = await openWorkbench({ files: book, today });
		await workbench.page.locator('[aria-label="Open account dashboard"]').click();
		await eventually(() => dashboardOf(workbench).names(), byAttention);
	});

	it('works from the palette', async () => {
		const workbench = await openWorkbench({ files: book, today });
		await workbench.palette('Open dashboard');
		await eventually(() => dashboardOf(workbench).names(), byAttention);
	});

	it('shows the one that is open rather than another', async () => {
		const { workbench, page } = await openDashboard();
		await workbench.run((bench) => bench.command('open'));
		await workbench.settle();
		await expect(page.locator('.account-dashboard').count()).resolves.toBe(1);
	});
});

describe('a row', () => {
	it('says when contact was, how pressing it is, what is open and what is wrong', async () => {
		const { row } = await openDashboard();
		await expect(row('Birch Optics').locator('.acct-cell-contact').innerText()).resolves.toBe('5 weeks ago\n5 days overdue');
		await expect(row('Birch Optics').locator('.acct-cell-contact').getAttribute('aria-label')).resolves
			.toBe('5 weeks ago, 5 days overdue: Friday, 16 October 2026, from Birch Optics');
		await expect(row('Birch Optics').locator('.acct-level').innerText()).resolves.toBe('Due');
		await expect(row('Birch Optics').locator('.acct-cell-blockers').getAttribute('aria-label')).resolves.toBe('1 blocker');
		await expect(row('Alder Foods').locator('.acct-cell-tasks').getAttribute('aria-label')).resolves.toBe('2 tasks');
		await expect(row('Cedar Energy').locator('.acct-badge-notes').getAttribute('aria-label')).resolves.toBe('1 more note of the same account');
		await expect(row('Dovetail').locator('.acct-badge-problems').getAttribute('aria-label')).resolves.toMatch(/^1 problem: /);
		await expect(row('Alder Foods').locator('.acct-timeline').getAttribute('aria-label')).resolves.toMatch(/ in the last 12 months; last 2 days ago/);
	});

	it('draws its timeline and its icon with the second frame', async () => {
		const { page, row } = await openDashboard();
		await eventually(() => page.locator('.acct-grid.is-first-frame').count(), 0);
		await eventually(() => row('Alder Foods').locator('.acct-timeline').isVisible(), true);
		await eventually(() => row('Alder Foods').locator('.acct-level-icon svg').isVisible(), true);
	});

	it('says that it has actions, and shows them to the pointer and to the focus', async () => {
		const { page, row } = await openDashboard();
		const dots = (name: string): Promise<string> => row(name).locator('.acct-cell-actions').evaluate((el) => getComputedStyle(el, '::after').content);
		const seen = (name: string): Promise<string> => row(name).locator('[data-action="log-contact"]').evaluate((el) => getComputedStyle(el).opacity);
		expect(await dots('Birch Optics')).toContain('•••');
		await row('Birch Optics').hover();
		await eventually(() => Promise.all([seen('Birch Optics'), dots('Birch Optics')]), ['1', 'none']);
		await row('Dovetail').focus();
		await page.mouse.move(0, 0);
		await eventually(() => Promise.all([seen('Dovetail'), dots('Dovetail'), seen('Birch Optics')]), ['1', 'none', '0']);
	});

	it('opens the note by its name, and leaves the dashboard open', async () => {
		const { page, row } = await openDashboard();
		await row('Alder Foods').locator('.acct-name').click();
		await page.locator('.view-header-title', { hasText: 'Alder Foods' }).waitFor();
		await expect(page.locator('.account-dashboard').count()).resolves.toBe(1);
	});

	it('opens details when it is clicked, and the note when it is clicked twice', async () => {
		const { page, row } = await openDashboard();
		await row('Alder Foods').locator('.acct-cell-level').click();
		await expect(page.locator('.acct-details-title').innerText()).resolves.toBe('Alder Foods');
		await row('Birch Optics').locator('.acct-cell-level').dblclick();
		await page.locator('.view-header-title', { hasText: 'Birch Optics' }).waitFor();
	});
});

describe('the summary', () => {
	it('counts the book and filters by it, several levels as alternatives', async () => {
		const { page, names } = await openDashboard();
		const tile = (id: string) => page.locator(`.acct-tile[data-tile="${id}"]`);
		await expect(page.locator('.acct-tile-number').allTextContents()).resolves.toEqual(['5', '1', '1', '1', '2', '1']);
		await tile('stale').click();
		await eventually(names, ['Cedar Energy']);
		await tile('due').click();
		await eventually(names, ['Cedar Energy', 'Birch Optics']);
		await expect(tile('due').getAttribute('aria-pressed')).resolves.toBe('true');
		await expect(tile('accounts').getAttribute('aria-pressed')).resolves.toBe('false');
		await tile('accounts').click();
		await eventually(names, byAttention);
		await tile('tasks').click();
		await eventually(names, ['Alder Foods']);
		await tile('tasks').click();
		await tile('duplicates').click();
		await eventually(names, ['Cedar Energy']);
	});

	it('tells the levels of the whole book in words too', async () => {
		const { page } = await openDashboard();
		await expect(page.locator('.acct-book-bar').getAttribute('aria-label')).resolves.toBe('5 accounts: 1 stale, 1 due, 1 unknown, 1 fresh, 1 untracked');
	});
});

describe('details that open', () => {
	it.each(['a click', 'a link'] as const)('opened by %s leave the row of their account in view, though rows become higher', async (way) => {
		const files = Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`Accounts/Firm ${String(10 + nth)}.md`, accountNote({ status: 'Active', last_contact: '2026-11-18' }, `# Firm ${String(10 + nth)}\n`)]));
		const { page, rows, workbench } = await openDashboard({ files });
		const grid = page.locator('.acct-screen .acct-grid');
		const isInView = async (name: string): Promise<boolean> => {
			const [list, row] = [await grid.boundingBox(), await rows.filter({ hasText: name }).boundingBox()];
			return list !== null && row !== null && row.y >= list.y && row.y + row.height <= list.y + list.height + 1;
		};
		let last = 'Firm 44';
		if (way === 'a click') {
			for (const name of await rows.locator('.acct-name').allTextContents()) if (await isInView(name)) last = name;
			await rows.filter({ hasText: last }).locator('.acct-cell-status').click();
		} else await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Firm%2044'));
		await page.locator('.acct-details-title', { hasText: last }).waitFor();
		await eventually(() => isInView(last), true);
		await workbench.settle();
		expect(await isInView(last)).toBe(true);
	});
});

describe('search, filters, order and groups', () => {
	it('finds names at once, and facts and tasks a moment later', async () => {
		const { page, names } = await openDashboard();
		const search = page.getByRole('searchbox', { name: 'Search accounts' });
		await search.fill('cédar');
		await eventually(names, ['Cedar Energy']);
		await expect(page.locator('.acct-match').allTextContents()).resolves.toEqual(['Cedar']);
		// The first row stays where it is while the search goes, and its mark goes with the search.
		await search.fill('');
		await eventually(names, byAttention);
		await expect(page.locator('.acct-match').count()).resolves.toBe(0);
		await search.fill('bakeries');
		await eventually(names, ['Alder Foods']);
		await page.locator('.acct-badge-found').waitFor();
		await search.fill('send offer');
		await eventually(names, ['Alder Foods']);
		await search.fill('zeppelin');
		await page.locator('.acct-message-title', { hasText: 'No account fits' }).waitFor();
		await page.getByRole('button', { name: 'Clear filters' }).last().click();
		await eventually(names, byAttention);
		await expect(search.inputValue()).resolves.toBe('');
	});

	it('says that a filter hides what the search finds', async () => {
		const { page, names } = await openDashboard();
		await page.locator('[data-facet="owners"]').click();
		await page.locator('.acct-choice', { hasText: 'Tom' }).click();
		await page.keyboard.press('Escape');
		const search = page.getByRole('searchbox', { name: 'Search accounts' });
		await search.fill('energy');
		await page.locator('.acct-message', { hasText: 'Without them one account fits.' }).waitFor();
		await page.getByRole('button', { name: 'Search without filters' }).click();
		await eventually(names, ['Cedar Energy']);
		await expect(search.inputValue()).resolves.toBe('energy');
	});

	it('chooses values of a filter, with the number of accounts each would show', async () => {
		const { page, names } = await openDashboard();
		await page.locator('[data-facet="owners"]').click();
		await expect(page.locator('.acct-popover .acct-choice').allInnerTexts()).resolves.toEqual(['Mei\n2', 'Tom\n1', 'No owner\n2']);
		await page.locator('.acct-choice', { hasText: 'Tom' }).click();
		await eventually(names, ['Birch Optics']);
		await page.locator('.acct-choice', { hasText: 'Mei' }).click();
		await eventually(names, ['Cedar Energy', 'Birch Optics', 'Alder Foods']);
		await page.keyboard.press('Escape');
		await expect(page.locator('.acct-popover').count()).resolves.toBe(0);
		await expect(page.evaluate(() => document.activeElement?.getAttribute('data-facet'))).resolves.toBe('owners');
		await expect(page.locator('.acct-result-count').innerText()).resolves.toBe('3 of 5 accounts');
	});

	it('closes a filter with a click elsewhere', async () => {
		const { page } = await openDashboard();
		await page.locator('[data-facet="levels"]').click();
		await page.locator('.acct-popover').waitFor();
		await page.locator('.acct-book-legend').click();
		await expect(page.locator('.acct-popover').count()).resolves.toBe(0);
	});

	it('sorts by a heading, turns round on the second click, and settles ties with Shift', async () => {
		const { page, names } = await openDashboard();
		const heading = (name: string) => page.getByRole('columnheader', { name });
		await heading('Account').getByRole('button').click();
		await eventually(names, ['Alder Foods', 'Birch Optics', 'Cedar Energy', 'Dovetail', 'Elm Studios']);
		await expect(heading('Account').getAttribute('aria-sort')).resolves.toBe('ascending');
		await heading('Account').getByRole('button').click();
		await eventually(names, ['Elm Studios', 'Dovetail', 'Cedar Energy', 'Birch Optics', 'Alder Foods']);
		await heading('Status').getByRole('button').click();
		await heading('Last contact').getByRole('button').click({ modifiers: ['Shift'] });
		await eventually(names, ['Alder Foods', 'Cedar Energy', 'Dovetail', 'Elm Studios', 'Birch Optics']);
		await expect(page.locator('[aria-sort]').count()).resolves.toBe(1);
	});

	it('groups, and folds a group', async () => {
		const { page, names } = await openDashboard();
		await page.getByLabel('Group by').selectOption('status');
		await eventually(() => page.locator('.acct-group-label').allTextContents(), ['Active', 'Churned', 'Prospect']);
		await page.locator('.acct-group', { hasText: 'Active' }).click();
		await eventually(names, ['Elm Studios', 'Birch Optics']);
		await expect(page.locator('.acct-group').first().getAttribute('aria-expanded')).resolves.toBe('false');
	});

	it('shows any property as a column, in any place, and sorts by it', async () => {
		const { page, names, row } = await openDashboard();
		await page.getByRole('button', { name: 'Columns' }).click();
		await page.locator('.acct-choice', { hasText: 'Arr' }).getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Move Arr up' }).click();
		await page.locator('.acct-choice', { hasText: 'Last 12 months' }).getByRole('checkbox').uncheck();
		await page.keyboard.press('Escape');
		await expect(page.locator('.acct-heading').allInnerTexts()).resolves.toEqual(['Account', 'Status', 'Last contact', 'Level', 'Tasks', 'Arr', 'Blockers']);
		await expect(row('Alder Foods').locator('[data-column="property:arr"]').innerText()).resolves.toBe('12000');
		await page.getByRole('columnheader', { name: 'Arr' }).getByRole('button').click();
		await eventually(async () => (await names()).slice(0, 2), ['Cedar Energy', 'Alder Foods']);
	});
});

describe('details', () => {
	it('show every part, with links that work and sources that open at their line', async () => {
		const { page, row } = await openDashboard();
		await row('Alder Foods').locator('.acct-cell-level').click();
		const section = (id: string) => page.locator(`.acct-section[data-section="${id}"]`);
		await expect(section('facts').locator('.acct-item-text').allInnerTexts()).resolves.toEqual(['Runs three bakeries in Gdynia', 'Pays yearly']);
		await expect(section('tasks').locator('.acct-item-text').allInnerTexts()).resolves.toEqual(['Send the offer', 'Call Ada']);
		await section('tasks').getByRole('button', { name: 'Show 1 finished' }).click();
		await expect(section('tasks').locator('[data-state="done"] .acct-item-text').innerText()).resolves.toBe('Agree on the pilot');
		await section('mentions').locator('.acct-item-text', { hasText: 'at the fair' }).waitFor();
		await section('facts').locator('.acct-source').last().click();
		await page.locator('.view-header-title', { hasText: 'Alder Foods' }).waitFor();
	});

	it('show values that disagree, each with its note, and which one counts', async () => {
		const { page, row } = await openDashboard();
		await row('Cedar Energy').locator('.acct-badge-conflicts').click();
		const values = page.locator('.acct-conflict', { hasText: 'Status' }).locator('.acct-conflict-value');
		await expect(values.locator('.acct-item-text').allInnerTexts()).resolves.toEqual(expect.arrayContaining(['Active', 'Prospect']));
		await expect(page.locator('.acct-conflict', { hasText: 'Status' }).locator('.is-chosen .acct-item-text').innerText()).resolves.toBe('Active');
	});

	it('open a problem at its line', async () => {
		const { page, row } = await openDashboard();
		await row('Dovetail').locator('.acct-badge-problems').click();
		await page.getByRole('button', { name: /^Open Dovetail at line \d+$/ }).click();
		await page.locator('.view-header-title', { hasText: 'Dovetail' }).waitFor();
	});

	it('fold, and stay folded for the next account', async () => {
		const { page, row } = await openDashboard();
		await row('Alder Foods').locator('.acct-cell-level').click();
		await page.locator('.acct-section[data-section="notes"]').getByRole('button', { name: 'Notes' }).click();
		await row('Birch Optics').locator('.acct-cell-level').click();
		await expect(page.locator('.acct-section[data-section="notes"] .acct-section-body').isVisible()).resolves.toBe(false);
	});
});

describe('many rows at once', () => {
	it('are selected by box, by Ctrl and by Shift, and share one menu', async () => {
		const { page, row } = await openDashboard();
		await row('Cedar Energy').hover();
		await row('Cedar Energy').getByRole('checkbox').check();
		await row('Dovetail').locator('.acct-cell-level').click({ modifiers: ['Shift'] });
		await expect(page.locator('.acct-selection-count').innerText()).resolves.toBe('3 accounts selected');
		await row('Birch Optics').locator('.acct-cell-level').click({ modifiers: ['ControlOrMeta'] });
		await expect(page.locator('.acct-row.is-selected .acct-name').allTextContents()).resolves.toEqual(['Cedar Energy', 'Dovetail']);
		await row('Dovetail').locator('.acct-cell-level').click({ button: 'right' });
		await page.locator('.menu .menu-item', { hasText: '2 accounts' }).waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Clear the selection' }).click();
		await expect(page.locator('.acct-selection').isVisible()).resolves.toBe(false);
	});
});
