import { normalizePath, type DataAdapter } from 'obsidian';
import { Slices } from '../slices';

/** One file as a merge finds and leaves it; null where there is none. */
export interface JournalFile {
	readonly path: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** What the journal says of a merge before its files. */
export interface JournalHead {
	readonly version: 1;
	/** Begins with its time, in base 36. */
	readonly id: string;
	/** The device that merges; only that one recovers it. */
	readonly device: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly survivor: string;
	readonly merged: readonly string[];
	/** Folders that the merge made, outermost first. */
	readonly folders: readonly string[];
	/** Notes whose links were rewritten, for the history. */
	readonly linkCount: number;
	readonly fileCount: number;
}

/** A merge as the journal keeps it: everything that is needed to take it back. Never changed once written. */
export interface JournalEntry extends JournalHead {
	/** In the order in which they are written. */
	readonly files: readonly JournalFile[];
}

/** `writing` and `undoing` were interrupted if nobody is at work on them. */
export type JournalState = 'writing' | 'done' | 'undoing' | 'undone';

/** How far a merge got, as is known without reading its files. */
export interface JournalMark {
	readonly id: string;
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
 * never again: a line of JSON about the merge, then a line for each file, so
 * that a large one is written and read in slices. How far it got is a word in
 * a second file, so that no crash can spoil the bytes that undo needs. A state
 * that cannot be read counts as `writing`, an entry that cannot be read as a
 * merge that never began.
 */
export class Journal {
	private readonly folder: string;

	constructor(private readonly adapter: DataAdapter, pluginFolder: string) {
		this.folder = normalizePath(`${pluginFolder}/merges`);
	}

	/** Writes a merge down. Throws where that fails: then nothing may be merged. */
	async begin({ files, ...head }: JournalEntry): Promise<void> {
		if (!await this.adapter.exists(this.folder)) await this.adapter.mkdir(this.folder);
		const slices = new Slices();
		const lines = [JSON.stringify(head)];
		for (const { path, before, after } of files) {
			lines.push(JSON.stringify({ path, before, after }));
			await slices.rest();
		}
		const text = lines.join('\n');
		await this.adapter.write(this.entryPath(head.id), text);
		// What cannot be read back would be no help when it is needed.
		if (await this.adapter.read(this.entryPath(head.id)) !== text) throw new Error('The journal could not be written.');
		await this.mark(head.id, 'writing');
	}

	async mark(id: string, state: JournalState): Promise<void> {
		await this.adapter.write(this.statePath(id), state);
	}

	/** All merges, newest first. */
	async list(): Promise<readonly JournalMark[]> {
		if (!await this.adapter.exists(this.folder)) return [];
		const { files } = await this.adapter.list(this.folder);
		const ids = files.flatMap((path) => /([^/]+)\.json$/.exec(path)?.[1] ?? []);
		const marks: JournalMark[] = [];
		for (const id of ids.sort((a, b) => timeOf(b) - timeOf(a) || (a < b ? 1 : -1))) marks.push({ id, state: await this.state(id) });
		return marks;
	}

	async state(id: string): Promise<JournalState> {
		const word = await this.readText(this.statePath(id));
		return states.find((state) => state === word?.trim()) ?? 'writing';
	}

	async head(id: string): Promise<JournalHead | null> {
		const text = await this.readText(this.entryPath(id));
		return text === null ? null : headOf(text.slice(0, endOfLine(text)), id);
	}

	async read(id: string): Promise<JournalEntry | null> {
		const [first = '', ...lines] = (await this.readText(this.entryPath(id)))?.split('\n') ?? [];
		const head = headOf(first, id);
		if (head?.fileCount !== lines.length) return null;
		const slices = new Slices();
		const files: JournalFile[] = [];
		for (const line of lines) {
			const file = parsed(line);
			if (!isFile(file)) return null;
			files.push(file);
			await slices.rest();
		}
		return { ...head, files };
	}

	async remove(id: string): Promise<void> {
		for (const path of [this.entryPath(id), this.statePath(id)]) {
			if (await this.adapter.exists(path)) await this.adapter.remove(path);
		}
	}

	/** Drops finished merges that are too old, then the oldest while there is too much. */
	async prune({ days, megabytes }: JournalLimits, now: number): Promise<void> {
		let room = megabytes * 1_000_000;
		for (const { id, state } of await this.list()) {
			if (state === 'writing' || state === 'undoing') continue;
			room -= (await this.adapter.stat(this.entryPath(id)))?.size ?? 0;
			if (room < 0 || now - timeOf(id) > days * day) await this.remove(id);
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

/** The time that an id begins with; what has none is older than all. */
function timeOf(id: string): number {
	return /^[0-9a-z]+-/.test(id) ? parseInt(id, 36) : 0;
}

function endOfLine(text: string): number {
	const end = text.indexOf('\n');
	return end < 0 ? text.length : end;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function headOf(line: string, id: string): JournalHead | null {
	const head = parsed(line);
	return isHead(head) && head.id === id ? head : null;
}

function isHead(value: unknown): value is JournalHead {
	if (typeof value !== 'object' || value === null) return false;
	const head = value as Partial<Record<keyof JournalHead, unknown>>;
	return head.version === 1 && [head.id, head.device, head.survivor].every((text) => typeof text === 'string')
		&& [head.time, head.linkCount, head.fileCount].every((count) => typeof count === 'number') && isTexts(head.merged) && isTexts(head.folders);
}

function isFile(value: unknown): value is JournalFile {
	if (typeof value !== 'object' || value === null) return false;
	const { path, before, after } = value as Partial<Record<keyof JournalFile, unknown>>;
	return typeof path === 'string' && [before, after].every((text) => text === null || typeof text === 'string');
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
