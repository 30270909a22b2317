/** When an account was last contacted, and when it is to be contacted next. */
import type { DayValue } from './fields';
import type { Day, LastContact, Problem } from './records';

/** An account note's say about contact. */
export interface ContactNote {
	readonly path: string;
	readonly lastContacts: readonly DayValue[];
}

/** A dated activity. */
export interface ContactActivity {
	readonly path: string;
	readonly day: Day;
	/** It counts towards last contact. */
	readonly isContact: boolean;
}

/** A dated line of a note's timeline. */
export interface ContactEntry {
	readonly path: string;
	readonly day: Day;
}

const mostDays = 500;
const none: readonly never[] = [];

/** The newest last-contact date of a note that is not in the future; null where there is none. */
export function noteDay(lastContacts: readonly DayValue[], today: Day): Day | null {
	let newest: Day | null = null;
	for (const { day } of lastContacts) if (day <= today && (newest === null || day > newest)) newest = day;
	return newest;
}

/** The newest date of what counts, today or before. At one day the account's own note tells it, then the first path. */
export function lastContactOf(notes: readonly ContactNote[], activities: readonly ContactActivity[], entries: readonly ContactEntry[], today: Day): LastContact | null {
	let last: LastContact | null = null;
	for (const { path, lastContacts } of notes) {
		const day = noteDay(lastContacts, today);
		if (day !== null && (last === null || day > last.date)) last = { date: day, path };
	}
	const take = ({ path, day }: ContactEntry): void => {
		if (day <= today && (last === null || day > last.date)) last = { date: day, path };
	};
	for (const activity of activities) if (activity.isContact) take(activity);
	for (const entry of entries) take(entry);
	return last;
}

/** The nearest activity that is yet to come. */
export function upcoming(activities: readonly ContactActivity[], today: Day): Day | null {
	let next: Day | null = null;
	for (const { day, isContact } of activities) if (isContact && day > today && (next === null || day < next)) next = day;
	return next;
}

/** Days of contact, newest first: of notes, activities and dated entries up to the last contact. */
export function contactDays(notes: readonly ContactNote[], activities: readonly ContactActivity[], entries: readonly ContactEntry[], today: Day, last: Day | null): readonly Day[] {
	const days: Day[] = [];
	for (const { lastContacts } of notes) for (const { day } of lastContacts) if (day <= today) days.push(day);
	for (const { day, isContact } of activities) if (isContact && day <= today) days.push(day);
	// An entry may be somebody else's word about the account: it is never news.
	if (last !== null) for (const { day } of entries) if (day <= last) days.push(day);
	return days.length < 2 ? days : [...new Set(days)].sort().reverse().slice(0, mostDays);
}

/** Last-contact dates in the future count for nothing and are told. */
export function futureProblems(path: string, lastContacts: readonly DayValue[], today: Day): readonly Problem[] {
	let found: Problem[] | null = null;
	for (const { day, key, line } of lastContacts) {
		if (day > today) (found ??= []).push({ code: 'future-date', path, line, message: `The ${key} ${day} lies in the future and does not count.` });
	}
	return found ?? none;
}
