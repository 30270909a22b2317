/**
 * The roll-up of tasks: every commitment once, with all the lines that say it.
 *
 * Exact copies are one task: same text after folding marks, link targets and
 * white space, same owner, due and scheduled equal or missing on one side.
 * Near copies are gathered under it as similar; they are never ticked along.
 * The order of the lines does not matter.
 */
import { foldPlain, foldText, groupingSteps, ownStems, plainText, profileOfPlain, writtenText, type Profile } from '../match/near';
import { finish, sorted, type Steps } from '../match/steps';
import type { TaskText } from '../note/task-text';
import { compareText } from '../note/text-order';
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
	const copies = yield* exactCopies(yield* inOrder(lines));
	const own = copies.length < 2 ? noStems : ownStems([account, ...aliases]);
	// What words mean is looked up for the first time here.
	yield;
	const similar = yield* gatherNear(copies, own);
	const tasks: Task[] = [];
	for (const place of yield* byDue(copies, similar)) {
		const [leader, others] = [copies[place], similar[place]];
		if (leader && others && tasks.push(taskOf(leader, others, account)) % stepLength === 0) yield;
	}
	return tasks;
}

/** Lines between two rests. */
const stepLength = 32;

/** Exact copies, before they become a task. */
interface Copies {
	/** Newest first. */
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

/** In the order of their first lines; so must the lines be. */
function* exactCopies(lines: readonly TaskLine[]): Steps<readonly Copies[]> {
	const byKey = new Map<string, SameText>();
	for (let at = 0; at < lines.length; at += stepLength) {
		for (const line of lines.slice(at, at + stepLength)) takeLine(byKey, line);
		yield;
	}
	const copies: Copies[] = [];
	for (const same of byKey.values()) {
		const [first] = same.lines;
		if (first && same.lines.length === 1) copies.push(copiesOf(first, same.lines, same.plain, same.key));
		else for (const part of splitByDates(same.lines)) copies.push(toCopies(part, same.key));
		if (copies.length % stepLength === 0) yield;
	}
	// Only where the lines of one text were split, another may stand between them.
	return copies.length === byKey.size ? copies : yield* sorted(copies, compareFirst);
}

function takeLine(byKey: Map<string, SameText>, line: TaskLine): void {
	const plain = plainText(line.reading.text);
	const key = foldPlain(plain);
	// What a template left unfilled is no task either.
	if (key === '' || ('{<'.includes(key.charAt(0)) && /^(?:\{\{[^{}]*\}\}|<%[^%]*%>)$/.test(key))) return;
	const whole = key + marksOf(line);
	const same = byKey.get(whole);
	if (same) same.lines.push(line);
	else byKey.set(whole, { plain, key, lines: [line] });
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
function toCopies(unordered: readonly TaskLine[], key: string): Copies {
	const lines = isInOrder(unordered) ? unordered : [...unordered].sort(compareLines);
	const [first] = lines;
	const text = plainText(first?.reading.text ?? '');
	if (first && lines.length === 1) return copiesOf(first, lines, text, key);
	let state: TaskState = 'cancelled';
	let [due, scheduled, owner]: (string | null)[] = [null, null, null];
	for (const line of lines) {
		if (stateRanks[line.state] < stateRanks[state]) state = line.state;
		due ??= line.reading.due;
		scheduled ??= line.reading.scheduled;
		owner ??= line.reading.owner;
	}
	return { lines, text, key, state, due: due ?? null, scheduled: scheduled ?? null, owner: owner ?? null };
}

/** A line without a copy. */
function copiesOf({ state, reading: { due, scheduled, owner } }: TaskLine, lines: readonly TaskLine[], text: string, key: string): Copies {
	return { lines, text, key, state, due, scheduled, owner };
}

/** Lines in their order: mostly those of one note stand together, and only the notes have to be sorted. */
function* inOrder(lines: readonly TaskLine[]): Steps<readonly TaskLine[]> {
	const runs: TaskLine[][] = [];
	let run: TaskLine[] = [];
	let last: TaskLine | null = null;
	for (const line of lines) {
		if (last !== null && last.path === line.path && last.line < line.line && last.noteDate === line.noteDate) run.push(line);
		else runs.push(run = [line]);
		last = line;
	}
	const ordered: TaskLine[] = [];
	for (const lines of yield* sorted(runs, compareRuns)) for (const line of lines) ordered.push(line);
	return isInOrder(ordered) ? ordered : yield* sorted(lines, compareLines);
}

function compareRuns([a]: readonly TaskLine[], [b]: readonly TaskLine[]): number {
	return a && b ? compareLines(a, b) : 0;
}

function isInOrder(lines: readonly TaskLine[]): boolean {
	for (let at = 1; at < lines.length; at++) {
		const [a, b] = [lines[at - 1], lines[at]];
		if (a && b && compareLines(a, b) > 0) return false;
	}
	return true;
}

/** Newest note first, then by path and line. */
function compareLines(a: TaskLine, b: TaskLine): number {
	if (a.noteDate !== b.noteDate) return (a.noteDate ?? '') < (b.noteDate ?? '') ? 1 : -1;
	return compareText(a.path, b.path) || a.line - b.line;
}

function compareFirst(a: Copies, b: Copies): number {
	return compareRuns(a.lines, b.lines);
}

/** Places of those that lead, in the order of the list: by due date, undated last; of one day as they stand. */
function* byDue(copies: readonly Copies[], similar: readonly (readonly Copies[] | undefined)[]): Steps<readonly number[]> {
	const [dated, undated]: [number[], number[]] = [[], []];
	for (let place = 0; place < copies.length; place++) {
		if (similar[place]) (copies[place]?.due == null ? undated : dated).push(place);
	}
	const dueOf = (place: number): Day => copies[place]?.due ?? '';
	return (yield* sorted(dated, (a, b) => compareText(dueOf(a), dueOf(b)))).concat(undated);
}

/** What is near to each of these, by its place; undefined where another leads it. What is past is no copy of what is to do. */
function* gatherNear(copies: readonly Copies[], own: ReadonlySet<string>): Steps<readonly (readonly Copies[] | undefined)[]> {
	const similar: (readonly Copies[] | undefined)[] = copies.map(() => undefined);
	// Open before proposed, dated before undated, then newest first: the first of near copies leads them.
	const ranks: number[][] = [[], [], [], [], [], [], [], []];
	for (let place = 0; place < copies.length; place++) {
		const one = copies[place];
		if (one) ranks[stateRanks[one.state] * 2 + Number(one.due === null)]?.push(place);
	}
	for (const [first = [], ...others] of [ranks.slice(0, 4), ranks.slice(4)]) {
		const places = first.concat(...others);
		const members = places.map((place) => copies[place] as Copies);
		for (const group of yield* nearGroups(members, own)) {
			similar[places[group[0] ?? 0] ?? 0] = group.length === 1 ? none : group.slice(1).map((one) => members[one] as Copies);
		}
	}
	return similar;
}

const none: readonly Copies[] = [];
const noStems: ReadonlySet<string> = new Set();
const alone: readonly (readonly number[])[] = [[0]];

function* nearGroups(copies: readonly Copies[], own: ReadonlySet<string>): Steps<readonly (readonly number[])[]> {
	if (copies.length === 1) return alone;
	const profiles: Profile[] = [];
	for (const { text, key } of copies) {
		profiles.push(profileOfPlain(text, key));
		yield;
	}
	const mayJoin = (i: number, j: number): boolean => {
		const [a, b] = [copies[i], copies[j]];
		return a !== undefined && b !== undefined && fieldsFit(a, b);
	};
	return yield* groupingSteps(profiles, { own, mayJoin, lenient: true });
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
	const { lines, state, due, scheduled, owner } = leader;
	const tags = ownTags(lines[0]?.reading.tags ?? []);
	const task = {
		account,
		text: wordsOf(leader),
		state, due, scheduled, priority: highestOf(lines), owner,
		sources: lines.map(({ path, line, state: here, mark }) => mark === undefined ? { path, line, state: here } : { path, line, state: here, mark }),
		similar: similar.map(itemOf),
		disagree: lines.some((line) => line.state !== state),
	};
	return tags.length > 0 ? { ...task, tags } : task;
}

function highestOf(lines: readonly TaskLine[]): Priority | null {
	let least = priorities.length;
	for (const { reading: { priority } } of lines) if (priority !== null) least = Math.min(least, priorities.indexOf(priority));
	return priorities[least] ?? null;
}

/** As the newest line says it: typographic quotes and dashes are folded for comparing alone. */
function wordsOf({ lines, text }: Copies): string {
	const written = lines[0]?.reading.text ?? '';
	return written !== text && /[^ -~]/.test(written) ? writtenText(written) : text;
}

function itemOf(copies: Copies): Item {
	return { text: wordsOf(copies), sources: copies.lines.map(({ path, line }) => ({ path, line })) };
}
