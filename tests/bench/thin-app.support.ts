import { Events, TFile, TFolder } from 'obsidian';
import type { App, CachedMetadata } from 'obsidian';
// The peers' figures were taken with this parser, too; its package does not export it.
import { parseMarkdownContent } from '../../node_modules/obsidian-test-mocks/dist/lib/esm/internal/markdown-parser.mjs';

type Cache = CachedMetadata;

/** A file to whoever asks with `instanceof`, without the mocks' constructor. */
const ThinFile = function ThinFile() { /* Fields are put in by hand. */ } as unknown as new () => TFile;
ThinFile.prototype = TFile.prototype;
const ThinFolder = function ThinFolder() { /* The same. */ } as unknown as new () => TFolder;
ThinFolder.prototype = TFolder.prototype;

/**
 * As much of the application as the index talks to, and nothing that costs
 * time of its own: files, their metadata as after a warm start, and events.
 * Texts are kept as bytes and decoded for every read, as from a disk.
 */
export class ThinApp {
	readonly files = new Map<string, TFile>();
	private readonly bytes = new Map<string, Buffer>();
	private readonly caches = new Map<string, Cache>();
	private readonly byName = new Map<string, TFile>();
	private readonly folders = new Map<string, TFolder>();
	private readonly cacheEvents = new Events();
	private readonly vaultEvents = new Events();
	private ready: (() => void)[] = [];
	reads = 0;

	constructor(files: Readonly<Record<string, string>>) {
		for (const [path, text] of Object.entries(files)) {
			const name = path.slice(path.lastIndexOf('/') + 1);
			const file = new ThinFile();
			const parent = this.folder(path.slice(0, Math.max(0, path.length - name.length - 1)));
			Object.assign(file, { path, name, basename: name.replace(/\.md$/, ''), extension: 'md', parent });
			parent.children.push(file);
			this.files.set(path, file);
			if (!this.byName.has(file.basename)) this.byName.set(file.basename, file);
			this.put(path, text);
		}
	}

	/** The app under the type that plugins know. */
	asApi(): App {
		const { files, folders, caches, bytes, byName, cacheEvents, vaultEvents } = this;
		return {
			workspace: { layoutReady: true, on: () => ({}), onLayoutReady: (callback: () => void) => { this.ready.push(callback); } },
			vault: {
				on: vaultEvents.on.bind(vaultEvents),
				getMarkdownFiles: () => [...files.values()],
				getFileByPath: (path: string) => files.get(path) ?? null,
				getFolderByPath: (path: string) => folders.get(path) ?? null,
				cachedRead: (file: TFile) => {
					this.reads += 1;
					return Promise.resolve(bytes.get(file.path)?.toString() ?? '');
				},
			},
			metadataCache: {
				on: cacheEvents.on.bind(cacheEvents),
				getFileCache: (file: TFile) => caches.get(file.path) ?? null,
				getFirstLinkpathDest: (link: string) => files.get(link) ?? files.get(`${link}.md`) ?? byName.get(link) ?? null,
				resolvedLinks: {},
				unresolvedLinks: {},
			},
		} as unknown as App;
	}

	/** The workspace has come up. */
	layoutReady(): void {
		for (const callback of this.ready) callback();
	}

	/** Changes a note's text, and tells so as the application does. Gives the milliseconds that listeners took. */
	change(path: string, text: string): number {
		this.put(path, text);
		const began = performance.now();
		this.cacheEvents.trigger('changed', this.files.get(path), text, this.caches.get(path));
		return performance.now() - began;
	}

	textOf(path: string): string {
		return this.bytes.get(path)?.toString() ?? '';
	}

	private folder(path: string): TFolder {
		const known = this.folders.get(path);
		if (known) return known;
		const parent = path === '' ? null : this.folder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
		const folder = Object.assign(new ThinFolder(), { path: path === '' ? '/' : path, name: path.slice(path.lastIndexOf('/') + 1), children: [], parent });
		parent?.children.push(folder);
		this.folders.set(path, folder);
		return folder;
	}

	private put(path: string, text: string): void {
		this.bytes.set(path, Buffer.from(text));
		// The mocks wrap some records in proxies, which the application does not.
		this.caches.set(path, JSON.parse(JSON.stringify(parseMarkdownContent(text))) as Cache);
	}
}
