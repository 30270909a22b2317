import { readFields, type NoteFields } from './fields';
import { Folders } from './folders';
import { folderOf } from './names';
import type { NoteBody } from './note-body';
import { isSameHead, type NoteHead, type NoteSource } from './note-head';
import { identityOf, type NoteIdentity } from './identity';
import { dayOfNote, propertiesOf, readDay, valuesOf, type Property } from './properties';
import { scan, settle, type Role, type Scan } from './recognition';
import type { Day, Problem } from './records';
import type { Rules } from './rules';

/** A note that is something to us, as it stands. Replaced as a whole when anything in it changes. */
export class NoteState {
	private fieldsRead: NoteFields | null = null;
	private problemsFound: readonly Problem[] | null = null;

	constructor(
		readonly head: NoteHead,
		readonly found: Scan,
		readonly role: Role,
		readonly body: NoteBody | null,
		private readonly rules: Rules,
	) {}

	get path(): string {
		return this.head.path;
	}

	/** What an account note says; read when first asked. */
	get fields(): NoteFields {
		return this.fieldsRead ??= readFields(this.head, this.body, this.properties, this.rules);
	}

	/** What is wrong in the note; found once. */
	problems(find: () => readonly Problem[]): readonly Problem[] {
		return this.problemsFound ??= find();
	}

	/** Which account an account note says it is: the same object while only its text changes. */
	get identity(): NoteIdentity {
		return this.found.kind === 'account' ? this.found.identity : identityOf(this.head, propertiesOf(this.head.frontmatter, this.rules));
	}

	get properties(): readonly Property[] {
		return propertiesOf(effective(this.head, this.body).frontmatter, this.rules);
	}

	/** The day an account note says it was last revised, else the date it bears; null where it says neither. */
	get revised(): Day | null {
		const { properties } = this;
		for (const value of valuesOf(properties, 'updated')) {
			const reading = readDay(value, this.rules);
			if (reading.kind === 'day') return reading.day;
		}
		return dayOfNote(this.path, properties, this.rules);
	}

	/** Whether the note's text is needed: for what it says, or for why its properties cannot be read. */
	get needsText(): boolean {
		switch (this.role.kind) {
			case 'account': case 'activity': return true;
			case 'person': return this.head.hasBadFrontmatter === true;
			case 'related': return this.head.hasBadFrontmatter === true || (this.found.kind === 'named' && this.found.hasBadDate);
			case 'nothing': return this.role.why === 'no-account-named' || (this.role.why !== 'ignored' && this.head.hasBadFrontmatter === true);
		}
	}
}

/** Told of every note whose state came, went or changed. */
export type StateListener = (before: NoteState | null, after: NoteState | null) => void;

/** The notes of the vault that are something to us, each with its state. */
export class NoteStore {
	private readonly folders = new Folders();
	private readonly states = new Map<string, NoteState>();

	constructor(private readonly rules: Rules, private readonly source: NoteSource, private readonly listener: StateListener) {}

	get(path: string): NoteState | null {
		return this.states.get(path) ?? null;
	}

	all(): Iterable<NoteState> {
		return this.states.values();
	}

	/** Paths of the notes in a folder and the folders below it. */
	under(folder: string): Iterable<string> {
		return this.folders.under(folder);
	}

	/** The note that stands for an account in a folder; null where none does. */
	hubNoteIn(folder: string): string | null {
		return this.folders.hubsIn(folder)[0] ?? null;
	}

	put(head: NoteHead): void {
		const before = this.states.get(head.path);
		if (before === undefined) this.putNew(head);
		else if (!isSameHead(before.head, head)) this.place(head, before.body, this.scan(head, before.body));
	}

	/** One of all notes, on the way through them. What is something only by its place comes with the hub there. */
	meet(head: NoteHead): void {
		const found = scan(head, this.rules);
		if (isNothing(head, found)) return;
		if (this.states.has(head.path)) this.put(head);
		else this.place(head, null, found);
	}

	/** Most notes of a vault are nothing to us: they are looked at, and nothing of them is kept. */
	private putNew(head: NoteHead): void {
		const found = scan(head, this.rules);
		if (!isNothing(head, found) || this.folders.hubFolderOf(head.path) !== null) this.place(head, null, found);
	}

