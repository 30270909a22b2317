import { ManyMap } from './many-map';
import { folderOf } from './names';

/** A folder of the vault and what lies directly in it. */
interface Folder {
	readonly path: string;
	readonly parent: Folder | null;
	children: Set<Folder> | null;
	/** Paths of hub notes in it, in order. */
	hubs: readonly string[];
	/** Paths of notes that are a hub only where no folder above has one, in order. */
	lesserHubs: readonly string[];
}

/** Most folders have no hub, and most no folders: they share these. */
const none: readonly string[] = [];

/** The notes that are something to us by folder, and where the hubs are. */
export class Folders {
	private readonly byPath = new Map<string, Folder>();
	/** Paths of the notes directly in a folder, by its path. */
	private readonly notes = new ManyMap();
	/** Where the last note lay that was asked about: the next one often lies there, too. */
	private last: { readonly folder: string; readonly hub: string | null } | null = null;

	add(path: string): void {
		const folder = folderOf(path);
		this.open(folder);
		this.notes.add(folder, path);
	}

	delete(path: string): void {
		const folder = this.byPath.get(folderOf(path));
		if (folder === undefined) return;
		this.notes.delete(folder.path, path);
		this.drop(folder);
	}

	/** Says whether a note is a hub. True where that is news. */
	setHub(path: string, hub: 'hub' | 'lesser' | null): boolean {
		const folder = hub === null ? this.byPath.get(folderOf(path)) : this.open(folderOf(path));
		if (folder === undefined) return false;
		const was = folder.hubs.includes(path) ? 'hub' : folder.lesserHubs.includes(path) ? 'lesser' : null;
		if (was === hub) return false;
		this.last = null;
		folder.hubs = withOrWithout(folder.hubs, path, hub === 'hub');
		folder.lesserHubs = withOrWithout(folder.lesserHubs, path, hub === 'lesser');
		this.drop(folder);
		return true;
	}

	/** The nearest folder with a hub that the note lies in; null where there is none. */
	hubFolderOf(path: string): string | null {
		const folder = folderOf(path);
		if (this.last?.folder !== folder) this.last = { folder, hub: this.nearestHubTo(folder) };
		return this.last.hub;
	}

	private nearestHubTo(path: string): string | null {
		let at = path;
		let folder = this.byPath.get(at);
		while (folder === undefined && at !== '') {
			at = folderOf(at);
			folder = this.byPath.get(at);
		}
		return folder === undefined ? null : nearestHub(folder)?.path ?? null;
	}

	/** The hub notes of a folder, in order. */
	hubsIn(folder: string): readonly string[] {
		const found = this.byPath.get(folder);
		if (found === undefined) return none;
		return found.hubs.length > 0 ? found.hubs : found.lesserHubs;
	}

	/** Paths of the notes in a folder and the folders below it. */
	*under(path: string): Generator<string, void, undefined> {
		const folder = this.byPath.get(path);
		if (folder === undefined) return;
		const waiting = [folder];
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
			yield* this.notes.get(next.path);
			if (next.children !== null) waiting.push(...next.children);
		}
	}

	private open(path: string): Folder {
		const known = this.byPath.get(path);
		if (known !== undefined) return known;
		const parent = path === '' ? null : this.open(folderOf(path));
		const folder: Folder = { path, parent, children: null, hubs: none, lesserHubs: none };
		if (parent !== null) (parent.children ??= new Set()).add(folder);
		this.byPath.set(path, folder);
		return folder;
	}

	private drop(folder: Folder): void {
		for (let at: Folder | null = folder; at !== null; at = at.parent) {
			if (this.notes.has(at.path) || (at.children?.size ?? 0) > 0 || at.hubs.length > 0 || at.lesserHubs.length > 0) return;
			at.parent?.children?.delete(at);
			this.byPath.delete(at.path);
		}
	}
}

/** The nearest folder with a hub, the folder itself included; null where there is none. */
function nearestHub(folder: Folder): Folder | null {
	if (folder.hubs.length > 0) return folder;
	const above = folder.parent === null ? null : nearestHub(folder.parent);
	return above ?? (folder.lesserHubs.length > 0 ? folder : null);
}

function withOrWithout(paths: readonly string[], path: string, isIn: boolean): readonly string[] {
	const others = paths.filter((other) => other !== path);
	if (isIn) return [...others, path].sort();
	return others.length === 0 ? none : others;
}
