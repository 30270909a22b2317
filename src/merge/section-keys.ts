import type { Note, Section } from '../note';
import { foldHeading } from './headings';

/** What a section is called, with the headings it stands under. */
export interface Key {
	readonly full: string;
	/** Without a heading of level 1 above it: some notes use that level for their sections, others for the title alone. */
	readonly short: string;
}

/**
 * Sections of a note by key: the preamble and the title are the key ''. A
 * title is a first heading of level 1; whatever is called like the title of
 * either note stands for it.
 */
export function keysOf(note: Note, other: Note): readonly Key[] {
	const titles = new Set([note, other].flatMap((one) => titleOf(one)?.heading ?? []).map(foldHeading));
	const isTitle = (section: Section): boolean => section.level === 1 && titles.has(foldHeading(section.heading));
	let [isUnderTop, isUnderTitle] = [false, false];
	return note.sections.map((section) => {
		if (section.level <= 1) [isUnderTop, isUnderTitle] = [section.level === 1, isTitle(section)];
		if (section.level === 0 || isTitle(section)) return { full: '', short: '' };
		const steps = section.path.map(foldHeading);
		return { full: steps.slice(isUnderTitle ? 1 : 0).join('\n'), short: steps.slice(isUnderTop && section.level > 1 ? 1 : 0).join('\n') };
	});
}

/**
 * The survivor's key for each section of the merged note: the same full one,
 * else one with the same short one where only one fits. What stands below goes
 * along.
 */
export function pairKeys(theirs: readonly Key[], ours: readonly Key[]): readonly string[] {
	const own = new Set(ours.map(({ full }) => full));
	const [ourOnly, theirOnly] = [onlyOnes(ours, new Set(theirs.map(({ full }) => full))), onlyOnes(theirs, own)];
	const moved = new Map<string, string>();
	return theirs.map(({ full, short }) => {
		const below = ancestors(full).find((key) => moved.has(key));
		if (below !== undefined) return (moved.get(below) ?? below) + full.slice(below.length);
		const target = !own.has(full) && theirOnly.get(short) === full ? ourOnly.get(short) ?? null : null;
		if (target !== null) moved.set(full, target);
		return target ?? full;
	});
}

/** By short key the full one that no other section has, nor one of `taken`; null where several have it. */
function onlyOnes(keys: readonly Key[], taken: ReadonlySet<string>): ReadonlyMap<string, string | null> {
	const found = new Map<string, string | null>();
	for (const { full, short } of keys) {
		if (!taken.has(full)) found.set(short, (found.get(short) ?? full) === full ? full : null);
	}
	return found;
}

/** The keys of the headings above, nearest first. */
function ancestors(key: string): readonly string[] {
	const steps = key.split('\n');
	return steps.slice(1).map((_, place) => steps.slice(0, -1 - place).join('\n'));
}

/** The section of a note's title. */
export function titleOf({ sections }: Note): Section | undefined {
	return sections[1]?.level === 1 ? sections[1] : undefined;
}

/**
 * Places of sections, those of one name together with what is below them where
 * the first of the name stands. Under one heading the deeper come first, as
 * they must in any text.
 */
export function placesByTree({ sections }: Note, keys: readonly string[]): readonly number[] {
	const first = new Map([...keys.entries()].reverse().map(([place, key]) => [key, place]));
	const treeOf = (key: string): readonly number[] => key === '' ? [] : key.split('\n').map((_, depth, steps) => first.get(steps.slice(0, depth + 1).join('\n')) ?? -1);
	const trees = keys.map(treeOf);
	const levelAt = (place: number | undefined): number => sections[place ?? -1]?.level ?? 0;
	const compare = (a: readonly number[], b: readonly number[]): number => {
		const differs = a.findIndex((step, depth) => step !== b[depth]);
		if (differs < 0 || differs >= b.length) return a.length - b.length;
		return levelAt(b[differs]) - levelAt(a[differs]) || (a[differs] ?? 0) - (b[differs] ?? 0);
	};
	return [...keys.keys()].sort((x, y) => compare(trees[x] ?? [], trees[y] ?? []) || x - y);
}

/** A section and its place in its note. */
export interface Placed {
	readonly section: Section;
	readonly place: number;
}

/** Sections by key; those of one name in their order. */
export function sectionsByKey({ sections }: Note, keys: readonly string[]): ReadonlyMap<string, readonly Placed[]> {
	const found = new Map<string, Placed[]>();
	for (const [place, section] of sections.entries()) {
		const present = found.get(keys[place] ?? '');
		if (present) present.push({ section, place });
		else found.set(keys[place] ?? '', [{ section, place }]);
	}
	return found;
}
