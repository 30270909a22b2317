import { accountFlag, accountId, accountSummary, todayOf, type CliCommand } from '../command';
import { publicProblem } from '../shapes';
import { problemLine } from '../words';

/** `account-dashboard:problems`: what is wrong in notes, also in those that are no account's. */
export const problems: CliCommand = {
	action: 'problems',
	description: 'List what is wrong in notes, and where',
	flags: { account: accountFlag },
	run: (context, flags) => {
		const name = flags.text('account');
		const today = todayOf(context, flags);
		const found = name === null ? context.index.accounts.problems(today) : accountSummary(context, accountId(context, name), today).problems;
		return {
			json: { problems: found.map(publicProblem) },
			text: () => found.length === 0 ? 'No problems.' : found.map(problemLine).join('\n'),
		};
	},
};
