/** Reading the text of a task line, what stands behind the checkbox. */
import { readDate, type DateOrder, type Day } from './dates';
import { fieldThatCounts, findFields, type DateField, type Field, type FieldName } from './task-fields';

export type TaskPriority = 'highest' | 'high' | 'medium' | 'low' | 'lowest';

/** What a task line says. Absent values are null; tags are without `#`. */
export interface TaskText {
	/** The description: fields taken out, tags and owners too where they stand at its ends. */
	readonly text: string;
	readonly due: Day | null;
	readonly scheduled: Day | null;
	readonly start: Day | null;
	readonly created: Day | null;
	readonly done: Day | null;
	readonly cancelled: Day | null;
	readonly priority: TaskPriority | null;
	/** The rule in words, e.g. `every week`. */
	readonly recurrence: string | null;
	readonly owner: string | null;
	readonly tags: readonly string[];
	/** The id of `^id` at the end of the line. */
	readonly blockId: string | null;
	readonly id: string | null;
	readonly dependsOn: readonly string[];
	/** What the Tasks plugin does once the task is done: `keep` or `delete`. */
	readonly onCompletion: string | null;
}

/** Of a text without fields. */
const bare: TaskText = {
	text: '', due: null, scheduled: null, start: null, created: null, done: null, cancelled: null, priority: null, recurrence: null,
	owner: null, tags: [], blockId: null, id: null, dependsOn: [], onCompletion: null,
};

/** `^id` at the end of a line, with the white space around it. */
export const blockIdPattern = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t\r]*$/;

/** Reads a task's text; dates in inline fields may be spelled in any way `readDate` knows. */
export function readTaskText(source: string, options: { readonly order: DateOrder } = { order: 'neither' }): TaskText {
	const end = source.length > 300 ? source.slice(-300) : source;
	// Hardly any has one.
	const block = end.includes('^') ? blockIdPattern.exec(end) : null;
	const text = block ? source.slice(0, source.length - block[0].length) : source;
	const fields = findFields(text);
	if (fields.length === 0) return { ...bare, text: tidy(text), owner: signedOwner(text), blockId: block?.[1] ?? null };
	const counting = (name: FieldName): Field | null => fieldThatCounts(text, fields, name);
	const date = (name: DateField): Day | null => dayOfField(counting(name), options.order);
	const owner = ownerField(fields);
	return {
		text: describe(text, fields.filter((field) => isRead(field, options.order)), owner),
		due: date('due'), scheduled: date('scheduled'), start: date('start'),
		created: date('created'), done: date('done'), cancelled: date('cancelled'),
		priority: readPriority(counting('priority')),
		recurrence: counting('recurrence')?.value ?? null,
		owner: owner ? readOwner(owner.value) : signedOwner(text),
		tags: [...new Set(fields.filter(({ name }) => name === 'tag').map(({ value }) => value))],
		blockId: block?.[1] ?? null,
		id: counting('id')?.value ?? null,
		dependsOn: (counting('dependsOn')?.value ?? '').split(',').map((id) => id.trim()).filter((id) => id !== ''),
		onCompletion: counting('onCompletion')?.value ?? null,
	};
}

function dayOfField(field: Field | null, order: DateOrder): Day | null {
	if (!field) return null;
	const reading = readDate(field.value, { order });
	return reading.kind === 'day' ? reading.day : null;
}

/** A date that cannot be read stays in the text, where it can be seen. */
function isRead(field: Field, order: DateOrder): boolean {
	switch (field.name) {
		case 'due': case 'scheduled': case 'start': case 'created': case 'done': case 'cancelled': {
			const { kind } = readDate(field.value, { order });
			return kind === 'day' || kind === 'none';
		}
		case 'priority': return readPriority(field) !== null;
		default: return true;
	}
}

const priorities: Readonly<Record<string, TaskPriority>> = Object.freeze(Object.assign(Object.create(null) as Record<string, TaskPriority>, {
	'🔺': 'highest', '⏫': 'high', '🔼': 'medium', '🔽': 'low', '⏬': 'lowest',
	highest: 'highest', high: 'high', medium: 'medium', low: 'low', lowest: 'lowest',
} as const));

