/**
 * What a note is to us, by the first rule that fits (design §4).
 *
 * `scan` looks at the note alone; `settle` adds what depends on other notes:
 * whether it lies in the own folder of a hub note.
 */
import { dateAtStart, type Day } from '../note/dates';
import { identityOf, type NoteIdentity } from './identity';
import { basenameOf, folderOf, keyOfName, standsForFolder } from './names';
import type { NoteHead } from './note-head';
import { dayOfNote, has, hasUnreadableDate, namesFrom, propertiesOf, typesOf, valuesOf, type Property } from './properties';
import type { Rules } from './rules';
import { isTemplateText } from './template';
import { isTemplateValue, namesIn, textsIn, type NameRef } from './values';

/** What makes an account note. */
export type AccountMark = 'type' | 'tag' | 'folder';

/** What can be said of a note without looking at others. */
export type Scan =
	/** Rule 1. */
	| { readonly kind: 'nothing'; readonly why: 'ignored' | 'template' | 'merged' }
	/** Rule 2. */
	| { readonly kind: 'person'; readonly refs: readonly NameRef[] }
	/** Rule 3. */
	| { readonly kind: 'named'; readonly refs: readonly NameRef[]; readonly day: Day | null; readonly hasBadDate: boolean }
	/** Rule 5, if rule 4 does not take it first. */
	| { readonly kind: 'account'; readonly by: AccountMark; readonly isHub: boolean; readonly isActivityAlike: boolean; readonly identity: NoteIdentity }
	/** Rule 4 or 6 if it lies in a hub's folder, else nothing. */
	| { readonly kind: 'loose' };

/** What a note is. */
export type Role =
	| { readonly kind: 'nothing'; readonly why: 'ignored' | 'template' | 'merged' | 'loose' | 'no-account-named' }
	/** Of the accounts that it names, or of the account whose hub's folder it lies in. */
	| { readonly kind: 'person' | 'related'; readonly refs: readonly NameRef[]; readonly hub: string | null }
	/** `isContact`: it counts towards last contact. */
	| { readonly kind: 'activity'; readonly refs: readonly NameRef[]; readonly hub: string | null; readonly day: Day; readonly isContact: boolean }
	| { readonly kind: 'account'; readonly by: AccountMark; readonly isHub: boolean };

const loose: Scan = { kind: 'loose' };
const nothing = {
	ignored: { kind: 'nothing', why: 'ignored' },
	template: { kind: 'nothing', why: 'template' },
	merged: { kind: 'nothing', why: 'merged' },
	loose: { kind: 'nothing', why: 'loose' },
	'no-account-named': { kind: 'nothing', why: 'no-account-named' },
} as const;

/** The first step of recognition. Cheap for notes that are nothing to us: a look-up for each property and tag. */
export function scan(head: NoteHead, rules: Rules): Scan {
	if (rules.isIgnored(head.path)) return nothing.ignored;
	const folder = rules.chosenFolder(head.path);
	const isMarked = folder !== null || hasAccountTag(head, rules) || hasMark(head.frontmatter, rules);
	if (!isMarked) return loose;
	return scanMarked(head, propertiesOf(head.frontmatter, rules), folder, rules);
}

function hasAccountTag({ tags }: NoteHead, rules: Rules): boolean {
	for (const tag of tags) if (rules.isAccountTag(tag)) return true;
	return false;
}

/** Whether any property may make a note something. Most notes have a type, and most types are nothing to us. */
function hasMark(frontmatter: NoteHead['frontmatter'], rules: Rules): boolean {
	if (frontmatter === null) return false;
	for (const key in frontmatter) {
		const meaning = rules.meaningOf(key)?.meaning;
		if (meaning === 'account' || meaning === 'merged-into') return true;
		if (meaning === 'type' && rules.isTypeOfOurs(frontmatter[key])) return true;
	}
	return false;
}

/** Whether a note says that it was merged into another one. */
export function isMergedAway(properties: readonly Property[]): boolean {
	return valuesOf(properties, 'merged-into').some((value) => namesIn(value).length > 0);
}

function scanMarked(head: NoteHead, properties: readonly Property[], folder: string | null, rules: Rules): Scan {
	const types = typesOf(properties, rules);
	if (isTemplate(head, properties)) return nothing.template;
	if (isMergedAway(properties)) return nothing.merged;
	if (rules.isPersonType(types)) {
		const refs = [...valuesOf(properties, 'company'), ...valuesOf(properties, 'account')].flatMap(namesIn);
		return { kind: 'person', refs };
	}
	const named = scanNamed(head, properties, rules);
	if (named !== null) return named;
	const by = accountMark(head, properties, types, folder, rules);
	if (by === null) return loose;
	return { kind: 'account', by, isHub: standsForFolder(head.path), isActivityAlike: isActivityAlike(head, properties, rules), identity: identityOf(head, properties) };
}

/** Rule 3. */
function scanNamed(head: NoteHead, properties: readonly Property[], rules: Rules): Scan | null {
	const values = valuesOf(properties, 'account');
	const refs = values.length === 1 ? namesIn(values[0]) : values.flatMap(namesIn);
	if (refs.length === 0) return null;
	const day = dayOfNote(head.path, properties, rules);
	const others = withoutOwn(refs, head, properties);
	return others.length === 0 ? null : { kind: 'named', refs: others, day, hasBadDate: has(properties, 'date') && hasUnreadableDate(properties, rules) };
}

