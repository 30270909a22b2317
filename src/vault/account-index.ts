import { Component, getLinkpath } from 'obsidian';
import type { App, EventRef } from 'obsidian';
import type { Accounts } from '../account/accounts';
import { Book } from '../account/book';
import type { Decisions } from '../account/decisions';
import type { RecognitionPreview } from '../account/preview';
import type { Day, Mention } from '../account/records';
import { dayOf } from '../note/days';
import type { Settings } from '../settings/settings';
import { Backlinks } from './backlinks';
import { CachedNotes } from './cached-notes';
import { systemClock, type Clock } from './clock';
import { Comparing } from './comparing';
import { IndexEmitter, type IndexEvents, type IndexState } from './events';
import { Intake } from './intake';
import type { LiveAccounts, Progress } from './live-accounts';
import { MentionFinder } from './mention-finder';
import { Midnight } from './midnight';
import { Readiness } from './readiness';
import { Slices } from './slices';
import { Ticker } from './ticker';

/** Milliseconds between two reports: a frame, and longer while thousands of texts come in. */
const frame = 16;
const whileLoading = 250;

/** What the index starts from. */
export interface IndexOptions {
	readonly settings: Settings;
	readonly decisions: Decisions;
	readonly clock?: Clock;
	/** A note has a new path: whoever keeps paths follows. */
	readonly onRename?: (oldPath: string, newPath: string) => void;
}

/**
 * All accounts, kept current with the vault.
 *
 * Nothing is read or counted before the layout is ready. Then heads come from
 * the metadata cache, which is enough for the first list, and texts of the
 * notes that matter follow in the background.
 */
export class AccountIndex extends Component implements LiveAccounts {
	/** Who links to a note, also for those who merge. */
	readonly backlinks: Backlinks;
	private readonly book: Book;
	private readonly intake: Intake;
	private readonly mentions: MentionFinder;
	private readonly emitter = new IndexEmitter();
	private readonly readiness = new Readiness();
	private readonly ticker = new Ticker(() => { this.whenPrepared(() => { this.report(); }); });
	private readonly comparing: Comparing;
	private readonly clock: Clock;
	private present: Settings;
	/** What screens will ask for is being worked out, a slice at a time. */
	private work: Promise<void> | null = null;
	private isComplete = false;
	private isStopped = false;
	private texts: Progress = { read: 0, total: 0 };
	/** The vault has changed since the last report. */
	private hasNews = false;
	/** What is still to be told: accounts, and whether problems or duplicates may differ. */
	private held: { readonly ids: Set<string>; isWider: boolean } = { ids: new Set(), isWider: false };

	constructor(private readonly app: App, options: IndexOptions) {
		super();
		this.backlinks = this.addChild(new Backlinks(app));
		this.present = options.settings;
		this.clock = options.clock ?? systemClock;
		this.book = new Book({
			settings: options.settings,
			decisions: options.decisions,
			notes: new CachedNotes(app),
			resolveLink: (linktext, source) => this.resolveLink(linktext, source),
		});
		this.comparing = new Comparing(this.book, () => { this.compared(); });
		this.mentions = new MentionFinder(app, this.book, () => this.present, this.backlinks);
		this.intake = new Intake(app, this.book, {
			settings: () => this.present,
			headsKnown: () => {
				// Whoever hears of the state draws everything anyway.
				this.book.takeChanges();
				this.enter('loading');
			},
			allRead: () => { this.complete(); },
			prepared: () => this.prepared(),
			changed: () => { this.changed(); },
			progress: (texts) => { this.texts = texts; },
			renamed: options.onRename ?? (() => undefined),
			failed: (error) => { this.fail(error); },
		});
	}

	get accounts(): Accounts {
		return this.book;
	}

	get settings(): Settings {
		return this.present;
	}

	get state(): IndexState {
		return this.readiness.state;
	}

	get progress(): Progress {
		return this.texts;
	}

	today(): Day {
		return dayOf(this.clock.now());
	}

	on<Name extends keyof IndexEvents>(name: Name, listener: (...data: IndexEvents[Name]) => void): EventRef {
		return this.emitter.on(name, listener);
	}

	whenReady(limit?: number): Promise<void> {
		return this.readiness.wait(limit);
	}

	mentionsOf(id: string, signal?: AbortSignal): Promise<readonly Mention[]> {
		return this.mentions.linked(id, signal);
	}

	plainMentionsOf(id: string, signal?: AbortSignal): Promise<readonly Mention[]> {
		return this.mentions.plain(id, signal);
	}

