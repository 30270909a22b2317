import { accountNote } from './dashboard';
import { openWorkbench } from './workbench';

const count = 60;
const linking = Object.fromEntries(Array.from({ length: count }, (_, nth) => [`Daily/${String(nth)}.md`, 'Wrote to [[Archive/Cedar Energy|Cedar]].\n']));

it('a merge that takes a while tells how far it is, and its notice goes when it is done', async () => {
	const note = (created: string, day: string): string => accountNote({ status: 'Active', created, last_contact: day }, '# Cedar Energy\n');
	const workbench = await openWorkbench({ today: '2026-11-20', files: { ...linking, 'Accounts/Cedar Energy.md': note('2024-01-08', '2026-05-02'), 'Archive/Cedar Energy.md': note('2025-02-03', '2026-03-02') } });
	await workbench.settle();
	const { page } = workbench;
	await workbench.run((bench) => {
		const { app } = bench;
		// A slow disk.
		const process = app.vault.process.bind(app.vault);
		app.vault.process = async (...given) => {
			await new Promise((resolve) => { setTimeout(resolve, 60); });
			return process(...given);
		};
		bench.command('merge-duplicates');
	});
	const merge = page.locator('.acct-merge-modal .acct-merge-foot .mod-cta').first();
	await merge.click();
	const notices = page.locator('.notice');
	const progress = notices.filter({ hasText: /Merging into Cedar Energy: \d+ of \d+ files$/ });
	await progress.waitFor();
	await workbench.screenshot('merge-progress');
	await notices.getByText('2 notes are one now').waitFor();
	await progress.waitFor({ state: 'detached' });
}, 90_000);
