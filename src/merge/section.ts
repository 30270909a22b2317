import { foldText } from '../match/near';
import { splitTopics, type Block, type Edit, type List, type Note, type Paragraph, type Section, type Table } from '../note';
import { captionsOf, saysNothing, type Captions } from './captions';
import { foldHeading } from './headings';
import { ListMerger, type ListContext } from './lists';
import { besideBlock, insertBlocks } from './places';
import { blockKey, contentEnd, rawOf } from './raw';
import type { Steps } from '../match/steps';
import { standForTable, TableMerger } from './tables';

/** The heading under which topics stand, folded. */
const topicsHeading = 'topics';

/** A block that the survivor gets: its text, known once all lists have been taken in. */
interface Addition {
	readonly block: Block;
	readonly text: () => string;
}

/** The survivor's topics folded, with those that were added, and the paragraph that they are added to. */
interface OwnTopics {
	readonly last: Paragraph | undefined;
	readonly known: Set<string>;
}

/** Unites the blocks of one section, or of all sections of one name. */
export class SectionMerger {
	private readonly additions: Addition[] = [];
	private readonly ours: readonly Block[];
	private readonly tables: readonly TableMerger[];
	private readonly captioned: { readonly home: Block; readonly text: () => string }[] = [];
	/** Lists by caption. */
	private readonly lists = new Map<string, ListMerger>();
	private ownTopics: OwnTopics | null = null;
	private readonly ourCaptions: Captions;
	private readonly theirCaptions: Captions;

	constructor(private readonly context: ListContext, private readonly matches: readonly Section[], private readonly theirs: readonly Block[]) {
		this.ours = matches.flatMap(({ blocks }) => blocks);
		this.tables = this.ours.flatMap((block) => block.kind === 'table' ? new TableMerger(context, block) : []);
		this.ourCaptions = captionsOf(context.survivor.note, this.ours);
		this.theirCaptions = captionsOf(context.merged.note, theirs);
	}

	/** Whether a bullet with a date was added: the section is sorted, newest first. */
	get hasNewDates(): boolean {
		return [...this.lists.values()].some((list) => list.hasNewDates);
	}

	*run(edits: Edit[]): Steps<void> {
		const known = new Set(this.ours.map((block) => blockKey(this.context.survivor.note, block)));
		const others: Edit[] = [];
		for (const block of this.theirs) {
			if (block.kind === 'list') yield* this.mergeList(block);
			else others.push(...this.mergeBlock(block, known));
		}
		const lists = [...this.lists.values()].flatMap((list) => list.edits);
		others.push(...this.tables.flatMap((table) => table.edits), ...this.captionEdits());
		edits.push(...lists, ...others);
		this.append(edits, lists.length + others.length > 0);
	}

	private *mergeList(block: List): Steps<void> {
		const { note } = this.context.survivor;
		const caption = this.theirCaptions.of.get(block) ?? '';
		let merger = this.lists.get(caption);
		if (!merger) {
			const lists = this.ours.filter((own): own is List => own.kind === 'list' && this.ourCaptions.of.get(own) === caption && !saysNothing(note, own));
			merger = new ListMerger(this.context, lists);
			this.lists.set(caption, merger);
		}
		yield* merger.merge(block);
		const home = merger.lastOwn ?? this.ourCaptions.paragraphs.get(caption);
		if (home && caption !== '') this.captioned.push({ home, text: () => merger.newList(block) });
		else this.additions.push({ block, text: () => merger.newList(block) });
	}

	/** New lists whose caption stands in the survivor already. */
	private captionEdits(): readonly Edit[] {
		const { note } = this.context.survivor;
		return this.captioned.flatMap(({ home, text }) => {
			const list = text();
			return list === '' ? [] : [insertBlocks(note, contentEnd(note.text, home.range), note.eol + note.eol + list)];
		});
	}

	private mergeBlock(block: Exclude<Block, List>, known: Set<string>): readonly Edit[] {
		const { note, origin } = this.context.merged;
		const source = { path: origin.path, line: block.line };
		const raw = rawOf(note, block.range, this.context.survivor.note.eol);
		const key = blockKey(note, block);
		const caption = this.theirCaptions.of.get(block);
		if (saysNothing(note, block) || (caption === undefined ? known.has(key) : this.ourCaptions.paragraphs.has(caption))) {
			if (block.kind === 'table') this.tables.find((one) => one.fitsByKey(block))?.hear(block);
			this.context.ledger.drop(raw, source);
			return [];
		}
		if (block.kind === 'table' && this.intoTable(block)) return [];
		const united = block.kind === 'paragraph' && caption === undefined ? this.intoTopics(block) : null;
		if (united) return united;
		known.add(key);
		if (block.kind === 'table') standForTable(this.context.ledger, this.context.merged, block, this.context.key);
		this.additions.push({ block, text: () => raw });
		return [];
	}