function readPriority(field: Field | null): TaskPriority | null {
	return field ? priorities[field.value.toLowerCase()] ?? null : null;
}

/** A field that names the owner counts before a mention, the first mention before the others. */
function ownerField(fields: readonly Field[]): Field | null {
	const owners = fields.filter((field) => field.name === 'owner' && readOwner(field.value) !== null);
	return owners.find(({ spelling }) => spelling !== 'word') ?? owners[0] ?? null;
}

function readOwner(value: string): string | null {
	const link = /^@?\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]$/.exec(value) ?? /^([^[\]|]+)\|([^[\]]*)$/.exec(value);
	const name = link ? link[2] ?? (link[1] ?? '').replace(/^.*\//, '').replace(/#.*$/, '') : value;
	const plain = name.replace(/^@|[*_`]/g, '').trim();
	return /\p{L}/u.test(plain) && !/^(?:tbd|tba|n\/?a|none|unknown|unassigned)$/i.test(plain) ? plain.slice(0, 100) : null;
}

/** `Send the deck — Anna Fischer, by Feb 10`: the name between the last dash and "by". */
function signedOwner(text: string): string | null {
	const dash = Math.max(text.lastIndexOf(' — '), text.lastIndexOf(' – '), text.lastIndexOf(' - '));
	if (dash < 0) return null;
	const tail = text.slice(dash + 3).trim();
	const found = tail.length > 120 ? null : /^(?:owner: ?)(.+)$/i.exec(tail) ?? /^((?:\p{Lu}[\p{L}\p{M}'’.-]* ?){1,3}(?:team)?), (?:by|due) /u.exec(tail);
	return found ? readOwner((found[1] ?? '').trim()) : null;
}

function describe(text: string, fields: readonly Field[], owner: Field | null): string {
	// `@TBD` says nothing either.
	const isEdge = (field: Field): boolean => field.name === 'tag' || field === owner || (field.name === 'owner' && readOwner(field.value) === null);
	const isAlwaysOut = (field: Field): boolean => field.name !== 'tag' && (field.name !== 'owner' || field.spelling !== 'word');
	const out = new Set(fields.filter(isAlwaysOut));
	trimEdge(text, fields, out, isEdge);
	trimEdgeBack(text, fields, out, isEdge);
	const rest = cut(text, fields.filter((field) => out.has(field)));
	const clean = owner && out.has(owner) ? rest.replace(/^[:,;–—-]+ +|(?: +[:,;–—|-]+|[,;])$/g, '').trim() : rest;
	return clean === '' ? cut(text, fields.filter(isAlwaysOut)).replace(/(?:^|\s)#(?:task|todo)(?=\s|$)/gi, '').trim() : clean;
}

/** Takes tags and the owner out as long as nothing but fields stands before them. */
function trimEdge(text: string, fields: readonly Field[], out: Set<Field>, isEdge: (field: Field) => boolean): void {
	let at = 0;
	for (const field of fields) {
		if (/\S/.test(text.slice(at, field.start)) || (!out.has(field) && !isEdge(field))) return;
		out.add(field);
		at = field.end;
	}
}

function trimEdgeBack(text: string, fields: readonly Field[], out: Set<Field>, isEdge: (field: Field) => boolean): void {
	let at = text.length;
	for (const field of fields.toReversed()) {
		if (/\S/.test(text.slice(field.end, at)) || (!out.has(field) && !isEdge(field))) return;
		out.add(field);
		at = field.start;
	}
}

function cut(text: string, fields: readonly Field[]): string {
	let rest = '';
	let at = 0;
	for (const field of fields) {
		rest += text.slice(at, field.start);
		at = field.end;
	}
	return tidy(rest + text.slice(at));
}

/** Words with one space between. */
function tidy(text: string): string {
	return /[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}
