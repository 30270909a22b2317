import { foldText } from '../match/near';
import { applyEdits, isPlaceholder, parse, readFrontmatter, splitTopics, type Block, type Edit, type List, type Note, type Paragraph, type Section, type Table } from '../note';
import { sortDatedLists } from './dated-lists';
import type { Ledger, Origin } from './ledger';
import { ListMerger, type ListContext, type Side } from './lists';
import { blockKey, contentEnd, rawOf } from './raw';
import type { Steps } from './steps';
import { fieldName } from './survivorship';
import { TableMerger } from './tables';

/** What the body's merger is told beside the two texts. */
export interface BodyContext {
	readonly survivor: Origin;
	readonly merged: Origin;
	readonly ledger: Ledger;
	/** Whether two texts say nearly the same; the account's names go without saying. */
	readonly areNear: (a: string, b: string) => boolean;
}

/** The heading under which topics stand, folded. */
const topicsHeading = 'topics';

/** The survivor's text with what only the merged note says, section by section. Idempotent. */
export function* mergeBody(survivorText: string, mergedText: string, context: BodyContext): Steps<string> {
	const merger = new BodyMerger(parse(survivorText), parse(mergedText), context);
	const result = applyEdits(survivorText, yield* merger.run());
	if (!result.ok) throw new Error(`The merge made edits that do not fit: ${result.message}`);
	yield;
	return sortDatedLists(result.text, merger.datedSections, foldHeading);
}

