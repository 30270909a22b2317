import type { Priority, Task } from '../../account/records';
import { accountFlag, accountId, type CliCommand } from '../command';
import { publicTask } from '../shapes';
import { taskLines } from '../words';

const states = ['open', 'proposed', 'done', 'cancelled', 'all'] as const;

/** `account-dashboard:tasks`: tasks told once, those due first. */
export const tasks: CliCommand = {
	action: 'tasks',
	description: 'List the tasks of an account or of all accounts, each told once',
	flags: {
		account: accountFlag,
		state: { value: '<state>', description: 'open (default), proposed, done, cancelled or all', words: states },
	},
	run: (context, flags) => {
		const name = flags.text('account');
		const state = flags.word('state', states, 'open');
		const id = name === null ? null : accountId(context, name);
		const found = context.index.accounts.tasks(id).filter((task) => state === 'all' || task.state === state).sort(byUrgency);
		return {
			json: { tasks: found.map(publicTask) },
			text: () => found.length === 0 ? 'No tasks.' : found.flatMap((task) => taskLines(task, name === null)).join('\n'),
		};
	},
};

const weights: Readonly<Record<Priority, number>> = { highest: 0, high: 1, medium: 2, low: 4, lowest: 5 };
const plainWeight = 3;

/** The day it is due, then priority, then the account; what has no day comes last. */
function byUrgency(a: Task, b: Task): number {
	return (a.due ?? '9999').localeCompare(b.due ?? '9999')
		|| weight(a.priority) - weight(b.priority)
		|| a.account.localeCompare(b.account)
		|| a.text.localeCompare(b.text);
}

function weight(priority: Priority | null): number {
	return priority === null ? plainWeight : weights[priority];
}
