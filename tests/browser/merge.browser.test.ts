import type { Locator, Page } from 'playwright-core';
import { accountNote, book, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench, type OpenOptions } from './workbench';

/** Two groups: one that disagrees about its status, one that agrees about everything. */
const files = {
	...book,
	// The older note is kept, though more links lead to the other one.
	'Accounts/Cedar Energy.md': accountNote({ status: 'Active', created: '2024-01-08', last_contact: '2026-05-02' }, '# Cedar Energy\n'),
	'Archive/Cedar Energy.md': accountNote({ status: 'Prospect', created: '2025-02-03', last_contact: '2026-03-02' }, '# Cedar Energy\n'),
	'Accounts/Fjord Tours.md': accountNote({ status: 'Active', last_contact: '2026-11-02' }, '# Fjord Tours\n\n## Key Facts\n\n- Two boats\n'),
	'Inbox/Fjord Tours.md': accountNote({ status: 'Active', last_contact: '2026-10-02' }, '# Fjord Tours\n\n## Key Facts\n\n- Two boats\n- One pier\n'),
	'Daily/2026-11-18.md': 'Wrote to [[Archive/Cedar Energy|Cedar]] about `[[Archive/Cedar Energy]]`.\n',
	'Map.canvas': JSON.stringify({ nodes: [{ id: '1', type: 'file', file: 'Archive/Cedar Energy.md', x: 0, y: 0, width: 200, height: 100 }], edges: [] }),
};
const cedar = ['Accounts/Cedar Energy.md', 'Archive/Cedar Energy.md', 'Daily/2026-11-18.md', 'Map.canvas'] as const;

interface Review {
	readonly workbench: BrowserWorkbench;
	readonly page: Page;
	readonly modal: Locator;
	readonly groups: Locator;
}

async function openReview(options: OpenOptions = {}): Promise<Review> {
	const workbench = await openWorkbench({ today, files, ...options });
	await workbench.settle();
	await workbench.run((bench) => { bench.command('merge-duplicates'); });
	const { page } = workbench;
	const modal = page.locator('.acct-merge-modal');
	await modal.locator('.acct-merge-foot .mod-cta, .acct-merge-empty').first().waitFor();
	return { workbench, page, modal, groups: modal.locator('.acct-merge-group') };
}

const group = ({ groups }: Review, name: string): Locator => groups.filter({ hasText: name });

async function onDisk(workbench: BrowserWorkbench): Promise<Readonly<Record<string, string | null>>> {
	const texts: Record<string, string | null> = {};
	for (const path of cedar) texts[path] = await workbench.readDisk(path).catch(() => null);
	return texts;
}

