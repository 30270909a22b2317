/**
 * The roll-up of tasks: every commitment once, with all the lines that say it.
 *
 * Exact copies are one task: same text after folding marks, link targets and
 * white space, same owner, due and scheduled equal or missing on one side.
 * Near copies are gathered under it as similar; they are never ticked along.
 * The order of the lines does not matter.
 */
import { foldPlain, foldText, groupProfiles, plainText, profileOfPlain } from '../match/near';
import type { TaskText } from '../note/task-text';
import type { Day, Item, Priority, Task, TaskState } from './records';
import type { Settings } from '../settings/settings';

/** A task line of a note, read. */
export interface TaskLine {
	readonly path: string;
	/** Counts from 1. */
	readonly line: number;
	readonly state: TaskState;
	readonly reading: TaskText;
	/** The day the note stands for, for the order of the sources; null where it has none. */
	readonly noteDate: Day | null;
	/** By which the line is found again, see `marksAt`. */
	readonly mark?: string;
}

/** A task with the lines behind it, in the order of `task.sources`: all of them are to be ticked together. */
export interface Gathered<Line extends TaskLine = TaskLine> {
	readonly task: Task;
	readonly lines: readonly Line[];
}

/** The state that a checkbox character stands for. */
export function stateOf(char: string, states: Settings['taskStates']): TaskState {
	if (char === ' ' || char === '') return 'open';
	if (states.done.includes(char)) return 'done';
	if (states.cancelled.includes(char)) return 'cancelled';
	return states.proposed.includes(char) ? 'proposed' : 'open';
}

/** An account's tasks told once. `aliases` are its other names: like its name, they go without saying in its tasks. */
export function rollUp(lines: readonly TaskLine[], account: string, aliases: readonly string[] = []): readonly Task[] {
	return gatherTasks(lines, account, aliases).map(({ task }) => task);
}

/** The same with the lines behind each task. Lines without text (`- [ ]`) are no tasks. */
export function gatherTasks<Line extends TaskLine>(
	lines: readonly Line[], account: string, aliases: readonly string[] = [],
): readonly Gathered<Line>[] {
	const copies = exactCopies(lines);
	const own = [account, ...aliases];
	const gathered = [copies.filter(isLive), copies.filter((copy) => !isLive(copy))]
		.flatMap((part) => gatherNear(part.sort(compareCopies), own));
	return gathered.sort(([a], [b]) => compareForList(a, b)).map(([leader, ...similar]) => ({
		task: taskOf(leader, similar, account), lines: leader.lines,
	}));
}

/** Exact copies, before they become a task. */
interface Copies<Line extends TaskLine> {
	readonly lines: readonly Line[];
	readonly text: string;
	/** The text folded. */
	readonly key: string;
	readonly state: TaskState;
	readonly due: Day | null;
	readonly scheduled: Day | null;
	readonly owner: string | null;
}

/** Lines of one text and owner. */
interface SameText<Line extends TaskLine> {
	readonly plain: string;
	readonly key: string;
	readonly lines: Line[];
}

function exactCopies<Line extends TaskLine>(lines: readonly Line[]): Copies<Line>[] {
	const byKey = new Map<string, SameText<Line>>();
	for (const line of lines) {
		const plain = plainText(line.reading.text);
		const key = foldPlain(plain);
		if (key === '') continue;
		const whole = key + marksOf(line);
		const same = byKey.get(whole);
		if (same) same.lines.push(line);
		else byKey.set(whole, { plain, key, lines: [line] });
	}
	const copies: Copies<Line>[] = [];
	for (const same of byKey.values()) {
		if (same.lines.length === 1) copies.push(toCopies(same.lines, same));
		else for (const part of splitByDates(same.lines)) copies.push(toCopies(part, same));
	}
	return copies;
}

/** What tells lines of one text apart: owner, tags, and whether it is the next occurrence or an earlier one. */
function marksOf(line: TaskLine): string {
	const { owner, tags, recurrence } = line.reading;
	if (owner === null && tags.length === 0 && recurrence === null) return '';
	const marks = ownTags(tags).map((tag) => tag.toLowerCase()).sort().join(' ');
	// What was done of a recurring task is an earlier occurrence, not a copy of the next.
	const occurrence = recurrence === null ? '' : isLive(line) ? 'next' : 'past';
	const parts = `\n${owner === null ? '' : foldText(owner)}\n${marks}\n${occurrence}`;
	return parts === '\n\n\n' ? '' : parts;
}

/** What says no more than that it is a task says nothing. */
function ownTags(tags: readonly string[]): readonly string[] {
	return tags.length === 0 ? tags : tags.filter((tag) => !/^(?:task|todo)$/i.test(tag));
}

function isLive({ state }: { readonly state: TaskState }): boolean {
	return state === 'open' || state === 'proposed';
}

/**
 * Splits lines of one text by their dates. Where all dates go together they
 * are one task. Where they do not (two monthly invoices), each set of dates is
 * a task, and a line that lacks a date joins the only one it fits; where it
 * fits several it stays a task of its own, rather than being ticked for any.
 */
