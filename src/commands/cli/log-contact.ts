import { accountFlag, accountId, accountSummary, todayOf, type CliCommand } from '../command';
import { CommandError } from '../errors';

/** `account-dashboard:log-contact`: writes a contact into the note whose date wins. */
export const logContact: CliCommand = {
	action: 'log-contact',
	description: 'Log a contact with an account: its date, and a line of context',
	flags: {
		account: { ...accountFlag, required: true },
		date: { value: '<YYYY-MM-DD>', description: 'The day of the contact; today if it is not given' },
		note: { value: '<text>', description: 'A line about it for the recent context' },
	},
	run: async (context, flags) => {
		const { edits } = context;
		if (!edits) throw new CommandError('failed', 'Writing is not available here.');
		const today = todayOf(context, flags);
		const date = flags.day('date') ?? today;
		if (date > today) throw new CommandError('bad-flag', `date=${date} is still to come. A contact can be logged for today, ${today}, or before.`);
		const summary = accountSummary(context, accountId(context, flags.required('account')), today);
		const outcome = await edits.logContact([summary], { date, text: flags.text('note') ?? '' }, today);
		if (outcome.kind === 'refused') throw new CommandError('failed', outcome.message);
		return { json: { path: outcome.paths[0] ?? null, date }, text: () => outcome.message };
	},
};
