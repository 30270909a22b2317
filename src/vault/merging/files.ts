import { normalizePath, type App, type TFile } from 'obsidian';
import type { Writer } from '../writer';
import type { JournalFile } from './journal';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Thrown where a file is not text; the message is for a person. */
export class NotText extends Error {}

/** Where a file stands between two states of the journal; `torn`: the machine stopped while one of them was written. */
export type Standing =
	| { readonly kind: 'before' | 'after' | 'other' }
	| { readonly kind: 'torn'; readonly text: string };

/** Files of a merge: reading them byte for byte, and moving each between its two states. */
export class MergeFiles {
	constructor(private readonly app: App, private readonly writer: Writer) {}

	/** The whole text, byte order mark included; null where there is no file. */
	async read(path: string): Promise<string | null> {
		const file = this.file(path);
		if (!file) return null;
		const bytes = await this.app.vault.readBinary(file);
		try {
			return strict.decode(bytes);
		} catch {
			throw new NotText(`${path} is not valid UTF-8 text. Save it as UTF-8 first.`);
		}
	}

	/** Which state a file holds. Half a state is told from an edit only where a merge was interrupted. */
	async standing({ path, before, after }: JournalFile, isInterrupted: boolean): Promise<Standing> {
		const text = await this.read(path).catch(() => undefined);
		if (text === before) return { kind: 'before' };
		if (text === after) return { kind: 'after' };
		const isTorn = isInterrupted && typeof text === 'string' && [before, after].some((whole) => whole?.startsWith(text) === true);
		return isTorn ? { kind: 'torn', text } : { kind: 'other' };
	}

	/** Takes a file from one state to the other; the answer says why not, where it does not hold the first. */
	async move(path: string, from: string | null, to: string | null): Promise<string | null> {
		if (from === to) return null;
		try {
			if (from === null) return await this.create(path, to ?? '');
			if (to === null) return await this.trash(path, from);
			const written = await this.writer.edit(path, (text) => text === from ? { kind: 'changed', text: to } : { kind: 'refused', why: changed });
			return written.kind === 'refused' ? written.why : null;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}

	/** Folders on the way to a path that do not exist yet, outermost first. */
	missingFolders(path: string): readonly string[] {
		const steps = path.split('/').slice(0, -1);
		const folders = steps.map((_, place) => steps.slice(0, place + 1).join('/'));
		return folders.filter((folder) => this.app.vault.getFolderByPath(normalizePath(folder)) === null);
	}

	/** Removes folders that a merge made, if nothing else is in them. */
	async removeFolders(folders: readonly string[]): Promise<void> {
		for (const path of [...folders].reverse()) {
			const folder = this.app.vault.getFolderByPath(normalizePath(path));
			if (folder && folder.children.length === 0) await this.app.fileManager.trashFile(folder);
		}
	}

	private async create(path: string, text: string): Promise<string | null> {
		if (this.file(path) || await this.app.vault.adapter.exists(normalizePath(path))) return 'There is another file in its place now.';
		for (const folder of this.missingFolders(path)) await this.app.vault.createFolder(normalizePath(folder));
		await this.app.vault.create(normalizePath(path), text);
		return null;
	}

	private async trash(path: string, expected: string): Promise<string | null> {
		const file = this.file(path);
		if (!file) return 'The note is gone.';
		await this.writer.saveOpenEditors([file.path]);
		if (await this.read(path) !== expected) return changed;
		await this.app.fileManager.trashFile(file);
		return null;
	}

	private file(path: string): TFile | null {
		return this.app.vault.getFileByPath(normalizePath(path));
	}
}

const changed = 'The note was edited meanwhile.';
