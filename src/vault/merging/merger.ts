import type { App } from 'obsidian';
import type { MergePlan } from '../../merge/plan';
import { Slices } from '../slices';
import type { Writer } from '../writer';
import { MergeFiles } from './files';
import { Journal, type JournalEntry, type JournalFile, type JournalLimits, type JournalState } from './journal';

/** A file that was left alone, and why. */
export interface Refused {
	readonly path: string;
	readonly why: string;
}

/** What became of a merge. */
export type MergeResult =
	| { readonly kind: 'done'; readonly id: string }
	/** Nothing was written. */
	| { readonly kind: 'refused'; readonly refused: readonly Refused[] }
	/** It stopped on the way. What still held our bytes was taken back; `left` names what could not be. */
	| { readonly kind: 'stopped'; readonly because: Refused; readonly left: readonly Refused[] };

export interface UndoResult {
	readonly id: string;
	readonly restored: readonly string[];
	readonly refused: readonly Refused[];
}

/** A merge in the history. */
export interface PastMerge {
	readonly id: string;
	readonly time: number;
	readonly survivor: string;
	readonly merged: readonly string[];
	readonly state: 'done' | 'undone' | 'interrupted';
	readonly fileCount: number;
	readonly linkCount: number;
}

/** An interrupted merge that a person has to decide on: these files hold neither what was before nor what was to be. */
export interface Unclear {
	readonly id: string;
	readonly survivor: string;
	/** Those that hold something else by now. */
	readonly files: readonly string[];
	/** Why it could not be taken back though every file is as the merge left it. */
	readonly failure?: string;
}

export type Progress = (done: number, total: number) => void;

export interface MergerOptions {
	readonly app: App;
	readonly writer: Writer;
	/** The plugin's own folder, e.g. `manifest.dir`. */
	readonly folder: string;
	readonly device: () => string;
	readonly limits: () => JournalLimits;
	readonly now: () => number;
}

/**
 * Carries merges out and takes them back.
 *
 * The order is what makes it safe: editors are saved, every file is checked,
 * the journal is written, then files one by one, each rechecked as it is
 * written, notes to the trash last. Whatever stops it, the journal still knows
 * every byte.
 */
export class Merger {
	private readonly files: MergeFiles;
	private readonly journal: Journal;
	/** Merges and undos follow one another. */
	private last: Promise<unknown> = Promise.resolve();
	/** What is being worked on here and now, and so is not interrupted. */
	private readonly active = new Set<string>();

	constructor(private readonly options: MergerOptions) {
		this.files = new MergeFiles(options.app, options.writer);
		this.journal = new Journal(options.app.vault.adapter, options.folder);
	}

	merge(plan: MergePlan, progress: Progress = () => undefined): Promise<MergeResult> {
		return this.inTurn(() => this.carryOut(plan, progress));
	}

	/** Takes a merge back; without an id the last one that is done. Null where there is none. */
	undo(id: string | null, progress: Progress = () => undefined): Promise<UndoResult | null> {
		return this.inTurn(async () => {
			for (const mark of await this.journal.list()) {
				if (id === null ? mark.state !== 'done' : mark.id !== id || mark.state === 'undone') continue;
				const entry = await this.journal.read(mark.id);
				if (entry) return this.takeBack(entry, mark.state, progress);
			}
			return null;
		});
	}

	async history(): Promise<readonly PastMerge[]> {
		const past: PastMerge[] = [];
		for (const { id, state } of await this.journal.list()) {
			const head = await this.journal.head(id);
			if (!head || !(isFinished(state) || this.isOurs(head))) continue;
			const { time, survivor, merged, fileCount, linkCount } = head;
			past.push({ id, time, survivor, merged, fileCount, linkCount, state: state === 'done' || state === 'undone' ? state : 'interrupted' });
		}
		return past;
	}

	/**
	 * After a start: takes back what this device left half done. A merge whose
	 * files hold something else by now is left for a person to decide.
	 */
	recover(): Promise<readonly Unclear[]> {
		return this.inTurn(async () => {
			const unclear: Unclear[] = [];
			for (const { id, state } of await this.journal.list()) {
				if (isFinished(state) || this.active.has(id)) continue;
				const entry = await this.journal.read(id);
				if (!entry || !this.isOurs(entry)) continue;
				const others = await this.findOthers(entry);
				const told = { id, survivor: entry.survivor, files: others };
				if (others.length > 0) unclear.push(told);
				// A full or read-only disk: the next start tries again, and the other merges are looked at all the same.
				else await this.takeBack(entry, state, () => undefined).catch((error: unknown) => unclear.push({ ...told, failure: reason(error) }));
			}
			await this.pruneJournal();
			return unclear;
		});
	}

	/** A person decided to leave an interrupted merge as it stands. */
	async leave(id: string): Promise<void> {
		await this.inTurn(() => this.journal.mark(id, 'undone'));
	}

	private async carryOut(plan: MergePlan, progress: Progress): Promise<MergeResult> {
		const files = filesOf(plan);
		await this.options.writer.saveOpenEditors(files.map(({ path }) => path));
		const refused = await this.check(files);
		if (refused.length > 0) return { kind: 'refused', refused };
		const entry = this.entryOf(plan, files);
		try {
			await this.journal.begin(entry);
		} catch (error) {
			await this.journal.remove(entry.id).catch(() => undefined);
			return { kind: 'refused', refused: [{ path: plan.survivor, why: `The journal could not be written, so nothing was merged: ${reason(error)}` }] };
		}
		this.active.add(entry.id);
		try {
			return await this.write(entry, progress);
		} finally {
			this.active.delete(entry.id);
		}
	}

