/** The properties of a note that mean something to us. */
import { dateAtStart, dateIn, readDate, type DateReading, type Day } from '../note/dates';
import { basenameOf, namesOf, type NoteNames } from './names';
import type { NoteHead } from './note-head';
import type { KeyMeaning, Meaning, Rules } from './rules';
import { firstText } from './values';

/** A property that means something to us. */
export interface Property extends KeyMeaning {
	readonly key: string;
	readonly value: unknown;
}

const none: readonly unknown[] = [];

/** The properties of a note that mean something. */
export function propertiesOf(frontmatter: NoteHead['frontmatter'], rules: Rules): readonly Property[] {
	if (frontmatter === null) return [];
	const properties: Property[] = [];
	for (const key of Object.keys(frontmatter)) {
		const known = rules.meaningOf(key);
		if (known !== null) properties.push({ meaning: known.meaning, rank: known.rank, key, value: frontmatter[key] });
	}
	return properties;
}

/** The values of the properties of one meaning, the weightiest first. */
export function valuesOf(properties: readonly Property[], meaning: Meaning): readonly unknown[] {
	let first: Property | null = null;
	let all: Property[] | null = null;
	for (const property of properties) {
		if (property.meaning !== meaning) continue;
		if (first === null) first = property;
		else if (all === null) all = [first, property];
		else all.push(property);
	}
	if (first === null) return none;
	return all === null ? [first.value] : all.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/** Whether a note has a property of that meaning, be it empty. */
export function has(properties: readonly Property[], meaning: Meaning): boolean {
	for (const property of properties) if (property.meaning === meaning) return true;
	return false;
}

/** All names of a note, by its properties. */
export function namesFrom(head: NoteHead, properties: readonly Property[]): NoteNames {
	const titles = valuesOf(properties, 'title');
	const title = titles.length < 2 ? titles[0] : titles.find((one) => firstText(one) !== null);
	return namesOf(head, title ?? null, valuesOf(properties, 'aliases'));
}

/** Types as they are compared. */
export function typesOf(properties: readonly Property[], rules: Rules): readonly string[] {
	const values = valuesOf(properties, 'type');
	return values.length === 1 ? rules.typesIn(values[0]) : values.flatMap((value) => rules.typesIn(value));
}

/** `readDate`, with days and months in the order of the settings. */
export function readDay(value: unknown, { settings }: Rules): DateReading {
	return readDate(value, { order: settings.dateOrder });
}

/** Whether a note has a date property that says something and no day. */
export function hasUnreadableDate(properties: readonly Property[], rules: Rules): boolean {
	return properties.some(({ meaning, value }) => {
		const kind = meaning === 'date' ? readDay(value, rules).kind : 'none';
		return kind === 'bad' || kind === 'ambiguous';
	});
}

/** The day that a note is about: its date property, else the date at the start of its file name, or of a meeting anywhere in it. */
export function dayOfNote(path: string, properties: readonly Property[], rules: Rules): Day | null {
	for (const value of valuesOf(properties, 'date')) {
		const reading = readDay(value, rules);
		if (reading.kind === 'day') return reading.day;
	}
	const file = basenameOf(path);
	return dateAtStart(file) ?? (isMeeting(properties, rules) ? dateIn(file) : null);
}

/** Whether a note's type says that it is a meeting, call or mail. */
function isMeeting(properties: readonly Property[], rules: Rules): boolean {
	const types = typesOf(properties, rules);
	return rules.isActivityType(types) && !rules.isAccountType(types);
}
