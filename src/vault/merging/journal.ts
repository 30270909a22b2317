import { normalizePath, type DataAdapter } from 'obsidian';

/** One file as a merge finds and leaves it; null where there is none. */
export interface JournalFile {
	readonly path: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** A merge as the journal keeps it: everything that is needed to take it back. Never changed once written. */
export interface JournalEntry {
	readonly version: 1;
	readonly id: string;
	/** The device that merges; only that one recovers it. */
	readonly device: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly survivor: string;
	readonly merged: readonly string[];
	/** In the order in which they are written. */
	readonly files: readonly JournalFile[];
	/** Folders that the merge made, outermost first. */
	readonly folders: readonly string[];
	/** Notes whose links were rewritten, for the history. */
	readonly linkCount: number;
}

/** `writing` and `undoing` were interrupted if nobody is at work on them. */
export type JournalState = 'writing' | 'done' | 'undoing' | 'undone';

export interface JournalRecord {
	readonly entry: JournalEntry;
	readonly state: JournalState;
}

/** How much the journal may hold. Merges that are not finished are never dropped. */
export interface JournalLimits {
	readonly days: number;
	readonly megabytes: number;
}

const states: readonly JournalState[] = ['writing', 'done', 'undoing', 'undone'];
const day = 86_400_000;

/**
 * Merges on disk, in the plugin's folder.
 *
 * An entry is one file that is written whole before the vault is touched and
 * never again; how far it got is a word in a second file, so that no crash can
 * spoil the bytes that undo needs. A state that cannot be read counts as
 * `writing`, an entry that cannot be read as a merge that never began.
 */
export class Journal {
	private readonly folder: string;

	constructor(private readonly adapter: DataAdapter, pluginFolder: string) {
		this.folder = normalizePath(`${pluginFolder}/merges`);
	}

	/** Writes a merge down. Throws where that fails: then nothing may be merged. */
	async begin(entry: JournalEntry): Promise<void> {
		if (!await this.adapter.exists(this.folder)) await this.adapter.mkdir(this.folder);
		const text = JSON.stringify(entry);
		await this.adapter.write(this.entryPath(entry.id), text);
		// What cannot be read back would be no help when it is needed.
		if (await this.adapter.read(this.entryPath(entry.id)) !== text) throw new Error('The journal could not be written.');
		await this.mark(entry.id, 'writing');
	}

	async mark(id: string, state: JournalState): Promise<void> {
		await this.adapter.write(this.statePath(id), state);
	}

	/** All merges, newest first. */
	async list(): Promise<readonly JournalRecord[]> {
		if (!await this.adapter.exists(this.folder)) return [];
		const { files } = await this.adapter.list(this.folder);
		const records: JournalRecord[] = [];
		for (const path of files) {
			const id = /([^/]+)\.json$/.exec(path)?.[1];
			const record = id === undefined ? null : await this.read(id);
			if (record) records.push(record);
		}
		return records.sort((a, b) => b.entry.time - a.entry.time || (a.entry.id < b.entry.id ? 1 : -1));
	}

	async read(id: string): Promise<JournalRecord | null> {
		const entry = readEntry(await this.readText(this.entryPath(id)));
		if (!entry || entry.id !== id) return null;
		const word = await this.readText(this.statePath(id));
		return { entry, state: states.find((state) => state === word?.trim()) ?? 'writing' };
	}

	async remove(id: string): Promise<void> {
		for (const path of [this.entryPath(id), this.statePath(id)]) {
			if (await this.adapter.exists(path)) await this.adapter.remove(path);
		}
	}

	/** Drops finished merges that are too old, then the oldest while there is too much. */
	async prune({ days, megabytes }: JournalLimits, now: number): Promise<void> {
		let room = megabytes * 1_000_000;
		for (const { entry, state } of await this.list()) {
			if (state === 'writing' || state === 'undoing') continue;
			room -= sizeOf(entry);
			if (room < 0 || now - entry.time > days * day) await this.remove(entry.id);
		}
	}

	private async readText(path: string): Promise<string | null> {
		try {
			return await this.adapter.exists(path) ? await this.adapter.read(path) : null;
		} catch {
			return null;
		}
	}

	private entryPath(id: string): string {
		return `${this.folder}/${id}.json`;
	}

	private statePath(id: string): string {
		return `${this.folder}/${id}.state`;
	}
}

function sizeOf({ files }: JournalEntry): number {
	return files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}

function readEntry(text: string | null): JournalEntry | null {
	try {
		const value: unknown = text === null ? null : JSON.parse(text);
		return isEntry(value) ? value : null;
	} catch {
		return null;
	}
}

function isEntry(value: unknown): value is JournalEntry {
	if (typeof value !== 'object' || value === null) return false;
	const entry = value as Partial<Record<keyof JournalEntry, unknown>>;
	return entry.version === 1 && typeof entry.id === 'string' && typeof entry.device === 'string' && typeof entry.time === 'number'
		&& typeof entry.survivor === 'string' && isTexts(entry.merged) && isTexts(entry.folders) && Array.isArray(entry.files) && entry.files.every(isFile);
}

function isFile(value: unknown): value is JournalFile {
	if (typeof value !== 'object' || value === null) return false;
	const { path, before, after } = value as Partial<Record<keyof JournalFile, unknown>>;
	return typeof path === 'string' && [before, after].every((text) => text === null || typeof text === 'string');
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
