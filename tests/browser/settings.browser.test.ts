import type { Page } from 'playwright-core';
import { today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench } from './workbench';

const files = {
	'Kunden/Quarzwerk.md': '---\nTyp: Kunde\nLetzter Kontakt: 3. März 2026\n---\n# Quarzwerk\n\n## Risiken\n\n- Ein Streik\n',
	'Kunden/Altglas.md': '---\nTyp: Kunde\nstatus: verloren\n---\n# Altglas\n',
};

async function openSettings(size: { readonly width: number; readonly height: number }): Promise<{ readonly workbench: BrowserWorkbench; readonly page: Page }> {
	const workbench = await openWorkbench({ files, today, size });
	const { page } = workbench;
	await workbench.settle();
	await page.keyboard.press('ControlOrMeta+,');
	await page.locator('.vertical-tab-nav-item', { hasText: 'Account Dashboard' }).click();
	return { workbench, page };
}

describe('the settings', () => {
	it('teach the words of a language at a press, and keep what a person wrote', async () => {
		const { workbench, page } = await openSettings({ width: 1200, height: 900 });
		const words = page.getByLabel('Words of your own');
		await words.fill('Kunde: client');
		await words.blur();
		await page.locator('.acct-recognised', { hasText: '0 accounts' }).waitFor();
		await page.getByRole('button', { name: 'Deutsch' }).click();
		await page.locator('.acct-recognised', { hasText: '2 accounts' }).waitFor();
		await eventually(() => words.inputValue(), expect.stringContaining('Letzter Kontakt: last contact\n'));
		const text = await words.inputValue();
		expect(text).toContain('Kunde: client');
		expect(text).not.toContain('Kunde: customer');
		await workbench.screenshot('settings-words');
		await page.keyboard.press('Escape');
		await workbench.run((bench) => bench.command('open'));
		const row = page.locator('.acct-row', { hasText: 'Quarzwerk' });
		await eventually(() => row.textContent(), expect.stringContaining('9 months ago'));
		await expect(page.locator('.acct-row', { hasText: 'Altglas' }).textContent()).resolves.toContain('Untracked');
	});

	it.each([320, 1200])('stay inside a window of %d pixels', async (width) => {
		const { workbench, page } = await openSettings({ width, height: 900 });
		await page.getByLabel('Words of your own').scrollIntoViewIfNeeded();
		await workbench.screenshot(`settings-${String(width)}`);
		const outside = await page.evaluate(() => {
			const around = document.querySelector('.vertical-tab-content')?.getBoundingClientRect();
			return [...document.querySelectorAll('.vertical-tab-content :is(input, textarea, select, button, .setting-item-name, .setting-item-description)')]
				.filter((el) => !el.closest('.checkbox-container'))
				.map((el) => [el.getBoundingClientRect(), `${el.tagName} ${el.className}`] as const)
				.filter(([box]) => around === undefined || (box.width > 0 && (box.left < around.left - 1 || box.right > around.right + 1)))
				.map(([, name]) => name);
		});
		expect(outside).toEqual([]);
		await expect(workbench.axe('.acct-settings')).resolves.toEqual([]);
	});
});
