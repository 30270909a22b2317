import type { App } from 'obsidian';
import type { Source, Task, TaskState } from '../account/records';
import { stateOf } from '../account/rollup';
import type { PlacedSpot } from '../account/task-spots';
import { editTasks, tickLine, type StateChange, type TaskChange, type TaskReading, type TaskRefusal, type TaskTarget } from '../account/tick';
import { foldPlain, plainText } from '../match/near';
import type { Day } from '../note/dates';
import { splitFootnote, splitTaskLine } from '../note/task-line';
import { readTaskText } from '../note/task-text';
import type { LiveAccounts } from './live-accounts';
import { made, type EditOutcome } from './outcomes';
import type { Change, Edit, Writer, Written } from './writer';

/** What tasks are to become. */
export type TaskWish =
	| { readonly kind: 'state'; readonly state: TaskState }
	/** Null takes the due date away. */
	| { readonly kind: 'due'; readonly day: Day | null };

/** What became of the copies of tasks. */
export interface TaskResult {
	readonly changed: readonly Source[];
	readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/** What we use of the Tasks plugin: it knows recurrence and done dates. */
interface TasksApi {
	executeToggleTaskDoneCommand(line: string, path: string): string;
}

const reasons: Readonly<Record<TaskRefusal, string>> = {
	gone: 'The task is no longer there.',
	changed: 'The task has another state by now.',
	doubtful: 'The note has changed, and it cannot be told which line is meant. Look at it again.',
};

/** Changes tasks: every exact copy, in the right lines, or not at all where that cannot be told. */
export class TaskEdits {
	constructor(private readonly app: App, private readonly live: LiveAccounts, private readonly writer: Writer) {}

	/** Puts every exact copy of a task into a state. */
	async setState(task: Task, state: TaskState): Promise<TaskResult> {
		return this.change([task], { kind: 'state', state });
	}

	/** Changes every exact copy of these tasks, each file once, as one step for undo. */
	async change(tasks: readonly Task[], wish: TaskWish): Promise<TaskResult> {
		return (await this.write(tasks, wish)).result;
	}

	/** The same for a screen: in words, with a way back. */
	async carryOut(tasks: readonly Task[], wish: TaskWish): Promise<EditOutcome> {
		const { result: { changed, refused }, change } = await this.write(tasks, wish);
		const left = refused.slice(0, 3).map(({ path, why }) => `${path}: ${why}`).join(' ') + (refused.length > 3 ? ` And ${String(refused.length - 3)} more.` : '');
		if (changed.length === 0) return { kind: 'refused', message: left === '' ? 'Nothing had to change.' : left };
		const where = changed.length === 1 ? '' : ` in ${String(changed.length)} places`;
		const message = `${wordsOf(wish, tasks)}${where}: ${whichOf(tasks)}${left === '' ? '' : ` Not changed: ${left}`}`;
		const paths = [...new Set(changed.map(({ path }) => path))];
		return made(this.writer, change, message, paths);
	}

	private async write(tasks: readonly Task[], wish: TaskWish): Promise<{ readonly result: TaskResult; readonly change: Change | null }> {
		const changed: Source[] = [];
		const refused: { path: string; why: string }[] = [];
		const written: Written[] = [];
		for (const [path, targets] of targetsByPath(tasks, wish)) {
			let lines: readonly Source[] = [];
			let left: readonly string[] = [];
			const one = await this.writer.edit(path, (text) => {
				const edited = this.editNote(text, path, targets, wish);
				({ lines, left } = edited);
				return edited.edit;
			});
			written.push(one);
			if (one.kind === 'refused') refused.push({ path, why: one.why });
			else {
				if (one.kind === 'changed') changed.push(...lines);
				refused.push(...left.map((why) => ({ path, why })));
			}
		}
		return { result: { changed, refused }, change: this.writer.remember(`${whichOf(tasks)} (${wordsOf(wish, tasks).toLowerCase()})`, written) };
	}

	private editNote(text: string, path: string, targets: readonly TaskTarget[], wish: TaskWish): { readonly edit: Edit; readonly lines: readonly Source[]; readonly left: readonly string[] } {
		const { text: result, outcomes } = editTasks(text, targets, this.changeTo(wish, path), this.reading());
		const lines = new Set(outcomes.flatMap((one) => one.kind === 'done' ? [one.line] : []));
		const left = new Set(outcomes.flatMap((one) => one.kind === 'refused' ? [reasons[one.why]] : []));
		return { edit: { kind: 'changed', text: result }, lines: [...lines].map((line) => ({ path, line })), left: [...left] };
	}

