/** One account as a row, on a day. Pure: the same input gives the same row. */
import { contactDays, futureProblems, lastContactOf, upcoming, type ContactActivity, type ContactEntry, type ContactNote } from './contact';
import { problemsIn, weigh, type AccountInput, type SaidByKind, type Weighed } from './account-input';
import type { NoteFields, PlainField } from './fields';
import { keyOfName, shownName } from './names';
import type { LineKind } from './note-body';
import type { AccountSummary, Conflict, Day, Problem, Row, Task } from './records';
import type { NoteState } from './note-store';
import type { Rules } from './rules';
import { stalenessOf } from './staleness';
import { survive, type Say, type Survivor } from './survival';
import { dayOfEntry } from './entry-day';
import { countOnce } from './told-once';

/** What of an account is told once and counted. */
export interface Counted {
	readonly tasks: readonly Task[];
	readonly blockerCount: number;
	readonly opportunityCount: number;
	/** The dated entries of its timeline, each with its note. */
	readonly entries: readonly ContactEntry[];
}

const none: readonly never[] = [];

/** Kinds of lines that are counted. */
export const kindsCounted: ReadonlySet<LineKind> = new Set(['blocker', 'opportunity', 'context']);

/** Of accounts whose texts are still to be read. */
export const nothingCounted: Counted = { tasks: [], blockerCount: 0, opportunityCount: 0, entries: [] };

/** Tells once what is counted. */
export function count(said: SaidByKind, tasks: readonly Task[], input: AccountInput): Counted {
	if (said.size === 0 && tasks.length === 0) return nothingCounted;
	const { name, aliases } = namesOfAccount(input);
	const own = [name, ...aliases];
	return {
		tasks,
		blockerCount: countOnce(said.get('blocker') ?? none, own),
		opportunityCount: countOnce(said.get('opportunity') ?? none, own),
		entries: (said.get('context') ?? none).flatMap(({ text, path }) => {
			const day = dayOfEntry(text);
			return day === null ? [] : [{ day, path }];
		}),
	};
}

/** A row and the conflicts behind it. */
export interface Summarised {
	readonly summary: AccountSummary;
	readonly conflicts: readonly Conflict[];
}

/** The row of an account. */
export function summarise(input: AccountInput, counted: Counted, unclear: (path: string) => readonly string[], rules: Rules, today: Day): Summarised {
	const { notes } = input;
	const { name, aliases } = namesOfAccount(input);
	const weighed = weigh(notes, today);
	const field = (key: PlainField): Survivor<string> => survivorOf(key, weighed, ({ values }) => values[key]);
	const status = field('status');
	const industry = field('industry');
	const owner = field('owner');
	const cadence = survivorOf('contact_every', weighed, (fields) => listOf(fields.cadence));
	const snooze = survivorOf('snooze_until', weighed, ({ snoozeUntil }) => listOf(snoozeUntil));
	const contact = contactOf(input, weighed, counted.entries, rules, today);
	const conflicts = conflictsOf(status, industry, owner, contact.survivor, contact.planned, cadence);
	const staleness = stalenessOf({
		status: status.value, snoozeUntil: snooze.value, cadence: cadence.value,
		nextContact: contact.next, lastContact: contact.last?.date ?? null,
	}, rules, today);
	return {
		conflicts,
		summary: {
			name, aliases,
			id: input.id,
			path: notes[0]?.path ?? null,
			notes: notes.map(({ path }) => path),
			activityNoteCount: input.activities.length,
			status: status.value, industry: industry.value, owner: owner.value,
			tags: tagsOf(notes),
			lastContact: contact.last,
			nextContact: contact.next,
			staleness,
			openTaskCount: countOf(counted.tasks, 'open'),
			proposedTaskCount: countOf(counted.tasks, 'proposed'),
			blockerCount: counted.blockerCount,
			opportunityCount: counted.opportunityCount,
			duplicateNoteCount: Math.max(notes.length - 1, 0),
			problems: problemsOf(input, unclear, rules, today),
			contactDays: contact.days,
			conflictCount: conflicts.length,
			isPending: isUnread(notes) || isUnread(input.activities) || isUnread(input.taskNotes),
		},
	};
}

function isUnread(notes: readonly NoteState[]): boolean {
	for (const { body } of notes) if (body === null) return true;
	return false;
}

function countOf(tasks: readonly Task[], state: Task['state']): number {
	let count = 0;
	for (const task of tasks) if (task.state === state) count++;
	return count;
}

