import type { Task } from '../../account/records';
import { foldText } from '../../account/search';
import { accountFlag, accountId, type CliCommand } from '../command';
import { CommandError } from '../errors';
import { nearest } from '../../match/nearest';
import { count } from '../words';

/** `account-dashboard:complete-task`: ticks every exact copy of a task. */
export const completeTask: CliCommand = {
	action: 'complete-task',
	description: 'Tick a task of an account, in every note that has an exact copy of it',
	flags: {
		account: { ...accountFlag, required: true },
		task: { value: '<text>', description: 'The text of the task, or a part that only one open task has', required: true },
	},
	run: async (context, flags) => {
		const { taskEdits } = context;
		if (!taskEdits) throw new CommandError('failed', 'Writing is not available here.');
		const task = find(context.index.accounts.tasks(accountId(context, flags.required('account'))), flags.required('task'));
		const { changed, refused } = await taskEdits.setState(task, 'done');
		return {
			json: { changed: changed.map(({ path, line }) => ({ path, line })), refused: refused.map(({ path, why }) => ({ path, why })) },
			text: () => [`${count(changed.length, 'line')} ticked.`, ...changed.map(({ path, line }) => `${path}:${String(line)}`), ...refused.map(({ path, why }) => `Left alone: ${path}. ${why}`)].join('\n'),
		};
	},
};

/** The task with this text; else the one open task that contains it. */
function find(tasks: readonly Task[], text: string): Task {
	const wanted = foldText(text);
	const same = tasks.filter((task) => foldText(task.text) === wanted);
	const unfinished = tasks.filter(({ state }) => state === 'open' || state === 'proposed');
	const fitting = same.length > 0 ? (same.some((task) => unfinished.includes(task)) ? same.filter((task) => unfinished.includes(task)) : same) : unfinished.filter((task) => foldText(task.text).includes(wanted));
	const [first, ...others] = fitting;
	if (first && others.length === 0) return first;
	if (first) throw new CommandError('ambiguous-task', `“${text}” may be several tasks: ${fitting.map((task) => `${task.text}${task.due === null ? '' : ` (due ${task.due})`}`).join('; ')}.`);
	const like = tasks.flatMap((task) => task.similar.map((item) => ({ task, item }))).find(({ item }) => foldText(item.text) === wanted);
	const place = like?.item.sources[0];
	if (like && place) throw new CommandError('unknown-task', `“${text}” is told as similar under “${like.task.text}” and is not ticked along. It stands in ${place.path}:${String(place.line)}.`);
	const near = nearest(text, unfinished.map((task) => task.text));
	throw new CommandError('unknown-task', `The account has no open task “${text}”.${near === null ? '' : ` Did you mean “${near}”?`}`);
}