	private intoTable(table: Table): boolean {
		const byKey = this.tables.find((one) => one.fitsByKey(table));
		const alike = byKey ?? this.tables.find((one) => one.fitsByRow(table));
		if (byKey) byKey.merge(table);
		else alike?.unite(table);
		return alike !== undefined;
	}

	/** Topics that the survivor does not have yet go behind its own. */
	private intoTopics(block: Paragraph): readonly Edit[] | null {
		if (foldHeading(this.context.section) !== topicsHeading) return null;
		const { survivor, merged } = this.context;
		const { last, known } = this.ownTopics ??= this.readTopics();
		if (!last) return null;
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

	private readTopics(): OwnTopics {
		const { note } = this.context.survivor;
		const ours = this.ours.filter((one): one is Paragraph => one.kind === 'paragraph' && !this.ourCaptions.of.has(one) && !saysNothing(note, one));
		return { last: ours.at(-1), known: new Set(ours.flatMap((one) => topicsOf(note, one)).map(foldText)) };
	}

	/** New blocks go behind the last one that says something; placeholders make room where anything stands beside them. */
	private append(edits: Edit[], brings: boolean): void {
		const { note } = this.context.survivor;
		const telling = this.ours.filter((block) => !saysNothing(note, block));
		const empty = this.ours.filter((block) => saysNothing(note, block) && block.kind !== 'html' && block.kind !== 'comment');
		const anchor = telling.at(-1);
		const { text, strays } = this.added(anchor);
		if (strays) edits.push(strays);
		const [room, ...rest] = empty;
		const clears = text !== '' || brings || strays !== null;
		if (clears) for (const block of anchor ? empty : rest) edits.push(this.clear(block));
		if (text === '') return;
		const home = this.matches.at(-1);
		if (anchor) edits.push(insertBlocks(note, contentEnd(note.text, anchor.range), note.eol + note.eol + text));
		else if (room) {
			edits.push({ start: room.range.start, end: contentEnd(note.text, room.range), text });
			this.dropOwn(room);
		} else if (home?.headingRange) edits.push(insertBlocks(note, contentEnd(note.text, home.headingRange), note.eol + note.eol + text));
		else if (home) edits.push(insert(contentEnd(note.text, home.range), text + note.eol + note.eol));
	}

	/**
	 * All additions, with the gaps that they had between them. A list that would
	 * seem to stand under the caption before it goes before all captions.
	 */
	private added(anchor: Block | undefined): { readonly text: string; readonly strays: Edit | null } {
		const { survivor: { note: { eol } }, merged: { note } } = this.context;
		let text = '';
		let last: Block | null = null;
		let isCaptioned = anchor !== undefined && (this.ourCaptions.of.get(anchor) ?? '') !== '';
		const strays: string[] = [];
		for (const { block, text: own } of this.additions) {
			const raw = besideBlock(last ?? anchor ?? null, block, own(), eol);
			if (raw === '') continue;
			const isBare = block.kind === 'list' && this.theirCaptions.of.get(block) === '';
			if (isBare && isCaptioned) {
				strays.push(raw);
				continue;
			}
			text += (text === '' ? '' : last && isTight(note, last, block) ? eol : eol + eol) + raw;
			last = block;
			isCaptioned = (this.theirCaptions.of.get(block) ?? '') !== '';
		}
		const [first] = this.ourCaptions.paragraphs.values();
		if (strays.length === 0) return { text, strays: null };
		if (first) return { text, strays: insert(first.range.start, strays.map((raw) => raw + eol + eol).join('')) };
		return { text: [...strays, text].join(eol + eol), strays: null };
	}

	private clear(block: Block): Edit {
		this.dropOwn(block);
		const { text, eol } = this.context.survivor.note;
		const { start, end: own } = block.range;
		let end = own;
		// The blank lines behind it go too: one gap stays, not two.
		while (end < text.length && /[\r\n]/.test(text.charAt(end))) end++;
		const above = this.ours[this.ours.indexOf(block) - 1];
		// What stood on both sides must not become one block.
		const isTight = above?.range.end === start && end < text.length;
		return { start, end, text: isTight ? eol : '' };
	}

	private dropOwn(block: Block): void {
		const { note, origin } = this.context.survivor;
		this.context.ledger.drop(rawOf(note, block.range, note.eol), { path: origin.path, line: block.line });
	}
}

/** Whether a block stands right behind another, without a blank line. A numbered list may not always do so, and text would go on with a list. */
function isTight({ text }: Note, last: Block, block: Block): boolean {
	if (last.kind === 'list') return false;
	const between = text.slice(contentEnd(text, last.range), block.range.start);
	return /^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(between) && !(block.kind === 'list' && block.ordered);
}

function topicsOf(note: Note, block: Paragraph): readonly string[] {
	const raw = rawOf(note, block.range, ' ');
	return splitTopics(block.blockId === null ? raw : raw.slice(0, -block.blockId.length - 1)).map((topic) => topic.trim()).filter((topic) => topic !== '');
}

function insert(offset: number, text: string): Edit {
	return { start: offset, end: offset, text };
}
