import { TFile, TFolder, type TAbstractFile, type Vault as MockVault } from 'obsidian-test-mocks/obsidian';
import { parentOf } from '../disk/paths';

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** What the vault knows of its files: by path, by path without case, and as a tree. */
export class FileMap {
	readonly root: TFolder;
	private readonly byPath = new Map<string, TAbstractFile>();
	private readonly byFolded = new Map<string, TAbstractFile>();

	constructor(vault: MockVault) {
		this.root = TFolder.create__(vault, '/');
		this.root.name = '';
		this.byPath.set('/', this.root);
		this.byFolded.set('/', this.root);
	}

	get(path: string): TAbstractFile | null {
		return this.byPath.get(path) ?? null;
	}

	getInsensitive(path: string): TAbstractFile | null {
		return this.byPath.get(path) ?? this.byFolded.get(fold(path)) ?? null;
	}

	all(): TAbstractFile[] {
		return [...this.byPath.values()];
	}

	files(): TFile[] {
		const files: TFile[] = [];
		for (const file of this.byPath.values()) if (file instanceof TFile) files.push(file);
		return files;
	}

	folderOf(path: string): TFolder | null {
		const parent = parentOf(path);
		const folder = this.get(parent === '' ? '/' : parent);
		return folder instanceof TFolder ? folder : null;
	}

	add(file: TAbstractFile): void {
		this.byPath.set(file.path, file);
		this.byFolded.set(fold(file.path), file);
		file.deleted__ = false;
		file.parent = this.folderOf(file.path);
		file.parent?.children.push(file);
	}

	remove(file: TAbstractFile): void {
		this.forget(file);
		file.deleted__ = true;
	}

	/** Takes a file out under its old path and puts it back under its new one. */
	move(file: TAbstractFile, rename: () => void): void {
		this.forget(file);
		rename();
		this.add(file);
	}

	/** A child of a moved folder keeps its parent; only its path is another. */
	rekey(file: TAbstractFile, rename: () => void): void {
		this.unlist(file);
		rename();
		this.byPath.set(file.path, file);
		this.byFolded.set(fold(file.path), file);
	}

	private forget(file: TAbstractFile): void {
		this.unlist(file);
		const siblings = file.parent?.children ?? [];
		const at = siblings.lastIndexOf(file);
		if (at >= 0) siblings.splice(at, 1);
		// A deleted file keeps its parent in the application too: handlers ask for it.
	}

	private unlist(file: TAbstractFile): void {
		this.byPath.delete(file.path);
		if (this.byFolded.get(fold(file.path)) === file) this.byFolded.delete(fold(file.path));
	}
}
