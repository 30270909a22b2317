import { TFile, TFolder } from 'obsidian';
import type { App, TAbstractFile } from 'obsidian';
import type { NoteHead, NoteSource } from '../account/note-head';
import { headOf, quickHeadOf } from './heads';

/** The vault's notes as the metadata cache has them. */
export class CachedNotes implements NoteSource {
	constructor(private readonly app: App) {}

	/** None before the layout is ready: until then nothing is taken in. */
	*all(): Generator<NoteHead, void, undefined> {
		if (!this.app.workspace.layoutReady) return;
		for (const file of this.app.vault.getMarkdownFiles()) {
			const cache = this.app.metadataCache.getFileCache(file);
			if (cache && this.app.vault.getFileByPath(file.path) === file) yield headOf(file, cache);
		}
	}

	*under(folder: string): Generator<NoteHead, void, undefined> {
		const root = this.app.vault.getFolderByPath(folder);
		if (root === null) return;
		for (const file of notesUnder(root)) {
			const cache = this.app.metadataCache.getFileCache(file);
			if (cache) yield quickHeadOf(file, cache);
		}
	}
}

/** Every note in a folder and the folders below it. */
export function* notesUnder(folder: TFolder): Generator<TFile, void, undefined> {
	const waiting: TAbstractFile[] = [folder];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (next instanceof TFolder) waiting.push(...next.children);
		else if (isNote(next)) yield next;
	}
}

export function isNote(file: TAbstractFile): file is TFile {
	return file instanceof TFile && file.extension === 'md';
}