	override onload(): void {
		this.register(() => {
			this.isStopped = true;
			this.ticker.stop();
			this.comparing.stop();
			this.readiness.end(new Error('The plugin was turned off.'));
		});
		this.addChild(new Midnight(this.clock, (today) => { this.whenPrepared(() => { this.emitter.emit('day', today); }); }));
		this.addChild(this.intake);
	}

	/** What is recognised in the vault now: counts and examples, for the settings. */
	recognition(): RecognitionPreview {
		return this.book.recognition();
	}

	/** Everything is recognised anew, in slices; screens hear of it when that is done. */
	useSettings(settings: Settings): void {
		this.present = settings;
		this.book.setSettings(settings);
		this.whenPrepared(() => { this.emitter.emit('settings'); });
		this.changed();
	}

	/** Groups follow what a person has decided. */
	useDecisions(decisions: Decisions): void {
		this.book.setDecisions(decisions);
		this.changed();
	}

	/** Tells at once what would be told at the next frame. */
	flush(): void {
		if (!this.ticker.isWaiting && this.work === null) return;
		this.ticker.stop();
		this.report();
	}

	private resolveLink(linktext: string, source: string): string | null {
		return this.app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), source)?.path ?? null;
	}

	private enter(state: IndexState): void {
		if (state === this.readiness.state) return;
		// Whoever hears of the state must find the book's news told.
		this.flush();
		this.readiness.set(state);
		this.emitter.emit('state', state);
		if (state === 'ready') void this.comparing.run();
	}

	/** Everything is read: what has not been asked for yet is worked out, too, so that it is there when it is. */
	private complete(): void {
		if (this.isComplete) {
			// Texts that became wanted later, e.g. by other settings: whoever waits, waits for them too.
			if (this.readiness.state === 'ready') void this.comparing.run();
			return;
		}
		this.isComplete = true;
		this.whenPrepared(() => { this.enter('ready'); });
	}

	/** Does something when what screens will ask for is worked out: now if that takes less than a slice. */
	private whenPrepared(task: () => void): void {
		const slices = new Slices();
		if (this.work === null && this.prepare(() => slices.isDue)) task();
		else this.prepared(slices).then(() => { if (!this.isStopped) task(); }).catch((error: unknown) => { this.fail(error); });
	}

	/** `slices`: those of whoever has begun with it already, so that the frame is not held for two shares. */
	private prepared(slices = new Slices()): Promise<void> {
		return this.work ??= this.prepareInSlices(slices).finally(() => { this.work = null; });
	}

	private async prepareInSlices(slices: Slices): Promise<void> {
		while (!this.isStopped && !this.prepare(() => slices.isDue)) await slices.rest();
		// What screens draw now is a piece of work of its own.
		await slices.rest();
	}

	/** While texts come in and no screen shows the accounts, they are not summed up again and again. */
	private prepare(isTime: () => boolean): boolean {
		const isIdle = this.readiness.state === 'loading' && !this.isComplete && !this.book.isWatched;
		return isIdle ? this.book.settle(isTime) : this.book.prepare(this.today(), isTime);
	}

	/** Whoever waits is told at once; the error itself goes where the application shows such. */
	private fail(error: unknown): void {
		this.readiness.end(error instanceof Error ? error : new Error(String(error)));
		throw error;
	}

	private changed(): void {
		if (this.readiness.state === 'cold') return;
		this.readiness.unsettle();
		this.hasNews = true;
		this.ticker.ask(this.readiness.state === 'loading' ? whileLoading : frame);
	}

	private report(): void {
		this.gather();
		const { ids, isWider } = this.held;
		this.held = { ids: new Set(), isWider: false };
		if (ids.size > 0 || isWider) this.emitter.emit('changed', ids);
		if (!this.hasNews) return;
		this.hasNews = false;
		if (this.readiness.state === 'ready') void this.comparing.run();
	}

	/** What the comparison found is told with the next report, so that two never share a frame. */
	private compared(): void {
		this.gather();
		if (this.held.ids.size > 0 || this.held.isWider) this.ticker.ask(frame);
		if (!this.hasNews && !this.intake.isReading) this.readiness.settle();
	}

	private gather(): void {
		const changes = this.book.takeChanges();
		for (const id of changes.ids) this.held.ids.add(id);
		if (changes.problems || changes.duplicates) this.held.isWider = true;
		if (changes.texts) this.intake.readWanted();
	}
}