describe('merge duplicates', () => {
	it.each(['details', 'note'] as const)('begins with the account whose %s a person has open', async (place) => {
		const workbench = await openWorkbench({ today, files });
		await workbench.settle();
		if (place === 'details') await workbench.run((bench) => bench.openUri('obsidian://account-dashboard?account=Fjord%20Tours'));
		else await workbench.openNote('Inbox/Fjord Tours.md');
		await workbench.run((bench) => { bench.command('merge-duplicates'); });
		const modal = workbench.page.locator('.acct-merge-modal');
		await modal.getByRole('heading', { name: 'Fjord Tours' }).waitFor();
		// All others can be chosen, too.
		await expect(modal.locator('.acct-merge-group .acct-merge-name').allTextContents()).resolves.toEqual(['Cedar Energy', 'Fjord Tours']);
	});

	it('opens from the palette, and everything can be done with the keyboard', async () => {
		const workbench = await openWorkbench({ today, files });
		const { page } = workbench;
		await workbench.settle();
		await workbench.palette('Merge duplicates');
		const modal = page.locator('.acct-merge-modal');
		await modal.locator('.acct-merge-foot .mod-cta').waitFor();
		const before = await onDisk(workbench);
		// The list has the focus; the group that disagrees is chosen by arrow.
		const titles = await modal.locator('.acct-merge-group .acct-merge-name').allTextContents();
		await page.keyboard.press('Home');
		for (let step = 0; step < titles.indexOf('Cedar Energy'); step++) await page.keyboard.press('ArrowDown');
		await modal.getByRole('heading', { name: 'Cedar Energy' }).waitFor();
		const status = modal.getByRole('radiogroup', { name: 'status' });
		await expect(status.locator('.is-chosen').textContent()).resolves.toContain('Active');
		await status.getByRole('radio', { checked: true }).focus();
		await page.keyboard.press('ArrowDown');
		await status.locator('.is-chosen', { hasText: 'Prospect' }).waitFor();
		await page.keyboard.press('ControlOrMeta+Enter');
		await group({ workbench, page, modal, groups: modal.locator('.acct-merge-group') }, 'Cedar Energy').getByText('merged').waitFor();
		await eventually(() => onDisk(workbench), {
			'Accounts/Cedar Energy.md': expect.stringContaining('status: Prospect') as string,
			'Archive/Cedar Energy.md': null,
			'Daily/2026-11-18.md': 'Wrote to [[Cedar Energy|Cedar]] about `[[Archive/Cedar Energy]]`.\n',
			'Map.canvas': expect.stringContaining('"file":"Accounts/Cedar Energy.md"') as string,
		});
		await page.locator('.notice', { hasText: 'are one now: Cedar Energy' }).getByText('Undo').click();
		await eventually(() => onDisk(workbench), before);
		// The review knows that the group waits again.
		await modal.getByRole('button', { name: 'Merge 2 notes' }).waitFor();
	});

	it('can be taken back after a restart, from the palette or the history', async () => {
		const review = await openReview();
		const { workbench, page, modal } = review;
		const before = await onDisk(workbench);
		await group(review, 'Cedar Energy').click();
		await modal.getByRole('heading', { name: 'Cedar Energy' }).waitFor();
		await modal.getByRole('button', { name: 'Merge 2 notes' }).click();
		await group(review, 'Cedar Energy').getByText('merged').waitFor();
		await eventually(async () => (await onDisk(workbench))['Archive/Cedar Energy.md'], null);
		await workbench.reload();
		await workbench.palette('Show merge history');
		const history = page.locator('.modal', { hasText: 'Cedar Energy' });
		await history.waitFor();
		await workbench.screenshot('merge-history');
		expect(await workbench.axe('.modal')).toEqual([]);
		await history.getByRole('button', { name: /^Undo/ }).click();
		await eventually(() => onDisk(workbench), before);
	});

	it('is no longer offered to be undone in its notice once that was done from the palette', async () => {
		const review = await openReview();
		const { workbench, page, modal } = review;
		await group(review, 'Fjord Tours').click();
		await modal.getByRole('heading', { name: 'Fjord Tours' }).waitFor();
		await page.keyboard.press('ControlOrMeta+Enter');
		await page.locator('.notice', { hasText: '2 notes are one now: Fjord Tours.' }).waitFor();
		await page.keyboard.press('Escape');
		await workbench.palette('Undo the last merge');
		await page.locator('.notice', { hasText: 'Merge undone' }).waitFor();
		await eventually(() => page.locator('.acct-undo').count(), 0);
	});

	it('merges all groups without conflicts after one summary', async () => {
		const review = await openReview({ files: { ...files,
			'Accounts/Gable Print.md': accountNote({ status: 'Active' }, '# Gable Print\n'), 'Inbox/Gable Print.md': accountNote({}, '# Gable Print\n\n- Prints at night\n') } });
		const { workbench, page, modal, groups } = review;
		await modal.getByRole('button', { name: 'Merge all without conflicts…' }).click();
		await modal.getByRole('heading', { name: 'Merge 2 groups at once' }).waitFor();
		await workbench.screenshot('merge-all');
		await page.waitForTimeout(500);
		await page.keyboard.press('ControlOrMeta+Enter');
		await group(review, 'Fjord Tours').getByText('merged').waitFor();
		await group(review, 'Gable Print').getByText('merged').waitFor();
		await expect(group(review, 'Cedar Energy').textContent()).resolves.not.toContain('merged');
		expect(await workbench.readDisk('Accounts/Gable Print.md')).toContain('- Prints at night');
		// One notice for all of them, which takes all of them back.
		await page.locator('.notice', { hasText: '2 groups merged.' }).getByText('Undo').click();
		await page.locator('.notice', { hasText: '2 merges undone.' }).waitFor();
		await expect(groups.locator('.acct-merge-source', { hasText: 'merged' }).count()).resolves.toBe(0);
		expect(await workbench.readDisk('Inbox/Gable Print.md')).toContain('- Prints at night');
	});

	it('remembers that two notes are not the same', async () => {
		const review = await openReview();
		const { workbench, page, modal } = review;
		await group(review, 'Fjord Tours').click();
		await modal.getByRole('heading', { name: 'Fjord Tours' }).waitFor();
		await modal.getByRole('button', { name: 'Not the same' }).click();
		await group(review, 'Fjord Tours').getByText('kept apart').waitFor();
		await page.keyboard.press('Escape');
		await workbench.reload();
		await workbench.settle();
		await workbench.palette('Merge duplicates');
		await modal.locator('.acct-merge-foot .mod-cta').waitFor();
		await expect(review.groups.locator('.acct-merge-name').allTextContents()).resolves.not.toContain('Fjord Tours');
	});

	it('goes on to the group below or else above, where a double click does nothing, and takes “not the same” back', async () => {
		const review = await openReview({ files: { ...files,
			'Accounts/Gable Print.md': accountNote({ status: 'Active' }, '# Gable Print\n'), 'Inbox/Gable Print.md': accountNote({}, '# Gable Print\n\n- Prints at night\n') } });
		const { page, modal, groups } = review;
		const names = await groups.locator('.acct-merge-name').allTextContents();
		expect(names).toHaveLength(3);
		const [first = '', second = '', third = ''] = names;
		const chosen = modal.locator('.acct-merge-group[aria-selected="true"] .acct-merge-name');
		const states = (): Promise<string[]> => groups.locator('.acct-merge-source').allTextContents();
		await group(review, second).click();
		await modal.getByRole('heading', { name: second }).waitFor();
		await modal.getByRole('button', { name: 'Not the same' }).dblclick();
		await eventually(states, ['2 notes', '2 notes, kept apart', '2 notes']);
		await modal.getByRole('heading', { name: third }).waitFor();
		await group(review, third).click();
		await page.waitForTimeout(600);
		await modal.getByRole('button', { name: 'Not the same' }).click();
		await modal.getByRole('heading', { name: first }).waitFor();
		await eventually(states, ['2 notes', '2 notes, kept apart', '2 notes, kept apart']);
		const folders = second === 'Gable Print' || second === 'Fjord Tours' ? 'Inbox' : 'Archive';
		await page.locator('.notice', { hasText: `Kept apart: Accounts/${second} and ${folders}/${second}.` }).getByText('Undo').click();
		await eventually(states, ['2 notes', '2 notes', '2 notes, kept apart']);
		await expect(chosen.textContent()).resolves.toBe(second);
		await page.locator('.notice', { hasText: 'No longer kept apart' }).waitFor();
		await page.keyboard.press('Escape');
		await review.workbench.reload();
		await review.workbench.settle();
		await review.workbench.palette('Merge duplicates');
		await modal.locator('.acct-merge-foot .mod-cta').waitFor();
		await expect(groups.locator('.acct-merge-name').allTextContents()).resolves.toEqual([first, second]);
	});

	it('says so where there is nothing to merge', async () => {
		const { modal } = await openReview({ files: { 'Accounts/Alder Foods.md': book['Accounts/Alder Foods.md'] ?? '' } });
		await modal.getByText('No two notes look like the same account.').waitFor();
	});

	it('stops at a note that changed since, and plans anew', async () => {
		const review = await openReview();
		const { workbench, page, modal } = review;
		await group(review, 'Fjord Tours').click();
		await modal.getByRole('heading', { name: 'Fjord Tours' }).waitFor();
		await workbench.run(async ({ app }) => {
			const file = app.vault.getFileByPath('Inbox/Fjord Tours.md');
			if (file) await app.vault.modify(file, '---\ntype: customer\n---\n# Fjord Tours\n\n- Three boats now\n');
		});
		await modal.getByRole('button', { name: 'Merge 2 notes' }).click();
		await page.locator('.notice', { hasText: 'Nothing was merged.' }).waitFor();
		await modal.locator('.acct-merge-line.is-added', { hasText: 'Three boats now' }).waitFor();
	});
});

describe.each(['light', 'dark'] as const)('the review in the %s theme', (theme) => {
	it.each([[1400, 900], [320, 640]])('has nothing serious against assistive technology at %i px', async (width, height) => {
		const review = await openReview({ theme, size: { width, height } });
		const { workbench, modal } = review;
		await group(review, 'Cedar Energy').click();
		await modal.getByRole('heading', { name: 'Cedar Energy' }).waitFor();
		await modal.evaluate((el) => { for (const details of el.querySelectorAll('details')) details.open = true; });
		await workbench.settle();
		await workbench.screenshot(`merge-${theme}-${String(width)}`);
		expect(await workbench.axe('.acct-merge-modal')).toEqual([]);
		await expect(modal.evaluate((el) => el.scrollWidth <= el.clientWidth + 1)).resolves.toBe(true);
	});
});
