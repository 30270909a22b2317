import type { CachedMetadata, TFile } from 'obsidian';
import type { NoteHead } from '../account/note-head';

/** What the metadata cache knows of a note, in the words of the accounts. Reads no file. */
export function headOf(file: TFile, cache: CachedMetadata): NoteHead {
	const frontmatter = cache.frontmatter ?? null;
	const taskLinks = taskLinksOf(cache);
	return {
		path: file.path,
		frontmatter,
		heading: cache.headings?.find((heading) => heading.level === 1)?.heading ?? null,
		tags: tagsOf(cache, frontmatter),
		...(frontmatter === null && hasUnreadableFrontmatter(cache) ? { hasBadFrontmatter: true } : {}),
		...(taskLinks.length > 0 ? { taskLinks } : {}),
	};
}

/** The cache keeps the block's place also where its YAML could not be read. */
function hasUnreadableFrontmatter(cache: CachedMetadata): boolean {
	const first = cache.sections?.[0];
	if (first?.type !== 'yaml') return false;
	// Two fences with nothing between them are empty, not wrong.
	return first.position.end.line - first.position.start.line > 1;
}

const none: readonly string[] = [];

function tagsOf(cache: CachedMetadata, frontmatter: NoteHead['frontmatter']): readonly string[] {
	if (!cache.tags && frontmatter === null) return none;
	const tags = new Set<string>();
	for (const { tag } of cache.tags ?? []) tags.add(withoutHash(tag));
	for (const value of [frontmatter?.['tags'], frontmatter?.['tag']]) {
		for (const tag of listed(value)) tags.add(withoutHash(tag));
	}
	return tags.size === 0 ? none : [...tags];
}

/** `tags: a, b`, `tags: [a, b]` and a list of lines all mean the same to the application. */
function listed(value: unknown): readonly string[] {
	if (typeof value === 'string') return value.split(/[\s,]+/).filter((tag) => tag !== '');
	if (!Array.isArray(value)) return none;
	return value.filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '').map((tag) => tag.trim());
}

function withoutHash(tag: string): string {
	return tag.startsWith('#') ? tag.slice(1) : tag;
}

/** Targets of links that stand on task lines; both lists of the cache are in the order of the text. */
function taskLinksOf(cache: CachedMetadata): readonly string[] {
	const { links, listItems } = cache;
	if (!links || !listItems) return none;
	const targets: string[] = [];
	let at = 0;
	for (const item of listItems) {
		if (item.task === undefined) continue;
		const { start, end } = item.position;
		while (at < links.length && (links[at]?.position.start.offset ?? 0) < start.offset) at++;
		for (; at < links.length; at++) {
			const link = links[at];
			if (!link || link.position.start.offset >= end.offset) break;
			targets.push(withoutSubpath(link.link));
		}
	}
	return targets;
}

/** `Note` of `Note#Heading`. */
export function withoutSubpath(link: string): string {
	const hash = link.indexOf('#');
	return hash < 0 ? link : link.slice(0, hash);
}
