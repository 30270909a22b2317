import type { DataAdapter, DataWriteOptions, ListedFiles, Stat } from 'obsidian';
import { CapacitorAdapter, FileSystemAdapter } from 'obsidian-test-mocks/obsidian';
import { withoutProxy } from '../base';
import { bytesOf, textOf } from './content';
import type { Disk } from './disk';
import { DiskError } from './disk';
import type { Deed, Gate, WriteStep } from './gate';
import { never } from './gate';
import { checkPath, joinPath, nameOf, parentOf } from './paths';

withoutProxy(FileSystemAdapter, CapacitorAdapter);

/** What the vault hears of, when the application itself or somebody else has changed the disk. */
export type Noticed =
	| { readonly kind: 'changed'; readonly path: string }
	| { readonly kind: 'renamed'; readonly path: string; readonly oldPath: string };

/** The parts that an adapter works with. */
export interface AdapterParts {
	readonly disk: Disk;
	readonly gate: Gate;
	readonly name: string;
	/** Where the machine has a trash of its own (phones have none). */
	readonly hasSystemTrash: boolean;
	/** Waits as long as the disk takes; a test of races makes it irregular. */
	readonly latency: () => Promise<void>;
}

/** The methods of a data adapter over a disk; both platforms' adapters share them. */
export class DiskAccess implements DataAdapter {
	/** The vault listens here. */
	notice: (noticed: Noticed) => void = () => undefined;

	constructor(readonly parts: AdapterParts) {}

	getName(): string {
		return this.parts.name;
	}

	getResourcePath(path: string): string {
		return `app://local/${encodeURI(path)}?${String(this.parts.disk.file(path)?.mtime ?? 0)}`;
	}

	async exists(path: string, sensitive = false): Promise<boolean> {
		await this.ready(path);
		const real = this.parts.disk.spelled(path);
		return real !== null && (!sensitive || real === path || path === '/');
	}

	async stat(path: string): Promise<Stat | null> {
		await this.ready(path);
		const file = this.parts.disk.file(path);
		if (file) return { type: 'file', ctime: file.ctime, mtime: file.mtime, size: file.size };
		return this.parts.disk.isFolder(path) ? { type: 'folder', ctime: 0, mtime: 0, size: 0 } : null;
	}

	async list(path: string): Promise<ListedFiles> {
		await this.ready(path);
		return this.parts.disk.list(path);
	}

	async read(path: string): Promise<string> {
		await this.ready(path);
		return textOf(this.parts.disk.read(path));
	}

	async readBinary(path: string): Promise<ArrayBuffer> {
		await this.ready(path);
		return bytesOf(this.parts.disk.read(path)).buffer as ArrayBuffer;
	}

