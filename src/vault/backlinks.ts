import { Component, type App } from 'obsidian';
import { keyOfLink } from '../account/finding';
import { ManyMap } from '../account/many-map';
import type { Slices } from './slices';

/** More notes than this changed since: going over the vault again in slices is less than taking each in at once. */
const mostChanges = 500;

/**
 * Which files link to a note, or by a name that no file bears. The
 * application keeps links by the file that they stand in; turned round they
 * are found without going over the vault each time. Made when first asked for.
 */
export class Backlinks extends Component {
	/** Files by the path that they link to, and by the key of a name that resolves to nothing. What stands here may have changed since. */
	private byPath = new ManyMap();
	private byName = new ManyMap();
	/** Files whose links were resolved anew since. */
	private readonly changed = new Set<string>();
	private isListening = false;
	/** Whether the whole is to be read: a file that comes or goes may change where any link leads. */
	private isStale = true;
	/** The reading under way; questions that come meanwhile wait for it. */
	private reading: Promise<void> | null = null;

	constructor(private readonly app: App) {
		super();
	}

	/** Paths of the files that link to one of the paths, or by an unresolved link to one of the names (see `keyOfLink`). */
	async sourcesOf(paths: readonly string[], names: readonly string[], slices: Slices): Promise<readonly string[]> {
		this.listen();
		while (this.isStale || this.changed.size > mostChanges) await (this.reading ??= this.readAll(slices).finally(() => { this.reading = null; }));
		const { resolvedLinks, unresolvedLinks } = this.app.metadataCache;
		for (const source of this.changed) this.add(source, resolvedLinks[source], unresolvedLinks[source]);
		this.changed.clear();
		const sources = new Set<string>();
		for (const path of paths) for (const source of this.byPath.get(path)) if (Object.hasOwn(resolvedLinks[source] ?? {}, path)) sources.add(source);
		for (const name of names) for (const source of this.byName.get(name)) if (Object.keys(unresolvedLinks[source] ?? {}).some((link) => keyOfLink(link) === name)) sources.add(source);
		return [...sources];
	}

	private async readAll(slices: Slices): Promise<void> {
		this.isStale = false;
		this.changed.clear();
		this.byPath = new ManyMap();
		this.byName = new ManyMap();
		const { resolvedLinks, unresolvedLinks } = this.app.metadataCache;
		for (const source of new Set([...Object.keys(resolvedLinks), ...Object.keys(unresolvedLinks)])) {
			this.add(source, resolvedLinks[source], unresolvedLinks[source]);
			if (slices.isDue) await slices.rest();
		}
	}

	private add(source: string, resolved: Record<string, number> | undefined, unresolved: Record<string, number> | undefined): void {
		for (const path in resolved) this.byPath.add(path, source);
		for (const link in unresolved) this.byName.add(keyOfLink(link), source);
	}

	private listen(): void {
		if (this.isListening) return;
		this.isListening = true;
		const { vault, metadataCache } = this.app;
		const forget = (): void => { this.isStale = true; };
		this.registerEvent(vault.on('create', forget));
		this.registerEvent(vault.on('delete', forget));
		this.registerEvent(vault.on('rename', forget));
		this.registerEvent(metadataCache.on('resolve', ({ path }) => { if (!this.isStale) this.changed.add(path); }));
	}
}
