import type { DataAdapter, DataWriteOptions } from 'obsidian';
import { TAbstractFile, TFile, TFolder, Vault as MockVault } from 'obsidian-test-mocks/obsidian';
import type { DiskAccess, Noticed } from '../disk/adapter';
import { checkPath, isHidden, joinPath, parentOf } from '../disk/paths';
import { normalizePath } from '../functions';
import { FileMap } from './file-map';
import { makeFile, setPath, setStat, withDescendants } from './files';

const BOM = '\uFEFF';
const withoutBom = (text: string): string => text.startsWith(BOM) ? text.slice(1) : text;

/** The vault over a disk: a tree of known files, events in the application's order. */
export class Vault extends MockVault {
	readonly map: FileMap;
	/** Whether `process` hands over a byte order mark; `read` never does. */
	processKeepsBom = true;
	private readonly texts = new WeakMap<TFile, { readonly mtime: number; readonly text: string }>();

	constructor(readonly access: DataAdapter & DiskAccess) {
		super(access);
		this.map = new FileMap(this);
		access.notice = (noticed) => this.onNotice(noticed);
	}

	/** Makes known what lies on disk, telling each file as `create`, as a start of the application does. */
	load__(): void {
		const { disk } = this.access.parts;
		for (const path of disk.folderPaths()) if (!isHidden(path)) this.learn(path);
		for (const path of disk.paths()) if (!isHidden(path)) this.learn(path);
	}

	override getName(): string { return this.access.getName(); }
	override getRoot(): TFolder { return this.map.root; }
	override getAbstractFileByPath(path: string): TAbstractFile | null { return this.map.get(path); }
	override getAbstractFileByPathInsensitive__(path: string): TAbstractFile | null { return this.map.getInsensitive(path); }
	override getAllLoadedFiles(): TAbstractFile[] { return this.map.all(); }
	override getFiles(): TFile[] { return this.map.files(); }
	override getMarkdownFiles(): TFile[] { return this.map.files().filter((file) => file.extension === 'md'); }
	override getResourcePath(file: TFile): string { return this.access.getResourcePath(file.path); }

	override getAllFolders(includeRoot = false): TFolder[] {
		return this.map.all().filter((file) => file instanceof TFolder && (includeRoot || !file.isRoot())) as TFolder[];
	}

	override getFileByPath(path: string): TFile | null {
		const file = this.map.get(path);
		return file instanceof TFile ? file : null;
	}

	override getFolderByPath(path: string): TFolder | null {
		const file = this.map.get(path);
		return file instanceof TFolder ? file : null;
	}

