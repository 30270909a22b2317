import { basenameOf, keyOfName } from './names';
import type { NoteState } from './note-store';
import { lastStep, type NameRef } from './values';

const none: readonly never[] = [];
const separator = /[,;]/;
const mostParts = 10;

/** What a note's ties depend on: names, files that its links may lead to, the folder of its hub. */
export function tokensOf({ role, head }: NoteState): readonly string[] {
	if (head.taskLinks === undefined && (role.kind === 'account' || role.kind === 'nothing')) return none;
	const tokens = new Set<string>();
	if (role.kind === 'activity' || role.kind === 'person' || role.kind === 'related') {
		if (role.hub !== null) tokens.add(`>${role.hub}`);
		for (const ref of role.refs) {
			const { name, link } = ref;
			tokens.add(`=${keyOfName(name)}`);
			for (const part of partsOf(ref)) tokens.add(`=${keyOfName(part.name)}`);
			if (link !== null) tokens.add(`/${basenameOf(link).toLowerCase()}`);
		}
	}
	for (const link of head.taskLinks ?? []) {
		tokens.add(`=${keyOfName(lastStep(link))}`);
		tokens.add(`/${basenameOf(link).toLowerCase()}`);
	}
	return [...tokens];
}

/** The names between the commas of a text; none in a link or a longer list. */
export function partsOf({ name, link }: NameRef): readonly NameRef[] {
	if (link !== null || !separator.test(name)) return none;
	const names = name.split(separator, mostParts + 1).map((part) => part.trim()).filter((part) => part !== '');
	return names.length > mostParts ? none : names.map((part) => ({ name: part, link: null }));
}
