/** One account as a row, on a day. Pure: the same input gives the same row. */
import { contactDays, futureProblems, lastContactOf, upcoming, type ContactActivity, type ContactNote } from './contact';
import { problemsIn, weigh, type AccountInput, type SaidByKind, type Weighed } from './account-input';
import type { NoteFields, PlainField } from './fields';
import { keyOfName, shownName } from './names';
import type { AccountSummary, Conflict, Day, Problem, Row, Task } from './records';
import type { Rules } from './rules';
import { stalenessOf } from './staleness';
import { survive, type Say, type Survivor } from './survival';
import { dayOfEntry } from './timeline';
import { toldOnce } from './told-once';

/** What of an account is told once and counted. */
export interface Counted {
	readonly tasks: readonly Task[];
	readonly blockerCount: number;
	readonly opportunityCount: number;
	/** Days of the dated entries of its timeline. */
	readonly entryDays: readonly Day[];
}

/** Tells once what is counted. */
export function count(said: SaidByKind, tasks: readonly Task[], own: readonly string[]): Counted {
	return {
		tasks,
		blockerCount: toldOnce(said.get('blocker') ?? [], own).length,
		opportunityCount: toldOnce(said.get('opportunity') ?? [], own).length,
		entryDays: (said.get('context') ?? []).flatMap(({ text }) => dayOfEntry(text) ?? []),
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
	const weighed = weigh(notes, today);
	const field = (name: PlainField): Survivor<string> => survive(name, weighed.flatMap((note) => note.fields.values[name].map((value) => say(note, value))));
	const [status, industry, owner] = [field('status'), field('industry'), field('owner')];
	const cadence = survive('contact_every', weighed.flatMap((note) => note.fields.cadence === null ? [] : [say(note, note.fields.cadence)]));
	const snooze = survive('snooze_until', weighed.flatMap((note) => note.fields.snoozeUntil === null ? [] : [say(note, note.fields.snoozeUntil)]));
	const contact = contactOf(input, weighed, counted.entryDays, rules, today);
	const conflicts = [status, industry, owner, contact.survivor, contact.planned, cadence].flatMap(({ conflict }) => conflict ?? []);
	const staleness = stalenessOf({
		status: status.value, snoozeUntil: snooze.value, cadence: cadence.value,
		nextContact: contact.next, lastContact: contact.last?.date ?? null,
	}, rules, today);
	return {
		conflicts,
		summary: {
			...namesOfAccount(input),
			id: input.id,
			path: notes[0]?.path ?? null,
			notes: notes.map(({ path }) => path),
			activityNoteCount: input.activities.length,
			status: status.value, industry: industry.value, owner: owner.value,
			tags: [...new Set(notes.flatMap(({ head }) => head.tags))],
			lastContact: contact.last,
			nextContact: contact.next,
			staleness,
			openTaskCount: counted.tasks.filter(({ state }) => state === 'open').length,
			proposedTaskCount: counted.tasks.filter(({ state }) => state === 'proposed').length,
			blockerCount: counted.blockerCount,
			opportunityCount: counted.opportunityCount,
			duplicateNoteCount: Math.max(notes.length - 1, 0),
			problems: problemsOf(input, unclear, rules, today),
			contactDays: contact.days,
			conflictCount: conflicts.length,
			isPending: [...notes, ...input.activities, ...input.taskNotes].some(({ body }) => body === null),
		},
	};
}

function say<T>({ path, day }: Weighed, value: T): Say<T> {
	return { value, path, date: day };
}

function contactOf({ notes, activities }: AccountInput, weighed: readonly Weighed[], entryDays: readonly Day[], rules: Rules, today: Day) {
	const dated: readonly ContactNote[] = notes.map(({ path, fields }) => ({ path, lastContacts: fields.lastContacts }));
	const events: readonly ContactActivity[] = activities.map(({ path, role }) => ({ path, day: role.day, isContact: role.isContact }));
	const last = lastContactOf(dated, events, today, rules.settings.activitiesCount);
	const planned = survive('next_contact', weighed.flatMap((note) => {
		const day = newest(note.fields.nextContacts);
		return day === null ? [] : [say(note, day)];
	}));
	const own = planned.value !== null && (last === null || planned.value > last.date) ? planned.value : null;
	const coming = upcoming(events, today);
	return {
		last, planned,
		next: own === null || (coming !== null && coming < own) ? coming : own,
		survivor: survive('last_contact', weighed.flatMap((note) => note.day === null ? [] : [say(note, note.day)])),
		days: contactDays(dated, events, entryDays, today, last?.date ?? null),
	};
}

function newest(days: NoteFields['nextContacts']): Day | null {
	return days.reduce<Day | null>((last, { day }) => last === null || day > last ? day : last, null);
}

/** The name of the note that stands for the account; the other notes' names are aliases. */
export function namesOfAccount({ notes, givenName }: AccountInput): { readonly name: string; readonly aliases: readonly string[] } {
	const name = shownName(notes[0]?.fields.names.name ?? givenName);
	const aliases = new Map<string, string>();
	for (const { fields: { names } } of notes) {
		for (const alias of [names.name, ...names.aliases]) {
			const shown = shownName(alias);
			if (shown !== name && !aliases.has(keyOfName(shown))) aliases.set(keyOfName(shown), shown);
		}
	}
	return { name, aliases: [...aliases.values()] };
}

function problemsOf(input: AccountInput, unclear: (path: string) => readonly string[], rules: Rules, today: Day): readonly Problem[] {
	const own = [...input.notes, ...input.activities].flatMap((state) => problemsIn(state, unclear(state.path), rules));
	const future = input.notes.flatMap(({ path, fields }) => futureProblems({ path, lastContacts: fields.lastContacts }, today));
	return [...own, ...future, ...input.problems].sort(byPlace);
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
