import type { App, EventRef, TFile } from 'obsidian';
import type { Slices } from '../slices';

/** Links by source: how often it links to which of the notes asked for. */
export type LinksBySource = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The vault's files as a merge asks for them. */
export interface VaultFiles {
	readonly canvases: readonly TFile[];
	readonly bases: readonly TFile[];
	/** Whether a file lies at the path, upper and lower case alike. */
	exists(path: string): boolean;
	/** How many files answer to a bare name, upper and lower case alike. */
	countNamed(name: string): number;
}

export interface SurroundingsOptions {
	readonly app: App;
	/** Notes that are likely to be asked about next: one pass over the vault's links serves all of them. */
	readonly likely: () => Iterable<string>;
	/** Keeps a listener for as long as the plugin lives; without it nothing is kept from one plan to the next. */
	readonly watch: ((ref: EventRef) => void) | null;
}

/** More notes than this changed since: going over the vault again is less than looking each up. */
const mostChanges = 200;

/**
 * What a merge must know of all files: who links to its notes, which names are
 * taken. Going over 50,000 notes takes a while, so what was found is kept until
 * the vault says that it changed.
 */
export class Surroundings {
	private kept: VaultFiles | null = null;
	/** Sources with counts, by the note that they link to. */
	private links = new Map<string, Map<string, number>>();
	/** Sources whose links were read anew since. */
	private readonly changed = new Set<string>();
	private isWatching = false;
	/** Whether files came or went since the links were read, perhaps while they were. */
	private isStale = false;
	/** The question before. */
	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly options: SurroundingsOptions) {}

	/** One question after the other: of two that read at once, each would take what the other keeps for its own. */
	linksTo(paths: ReadonlySet<string>, slices: Slices): Promise<LinksBySource> {
		const answer = this.last.then(() => this.answer(paths, slices));
		this.last = answer.catch(() => undefined);
		return answer;
	}

	async files(slices: Slices): Promise<VaultFiles> {
		this.listen();
		await slices.rest();
		if (this.kept) return this.kept;
		// Nothing may come between looking and keeping: what the vault says meanwhile would be missed.
		const files = this.options.app.vault.getFiles();
		const [canvases, bases]: [TFile[], TFile[]] = [[], []];
		for (const file of files) {
			if (file.extension === 'canvas') canvases.push(file);
			else if (file.extension === 'base') bases.push(file);
		}
		const found = { canvases, bases, ...counted(files) };
		this.kept = this.options.watch ? found : null;
		return found;
	}

	private async answer(paths: ReadonlySet<string>, slices: Slices): Promise<LinksBySource> {
		this.listen();
		if (this.isStale || this.changed.size > mostChanges) this.links.clear();
		else for (const source of this.changed) this.readAgain(source);
		this.isStale = false;
		this.changed.clear();
		if ([...paths].some((path) => !this.links.has(path))) await this.readAll(new Set([...paths, ...this.options.likely()]), slices);
		const found = new Map<string, Map<string, number>>();
		for (const path of paths) {
			for (const [source, count] of this.links.get(path) ?? []) {
				const counts = found.get(source);
				if (counts) counts.set(path, count);
				else found.set(source, new Map([[path, count]]));
			}
		}
		return found;
	}

	/** One pass over the link index; a change that comes during it is looked up at the next question. */
	private async readAll(wanted: ReadonlySet<string>, slices: Slices): Promise<void> {
		const { resolvedLinks } = this.options.app.metadataCache;
		const links = new Map([...wanted].map((path) => [path, new Map<string, number>()]));
		for (const source of Object.keys(resolvedLinks)) {
			const targets = resolvedLinks[source];
			for (const target in targets) links.get(target)?.set(source, targets[target] ?? 0);
			if (slices.isDue) await slices.rest();
		}
		this.links = links;
	}

	private readAgain(source: string): void {
		const targets = this.options.app.metadataCache.resolvedLinks[source];
		for (const [path, sources] of this.links) {
			const count = targets?.[path];
			if (count) sources.set(source, count);
			else sources.delete(source);
		}
	}

	/** Files that come, go or are renamed may change where any link leads. */
	private listen(): void {
		const { app: { vault, metadataCache }, watch } = this.options;
		this.isStale ||= !watch;
		if (!watch || this.isWatching) return;
		this.isWatching = true;
		const forget = (): void => {
			this.kept = null;
			this.isStale = true;
		};
		watch(vault.on('create', forget));
		watch(vault.on('delete', forget));
		watch(vault.on('rename', forget));
		watch(metadataCache.on('resolve', ({ path }) => { this.changed.add(path); }));
	}
}

/** Few names are asked for: going over all files for each is less than folding the names of all. */
function counted(files: readonly TFile[]): Pick<VaultFiles, 'exists' | 'countNamed'> {
	const counts = new Map<string, number>();
	const countOf = (kind: 'path' | 'name', sought: string): number => {
		const wanted = sought.toLowerCase();
		const key = `${kind} ${wanted}`;
		const known = counts.get(key);
		if (known !== undefined) return known;
		const count = files.filter((file) => {
			const own = kind === 'path' ? file.path : nameOf(file);
			return own.length === sought.length && own.toLowerCase() === wanted;
		}).length;
		counts.set(key, count);
		return count;
	};
	return { exists: (path) => countOf('path', path) > 0, countNamed: (name) => countOf('name', name) };
}

function nameOf({ extension, basename, name }: TFile): string {
	return extension === 'md' ? basename : name;
}
