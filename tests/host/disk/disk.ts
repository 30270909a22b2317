import type { Content } from './content';
import { asTextIfText, bytesOf, sizeOf, storable } from './content';
import { checkPath, joinPath, nameOf, parentOf } from './paths';

/** One file on the disk. */
export interface DiskFile {
	readonly content: Content;
	readonly ctime: number;
	readonly mtime: number;
	readonly size: number;
}

/** What one change did to the disk, for whoever keeps a copy elsewhere (the workbench's folder). */
export type DiskChange =
	| { readonly kind: 'write'; readonly path: string; readonly content: Content }
	| { readonly kind: 'remove' | 'mkdir' | 'rmdir'; readonly path: string }
	| { readonly kind: 'rename'; readonly path: string; readonly to: string };

export interface DiskOptions {
	readonly files?: Readonly<Record<string, Content>>;
	/** Whether `a.md` and `A.md` are two files. Not so on the machines of most people. */
	readonly caseSensitive?: boolean;
	readonly now?: () => number;
	/** Told of every change, in order. */
	readonly persist?: (change: DiskChange) => void;
}

/** An error as the file system throws it. */
export class DiskError extends Error {
	constructor(readonly code: string, what: string, path: string) {
		super(`${code}: ${what}, '${path}'`);
		this.name = 'DiskError';
	}
}

const missing = (path: string): DiskError => new DiskError('ENOENT', 'no such file or directory', path);

/**
 * The disk of one machine: files, folders, the system's trash. It knows nothing of the
 * application, outlives it (restart, crash), and throws what a file system throws.
 */
export class Disk {
	/** What went to the system's trash, newest last. */
	readonly trash: { readonly path: string; readonly content: Content }[] = [];
	/** Paths that cannot be written, as on a read-only file. */
	readonly readOnlyPaths = new Set<string>();
	/** Paths that cannot be read. */
	readonly unreadablePaths = new Set<string>();
	readonly caseSensitive: boolean;
	readonly now: () => number;
	private readonly files = new Map<string, DiskFile>();
	private readonly children = new Map<string, Set<string>>([['', new Set()]]);
	private readonly spelling = new Map<string, string>([['', '']]);
	private readonly persist: ((change: DiskChange) => void) | null;

	constructor(options: DiskOptions = {}) {
		this.caseSensitive = options.caseSensitive ?? false;
		this.now = options.now ?? Date.now;
		this.persist = null;
		for (const [path, content] of Object.entries(options.files ?? {})) {
			if (path.endsWith('/')) this.mkdir(path.slice(0, -1));
			else this.seed(path, content);
		}
		this.persist = options.persist ?? null;
	}

	/** A file with its folders, as it lay there before. */
	seed(path: string, content: Content): void {
		checkPath(path);
		this.mkdir(parentOf(path));
		this.write(path, content);
	}

	/** The path as it is spelled on disk, null where nothing is there. */
	spelled(path: string): string | null {
		const clean = path === '/' ? '' : path;
		if (this.files.has(clean) || this.children.has(clean)) return clean;
		return this.caseSensitive ? null : this.spelling.get(fold(clean)) ?? null;
	}

	file(path: string): DiskFile | null {
		const real = this.spelled(path);
		return real === null ? null : this.files.get(real) ?? null;
	}

	isFolder(path: string): boolean {
		const real = this.spelled(path);
		return real !== null && this.children.has(real);
	}

	/** The content of a file; throws where there is none. */
	read(path: string): Content {
		const file = this.file(path);
		if (!file && this.isFolder(path)) throw new DiskError('EISDIR', 'illegal operation on a directory, read', path);
		if (!file) throw missing(path);
		if (this.unreadablePaths.has(path)) throw new DiskError('EACCES', 'permission denied, open', path);
		return file.content;
	}

	/** Names in a folder, files and folders apart. */
	list(path: string): { readonly files: string[]; readonly folders: string[] } {
		const real = this.spelled(path);
		const names = real === null ? undefined : this.children.get(real);
		if (real === null || !names) throw missing(path);
		const paths = [...names].map((name) => joinPath(real, name));
		return { files: paths.filter((each) => this.files.has(each)), folders: paths.filter((each) => this.children.has(each)) };
	}

	/** Every file's path, in the order in which they came. */
	paths(): string[] {
		return [...this.files.keys()];
	}

	/** Every folder's path but the root's, parents first. */
	folderPaths(): string[] {
		return [...this.children.keys()].filter((path) => path !== '');
	}

	write(path: string, data: Content, times: { readonly ctime?: number; readonly mtime?: number } = {}): void {
		const real = this.spelled(path) ?? path;
		if (this.children.has(real)) throw new DiskError('EISDIR', 'illegal operation on a directory, open', path);
		if (this.readOnlyPaths.has(real)) throw new DiskError('EACCES', 'permission denied, open', path);
		const parent = this.folderOf(path);
		const name = nameOf(real);
		if (bytesOf(name).byteLength > 255) throw new DiskError('ENAMETOOLONG', 'name too long, open', path);
		const full = joinPath(parent, name);
		const content = typeof data === 'string' ? storable(data) : data.slice();
		const now = this.now();
		const ctime = times.ctime ?? this.files.get(full)?.ctime ?? now;
		this.put(full, { content, ctime, mtime: times.mtime ?? now, size: sizeOf(content) });
		this.persist?.({ kind: 'write', path: full, content });
	}

