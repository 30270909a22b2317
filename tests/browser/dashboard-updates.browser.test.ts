import { accountNote, book, dashboardOf, openDashboard, today } from './dashboard';
import { eventually, openWorkbench } from './workbench';

/** Many accounts, numbered, the longest silent first. */
function many(count: number): Record<string, string> {
	return Object.fromEntries(Array.from({ length: count }, (_, nth) => {
		const day = `2026-0${1 + (nth % 8)}-${String(1 + (nth % 27)).padStart(2, '0')}`;
		const name = `Account ${String(nth).padStart(4, '0')}`;
		return [`Accounts/${name}.md`, accountNote({ status: 'Active', last_contact: day }, `# ${name}\n\n## Tasks\n\n- [ ] Call them\n`)];
	}));
}

describe('a change of notes', () => {
	it('shows in its row, in the same element, with the focus where it was', async () => {
		const { page, workbench, row, focused, names } = await openDashboard();
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('End');
		await eventually(focused, 'Elm Studios');
		await page.evaluate(() => { for (const el of document.querySelectorAll('.acct-row')) Reflect.set(el, 'mark', el.querySelector('.acct-name')?.textContent); });
		await workbench.writeDisk('Accounts/Cedar Energy.md', accountNote({ status: 'Won back', last_contact: '2026-11-19' }, '# Cedar Energy\n\n## Tasks\n\n- [ ] Write\n'));
		await eventually(() => row('Cedar Energy').locator('.acct-status').innerText(), 'Won back');
		await eventually(names, ['Birch Optics', 'Dovetail', 'Alder Foods', 'Cedar Energy', 'Elm Studios']);
		await expect(row('Cedar Energy').evaluate((el) => Reflect.get(el, 'mark') as unknown)).resolves.toBe('Cedar Energy');
		await eventually(focused, 'Elm Studios');
	});

	it('touches no row of another account', async () => {
		const { page, workbench, row } = await openDashboard();
		await page.evaluate(() => {
			const touched = new Set<string>();
			Reflect.set(window, 'touched', touched);
			new MutationObserver((records) => {
				for (const { target } of records) {
					const el = target.nodeType === 1 ? target as Element : target.parentElement;
					touched.add(el?.closest('.acct-row')?.querySelector('.acct-name')?.textContent ?? '');
				}
			}).observe(document.querySelector('.acct-rows') as Element, { subtree: true, childList: true, attributes: true, characterData: true });
		});
		await workbench.writeDisk('Accounts/Alder Foods.md', `${book['Accounts/Alder Foods.md'] ?? ''}- [ ] One more\n`);
		await eventually(() => row('Alder Foods').locator('.acct-cell-tasks').getAttribute('aria-label'), '3 tasks');
		const touched = await page.evaluate(() => [...Reflect.get(window, 'touched') as Set<string>]);
		expect(touched).toEqual(['Alder Foods']);
	});

	it('brings a new account, renames one and takes one away', async () => {
		const { workbench, names, focused, page } = await openDashboard();
		await workbench.writeDisk('Accounts/Fir Paper.md', accountNote({ last_contact: '2026-11-20' }, '# Fir Paper\n'));
		await eventually(async () => (await names()).includes('Fir Paper'), true);
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.type('bir');
		await eventually(focused, 'Birch Optics');
		await workbench.run(async (bench) => {
			const file = bench.app.vault.getFileByPath('Accounts/Fir Paper.md');
			if (file !== null) await bench.app.fileManager.trashFile(file);
		});
		await eventually(async () => (await names()).includes('Fir Paper'), false);
		await workbench.run(async (bench) => {
			const file = bench.app.vault.getFileByPath('Accounts/Birch Optics.md');
			if (file !== null) await bench.app.vault.delete(file);
		});
		await eventually(async () => (await names()).includes('Birch Optics'), false);
		// The row that came to its place has the focus now.
		await eventually(focused, 'Dovetail');
	});

	it('keeps the list where it is scrolled to while rows above it come and go', async () => {
		const { page, workbench } = await openDashboard({ files: many(400) });
		await page.locator('.acct-grid').evaluate((el) => { el.scrollTop = 5_000; });
		const first = () => page.evaluate(() => {
			const grid = document.querySelector('.acct-grid') as HTMLElement;
			const edge = grid.getBoundingClientRect().top + 40;
			const row = [...document.querySelectorAll('.acct-row')].find((el) => el.getBoundingClientRect().bottom > edge);
			return [row?.querySelector('.acct-name')?.textContent, Math.round((row?.getBoundingClientRect().top ?? 0) - edge)];
		});
		// The rows of the new place are drawn with the next frame.
		await eventually(first, [expect.stringMatching(/^Account/), expect.any(Number)]);
		const before = await first();
		await workbench.writeDisk('Accounts/Ancient.md', accountNote({ last_contact: '2020-01-01' }, '# Ancient\n'));
		await eventually(() => page.locator('.acct-tile[data-tile="accounts"] .acct-tile-number').innerText(), '401');
		await eventually(first, before);
	});

	it('keeps details scrolled and folded as they were', async () => {
		const { page, workbench, row } = await openDashboard({ size: { width: 1280, height: 420 } });
		await row('Alder Foods').locator('.acct-cell-level').click();
		await page.locator('.acct-details-body').evaluate((el) => { el.scrollTop = 150; });
		await workbench.writeDisk('Accounts/Alder Foods.md', (book['Accounts/Alder Foods.md'] ?? '').replace('Pays yearly', 'Pays monthly'));
		await page.locator('.acct-item-text', { hasText: 'Pays monthly' }).waitFor();
		await expect(page.locator('.acct-details-body').evaluate((el) => el.scrollTop)).resolves.toBe(150);
	});
});

