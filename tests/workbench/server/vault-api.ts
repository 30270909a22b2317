import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './errors';
import { ownHeader, readBody, sendJson, type Handler } from './http';
import { versionOf, type Entry, type VaultFolder } from './vault-folder';
import { VaultWatcher, type DiskChange } from './watcher';

/** What the page is told of the vault before anything else. */
export interface VaultInfo {
	readonly name: string;
	readonly writable: boolean;
	readonly id: string;
	/** The day at which the clock stands, `YYYY-MM-DD`; null for the real one. */
	readonly today: string | null;
}

const preloaded = /\.(?:md|canvas|base|json|css|txt)$/i;
const largestPreload = 4 * 1024 * 1024;

/** The requests with which the page reads and writes one vault. */
export class VaultApi {
	private readonly listeners = new Map<ServerResponse, string>();
	private readonly watcher: VaultWatcher;

	constructor(private readonly folder: VaultFolder, private readonly info: VaultInfo) {
		this.watcher = new VaultWatcher(folder, (changes) => this.tell(changes));
	}

	async start(): Promise<void> {
		await this.watcher.start();
	}

	close(): void {
		this.watcher.close();
		for (const response of this.listeners.keys()) response.end();
		this.listeners.clear();
	}

	readonly handle: Handler = async (request, response, url) => {
		if (!url.pathname.startsWith('/vault/')) return false;
		const what = `${request.method ?? 'GET'} ${url.pathname.slice('/vault/'.length)}`;
		if (what !== 'GET events' && request.headers[ownHeader] === undefined) throw new Refusal('forbidden', 'Only the page of this server may read the vault.');
		const path = url.searchParams.get('path') ?? '';
		switch (what) {
			case 'GET info': sendJson(response, this.info); return true;
			case 'GET all': await this.sendAll(response); return true;
			case 'GET file': await this.sendFile(response, path); return true;
			case 'GET stat': sendJson(response, await this.folder.stat(path)); return true;
			case 'PUT file': await this.writeFile(request, response, url, path); return true;
			case 'POST change': await this.change(request, response); return true;
			case 'GET events': this.listenTo(response, url.searchParams.get('client') ?? ''); return true;
			default: return false;
		}
	};

	// One answer with everything: a line of JSON with the entries, then the bytes of the texts in their order.
	private async sendAll(response: ServerResponse): Promise<void> {
		const { entries, problems } = await this.folder.list();
		const contents: Buffer[] = [];
		const sizes: (number | null)[] = [];
		const unreadable: { path: string; message: string }[] = [];
		const known: Entry[] = [];
		for (const entry of entries) {
			const wanted = entry.type === 'file' && preloaded.test(entry.path) && entry.size <= largestPreload;
			if (!wanted) {
				known.push(entry);
				sizes.push(null);
				continue;
			}
			try {
				const read = await this.folder.read(entry.path);
				contents.push(read.bytes);
				sizes.push(read.bytes.length);
				known.push(read.entry);
			} catch (error) {
				unreadable.push({ path: entry.path, message: error instanceof Error ? error.message : String(error) });
				known.push(entry);
				sizes.push(null);
			}
		}
		const head = Buffer.from(`${JSON.stringify({ entries: known, sizes, problems, unreadable })}\n`);
		response.writeHead(200, { 'content-type': 'application/octet-stream' });
		response.end(Buffer.concat([head, ...contents]));
	}

	private async sendFile(response: ServerResponse, path: string): Promise<void> {
		const { bytes, entry } = await this.folder.read(path);
		response.writeHead(200, { 'content-type': 'application/octet-stream', 'x-entry': encodeURIComponent(JSON.stringify(entry)) });
		response.end(bytes);
	}

	private async writeFile(request: IncomingMessage, response: ServerResponse, url: URL, path: string): Promise<void> {
		const number = (name: string): number | undefined => {
			const value = url.searchParams.get(name);
			return value === null ? undefined : Number(value);
		};
		const entry = await this.folder.write(path, await readBody(request), {
			mtime: number('mtime'),
			ifVersion: url.searchParams.get('version') ?? undefined,
		});
		this.changed(response, { entry, version: versionOf(entry) });
	}

	private async change(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { kind, path, to } = JSON.parse((await readBody(request)).toString('utf8')) as { kind?: string; path?: string; to?: string };
		if (typeof path !== 'string' || path === '') throw new Refusal('bad-request', 'A path is missing.');
		switch (kind) {
			case 'mkdir': await this.folder.makeFolder(path); break;
			case 'remove': await this.folder.remove(path, false); break;
			case 'rmdir': await this.folder.remove(path, true); break;
			case 'rename':
				if (typeof to !== 'string' || to === '') throw new Refusal('bad-request', 'The new path is missing.');
				await this.folder.rename(path, to);
				break;
			default: throw new Refusal('bad-request', `There is no change named ${String(kind)}.`);
		}
		const entry = await this.folder.stat(kind === 'rename' ? to ?? path : path);
		this.changed(response, { entry });
	}

	// Every page of the vault learns of it by the watcher; the one that wrote knows the version already.
	private changed(response: ServerResponse, answer: unknown): void {
		sendJson(response, answer);
		void this.watcher.scan();
	}

	private listenTo(response: ServerResponse, client: string): void {
		response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'keep-alive' });
		response.write(': ready\n\n');
		this.listeners.set(response, client);
		response.on('close', () => this.listeners.delete(response));
	}

	private tell(changes: readonly DiskChange[]): void {
		const data = `data: ${JSON.stringify(changes)}\n\n`;
		for (const response of this.listeners.keys()) response.write(data);
	}
}