/** The form in which headings are compared. */
export function foldHeading(heading: string): string {
	return foldText(heading).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/**
 * Sections of a note by key: the preamble and the title are the key ''. A
 * title is a first heading of level 1; whatever is called like the title of
 * either note stands for it.
 */
function keysOf(note: Note, other: Note): readonly string[] {
	const titles = new Set([note, other].flatMap((one) => titleOf(one)?.heading ?? []).map(foldHeading));
	const isTitle = (section: Section): boolean => section.level === 1 && titles.has(foldHeading(section.heading));
	let isUnderTitle = false;
	return note.sections.map((section) => {
		if (section.level <= 1) isUnderTitle = isTitle(section);
		if (section.level === 0 || isTitle(section)) return '';
		return section.path.slice(isUnderTitle ? 1 : 0).map(foldHeading).join('\n');
	});
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
	const treeOf = (key: string): readonly number[] => key === '' ? [] : key.split('\n').map((_, depth, steps) => keys.indexOf(steps.slice(0, depth + 1).join('\n')));
	const trees = keys.map(treeOf);
	const levelAt = (place: number | undefined): number => sections[place ?? -1]?.level ?? 0;
	const compare = (a: readonly number[], b: readonly number[]): number => {
		const differs = a.findIndex((step, depth) => step !== b[depth]);
		if (differs < 0 || differs >= b.length) return a.length - b.length;
		return levelAt(b[differs]) - levelAt(a[differs]) || (a[differs] ?? 0) - (b[differs] ?? 0);
	};
	return [...keys.keys()].sort((x, y) => compare(trees[x] ?? [], trees[y] ?? []) || x - y);
}

class BodyMerger {
	readonly datedSections = new Set<string>();
	private readonly edits: Edit[] = [];
	private readonly own: readonly string[];
	private readonly properties: ReadonlyMap<string, string>;
	private readonly eol: string;
	/** Where a section goes that only the merged note has: behind this one. */
	private predecessor = 0;
	private hasAddedLast = false;
	private hasAddedTitle = false;
	private added: { readonly offset: number; readonly level: number } | null = null;

	constructor(private readonly survivor: Note, private readonly merged: Note, private readonly context: BodyContext) {
		this.own = keysOf(survivor, merged);
		this.properties = new Map(Object.entries(readFrontmatter(survivor).data).flatMap(([key, value]) => typeof value === 'string' && !isPlaceholder(value) ? [[fieldName(key), value]] : []));
		this.eol = survivor.eol;
	}

	*run(): Steps<readonly Edit[]> {
		const keys = keysOf(this.merged, this.survivor);
		const places = placesByTree(this.merged, keys);
		for (const [at, place] of places.entries()) {
			const section = this.merged.sections[place];
			const key = keys[place] ?? '';
			if (!section) continue;
			const matches = this.survivor.sections.filter((_, index) => this.own[index] === key);
			if (matches.length > 0) {
				// A note may have a section twice: all of it is taken in where the first one stands.
				const same = this.merged.sections.filter((_, index) => keys[index] === key);
				if (same[0] === section) yield* this.mergeSection(matches, section, same.flatMap(({ blocks }) => blocks));
				this.predecessor = this.survivor.sections.indexOf(matches.at(-1) ?? section);
				this.added = null;
			} else this.addSection(section, this.merged.sections[places[at + 1] ?? -1]);
		}
		return this.edits;
	}

	/** Unites a section's blocks into the survivor's sections of that name; new blocks go to the end of the last. */
	private mergeSection(matches: readonly Section[], { heading }: Section, blocks: readonly Block[]): Steps<void> {
		return new SectionMerger(this.sides, this.context, matches, { heading, blocks }, this.datedSections, (field) => this.properties.get(field) ?? null).run(this.edits);
	}

	private get sides(): { readonly survivor: Side; readonly merged: Side } {
		return { survivor: { note: this.survivor, origin: this.context.survivor }, merged: { note: this.merged, origin: this.context.merged } };
	}

	/** A section that only the merged note has, with what follows it there as far as it is deeper. */
	private addSection(section: Section, next: Section | undefined): void {
		const source = { path: this.context.merged.path, line: section.line };
		const isEmpty = section.blocks.every((block) => saysNothing(this.merged, block));
		if (isEmpty && !(next && next.level > section.level)) {
			this.context.ledger.drop(this.merged.text.slice(section.range.start, section.range.end).trim(), source);
			return;
		}
		if (section.level === 1) this.addTitle();
		// What stands under a section that was added stays under it.
		const offset = this.added && section.level > this.added.level ? this.added.offset : this.endOfTree(section.level);
		if (!this.added || section.level <= this.added.level) this.added = { offset, level: section.level };
		this.insertSection(offset, rawOf(this.merged, section.range, this.eol));
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
		const hasGap = (before === '' && !this.hasAddedLast) || (/(?:\n|\r)[ \t]*\r?\n$/.test(before) && !(isLast && this.hasAddedLast));
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

class SectionMerger {
	private readonly texts: string[] = [];
	private readonly listContext: ListContext;
	private readonly ours: readonly Block[];
	private readonly tables: readonly TableMerger[];

	constructor(
		private readonly sides: { readonly survivor: Side; readonly merged: Side },
		private readonly context: BodyContext,
		private readonly matches: readonly Section[],
		private readonly theirs: Pick<Section, 'heading' | 'blocks'>,
		private readonly dated: Set<string>,
		properties: ListContext['property'],
	) {
		this.listContext = { ...sides, ledger: context.ledger, section: theirs.heading, areNear: context.areNear, property: properties };
		this.ours = matches.flatMap(({ blocks }) => blocks);
		this.tables = this.ours.flatMap((block) => block.kind === 'table' ? new TableMerger(this.listContext, block) : []);
	}

	*run(edits: Edit[]): Steps<void> {
		const lists = this.ours.filter((block): block is List => block.kind === 'list' && !saysNothing(this.sides.survivor.note, block));
		const items = new ListMerger(this.listContext, lists);
		const known = new Set(this.ours.map((block) => blockKey(this.sides.survivor.note, block)));
		const others: Edit[] = [];
		for (const block of this.theirs.blocks) {
			if (block.kind === 'list') yield* items.merge(block);
			else others.push(...this.mergeBlock(block, known));
		}
		if (items.newList !== '') this.texts.push(items.newList);
		others.push(...this.tables.flatMap((table) => table.edits));
		edits.push(...items.edits, ...others);
		this.append(edits, items.edits.length + others.length > 0);
		if (items.hasNewDates) this.dated.add(foldHeading(this.theirs.heading));
	}

	private mergeBlock(block: Exclude<Block, List>, known: Set<string>): readonly Edit[] {
		const { note, origin } = this.sides.merged;
		const source = { path: origin.path, line: block.line };
		const raw = rawOf(note, block.range, this.sides.survivor.note.eol);
		const key = blockKey(note, block);
		if (saysNothing(note, block) || known.has(key)) {
			if (block.kind === 'table') this.tables.find((one) => one.fits(block))?.hear(block);
			this.context.ledger.drop(raw, source);
			return [];
		}
		if (block.kind === 'table' && this.intoTable(block)) return [];
		const united = block.kind === 'paragraph' ? this.intoTopics(block) : null;
		if (united) return united;
		known.add(key);
		this.texts.push(raw);
		return [];
	}

	private intoTable(table: Table): boolean {
		const fitting = this.tables.find((one) => one.fits(table));
		fitting?.merge(table);
		return fitting !== undefined;
	}

	/** Topics that the survivor does not have yet go behind its own. */
	private intoTopics(block: Paragraph): readonly Edit[] | null {
		if (foldHeading(this.theirs.heading) !== topicsHeading) return null;
		const { survivor, merged } = this.sides;
		const ours = this.ours.filter((one): one is Paragraph => one.kind === 'paragraph' && !saysNothing(survivor.note, one));
		const last = ours.at(-1);
		if (!last) return null;
		const known = new Set(ours.flatMap((one) => topicsOf(survivor.note, one)).map(foldText));
		const fresh: string[] = [];
		for (const topic of topicsOf(merged.note, block)) {
			if (known.has(foldText(topic))) this.context.ledger.drop(topic, { path: merged.origin.path, line: block.line });
			else fresh.push(topic);
			known.add(foldText(topic));
		}
		const end = contentEnd(survivor.note.text, last.range);
		const offset = last.blockId === null ? end : end - last.blockId.length - 2;
		return fresh.length === 0 ? [] : [{ start: offset, end: offset, text: fresh.map((topic) => `, ${topic}`).join('') }];
	}

	/** New blocks go behind the last one that says something; placeholders make room where anything stands beside them. */
	private append(edits: Edit[], brings: boolean): void {
		const { note } = this.sides.survivor;
		const telling = this.ours.filter((block) => !saysNothing(note, block));
		const empty = this.ours.filter((block) => saysNothing(note, block) && block.kind !== 'html' && block.kind !== 'comment');
		const text = this.texts.join(note.eol + note.eol);
		const anchor = telling.at(-1);
		const [room, ...rest] = empty;
		const clears = text !== '' || brings;
		if (clears) for (const block of anchor ? empty : rest) edits.push(this.clear(block));
		if (text === '') return;
		const home = this.matches.at(-1);
		if (anchor) edits.push(insert(contentEnd(note.text, anchor.range), note.eol + note.eol + text));
		else if (room) {
			edits.push({ start: room.range.start, end: contentEnd(note.text, room.range), text });
			this.dropOwn(room);
		} else if (home) edits.push(insert(contentEnd(note.text, home.headingRange ?? home.range), this.opening(home) + text + (home.headingRange ? '' : note.eol + note.eol)));
	}

	private opening(home: Section): string {
		return home.headingRange ? this.sides.survivor.note.eol + this.sides.survivor.note.eol : '';
	}

	private clear(block: Block): Edit {
		this.dropOwn(block);
		const { text } = this.sides.survivor.note;
		let { end } = block.range;
		// The blank lines behind it go too: one gap stays, not two.
		while (end < text.length && /[\r\n]/.test(text.charAt(end))) end++;
		return { start: block.range.start, end, text: '' };
	}

	private dropOwn(block: Block): void {
		const { note, origin } = this.sides.survivor;
		this.context.ledger.drop(rawOf(note, block.range, note.eol), { path: origin.path, line: block.line });
	}
}

/** Whether a block is a placeholder as a whole. */
function saysNothing(note: Note, block: Block): boolean {
	if (block.kind === 'list') {
		return block.items.every((item) => item.task === null && item.children.length === 0 && isPlaceholder(note.text.slice(item.textRange.start, item.textRange.end)));
	}
	return block.kind === 'paragraph' && block.blockId === null && isPlaceholder(note.text.slice(block.range.start, block.range.end));
}

function topicsOf(note: Note, block: Paragraph): readonly string[] {
	const raw = rawOf(note, block.range, ' ');
	return splitTopics(block.blockId === null ? raw : raw.slice(0, -block.blockId.length - 1)).map((topic) => topic.trim()).filter((topic) => topic !== '');
}

function insert(offset: number, text: string): Edit {
	return { start: offset, end: offset, text };
}
