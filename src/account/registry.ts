import type { Settings } from '../settings/settings';
import { byStanding, isActivity, type AccountInput } from './account-input';
import type { PageSource } from './account-page';
import type { Decisions } from './decisions';
import { AccountIdentities } from './identities';
import { isSameIdentity } from './identity';
import { LikelyPairs, type LikelyPair, type LikelySource } from './likely';
import { folderOf } from './names';
import type { NoteBody } from './note-body';
import type { NoteHead, NoteSource } from './note-head';
import { NoteStore, type NoteState } from './note-store';
import { ProblemBook } from './problem-book';
import { Rules } from './rules';
import { Ties, type Meant } from './ties';

const none: readonly never[] = [];

/** What the registry is made with. */
export interface RegistryOptions {
	readonly settings: Settings;
	readonly decisions: Decisions;
	readonly notes: NoteSource;
	readonly resolveLink: (linktext: string, sourcePath: string) => string | null;
}

/**
 * Which notes make which account, kept current note by note. A change marks
 * what it may touch; `update` works that out, and nothing else.
 */
export class Registry implements PageSource, LikelySource {
	readonly rules: Rules;
	readonly identities = new AccountIdentities();
	readonly ties: Ties;
	readonly problems: ProblemBook;
	private readonly store: NoteStore;
	private readonly likely = new LikelyPairs((path) => { this.comparedPaths.add(path); });
	private readonly wanted = new Set<string>();
	/** Notes that belong to several accounts, each with theirs. */
	readonly shared = new Map<string, readonly string[]>();
	private readonly changed = new Set<string>();
	/** Notes whose wants and problems are to be looked at again. */
	private readonly reviewed = new Set<string>();
	/** Notes, and accounts that are gone, whose duplicates may be others. */
	private readonly comparedPaths = new Set<string>();
	private readonly comparedIds = new Set<string>();
	hasNewTexts = false;

	constructor(private readonly options: RegistryOptions) {
		this.rules = new Rules(options.settings);
		this.store = new NoteStore(this.rules, options.notes, (before, after) => { this.onState(before, after); });
		this.ties = new Ties({
			accountOf: (path) => this.identities.accountOf(path),
			accountOfHub: (folder) => this.accountOfHub(folder),
			meantBy: (key, source) => this.identities.meantBy(key, source),
			resolveLink: options.resolveLink,
		});
		this.problems = new ProblemBook(this);
		this.identities.setDecisions(options.decisions);
	}

	setHead(head: NoteHead): void {
		this.store.put(head);
	}

	meet(head: NoteHead): void {
		this.store.meet(head);
	}

	setBody(path: string, body: NoteBody): void {
		this.store.setBody(path, body);
	}

	remove(path: string): void {
		this.ties.touchFile(path);
		this.store.delete(path);
	}

	rename(oldPath: string, newPath: string): void {
		this.ties.touchFile(oldPath);
		this.ties.touchFile(newPath);
		this.store.move(oldPath, newPath);
	}

	relink(path: string): void {
		this.ties.touchFile(path);
	}

	/** Links of the note may lead elsewhere. Answers whether that can matter. */
	relinkFrom(path: string): boolean {
		const ids = this.ties.allIdsOf(path, this.identities.accountOf(path));
		for (const id of ids) this.changed.add(id);
		return this.ties.touchNote(path) || ids.length > 0;
	}

	/** All links may lead elsewhere. */
	relinkAll(): void {
		this.ties.touchAll();
	}

	/** Paths of the notes that are something to us in a folder and the folders below it. */
	under(folder: string): readonly string[] {
		return [...this.store.under(folder)];
	}

	setDecisions(decisions: Decisions): void {
		for (const path of this.identities.setDecisions(decisions)) this.comparedPaths.add(path);
	}

	/** Works out what changes have touched until all is or `isTime`; true when all is. */
	update(isTime: () => boolean): boolean {
		while (!this.identities.isDone) {
			if (isTime()) return false;
			this.updateIdentities();
		}
		const settled = this.ties.settle(isTime);
		if (settled === null) return false;
		for (const id of settled.ids) this.changed.add(id);
		for (const path of settled.paths) this.reviewed.add(path);
		return drain(this.reviewed, isTime, (path) => { this.review(path); });
	}

	/** Tells the ids of accounts that came, went or changed since; true when all were told before `isTime`. */
	tellChanged(isTime: () => boolean, tell: (id: string) => void): boolean {
		return drain(this.changed, isTime, tell);
	}

	/** The same for accounts whose duplicates may be others. */
	tellCompared(isTime: () => boolean, tell: (id: string) => void): boolean {
		return drain(this.comparedPaths, isTime, (path) => {
			const id = this.identities.accountOf(path);
			if (id !== null) this.comparedIds.add(id);
		}) && drain(this.comparedIds, isTime, tell);
	}

	private updateIdentities(): void {
		const { ids, paths, names, compared } = this.identities.update();
		for (const id of ids) {
			this.changed.add(id);
			this.comparedIds.add(id);
		}
		for (const path of paths) {
			this.ties.touchNote(path);
			this.ties.touchFile(path);
			this.ties.touchFolder(folderOf(path));
		}
		for (const path of compared) this.comparedPaths.add(path);
		for (const name of names) this.ties.touchName(name);
		this.problems.updateAliases(names);
	}

	note(path: string): NoteState | null {
		return this.store.get(path);
	}

	states(): Iterable<NoteState> {
		return this.store.all();
	}

