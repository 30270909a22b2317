import type { Content } from '../../host/disk/content';
import { Disk, type DiskChange, type DiskFile } from '../../host/disk/disk';
import { isHidden } from '../../host/disk/paths';
import { ask, listen, ServerRefusal } from './network';

/** What the server says of the vault. */
export interface VaultInfo {
	readonly name: string;
	readonly writable: boolean;
	readonly id: string;
	readonly today: string | null;
}

interface Entry {
	readonly path: string;
	readonly type: 'file' | 'folder';
	readonly ctime: number;
	readonly mtime: number;
	readonly size: number;
}

type Told = { readonly kind: 'created' | 'modified'; readonly entry: Entry } | { readonly kind: 'deleted'; readonly path: string };

interface Head {
	readonly entries: readonly Entry[];
	readonly sizes: readonly (number | null)[];
	readonly problems: readonly { readonly path: string; readonly message: string }[];
	readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function contentOf(bytes: Uint8Array): Content {
	try {
		return strict.decode(bytes);
	} catch {
		return bytes.slice();
	}
}

const versionOf = (entry: Entry): string => `${entry.mtime}-${entry.size}`;

/** The state of a file on disk that a text in memory was made from. Another program's change makes a new one. */
interface Base {
	version: string;
}

const absent = 'absent';

/** A folder on the server's disk, kept in step with the host's disk in memory. */
export class FolderDisk {
	readonly disk: Disk;
	readonly problems: { readonly path: string; readonly message: string }[] = [];
	/** Told of paths that another program changed. */
	onExternal: (path: string) => void = () => undefined;
	/** Told when the server goes and comes back. */
	onLost: (isLost: boolean) => void = () => undefined;
	private readonly bases = new Map<string, Base>();
	private readonly lazy = new Set<string>();
	private queue: Promise<void> = Promise.resolve();
	private readonly failures = new Map<string, Error>();
	private pending = 0;
	private quiet = false;
	private stop: () => void = () => undefined;

	private constructor(readonly info: VaultInfo, private readonly configDir: string) {
		this.disk = new Disk({ persist: (change) => this.persist(change), caseSensitive: false });
	}

	/** Reads the whole vault from the server. */
	static async load(configDir: string): Promise<FolderDisk> {
		const info = await (await ask('GET', '/vault/info')).json() as VaultInfo;
		const folder = new FolderDisk(info, configDir);
		await folder.fill(new Uint8Array(await (await ask('GET', '/vault/all')).arrayBuffer()));
		return folder;
	}

	/** Starts to follow what other programs change. */
	watch(): void {
		this.stop = listen('/vault/events', (changes) => {
			for (const change of changes as Told[]) this.enqueue(() => this.follow(change));
		}, (isLost) => this.onLost(isLost));
	}

	close(): void { this.stop(); }

	/** Resolves when all that was written is on the server's disk; throws where a write of this path failed. */
	async settled(path: string): Promise<void> {
		await this.queue;
		const failure = this.failures.get(path);
		this.failures.delete(path);
		if (failure !== undefined) throw failure;
	}

	/** Fetches a file that was left on the server until somebody reads it. */
	async ensure(path: string): Promise<void> {
		const real = this.disk.spelled(path);
		if (real === null || !this.lazy.has(real)) return;
		this.lazy.delete(real);
		const response = await ask('GET', '/vault/file', { path: real });
		this.put(JSON.parse(decodeURIComponent(response.headers.get('x-entry') ?? 'null')) as Entry, contentOf(new Uint8Array(await response.arrayBuffer())));
	}

	/** Whether a change of this path is kept from the disk, because the vault is open read-only. */
	isRefused(path: string): boolean {
		return !this.info.writable && path !== this.configDir && !path.startsWith(`${this.configDir}/`);
	}

	get isBusy(): boolean { return this.pending > 0; }

	private async fill(all: Uint8Array): Promise<void> {
		const end = all.indexOf(10);
		const head = JSON.parse(new TextDecoder().decode(all.subarray(0, end))) as Head;
		this.problems.push(...head.problems, ...head.unreadable);
		let at = end + 1;
		this.silently(() => {
			head.entries.forEach((entry, index) => {
				const size = head.sizes[index] ?? null;
				if (entry.type === 'folder') this.disk.mkdir(entry.path);
				else if (size === null) this.putLazy(entry);
				else {
					this.put(entry, contentOf(all.subarray(at, at + size)));
					at += size;
				}
			});
			for (const { path } of head.unreadable) {
				this.lazy.delete(path);
				this.disk.unreadablePaths.add(path);
			}
		});
	}

