import { lineCounter } from './cursor';
import { definitionAt } from './destination';
import { frontmatterLinks } from './frontmatter-links';
import { InlineScanner } from './inline';
import { toLink } from './link';
import type { Block, Link, List, ListItem, Note, Section, Table } from './note';

interface AllLinks {
	readonly shown: readonly Link[];
	readonly commented: readonly Link[];
}

const none: AllLinks = { shown: [], commented: [] };
const cache = new WeakMap<Note, AllLinks>();

/**
 * All links of a note to notes and files of the vault, in the order of the
 * text: body, tables, headings, reference definitions, frontmatter. Scanned
 * when first asked for. Addresses with a scheme are no links to notes.
 */
export function links(note: Note): readonly Link[] {
	return allLinks(note).shown;
}

/**
 * Links inside `%%` comments that stand within a paragraph. Nobody sees them,
 * but Obsidian counts and renames them, so whoever moves a note must too.
 * Links in comments that are blocks are not counted by Obsidian either.
 */
export function commentLinks(note: Note): readonly Link[] {
	return allLinks(note).commented;
}

function allLinks(note: Note): AllLinks {
	let found = cache.get(note);
	if (!found) cache.set(note, found = note.text.includes('[') ? scan(note) : none);
	return found;
}

function scan(note: Note): AllLinks {
	const walk = new LinkWalk(note);
	note.sections.forEach((section) => walk.section(section));
	const top = frontmatterLinks(note, lineCounter(note.text));
	const commented = new InlineScanner(note.text);
	for (const { start, end } of walk.scanner.commented) commented.scan(start, end);
	return { shown: [...top, ...bodyLinks(note.text, walk.scanner)], commented: bodyLinks(note.text, commented) };
}

function bodyLinks(text: string, { found }: InlineScanner): Link[] {
	const lineOf = lineCounter(text);
	return found
		.sort((a, b) => a.start - b.start)
		.map((one) => toLink(text, one, lineOf(one.start), null))
		.filter((link) => link !== null);
}

class LinkWalk {
	readonly scanner: InlineScanner;

	constructor(private readonly note: Note) {
		this.scanner = new InlineScanner(note.text);
	}

	section({ headingRange, blocks }: Section): void {
		if (headingRange) this.scanner.scan(headingRange.start, headingRange.end);
		this.blocks(blocks);
	}

	private blocks(blocks: readonly Block[]): void {
		for (const block of blocks) this.block(block);
	}

	private block(block: Block): void {
		switch (block.kind) {
			case 'paragraph':
				this.scanner.scan(block.range.start, block.range.end);
				return;
			case 'list':
				return this.list(block);
			case 'table':
				return this.table(block);
			case 'quote':
			case 'footnote':
				return this.blocks(block.children);
			case 'definition':
				return this.definition(block.range.start, block.range.end);
			case 'code':
			case 'html':
			case 'comment':
			case 'math':
			case 'break':
				return;
		}
	}

	private list({ items }: List): void {
		for (const item of items) this.item(item);
	}

	/** An item's first line and the lines that go on with it are one stretch. */
	private item({ textRange, children }: ListItem): void {
		const [first] = children;
		const goesOn = first?.kind === 'paragraph' && textRange.end > textRange.start && this.isNextLine(textRange.end, first.range.start);
		this.scanner.scan(textRange.start, goesOn ? first.range.end : textRange.end);
		this.blocks(goesOn ? children.slice(1) : children);
	}

	private isNextLine(end: number, start: number): boolean {
		return (this.note.text.slice(end, start).match(/\r\n?|\n/g) ?? []).length === 1;
	}

	/** Cell by cell; only a wikilink with a bare pipe may reach over the cell's end. */
	private table({ rows }: Table): void {
		for (const { cells, range } of rows) {
			let at = range.start;
			for (const { start, end } of cells) if (end > at) at = this.scanner.scan(Math.max(start, at), end, range.end);
		}
	}

	private definition(start: number, end: number): void {
		const { text } = this.note;
		const label = text.indexOf('[', start);
		const definition = definitionAt(text, label, end);
		if (!definition) return;
		const { destination } = definition;
		this.scanner.found.push({ kind: 'markdown', start: label, end: definition.end, isEmbed: false, text: { start: label, end: label }, destination });
	}
}
