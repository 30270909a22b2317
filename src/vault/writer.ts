import { MarkdownView, normalizePath } from 'obsidian';
import type { App, TFile } from 'obsidian';

/** What a pure edit makes of a file's present text. */
export type Edit =
	| { readonly kind: 'changed'; readonly text: string }
	| { readonly kind: 'unchanged' }
	| { readonly kind: 'refused'; readonly why: string };

/** What became of one file. `before` and `after` are its whole text, byte order mark included. */
export type Written =
	| { readonly kind: 'changed'; readonly path: string; readonly before: string; readonly after: string }
	| { readonly kind: 'unchanged'; readonly path: string }
	| { readonly kind: 'refused'; readonly path: string; readonly why: string };

/** One file of a change, as undo needs it. */
export interface FileChange {
	readonly path: string;
	readonly before: string;
	readonly after: string;
}

/** A change that a person made through us and may take back. */
export interface Change {
	readonly label: string;
	readonly files: readonly FileChange[];
}

export interface UndoOutcome {
	readonly restored: readonly string[];
	readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/** So many changes are kept for undo. */
const mostChanges = 50;
const BOM = '\uFEFF';
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The one way by which text of an existing file changes.
 *
 * An edit is a pure function of the text that stands in the file at that very
 * moment; it runs inside `vault.process`, so nothing comes between reading and
 * writing. A file that is gone, or is not valid UTF-8, is refused, not guessed at.
 */
export class Writer {
	/** Oldest first. */
	private changes: readonly Change[] = [];

	constructor(private readonly app: App) {}

	/** The change that `undo` would take back. */
	get lastChange(): Change | null {
		return this.changes.at(-1) ?? null;
	}

	/** Rewrites one file. Never throws: what went wrong is in the answer. */
	async edit(path: string, edit: (text: string) => Edit): Promise<Written> {
		const file = this.app.vault.getFileByPath(normalizePath(path));
		if (!file) return { kind: 'refused', path, why: 'The note is gone.' };
		try {
			await this.saveOpenEditors([file.path]);
			const hasBom = await this.checkEncoding(file);
			return await this.process(file, hasBom, edit);
		} catch (error) {
			return { kind: 'refused', path: file.path, why: reason(error) };
		}
	}

	/** Writes what editors still hold back, so that an edit starts from what the person sees. */
	async saveOpenEditors(paths: readonly string[]): Promise<void> {
		const wanted = new Set(paths);
		const open: MarkdownView[] = [];
		this.app.workspace.iterateAllLeaves((leaf) => {
			if (leaf.view instanceof MarkdownView && leaf.view.file && wanted.has(leaf.view.file.path)) open.push(leaf.view);
		});
		for (const view of open) await view.save();
	}

	/** Keeps a change for `undo`; one that touched nothing is not kept. */
	remember(label: string, written: readonly Written[]): Change | null {
		const files = written.flatMap((one) => one.kind === 'changed' ? [{ path: one.path, before: one.before, after: one.after }] : []);
		if (files.length === 0) return null;
		const change = { label, files };
		this.changes = [...this.changes.slice(1 - mostChanges), change];
		return change;
	}

	/** Takes a change back, the last one if none is named, file by file; a file edited since is left alone and named. */
	async undo(change: Change | null = this.lastChange): Promise<UndoOutcome | null> {
		const at = change ? this.changes.indexOf(change) : -1;
		if (!change || at < 0) return null;
		const newer = this.changes.slice(at + 1);
		this.changes = this.changes.filter((one) => one !== change);
		const restored: string[] = [];
		const refused: { path: string; why: string }[] = [];
		for (const file of change.files) {
			const written = await this.edit(file.path, (text) => restore(text, file));
			if (written.kind === 'refused') refused.push({ path: file.path, why: written.why });
			else restored.push(file.path);
		}
		// What a newer change stands in the way of can be taken back after that one.
		const files = change.files.filter(({ path }) => refused.some((one) => one.path === path) && newer.some((one) => one.files.some((other) => other.path === path)));
		if (files.length > 0) this.changes = [...this.changes.slice(0, at), files.length === change.files.length ? change : { ...change, files }, ...this.changes.slice(at)];
		return { restored, refused };
	}

	/** Writes a new file under a name that is still free; gives its path. Throws where that cannot be. */
	async create(folder: string, name: string, text: string): Promise<string> {
		const [, base = name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
		for (let nth = 0; ; nth += 1) {
			const path = normalizePath(`${folder}/${base}${nth === 0 ? '' : ` ${String(nth)}`}${extension}`);
			// The disk is asked: on some, a name is taken in whatever case.
			if (await this.app.vault.adapter.exists(path)) continue;
			return (await this.app.vault.create(path, text)).path;
		}
	}

	/** Throws a file away that still holds what was written to it; gives why not, or null. */
	async discard(path: string, text: string): Promise<string | null> {
		const file = this.app.vault.getFileByPath(path);
		if (!file) return 'The file is gone.';
		if ((await this.app.vault.read(file)).replace(BOM, '') !== text.replace(BOM, '')) return 'The file was edited since.';
		await this.app.fileManager.trashFile(file);
		return null;
	}

	private async process(file: TFile, hasBom: boolean, edit: (text: string) => Edit): Promise<Written> {
		let outcome: Written = { kind: 'unchanged', path: file.path };
		await this.app.vault.process(file, (data) => {
			// Whether the host hands over the mark differs between platforms; the file keeps it either way.
			const isStripped = hasBom && !data.startsWith(BOM);
			const before = isStripped ? BOM + data : data;
			const result = edit(before);
			if (result.kind === 'refused') outcome = { kind: 'refused', path: file.path, why: result.why };
			if (result.kind !== 'changed' || result.text === before) return data;
			outcome = { kind: 'changed', path: file.path, before, after: result.text };
			return result.text;
		});
		return outcome;
	}

	/** Whether the file starts with a byte order mark; throws where its bytes are not text. */
	private async checkEncoding(file: TFile): Promise<boolean> {
		const bytes = new Uint8Array(await this.app.vault.readBinary(file));
		try {
			strict.decode(bytes);
		} catch {
			throw new Error('The file is not valid UTF-8 text. Save it as UTF-8 first.');
		}
		return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	}
}

function restore(text: string, file: FileChange): Edit {
	if (text !== file.after) return { kind: 'refused', why: 'The note was edited since.' };
	return { kind: 'changed', text: file.before };
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
