import { Component, TFolder } from 'obsidian';
import type { App, CachedMetadata, TAbstractFile, TFile } from 'obsidian';
import type { BookFeed } from '../account/book';
import type { Settings } from '../settings/settings';
import { isNote, notesUnder } from './cached-notes';
import { EditorTicks } from './editor-ticks';
import { headOf, quickHeadOf } from './heads';
import type { Progress } from './live-accounts';
import { bodyOf } from './reader';
import { nextTask, Slices } from './slices';
import { TextReading } from './text-reading';

/** What the intake tells the index. */
export interface IntakeListener {
	readonly settings: () => Settings;
	/** Every note is known by its head. */
	readonly headsKnown: () => void;
	/** The book has news. */
	readonly changed: () => void;
	readonly progress: (progress: Progress) => void;
	/** Every text that matters has been read. May be told again. */
	readonly allRead: () => void;
	readonly renamed: (oldPath: string, newPath: string) => void;
	/** What is known is worked out, in slices; at once where nothing is to do. */
	readonly prepared: () => Promise<void>;
	/** The vault cannot be taken in. */
	readonly failed: (error: unknown) => void;
}

/** Milliseconds of silence after which notes without metadata are no longer waited for. */
const patience = 5_000;

/** Files between two looks at the clock, which costs as much as a look at a file. */
const fewFiles = 16;

/** Brings what happens in the vault to the book: the start from the metadata cache, then every change. */
export class Intake extends Component {
	private readonly reading: TextReading;
	private readonly ticks: EditorTicks;
	/** Notes that the metadata cache has not read yet, as on a vault's very first start. */
	private readonly awaited = new Set<string>();
	private silence: number | null = null;
	private areHeadsKnown = false;
	/** Every note has been looked at, also for tasks that link to an account. */
	private isTakenIn = false;
	private isGone = false;

	constructor(private readonly app: App, private readonly book: BookFeed, private readonly listener: IntakeListener) {
		super();
		this.reading = new TextReading(app, book, {
			settings: listener.settings,
			changed: listener.changed,
			prepared: listener.prepared,
			progress: listener.progress,
			done: () => { this.settle(); },
		});
		this.ticks = new EditorTicks(app, {
			isWanted: (path) => book.needsText(path),
			tell: (path, text) => {
				book.setBody(path, bodyOf(path, text, listener.settings()));
				listener.changed();
			},
		});
	}

	override onload(): void {
		this.register(() => { this.stop(); });
		this.app.workspace.onLayoutReady(() => { this.start().catch(this.listener.failed); });
	}

	/** Texts are being read. */
	get isReading(): boolean {
		return this.reading.isRunning;
	}

	/** Texts that have become wanted are read in the background. */
	readWanted(): void {
		if (this.areHeadsKnown && !this.isGone) this.reading.run().catch(this.listener.failed);
	}

	private async start(): Promise<void> {
		if (this.isGone) return;
		this.listen();
		// Where the layout is ready already, this is still part of the plugin's own start.
		await nextTask();
		const files = this.app.vault.getMarkdownFiles();
		await this.each(files, (file) => { this.take(file); });
		await this.listener.prepared();
		if (this.isGone) return;
		this.areHeadsKnown = true;
		this.listener.headsKnown();
		// What was drawn just now is to be seen first.
		await nextTask();
		await this.each(files, (file) => { this.tieTasks(file); });
		this.listener.changed();
		await this.listener.prepared();
		this.isTakenIn = true;
		await this.reading.run();
	}

	/** Does something for every file, in slices. */
	private async each(files: readonly TFile[], task: (file: TFile) => void): Promise<void> {
		const slices = new Slices();
		for (let at = 0; at < files.length; at += fewFiles) {
			if (this.isGone) return;
			for (const file of files.slice(at, at + fewFiles)) task(file);
			if (slices.isDue) await slices.rest();
		}
	}

	/** Tasks that link to an account may stand in any note. The first list does without them. */
	private tieTasks(file: TFile): void {
		const cache = this.app.metadataCache.getFileCache(file);
		if (!cache?.links || !cache.listItems) return;
		const head = headOf(file, cache);
		if (head.taskLinks) this.book.setHead(head);
	}

