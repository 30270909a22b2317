/** The people of an account as their own notes and the properties of its notes tell them. */
import { foldName } from '../match';
import { readDate } from '../note/dates';
import { firstValue, type AccountInput } from './account-input';
import { lineOfKey } from './fields';
import { namesOf } from './names';
import { linesOf } from './note-body';
import type { NoteState } from './note-store';
import type { Rules } from './rules';
import type { Said } from './told-once';
import { firstText, foldKey, isPlaceholder, textsIn } from './values';

/** Notes about people of the account: `Name – role – mail`. */
export function peopleOf({ people }: AccountInput): readonly Said[] {
	return people.map((note) => {
		const { name, job } = namedIn(note);
		return { text: joined([name, firstText(firstValue(note, 'role')) ?? job, firstText(firstValue(note, 'email'))]), path: note.path, line: 1, date: null };
	});
}

/** A `title` that has no word of the person's name is what the person does. */
function namedIn({ head, properties }: NoteState): { readonly name: string; readonly job: string | null } {
	let title: string | null = null;
	let name: string | null = null;
	for (const { meaning, rank, value } of properties) {
		if (meaning !== 'title') continue;
		if (rank === 0) title ??= firstText(value);
		else name ??= firstText(value);
	}
	const bare = namesOf(head, name, []).name;
	if (title === null) return { name: bare, job: null };
	const words = new Set(foldName(bare).split(' '));
	const isName = name === null && foldName(title).split(' ').some((word) => words.has(word));
	return isName ? { name: title, job: null } : { name: bare, job: title };
}

/** People that a property, a field or a row of an account's notes lists: texts, links, or maps of name, role and mail. */
export function contactsInProperties({ notes }: AccountInput, rules: Rules): readonly Said[] {
	return notes.flatMap(({ properties, path, head, body }) => {
		const said = properties.filter(({ meaning }) => meaning === 'contacts').map(({ key, value }) => ({ key, value, line: lineOfKey(head, body, key) }));
		for (const { text, line } of body === null ? [] : linesOf(body, 'fields')) {
			const [key = '', value = ''] = text.split('\t');
			if (rules.meaningOf(key)?.meaning === 'contacts') said.push({ key, value, line });
		}
		return said.flatMap(({ key, value, line }) => peopleIn(value)
			.filter((text) => !isPlaceholder(text) && (foldKey(key) !== 'contact' || isPerson(text))).map((text) => ({ text, path, line, date: null })));
	});
}

/** `contact` also says when or how: `2026-01-05`, `by mail`. */
function isPerson(text: string): boolean {
	return /^(?:\[\[)?[\p{Lu}\p{Lo}]|@/u.test(text) && readDate(text, { order: 'day-first' }).kind !== 'day';
}

const mostPeople = 200;

function peopleIn(value: unknown): readonly string[] {
	const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostPeople) : [value];
	return list.flatMap((one) => isMap(one) ? personIn(one) : textsIn(one));
}

function isMap(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** `Jane Doe: CTO` without quotes is a map to YAML, too. */
function personIn(map: object): string {
	const said = new Map(Object.entries(map).map(([key, value]) => [foldKey(key), firstText(value)]));
	const name = said.get('name') ?? null;
	if (name !== null) return joined([name, said.get('role') ?? said.get('title') ?? null, said.get('email') ?? null]);
	const [[key, value] = ['', null]] = Object.entries(map);
	return said.size === 1 && !said.has('name') ? joined([key, firstText(value)]) : '';
}

function joined(parts: readonly (string | null)[]): string {
	return parts.filter((part) => part !== null).join(' – ');
}