	async write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
		checkText(data);
		await this.mutate({ kind: 'write', path }, this.writing(path, data, options));
	}

	async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		await this.mutate({ kind: 'write', path }, this.writing(path, new Uint8Array(data), options));
	}

	async append(path: string, data: string, options?: DataWriteOptions): Promise<void> {
		checkText(data);
		await this.appendBinary(path, bytesOf(data).buffer as ArrayBuffer, options);
	}

	async appendBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		const { disk } = this.parts;
		const add = (part: Uint8Array): void => {
			const before = disk.file(path) ? bytesOf(disk.read(path)) : new Uint8Array();
			disk.write(path, concat(before, part), options);
		};
		const bytes = new Uint8Array(data);
		await this.mutate({ kind: 'append', path }, { whole: () => add(bytes), torn: () => add(half(bytes)) });
	}

	/** Reads, edits and writes with nothing between. The same text is not written again. */
	async process(path: string, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
		await this.ready(path);
		const before = textOf(this.parts.disk.read(path));
		const after = fn(before);
		checkText(after);
		if (after !== before) await this.apply({ kind: 'write', path }, this.writing(path, after, options));
		return after;
	}

	async mkdir(path: string): Promise<void> {
		await this.mutate({ kind: 'mkdir', path }, { whole: () => this.parts.disk.mkdir(path) });
	}

	async remove(path: string): Promise<void> {
		await this.mutate({ kind: 'remove', path }, { whole: () => this.parts.disk.remove(path) });
	}

	async rmdir(path: string, recursive: boolean): Promise<void> {
		await this.mutate({ kind: 'rmdir', path }, { whole: () => this.parts.disk.rmdir(path, recursive) });
	}

	async trashSystem(path: string): Promise<boolean> {
		if (!this.parts.hasSystemTrash) return false;
		await this.mutate({ kind: 'trash', path }, { whole: () => this.parts.disk.throwAway(path) });
		return true;
	}

	/** Moves into the vault's own `.trash`, under a name that is free there. */
	async trashLocal(path: string): Promise<void> {
		const { disk } = this.parts;
		await this.mutate({ kind: 'trash', path }, {
			whole: () => {
				disk.mkdir('.trash');
				disk.rename(path, freeName(disk, joinPath('.trash', nameOf(path))));
			},
		});
	}

	async rename(path: string, newPath: string): Promise<void> {
		checkPath(newPath);
		const { disk } = this.parts;
		const step = { kind: 'rename' as const, path, to: newPath };
		await this.ready(path);
		const inTheWay = disk.spelled(newPath);
		if (inTheWay !== null && inTheWay !== disk.spelled(path)) throw new Error('Destination file already exists!');
		await this.apply(step, { whole: () => disk.rename(path, newPath) });
		this.notice({ kind: 'renamed', path: newPath, oldPath: path });
	}

	async copy(path: string, newPath: string): Promise<void> {
		checkPath(newPath);
		const { disk } = this.parts;
		await this.ready(path);
		if (disk.spelled(newPath) !== null) throw new Error('Destination file already exists!');
		await this.apply({ kind: 'copy', path, to: newPath }, { whole: () => copyAll(disk, path, newPath) });
		this.notice({ kind: 'changed', path: newPath });
	}

	private writing(path: string, data: string | Uint8Array, options?: DataWriteOptions): Deed {
		const { disk } = this.parts;
		return {
			whole: () => disk.write(path, data, options),
			torn: () => disk.write(path, half(bytesOf(data)), options),
		};
	}

	private async ready(path: string): Promise<void> {
		checkPath(path);
		if (this.parts.gate.isDead) await never();
		await this.parts.latency();
		if (this.parts.gate.isDead) await never();
	}

	private async mutate(step: Omit<WriteStep, 'index'>, deed: Deed): Promise<void> {
		await this.ready(step.path);
		await this.apply(step, deed);
	}

	private async apply(step: Omit<WriteStep, 'index'>, deed: Deed): Promise<void> {
		if (!this.parts.gate.pass(step, deed)) await never();
		if (step.kind !== 'rename' && step.kind !== 'copy') this.notice({ kind: 'changed', path: step.path });
	}
}

function checkText(data: unknown): asserts data is string {
	if (typeof data !== 'string') throw new TypeError(`The "data" argument must be a string, not ${data instanceof Promise ? 'a promise' : typeof data}.`);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
	const joined = new Uint8Array(a.byteLength + b.byteLength);
	joined.set(a);
	joined.set(b, a.byteLength);
	return joined;
}

function half(bytes: Uint8Array): Uint8Array {
	return bytes.slice(0, Math.floor(bytes.byteLength / 2));
}

function freeName(disk: Disk, path: string): string {
	const dot = nameOf(path).lastIndexOf('.');
	const stem = dot > 0 ? path.slice(0, path.length - nameOf(path).length + dot) : path;
	const suffix = path.slice(stem.length);
	for (let count = 1, candidate = path; ; count += 1) {
		if (disk.spelled(candidate) === null) return candidate;
		candidate = `${stem} ${String(count)}${suffix}`;
	}
}

function copyAll(disk: Disk, path: string, to: string): void {
	if (!disk.isFolder(path)) {
		disk.write(to, disk.read(path));
		return;
	}
	disk.mkdir(to);
	for (const file of disk.filesIn(path)) {
		const target = to + file.slice(path.length);
		disk.mkdir(parentOf(target));
		disk.write(target, disk.read(file));
	}
}

/** An adapter of the mocks' class (so that `instanceof` holds) that does its work by `DiskAccess`. */
export function createAdapter(parts: AdapterParts, isMobile: boolean): DataAdapter & DiskAccess {
	const shell = isMobile ? CapacitorAdapter.create__(`/${parts.name}`, {}) : FileSystemAdapter.create__(`/${parts.name}`);
	const access = new DiskAccess(parts);
	for (const name of Object.getOwnPropertyNames(DiskAccess.prototype)) {
		if (name !== 'constructor') Object.defineProperty(shell, name, { value: Reflect.get(access, name), configurable: true, writable: true });
	}
	return Object.assign(shell as unknown as DiskAccess, { parts, notice: access.notice });
}

export { DiskError };
