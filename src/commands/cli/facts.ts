import { accountDetail, accountFlag, type CliCommand } from '../command';
import { publicItem } from '../shapes';
import { itemLine } from '../words';

/** `account-dashboard:facts`: what is known of an account, newest first. */
export const facts: CliCommand = {
	action: 'facts',
	description: 'List the facts of an account, each told once',
	flags: { account: { ...accountFlag, required: true } },
	run: (context, flags) => {
		const { detail } = accountDetail(context, flags);
		return {
			json: { account: detail.name, facts: detail.facts.map(publicItem) },
			text: () => detail.facts.length === 0 ? `No facts about ${detail.name}.` : detail.facts.map(itemLine).join('\n'),
		};
	},
};
