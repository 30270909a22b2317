import type { Settings } from '../settings/settings';
import { AccountPage } from './account-page';
import type { Accounts } from './accounts';
import type { BookChanges, BookFeed, BookOptions } from './book-feed';
import type { Decisions } from './decisions';
import { DuplicateList } from './duplicates';
import { Feeding } from './feeding';
import { accountOfLink, findAccount, linkNamesOf, namesIn } from './finding';
import type { KnownName } from './lookup';
import type { NoteBody } from './note-body';
import type { NoteHead } from './note-head';
import { countRecognised, type RecognitionPreview } from './preview';
import type { AccountDetail, AccountNotes, AccountSummary, Day, DuplicateGroup, Lookup, Problem, Task, Totals } from './records';
import { Registry } from './registry';
import { RowList } from './row-list';
import { SharedTasks } from './shared-tasks';

const never = (): boolean => false;

export type { BookChanges, BookFeed, BookOptions } from './book-feed';

/**
 * The book of accounts: every account of a vault, kept current note by note.
 *
 * Pure: notes, settings and decisions come in, answers are worked out when
 * asked and kept while nothing in them changes. It knows neither the clock
 * nor the vault.
 */
export class Book implements Accounts, BookFeed {
	private registry: Registry;
	private duplicateList: DuplicateList;
	private readonly pages = new Map<string, AccountPage>();
	private settings: Settings;
	private decisions: Decisions;
	private news = new Set<string>();
	private hasNewDuplicates = false;
	private rows = new RowList('');
	/** Accounts whose rows may be others than those in the list. */
	private readonly outdated = new Set<string>();
	private sharedTasks: SharedTasks;
	private allTasks: readonly Task[] | null = null;
	private isAsked = false;
	private feeding: Feeding | null = null;

	constructor(private readonly options: BookOptions) {
		this.settings = options.settings;
		this.decisions = options.decisions;
		this.registry = this.newRegistry();
		this.duplicateList = new DuplicateList(this.registry);
		this.sharedTasks = this.newSharedTasks();
	}

	setHead(head: NoteHead): void {
		this.registry.setHead(head);
	}

	meet(head: NoteHead): void {
		this.registry.meet(head);
	}

	setBody(path: string, body: NoteBody): void {
		this.registry.setBody(path, body);
	}

	remove(path: string): void {
		this.registry.remove(path);
	}

	rename(oldPath: string, newPath: string): void {
		this.registry.rename(oldPath, newPath);
	}

	relink(path: string): void {
		this.registry.relink(path);
	}

	relinkFrom(path: string): boolean {
		return this.registry.relinkFrom(path);
	}

	relinkAll(): void {
		this.registry.relinkAll();
	}

	under(folder: string): readonly string[] {
		return this.registry.under(folder);
	}

	setDecisions(decisions: Decisions): void {
		this.decisions = decisions;
		this.registry.setDecisions(decisions);
	}

	/** Every note is recognised anew, when somebody asks or a slice at a time. */
	setSettings(settings: Settings): void {
		this.settings = settings;
		for (const id of this.registry.ids()) this.news.add(id);
		this.feeding = new Feeding(this.options.notes.all(), this.registry, this.feeding, settings);
		this.registry = this.newRegistry();
		this.duplicateList = new DuplicateList(this.registry);
		this.sharedTasks = this.newSharedTasks();
		this.pages.clear();
		this.rows = new RowList('');
		this.allTasks = null;
		this.hasNewDuplicates = true;
		this.registry.problems.hasNews = this.registry.hasNewTexts = true;
	}

	needsText(path: string): boolean {
		this.update();
		return this.registry.needsText(path);
	}

	textsWanted(): readonly string[] {
		this.update();
		return this.rows.byAccount(this.registry.textsWanted(), (path) => this.registry.anyIdOf(path));
	}

	findDuplicates(isTime: () => boolean): boolean {
		this.update();
		return this.registry.findDuplicates(isTime);
	}

	recognition(): RecognitionPreview {
		this.update();
		const { identities, ties } = this.registry;
		const accountsWithoutNote = [...ties.ghostIds()].length;
		return { notes: countRecognised(this.registry.states()), accounts: [...identities.ids()].length + accountsWithoutNote, accountsWithoutNote };
	}

	takeChanges(): BookChanges {
		this.update();
		const { registry } = this;
		const changes = { ids: this.news, problems: registry.problems.hasNews, duplicates: this.hasNewDuplicates, texts: registry.hasNewTexts };
		this.news = new Set();
		registry.problems.hasNews = registry.hasNewTexts = false;
		this.hasNewDuplicates = false;
		return changes;
	}

	get isWatched(): boolean {
		return this.isAsked;
	}

	settle(isTime: () => boolean): boolean {
		return this.updateUntil(isTime);
	}