function tagsOf(notes: readonly NoteState[]): readonly string[] {
	const [first] = notes;
	return notes.length < 2 ? first?.head.tags ?? [] : [...new Set(notes.flatMap(({ head }) => head.tags))];
}

function listOf<T>(value: T | null): readonly T[] {
	return value === null ? none : [value];
}

/** What counts of what the notes say. Plain loops: this runs for every account at once, and most notes say one thing or nothing. */
function survivorOf<T extends string | number>(field: string, weighed: readonly Weighed[], valuesIn: (fields: NoteFields, day: Day | null) => readonly T[]): Survivor<T> {
	let says: Say<T>[] | null = null;
	for (const { fields, path, day } of weighed) for (const value of valuesIn(fields, day)) (says ??= []).push({ value, path, date: day });
	return survive(field, says ?? none);
}

function conflictsOf(...survivors: readonly Survivor<string | number>[]): readonly Conflict[] {
	let found: Conflict[] | null = null;
	for (const { conflict } of survivors) if (conflict !== null) (found ??= []).push(conflict);
	return found ?? none;
}

function contactOf({ notes, activities }: AccountInput, weighed: readonly Weighed[], entries: readonly ContactEntry[], rules: Rules, today: Day) {
	const dated: ContactNote[] = [];
	for (const { path, fields } of notes) dated.push({ path, lastContacts: fields.lastContacts });
	const events: readonly ContactActivity[] = activities.length === 0 ? none : activities.map(({ path, role }) => ({ path, day: role.day, isContact: role.isContact }));
	const { activitiesCount, entriesCount } = rules.settings;
	const last = lastContactOf(dated, activitiesCount ? events : none, entriesCount ? entries : none, today);
	const planned = survivorOf('next_contact', weighed, ({ nextContacts }) => listOf(newest(nextContacts)));
	const own = planned.value !== null && (last === null || planned.value > last.date) ? planned.value : null;
	const coming = upcoming(events, today);
	return {
		last, planned,
		next: own === null || (coming !== null && coming < own) ? coming : own,
		survivor: survivorOf('last_contact', weighed, (_, day) => listOf(day)),
		days: contactDays(dated, events, entries, today, last?.date ?? null),
	};
}

function newest(days: NoteFields['nextContacts']): Day | null {
	return days.reduce<Day | null>((last, { day }) => last === null || day > last ? day : last, null);
}

/** The name of the note that stands for the account; the other notes' names are aliases. */
export function namesOfAccount({ notes, givenName }: AccountInput): { readonly name: string; readonly aliases: readonly string[] } {
	const name = shownName(notes[0]?.identity.names.name ?? givenName);
	if (notes.length === 1 && notes[0]?.identity.names.aliases.length === 0) return { name, aliases: none };
	const aliases = new Map<string, string>();
	for (const { identity: { names } } of notes) {
		for (const alias of [names.name, ...names.aliases]) {
			const shown = shownName(alias);
			if (shown !== name && !aliases.has(keyOfName(shown))) aliases.set(keyOfName(shown), shown);
		}
	}
	return { name, aliases: [...aliases.values()] };
}

function problemsOf(input: AccountInput, unclear: (path: string) => readonly string[], rules: Rules, today: Day): readonly Problem[] {
	const found: Problem[] = [...input.problems];
	for (const note of input.notes) {
		add(found, problemsIn(note, unclear(note.path), rules));
		add(found, futureProblems(note.path, note.fields.lastContacts, today));
	}
	for (const note of input.activities) add(found, problemsIn(note, unclear(note.path), rules));
	return found.length === 0 ? none : found.sort(byPlace);
}

function add(found: Problem[], problems: readonly Problem[]): void {
	if (problems.length > 0) found.push(...problems);
}

/** By path and line. */
export function byPlace(a: Problem, b: Problem): number {
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line || (a.code < b.code ? -1 : Number(a.code > b.code));
}

/** A summary without what only screens need. */
export function rowOf(summary: AccountSummary): Row {
	const {
		name, path, notes, activityNoteCount, status, industry, owner, tags, lastContact, nextContact, staleness,
		openTaskCount, proposedTaskCount, blockerCount, opportunityCount, duplicateNoteCount, problems,
	} = summary;
	return {
		name, path, notes, activityNoteCount, status, industry, owner, tags, lastContact, nextContact, staleness,
		openTaskCount, proposedTaskCount, blockerCount, opportunityCount, duplicateNoteCount, problems,
	};
}
