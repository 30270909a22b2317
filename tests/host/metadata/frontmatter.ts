import type { FrontmatterLinkCache } from 'obsidian';
import { parse } from 'yaml';
import { splitWikilink } from './inline';

/** What YAML only wonders about, the application does not tell. */
const quiet = { logLevel: 'error' } as const;

/** Properties as the application holds them; null where they are no map or cannot be read. */
export function readProperties(source: string, withDates = false): Record<string, unknown> | null {
	try {
		const value: unknown = withDates ? parse(source, { ...quiet, customTags: ['timestamp'] }) : parse(source, quiet);
		return value !== null && typeof value === 'object' && !Array.isArray(value) ? value as Record<string, unknown> : null;
	} catch {
		return null;
	}
}

/** Links among the properties: a text that is one link, at any depth, keyed by its path. */
export function frontmatterLinks(properties: Record<string, unknown>): FrontmatterLinkCache[] {
	return Object.entries(properties).flatMap(([key, value]) => linksIn(value, key));
}

function linksIn(value: unknown, key: string): FrontmatterLinkCache[] {
	if (typeof value === 'string') return linkOf(value, key);
	if (value === null || typeof value !== 'object' || value instanceof Date) return [];
	return Object.entries(value).flatMap(([inner, each]) => linksIn(each, `${key}.${inner}`));
}

function linkOf(value: string, key: string): FrontmatterLinkCache[] {
	const text = value.trim();
	const inside = /^\[\[([^[\]\n]+)\]\]$/.exec(text)?.[1];
	if (inside !== undefined) {
		const { link, displayText } = splitWikilink(inside);
		return link === '' ? [] : [{ key, link, original: text, displayText }];
	}
	const markdown = /^\[([^\]\n]*)\]\(<?([^)>\n]+)>?\)$/.exec(text);
	if (!markdown?.[2] || isExternal(markdown[2])) return [];
	return [{ key, link: decodeLink(markdown[2]), original: text, displayText: markdown[1] ?? '' }];
}

/** Whether a Markdown link leaves the vault. */
export function isExternal(url: string): boolean {
	return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

/** A Markdown link's target as a path, spaces and all. */
export function decodeLink(url: string): string {
	try {
		return decodeURI(url).replace(/%23/g, '#').replace(/%20/g, ' ');
	} catch {
		return url;
	}
}
