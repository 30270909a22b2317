import { readyLimit } from '../limits';
import { accountFlag, accountId, accountSummary, todayOf, type CliCommand } from '../command';

/** `account-dashboard:open`: shows the dashboard in the application. */
export const open: CliCommand = {
	action: 'open',
	description: 'Open the dashboard, at an account if one is given',
	flags: { account: accountFlag },
	isImmediate: true,
	run: async (context, flags) => {
		const name = flags.text('account');
		const today = todayOf(context, flags);
		if (name === null) {
			await context.openDashboard(null);
			return { json: { opened: true }, text: () => 'Opened the dashboard.' };
		}
		await context.index.whenReady(readyLimit);
		const { id, name: shown } = accountSummary(context, accountId(context, name), today);
		await context.openDashboard({ id, name: shown });
		return { json: { opened: true }, text: () => `Opened the dashboard at ${shown}.` };
	},
};