	private reading(): TaskReading {
		const { dateOrder: order, taskStates } = this.live.settings;
		return {
			textOf: (text) => foldPlain(plainText(readTaskText(text, { order }).text)),
			stateOf: (char) => stateOf(char, taskStates),
		};
	}

	private changeTo(wish: TaskWish, path: string): TaskChange {
		if (wish.kind === 'due') return wish;
		const own = this.ownChange(wish.state);
		const tasks = this.tasksApi();
		if (!tasks || (wish.state !== 'done' && wish.state !== 'open')) return own;
		return {
			kind: 'lines',
			edit: (line, spot) => this.toggled(line, spot, wish.state, (bare) => tasks.executeToggleTaskDoneCommand(bare, path)) ?? tickLine(line, own),
		};
	}

	private ownChange(state: TaskState): StateChange {
		const { taskStates, addDoneDate } = this.live.settings;
		switch (state) {
			case 'open': return { kind: 'state', char: ' ', done: null };
			case 'done': return { kind: 'state', char: taskStates.done.charAt(0) || 'x', ...(addDoneDate ? { done: this.live.today() } : {}) };
			case 'cancelled': return { kind: 'state', char: taskStates.cancelled.charAt(0) || '-' };
			case 'proposed': return { kind: 'state', char: taskStates.proposed.charAt(0) || '?' };
		}
	}

	/**
	 * The lines as the Tasks plugin leaves them; null where its toggle is not what is wished: it follows
	 * the statuses a person has set up there, and may lead from open to another open state.
	 */
	private toggled(line: string, spot: PlacedSpot, state: TaskState, toggle: (line: string) => string): string | null {
		const { taskStates } = this.live.settings;
		if (state === 'open' && stateOf(spot.char, taskStates) !== 'done') return null;
		const bare = line.replace(/\r$/, '');
		// It knows no task behind the label of a footnote.
		const footnote = splitFootnote(bare);
		const result = toggle(footnote?.bare ?? bare);
		if (result === '' && footnote === null && state === 'done' && readTaskText(spot.text).onCompletion === 'delete') return '';
		const given = result.split(/\r?\n/);
		const lines = footnote?.back(given) ?? given;
		const isAsWished = lines.some((one) => {
			const box = splitTaskLine(one);
			return box !== null && stateOf(box.state, taskStates) === state;
		});
		return isAsWished ? lines.join(bare === line ? '\n' : '\r\n') + (bare === line ? '' : '\r') : null;
	}

	/** The Tasks plugin, where it is on. The list of plugins is not in the API: without it we tick ourselves. */
	private tasksApi(): TasksApi | null {
		const { plugins } = this.app as App & { plugins?: { plugins?: Record<string, { apiV1?: Partial<TasksApi> } | undefined> } };
		const api = plugins?.plugins?.['obsidian-tasks-plugin']?.apiV1;
		return typeof api?.executeToggleTaskDoneCommand === 'function' ? api as TasksApi : null;
	}
}

function targetsByPath(tasks: readonly Task[], wish: TaskWish): ReadonlyMap<string, readonly TaskTarget[]> {
	const byPath = new Map<string, TaskTarget[]>();
	for (const task of tasks) {
		const text = foldPlain(task.text);
		for (const { path, state, mark = '' } of task.sources) {
			if (wish.kind === 'state' && wish.state === state) continue;
			const target = { mark, text, state };
			const others = byPath.get(path);
			if (others) others.push(target);
			else byPath.set(path, [target]);
		}
	}
	return byPath;
}

/** What was done, as a notice begins. */
function wordsOf(wish: TaskWish, tasks: readonly Task[]): string {
	if (wish.kind === 'due') return wish.day === null ? 'No longer due' : `Due ${wish.day}`;
	switch (wish.state) {
		case 'open': return tasks.every(({ state }) => state === 'proposed') ? 'Accepted' : 'Open again';
		case 'done': return 'Done';
		case 'cancelled': return 'Dropped';
		case 'proposed': return 'Proposed again';
	}
}

function whichOf(tasks: readonly Task[]): string {
	return tasks.length === 1 ? shortened(tasks[0]?.text ?? '') : `${String(tasks.length)} tasks`;
}

const longestTold = 120;

function shortened(text: string): string {
	return text.length > longestTold ? `${text.slice(0, longestTold)}…` : text;
}
