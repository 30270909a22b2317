import { fieldName } from '../../merge/survivorship';
import type { MergePlan } from '../../merge/plan';
import { parse, readFrontmatter, type PropertyValue } from '../../note';

type Properties = Readonly<Record<string, PropertyValue>>;

/** A property over all notes of a merge. */
export interface FieldRow {
	readonly field: string;
	/** What each note of `notesOf` says, the empty text where it does not, and whether all of that is kept. */
	readonly values: readonly { readonly text: string; readonly isKept: boolean }[];
	readonly kept: string;
}

/** Paths of a merge's notes, the one that is kept first. */
export function notesOf({ survivor, merged }: MergePlan): readonly string[] {
	return [survivor, ...merged];
}

/** Every property of the notes beside what will be kept, in the order of the note that is kept. */
export function fieldRows(plan: MergePlan): readonly FieldRow[] {
	const before = new Map([...plan.edits, ...plan.removals].map((one) => [one.path, one.before]));
	const notes = notesOf(plan).map((path) => propertiesOf(before.get(path) ?? ''));
	const kept = propertiesOf(plan.result);
	const names = new Map([kept, ...notes].flatMap((properties) => [...properties].map(([name, { key }]) => [name, key] as const)).reverse());
	return [...new Set([kept, ...notes].flatMap((properties) => [...properties.keys()]))].map((name) => ({
		field: names.get(name) ?? name,
		values: notes.map((properties) => said(properties.get(name)?.value, kept.get(name)?.value)),
		kept: textOf(kept.get(name)?.value),
	}));
}

function propertiesOf(text: string): ReadonlyMap<string, { readonly key: string; readonly value: PropertyValue }> {
	const { data, isBroken } = readFrontmatter(parse(text));
	const read: Properties = isBroken ? {} : data;
	return new Map(Object.entries(read).map(([key, value]) => [fieldName(key), { key, value }]));
}

/** Of a list, all of it is kept where each item is. */
function said(value: PropertyValue | undefined, kept: PropertyValue | undefined): FieldRow['values'][number] {
	const items = (one: PropertyValue | undefined): readonly string[] => (Array.isArray(one) ? one as readonly PropertyValue[] : [one]).map(textOf);
	return { text: textOf(value), isKept: items(value).every((item) => item === '' || items(kept).includes(item)) };
}

function textOf(value: PropertyValue | undefined): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return (value as readonly PropertyValue[]).map(textOf).join(', ');
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
