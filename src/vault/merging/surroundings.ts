import type { App, EventRef, TFile } from 'obsidian';
import type { Backlinks } from '../backlinks';
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
	readonly backlinks: Backlinks;
	/** Keeps a listener for as long as the plugin lives. */
	readonly watch: (ref: EventRef) => void;
}

/**
 * What a merge must know of all files: who links to its notes, which names are
 * taken. Going over 50,000 files takes a while, so what was found is kept until
 * the vault says that it changed.
 */
export class Surroundings {
	private kept: VaultFiles | null = null;
	private isWatching = false;

	constructor(private readonly options: SurroundingsOptions) {}

	async linksTo(paths: ReadonlySet<string>, slices: Slices): Promise<LinksBySource> {
		const { backlinks, app: { metadataCache } } = this.options;
		const sources = await backlinks.sourcesOf([...paths], [], slices);
		return new Map(sources.map((source) => {
			const targets = metadataCache.resolvedLinks[source] ?? {};
			return [source, new Map([...paths].flatMap((path) => (Object.hasOwn(targets, path) ? [[path, targets[path] ?? 0]] : [])))];
		}));
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
		this.kept = { canvases, bases, ...counted(files) };
		return this.kept;
	}

	private listen(): void {
		if (this.isWatching) return;
		this.isWatching = true;
		const { app: { vault }, watch } = this.options;
		const forget = (): void => { this.kept = null; };
		watch(vault.on('create', forget));
		watch(vault.on('delete', forget));
		watch(vault.on('rename', forget));
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
