import type { Conflict, Day } from '../account/records';
import { isPlaceholder, type PropertyValue } from '../note';
import { readDate } from '../note/dates';
import { decide, fieldName, foldValue, sameValue, type Lost, type Said } from './survivorship';

/** Properties of one note, the survivor's first. */
export interface NoteProperties {
	readonly path: string;
	readonly date: Day | null;
	readonly data: Readonly<Record<string, PropertyValue>>;
}

/** What a person set and what the vault's owner set about fields. */
export interface PropertyRules {
	readonly lastContactProperties: readonly string[];
	readonly dateOrder: 'neither' | 'day-first' | 'month-first';
	readonly choices: Readonly<Record<string, string>>;
}

/** A property of the survivor as it will be, and what the other notes say of it, under their own spelling. */
export interface PropertyChange {
	readonly key: string;
	readonly value: PropertyValue;
	readonly said: readonly Lost[];
}

/** Changes to the survivor's properties; keys that are not named stay byte for byte. */
export interface PropertyMerge {
	readonly changes: readonly PropertyChange[];
	readonly conflicts: readonly Conflict[];
	readonly lost: readonly Lost[];
	/** Dates that a newer one (last contact) or an older one (created) stands for. */
	readonly superseded: readonly { readonly text: string; readonly path: string }[];
}

type Plain = Readonly<Record<string, PropertyValue>>;

interface Entry {
	readonly note: NoteProperties;
	readonly key: string;
	readonly value: PropertyValue;
}

/** Fields that belong to one note and are not carried over. */
const ownFields: ReadonlySet<string> = new Set(['title', 'name', 'merged into', 'position']);
const listFields: ReadonlySet<string> = new Set(['tags', 'tag', 'aliases', 'alias', 'cssclasses', 'cssclass']);
const synonyms: ReadonlyMap<string, string> = new Map([['tag', 'tags'], ['alias', 'aliases'], ['cssclass', 'cssclasses']]);

/** Unites the properties of notes of one account under the survivor's. */
export function mergeProperties(notes: readonly NoteProperties[], rules: PropertyRules): PropertyMerge {
	const merger = new PropertyMerger(notes, rules);
	for (const [field, entries] of groupByField(notes, rules)) merger.mergeField(field, entries);
	return merger.outcome;
}

function groupByField(notes: readonly NoteProperties[], rules: PropertyRules): ReadonlyMap<string, readonly Entry[]> {
	const contact = new Set(rules.lastContactProperties.map(fieldName));
	const fields = new Map<string, Entry[]>();
	for (const note of notes) {
		for (const [key, value] of Object.entries(note.data)) {
			const plain = fieldName(key);
			const field = contact.has(plain) ? 'last contact' : synonyms.get(plain) ?? plain;
			const entries = fields.get(field);
			if (entries) entries.push({ note, key, value });
			else fields.set(field, [{ note, key, value }]);
		}
	}
	return fields;
}

class PropertyMerger {
	private readonly changes: PropertyChange[] = [];
	private readonly conflicts: Conflict[] = [];
	private readonly lost: Lost[] = [];
	private readonly superseded: { text: string; path: string }[] = [];
	private readonly survivor: NoteProperties | undefined;

	constructor(notes: readonly NoteProperties[], private readonly rules: PropertyRules) {
		this.survivor = notes[0];
	}

	get outcome(): PropertyMerge {
		return { changes: this.changes, conflicts: this.conflicts, lost: this.lost, superseded: this.superseded };
	}

	mergeField(field: string, entries: readonly Entry[]): void {
		if (ownFields.has(field)) return;
		const own = entries.find(({ note }) => note === this.survivor);
		const value = this.unite(field, entries);
		if (value === undefined || (own && sameData(own.value, value))) return;
		const said = entries.flatMap(({ note, key, value: one }) => note === this.survivor || one === null ? [] : [{ field: key, value: asText(one), path: note.path, date: note.date }]);
		this.changes.push({ key: own?.key ?? entries[0]?.key ?? field, value, said });
	}

	/** The value that the survivor is to have; undefined to leave it alone. */
	private unite(field: string, entries: readonly Entry[]): PropertyValue | undefined {
		if (field === 'last contact' || field === 'created') return this.pickDate(field, entries);
		const said = entries.filter(({ value }) => !saysNothing(value));
		if (said.length === 0) return entries.some(({ note }) => note === this.survivor) ? undefined : entries[0]?.value;
		if (listFields.has(field) || said.some(({ value }) => Array.isArray(value))) return uniteLists(field, said);
		if (said.every(({ value }) => isPlain(value))) return uniteMaps(said.map(({ value }) => value).filter(isPlain), (path, texts) => this.pick(`${field}.${path}`, said, texts));
		return this.pick(field, said, said.map(({ value }) => value));
	}

	/** Survivorship between single values. */
	private pick(field: string, entries: readonly Entry[], values: readonly (PropertyValue | undefined)[]): PropertyValue | undefined {
		const said: Said[] = [];
		const byText = new Map<string, PropertyValue>();
		entries.forEach(({ note }, place) => {
			const value = values[place];
			if (value === undefined || saysNothing(value)) return;
			const text = asText(value);
			if (!byText.has(text)) byText.set(text, value);
			said.push({ value: text, path: note.path, date: note.date });
		});
		return this.settle(field, said, byText);
	}

