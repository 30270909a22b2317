import { accountDetail, accountFlag, todayOf, type CliCommand } from '../command';
import { publicProblem } from '../shapes';
import { problemLine } from '../words';

/** `account-dashboard:problems`: what is wrong in notes, also in those that are no account's. */
export const problems: CliCommand = {
	action: 'problems',
	description: 'List what is wrong in notes, and where',
	flags: { account: accountFlag },
	run: (context, flags) => {
		const found = flags.text('account') === null ? context.index.accounts.problems(todayOf(context, flags)) : accountDetail(context, flags).detail.problems;
		return {
			json: { problems: found.map(publicProblem) },
			text: () => found.length === 0 ? 'No problems.' : found.map(problemLine).join('\n'),
		};
	},
};