	private async write(entry: JournalEntry, progress: Progress): Promise<MergeResult> {
		const slices = new Slices();
		for (const [place, file] of entry.files.entries()) {
			await slices.rest();
			progress(place, entry.files.length);
			const why = await this.files.move(file.path, file.before, file.after);
			if (why !== null) return this.stop(entry, place, { path: file.path, why });
		}
		try {
			await this.journal.mark(entry.id, 'done');
		} catch (error) {
			// Unmarked it would be taken for an interrupted one at the next start.
			return this.stop(entry, entry.files.length, { path: entry.survivor, why: `The journal could not be written: ${reason(error)}` });
		}
		progress(entry.files.length, entry.files.length);
		await this.pruneJournal();
		return { kind: 'done', id: entry.id };
	}

	/** What was done is done: old merges that cannot be removed now go with the next. */
	private async pruneJournal(): Promise<void> {
		await this.journal.prune(this.options.limits(), this.options.now()).catch(() => undefined);
	}

	/** Takes back what was written so far. What could not be stays in the journal as unfinished. */
	private async stop(entry: JournalEntry, written: number, because: Refused): Promise<MergeResult> {
		const { refused } = await this.restore(entry, entry.files.slice(0, written), false);
		if (refused.length === 0) await this.journal.mark(entry.id, 'undone').catch(() => undefined);
		return { kind: 'stopped', because, left: refused };
	}

	private async takeBack(entry: JournalEntry, state: JournalState, progress: Progress): Promise<UndoResult> {
		this.active.add(entry.id);
		try {
			await this.options.writer.saveOpenEditors(entry.files.map(({ path }) => path));
			await this.journal.mark(entry.id, 'undoing');
			const result = await this.restore(entry, entry.files, state !== 'done', progress);
			await this.journal.mark(entry.id, await this.stateAfter(entry, result));
			return { id: entry.id, ...result };
		} finally {
			this.active.delete(entry.id);
		}
	}

	/** A file that still holds our bytes could not be written: the undo is not finished, and may be tried again. */
	private async stateAfter({ files }: JournalEntry, { restored, refused }: Omit<UndoResult, 'id'>): Promise<JournalState> {
		for (const { path } of refused) {
			const file = files.find((one) => one.path === path);
			if (file && (await this.files.standing(file, false)).kind === 'after') return 'undoing';
		}
		return restored.length > 0 || refused.length === 0 ? 'undone' : 'done';
	}

	/** Back to the state before, last written first; a file that holds neither state is left and named. */
	private async restore(entry: JournalEntry, files: readonly JournalFile[], isInterrupted: boolean, progress: Progress = () => undefined): Promise<Omit<UndoResult, 'id'>> {
		const restored: string[] = [];
		const refused: Refused[] = [];
		const slices = new Slices();
		for (const [place, file] of [...files].reverse().entries()) {
			await slices.rest();
			progress(place, files.length);
			const why = await this.restoreOne(file, isInterrupted);
			if (why === null) restored.push(file.path);
			else refused.push({ path: file.path, why });
		}
		await this.files.removeFolders(entry.folders).catch(() => undefined);
		progress(files.length, files.length);
		return { restored, refused };
	}

	private async restoreOne(file: JournalFile, isInterrupted: boolean): Promise<string | null> {
		const standing = await this.files.standing(file, isInterrupted);
		switch (standing.kind) {
			case 'before': return null;
			case 'after': return this.files.move(file.path, file.after, file.before);
			case 'torn': return this.files.move(file.path, standing.text, file.before);
			case 'other': return file.after === null ? 'There is another file in its place now.' : 'The note was edited since the merge.';
		}
	}

	private async check(files: readonly JournalFile[]): Promise<readonly Refused[]> {
		const refused: Refused[] = [];
		const slices = new Slices();
		for (const { path, before } of files) {
			await slices.rest();
			try {
				if (await this.files.read(path) !== before) refused.push({ path, why: before === null ? 'There is a file in its place already.' : 'The note has changed since the plan was made.' });
			} catch (error) {
				refused.push({ path, why: reason(error) });
			}
		}
		return refused;
	}

	private async findOthers(entry: JournalEntry): Promise<readonly string[]> {
		const others: string[] = [];
		for (const file of entry.files) if ((await this.files.standing(file, true)).kind === 'other') others.push(file.path);
		return others;
	}

	private entryOf(plan: MergePlan, files: readonly JournalFile[]): JournalEntry {
		const time = this.options.now();
		return {
			version: 1,
			id: `${time.toString(36)}-${plan.id}`,
			device: this.options.device(),
			time,
			survivor: plan.survivor,
			merged: plan.merged,
			files,
			folders: [...new Set(files.flatMap(({ path, before }) => before === null ? this.files.missingFolders(path) : []))],
			linkCount: plan.links.reduce((sum, { count }) => sum + count, 0),
			fileCount: files.length,
		};
	}

	private isOurs({ device }: { readonly device: string }): boolean {
		return device === this.options.device();
	}

	private inTurn<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.last.then(task);
		this.last = turn.catch(() => undefined);
		return turn;
	}
}

/** Every file of a plan in the order of writing: edits, archived copies, merged notes last. */
function filesOf(plan: MergePlan): readonly JournalFile[] {
	return [
		...plan.edits,
		...plan.removals.flatMap(({ archive }) => archive ? [{ path: archive.path, before: null, after: archive.text }] : []),
		...plan.removals.map(({ path, before }) => ({ path, before, after: null })),
	].map(({ path, before, after }) => ({ path, before, after }));
}

function isFinished(state: JournalState): boolean {
	return state === 'done' || state === 'undone';
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