function splitByDates<Line extends TaskLine>(lines: readonly Line[]): readonly (readonly Line[])[] {
	const sets = new Map<string, Line[]>();
	for (const line of lines) {
		const key = `${line.reading.due ?? ''} ${line.reading.scheduled ?? ''}`;
		const list = sets.get(key);
		if (list) list.push(line);
		else sets.set(key, [line]);
	}
	const parts = [...sets.values()];
	const fits = (a: readonly Line[], b: readonly Line[]): boolean => datesFit(a[0]?.reading, b[0]?.reading);
	if (parts.every((a) => parts.every((b) => fits(a, b)))) return [lines];
	const homes = parts.map((part) => {
		const fitting = parts.filter((other) => other !== part && fits(part, other));
		const [only] = fitting;
		return fitting.length === 1 && only && weightOf(only) > weightOf(part) ? only : part;
	});
	return parts.map((part) => parts.filter((_, index) => homes[index] === part).flat()).filter((group) => group.length > 0);
}

function datesFit(a: TaskText | undefined, b: TaskText | undefined): boolean {
	const fit = (x: Day | null | undefined, y: Day | null | undefined): boolean => !x || !y || x === y;
	return fit(a?.due, b?.due) && fit(a?.scheduled, b?.scheduled);
}

function weightOf(part: readonly TaskLine[]): number {
	const reading = part[0]?.reading;
	return (reading?.due ? 1 : 0) + (reading?.scheduled ? 1 : 0);
}

const stateRanks: Readonly<Record<TaskState, number>> = { open: 0, proposed: 1, done: 2, cancelled: 3 };

/** A commitment that is open anywhere is not done; one proposed anywhere is not yet settled. */
function toCopies<Line extends TaskLine>(unordered: readonly Line[], { plain, key }: SameText<Line>): Copies<Line> {
	const lines = unordered.length === 1 ? unordered : [...unordered].sort(compareLines);
	let state: TaskState = 'cancelled';
	let [due, scheduled, owner]: (string | null)[] = [null, null, null];
	for (const line of lines) {
		if (stateRanks[line.state] < stateRanks[state]) state = line.state;
		due ??= line.reading.due;
		scheduled ??= line.reading.scheduled;
		owner ??= line.reading.owner;
	}
	const first = lines[0]?.reading.text ?? '';
	return { lines, text: lines.length === 1 ? plain : plainText(first), key, state, due: due ?? null, scheduled: scheduled ?? null, owner: owner ?? null };
}

/** Newest note first, then by path and line. */
function compareLines(a: TaskLine, b: TaskLine): number {
	return compareText(b.noteDate ?? '', a.noteDate ?? '') || compareText(a.path, b.path) || a.line - b.line;
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** Open before proposed, dated before undated, then newest first: the first of near copies leads them. */
function compareCopies(a: Copies<TaskLine>, b: Copies<TaskLine>): number {
	return stateRanks[a.state] - stateRanks[b.state]
		|| Number(a.due === null) - Number(b.due === null)
		|| compareFirst(a, b);
}

/** By due date, undated last, then newest first. */
function compareForList(a: Copies<TaskLine>, b: Copies<TaskLine>): number {
	return compareText(a.due ?? '9', b.due ?? '9') || compareFirst(a, b);
}

function compareFirst(a: Copies<TaskLine>, b: Copies<TaskLine>): number {
	const [x, y] = [a.lines[0], b.lines[0]];
	return x && y ? compareLines(x, y) : 0;
}

function gatherNear<Line extends TaskLine>(
	copies: readonly Copies<Line>[], own: readonly string[],
): (readonly [Copies<Line>, ...Copies<Line>[]])[] {
	const mayJoin = (i: number, j: number): boolean => {
		const [a, b] = [copies[i], copies[j]];
		return a !== undefined && b !== undefined && fieldsFit(a, b);
	};
	return groupProfiles(copies.map(({ text, key }) => profileOfPlain(text, key)), { own, mayJoin, lenient: true }).flatMap((group) => {
		const [leader, ...similar] = group.flatMap((index) => copies[index] ?? []);
		return leader ? [[leader, ...similar] as const] : [];
	});
}

/** Dates equal or missing on one side; one owner, perhaps by first name only, or none on one side. */
function fieldsFit(a: Copies<TaskLine>, b: Copies<TaskLine>): boolean {
	const fit = (x: Day | null, y: Day | null): boolean => x === null || y === null || x === y;
	return fit(a.due, b.due) && fit(a.scheduled, b.scheduled) && ownersFit(a.owner, b.owner);
}

function ownersFit(a: string | null, b: string | null): boolean {
	if (a === null || b === null) return true;
	const [x, y] = [foldText(a), foldText(b)];
	return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
}

const priorities: readonly Priority[] = ['highest', 'high', 'medium', 'low', 'lowest'];

function taskOf(leader: Copies<TaskLine>, similar: readonly Copies<TaskLine>[], account: string): Task {
	const tags = ownTags(leader.lines[0]?.reading.tags ?? []);
	return {
		account,
		text: leader.text,
		state: leader.state,
		due: leader.due,
		scheduled: leader.scheduled,
		priority: priorities.find((priority) => leader.lines.some(({ reading }) => reading.priority === priority)) ?? null,
		owner: leader.owner,
		sources: leader.lines.map(({ path, line, state, mark }) => mark === undefined ? { path, line, state } : { path, line, state, mark }),
		similar: similar.map(itemOf),
		disagree: leader.lines.some(({ state }) => state !== leader.state),
		...(tags.length > 0 ? { tags } : {}),
	};
}

function itemOf(copies: Copies<TaskLine>): Item {
	return { text: copies.text, sources: copies.lines.map(({ path, line }) => ({ path, line })) };
}