describe('a restart', () => {
	it('brings back search, filters, order, groups, columns, details and place', async () => {
		const opened = await openDashboard();
		const { page, workbench } = opened;
		await page.getByRole('searchbox', { name: 'Search accounts' }).fill('cedar');
		await page.locator('.acct-tile[data-tile="stale"]').click();
		await page.locator('.acct-tile[data-tile="due"]').click();
		await page.getByRole('columnheader', { name: 'Account' }).getByRole('button').click();
		await page.getByLabel('Group by').selectOption('level');
		await page.getByRole('button', { name: 'Columns' }).click();
		await page.getByLabel('Compact rows').check();
		await page.keyboard.press('Escape');
		await opened.row('Cedar Energy').locator('.acct-cell-level').click();
		await eventually(opened.names, ['Cedar Energy']);
		await workbench.reload();
		const again = dashboardOf(workbench);
		await eventually(again.names, ['Cedar Energy']);
		await expect(page.getByRole('searchbox', { name: 'Search accounts' }).inputValue()).resolves.toBe('cedar');
		await expect(page.locator('.acct-group-label').allTextContents()).resolves.toEqual(['Stale']);
		await expect(page.locator('.acct-details-title').innerText()).resolves.toBe('Cedar Energy');
		await expect(page.locator('.acct-screen.is-compact').count()).resolves.toBe(1);
	});
});

describe('five thousand accounts', () => {
	it('are shown with few elements, from the first to the last', async () => {
		const { page, rows, focused } = await openDashboard({ files: many(5_000), size: { width: 1400, height: 1000 } });
		const count = 5_001;
		await expect(page.locator('.acct-grid').getAttribute('aria-rowcount')).resolves.toBe(String(count));
		const nodes = () => page.evaluate(() => document.querySelectorAll('.account-dashboard *').length);
		expect(await nodes()).toBeLessThan(3_000);
		await page.getByRole('searchbox', { name: 'Search accounts' }).press('ArrowDown');
		await page.keyboard.press('End');
		await eventually(() => page.locator('.acct-row:focus').getAttribute('aria-rowindex'), String(count));
		const last = await focused();
		// The focused row stays when the list is scrolled away from it by wheel.
		await page.locator('.acct-grid').evaluate((el) => { el.scrollTop = 0; });
		await eventually(() => rows.first().getAttribute('aria-rowindex'), '2');
		await eventually(focused, last);
		expect(await nodes()).toBeLessThan(3_000);
		await page.keyboard.press('ArrowUp');
		await eventually(() => page.locator('.acct-row:focus').getAttribute('aria-rowindex'), String(count - 1));
	}, 180_000);
});

describe('nothing to show', () => {
	it('explains what it looks for in a vault without accounts, and offers what the vault uses', async () => {
		const { page, workbench, names } = await openDashboard({ files: { 'A.md': '---\ntype: firm\nlast_contact: 2026-11-01\n---\n# A\n', 'B.md': '# B\n' } });
		await page.locator('.acct-message-title', { hasText: 'No account notes yet' }).waitFor();
		await expect(page.locator('.acct-message code').allTextContents()).resolves.toEqual(expect.arrayContaining(['customer', '#type/customer']));
		await page.getByRole('button', { name: 'type: firm 1' }).click();
		await eventually(names, ['A']);
		await workbench.settle();
	});

	it('is empty at first in an empty vault, and fills with the first account note', async () => {
		const { page, workbench, names } = await openDashboard({ files: {} });
		await page.locator('.acct-message-title', { hasText: 'No account notes yet' }).waitFor();
		await workbench.writeDisk('First.md', accountNote({ last_contact: today }, '# First\n'));
		await eventually(names, ['First']);
	});

	it('opens before the vault is ready and fills by itself', async () => {
		const workbench = await openWorkbench({ files: book, today });
		await workbench.run((bench) => bench.command('open'));
		await workbench.reload();
		await eventually(async () => (await dashboardOf(workbench).names()).length, 5);
	});
});
