import type { Day, Priority, Task, TaskState } from '../../account/records';
import { addDays } from '../../note/days';
import { inOrder } from '../list/ranks';
import { foldText } from '../../account/search';
import type { TaskSort } from './state';

/** A task of an account as a row of the screen. */
export interface TaskRow {
	readonly kind: 'task';
	/** Stays the same while the task changes its state or its day. */
	readonly key: string;
	/** Id of the account. */
	readonly id: string;
	readonly account: string;
	/** Names of other accounts that share the task. */
	readonly alsoIn: readonly string[];
	/** Whether it stands in a note of several accounts. */
	readonly isShared: boolean;
	readonly task: Task;
	/** Numbers and folded text to order by. */
	readonly due: number;
	readonly priority: number;
	readonly accountFolded: string;
	readonly place: number;
}

/** When a task is due, seen from today. */
export const dueBuckets = ['overdue', 'week', 'later', 'none'] as const;
export type DueBucket = (typeof dueBuckets)[number];

const priorityRank: Readonly<Record<Priority, number>> = { highest: 0, high: 1, medium: 2, low: 4, lowest: 5 };
const noPriority = 3;
const noDay = 99_999_999;

/** The rows of one account. */
export function rowsOf(
	account: { readonly id: string; readonly name: string }, tasks: readonly Task[], isShared: (path: string) => boolean,
): readonly TaskRow[] {
	const { id, name } = account;
	const told = new Map<string, number>();
	const accountFolded = name.toLowerCase();
	const rows: TaskRow[] = [];
	for (const task of tasks) {
		const nth = told.get(task.text) ?? 0;
		told.set(task.text, nth + 1);
		rows.push({
			kind: 'task', key: `${id}\n${nth === 0 ? '' : nth}\n${task.text}`, id, account: name, alsoIn: noOthers,
			isShared: task.sources.some(({ path }) => isShared(path)),
			task, due: dayNumber(task.due), priority: task.priority === null ? noPriority : priorityRank[task.priority], accountFolded, place: rows.length,
		});
	}
	return rows;
}

const noOthers: readonly string[] = Object.freeze([]);
const zero = 48;

/** `2026-03-16` as 20260316; there may be as many as there are tasks. */
function dayNumber(day: Day | null): number {
	if (day === null) return noDay;
	let number = 0;
	for (let at = 0; at < day.length; at += 1) {
		const digit = day.charCodeAt(at) - zero;
		if (digit >= 0 && digit <= 9) number = number * 10 + digit;
	}
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

function compareText(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}

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
