import type { BlockSubpathResult, CachedMetadata, FrontMatterInfo, HeadingSubpathResult } from 'obsidian';
import { parse, stringify } from 'yaml';

/** A vault path as the application spells it: one kind of slash and of space, composed letters. */
export function normalizePath(path: string): string {
	const slashed = path.replace(/[\\/]+/g, '/').replace(/^\/+|\/+$/g, '');
	return (slashed === '' ? '/' : slashed).replace(/[\u00A0\u202F]/g, ' ').normalize('NFC');
}

/** YAML as the application reads it: dates stay text, errors are thrown. */
export function parseYaml(text: string): unknown {
	// What YAML only wonders about, the application does not tell.
	return parse(text, { logLevel: 'error' });
}

/** YAML as the application writes it. */
export function stringifyYaml(value: unknown): string {
	return stringify(value, { nullStr: '', lineWidth: 0 });
}

/** The path of a link, without heading or block. */
export function getLinkpath(linktext: string): string {
	return parseLinktext(linktext).path;
}

/** A link's path, and its heading or block with the sign before it. */
export function parseLinktext(linktext: string): { readonly path: string; readonly subpath: string } {
	const hash = linktext.indexOf('#');
	const path = hash < 0 ? linktext : linktext.slice(0, hash);
	return { path: path.replace(/\u00A0/g, ' ').trim().normalize('NFC'), subpath: hash < 0 ? '' : linktext.slice(hash) };
}

/** Where the frontmatter of a note stands; an empty block is one too. */
export function getFrontMatterInfo(content: string): FrontMatterInfo {
	const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(content);
	const none = { exists: false, frontmatter: '', from: 0, to: 0, contentStart: 0 };
	if (!open) return none;
	const from = open[0].length;
	const close = /(^|\r\n|\n|\r)---[ \t]*(?=\r\n|\n|\r|$)/.exec(content.slice(from));
	if (!close) return none;
	const to = from + close.index;
	const after = to + close[0].length;
	const lineEnd = /^(?:\r\n|\n|\r)/.exec(content.slice(after))?.[0].length ?? 0;
	return { exists: true, frontmatter: content.slice(from, to), from, to, contentStart: after + lineEnd };
}

/** One property by name or pattern, null where it is absent. */
export function parseFrontMatterEntry(frontmatter: unknown, key: string | RegExp): unknown {
	if (frontmatter === null || typeof frontmatter !== 'object') return null;
	const own = frontmatter as Record<string, unknown>;
	const name = Object.keys(own).find((each) => typeof key === 'string' ? each === key : key.test(each));
	return name === undefined ? null : own[name] ?? null;
}

/** A property that is a text or a list, as a list of texts. */
export function parseFrontMatterStringArray(frontmatter: unknown, key: string | RegExp): string[] | null {
	const value = parseFrontMatterEntry(frontmatter, key);
	if (value === null || value === undefined || value === '') return null;
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter((each) => typeof each === 'string' || typeof each === 'number').map((each) => String(each).trim());
}

/** The aliases among the properties. */
export function parseFrontMatterAliases(frontmatter: unknown): string[] | null {
	return parseFrontMatterStringArray(frontmatter, /^alias(es)?$/i);
}

/** The tags among the properties, each with its sign; what is no tag is left out. */
export function parseFrontMatterTags(frontmatter: unknown): string[] | null {
	const tags = parseFrontMatterStringArray(frontmatter, /^tags?$/i);
	return tags?.map((tag) => tag.startsWith('#') ? tag : `#${tag}`).filter(isTag) ?? null;
}

/** All tags of a note, those among the properties first. */
export function getAllTags(cache: CachedMetadata): string[] | null {
	return [...parseFrontMatterTags(cache.frontmatter) ?? [], ...cache.tags?.map((each) => each.tag) ?? []];
}

function isTag(tag: string): boolean {
	return /^#[^\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\\s]+$/.test(tag) && /[^\d/]/.test(tag.slice(1));
}

/** A heading as text that two spellings of it share. */
export function stripHeading(heading: string): string {
	return heading.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** A heading as it can stand in a link. */
export function stripHeadingForLink(heading: string): string {
	return heading.replace(/([:#|^\\\r\n]|%%|\[\[|\]\])/g, ' ').replace(/\s+/g, ' ').trim();
}

/** What a link's subpath points at in a note, null where nothing fits. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): BlockSubpathResult | HeadingSubpathResult | null {
	const parts = subpath.split('#').filter((part) => part !== '');
	const last = parts.at(-1);
	if (last === undefined) return null;
	if (parts.length === 1 && last.startsWith('^')) return resolveBlock(cache, last.slice(1));
	return resolveHeading(cache, parts);
}

function resolveBlock(cache: CachedMetadata, id: string): BlockSubpathResult | null {
	const block = cache.blocks?.[id.toLowerCase()];
	if (!block) return null;
	const list = cache.listItems?.find((item) => item.id?.toLowerCase() === id.toLowerCase());
	return { type: 'block', block, start: block.position.start, end: block.position.end, ...(list ? { list } : {}) };
}

function resolveHeading(cache: CachedMetadata, path: readonly string[]): HeadingSubpathResult | null {
	const headings = cache.headings ?? [];
	const same = (a: string, b: string): boolean => stripHeading(a).toLowerCase() === stripHeading(b).toLowerCase();
	let depth = 0;
	let level = 0;
	const at = headings.findIndex((heading) => {
		if (heading.level <= level && depth > 0) depth = 0;
		if (!same(heading.heading, path[depth] ?? '')) return false;
		depth += 1;
		level = heading.level;
		return depth === path.length;
	});
	const current = headings[at];
	if (!current) return null;
	const next = headings.slice(at + 1).find((heading) => heading.level <= current.level);
	return { type: 'heading', current, next: next as never, start: current.position.start, end: next?.position.start ?? null };
}

/** Words, all of which must be in the text. */
export function prepareSimpleSearch(query: string): (text: string) => { score: number; matches: [number, number][] } | null {
	const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
	return (text) => {
		const lower = text.toLowerCase();
		const matches: [number, number][] = [];
		for (const word of words) {
			const at = lower.indexOf(word);
			if (at < 0) return null;
			for (let from = at; from >= 0; from = lower.indexOf(word, from + word.length)) matches.push([from, from + word.length]);
		}
		return { score: -(matches[0]?.[0] ?? 0) / Math.max(1, text.length), matches: matches.sort((a, b) => a[0] - b[0]) };
	};
}
