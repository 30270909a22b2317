import type { Day, Priority, Task, TaskState } from '../../account/records';
import { addDays } from '../../note/days';
import { compareText } from '../../note/text-order';
import { inOrder } from '../list/ranks';
import { foldText } from '../../account/search';
import type { TaskSort } from './state';

/** A task of an account as a row of the screen. There may be as many as there are tasks: what few of them are asked for is reckoned then. */
export class TaskRow {
	readonly kind = 'task';

	/** `due` and `priority` are numbers to order by, `place` is where the account tells it, `alsoIn` are other accounts that share it. */
	constructor(
		private readonly of: AccountTasks, readonly task: Task, readonly place: number,
		readonly due: number, readonly priority: number, readonly isShared: boolean, readonly alsoIn: readonly string[] = noOthers,
	) {}

	/** Stays the same while the task changes its state or its day. */
	get key(): string {
		return this.of.keyOf(this.place);
	}

	/** Id of the account. */
	get id(): string {
		return this.of.id;
	}

	get account(): string {
		return this.of.name;
	}

	get accountFolded(): string {
		return this.of.folded;
	}

	/** The same task, told for other accounts too. */
	with(alsoIn: readonly string[]): TaskRow {
		return new TaskRow(this.of, this.task, this.place, this.due, this.priority, this.isShared, alsoIn);
	}
}

/** The rows of one account, in the order in which it tells its tasks. */
export class AccountTasks {
	readonly rows: readonly TaskRow[];
	readonly folded: string;
	private keys: readonly string[] | null = null;

	/** `isShared` tells of a note whether it belongs to several accounts. */
	constructor(readonly id: string, readonly name: string, readonly tasks: readonly Task[], isShared: (path: string) => boolean) {
		this.folded = name.toLowerCase();
		const rows: TaskRow[] = [];
		for (const task of tasks) {
			const priority = task.priority === null ? noPriority : priorityRank[task.priority];
			rows.push(new TaskRow(this, task, rows.length, dayNumber(task.due), priority, task.sources.some(({ path }) => isShared(path))));
		}
		this.rows = rows;
	}

	keyOf(place: number): string {
		return (this.keys ??= this.makeKeys())[place] ?? '';
	}

	/** Of equal texts the second and further ones are counted. */
	private makeKeys(): readonly string[] {
		const told = new Map<string, number>();
		return this.tasks.map(({ text }) => {
			const nth = told.get(text) ?? 0;
			told.set(text, nth + 1);
			return `${this.id}\n${nth === 0 ? '' : nth}\n${text}`;
		});
	}
}

/** When a task is due, seen from today. */
export const dueBuckets = ['overdue', 'week', 'later', 'none'] as const;
export type DueBucket = (typeof dueBuckets)[number];

const priorityRank: Readonly<Record<Priority, number>> = { highest: 0, high: 1, medium: 2, low: 4, lowest: 5 };
const noPriority = 3;
const noDay = 99_999_999;

const noOthers: readonly string[] = Object.freeze([]);
const days = new Map<Day, number>();
const mostDays = 5_000;

/** `2026-03-16` as 20260316; tasks share few days. */
function dayNumber(day: Day | null): number {
	if (day === null) return noDay;
	let number = days.get(day);
	if (number !== undefined) return number;
	number = Number(day.replaceAll('-', ''));
	if (days.size >= mostDays) days.clear();
	days.set(day, number);
	return number;
}

/** Today and the day after the week that begins today, as numbers: reckoned once for all rows. */
export interface Days {
	readonly today: number;
	readonly afterWeek: number;
}

export function daysFrom(today: Day): Days {
	return { today: dayNumber(today), afterWeek: dayNumber(addDays(today, 7)) };
}

/** When a row is due; the week is today and the six days after. */
export function dueBucket({ due }: TaskRow, { today, afterWeek }: Days): DueBucket {
	if (due === noDay) return 'none';
	if (due < today) return 'overdue';
	return due < afterWeek ? 'week' : 'later';
}

type Compare = (a: TaskRow, b: TaskRow) => number;

const byDue: Compare = (a, b) => a.due - b.due || a.priority - b.priority;
const byAccount: Compare = (a, b) => compareText(a.accountFolded, b.accountFolded) || compareText(a.id, b.id);
/** Accounts in the order of their rows. */
export const byAccountName = (a: AccountTasks, b: AccountTasks): number => compareText(a.folded, b.folded) || compareText(a.id, b.id);
const ownerOf = ({ task }: TaskRow): string => task.owner?.toLowerCase() ?? '';

const orders: Readonly<Record<TaskSort, Compare>> = {
	due: byDue,
	priority: (a, b) => a.priority - b.priority || a.due - b.due,
	account: (a, b) => byAccount(a, b) || byDue(a, b),
	owner: (a, b) => compareText(ownerOf(a), ownerOf(b)) || byDue(a, b),
	text: (a, b) => compareText(foldedText(a), foldedText(b)),
};

/** The order of rows; what lacks a day or an owner comes last both ways round. Ties are left as they stand. */
export function taskOrder(sort: TaskSort, reversed: boolean): Compare {
	const compare = orders[sort];
	const sign = reversed ? -1 : 1;
	switch (sort) {
		case 'due': return reversed ? (a, b) => Number(a.due === noDay) - Number(b.due === noDay) || -compare(a, b) : compare;
		case 'owner': return (a, b) => Number(ownerOf(a) === '') - Number(ownerOf(b) === '') || sign * compare(a, b);
		default: return (a, b) => sign * compare(a, b);
	}
}

/**
 * Rows in order, ties left as they stand. By day and priority there is nothing
 * but numbers to compare, which is many times faster.
 */
export function sortRows(rows: readonly TaskRow[], sort: TaskSort, reversed: boolean): readonly TaskRow[] {
	if (reversed || (sort !== 'due' && sort !== 'priority')) return [...rows].sort(taskOrder(sort, reversed));
	const isByDue = sort === 'due';
	const ranks = new Float64Array(rows.length);
	rows.forEach(({ due, priority }, nth) => { ranks[nth] = (isByDue ? due * 10 + priority : priority * 1e9 + due) * rows.length + nth; });
	return inOrder(ranks.sort(), rows);
}

/** By account, then as the account tells them: what settles ties. */
export const byPlace: Compare = (a, b) => byAccount(a, b) || a.place - b.place;

const folded = new WeakMap<Task, string>();

/** What is searched: text, owner and tags, folded, without the account's name. */
export function foldedText({ task }: TaskRow): string {
	let text = folded.get(task);
	if (text === undefined) {
		const whole = [task.text, ...task.owner === null ? [] : [`@${task.owner}`], ...(task.tags ?? []).map((tag) => `#${tag}`)].join(' ');
		text = /^[\x20-\x7e]*$/.test(whole) ? whole.toLowerCase() : foldText(whole);
		folded.set(task, text);
	}
	return text;
}

/** Whether anything is still to be done about it. */
export function isLive(state: TaskState): boolean {
	return state === 'open' || state === 'proposed';
}