	private scan(head: NoteHead, body: NoteBody | null): Scan {
		return scan(effective(head, body), this.rules);
	}

	setBody(path: string, body: NoteBody): void {
		const state = this.states.get(path);
		if (state === undefined) return;
		// Only what is saved of broken properties can make it something else.
		if (state.head.hasBadFrontmatter === true) this.place(state.head, body, this.scan(state.head, body));
		else this.replace(state, new NoteState(state.head, state.found, state.role, body, this.rules));
	}

	/** The text of a note that nobody needs any more. */
	forgetBody(path: string): void {
		const state = this.states.get(path);
		if (state === undefined || state.body === null) return;
		this.states.set(path, new NoteState(state.head, state.found, state.role, null, this.rules));
	}

	/** Head and body go along. */
	move(oldPath: string, newPath: string): void {
		const state = this.states.get(oldPath);
		if (state === undefined || oldPath === newPath) return;
		this.delete(oldPath);
		const head = { ...state.head, path: newPath };
		this.place(head, state.body, this.scan(head, state.body));
	}

	delete(path: string): void {
		const before = this.states.get(path);
		if (before === undefined) return;
		this.drop(before);
		if (this.folders.setHub(path, null)) this.settleUnder(folderOf(path));
	}

	private place(head: NoteHead, body: NoteBody | null, found: Scan): void {
		const hub = found.kind !== 'account' || !found.isHub ? null : found.by === 'folder' ? 'lesser' : 'hub';
		const isNews = this.folders.setHub(head.path, hub);
		this.settle(head, found, body);
		if (isNews) this.settleUnder(folderOf(head.path), head.path);
	}

	/** A hub came or went: what lies in its folder may be something else now. */
	private settleUnder(folder: string, except?: string): void {
		for (const path of [...this.folders.under(folder)]) {
			const state = this.states.get(path);
			if (state !== undefined && path !== except) this.settle(state.head, state.found, state.body);
		}
		for (const head of this.source.under(folder)) {
			if (!this.states.has(head.path) && head.path !== except) this.putNew(head);
		}
	}

	private settle(head: NoteHead, found: Scan, body: NoteBody | null): void {
		const { path } = head;
		const before = this.states.get(path) ?? null;
		const role = settle(effective(head, body), found, this.folders.hubFolderOf(path), this.rules);
		if (!matters(head, role)) {
			if (before !== null) this.drop(before);
			return;
		}
		if (before !== null && before.head === head && before.body === body && isSameRole(before.role, role)) return;
		this.replace(before, new NoteState(head, found, role, body, this.rules));
	}

	private drop(state: NoteState): void {
		this.states.delete(state.path);
		this.folders.delete(state.path);
		this.listener(state, null);
	}

	private replace(before: NoteState | null, after: NoteState): void {
		if (before === null) this.folders.add(after.path);
		this.states.set(after.path, after);
		this.listener(before, after);
	}
}

/** The note with what could be saved of properties that are broken. */
function effective(head: NoteHead, body: NoteBody | null): NoteHead {
	return head.hasBadFrontmatter === true && body !== null && body.saved !== null ? { ...head, frontmatter: body.saved } : head;
}

/** Whether a note is nothing to us but for where it may lie. */
function isNothing(head: NoteHead, found: Scan): boolean {
	return found.kind === 'loose' && head.hasBadFrontmatter !== true && head.taskLinks === undefined;
}

function matters(head: NoteHead, role: Role): boolean {
	if (role.kind !== 'nothing' || role.why === 'no-account-named') return true;
	// Its text said so: forgotten, the note would be taken for something and read again, for ever where two hubs give way to each other.
	if (head.hasBadFrontmatter === true) return role.why !== 'ignored';
	return role.why === 'loose' && (head.taskLinks?.length ?? 0) > 0;
}

function isSameRole(a: Role, b: Role): boolean {
	if (a.kind !== b.kind) return false;
	if (a.kind === 'nothing' || b.kind === 'nothing') return a.kind === 'nothing' && b.kind === 'nothing' && a.why === b.why;
	if (a.kind === 'account' || b.kind === 'account') return a.kind === 'account' && b.kind === 'account' && a.by === b.by && a.isHub === b.isHub;
	return a.hub === b.hub && a.refs === b.refs;
}
