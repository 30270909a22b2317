import type { CachedMetadata } from 'obsidian';

const plain = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Where a subpath (`#Heading`, `#A#B`, `#^block`) begins, or null where the note has none such. */
export function offsetOf(cache: CachedMetadata | null, subpath: string): number | null {
	return rangeOf(cache, subpath)?.from ?? null;
}

function rangeOf(cache: CachedMetadata | null, subpath: string): { readonly from: number; readonly to: number | null } | null {
	const parts = subpath.split('#').map((part) => part.trim()).filter((part) => part !== '');
	const last = parts.at(-1);
	if (cache === null || last === undefined) return null;
	if (last.startsWith('^')) {
		const block = cache.blocks?.[last.slice(1).toLowerCase()];
		return block === undefined ? null : { from: block.position.start.offset, to: block.position.end.offset };
	}
	const headings = cache.headings ?? [];
	let at = -1;
	for (const part of parts) {
		at = headings.findIndex((heading, index) => index > at && plain(heading.heading) === plain(part));
		if (at < 0) return null;
	}
	const heading = headings[at];
	if (heading === undefined) return null;
	const next = headings.slice(at + 1).find((other) => other.level <= heading.level);
	return { from: heading.position.start.offset, to: next?.position.start.offset ?? null };
}

/** The part of a text that a subpath names; the whole text without one. */
export function sectionOf(text: string, cache: CachedMetadata | null, subpath: string): string {
	if (subpath === '') return text;
	const range = rangeOf(cache, subpath);
	return range === null ? text : text.slice(range.from, range.to ?? undefined);
}
