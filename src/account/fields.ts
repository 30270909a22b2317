/**
 * What one account note says about its account: dates, status and the like,
 * with the problems found on the way. Does not know what day it is.
 */
import type { Day } from '../note/dates';
import { keyLine, linesOf, type NoteBody } from './note-body';
import type { NoteHead } from './note-head';
import { readDay, type Property } from './properties';
import type { Problem, ProblemCode } from './records';
import type { Meaning, Rules } from './rules';
import { readCadence } from './cadence';
import { firstText, foldValue, isPlaceholder } from './values';

/** A day and where it is written. */
export interface DayValue {
	readonly day: Day;
	readonly key: string;
	readonly line: number;
}

/** The fields whose values survive one of several notes, with the notes' others shown as conflicts. */
export const plainFields = ['status', 'industry', 'owner'] as const;
export type PlainField = typeof plainFields[number];

/** What one account note says. */
export interface NoteFields {
	readonly lastContacts: readonly DayValue[];
	readonly nextContacts: readonly DayValue[];
	readonly snoozeUntil: Day | null;
	readonly cadence: number | null;
	/** Values as written, the weightiest first, each once; placeholders are not among them. */
	readonly values: Readonly<Record<PlainField, readonly string[]>>;
	readonly created: Day | null;
	readonly problems: readonly Problem[];
}

const none: readonly never[] = [];
const mostDays = 100;
const longestValue = 200;

/** A value of a plain field, and how little its spelling weighs. */
interface Said {
	readonly rank: number;
	readonly text: string;
}

/** A property, an inline field or a table row. */
interface Written {
	readonly meaning: Meaning;
	readonly rank: number;
	readonly key: string;
	readonly value: unknown;
	readonly line: number;
}

/** The line on which a property stands, counting from 1; 1 where the text has not been read. */
export function lineOfKey(head: NoteHead, body: NoteBody | null, key: string): number {
	if (body === null) return 1;
	const frontmatter = head.frontmatter ?? body.saved;
	return frontmatter === null ? 1 : keyLine(body, Object.keys(frontmatter).indexOf(key));
}

/** Reads an account note. Plain loops: this runs for every account note at once. */
export function readFields(head: NoteHead, body: NoteBody | null, properties: readonly Property[], rules: Rules): NoteFields {
	const reader = new FieldReader(head.path, rules);
	for (const { meaning, rank, key, value } of properties) {
		if (!FieldReader.reads(meaning)) continue;
		reader.read({ meaning, rank, key, value, line: lineOfKey(head, body, key) });
	}
	for (const { kind, text, line } of body === null ? none : linesOf(body, 'fields')) {
		const tab = text.indexOf('\t');
		const key = text.slice(0, tab);
		const known = rules.meaningOf(key);
		// What is in the properties weighs more than a field, a field more than a table.
		if (known !== null) reader.read({ meaning: known.meaning, rank: known.rank + (kind === 'inline' ? 100 : 200), key, value: text.slice(tab + 1), line });
	}
	return reader.result();
}

/** Gathers what is written in a note, one property, field or row after the other. */
class FieldReader {
	private lastContacts: DayValue[] | null = null;
	private nextContacts: DayValue[] | null = null;
	private snoozeUntil: Day | null = null;
	private created: Day | null = null;
	private cadence: number | null = null;
	private problems: Problem[] | null = null;
	private readonly said: Record<PlainField, Said[] | null> = { status: null, industry: null, owner: null };

	constructor(private readonly path: string, private readonly rules: Rules) {}

	static reads(meaning: Meaning): boolean {
		switch (meaning) {
			case 'last-contact': case 'next-contact': case 'snooze-until': case 'created': case 'contact-every':
			case 'status': case 'industry': case 'owner': return true;
			default: return false;
		}
	}

	read(written: Written): void {
		switch (written.meaning) {
			case 'last-contact': this.eachDay(written, true, (day) => (this.lastContacts ??= []).push(day)); break;
			case 'next-contact': this.eachDay(written, true, (day) => (this.nextContacts ??= []).push(day)); break;
			case 'snooze-until': this.eachDay(written, true, ({ day }) => { if (this.snoozeUntil === null || day > this.snoozeUntil) this.snoozeUntil = day; }); break;
			case 'created': this.eachDay(written, false, ({ day }) => { if (this.created === null || day < this.created) this.created = day; }); break;
			case 'contact-every': this.readCadence(written); break;
			case 'status': case 'industry': case 'owner': this.readPlain(written.meaning, written); break;
			default:
		}
	}

	result(): NoteFields {
		const { status, industry, owner } = this.said;
		return {
			lastContacts: this.lastContacts ?? none,
			nextContacts: this.nextContacts ?? none,
			snoozeUntil: this.snoozeUntil,
			cadence: this.cadence,
			values: { status: weightiest(status), industry: weightiest(industry), owner: weightiest(owner) },
			created: this.created,
			problems: this.problems ?? none,
		};
	}

	/** All days of a value: a list holds one each. */
	private eachDay({ key, value, line }: Written, isTold: boolean, take: (day: DayValue) => void): void {
		if (Array.isArray(value) && value.length > 1) {
			for (const single of value.slice(0, mostDays)) this.eachDay({ meaning: 'date', rank: 0, key, value: single, line }, isTold, take);
			return;
		}
		const reading = readDay(value, this.rules);
		if (reading.kind === 'day') take({ day: reading.day, key, line });
		else if (isTold && reading.kind !== 'none') (this.problems ??= []).push(dateProblem(this.path, key, line, reading));
	}

	private readCadence({ key, value, line }: Written): void {
		const reading = typeof value === 'string' && isPlaceholder(value) ? 'none' : readCadence(typeof value === 'string' ? this.rules.translated(value) : value);
		if (reading === 'none') return;
		if (reading !== 'bad') this.cadence ??= reading;
		else (this.problems ??= []).push(problem('bad-cadence', this.path, line, `The ${key} “${cut(shownValue(value))}” is no cadence. Write a number of days, or weekly, monthly, quarterly, yearly.`));
	}

	private readPlain(field: PlainField, { rank, value }: Written): void {
		const text = typeof value === 'boolean' ? null : firstText(value);
		if (text !== null) (this.said[field] ??= []).push({ rank, text: text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…` });
	}
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

function cut(text: string): string {
	return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function shownValue(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value).slice(0, 200);
}

/** Only one spelling of a field counts: `stage` says nothing where there is a `status`. */
function weightiest(said: readonly Said[] | null): readonly string[] {
	if (said === null) return none;
	if (said.length === 1) return [said[0]?.text ?? ''];
	const sorted = [...said].sort((a, b) => a.rank - b.rank);
	const spelling = (sorted[0]?.rank ?? 0) % 100;
	const values = new Map<string, string>();
	for (const { rank, text } of sorted) {
		if (rank % 100 === spelling && !values.has(foldValue(text))) values.set(foldValue(text), text);
	}
	return [...values.values()];
}
