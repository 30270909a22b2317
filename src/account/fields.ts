/**
 * What one account note says about its account: names, dates, status and the
 * like, with the problems found on the way. Does not know what day it is.
 */
import { readDate, type Day } from '../note/dates';
import { evidenceOf, type Evidence } from './evidence';
import type { NoteNames } from './names';
import { linesOf, type NoteBody } from './note-body';
import type { NoteHead } from './note-head';
import { namesFrom, type Property } from './recognition';
import type { Problem, ProblemCode } from './records';
import type { Meaning, Rules } from './rules';
import { readCadence } from './cadence';
import { firstText, foldValue, isPlaceholder, shownText } from './values';

/** A day and where it is written. */
export interface DayValue {
	readonly day: Day;
	readonly text: string;
	readonly key: string;
	readonly line: number;
}

/** The fields whose values survive one of several notes, with the notes' others shown as conflicts. */
export const plainFields = ['status', 'industry', 'owner'] as const;
export type PlainField = typeof plainFields[number];

/** What one account note says. */
export interface NoteFields {
	readonly names: NoteNames;
	readonly lastContacts: readonly DayValue[];
	readonly nextContacts: readonly DayValue[];
	readonly snoozeUntil: Day | null;
	readonly cadence: number | null;
	/** Values as written, the weightiest first, each once; placeholders are not among them. */
	readonly values: Readonly<Record<PlainField, readonly string[]>>;
	readonly created: Day | null;
	readonly evidence: Evidence;
	readonly problems: readonly Problem[];
}

/** Everything that is written in a note for one meaning: properties first, then inline fields, then table rows. */
interface Written {
	readonly meaning: Meaning;
	readonly rank: number;
	readonly key: string;
	readonly value: unknown;
	readonly line: number;
}

/** The line on which a property stands, counting from 1; 1 where the text has not been read. */
export function lineOfKey(head: NoteHead, body: NoteBody | null, key: string): number {
	const frontmatter = head.frontmatter ?? body?.saved ?? null;
	const place = frontmatter === null || body === null ? -1 : Object.keys(frontmatter).indexOf(key);
	return body?.keyLines[place] ?? 1;
}

/** Reads an account note. */
export function readFields(head: NoteHead, body: NoteBody | null, properties: readonly Property[], rules: Rules): NoteFields {
	const problems: Problem[] = [];
	const written = gather(head, body, properties, rules);
	const of = (meaning: Meaning): readonly Written[] => written.filter((entry) => entry.meaning === meaning);
	const days = (meaning: Meaning): readonly DayValue[] => of(meaning).flatMap((entry) => readDays(entry, head.path, rules, problems));
	return {
		names: namesFrom(head, properties),
		lastContacts: days('last-contact'),
		nextContacts: days('next-contact'),
		snoozeUntil: latest(days('snooze-until')),
		cadence: cadenceOf(of('contact-every'), head.path, problems),
		values: { status: valuesIn(of('status')), industry: valuesIn(of('industry')), owner: valuesIn(of('owner')) },
		created: earliest(of('created').flatMap((entry) => readDays(entry, head.path, rules, []))),
		evidence: evidenceOf(properties),
		problems,
	};
}

function gather(head: NoteHead, body: NoteBody | null, properties: readonly Property[], rules: Rules): readonly Written[] {
	const written: Written[] = properties.map((property) => ({ ...property, line: lineOfKey(head, body, property.key) }));
	if (body === null) return written;
	for (const { kind, text, line } of linesOf(body, 'inline', 'row')) {
		const tab = text.indexOf('\t');
		const key = text.slice(0, tab);
		const known = rules.meaningOf(key);
		if (known === null) continue;
		// What is in the properties weighs more than a field, a field more than a table.
		const rank = known.rank + (kind === 'inline' ? 100 : 200);
		written.push({ meaning: known.meaning, rank, key, value: text.slice(tab + 1), line });
	}
	return written;
}

/** All days of a value: a list holds one each. */
function readDays({ key, value, line }: Written, path: string, rules: Rules, problems: Problem[]): readonly DayValue[] {
	const values: readonly unknown[] = Array.isArray(value) && value.length > 1 ? value : [value];
	return values.slice(0, 100).flatMap((single) => {
		const reading = readDate(single, { order: rules.settings.dateOrder });
		switch (reading.kind) {
			case 'day': return [{ day: reading.day, text: textOf(single, reading.day), key, line }];
			case 'none': return [];
			case 'bad': case 'ambiguous':
				problems.push(dateProblem(path, key, line, reading));
				return [];
		}
	});
}

/** A problem for a date that cannot be read. */
export function dateProblem(path: string, key: string, line: number, reading: { kind: 'bad'; text: string; why: string } | { kind: 'ambiguous'; text: string }): Problem {
	return reading.kind === 'bad'
		? problem('bad-date', path, line, `The ${key} “${cut(reading.text)}” ${reading.why}.`)
		: problem('ambiguous-date', path, line, `The ${key} “${cut(reading.text)}” may be two days. Write it as YYYY-MM-DD, or say in the settings which comes first, day or month.`);
}

function problem(code: ProblemCode, path: string, line: number, message: string): Problem {
	return { code, path, line, message };
}

function textOf(value: unknown, day: Day): string {
	return typeof value === 'string' ? cut(shownText(value)) : day;
}

function cut(text: string): string {
	return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function cadenceOf(written: readonly Written[], path: string, problems: Problem[]): number | null {
	let found: number | null = null;
	for (const { key, value, line } of written) {
		const reading = typeof value === 'string' && isPlaceholder(value) ? 'none' : readCadence(value);
		if (reading === 'bad') problems.push(problem('bad-cadence', path, line, `The ${key} “${cut(shownValue(value))}” is no cadence. Write a number of days, or weekly, monthly, quarterly, yearly.`));
		else if (reading !== 'none') found ??= reading;
	}
	return found;
}

function shownValue(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value).slice(0, 200);
}

/** Only one spelling of a field counts: `stage` says nothing where there is a `status`. */
function valuesIn(written: readonly Written[]): readonly string[] {
	const said = written.flatMap(({ rank, value }) => {
		const text = typeof value === 'boolean' ? null : firstText(value);
		return text === null ? [] : [{ rank, text: text.length <= 200 ? text : `${text.slice(0, 199)}…` }];
	}).sort((a, b) => a.rank - b.rank);
	const spelling = (said[0]?.rank ?? 0) % 100;
	const values = new Map<string, string>();
	for (const { rank, text } of said) {
		if (rank % 100 === spelling && !values.has(foldValue(text))) values.set(foldValue(text), text);
	}
	return [...values.values()];
}

function latest(days: readonly DayValue[]): Day | null {
	return days.reduce<Day | null>((last, { day }) => last === null || day > last ? day : last, null);
}

function earliest(days: readonly DayValue[]): Day | null {
	return days.reduce<Day | null>((first, { day }) => first === null || day < first ? day : first, null);
}
