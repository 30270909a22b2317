import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { isOwnTemporary, versionOf, type Entry, type VaultFolder } from './vault-folder';

/** What happened to a path of the vault on disk. */
export type DiskChange =
	| { readonly kind: 'created' | 'modified'; readonly entry: Entry }
	| { readonly kind: 'deleted'; readonly path: string };

const settleMs = 60;
const pollMs = 1500;

/** Tells what other programs change in a vault, by watching its folders and comparing listings. */
export class VaultWatcher {
	private known = new Map<string, Entry>();
	private readonly watchers = new Map<string, FSWatcher>();
	private timer: ReturnType<typeof setTimeout> | null = null;
	private polling: ReturnType<typeof setInterval> | null = null;
	private running: Promise<void> | null = null;
	private again = false;
	private closed = false;

	constructor(private readonly folder: VaultFolder, private readonly tell: (changes: readonly DiskChange[]) => void) {}

	async start(): Promise<void> {
		this.remember((await this.folder.list()).entries);
	}

	close(): void {
		this.closed = true;
		for (const watcher of this.watchers.values()) watcher.close();
		this.watchers.clear();
		if (this.timer !== null) clearTimeout(this.timer);
		if (this.polling !== null) clearInterval(this.polling);
	}

	/** Compares the disk with what is known; the server asks for it after its own writes too. */
	async scan(): Promise<void> {
		if (this.running !== null) {
			this.again = true;
			return this.running;
		}
		this.running = this.compare().finally(() => {
			this.running = null;
			if (this.again && !this.closed) {
				this.again = false;
				void this.scan();
			}
		});
		return this.running;
	}

	private async compare(): Promise<void> {
		const { entries } = await this.folder.list();
		if (this.closed) return;
		const before = this.known;
		this.remember(entries);
		const changes: DiskChange[] = [];
		for (const known of [...before.values()].reverse()) {
			if (!this.known.has(known.path)) changes.push({ kind: 'deleted', path: known.path });
		}
		for (const entry of entries) {
			const known = before.get(entry.path);
			if (known === undefined || known.type !== entry.type) changes.push({ kind: 'created', entry });
			else if (entry.type === 'file' && versionOf(known) !== versionOf(entry)) changes.push({ kind: 'modified', entry });
		}
		if (changes.length > 0) this.tell(changes);
	}

	private remember(entries: readonly Entry[]): void {
		this.known = new Map(entries.map((entry) => [entry.path, entry]));
		const folders = new Set(['', ...entries.filter((entry) => entry.type === 'folder').map((entry) => entry.path)]);
		for (const [folder, watcher] of this.watchers) {
			if (folders.has(folder)) continue;
			watcher.close();
			this.watchers.delete(folder);
		}
		for (const folder of folders) if (!this.watchers.has(folder)) this.watchFolder(folder);
	}

	private watchFolder(folder: string): void {
		if (this.polling !== null || this.closed) return;
		try {
			const watcher = watch(path.join(this.folder.root, folder), (_event, name) => {
				if (name === null || !isOwnTemporary(name)) this.scanSoon();
			});
			watcher.on('error', () => this.scanSoon());
			this.watchers.set(folder, watcher);
		} catch {
			// The system allows no more watchers: looking now and then does the same, later.
			this.polling = setInterval(() => void this.scan(), pollMs);
		}
	}

	private scanSoon(): void {
		if (this.timer !== null || this.closed) return;
		this.timer = setTimeout(() => {
			this.timer = null;
			void this.scan();
		}, settleMs);
	}
}
