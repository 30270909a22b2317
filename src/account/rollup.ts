/**
 * The roll-up of tasks: every commitment once, with all the lines that say it.
 *
 * Exact copies are one task: same text after folding marks, link targets and
 * white space, same owner, due and scheduled equal or missing on one side.
 * Near copies are gathered under it as similar; they are never ticked along.
 * The order of the lines does not matter.
 */
import { foldPlain, foldText, groupingSteps, plainText, profileOfPlain, writtenText, type Profile } from '../match/near';
import { finish, sorted, type Steps } from '../match/steps';
import type { TaskText } from '../note/task-text';
import { splitByDates } from './date-parts';
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

/** The state that a checkbox character stands for. */
export function stateOf(char: string, states: Settings['taskStates']): TaskState {
	if (char === ' ' || char === '') return 'open';
	if (states.done.includes(char)) return 'done';
	if (states.cancelled.includes(char)) return 'cancelled';
	return states.proposed.includes(char) ? 'proposed' : 'open';
}

/** An account's tasks told once. `aliases` are its other names: like its name, they go without saying in its tasks. */
export function rollUp(lines: readonly TaskLine[], account: string, aliases: readonly string[] = []): readonly Task[] {
	return finish(rollUpSteps(lines, account, aliases));
}

/** The same in steps, for accounts with thousands of tasks. Lines without text (`- [ ]`) are no tasks. */
export function* rollUpSteps(lines: readonly TaskLine[], account: string, aliases: readonly string[] = []): Steps<readonly Task[]> {
	const own = [account, ...aliases];
	const live: Copies[] = [];
	const past: Copies[] = [];
	for (const copies of yield* exactCopies(lines)) (isLive(copies) ? live : past).push(copies);
	yield;
	const gathered = [...yield* gatherNear(live, own), ...yield* gatherNear(past, own)];
	const tasks: Task[] = [];
	for (const [leader, ...similar] of yield* sorted(gathered, ([a], [b]) => compareForList(a, b))) {
		if (tasks.push(taskOf(leader, similar, account)) % stepLength === 0) yield;
	}
	return tasks;
}

/** Lines between two rests. */
const stepLength = 32;

/** Exact copies, before they become a task. */
interface Copies {
	readonly lines: readonly TaskLine[];
	readonly text: string;
	/** The text folded. */
	readonly key: string;
	readonly state: TaskState;
	readonly due: Day | null;
	readonly scheduled: Day | null;
	readonly owner: string | null;
}

/** Lines of one text and owner. */
interface SameText {
	readonly plain: string;
	readonly key: string;
	readonly lines: TaskLine[];
}

function* exactCopies(lines: readonly TaskLine[]): Steps<readonly Copies[]> {
	const byKey = new Map<string, SameText>();
	for (const [index, line] of lines.entries()) {
		if (index % stepLength === stepLength - 1) yield;
		const plain = plainText(line.reading.text);
		const key = foldPlain(plain);
		// What a template left unfilled is no task either.
		if (key === '' || /^(?:\{\{[^{}]*\}\}|<%[^%]*%>)$/.test(key)) continue;
		const whole = key + marksOf(line);
		const same = byKey.get(whole);
		if (same) same.lines.push(line);
		else byKey.set(whole, { plain, key, lines: [line] });
	}
	const copies: Copies[] = [];
	for (const same of byKey.values()) {
		if (same.lines.length === 1) copies.push(toCopies(same.lines, same));
		else for (const part of splitByDates(same.lines)) copies.push(toCopies(part, same));
		if (copies.length % stepLength === 0) yield;
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

const stateRanks: Readonly<Record<TaskState, number>> = { open: 0, proposed: 1, done: 2, cancelled: 3 };

/** A commitment that is open anywhere is not done; one proposed anywhere is not yet settled. */
function toCopies(unordered: readonly TaskLine[], { plain, key }: SameText): Copies {
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
function compareCopies(a: Copies, b: Copies): number {
	return stateRanks[a.state] - stateRanks[b.state]
		|| Number(a.due === null) - Number(b.due === null)
		|| compareFirst(a, b);
}

/** By due date, undated last, then newest first. */
function compareForList(a: Copies, b: Copies): number {
	return compareText(a.due ?? '9', b.due ?? '9') || compareFirst(a, b);
}

function compareFirst(a: Copies, b: Copies): number {
	const [x, y] = [a.lines[0], b.lines[0]];
	return x && y ? compareLines(x, y) : 0;
}

function* gatherNear(unordered: readonly Copies[], own: readonly string[]): Steps<readonly (readonly [Copies, ...Copies[]])[]> {
	const copies = yield* sorted(unordered, compareCopies);
	const profiles: Profile[] = [];
	for (const { text, key } of copies) {
		if (profiles.push(profileOfPlain(text, key)) % stepLength === 0) yield;
	}
	const mayJoin = (i: number, j: number): boolean => {
		const [a, b] = [copies[i], copies[j]];
		return a !== undefined && b !== undefined && fieldsFit(a, b);
	};
	const groups = yield* groupingSteps(profiles, { own, mayJoin, lenient: true });
	const gathered: (readonly [Copies, ...Copies[]])[] = [];
	for (const group of groups) {
		const [leader, ...similar] = group.flatMap((index) => copies[index] ?? []);
		if (leader && gathered.push([leader, ...similar]) % stepLength === 0) yield;
	}
	return gathered;
}

/** Dates equal or missing on one side; one owner, perhaps by first name only, or none on one side. */
function fieldsFit(a: Copies, b: Copies): boolean {
	const fit = (x: Day | null, y: Day | null): boolean => x === null || y === null || x === y;
	return fit(a.due, b.due) && fit(a.scheduled, b.scheduled) && ownersFit(a.owner, b.owner);
}

function ownersFit(a: string | null, b: string | null): boolean {
	if (a === null || b === null) return true;
	const [x, y] = [foldText(a), foldText(b)];
	return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
}

const priorities: readonly Priority[] = ['highest', 'high', 'medium', 'low', 'lowest'];

function taskOf(leader: Copies, similar: readonly Copies[], account: string): Task {
	const tags = ownTags(leader.lines[0]?.reading.tags ?? []);
	return {
		account,
		text: wordsOf(leader),
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

/** As the newest line says it: typographic quotes and dashes are folded for comparing alone. */
function wordsOf({ lines, text }: Copies): string {
	const written = lines[0]?.reading.text ?? '';
	return /[^ -~]/.test(written) ? writtenText(written) : text;
}

function itemOf(copies: Copies): Item {
	return { text: wordsOf(copies), sources: copies.lines.map(({ path, line }) => ({ path, line })) };
}