	/** The newest last contact, the oldest creation; a value that is no date loses to one that is. */
	private pickDate(field: string, entries: readonly Entry[]): PropertyValue | undefined {
		const read = entries.flatMap((entry) => {
			const reading = readDate(entry.value, { order: this.rules.dateOrder });
			return reading.kind === 'day' ? [{ entry, day: reading.day }] : [];
		});
		if (read.length === 0) return this.pick(field, entries, entries.map(({ value }) => value));
		const sign = field === 'created' ? 1 : -1;
		const chosen = Object.hasOwn(this.rules.choices, field) ? this.rules.choices[field] : undefined;
		const best = read.find(({ entry }) => entry.note.path === chosen)
			?? read.reduce((found, one) => sign * (one.day < found.day ? -1 : one.day > found.day ? 1 : 0) < 0 ? one : found);
		// No conflict: which date counts is a rule. The others are told once.
		for (const { entry, day } of read) if (day !== best.day) this.superseded.push({ text: `${entry.key}: ${day}`, path: entry.note.path });
		this.loseUnreadable(field, entries, best.entry);
		const own = read.find(({ entry }) => entry.note === this.survivor);
		return own?.day === best.day ? own.entry.value : best.entry.value;
	}

	/** A text in a date's place that is no date, and no placeholder either, is kept among the lost values; `never` gives way to a date. */
	private loseUnreadable(field: string, entries: readonly Entry[], winner: Entry): void {
		for (const { note, key, value } of entries) {
			if (note === winner.note || saysNothing(value)) continue;
			const reading = readDate(value, { order: this.rules.dateOrder });
			if (reading.kind === 'none') this.superseded.push({ text: `${key}: ${asText(value)}`, path: note.path });
			else if (reading.kind !== 'day') this.lost.push({ field, value: asText(value), path: note.path, date: note.date });
		}
	}

	private settle(field: string, said: readonly Said[], byText: ReadonlyMap<string, PropertyValue>): PropertyValue | undefined {
		const { winner, conflict, lost } = decide(field, said, this.rules.choices);
		if (conflict) this.conflicts.push(conflict);
		this.lost.push(...lost);
		for (const { value, path } of said) if (winner && value !== winner.value && sameValue(value, winner.value)) this.superseded.push({ text: `${field}: ${value}`, path });
		return winner ? byText.get(winner.value) : undefined;
	}
}

function uniteLists(field: string, entries: readonly Entry[]): PropertyValue {
	const seen = new Set<string>();
	const united: PropertyValue[] = [];
	for (const { value } of entries) {
		for (const one of asList(field, value)) {
			const key = typeof one === 'string' ? foldValue(one.replace(/^#/, '')) : JSON.stringify(one);
			if (seen.has(key) || (typeof one === 'string' && isPlaceholder(one))) continue;
			seen.add(key);
			united.push(one);
		}
	}
	const first = entries[0]?.value;
	// Where nothing was added the survivor's own spelling stays, `tags: a, b` too.
	return first !== undefined && asList(field, first).length === united.length ? first : united;
}

function asList(field: string, value: PropertyValue): readonly PropertyValue[] {
	if (Array.isArray(value)) return value as readonly PropertyValue[];
	if (typeof value !== 'string') return [value];
	if (field === 'tags') return value.split(/[\s,]+/).filter((tag) => tag !== '');
	if (listFields.has(field)) return value.split(',').map((one) => one.trim()).filter((one) => one !== '');
	return [value];
}

const nothing: Plain = Object.freeze(Object.create(null) as Record<string, PropertyValue>);

type Choose = (path: string, values: readonly (PropertyValue | undefined)[]) => PropertyValue | undefined;

function uniteMaps(maps: readonly Plain[], choose: Choose, depth = 0): PropertyValue {
	const united = Object.create(null) as Record<string, PropertyValue>;
	for (const key of new Set(maps.flatMap((map) => Object.keys(map)))) {
		const values = maps.map((map) => map[key]);
		const said = values.filter((value) => value !== undefined && !saysNothing(value));
		const within: Choose = (path, below) => choose(`${key}.${path}`, below);
		const value = said.length > 0 && depth < 20 && said.every(isPlain) ? uniteMaps(values.map((one) => isPlain(one) ? one : nothing), within, depth + 1)
			: said.some((one) => Array.isArray(one)) ? uniteValues(said)
			: choose(key, values);
		united[key] = value ?? values.find((one) => one !== undefined) ?? null;
	}
	return united;
}

function uniteValues(values: readonly (PropertyValue | undefined)[]): PropertyValue {
	const seen = new Set<string>();
	return values.flatMap((value) => value === undefined ? [] : asList('', value)).filter((one) => {
		const key = JSON.stringify(one);
		return !seen.has(key) && seen.add(key);
	});
}

function isPlain(value: PropertyValue | undefined): value is Plain {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function saysNothing(value: PropertyValue): boolean {
	if (value === null) return true;
	if (typeof value === 'string') return isPlaceholder(value);
	if (Array.isArray(value)) return value.every((one) => saysNothing(one as PropertyValue));
	return typeof value === 'object' && Object.keys(value).length === 0;
}

function asText(value: PropertyValue): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function sameData(a: PropertyValue, b: PropertyValue): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
