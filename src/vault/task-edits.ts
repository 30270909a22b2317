import type { App } from 'obsidian';
import { foldText } from '../match/near';
import type { Source, Task, TaskState } from '../account/records';
import { placedSpots, digest, type PlacedSpot } from '../account/task-spots';
import { editTasks, type TaskChange, type TaskRefusal } from '../account/tick';
import { applyEdits, parse, type Edit as TextEdit } from '../note';
import type { Day } from '../note/dates';
import { readTaskText } from '../note/task-text';
import type { EditOutcome } from './account-edits';
import type { LiveAccounts } from './live-accounts';
import type { Edit, Writer, Written } from './writer';

/** What became of a task's copies. */
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

/** Ticks tasks: every exact copy, in the right lines, or not at all where that cannot be told. */
export class TaskEdits {
	constructor(private readonly app: App, private readonly live: LiveAccounts, private readonly writer: Writer) {}

	/** Puts every exact copy of a task into a state. */
	async setState(task: Task, state: TaskState): Promise<TaskResult> {
		const wanted = task.sources.filter((source) => source.state !== state);
		const byPath = new Map<string, Source[]>();
		for (const { path, line } of wanted) byPath.set(path, [...byPath.get(path) ?? [], { path, line }]);
		const changed: Source[] = [];
		const refused: { path: string; why: string }[] = [];
		const written: Written[] = [];
		for (const [path, sources] of byPath) {
			const lines: Source[] = [];
			const one = await this.writer.edit(path, (text) => this.editNote(text, path, { task, state, sources }, lines));
			if (one.kind === 'refused') refused.push({ path, why: one.why });
			else changed.push(...lines);
			written.push(one);
		}
		this.writer.remember(state === 'done' ? 'Task done' : 'Task changed', written);
		return { changed, refused };
	}

	/** The same for a screen: in words, with a way back. */
	async toggle(task: Task, done: boolean): Promise<EditOutcome> {
		const { changed, refused } = await this.setState(task, done ? 'done' : 'open');
		const left = refused.map(({ path, why }) => `${path}: ${why}`).join(' ');
		if (changed.length === 0) return { kind: 'refused', message: left === '' ? 'Nothing had to change.' : left };
		const where = changed.length === 1 ? '' : ` in ${String(changed.length)} places`;
		const message = `${done ? 'Done' : 'Open again'}${where}: ${task.text}${left === '' ? '' : ` Not changed: ${left}`}`;
		return { kind: 'done', message, paths: [...new Set(changed.map(({ path }) => path))], undo: () => this.undo() };
	}

	private async undo(): Promise<EditOutcome> {
		const result = await this.writer.undo();
		if (!result) return { kind: 'refused', message: 'There is nothing to undo.' };
		if (result.refused.length > 0) return { kind: 'refused', message: result.refused.map(({ path, why }) => `${path}: ${why}`).join(' ') };
		return { kind: 'done', message: 'Undone.', paths: result.restored };
	}

	private editNote(text: string, path: string, wish: Wish, lines: Source[]): Edit {
		lines.length = 0;
		const spots = findSpots(text, wish, this.live.settings.dateOrder);
		if (spots === null) return { kind: 'refused', why: reasons.doubtful };
		if (spots.length === 0) return { kind: 'refused', why: reasons.gone };
		lines.push(...spots.map(({ line }) => ({ path, line })));
		const tasks = this.tasksApi();
		const isToggle = wish.state === 'done' || (wish.state === 'open' && wish.task.state === 'done');
		return tasks && isToggle ? toggleByTasks(text, path, spots, tasks) : change(text, spots, this.changeTo(wish.state));
	}

	private changeTo(state: TaskState): TaskChange {
		const { taskStates, addDoneDate } = this.live.settings;
		const today: Day = this.live.today();
		switch (state) {
			case 'open': return { kind: 'state', char: ' ', ...(addDoneDate ? { done: null } : {}) };
			case 'done': return { kind: 'state', char: taskStates.done.charAt(0) || 'x', ...(addDoneDate ? { done: today } : {}) };
			case 'cancelled': return { kind: 'state', char: taskStates.cancelled.charAt(0) || '-' };
			case 'proposed': return { kind: 'state', char: taskStates.proposed.charAt(0) || '?' };
		}
	}

	/** The Tasks plugin, where it is on. The list of plugins is not in the API: without it we tick ourselves. */
	private tasksApi(): TasksApi | null {
		const { plugins } = this.app as App & { plugins?: { plugins?: Record<string, { apiV1?: Partial<TasksApi> } | undefined> } };
		const api = plugins?.plugins?.['obsidian-tasks-plugin']?.apiV1;
		return typeof api?.executeToggleTaskDoneCommand === 'function' ? api as TasksApi : null;
	}
}

interface Wish {
	readonly task: Task;
	readonly state: TaskState;
	readonly sources: readonly Source[];
}

/**
 * The lines of a note that are meant. Each stands where it stood when it was
 * drawn; or lines have moved and there are as many copies as before, so that
 * all of them are meant. Otherwise nobody can tell: null.
 */
function findSpots(text: string, { task, sources }: Wish, order: 'neither' | 'day-first' | 'month-first'): readonly PlacedSpot[] | null {
	const key = foldText(task.text);
	const alike = placedSpots(parse(text)).filter((spot) => {
		const said = readTaskText(spot.text, { order });
		return foldText(said.text) === key && agree(said.due, task.due) && agree(said.scheduled, task.scheduled);
	});
	if (alike.length === 0) return [];
	const atLines = sources.flatMap(({ line }) => alike.find((spot) => spot.line === line) ?? []);
	if (atLines.length === sources.length) return atLines;
	return alike.length === sources.length ? alike : null;
}

function agree(a: Day | null, b: Day | null): boolean {
	return a === b || a === null || b === null;
}

function change(text: string, spots: readonly PlacedSpot[], to: TaskChange): Edit {
	const note = digest(text);
	const result = editTasks(text, spots.map((spot) => ({ ...spot, digest: note })), to);
	const refusal = result.outcomes.find((outcome) => outcome.kind === 'refused');
	return refusal ? { kind: 'refused', why: reasons[refusal.why] } : { kind: 'changed', text: result.text };
}

function toggleByTasks(text: string, path: string, spots: readonly PlacedSpot[], tasks: TasksApi): Edit {
	const edits = spots.map(({ lineStart, lineEnd }): TextEdit => {
		const line = text.slice(lineStart, lineEnd);
		return { start: lineStart, end: lineEnd, text: tasks.executeToggleTaskDoneCommand(line, path) };
	});
	const result = applyEdits(text, edits);
	return result.ok ? { kind: 'changed', text: result.text } : { kind: 'refused', why: result.message };
}