	prepare(today: Day, isTime: () => boolean): boolean {
		if (!this.updateUntil(isTime)) return false;
		return this.bringRows(today, isTime) && this.registry.problems.prepare(today, isTime) && this.duplicateList.prepare(isTime);
	}

	summaries(today: Day): readonly AccountSummary[] {
		this.update();
		this.isAsked = true;
		this.bringRows(today, never);
		return this.rows.all();
	}

	summary(id: string, today: Day): AccountSummary | null {
		this.update();
		return this.registry.has(id) ? this.page(id).summary(today) : null;
	}

	detail(id: string, today: Day): AccountDetail | null {
		this.update();
		return this.registry.has(id) ? this.page(id).detail(today) : null;
	}

	tasks(id: string | null): readonly Task[] {
		this.update();
		if (id !== null) return this.registry.has(id) ? this.page(id).tasks() : [];
		return this.allTasks ??= [...this.registry.ids()].flatMap((each) => this.page(each).tasks());
	}

	notesOf(id: string): AccountNotes | null {
		this.update();
		if (!this.registry.has(id)) return null;
		const { notes, activities } = this.registry.input(id);
		const newestFirst = [...activities].sort((a, b) => a.role.day < b.role.day ? 1 : a.role.day > b.role.day ? -1 : 0);
		return {
			account: notes.map(({ path }) => path),
			activity: newestFirst.map(({ path }) => path),
			related: this.registry.ties.membersOf(id, 'related'),
			people: this.registry.ties.membersOf(id, 'person'),
		};
	}

	duplicates(): readonly DuplicateGroup[] {
		this.update();
		return this.duplicateList.groups();
	}

	isInGroup(id: string): boolean {
		this.update();
		return this.duplicateList.has(id);
	}

	totals(today: Day): Totals {
		this.update();
		this.bringRows(today, never);
		const { rows } = this;
		return {
			accounts: rows.size, due: rows.at('due'), stale: rows.at('stale'), unknown: rows.at('unknown'),
			openTasks: rows.openTaskCount - this.sharedTasks.toldAgain,
			duplicateGroups: this.duplicateList.count(),
			problems: this.registry.problems.count(today),
		};
	}

	problems(today: Day): readonly Problem[] {
		this.update();
		return this.registry.problems.all(today);
	}

	find(nameOrPath: string): Lookup {
		this.update();
		return findAccount(this.registry, nameOrPath);
	}

	forLink(linktext: string, resolvedPath: string | null): string | null {
		this.update();
		return accountOfLink(this.registry, linktext, resolvedPath);
	}

	linkNamesOf(id: string): readonly string[] {
		this.update();
		return linkNamesOf(this.registry, id);
	}

	names(): Iterable<KnownName> {
		this.update();
		return namesIn(this.registry);
	}

	idsOf(path: string): readonly string[] {
		this.update();
		return this.registry.idsOf(path);
	}

	private newRegistry(): Registry {
		return new Registry({ settings: this.settings, decisions: this.decisions, notes: this.options.notes, resolveLink: this.options.resolveLink });
	}

	private newSharedTasks(): SharedTasks {
		return new SharedTasks(this.registry.shared, (id) => this.registry.has(id) ? this.page(id).tasks() : []);
	}

	/** Brings the list of rows up to date until all are or `isTime`; true when all are. */
	private bringRows(today: Day, isTime: () => boolean): boolean {
		if (this.rows.day !== today) {
			this.rows = new RowList(today);
			for (const id of this.registry.ids()) this.outdated.add(id);
		}
		for (const id of this.outdated) {
			const page = this.registry.has(id) ? this.page(id) : null;
			if (isTime() || page?.prepare(today, isTime) === false) return false;
			this.outdated.delete(id);
			this.rows.put(id, page?.summary(today) ?? null);
		}
		return true;
	}

	/** Works out what changes have touched. Nothing where there were none. */
	private update(): void {
		this.updateUntil(never);
	}

	private updateUntil(isTime: () => boolean): boolean {
		if (this.feeding?.feed(this.registry, isTime) === false) return false;
		this.feeding = null;
		return this.registry.update(isTime)
			&& this.registry.tellCompared(isTime, (id) => { this.outdateDuplicates(id); })
			&& this.registry.tellChanged(isTime, (id) => { this.outdate(id); });
	}

	private outdateDuplicates(id: string): void {
		this.hasNewDuplicates = true;
		this.duplicateList.outdate(id);
	}

	private outdate(id: string): void {
		this.allTasks = null;
		this.news.add(id);
		this.outdated.add(id);
		this.sharedTasks.outdate(id);
		if (this.registry.has(id)) this.pages.get(id)?.outdate();
		else this.pages.delete(id);
	}

	private page(id: string): AccountPage {
		const known = this.pages.get(id);
		if (known !== undefined) return known;
		const page = new AccountPage(id, this.registry);
		this.pages.set(id, page);
		return page;
	}
}
