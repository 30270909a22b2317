import type { CachedMetadata, Reference } from 'obsidian';
import type { TAbstractFile } from 'obsidian-test-mocks/obsidian';
import { TFile } from 'obsidian-test-mocks/obsidian';
import { Events } from '../base';
import type { Content } from '../disk/content';
import { textOf } from '../disk/content';
import { getLinkpath } from '../functions';
import type { Tasks } from '../tasks';
import type { Vault } from '../vault/vault';
import { canvasLinks } from './canvas';
import { fastMetadata } from './fast';
import { linkKey, LinkIndex } from './link-index';
import { LinkTable } from './link-table';
import type { ParseOptions } from './parse';
import { parseMetadata } from './parse';

/** How the application comes up: with its cache of last time, or with none. */
export type Start = 'warm' | 'cold';

interface Entry {
	readonly content: Content;
	cache: CachedMetadata | null;
}

/**
 * Metadata of every note. A note is parsed when somebody first asks, since 50,000 of them take
 * minutes; what can be seen, and the order of the events, is as if all were parsed at once.
 */
export class MetadataCache extends Events {
	options: ParseOptions = {};
	readonly index = new LinkIndex();
	private readonly entries = new Map<string, Entry>();
	private readonly pending = new Set<TFile>();
	private readonly table: LinkTable;
	private isScheduled = false;
	private phase: 'loading' | 'partial' | 'complete' = 'loading';

	constructor(private readonly vault: Vault, private readonly tasks: Tasks) {
		super();
		this.table = new LinkTable((path) => this.linksOf(path), this.index);
		vault.on('create', (file) => this.onCreate(file as TAbstractFile));
		vault.on('modify', (file) => this.onChange(file as TAbstractFile));
		vault.on('delete', (file) => this.onDelete(file as TAbstractFile));
		vault.on('rename', (file, oldPath) => this.onRename(file as TAbstractFile, oldPath as string));
	}

	/** Counts of links by source and target. Incomplete before the second `resolved` of a start. */
	get resolvedLinks(): Record<string, Record<string, number>> {
		return this.table.upTo(this.phase).resolved;
	}

	get unresolvedLinks(): Record<string, Record<string, number>> {
		return this.table.upTo(this.phase).unresolved;
	}

	getFileCache(file: TFile): CachedMetadata | null {
		return file.extension === 'md' ? this.getCache(file.path) : null;
	}

	getCache(path: string): CachedMetadata | null {
		const entry = this.entries.get(path);
		if (!entry) return null;
		entry.cache ??= this.read(withoutBom(textOf(entry.content)));
		return entry.cache;
	}

	getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
		return this.getLinkpathDest(linkpath, sourcePath)[0] ?? null;
	}

	/** All files that a link may mean (unofficial). */
	getLinkpathDest(linkpath: string, sourcePath: string): readonly TFile[] {
		if (typeof linkpath !== 'string') throw new TypeError('linkpath.toLowerCase is not a function');
		if (linkpath !== '') return this.index.destinations(linkpath, sourcePath);
		const self = this.vault.getFileByPath(sourcePath);
		return self ? [self] : [];
	}

	/** The name where it is the only one, else the whole path. */
	fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
		const isShort = omitMdExtension && file.extension === 'md';
		const isOnly = this.index.named(file.name).length <= 1;
		if (isOnly) return isShort ? file.basename : file.name;
		return isShort ? file.path.slice(0, -'.md'.length) : file.path;
	}

	/** The start, after the vault is known: a warm one knows every note, a cold one reads them now. */
	initialize(start: Start): void {
		for (const file of this.vault.getMarkdownFiles()) {
			this.pending.delete(file);
			if (start === 'cold') this.pending.add(file);
			else this.remember(file);
		}
		this.tasks.schedule(() => {
			if (this.phase !== 'loading') return;
			this.phase = 'partial';
			this.trigger('resolved');
		});
		this.tasks.schedule(() => this.settle(this.vault.getFiles()));
	}

	private settle(files: readonly TFile[]): void {
		this.readPending();
		this.phase = 'complete';
		for (const file of files) this.trigger('resolve', file);
		this.trigger('resolved');
	}

	private schedule(): void {
		if (this.isScheduled || this.phase === 'loading') return;
		this.isScheduled = true;
		this.tasks.schedule(() => {
			this.isScheduled = false;
			const files = [...this.pending];
			this.readPending();
			this.table.refresh();
			for (const file of files) if (!file.deleted__) this.trigger('resolve', file);
			if (this.phase === 'complete') this.trigger('resolved');
		});
	}

	private readPending(): void {
		const files = [...this.pending];
		this.pending.clear();
		for (const file of files) {
			const entry = file.deleted__ ? null : this.remember(file);
			this.table.dirty(file.path);
			if (!entry || file.extension !== 'md') continue;
			this.trigger('changed', file, withoutBom(textOf(entry.content)), this.getCache(file.path));
		}
	}

	private read(text: string): CachedMetadata {
		return (this.options.yamlDates === true ? null : fastMetadata(text)) ?? parseMetadata(text, this.options);
	}

	/** Takes a note's present content; null where it cannot be read any more. */
	private remember(file: TFile): Entry | null {
		const onDisk = this.vault.access.parts.disk.file(file.path);
		if (!onDisk) return null;
		const entry: Entry = { content: onDisk.content, cache: null };
		if (file.extension === 'md') this.entries.set(file.path, entry);
		this.table.dirty(file.path);
		return entry;
	}

	private onCreate(file: TAbstractFile): void {
		if (!(file instanceof TFile)) return;
		this.index.add(file);
		this.table.dirtyByKey(linkKey(file.path));
		this.onChange(file);
	}

	private onChange(file: TAbstractFile): void {
		if (!(file instanceof TFile)) return;
		this.pending.add(file);
		this.schedule();
	}

	private onDelete(file: TAbstractFile): void {
		if (!(file instanceof TFile)) return;
		const before = this.entries.has(file.path) ? this.getCache(file.path) : null;
		this.index.remove(file);
		this.entries.delete(file.path);
		this.pending.delete(file);
		this.table.drop(file.path);
		this.table.dirtyByKey(linkKey(file.path));
		this.trigger('deleted', file, before);
		this.schedule();
	}

	private onRename(file: TAbstractFile, oldPath: string): void {
		if (!(file instanceof TFile)) return;
		const entry = this.entries.get(oldPath);
		this.index.remove(file, oldPath.slice(oldPath.lastIndexOf('/') + 1));
		this.index.add(file);
		this.entries.delete(oldPath);
		if (entry && file.extension === 'md') this.entries.set(file.path, entry);
		this.table.drop(oldPath);
		this.table.dirty(file.path);
		for (const path of [oldPath, file.path]) this.table.dirtyByKey(linkKey(path));
		this.tasks.schedule(() => {
			this.table.refresh();
			this.trigger('resolve', file);
			this.trigger('resolved');
		});
		// A note that became one by its new extension is read.
		if (!entry && file.extension === 'md') this.onChange(file);
	}

	/** Link paths of one source, without their subpaths; null where it has none to offer yet. */
	private linksOf(path: string): readonly string[] | null {
		const cache = this.getCache(path);
		if (cache) return referencesOf(cache).map((each) => getLinkpath(each.link)).filter((link) => link !== '');
		if (!path.endsWith('.canvas')) return null;
		const onDisk = this.vault.access.parts.disk.file(path);
		if (!onDisk) return null;
		const { files, links } = canvasLinks(textOf(onDisk.content));
		return [...files.map((file) => `/${file}`), ...links.map(getLinkpath).filter((link) => link !== '')];
	}
}

/** Every link of a note: body, embeds, properties. */
export function referencesOf(cache: CachedMetadata): readonly Reference[] {
	return [...cache.links ?? [], ...cache.embeds ?? [], ...cache.frontmatterLinks ?? []];
}

function withoutBom(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
