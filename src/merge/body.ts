import { applyEdits, isPlaceholder, readFrontmatter, type Block, type Edit, type Note, type Section } from '../note';
import { sortDatedLists } from './dated-lists';
import { foldHeading } from './headings';
import type { Ledger, Origin } from './ledger';
import { appendBlock } from './lost';
import { rawOf } from './raw';
import { saysNothing } from './captions';
import { SectionMerger } from './section';
import type { Steps } from '../match/steps';
import { fieldName } from './survivorship';
import { standForTable } from './tables';
import { standForTasks } from './tasks';
import { hasQuote, hasQuotes, quoteOf } from './whole';

/** What the body's merger is told beside the two texts. */
export interface BodyContext {
	readonly survivor: Origin;
	readonly merged: Origin;
	readonly ledger: Ledger;
	/** Whether two texts say nearly the same; the account's names go without saying. */
	readonly areNear: (a: string, b: string) => boolean;
	readonly read: (text: string) => Note;
	/** Whether a section of the merged note, by its place, is to be quoted whole. */
	readonly isWhole: (place: number) => boolean;
	/** Hears of each section that brought something. */
	readonly brings: (place: number) => void;
}

/** The survivor's text with what only the merged note says, section by section. Idempotent. */
export function* mergeBody(survivorText: string, mergedText: string, context: BodyContext): Steps<string> {
	const merger = new BodyMerger(context.read(survivorText), context.read(mergedText), context);
	const result = applyEdits(survivorText, yield* merger.run());
	if (!result.ok) throw new Error(`The merge made edits that do not fit: ${result.message}`);
	yield;
	const sorted = sortDatedLists(result.text, merger.datedSections, foldHeading);
	return merger.quotes.reduce((text, quote) => appendBlock(text, quote, context.read(survivorText).eol), sorted);
}

/** What a section is called, with the headings it stands under. */
interface Key {
	readonly full: string;
	/** Without a heading of level 1 above it: some notes use that level for their sections, others for the title alone. */
	readonly short: string;
}

/**
 * Sections of a note by key: the preamble and the title are the key ''. A
 * title is a first heading of level 1; whatever is called like the title of
 * either note stands for it.
 */