	private putLazy(entry: Entry): void {
		this.put(entry, new Uint8Array());
		this.lazy.add(entry.path);
		// The vault knows the size without the bytes.
		const files = Reflect.get(this.disk, 'files') as Map<string, DiskFile>;
		const file = files.get(entry.path);
		if (file !== undefined) files.set(entry.path, { ...file, size: entry.size });
	}

	private put(entry: Entry, content: Content): void {
		this.silently(() => this.disk.write(entry.path, content, { ctime: entry.ctime, mtime: Math.round(entry.mtime) }));
		this.bases.set(entry.path, { version: versionOf(entry) });
	}

	private silently(work: () => void): void {
		const before = this.quiet;
		this.quiet = true;
		try {
			work();
		} finally {
			this.quiet = before;
		}
	}

	private persist(change: DiskChange): void {
		if (this.quiet || !this.info.writable) return;
		const base = this.bases.get(change.path) ?? { version: absent };
		if (change.kind === 'write') this.bases.set(change.path, base);
		this.enqueue(() => this.send(change, base));
	}

	private enqueue(work: () => Promise<void>): void {
		this.pending += 1;
		this.queue = this.queue.then(work).catch((error: unknown) => console.error(error)).finally(() => { this.pending -= 1; });
	}

	private async send(change: DiskChange, base: Base): Promise<void> {
		try {
			if (change.kind === 'write') await this.sendFile(change.path, change.content, base);
			else {
				const to = change.kind === 'rename' ? change.to : null;
				const response = await ask('POST', '/vault/change', {}, JSON.stringify({ kind: change.kind, path: change.path, to }));
				const { entry } = await response.json() as { entry: Entry | null };
				this.bases.delete(change.path);
				if (entry !== null && entry.type === 'file') this.bases.set(entry.path, { version: versionOf(entry) });
				else if (to !== null) this.moveBases(change.path, to);
			}
		} catch (error) {
			this.failures.set(change.path, error instanceof Error ? error : new Error(String(error)));
			await this.refresh(change.path);
			if (change.kind === 'rename') await this.refresh(change.to);
		}
	}

	private async sendFile(path: string, content: Content, base: Base): Promise<void> {
		if (this.bases.get(path) !== base) throw new ServerRefusal('changed', `${path} was changed by another program.`);
		const response = await ask('PUT', '/vault/file', { path, version: base.version }, typeof content === 'string' ? content : content.slice().buffer);
		const answer = await response.json() as { version: string };
		base.version = answer.version;
	}

	private moveBases(from: string, to: string): void {
		for (const [path, base] of [...this.bases]) {
			if (!path.startsWith(`${from}/`)) continue;
			this.bases.delete(path);
			this.bases.set(to + path.slice(from.length), base);
		}
	}

	private async follow(told: Told): Promise<void> {
		const path = told.kind === 'deleted' ? told.path : told.entry.path;
		if (told.kind !== 'deleted' && told.entry.type === 'file' && this.bases.get(path)?.version === versionOf(told.entry)) return;
		if (told.kind === 'deleted' && this.disk.spelled(path) === null) return;
		await this.refresh(path);
	}

	/** Makes one path in memory what it is on the server. */
	private async refresh(path: string): Promise<void> {
		const entry = await (await ask('GET', '/vault/stat', { path })).json() as Entry | null;
		if (entry === null) this.silently(() => this.drop(path));
		else if (entry.type === 'folder') this.silently(() => this.disk.mkdir(path));
		else if (this.bases.get(path)?.version === versionOf(entry) && !this.failures.has(path)) return;
		else {
			const response = await ask('GET', '/vault/file', { path }).catch((error: unknown) => {
				if (error instanceof ServerRefusal && error.code === 'not-found') return null;
				throw error;
			});
			if (response === null) this.silently(() => this.drop(path));
			else this.put(JSON.parse(decodeURIComponent(response.headers.get('x-entry') ?? 'null')) as Entry, contentOf(new Uint8Array(await response.arrayBuffer())));
		}
		if (!isHidden(path) || path.startsWith(`${this.configDir}/`)) this.onExternal(path);
	}

	private drop(path: string): void {
		this.bases.delete(path);
		if (this.disk.isFolder(path)) this.disk.rmdir(path, true);
		else if (this.disk.file(path) !== null) this.disk.remove(path);
	}
}