	override async create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
		return this.createWith(path, (clean) => this.access.write(clean, data, options));
	}

	override async createBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
		return this.createWith(path, (clean) => this.access.writeBinary(clean, data, options));
	}

	override async createFolder(path: string): Promise<TFolder> {
		const clean = this.checked(path);
		if (await this.access.exists(clean)) throw new Error('Folder already exists.');
		await this.access.mkdir(clean);
		const folder = this.getFolderByPath(clean);
		if (!folder) throw new Error(`Folder was not created: ${clean}`);
		return folder;
	}

	override async read(file: TFile): Promise<string> {
		const text = withoutBom(await this.access.read(file.path));
		this.texts.set(file, { mtime: file.stat.mtime, text });
		return text;
	}

	/** The text as last read, unless the vault knows that the file has changed since. */
	override async cachedRead(file: TFile): Promise<string> {
		const cached = this.texts.get(file);
		if (!cached || cached.mtime !== file.stat.mtime) return this.read(file);
		await this.access.parts.latency();
		return cached.text;
	}

	override async readBinary(file: TFile): Promise<ArrayBuffer> {
		return this.access.readBinary(file.path);
	}

	override async modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
		await this.requireFile(file);
		await this.access.write(file.path, data, options);
	}

	override async modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		await this.requireFile(file);
		await this.access.writeBinary(file.path, data, options);
	}

	override async append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
		await this.requireFile(file);
		await this.access.append(file.path, data, options);
	}

	override async appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		await this.requireFile(file);
		await this.access.appendBinary(file.path, data, options);
	}

	override async process(file: TFile, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
		const edit = this.processKeepsBom ? fn : (data: string): string => {
			const text = withoutBom(data);
			const edited = fn(text);
			return edited === text ? data : edited;
		};
		return this.access.process(file.path, edit, options);
	}

	override async delete(file: TAbstractFile, force = false): Promise<void> {
		if (file instanceof TFolder) await this.access.rmdir(file.path, force);
		else await this.access.remove(file.path);
	}

	override async trash(file: TAbstractFile, system: boolean): Promise<void> {
		if (system && await this.access.trashSystem(file.path)) return;
		await this.access.trashLocal(file.path);
	}

	override async rename(file: TAbstractFile, newPath: string): Promise<void> {
		await this.access.rename(file.path, this.checked(newPath));
	}

	override async copy(file: TFile, newPath: string): Promise<TFile> {
		const clean = this.checked(newPath);
		await this.access.copy(file.path, clean);
		const made = this.getFileByPath(clean);
		if (!made) throw new Error(`File was not copied: ${clean}`);
		return made;
	}

	/** Brings what the vault knows of one path into line with the disk, telling what changed. */
	reconcile(path: string): void {
		if (isHidden(path)) return;
		const { disk } = this.access.parts;
		const real = disk.spelled(path);
		const known = this.map.get(path) ?? this.map.getInsensitive(path);
		if (real === null || (known && known.path !== real)) this.forget(known);
		if (real === null) return;
		const onDisk = disk.file(real);
		const present = this.map.get(real);
		if (present instanceof TFile && onDisk) {
			setStat(present, onDisk);
			this.trigger('modify', present);
		} else if (!present) this.learn(real);
		if (!onDisk) this.reconcileFolder(real);
	}

	/** A file by the path that a caller gave, whatever its case, for a name that must be free. */
	private async createWith(path: string, write: (clean: string) => Promise<void>): Promise<TFile> {
		const clean = this.checked(path);
		if (isHidden(clean)) throw new Error(`A hidden file is no file of the vault: ${clean}`);
		if (await this.access.exists(clean)) throw new Error('File already exists.');
		await write(clean);
		const file = this.getFileByPath(clean);
		if (!file) throw new Error(`File was not created: ${clean}`);
		return file;
	}

	private checked(path: string): string {
		const clean = normalizePath(path);
		checkPath(clean);
		if (clean === '/') throw new Error('The vault itself is no file.');
		if (clean.includes(':')) throw new Error('File name cannot contain any of the following characters: \\ / :');
		return clean;
	}

	private async requireFile(file: TFile): Promise<void> {
		if (!await this.access.exists(file.path)) throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file.path}'`), { code: 'ENOENT' });
	}

	private onNotice(noticed: Noticed): void {
		if (noticed.kind === 'changed') this.reconcile(noticed.path);
		else this.moved(noticed.oldPath, noticed.path);
	}

	private moved(oldPath: string, path: string): void {
		const file = this.map.get(oldPath);
		if (!file || isHidden(path)) {
			this.reconcile(oldPath);
			this.reconcile(path);
			return;
		}
		this.learnFolder(parentOf(path));
		const inside = withDescendants(file).slice(1).map((each) => ({ each, oldPath: each.path }));
		this.map.move(file, () => setPath(file, path));
		for (const { each, oldPath: before } of inside) this.map.rekey(each, () => setPath(each, path + before.slice(oldPath.length)));
		this.trigger('rename', file, oldPath);
		for (const { each, oldPath: before } of inside) this.trigger('rename', each, before);
		this.catchUp(file);
	}

	/** What another program did just before the move, under the old path, is found at the new one. */
	private catchUp(moved: TAbstractFile): void {
		for (const file of withDescendants(moved)) {
			if (this.map.get(file.path) !== file) continue;
			const onDisk = file instanceof TFile ? this.access.parts.disk.file(file.path) : null;
			const isAsKnown = file instanceof TFile && onDisk !== null && onDisk.mtime === file.stat.mtime && onDisk.size === file.stat.size;
			if (!isAsKnown) this.reconcile(file.path);
		}
	}

	private learn(path: string): void {
		if (path === '' || this.map.get(path)) return;
		this.learnFolder(parentOf(path));
		const onDisk = this.access.parts.disk.file(path);
		const file = onDisk ? makeFile(this, path, onDisk) : TFolder.create__(this, path);
		this.map.add(file);
		this.trigger('create', file);
	}

	private learnFolder(path: string): void {
		if (path !== '' && !this.map.get(path)) this.learn(path);
	}

	private forget(known: TAbstractFile | null): void {
		if (!known) return;
		for (const file of withDescendants(known).reverse()) {
			this.map.remove(file);
			this.trigger('delete', file);
		}
	}

	private reconcileFolder(path: string): void {
		const { disk } = this.access.parts;
		const { files, folders } = disk.list(path);
		for (const each of [...folders, ...files]) if (!isHidden(each) && !this.map.get(each)) this.reconcile(each);
		const folder = this.map.get(path === '' ? '/' : path);
		if (!(folder instanceof TFolder)) return;
		for (const child of [...folder.children]) if (disk.spelled(joinPath(path, child.name)) === null) this.forget(child);
	}
}
