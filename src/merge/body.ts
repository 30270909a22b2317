import { applyEdits, isPlaceholder, readFrontmatter, type Block, type Edit, type Note, type Section } from '../note';
import { sortDatedLists } from './dated-lists';
import { foldHeading } from './headings';
import type { Ledger, Origin } from './ledger';
import { appendBlock } from './lost';
import { rawOf } from './raw';
import { saysNothing } from './captions';
import { SectionMerger } from './section';
import { keysOf, pairKeys, placesByTree, sectionsByKey, titleOf, type Key, type Placed } from './section-keys';
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

/** A line without text at the end; the two signs of one `\r\n` are none. */
const endsInGap = /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n)$/;

class BodyMerger {
	readonly datedSections = new Set<string>();
	/** Sections that are quoted whole. */
	readonly quotes: string[] = [];
	private readonly edits: Edit[] = [];
	/** Sections that are added, each with the level of the one that it came with. */
	private readonly sections: { readonly offset: number; readonly level: number; readonly raw: string }[] = [];
	private readonly own: readonly Key[];
	private readonly keys: readonly string[];
	private readonly properties: ReadonlyMap<string, string>;
	private readonly eol: string;
	/** Where a section goes that only the merged note has: behind this one. */
	private predecessor = 0;
	private hasAddedLast = false;
	private hasAddedTitle = false;
	private titleTree: { readonly last: number; readonly least: number } | null = null;
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
		const nexts = this.nextShared(places, own);
		for (const [at, place] of places.entries()) {
			yield;
			const section = this.merged.sections[place];
			const key = keys[place] ?? '';
			if (!section) continue;
			const matches = own.get(key);
			const before = this.count;
			if (matches) {
				// A note may have a section twice: all of it is taken in where the first one stands.
				const all = (same.get(key) ?? []).filter((one) => !quoted.has(one.place));
				if (all[0]?.section === section) yield* this.mergeSection(matches.map((one) => one.section), section.heading, key, all.flatMap((one) => one.section.blocks));
				if (this.count > before) for (const one of all) this.context.brings(one.place);
				this.predecessor = matches.at(-1)?.place ?? 0;
				this.added = null;
			} else if (!quoted.has(place)) {
				this.addSection(section, key, this.merged.sections[places[at + 1] ?? -1], nexts[at] ?? -1);
				if (this.count > before) this.context.brings(place);
			}
		}
		// At one place the deeper come first, as they must in any text.
		for (const { offset, raw } of this.sections.sort((a, b) => b.level - a.level)) this.insertSection(offset, raw);
		return this.edits;
	}

	private get count(): number {
		return this.edits.length + this.sections.length;
	}

	/** For each section of the merged note where the next one stands that the survivor has too; -1 for none. */
	private nextShared(places: readonly number[], own: ReadonlyMap<string, readonly Placed[]>): readonly number[] {
		let next = -1;
		return [...places].reverse().map((place) => {
			const before = next;
			next = own.get(this.keys[place] ?? '')?.[0]?.place ?? next;
			return before;
		}).reverse();
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
	private *mergeSection(matches: readonly Section[], heading: string, key: string, blocks: readonly Block[]): Steps<void> {
		const { ledger, areNear } = this.context;
		const merger = new SectionMerger({
			ledger, areNear,
			survivor: { note: this.survivor, origin: this.context.survivor },
			merged: { note: this.merged, origin: this.context.merged },
			section: heading, key,
			property: (field) => this.properties.get(field) ?? null,
		}, matches, blocks);
		yield* merger.run(this.edits);
		if (merger.hasNewDates) this.datedSections.add(foldHeading(heading));
	}

	/** A section that only the merged note has, with what follows it there as far as it is deeper. */
	private addSection(section: Section, key: string, next: Section | undefined, nextShared: number): void {
		const source = { path: this.context.merged.path, line: section.line };
		const isEmpty = section.blocks.every((block) => saysNothing(this.merged, block));
		if (isEmpty && !(next && next.level > section.level)) {
			this.context.ledger.drop(this.merged.text.slice(section.range.start, section.range.end).trim(), source);
			return;
		}
		const side = { note: this.merged, origin: this.context.merged };
		for (const block of section.blocks) {
			if (block.kind === 'table') standForTable(this.context.ledger, side, block, key);
			else if (block.kind === 'list') standForTasks(this.context.ledger, side, block.items);
		}
		if (section.level === 1) this.addTitle();
		// What stands under a section that was added stays under it.
		if (!this.added || section.level <= this.added.level) this.added = { offset: this.placeFor(section.level, nextShared), level: section.level };
		// A heading that stands in would fall into a list before it.
		this.sections.push({ ...this.added, raw: rawOf(this.merged, section.range, this.eol).trimStart() });
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

	/**
	 * Behind the predecessor with its deeper sections. Behind the title alone it
	 * would come before all that the survivor says: there it goes before the
	 * section that follows it in its own note too, else to the end of what stands
	 * under the title, unless it is deeper than what stands there.
	 */
	private placeFor(level: number, next: number): number {
		const { predecessor, survivor: { sections } } = this;
		const { last, least } = this.underTitle;
		const isBehindTitle = this.own[predecessor]?.full === '' && level > 1 && level <= least;
		if (!isBehindTitle) return this.endAt(this.endOfTree(predecessor, level));
		const follower = next > predecessor && next <= last && sections[next]?.level === level ? sections[next] : undefined;
		return follower?.range.start ?? this.endAt(last);
	}

	/** Of what stands under the title the last section, and the least level. */
	private get underTitle(): { readonly last: number; readonly least: number } {
		if (this.titleTree) return this.titleTree;
		const { sections } = this.survivor;
		const title = this.own.findLastIndex(({ full }) => full === '');
		const last = this.endOfTree(title, 1);
		return this.titleTree = { last, least: sections.slice(title + 1, last + 1).reduce((least, { level }) => Math.min(least, level), 6) };
	}

	private endAt(place: number): number {
		return this.survivor.sections[place]?.range.end ?? this.survivor.text.length;
	}

	/** The last of the sections below one, by place. */
	private endOfTree(place: number, level: number): number {
		let last = place;
		while ((this.survivor.sections[last + 1]?.level ?? 0) > level) last++;
		return last;
	}
}
