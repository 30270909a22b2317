import { match as matchNames } from '../../match';
import type { CliCommand } from '../command';

/** `account-dashboard:match`: are two names one account? */
export const match: CliCommand = {
	action: 'match',
	description: 'Tell whether two names are one account, how sure that is, and why',
	flags: {
		a: { value: '<name>', description: 'One name', required: true },
		b: { value: '<name>', description: 'The other name', required: true },
	},
	isImmediate: true,
	run: (_context, flags) => {
		const { score, certainty, reasons } = matchNames(flags.required('a'), flags.required('b'));
		return {
			json: { score, certainty, reasons },
			text: () => [`${certainty}, ${score.toFixed(2)}`, ...reasons.map((reason) => `- ${reason}`)].join('\n'),
		};
	},
};