/** What a note names but itself. A note with a date in its file name is not the account that its title names. */
function withoutOwn(refs: readonly NameRef[], head: NoteHead, properties: readonly Property[]): readonly NameRef[] {
	const file = basenameOf(head.path);
	if (dateAtStart(file) !== null) return refs.filter(({ name }) => name.slice(0, 4) !== file.slice(0, 4) || keyOfName(name) !== keyOfName(file));
	const { name, others } = namesFrom(head, properties);
	const own = new Set([name, ...others].map(keyOfName));
	return refs.filter((ref) => !own.has(keyOfName(ref.name)));
}

function isTemplate(head: NoteHead, properties: readonly Property[]): boolean {
	const titles = valuesOf(properties, 'title');
	if (titles.some(isTemplateValue) || valuesOf(properties, 'type').some(isTemplateValue)) return true;
	return titles.every((title) => textsIn(title).join('').trim() === '') && head.heading !== null && isTemplateText(head.heading);
}

/** Rule 5. A tag or a folder makes no account of what says that it is a meeting. */
function accountMark(head: NoteHead, properties: readonly Property[], types: readonly string[], folder: string | null, rules: Rules): AccountMark | null {
	if (rules.isAccountType(types)) return 'type';
	if (rules.isActivityType(types)) return null;
	if (hasAccountTag(head, rules) && !isOfADay(head, properties)) return 'tag';
	return folder !== null && isAccountOfFolder(head.path, folder) ? 'folder' : null;
}

/** A day's note that has a tag such as `#client/acme` somewhere tells of an account; it is none. */
function isOfADay(head: NoteHead, properties: readonly Property[]): boolean {
	return dateAtStart(basenameOf(head.path)) !== null && !has(properties, 'last-contact') && !isUnnamed(properties);
}

/** A chosen folder's own `README` is no account, nor is an `_Overview`; below it, only an undated note can be one. */
function isAccountOfFolder(path: string, folder: string): boolean {
	const file = basenameOf(path);
	if (dateAtStart(file) !== null || (file.startsWith('_') && !standsForFolder(path))) return false;
	return folderOf(path).toLowerCase() !== folder || !standsForFolder(path);
}

/** The second step: rules 4 and 6. `hub` is the nearest folder with a hub note that the note lies in. */
export function settle(head: NoteHead, found: Scan, hub: string | null, rules: Rules): Role {
	switch (found.kind) {
		case 'nothing': return found;
		case 'person': return { kind: 'person', refs: found.refs, hub: found.refs.length === 0 ? hub : null };
		case 'named': return found.day === null
			? { kind: 'related', refs: found.refs, hub: null }
			: { kind: 'activity', refs: found.refs, hub: null, day: found.day, isContact: true };
		case 'account': return settleAccount(head, found, hub, rules);
		case 'loose': return settleLoose(head, hub, rules);
	}
}

function settleAccount(head: NoteHead, found: Extract<Scan, { kind: 'account' }>, hub: string | null, rules: Rules): Role {
	const { by, isHub, isActivityAlike: isActivity } = found;
	// In a folder that was chosen, only the uppermost `README` stands for an account.
	if (isHub && (by !== 'folder' || hub === folderOf(head.path))) return { kind: 'account', by, isHub: true };
	if (hub !== null && (isActivity || by === 'folder')) return settleInHub(head, propertiesOf(head.frontmatter, rules), hub, rules);
	return isActivity && by !== 'folder' && isUnnamed(propertiesOf(head.frontmatter, rules)) ? nothing['no-account-named'] : { kind: 'account', by, isHub: false };
}

/** Dated, and nothing that says when the account was last contacted. */
function isActivityAlike(head: NoteHead, properties: readonly Property[], rules: Rules): boolean {
	return !has(properties, 'last-contact') && dayOfNote(head.path, properties, rules) !== null;
}

/** An `account` property that is there and empty. */
function isUnnamed(properties: readonly Property[]): boolean {
	const values = valuesOf(properties, 'account');
	return values.length > 0 && values.flatMap(namesIn).length === 0;
}

function settleLoose(head: NoteHead, hub: string | null, rules: Rules): Role {
	// Where it lies nowhere, only its tasks could matter.
	if (hub === null && head.taskLinks === undefined) return nothing.loose;
	const properties = propertiesOf(head.frontmatter, rules);
	if (isTemplate(head, properties)) return nothing.template;
	return hub === null ? nothing.loose : settleInHub(head, properties, hub, rules);
}

function settleInHub(head: NoteHead, properties: readonly Property[], hub: string, rules: Rules): Role {
	const day = isActivityAlike(head, properties, rules) ? dayOfNote(head.path, properties, rules) : null;
	if (day === null) return { kind: 'related', refs: [], hub };
	return { kind: 'activity', refs: [], hub, day, isContact: rules.isActivityType(typesOf(properties, rules)) };
}
