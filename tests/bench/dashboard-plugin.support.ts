import { Plugin } from 'obsidian';
import type { AccountSummary } from '../../src/account/records';
import { openDashboard, registerViews } from '../../src/views';
import { FakeLive, manyAccounts } from '../views/fake-live';

/** The dashboard over a ready index of made-up accounts: what is measured is the screen alone. */
export default class DashboardBench extends Plugin {
	override onload(): void {
		const count = Number(new URLSearchParams(location.search).get('accounts') ?? 5_000);
		const accounts = manyAccounts(count);
		const live = new FakeLive(accounts);
		registerViews(this, { live });
		Object.assign(window, { bench: {
			open: () => openDashboard(this.app),
			close: () => { this.app.workspace.detachLeavesOfType('account-dashboard'); },
			/** Another number of open tasks for one account. */
			touch: (nth: number) => {
				const account = accounts[nth % accounts.length] as AccountSummary;
				live.replace(account.id, { openTaskCount: (live.summary(account.id)?.openTaskCount ?? 0) + 1 });
			},
		} });
	}
}
