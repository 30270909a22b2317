import { daysBetween } from '../note/days';
import type { Day, LastContact, Staleness, StalenessLevel } from '../account/records';

/** A level as people read it; never told by colour alone. */
export interface LevelWords {
	readonly word: string;
	readonly icon: string;
	/** One sentence that explains the level. */
	readonly meaning: string;
}

/** Every level, most pressing first: the order of bars, groups and filters. */
export const levels: readonly StalenessLevel[] = ['stale', 'due', 'unknown', 'fresh', 'snoozed', 'untracked'];

/** How a level is called and drawn. */
export const levelWords: Readonly<Record<StalenessLevel, LevelWords>> = {
	stale: { word: 'Stale', icon: 'circle-alert', meaning: 'No contact for more than twice the cadence' },
	due: { word: 'Due', icon: 'clock', meaning: 'No contact for longer than the cadence' },
	unknown: { word: 'Unknown', icon: 'circle-dashed', meaning: 'No readable date of a contact' },
	fresh: { word: 'Fresh', icon: 'circle-check', meaning: 'Contacted within the cadence' },
	snoozed: { word: 'Snoozed', icon: 'moon', meaning: 'Set aside until a later day' },
	untracked: { word: 'Untracked', icon: 'circle-slash', meaning: 'Its status says that nobody follows it up' },
};

const months = [
	'January', 'February', 'March', 'April', 'May', 'June',
	'July', 'August', 'September', 'October', 'November', 'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function utc(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

/** `Friday, 19 December 2025`. */
export function longDate(day: Day): string {
	const date = new Date(utc(day));
	return `${weekdays[date.getUTCDay()] ?? ''}, ${shortDate(day)}`;
}

/** `19 December 2025`. */
export function shortDate(day: Day): string {
	const date = new Date(utc(day));
	return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `19 Dec 2025`. */
export function smallDate(day: Day): string {
	const date = new Date(utc(day));
	return `${date.getUTCDate()} ${monthLetters(date.getUTCMonth())} ${date.getUTCFullYear()}`;
}

/** The first three letters of a month, 0 is January. */
export function monthLetters(month: number): string {
	return (months[month] ?? '').slice(0, 3);
}

const grouped = new Intl.NumberFormat('en');

/** `5,000`. Small numbers need no formatter, which is slow. */
export function number(count: number): string {
	return count < 1_000 ? String(count) : grouped.format(count);
}

/** `1 task`, `2 tasks`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
	return `${number(count)} ${count === 1 ? one : many}`;
}

/** A stretch of days in the unit that people would use: `5 weeks`, `3 months`. */
export function span(days: number): string {
	if (days < 14) return countOf(days, 'day');
	if (days < 60) return countOf(Math.floor(days / 7), 'week');
	if (days < 730) return countOf(Math.round(days / 30.44), 'month');
	return countOf(Math.round(days / 365.25), 'year');
}

/** `today`, `yesterday`, `5 weeks ago`; `tomorrow`, `in 3 days` for days ahead. */
export function ago(days: number): string {
	if (days === 0) return 'today';
	if (days === 1) return 'yesterday';
	if (days === -1) return 'tomorrow';
	return days > 0 ? `${span(days)} ago` : `in ${span(-days)}`;
}

/** `every 30 days`, or by its name where a cadence has one. */
export function cadenceWords(days: number): string {
	switch (days) {
		case 1: return 'every day';
		case 7: return 'every week';
		case 14: return 'every 2 weeks';
		case 365: return 'every year';
		default: return `every ${countOf(days, 'day')}`;
	}
}

/** When contact was last, in words; never empty. */
export function contactWords(lastContact: LastContact | null, today: Day): string {
	return lastContact === null ? 'No known date' : ago(daysBetween(lastContact.date, today));
}

/** What follows from the age: `5 days overdue`, `due in 12 days`; empty where nothing does. */
export function dueWords(staleness: Staleness, nextContact: Day | null, today: Day): string {
	switch (staleness.level) {
		case 'due':
		case 'stale':
			return staleness.pastDue === null || staleness.pastDue === 0
				? 'due today'
				: `${span(staleness.pastDue)} overdue`;
		case 'fresh': return freshWords(staleness, nextContact, today);
		case 'snoozed': return 'snoozed';
		case 'unknown':
		case 'untracked': return '';
	}
}

function freshWords(staleness: Staleness, nextContact: Day | null, today: Day): string {
	if (nextContact !== null && nextContact >= today) return `next ${ago(daysBetween(nextContact, today))}`;
	if (staleness.days === null) return '';
	return `due ${ago(staleness.days - staleness.cadence - 1)}`;
}

/** The last part of a path without `.md`; a hub note and its copies are called after their folder. */
export function noteName(path: string): string {
	const parts = path.split('/');
	const file = (parts.at(-1) ?? path).replace(/\.md$/i, '');
	const folder = parts.at(-2);
	return folder !== undefined && /^(?:readme|index)(?![\p{L}\p{N}])/iu.test(file) ? `${folder}/${file}` : file;
}

/** Undo writes merged notes anew: nobody can take a file out of every kind of trash. */
export const trashStays = 'What the merge moved to the trash stays there as a copy.';
