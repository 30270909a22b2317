import { isPlaceholder, itemText, readTable } from '../note';
import type { Block, List, ListItem, Note, Paragraph, Quote, Section, Table } from '../note/note';
import { dayOfEntry, wordsOfEntry } from './entry-day';
import { entryUnder } from './heading-entry';
import type { BodyLine, LineKind } from './note-body';
import { cleaned, isEmptyEntry, rowText, startingWith, withDetails } from './one-line';
import { sectionKind, type OwnHeadings, type SectionKind } from './sections';

/** What a bullet under such a heading is. */
const itemKinds: Readonly<Record<SectionKind, LineKind | null>> = {
	facts: 'fact', topics: 'topic', contacts: 'contact', opportunities: 'opportunity', blockers: 'blocker',
	decisions: 'decision', context: 'context', related: 'related', status: null, tasks: null, notes: null,
};

const longestItem = 10_000;
const mostFields = 200;
const blockerMark = /^(?:❌|✖|⛔|🚫|🚧|⚠|🔴|🛑|❗)\ufe0f?\s*/u;
const doneMark = /^(?:✅|☑|✔|🟢)\ufe0f?\s*/u;
const calloutHead = /^\[![^\]\r\n]*\][+-]?[ \t]*/;
/** A line of a paragraph that begins with `>` stands in a quote: outside it would be one. */
const quoteMarks = /(\r\n|\r|\n)[ \t]*(?:>[ \t]?)+/g;
/** A line that begins with its own label, or has a mail address. */
const entryLine = /^\s*[*_]*[^:*_]{1,40}(?::[*_]+|[*_]*:)\s|[^\s@]@[^\s@]{1,100}\.[^\s@]/;
/** A column that has the names of people. */
const nameColumn = /^[*_\s]*(?:(?:full |contact )?name|contact|person|who|stakeholder)[*_\s]*$/i;
const countColumn = /^[*_\s]*(?:#|n|count|number|total|qty|share|accounts|customers|clients|companies|notes|deals|tasks|contacts)[*_\s]*$/i;
const isNumber = /^[*_]*\d[\d.,]*\s?%?[*_]*$/;
/** `**Status:** Active · **Owner:** Kim` is two rows on a line. */
const nextRow = / [·•|] (?=\*\*|__)/;
const rowLine = /^(\*\*|__)?([^\s:*_|`[\]][^:*|`[\]]{0,39})(?:(\*\*|__): *|: *(\*\*|__) *|: +)(\S.*)$/;
const inlineLine = /^[*_]{0,2}([^\s:*_[\]()|`][^:*[\]()|`]{0,39})\*{0,2}:: *(\S.*)$/;
const inlineBracket = /[[(]([^\s:[\]()][^:[\]()]{0,39}):: *([^[\]()]{1,200}|\[\[[^[\]]{1,200}\]\])[\])]/g;

/** The lines of a note that matter. */
export interface ReadLines {
	readonly fields: readonly BodyLine[];
	readonly tasks: readonly BodyLine[];
	readonly said: readonly BodyLine[];
}

/** Goes through a note once and keeps the lines that say something about an account. */
export class BodyReader {
	private readonly fields: BodyLine[] = [];
	private readonly tasks: BodyLine[] = [];
	private readonly said: BodyLine[] = [];
	/** Most notes have no inline field at all. */
	private readonly hasInline: boolean;

	constructor(private readonly note: Note, private readonly headings: OwnHeadings) {
		this.hasInline = note.text.includes('::');
	}

	read(): ReadLines {
		for (const section of this.note.sections) this.readSection(section);
		return { fields: this.fields, tasks: this.tasks, said: this.said };
	}

	private readSection(section: Section): void {
		const kind = sectionKind(section.path, this.headings);
		const isDated = section.level > 1 && (kind === null || kind === 'context' || kind === 'notes') && dayOfEntry(section.heading) !== null;
		if (isDated) this.push('context', this.datedHeading(section), section.line);
		else if (this.readEntry(section, kind)) return;
		// Under a dated heading the entry is the heading; its bullets are no entries of their own.
		const inner = isDated ? null : kind;
		const hasRows = inner === 'status' || (inner === null && section.level <= 1);
		for (const block of section.blocks) this.readBlock(block, inner, hasRows);
	}

	/** A heading that is an entry with what stands under it; false where it is none. */
	private readEntry({ heading, blocks, line }: Section, kind: SectionKind | null): boolean {
		if ((kind !== 'contacts' && kind !== 'opportunities') || sectionKind([heading], this.headings) !== null) return false;
		const text = entryUnder(kind, heading, blocks.flatMap((block) => this.linesOf(block)));
		if (text === null) return false;
		this.pushItem(kind, text, line);
		for (const block of blocks) this.readTasksIn(block);
		return true;
	}

	private linesOf(block: Block): readonly string[] {
		switch (block.kind) {
			case 'list': return block.items.filter(({ task }) => task === null).map((item) => withDetails(this.ownText(item), this.details(item)));
			case 'paragraph': return this.rawText(block).split(/\r\n|\r|\n/).map(cleaned);
			case 'table': return readTable(this.note, block).map((cells) => rowText(cells, 'facts'));
			default: return [];
		}
	}

	/** `2026-01-05 Call`, or with a bare date the first words under it. */
	private datedHeading(section: Section): string {
		if (wordsOfEntry(section.heading) !== '') return section.heading;
		const first = section.blocks.find((block) => block.kind === 'paragraph' || block.kind === 'list');
		if (!first) return section.heading;
		const text = first.kind === 'list' ? this.ownText(first.items[0]) : this.textOf(first);
		return `${section.heading}: ${text}`;
	}

	private readBlock(block: Block, kind: SectionKind | null, hasRows: boolean): void {
		switch (block.kind) {
			case 'list': this.readList(block, kind, hasRows); break;
			case 'paragraph': this.readParagraph(block, kind, hasRows); break;
			case 'table': this.readTable(block, kind, hasRows); break;
			case 'quote': this.readQuote(block, kind, hasRows); break;
			case 'footnote': this.readTasksIn(block); break;
			case 'code': case 'html': case 'comment': case 'math': case 'break': case 'definition': break;
		}
	}

	/** A callout's type is no part of what it says; its title is. */
	private readQuote({ callout, children }: Quote, kind: SectionKind | null, hasRows: boolean): void {
		for (const [index, child] of children.entries()) {
			if (callout !== null && index === 0 && child.kind === 'paragraph') this.readLines(this.rawText(child).replace(calloutHead, ''), child.line, kind, hasRows);
			else this.readBlock(child, kind, hasRows);
		}
	}

	private readList(list: List, kind: SectionKind | null, hasRows: boolean): void {
		for (const item of list.items) {
			const [first] = item.children;
			if (item.task !== null) this.readTask(item, kind);
			// `- 12. Januar 2026` is a list in a list to Markdown.
			else if (first?.kind === 'list' && first.ordered && first.line === item.line) for (const child of item.children) this.readBlock(child, kind, hasRows);
			else this.readBullet(item, kind, hasRows);
		}
	}

	private readTask(item: ListItem, kind: SectionKind | null): void {
		const text = itemText(this.note, item);
		this.tasks.push({ kind: 'task', text: (item.task ?? ' ') + text, line: item.line });
		// An open box under these headings is also what the heading says.
		if ((kind === 'blockers' || kind === 'opportunities') && !/[xX-]/.test(item.task ?? '')) this.pushItem(kind, text, item.line);
		for (const child of item.children) this.readBlock(child, null, false);
	}

	private readBullet(item: ListItem, kind: SectionKind | null, hasRows: boolean): void {
		const text = this.ownText(item);
		// Under the title and in notes a bullet that begins with its day belongs to the timeline.
		if ((kind === 'notes' || (kind === null && hasRows)) && dayOfEntry(text) !== null) {
			this.readBullet(item, 'context', false);
			return;
		}
		const isField = this.readFields(text, item.line, hasRows);
		const itemKind = kind === null ? null : itemKinds[kind];
		if (kind !== null && itemKind !== null && !(isField && text.includes('::'))) {
			this.pushItem(kind, withDetails(this.withParagraphs(text, item), this.details(item)), item.line);
			for (const child of item.children) this.readTasksIn(child);
			return;
		}
		if (itemKind === null && blockerMark.test(text)) this.pushItem('blockers', text, item.line);
		else if (itemKind === null && doneMark.test(text)) this.pushItem('decisions', text, item.line);
		for (const child of this.nested(item)) this.readBlock(child, kind, hasRows);
	}

	/** Nested tasks count as tasks, whatever the bullet or footnote about them is. */
	private readTasksIn(block: Block): void {
		if (block.kind === 'quote' || block.kind === 'footnote') for (const child of block.children) this.readTasksIn(child);
		if (block.kind !== 'list') return;
		for (const item of block.items) {
			if (item.task !== null) this.readTask(item, null);
			else for (const child of item.children) this.readTasksIn(child);
		}
	}

	private details(item: ListItem): readonly string[] {
		return this.nested(item).flatMap((child) => child.kind !== 'list' ? [] : child.items
			.filter((inner) => inner.task === null)
			.flatMap((inner) => [this.withParagraphs(this.ownText(inner), inner), ...this.details(inner)])
			.filter((text) => !isPlaceholder(text)));
	}

	/** A bullet's text with the lines that go on with it. */
	private ownText(item: ListItem | undefined): string {
		if (!item) return '';
		const goesOn = this.continuation(item);
		const text = cleaned(goesOn ? `${itemText(this.note, item)} ${this.rawText(goesOn)}` : itemText(this.note, item));
		if (!/^\d\d?\.$/.test(item.marker)) return text;
		const dated = `${item.marker} ${text}`;
		return dayOfEntry(dated) === null ? text : dated;
	}

	/** What stands under a bullet in paragraphs of their own is said with it. */
	private withParagraphs(text: string, item: ListItem): string {
		const more = this.nested(item).filter((child) => child.kind === 'paragraph');
		return more.length === 0 ? text : [text, ...more.map((child) => this.textOf(child))].join(' ');
	}

	private nested(item: ListItem): readonly Block[] {
		const goesOn = this.continuation(item);
		return goesOn ? item.children.filter((child) => child !== goesOn) : item.children;
	}

	private continuation(item: ListItem): Paragraph | null {
		const [first] = item.children;
		return first?.kind === 'paragraph' && first.line === item.line + 1 ? first : null;
	}

	private readParagraph(paragraph: Paragraph, kind: SectionKind | null, hasRows: boolean): void {
		if ((kind === null || kind === 'notes') && !hasRows && !this.hasInline && !this.startsWithMark(paragraph.range.start)) return;
		this.readLines(this.rawText(paragraph), paragraph.line, kind, hasRows);
	}

	private readLines(raw: string, start: number, kind: SectionKind | null, hasRows: boolean): void {
		const lines = raw.split(/\r\n|\r|\n/);
		const areFields = lines.map((line, index) => this.readFields(cleaned(line), start + index, hasRows));
		if (kind === 'context') this.readContextLines(lines, start);
		else if (kind !== null && itemKinds[kind] !== null && !areFields.some(Boolean)) this.pushEntries(kind, lines, start);
		else if ((kind === null || kind === 'notes') && blockerMark.test(raw)) this.pushItem('blockers', cleaned(raw), start);
	}

	/** A paragraph says one thing, unless each of its lines says its own. */
	private pushEntries(kind: SectionKind, lines: readonly string[], line: number): void {
		if (lines.every((text) => entryLine.test(text))) lines.forEach((text, index) => { this.pushItem(kind, cleaned(text), line + index); });
		else this.pushItem(kind, cleaned(lines.join(' ')), line);
	}

	/** Blockers are marked by signs, no letter, digit or common sign begins one. */
	private startsWithMark(start: number): boolean {
		let at = start;
		while (this.note.text.charCodeAt(at) === 32) at++;
		return this.note.text.charCodeAt(at) > 0x2000;
	}

	/** Dated lines are entries of their own, other lines one entry together. */
	private readContextLines(lines: readonly string[], line: number): void {
		const isDated = lines.some((text) => dayOfEntry(text) !== null);
		if (!isDated) this.pushItem('context', cleaned(lines.join(' ')), line);
		else lines.forEach((text, index) => { this.pushItem('context', cleaned(text), line + index); });
	}

	private readTable(table: Table, kind: SectionKind | null, hasRows: boolean): void {
		const rows = readTable(this.note, table);
		const lineOf = (index: number): number => table.rows[index]?.line ?? table.line;
		const itemKind = kind === null ? null : itemKinds[kind];
		if (kind !== null && itemKind !== null) {
			const first = kind === 'contacts' ? rows[0]?.findIndex((cell) => nameColumn.test(cell)) ?? -1 : -1;
			rows.slice(1).forEach((cells, index) => { this.pushItem(kind, rowText(startingWith(cells, first), kind), lineOf(index + 1)); });
			return;
		}
		if (!hasRows && (rows[0]?.length ?? 0) !== 2) return;
		const [header = [], only] = rows;
		if (header.length > 2 && rows.length === 2) {
			header.forEach((key, column) => { this.pushField('row', key, only?.[column] ?? '', lineOf(1)); });
			return;
		}
		// `Status | Accounts` above nothing but counts is the head of statistics, no field.
		if (countColumn.test(header[1] ?? '') && rows.slice(1).every(([, value = '']) => isNumber.test(value))) return;
		rows.forEach(([key = '', value = ''], index) => { this.pushField('row', key, value, lineOf(index)); });
	}

	/** Fields in a line; true where the whole line is one. */
	private readFields(text: string, line: number, hasRows: boolean): boolean {
		if (text.length > 500) return false;
		if (this.hasInline && text.includes('::')) {
			const whole = inlineLine.exec(text);
			if (whole) this.pushField('inline', whole[1] ?? '', whole[2] ?? '', line);
			else for (const found of text.matchAll(inlineBracket)) this.pushField('inline', found[1] ?? '', found[2] ?? '', line);
			return whole !== null;
		}
		const rows = hasRows ? text.split(nextRow).map((part) => rowLine.exec(part)) : [];
		for (const row of rows) if (row) this.pushField('row', row[2] ?? '', row[5] ?? '', line);
		return rows[0] !== undefined && rows[0] !== null;
	}

	private pushField(kind: 'row' | 'inline', key: string, value: string, line: number): void {
		const name = key.replace(/[*`]|^_+|_+$/g, '').trim();
		const text = cleaned(value);
		if (name === '' || name.length > 40 || text.length > 500 || this.fields.length >= mostFields) return;
		this.fields.push({ kind, text: `${name}\t${text}`, line });
	}

	private pushItem(kind: SectionKind, text: string, line: number): void {
		const itemKind = itemKinds[kind];
		if (itemKind === null || isPlaceholder(text) || (kind === 'facts' && isEmptyEntry(text))) return;
		// A blocker that is ticked or struck out blocks no longer.
		if (kind === 'blockers' && (doneMark.test(text) || /^~~.*~~$/.test(text))) return;
		const bare = text.replace(kind === 'decisions' ? doneMark : blockerMark, '');
		this.push(itemKind, bare.length > longestItem ? `${bare.slice(0, longestItem)}…` : bare, line);
	}

	private push(kind: LineKind, text: string, line: number): void {
		this.said.push({ kind, text: text.includes('\n') ? text.replace(/\s+/g, ' ') : text, line });
	}

	private textOf(paragraph: Paragraph): string {
		return cleaned(this.rawText(paragraph));
	}

	/** Without the marks of quotes around it, and without its block id. */
	private rawText({ range, blockId }: Paragraph): string {
		const written = this.note.text.slice(range.start, range.end).trim();
		const text = written.includes('>') ? written.replace(quoteMarks, '$1') : written;
		return blockId !== null && text.endsWith(`^${blockId}`) ? text.slice(0, -blockId.length - 1).trimEnd() : text;
	}
}
