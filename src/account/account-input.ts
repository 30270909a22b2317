import { compareText } from '../note/text-order';
import { noteDay } from './contact';
import { dateProblem, lineOfKey, type NoteFields } from './fields';
import { linesOf, type LineKind } from './note-body';
import type { NoteState } from './note-store';
import { readDay, valuesOf } from './properties';
import type { Day, Problem } from './records';
import type { Rules } from './rules';
import { dayOfAccountNote, ownDay } from './said-day';
import type { Said } from './told-once';

/** All that one account is made of. */
export interface AccountInput {
	readonly id: string;
	/** Account notes; the first stands for the account. Empty where only activity notes name it. */
	readonly notes: readonly NoteState[];
	readonly activities: readonly ActivityState[];
	readonly people: readonly NoteState[];
	/** Notes elsewhere with a task line that links to the account. */
	readonly taskNotes: readonly NoteState[];
	/** The name that activity notes give an account without notes. */
	readonly givenName: string;
	/** Problems that come from other accounts: an alias that two claim. */
	readonly problems: readonly Problem[];
	/** Whether a link on a task line leads to this account. */
	readonly isLinkToIt: (link: string, sourcePath: string) => boolean;
	readonly resolveLink: (link: string, sourcePath: string) => string | null;
}

/** A note that is an activity. */
export interface ActivityState extends NoteState {
	readonly role: Extract<NoteState['role'], { kind: 'activity' }>;
}

/** Whether a state is an activity note's. */
export function isActivity(state: NoteState): state is ActivityState {
	return state.role.kind === 'activity';
}

/** The hub of an account comes first, then the oldest, then by path: what every device sees alike. */
export function byStanding(a: NoteState, b: NoteState): number {
	const [x, y] = [a.fields.created ?? '9', b.fields.created ?? '9'];
	return Number(isHub(b)) - Number(isHub(a)) || compareText(x, y) || compareText(bare(a.path), bare(b.path));
}

/** `X` comes before its copy `X 1`, though a space comes before a dot. */
function bare(path: string): string {
	return path.replace(/\.md$/i, '');
}

function isHub({ role }: NoteState): boolean {
	return role.kind === 'account' && role.isHub;
}

/** A note with the day by which its say is weighed. */
export interface Weighed {
	readonly path: string;
	readonly fields: NoteFields;
	readonly day: Day | null;
}

/** Account notes, the one with the newest last contact first. */
export function weigh(notes: readonly NoteState[], today: Day): readonly Weighed[] {
	const weighed: Weighed[] = [];
	for (const { path, fields } of notes) weighed.push({ path, fields, day: noteDay(fields.lastContacts, today) });
	return weighed.length < 2 ? weighed : weighed.sort((a, b) => compareText(b.day ?? '', a.day ?? ''));
}

/** Whether the text of any of its notes is known: until then nothing is told of an account but its properties. */
export function isRead({ notes, activities, taskNotes }: AccountInput): boolean {
	return notes.some(hasText) || activities.some(hasText) || taskNotes.some(hasText);
}

function hasText({ body }: NoteState): boolean {
	return body !== null;
}

/** What the notes of an account say, by kind of line. */
export type SaidByKind = ReadonlyMap<LineKind, readonly Said[]>;

/** The lines of account and activity notes, each with the day it was said: all, or of some kinds only. */
export function linesSaid({ notes, activities }: AccountInput, today: Day, kinds: ReadonlySet<LineKind> | null = null): SaidByKind {
	if (!notes.some(hasLines) && !activities.some(hasLines)) return silence;
	const said = new Map<LineKind, Said[]>();
	const add = adder(said, today, kinds);
	for (const note of notes) add(note, dayOfAccountNote(note, today));
	for (const note of activities) add(note, note.role.day);
	return said;
}

const silence: SaidByKind = new Map();

function hasLines({ body }: NoteState): boolean {
	return body !== null && body.saidLines !== '';
}

function adder(said: Map<LineKind, Said[]>, today: Day, kinds: ReadonlySet<LineKind> | null): (note: NoteState, day: Day | null) => void {
	return ({ body, path }, day) => {
		if (body === null) return;
		for (const { kind, text, line } of linesOf(body, 'said')) {
			if (kinds !== null && !kinds.has(kind)) continue;
			const list = said.get(kind);
			const entry = { text, path, line, date: ownDay(text, today) ?? day };
			if (list === undefined) said.set(kind, [entry]);
			else list.push(entry);
		}
	};
}

const none: readonly never[] = [];

/** What is wrong in a note, whatever day it is. `unclear` are names in it that fit several accounts. */
export function problemsIn(state: NoteState, unclear: readonly string[], rules: Rules): readonly Problem[] {
	const own = state.problems(() => ownProblems(state, rules));
	if (unclear.length === 0) return own;
	return [...own, ...unclear.map((name): Problem => ({
		code: 'shared-alias', path: state.path, line: lineOf(state, 'account'), message: `“${name}” may be any of several accounts. Name the account by a link.`,
	}))];
}

function ownProblems(state: NoteState, rules: Rules): readonly Problem[] {
	const { path, body, head, role } = state;
	const found: Problem[] = [];
	for (const { code, line, message } of body?.problems ?? none) found.push({ code, path, line, message });
	// Of a note that is nothing to us so far, only its text can say whether it is a template.
	if (head.hasBadFrontmatter === true && role.kind !== 'nothing' && !found.some(({ code }) => code === 'bad-yaml')) {
		found.push({ code: 'bad-yaml', path, line: 1, message: 'The properties cannot be read: they are no valid YAML.' });
	}
	found.push(...(role.kind === 'account' ? state.fields.problems : dayProblems(state, rules)));
	if (role.kind === 'nothing' && role.why === 'no-account-named') {
		found.push({ code: 'no-account-named', path, line: lineOf(state, 'account'), message: 'The note is dated and names no account. Write the account\'s name or link into its property.' });
	}
	return found.length === 0 ? none : found;
}

/** The date of an activity note that cannot be read. */
function dayProblems(state: NoteState, rules: Rules): readonly Problem[] {
	// A note that names an account has had its date looked at.
	if (state.found.kind === 'named' ? !state.found.hasBadDate : state.role.kind !== 'activity') return none;
	let found: Problem[] | null = null;
	for (const { meaning, key, value } of state.properties) {
		const reading = meaning === 'date' ? readDay(value, rules) : null;
		if (reading?.kind !== 'bad' && reading?.kind !== 'ambiguous') continue;
		(found ??= []).push(dateProblem(state.path, key, lineOfKey(state.head, state.body, key), reading));
	}
	return found ?? none;
}

function lineOf(state: NoteState, meaning: 'account'): number {
	const property = state.properties.find((one) => one.meaning === meaning);
	return property === undefined ? 1 : lineOfKey(state.head, state.body, property.key);
}

/** The first value of a property of a note that is no account note. */
export function firstValue(state: NoteState, meaning: 'role' | 'email'): unknown {
	return valuesOf(state.properties, meaning)[0] ?? null;
}
