import { setDate } from '../note/task-line';
import { readTaskText, type TaskText } from '../note/task-text';
import { itemText, type ListItem } from '../note';
import type { Ledger, Origin, Side } from './ledger';

/** Two tasks with the same words and other dates are two fields. */
export function taskField(text: string, twin: string): string {
	const { text: words, due } = readTaskText(text);
	const day = due ?? readTaskText(twin).due;
	return `task: ${words}${day === null ? '' : ` ${day}`}`;
}

/** Says whose the states of tasks are that come into the survivor, those below them too. */
export function standForTasks(ledger: Ledger, side: Side, items: readonly ListItem[]): void {
	for (const item of items) {
		const text = itemText(side.note, item);
		if (item.task !== null) ledger.stands(taskField(text, text), { value: `[${item.task}]`, path: side.origin.path, date: settledOn(text, side.origin), isState: true });
		for (const child of item.children) if (child.kind === 'list') standForTasks(ledger, side, child.items);
	}
}

/** Whether two days are one, or one of them is not said. */
export function agree(a: string | null, b: string | null): boolean {
	return a === b || a === null || b === null;
}

function dateCount(task: TaskText): number {
	return [task.due, task.scheduled].filter((day) => day !== null).length;
}

/** The day since which a task is as it is: when it was done or dropped, else the day of its note. */
export function settledOn(text: string, origin: Origin): Origin['date'] {
	const { done, cancelled } = readTaskText(text);
	return done ?? cancelled ?? origin.date;
}

/**
 * Two copies of a task in one text: the one with more dates, with the days of
 * being done or dropped that go with the state that counts. `hasWon` is null
 * where both have one state.
 */
export function unitedTask(kept: string, text: string, hasWon: boolean | null): string {
	const [ours, theirs] = [readTaskText(kept), readTaskText(text)];
	const base = dateCount(theirs) > dateCount(ours) ? text : kept;
	const [first, second] = hasWon ? [theirs, ours] : [ours, theirs];
	return (['done', 'cancelled'] as const).reduce((said, name) => {
		const day = first[name] ?? (hasWon === null ? second[name] : null);
		return readTaskText(said)[name] === day ? said : setDate(`- [ ] ${said}`, name, day)?.slice(6) ?? said;
	}, base);
}
