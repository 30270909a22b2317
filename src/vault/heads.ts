import type { CachedMetadata } from 'obsidian';
import type { NoteHead } from '../account/note-head';

interface HasPath {
	readonly path: string;
}

/** What the metadata cache knows of a note, in the words of the accounts. Reads no file. */
export function headOf(file: HasPath, cache: CachedMetadata): NoteHead {
	const head = quickHeadOf(file, cache);
	const taskLinks = taskLinksOf(cache);
	return taskLinks.length === 0 ? head : { ...head, taskLinks };
}

/**
 * The same without the links on task lines. Runs for every note of the vault
 * before the first paint, where what costs is memory that must be fetched: so
 * it looks at nothing that the list of accounts does not need.
 */
export function quickHeadOf({ path }: HasPath, cache: CachedMetadata): NoteHead {
	const frontmatter = cache.frontmatter ?? null;
	const heading = firstHeading(cache);
	const tags = tagsOf(cache, frontmatter);
	if (frontmatter === null && hasUnreadableFrontmatter(cache)) return { path, frontmatter, heading, tags, hasBadFrontmatter: true };
	return { path, frontmatter, heading, tags };
}

function firstHeading({ headings }: CachedMetadata): string | null {
	if (!headings) return null;
	for (const { level, heading } of headings) if (level === 1) return heading;
	return null;
}

/** The cache keeps the block's place also where its YAML could not be read. */
function hasUnreadableFrontmatter(cache: CachedMetadata): boolean {
	const first = cache.sections?.[0];
	if (first?.type !== 'yaml') return false;
	// Two fences with nothing between them are empty, not wrong.
	return first.position.end.line - first.position.start.line > 1;
}

const none: readonly string[] = [];
/** Each is looked for among the others. */
const fewTags = 8;

function tagsOf(cache: CachedMetadata, frontmatter: NoteHead['frontmatter']): readonly string[] {
	const listed = frontmatter?.['tags'];
	const single = frontmatter?.['tag'];
	if (!cache.tags && single === undefined && (listed === undefined || arePlain(listed))) return listed ?? none;
	const tags: string[] = [];
	if (cache.tags) for (const { tag } of cache.tags) add(tags, tag);
	addListed(tags, listed);
	addListed(tags, single);
	return tags;
}

/** Whether a list is nothing but tags as we write them: it need not be copied then, as for most notes. */
function arePlain(listed: unknown): listed is readonly string[] {
	if (!Array.isArray(listed) || listed.length > fewTags) return false;
	for (let at = 0; at < listed.length; at++) {
		const tag: unknown = listed[at];
		if (typeof tag !== 'string' || tag === '' || tag.startsWith('#') || tag.trim() !== tag || listed.indexOf(tag) < at) return false;
	}
	return true;
}

/** `tags: a, b`, `tags: [a, b]` and a list of lines all mean the same to the application. */
function addListed(tags: string[], value: unknown): void {
	if (typeof value === 'string') {
		for (const tag of value.split(/[\s,]+/)) add(tags, tag);
	} else if (Array.isArray(value)) {
		for (const tag of value as readonly unknown[]) if (typeof tag === 'string') add(tags, tag.trim());
	}
}

function add(tags: string[], tag: string): void {
	const name = tag.startsWith('#') ? tag.slice(1) : tag;
	if (name !== '' && !tags.includes(name)) tags.push(name);
}

/** Targets of links that stand on task lines; both lists of the cache are in the order of the text. */
export function taskLinksOf({ links, listItems }: CachedMetadata): readonly string[] {
	if (!links || !listItems) return none;
	let targets: string[] | null = null;
	let at = 0;
	for (const { task, position } of listItems) {
		if (task === undefined) continue;
		const start = position.start.offset;
		const end = position.end.offset;
		let link = links[at];
		while (link && link.position.start.offset < start) link = links[++at];
		for (; link && link.position.start.offset < end; link = links[++at]) (targets ??= []).push(withoutSubpath(link.link));
		if (!link) break;
	}
	return targets ?? none;
}

/** `Note` of `Note#Heading`. */
export function withoutSubpath(link: string): string {
	const hash = link.indexOf('#');
	return hash < 0 ? link : link.slice(0, hash);
}