	/** Only now: while a vault loads, `create` is told for every file that it has. */
	private listen(): void {
		const { vault, metadataCache } = this.app;
		this.addChild(this.ticks);
		this.registerEvent(metadataCache.on('changed', (file, data, cache) => { this.onChanged(file, data, cache); }));
		this.registerEvent(metadataCache.on('resolve', (file) => { this.onResolve(file); }));
		this.registerEvent(metadataCache.on('resolved', () => { this.onResolved(); }));
		this.registerEvent(vault.on('create', (file) => { this.onCreate(file); }));
		this.registerEvent(vault.on('rename', (file, oldPath) => { this.onRename(file, oldPath); }));
		this.registerEvent(vault.on('delete', (file) => { this.onDelete(file); }));
	}

	private stop(): void {
		this.isGone = true;
		this.reading.stop();
		if (this.silence !== null) window.clearTimeout(this.silence);
	}

	/** Tells the book of a note as the cache has it. */
	private take(file: TFile): void {
		const cache = this.app.metadataCache.getFileCache(file);
		if (!cache) {
			this.awaited.add(file.path);
			return;
		}
		this.book.meet(quickHeadOf(file, cache));
	}

	private setHead(file: TFile, cache: CachedMetadata): void {
		this.awaited.delete(file.path);
		this.book.setHead(headOf(file, cache));
	}

	private onChanged(file: TFile, data: string, cache: CachedMetadata): void {
		if (!isNote(file)) return;
		this.ticks.saved(file.path);
		this.setHead(file, cache);
		if (this.book.needsText(file.path)) {
			this.reading.isOutdated(file.path);
			this.book.setBody(file.path, bodyOf(file.path, data, this.listener.settings()));
		}
		this.listener.changed();
	}

	/** The links of a note lead somewhere else than before, though its text is the same. */
	private onResolve(file: TFile): void {
		if (this.book.relinkFrom(file.path)) this.listener.changed();
	}

	private onResolved(): void {
		const isAwaited = this.awaited.size > 0 || this.silence !== null;
		for (const path of [...this.awaited]) this.retry(path);
		this.awaited.clear();
		// The cache tells this whenever it likes, after every change too: what is wanted is read before all is.
		if (isAwaited && this.isTakenIn) this.readWanted();
	}

	private retry(path: string): void {
		const file = this.app.vault.getFileByPath(path);
		const cache = file && this.app.metadataCache.getFileCache(file);
		if (cache) this.setHead(file, cache);
	}

	/** Its metadata usually comes a moment later, with its text. Links lead to it at once. */
	private onCreate(file: TAbstractFile): void {
		if (!isNote(file)) return;
		this.book.relink(file.path);
		const cache = this.app.metadataCache.getFileCache(file);
		if (cache) this.setHead(file, cache);
		this.listener.changed();
	}

	/** A folder's notes may be told one by one, or not at all: both ways end the same. */
	private onRename(file: TAbstractFile, oldPath: string): void {
		if (file instanceof TFolder) {
			const [before, after] = [`${oldPath}/`, `${file.path}/`];
			const moved = [...notesUnder(file)].map(({ path }) => path).filter((path) => path.startsWith(after)).map((path) => before + path.slice(after.length));
			for (const path of new Set([...moved, ...this.under(oldPath)])) this.move(path, after + path.slice(before.length));
		} else {
			this.move(oldPath, file.path);
		}
		this.listener.changed();
	}

	private move(oldPath: string, newPath: string): void {
		const file = this.app.vault.getFileByPath(newPath);
		this.awaited.delete(oldPath);
		this.reading.isOutdated(oldPath);
		if (!file || !isNote(file)) {
			this.book.remove(oldPath);
			return;
		}
		this.book.rename(oldPath, newPath);
		const cache = this.app.metadataCache.getFileCache(file);
		if (cache) this.setHead(file, cache);
		else this.awaited.add(newPath);
		this.listener.renamed(oldPath, newPath);
	}

	private onDelete(file: TAbstractFile): void {
		const gone = file instanceof TFolder ? this.under(file.path) : [file.path];
		for (const path of gone) {
			this.awaited.delete(path);
			this.reading.isOutdated(path);
			this.book.remove(path);
		}
		if (file instanceof TFolder) this.book.relinkAll();
		this.listener.changed();
	}

	private under(folder: string): readonly string[] {
		return [...this.book.under(folder), ...[...this.awaited].filter((path) => path.startsWith(`${folder}/`))];
	}

	/** All is read once no text is wanted and the cache has told of every note, or has fallen silent. */
	private settle(): void {
		if (this.isGone || !this.isTakenIn || this.reading.isRunning) return;
		if (this.silence !== null) window.clearTimeout(this.silence);
		this.silence = null;
		if (this.awaited.size === 0) this.listener.allRead();
		else this.silence = window.setTimeout(() => { this.onResolved(); }, patience);
	}
}