	remove(path: string): void {
		const real = this.spelled(path);
		if (real === null || !this.files.has(real)) throw missing(path);
		this.forget(real);
		this.persist?.({ kind: 'remove', path: real });
	}

	mkdir(path: string): void {
		if (path === '' || path === '/' || this.isFolder(path)) return;
		if (this.file(path)) throw new DiskError('EEXIST', 'file already exists, mkdir', path);
		this.mkdir(parentOf(path));
		const full = joinPath(this.folderOf(path), nameOf(path));
		this.children.set(full, new Set());
		this.enter(full);
		this.persist?.({ kind: 'mkdir', path: full });
	}

	rmdir(path: string, recursive: boolean): void {
		const real = this.spelled(path);
		const names = real === null ? undefined : this.children.get(real);
		if (real === null || real === '' || !names) throw missing(path);
		if (names.size > 0 && !recursive) throw new DiskError('ENOTEMPTY', 'directory not empty, rmdir', path);
		for (const name of [...names]) {
			const child = joinPath(real, name);
			if (this.children.has(child)) this.rmdir(child, true);
			else this.remove(child);
		}
		this.forget(real);
		this.persist?.({ kind: 'rmdir', path: real });
	}

	/** Moves a file or a folder. An existing file in the way is replaced, as file systems do. */
	rename(path: string, to: string): void {
		const real = this.spelled(path);
		if (real === null) throw missing(path);
		const target = joinPath(this.folderOf(to), nameOf(to));
		if (this.readOnlyPaths.has(real)) throw new DiskError('EACCES', 'permission denied, rename', path);
		if (this.children.has(real)) this.moveFolder(real, target);
		else this.moveFile(real, target);
		this.persist?.({ kind: 'rename', path: real, to: target });
	}

	/** Puts a file or a folder into the system's trash. */
	throwAway(path: string): void {
		const real = this.spelled(path);
		if (real === null) throw missing(path);
		for (const each of this.filesIn(real)) this.trash.push({ path: each, content: this.read(each) });
		if (this.children.has(real)) this.rmdir(real, true);
		else this.remove(real);
	}

	/** Every file in a folder, however deep; the file itself where it is one. */
	filesIn(path: string): string[] {
		if (this.files.has(path)) return [path];
		const { files, folders } = this.list(path);
		return [...files, ...folders.flatMap((folder) => this.filesIn(folder))];
	}

	/** All files by path, as text wherever they are text: what a test compares before and after. */
	snapshot(): Record<string, Content> {
		return Object.fromEntries([...this.files].map(([path, file]) => [path, asTextIfText(file.content)]));
	}

	/** Another machine's disk with the same files. */
	copy(keep: (path: string) => boolean = () => true): Disk {
		const copy = new Disk({ caseSensitive: this.caseSensitive, now: this.now });
		for (const folder of this.folderPaths()) if (keep(folder)) copy.mkdir(folder);
		for (const [path, file] of this.files) {
			if (!keep(path)) continue;
			copy.mkdir(parentOf(path));
			copy.write(path, file.content, file);
		}
		return copy;
	}

	private folderOf(path: string): string {
		const parent = this.spelled(parentOf(path));
		if (parent === null || !this.children.has(parent)) throw missing(path);
		return parent;
	}

	private put(path: string, file: DiskFile): void {
		this.files.set(path, file);
		this.enter(path);
	}

	private enter(path: string): void {
		this.children.get(parentOf(path))?.add(nameOf(path));
		if (!this.caseSensitive) this.spelling.set(fold(path), path);
	}

	private forget(path: string): void {
		this.files.delete(path);
		this.children.delete(path);
		this.children.get(parentOf(path))?.delete(nameOf(path));
		if (this.spelling.get(fold(path)) === path) this.spelling.delete(fold(path));
	}

	private moveFile(from: string, to: string): void {
		const file = this.files.get(from);
		if (!file) throw missing(from);
		const inTheWay = this.spelled(to);
		if (inTheWay !== null && inTheWay !== from) this.forget(inTheWay);
		this.forget(from);
		this.put(to, file);
	}

	private moveFolder(from: string, to: string): void {
		if (`${to}/`.startsWith(`${from}/`) && to !== from) throw new DiskError('EINVAL', 'invalid argument, rename', from);
		const inTheWay = this.spelled(to);
		if (inTheWay !== null && inTheWay !== from) throw new DiskError('ENOTEMPTY', 'directory not empty, rename', to);
		const { files, folders } = this.list(from);
		const names = this.children.get(from) ?? new Set();
		this.forget(from);
		this.children.set(to, new Set());
		this.enter(to);
		this.children.set(from, names);
		for (const file of files) this.moveFile(file, joinPath(to, nameOf(file)));
		for (const folder of folders) this.moveFolder(folder, joinPath(to, nameOf(folder)));
		this.children.delete(from);
	}
}

function fold(path: string): string {
	return path.normalize('NFC').toLowerCase();
}
