import { applyEdits, itemText, links, type Block, type Edit, type ListItem, type Note } from '../note';
import { blockKey } from './raw';

/** Block ids and footnote labels that the notes before have taken, each with what it stands for. */
export interface TakenNames {
	readonly blockIds: Map<string, string>;
	readonly footnotes: Map<string, string>;
}

/** A text whose block ids and footnotes collide with no other, and what they were called before. */
export interface Renamed {
	readonly text: string;
	/** Old block id to new one, all ids of the note. */
	readonly blockIds: ReadonlyMap<string, string>;
}

/** The names that a note takes. */
export function namesOf(note: Note): TakenNames {
	const taken: TakenNames = { blockIds: new Map(), footnotes: new Map() };
	for (const block of allBlocks(note)) {
		if (block.kind === 'footnote') taken.footnotes.set(block.label.toLowerCase(), blockKey(note, block));
		else if ('blockId' in block && block.blockId !== null) taken.blockIds.set(block.blockId, block.kind === 'item' ? itemText(note, block) : blockKey(note, block));
	}
	return taken;
}

/** Renames what collides with `taken`, references within the text with it, and takes the new names. */
export function renameCollisions(note: Note, taken: TakenNames): Renamed {
	const { text } = note;
	const own = namesOf(note);
	const blockIds = renames(own.blockIds, taken.blockIds);
	const footnotes = renames(own.footnotes, taken.footnotes);
	const isUnchanged = [...blockIds, ...footnotes].every(([old, name]) => old === name);
	if (isUnchanged) return { text, blockIds };
	const edits = [...blockIdEdits(note, blockIds), ...linkEdits(note, blockIds), ...footnoteEdits(note, footnotes)];
	const result = applyEdits(text, edits);
	return result.ok ? { text: result.text, blockIds } : { text, blockIds: new Map() };
}

/** A name that stands for the same text on both sides is no collision. */
function renames(own: ReadonlyMap<string, string>, taken: Map<string, string>): Map<string, string> {
	const names = new Map<string, string>();
	for (const [old, meaning] of own) {
		let name = old;
		for (let count = 2; taken.has(name) && taken.get(name) !== meaning || (name !== old && own.has(name)); count++) name = `${old}-${String(count)}`;
		names.set(old, name);
		taken.set(name, meaning);
	}
	return names;
}

function* allBlocks(note: Note): Generator<Block | ListItem> {
	const open: (Block | ListItem)[] = note.sections.flatMap(({ blocks }) => blocks).reverse();
	for (let block = open.pop(); block; block = open.pop()) {
		yield block;
		if (block.kind === 'list') open.push(...[...block.items].reverse());
		else if (block.kind === 'item' || block.kind === 'quote' || block.kind === 'footnote') open.push(...[...block.children].reverse());
	}
}

function blockIdEdits(note: Note, names: ReadonlyMap<string, string>): readonly Edit[] {
	const edits = new Map<number, Edit>();
	for (const block of allBlocks(note)) {
		if (!('blockId' in block) || block.blockId === null) continue;
		const old = block.blockId;
		const name = names.get(old);
		const range = block.kind === 'item' ? block.textRange : block.range;
		const start = note.text.lastIndexOf(`^${old}`, range.end) + 1;
		if (name !== undefined && name !== old && start > range.start) edits.set(start, { start, end: start + old.length, text: name });
	}
	return [...edits.values()];
}

/** Links within the note to its own blocks. */
function linkEdits(note: Note, names: ReadonlyMap<string, string>): readonly Edit[] {
	return links(note).flatMap((link) => {
		const name = link.target === '' && link.subpath.startsWith('#^') ? names.get(link.subpath.slice(2)) : undefined;
		if (name === undefined || name === link.subpath.slice(2)) return [];
		return [{ start: link.targetRange.end - link.subpath.length + 2, end: link.targetRange.end, text: name }];
	});
}

function footnoteEdits(note: Note, names: ReadonlyMap<string, string>): readonly Edit[] {
	const edits: Edit[] = [];
	const opaque = [...allBlocks(note)].filter(({ kind }) => kind === 'code' || kind === 'comment' || kind === 'html' || kind === 'math').map(({ range }) => range);
	for (const match of note.text.matchAll(/\[\^([^[\]\s]{1,100})\]/g)) {
		const label = match[1] ?? '';
		const name = names.get(label.toLowerCase());
		const start = match.index + 2;
		if (name === undefined || name === label.toLowerCase() || opaque.some((range) => range.start <= start && start < range.end)) continue;
		edits.push({ start, end: start + label.length, text: name });
	}
	return edits;
}
