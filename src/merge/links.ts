import { applyEdits, links, parse, retarget, type Edit, type Link, type Note } from '../note';
import type { Destinations } from './destinations';

/** A text with its links rewritten. */
export interface Relinked {
	readonly text: string;
	readonly count: number;
	/** Links that lead to the survivor but whose heading or block is gone, as written. */
	readonly gone: readonly string[];
}

/** Where the text stands before the merge, and after. */
export interface Standing {
	readonly from: string;
	readonly to: string;
	/** It stays a note of its own, so that its links to itself go along. */
	readonly isCopy?: boolean;
}

/**
 * Rewrites the links of a note so that each leads where it led, or to the
 * survivor where it led to a merged note. Links that still lead right stay as
 * they are written, dangling ones too.
 */
export function relink(text: string, standing: Standing, destinations: Destinations): Relinked {
	const note = parse(text);
	const edits: Edit[] = [];
	const gone: string[] = [];
	for (const link of links(note)) {
		const edit = relinkOne(note, link, standing, destinations, gone);
		if (edit) edits.push(edit);
	}
	const result = applyEdits(text, edits);
	// Links do not overlap, so this cannot fail; if it did, the old text would be the safe answer.
	return result.ok ? { text: result.text, count: edits.length, gone } : { text, count: 0, gone };
}

/** Self-links in the survivor to blocks that another id stands for now. */
export function relinkBlocks(text: string, survivor: string, ids: ReadonlyMap<string, string>, destinations: Destinations): string {
	if (ids.size === 0) return text;
	const note = parse(text);
	const edits = links(note).flatMap((link) => {
		const id = link.subpath.startsWith('#^') ? ids.get(link.subpath.slice(2)) : undefined;
		if (id === undefined || (link.target !== '' && destinations.resolve(link.target, survivor) !== survivor)) return [];
		return [retarget(note, link, { target: link.target, subpath: `#^${id}` })];
	});
	const result = applyEdits(text, edits);
	return result.ok ? result.text : text;
}

function relinkOne(note: Note, link: Link, { from, to, isCopy }: Standing, destinations: Destinations, gone: string[]): Edit | null {
	const { group } = destinations;
	if (link.target === '') return from === to || isCopy ? null : relinkOwn(note, link, from, destinations);
	const path = destinations.resolve(link.target, from);
	if (path === null) return null;
	if (group.merged.has(path)) {
		const { subpath, isGone } = destinations.subpath(link.subpath, path);
		if (isGone) gone.push(note.text.slice(link.range.start, link.range.end));
		const display = destinations.display(link.target, subpath.startsWith('#^') ? link.subpath : subpath);
		return retarget(note, link, { target: spell(link, group.survivor, to, destinations), subpath, ...(display === undefined ? {} : { display }) });
	}
	if (from === to || destinations.resolve(link.target, to) === path) return null;
	return retarget(note, link, { target: spell(link, path, to, destinations), subpath: link.subpath });
}

/** `[[#Heading]]` and `[[#^block]]` in a text that moves into the survivor. */
function relinkOwn(note: Note, link: Link, from: string, destinations: Destinations): Edit | null {
	const { subpath, isGone } = destinations.subpath(link.subpath, from);
	// A link within the note to a heading that is gone stays as it is: it shows what it was.
	return isGone || subpath === '' || subpath === link.subpath ? null : retarget(note, link, { target: '', subpath });
}

function spell(link: Link, path: string, home: string, destinations: Destinations): string {
	if (link.kind === 'markdown') return destinations.markdown(path, link.target, home);
	const name = destinations.wikilink(path);
	return /\.md$/i.test(link.target) && /\.md$/i.test(path) ? `${name}.md` : name;
}
