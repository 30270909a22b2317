import { applyEdits, itemText, links, type Edit, type Note } from '../note';
import { allBlocks, labelOf, labelsIn, type Label } from './labels';
import { blockKey } from './raw';

/** Names that the notes before have taken, each with what it stands for. */
export interface TakenNames {
	readonly blockIds: Map<string, string>;
	/** Labels of footnotes (`^1`) and of reference definitions. */
	readonly labels: Map<string, string>;
}

/** A text whose block ids, footnotes and reference definitions collide with no other, and what its blocks were called before. */
export interface Renamed {
	readonly text: string;
	/** Old block id to new one, all ids of the note. */
	readonly blockIds: ReadonlyMap<string, string>;
}

/** The names that a note takes. */
export function namesOf(note: Note): TakenNames {
	const taken: TakenNames = { blockIds: new Map(), labels: new Map() };
	for (const block of allBlocks(note)) {
		if (block.kind === 'footnote' || block.kind === 'definition') {
			const { name, end } = labelOf(note, block);
			const said = note.text.slice(end, block.range.end).replace(/\s+/g, ' ').trim();
			// A label that stands for two things is the same only where both are.
			taken.labels.set(name, [...new Set([...taken.labels.get(name)?.split('\n') ?? [], said])].sort().join('\n'));
		} else if ('blockId' in block && block.blockId !== null) {
			taken.blockIds.set(block.blockId, block.kind === 'item' ? itemText(note, block) : blockKey(note, block));
		}
	}
	return taken;
}

/** Renames what collides with `taken`, references within the text with it, and takes the new names. */
export function renameCollisions(note: Note, taken: TakenNames): Renamed {
	const { text } = note;
	const own = namesOf(note);
	const blockIds = renames(own.blockIds, taken.blockIds);
	const labels = renames(own.labels, taken.labels);
	const isUnchanged = [...blockIds, ...labels].every(([old, name]) => old === name);
	if (isUnchanged) return { text, blockIds };
	const edits = [...blockIdEdits(note, blockIds), ...linkEdits(note, blockIds), ...labelEdits(note, labels)];
	const result = applyEdits(text, edits);
	return result.ok ? { text: result.text, blockIds } : { text, blockIds: new Map() };
}

/** A name that stands for the same text on both sides is no collision. */
function renames(own: ReadonlyMap<string, string>, taken: Map<string, string>): Map<string, string> {
	const names = new Map<string, string>();
	for (const [old, meaning] of own) {
		let name = old;
		for (let count = 2; isTaken(taken.get(name), meaning) || (name !== old && own.has(name)); count++) name = `${old}-${String(count)}`;
		names.set(old, name);
		taken.set(name, meaning);
	}
	return names;
}

/** Whether a name stands for another text than `meaning`. */
function isTaken(standing: string | undefined, meaning: string): boolean {
	if (standing === undefined || standing === meaning) return false;
	const [ours, theirs] = [apart(standing), apart(meaning)];
	return ours.shape !== theirs.shape || ours.names.some((name, place) => !isRenamed(name, theirs.names[place] ?? ''));
}

/** Block ids, footnotes and labels within a text, and the text without them: what a name stands for may itself have been renamed. */
function apart(meaning: string): { readonly shape: string; readonly names: readonly string[] } {
	const names: string[] = [];
	const shape = meaning.replace(/ > /g, ' ').replace(/\^([\w-]+)|\[([^[\]^]*)\](?:\[([^[\]]*)\])?/g, (_, id: string | undefined, text: string | undefined, label: string | undefined) => {
		names.push((id ?? (label || text) ?? '').toLowerCase());
		return id === undefined ? `[${text ?? ''}]` : '^';
	});
	return { shape, names };
}

/** `one-2` may be what `one` is called since a merge. */
function isRenamed(name: string, old: string): boolean {
	return name === old || (name.startsWith(`${old}-`) && /^\d+$/.test(name.slice(old.length + 1)));
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

/** Footnotes and definitions by their new labels, and all that refers to them. */
function labelEdits(note: Note, names: ReadonlyMap<string, string>): readonly Edit[] {
	const changed = new Map([...names].filter(([old, name]) => old !== name));
	if (changed.size === 0) return [];
	const edits: Edit[] = [];
	for (const block of allBlocks(note)) {
		if (block.kind !== 'footnote' && block.kind !== 'definition') continue;
		const label = labelOf(note, block);
		const name = changed.get(label.name);
		if (name !== undefined) edits.push({ ...label, text: name });
	}
	for (const label of labelsIn(note)) {
		const name = changed.get(label.name);
		if (name !== undefined) edits.push(...referenceEdit(note.text, label, name));
	}
	return edits;
}

/** `[^1]`, `[text][label]`, `[label][]` or `[label]`; what the last two show stays. */
function referenceEdit(text: string, { start, end, name: old }: Label, name: string): readonly Edit[] {
	const [before, after] = [text.charAt(start - 2), text.charAt(end + 1)];
	if (before === '[' || after === '(' || (after === '[' && text.charAt(end + 2) !== ']')) return [];
	if (old.startsWith('^') || before === ']') return [{ start, end, text: name }];
	if (after === '[') return [{ start: end + 2, end: end + 2, text: name }];
	return [{ start: end + 1, end: end + 1, text: `[${name}]` }];
}