	/** Ids of all accounts. */
	*ids(): Generator<string, void, undefined> {
		yield* this.identities.ids();
		yield* this.ties.ghostIds();
	}

	has(id: string): boolean {
		return this.identities.notesOf(id).length > 0 || this.ties.isGhost(id);
	}

	idsOf(path: string): readonly string[] {
		const own = this.identities.accountOf(path);
		return own !== null ? [own] : this.ties.idsOf(path);
	}

	/** The account that a note says most about; null where it says nothing about any. */
	anyIdOf(path: string): string | null {
		return this.identities.accountOf(path) ?? this.ties.anyIdOf(path);
	}

	needsText(path: string): boolean {
		const state = this.store.get(path);
		return state !== null && (state.needsText || this.ties.hasTasksFor(path));
	}

	textsWanted(): readonly string[] {
		const [accounts, others]: [string[], string[]] = [[], []];
		for (const path of this.wanted) (this.store.get(path)?.role.kind === 'account' ? accounts : others).push(path);
		return [...accounts, ...others];
	}

	input(id: string): AccountInput {
		const notes = this.statesOf(this.identities.notesOf(id));
		if (notes.length > 1) notes.sort(byStanding);
		return {
			id, notes,
			activities: this.statesOf(this.ties.membersOf(id, 'activity')).filter(isActivity),
			people: this.statesOf(this.ties.membersOf(id, 'person')),
			taskNotes: this.statesOf(this.ties.membersOf(id, 'tasks')),
			givenName: notes.length > 0 ? '' : this.ties.ghostName(id),
			problems: this.problems.hasSharedAliases ? notes.flatMap(({ path }) => this.problems.aliasProblems(path)) : none,
			isLinkToIt: (link, source) => this.ties.meantByLink(link, source) === id,
			resolveLink: this.options.resolveLink,
		};
	}

	unclearIn(path: string): readonly string[] {
		return this.ties.unclearIn(path);
	}

	/** What a name stands for, accounts without notes included. */
	meantBy(key: string): Meant {
		const meant = this.identities.meantBy(key, '');
		return meant.kind === 'free' && this.ties.isGhost(key) ? { kind: 'account', id: key } : meant;
	}

	/** Compares names in slices; true when nothing is left to compare. */
	findDuplicates(isTime: () => boolean): boolean {
		return this.likely.isDone || this.likely.search(this, isTime);
	}

	hasLikelyPairs(path: string): boolean {
		return this.likely.has(path);
	}

	likelyPairsOf(path: string): Iterable<LikelyPair> {
		return this.likely.of(path, this);
	}

	isSettled(a: string, b: string): boolean {
		const [left, right] = [this.identities.accountOf(a), this.identities.accountOf(b)];
		if (left === null || right === null || left === right) return true;
		const others = this.identities.notesOf(right);
		return this.identities.notesOf(left).some((one) => others.some((other) => this.identities.decided(one, other) === 'different'));
	}

	private statesOf(paths: readonly string[]): NoteState[] {
		const states: NoteState[] = [];
		for (const path of paths) {
			const state = this.store.get(path);
			if (state !== null) states.push(state);
		}
		return states;
	}

	private accountOfHub(folder: string): string | null {
		const note = this.store.hubNoteIn(folder);
		return note === null ? null : this.identities.accountOf(note);
	}

	private onState(before: NoteState | null, after: NoteState | null): void {
		const path = (after ?? before)?.path ?? '';
		if (isAccount(before) || isAccount(after)) this.onAccountNote(path, isAccount(before) ? before : null, isAccount(after) ? after : null);
		// A text alone ties a note to nothing.
		if (before?.head !== after?.head || before?.role !== after?.role) this.ties.set(path, after);
		for (const id of this.ties.allIdsOf(path)) this.changed.add(id);
		if (isHub(before) !== isHub(after)) this.ties.touchFolder(folderOf(path));
		this.reviewed.add(path);
	}

	private onAccountNote(path: string, before: NoteState | null, after: NoteState | null): void {
		const isSame = before !== null && after !== null && isSameIdentity(before.identity, after.identity);
		if (!isSame) this.identities.put(path, after);
		this.likely.put(path, after, isSame);
		if (!isSame || this.identities.doubtOf(path) !== null) this.comparedPaths.add(path);
		const id = this.identities.accountOf(path);
		if (id !== null) this.changed.add(id);
	}

	/** What follows from a note's state and ties alone. */
	private review(path: string): void {
		const isNeeded = this.needsText(path);
		if (!isNeeded) this.store.forgetBody(path);
		const state = this.store.get(path);
		if (state !== null && state.body === null && isNeeded) {
			this.wanted.add(path);
			this.hasNewTexts = true;
		} else this.wanted.delete(path);
		const ids = state === null ? [] : this.ties.allIdsOf(path, this.identities.accountOf(path));
		if (ids.length > 1) this.shared.set(path, ids);
		else this.shared.delete(path);
		this.problems.outdate(path);
	}
}

/** Does something with each entry, and takes it out, until none is left or `isTime`; true when none is. */
function drain(entries: Set<string>, isTime: () => boolean, task: (entry: string) => void): boolean {
	for (const entry of entries) {
		if (isTime()) return false;
		entries.delete(entry);
		task(entry);
	}
	return true;
}

function isAccount(state: NoteState | null): boolean {
	return state?.role.kind === 'account';
}

function isHub(state: NoteState | null): boolean {
	return state?.role.kind === 'account' && state.role.isHub;
}