function keysOf(note: Note, other: Note): readonly Key[] {
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
function pairKeys(theirs: readonly Key[], ours: readonly Key[]): readonly string[] {
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

function titleOf({ sections }: Note): Section | undefined {
	return sections[1]?.level === 1 ? sections[1] : undefined;
}

/**
 * Places of sections, those of one name together with what is below them where
 * the first of the name stands. Under one heading the deeper come first, as
 * they must in any text.
 */
function placesByTree({ sections }: Note, keys: readonly string[]): readonly number[] {
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

interface Placed {
	readonly section: Section;
	readonly place: number;
}

function sectionsByKey({ sections }: Note, keys: readonly string[]): ReadonlyMap<string, readonly Placed[]> {
	const found = new Map<string, Placed[]>();
	for (const [place, section] of sections.entries()) {
		const present = found.get(keys[place] ?? '');
		if (present) present.push({ section, place });
		else found.set(keys[place] ?? '', [{ section, place }]);
	}
	return found;
}

/** A line without text at the end; the two signs of one `\r\n` are none. */
const endsInGap = /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n)$/;

class BodyMerger {
	readonly datedSections = new Set<string>();
	/** Sections that are quoted whole. */
	readonly quotes: string[] = [];
	private readonly edits: Edit[] = [];
	private readonly own: readonly Key[];
	private readonly keys: readonly string[];
	private readonly properties: ReadonlyMap<string, string>;
	private readonly eol: string;
	/** Where a section goes that only the merged note has: behind this one. */
	private predecessor = 0;
	private hasAddedLast = false;
	private hasAddedTitle = false;
	private added: { readonly offset: number; readonly level: number } | null = null;

	constructor(private readonly survivor: Note, private readonly merged: Note, private readonly context: BodyContext) {
		this.own = keysOf(survivor, merged);
		this.keys = pairKeys(keysOf(merged, survivor), this.own);
		this.properties = new Map(Object.entries(readFrontmatter(survivor).data).flatMap(([key, value]) => typeof value === 'string' && !isPlaceholder(value) ? [[fieldName(key), value]] : []));
		this.eol = survivor.eol;
	}

	*run(): Steps<readonly Edit[]> {
		const { keys } = this;
		const places = placesByTree(this.merged, keys);
		const [own, same] = [sectionsByKey(this.survivor, this.own.map(({ full }) => full)), sectionsByKey(this.merged, keys)];
		const quoted = this.quoteWhole();
		for (const [at, place] of places.entries()) {
			yield;
			const section = this.merged.sections[place];
			const key = keys[place] ?? '';
			if (!section) continue;
			const matches = own.get(key);
			const before = this.edits.length;
			if (matches) {
				// A note may have a section twice: all of it is taken in where the first one stands.
				const all = (same.get(key) ?? []).filter((one) => !quoted.has(one.place));
				if (all[0]?.section === section) yield* this.mergeSection(matches.map((one) => one.section), section, all.flatMap((one) => one.section.blocks));
				if (this.edits.length > before) for (const one of all) this.context.brings(one.place);
				this.predecessor = matches.at(-1)?.place ?? 0;
				this.added = null;
			} else if (!quoted.has(place)) {
				this.addSection(section, this.merged.sections[places[at + 1] ?? -1]);
				if (this.edits.length > before) this.context.brings(place);
			}
		}
		return this.edits;
	}

	/** Places of the sections that stand in a quote, or are to. */
	private quoteWhole(): ReadonlySet<number> {
		const { survivor, merged, context } = this;
		const hasAny = hasQuotes(survivor.text, context.merged.path);
		const quoted = new Set<number>();
		for (const [place, section] of merged.sections.entries()) {
			if (!hasAny && !context.isWhole(place)) continue;
			const quote = quoteOf({ note: merged, origin: context.merged }, section, this.eol);
			const stands = hasQuote(survivor.text, quote);
			if (!stands && !context.isWhole(place)) continue;
			quoted.add(place);
			if (stands) context.ledger.drop(merged.text.slice(section.range.start, section.range.end).trim(), { path: context.merged.path, line: section.line });
			else this.quotes.push(quote);
		}
		return quoted;
	}

	/** Unites a section's blocks into the survivor's sections of that name; new blocks go to the end of the last. */
	private *mergeSection(matches: readonly Section[], { heading }: Section, blocks: readonly Block[]): Steps<void> {
		const { ledger, areNear } = this.context;
		const merger = new SectionMerger({
			ledger, areNear,
			survivor: { note: this.survivor, origin: this.context.survivor },
			merged: { note: this.merged, origin: this.context.merged },
			section: heading,
			property: (field) => this.properties.get(field) ?? null,
		}, matches, blocks);
		yield* merger.run(this.edits);
		if (merger.hasNewDates) this.datedSections.add(foldHeading(heading));
	}

	/** A section that only the merged note has, with what follows it there as far as it is deeper. */
	private addSection(section: Section, next: Section | undefined): void {
		const source = { path: this.context.merged.path, line: section.line };
		const isEmpty = section.blocks.every((block) => saysNothing(this.merged, block));
		if (isEmpty && !(next && next.level > section.level)) {
			this.context.ledger.drop(this.merged.text.slice(section.range.start, section.range.end).trim(), source);
			return;
		}
		const side = { note: this.merged, origin: this.context.merged };
		for (const block of section.blocks) {
			if (block.kind === 'table') standForTable(this.context.ledger, side, block, section.heading);
			else if (block.kind === 'list') standForTasks(this.context.ledger, side, block.items);
		}
		if (section.level === 1) this.addTitle();
		// What stands under a section that was added stays under it.
		const offset = this.added && section.level > this.added.level ? this.added.offset : this.endOfTree(section.level);
		if (!this.added || section.level <= this.added.level) this.added = { offset, level: section.level };
		// A heading that stands in would fall into a list before it.
		this.insertSection(offset, rawOf(this.merged, section.range, this.eol).trimStart());
	}

	/** Where the survivor has no title, a heading of level 1 would become it: the merged note's own comes first. */
	private addTitle(): void {
		const title = titleOf(this.merged);
		if (titleOf(this.survivor) || !title?.headingRange || this.hasAddedTitle) return;
		const offset = this.survivor.sections[0]?.range.start ?? 0;
		this.edits.unshift({ start: offset, end: offset, text: rawOf(this.merged, title.headingRange, this.eol) + this.eol + this.eol });
		this.hasAddedTitle = true;
	}

	/** Before the next heading, or at the end with the survivor's own kind of end. */
	private insertSection(offset: number, raw: string): void {
		const before = this.survivor.text.slice(0, offset);
		const isLast = offset === this.survivor.text.length;
		const endsLine = /[\r\n]$/.test(before);
		const hasGap = (before === '' && !this.hasAddedLast) || (endsInGap.test(before) && !(isLast && this.hasAddedLast));
		const opening = hasGap ? '' : endsLine ? this.eol : this.eol + this.eol;
		const closing = isLast ? (endsLine ? this.eol : '') : this.eol + this.eol;
		this.edits.push({ start: offset, end: offset, text: opening + raw + closing });
		this.hasAddedLast ||= isLast;
	}

	/** The end of the predecessor together with its deeper sections. */
	private endOfTree(level: number): number {
		let last = this.predecessor;
		while ((this.survivor.sections[last + 1]?.level ?? 0) > level) last++;
		return this.survivor.sections[last]?.range.end ?? this.survivor.text.length;
	}
}
