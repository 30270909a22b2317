/** What the browser tests of the dashboard share. */
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, type BrowserWorkbench, type OpenOptions } from './workbench';

export const today = '2026-11-20';

/** An account note. */
export function accountNote(fields: Readonly<Record<string, string>>, body = ''): string {
	const lines = Object.entries({ type: 'customer', ...fields }).map(([key, value]) => `${key}: ${value}`);
	return `---\n${lines.join('\n')}\n---\n${body}`;
}

/** A small book of accounts: one at every level, and a copy. */
export const book: Readonly<Record<string, string>> = {
	'Accounts/Alder Foods.md': accountNote({ status: 'Active', owner: 'Mei', industry: 'Food', last_contact: '2026-11-18', arr: '12000' },
		'# Alder Foods\n\n## Key Facts\n\n- Runs three bakeries in [[Gdynia]]\n- Pays yearly\n\n## Tasks\n\n- [ ] Send the offer 📅 2026-11-25\n- [ ] Call **Ada**\n- [x] Agree on the pilot\n'),
	'Accounts/Birch Optics.md': accountNote({ status: 'Prospect', owner: 'Tom', industry: 'Health', last_contact: '2026-10-16' }, '# Birch Optics\n\n## Blockers\n\n- Waits for the security review\n'),
	'Accounts/Cedar Energy.md': accountNote({ status: 'Active', owner: 'Mei', last_contact: '2026-05-02', arr: '900' }, '# Cedar Energy\n'),
	'Archive/Cedar Energy.md': accountNote({ status: 'Prospect', last_contact: '2026-03-02' }, '# Cedar Energy\n'),
	'Accounts/Dovetail.md': accountNote({ status: 'Active', last_contact: '"some day"' }, '# Dovetail\n'),
	'Accounts/Elm Studios.md': accountNote({ status: 'Churned', last_contact: '2026-01-02' }, '# Elm Studios\n'),
	'Daily/2026-11-19.md': 'Met [[Alder Foods]] at the fair.\n',
};

/** An open dashboard. */
export interface Dashboard {
	readonly workbench: BrowserWorkbench;
	readonly page: Page;
	/** The rows of accounts, not the headings of groups. */
	readonly rows: Locator;
	readonly row: (name: string) => Locator;
	/** Names as they stand on screen, top to bottom. */
	readonly names: () => Promise<string[]>;
	readonly focused: () => Promise<string>;
}

/** Opens a vault and its dashboard. */
export async function openDashboard(options: OpenOptions = {}): Promise<Dashboard> {
	const workbench = await openWorkbench({ today, ...options.virtual === undefined ? { files: book } : {}, ...options });
	await workbench.run((bench) => bench.command('open'));
	await whenShown(workbench);
	return dashboardOf(workbench);
}

/** Waits until the dashboard shows accounts, or says that there are none. */
export async function whenShown(workbench: BrowserWorkbench): Promise<void> {
	await workbench.page.locator('.acct-screen .acct-list:not([data-message="loading"])').waitFor({ timeout: 60_000 });
	await workbench.settle();
}

/** The dashboard that is open in a workbench. */
export function dashboardOf(workbench: BrowserWorkbench): Dashboard {
	const { page } = workbench;
	const rows = page.locator('.acct-screen .acct-row[role="row"]:not(.acct-group)');
	return {
		workbench, page, rows,
		row: (name) => rows.filter({ has: page.locator('.acct-name', { hasText: name }) }),
		names: () => rows.locator('.acct-name').allTextContents(),
		focused: () => page.evaluate(() => {
			const active = document.activeElement;
			const row = active?.closest('.acct-row');
			return row?.querySelector('.acct-name')?.textContent ?? active?.className ?? '';
		}),
	};
}
