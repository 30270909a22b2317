import { foldHeading } from './headings';
import type { VaultFacts } from './plan';

/** File names that say nothing: the folder names the note. */
const hubNames: ReadonlySet<string> = new Set(['readme', 'index', '_index']);

/** The group of a merge as links see it. */
export interface Group {
	readonly survivor: string;
	readonly merged: ReadonlySet<string>;
	/** Block ids by merged note: what they were called there to what they are called now. */
	readonly blockIds: ReadonlyMap<string, ReadonlyMap<string, string>>;
	/** Folded headings that the survivor will have. */
	readonly headings: ReadonlySet<string>;
	/** Headings that are gone because the survivor's title stands for them. */
	readonly titles: ReadonlySet<string>;
}

/** How links are spelled so that they lead to the right note once the merged notes are gone. */
export class Destinations {
	constructor(private readonly facts: VaultFacts, readonly group: Group) {}

	/** The path that a link leads to before the merge. */
	resolve(target: string, source: string): string | null {
		return this.facts.resolve(target, source);
	}

	/** The shortest spelling that cannot mean another file, now or later: the bare name, else the whole path. */
	wikilink(path: string): string {
		const name = stem(path);
		if (hubNames.has(name.toLowerCase())) return withoutEnding(path);
		const mergedToo = [...this.group.merged].filter((one) => stem(one).toLowerCase() === name.toLowerCase()).length;
		return this.facts.countNamed(name) - mergedToo <= 1 ? name : withoutEnding(path);
	}

	/** A Markdown link's destination; one that was relative stays so. */
	markdown(path: string, old: string, home: string): string {
		const ended = /\.md$/i.test(old) || !/\.md$/i.test(path) ? path : withoutEnding(path);
		return /^\.{1,2}\//.test(old) ? relative(ended, home) : ended;
	}

	/** A link that shows a file name which says nothing gets the account's name to show, and the heading as it was shown. */
	display(target: string, subpath = ''): string | undefined {
		const steps = withoutEnding(this.group.survivor).split('/');
		if (!hubNames.has(steps.at(-1)?.toLowerCase() ?? '')) return undefined;
		const shown = withoutEnding(target).split('/').filter((step) => step !== '' && !hubNames.has(step.toLowerCase())).at(-1);
		const name = shown ?? steps.at(-2);
		return name === undefined ? undefined : [name, ...subpath.split('#').slice(1)].join(' > ');
	}

	/** The survivor as a wikilink for a property, e.g. `[[Customers/Brightloom/README|Brightloom]]`. */
	survivorLink(): string {
		const display = this.display('');
		return `[[${this.wikilink(this.group.survivor)}${display === undefined ? '' : `|${display}`}]]`;
	}

	/** `#Heading` or `#^block` of a merged note, as the survivor has it. */
	subpath(subpath: string, from: string): { readonly subpath: string; readonly isGone: boolean } {
		if (subpath === '' || subpath === '#') return { subpath, isGone: false };
		if (subpath.startsWith('#^')) {
			const name = this.group.blockIds.get(from)?.get(subpath.slice(2));
			return { subpath: name === undefined ? subpath : `#^${name}`, isGone: name === undefined };
		}
		const steps = subpath.slice(1).split('#');
		const kept = steps.filter((step, place) => place > 0 || !this.group.titles.has(foldStep(step)) || this.group.headings.has(foldStep(step)));
		const isGone = kept.some((step) => !this.group.headings.has(foldStep(step)));
		return { subpath: kept.length === 0 ? '' : `#${kept.join('#')}`, isGone };
	}
}

/** Headings as links spell them: signs that a link cannot hold count as a space. */
export function foldStep(heading: string): string {
	return foldHeading(heading).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** File name without folder and, for notes, without ending. */
export function stem(path: string): string {
	return withoutEnding(path.slice(path.lastIndexOf('/') + 1));
}

/** `Folder/Note` of `Folder/Note.md`. */
export function withoutEnding(path: string): string {
	return path.replace(/\.md$/i, '');
}

/** The folder of a path, empty for the vault's root. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function relative(path: string, home: string): string {
	const from = folderOf(home).split('/').filter((step) => step !== '');
	const to = path.split('/');
	let shared = 0;
	while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
	const up = from.slice(shared).map(() => '..');
	return [...(up.length > 0 ? up : ['.']), ...to.slice(shared)].join('/');
}
