import type { Definition, FootnoteDefinition, FootnoteReference, Heading, Image, Link, List, ListItem, Nodes, Parents, Root, Yaml } from 'mdast';
import type { Position } from 'unist';
import type { BlockCache, CachedMetadata, LinkCache, ListItemCache, Pos, SectionCache } from 'obsidian';
import { decodeLink, frontmatterLinks, isExternal, readProperties } from './frontmatter';
import type { InlineMark, Range } from './inline';
import { blockIdAt, tagsIn, wikilinksIn } from './inline';
import { Lines } from './lines';
import { parseTree } from './tree';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Choices of a test over how the application reads. */
export interface ParseOptions {
	/** Whether YAML dates come as `Date`, as older versions had them. */
	readonly yamlDates?: boolean;
}

/** What the application's metadata cache holds for a note's text. */
export function parseMetadata(text: string, options: ParseOptions = {}): CachedMetadata {
	return new Reader(text, options).read(parseTree(text));
}

const rangeOf = (node: { position?: Position | undefined }): Range => ({ from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 });

class Reader {
	private readonly lines: Lines;
	private readonly cache: Mutable<CachedMetadata> = {};
	private readonly sections: SectionCache[] = [];
	private readonly items: ListItemCache[] = [];
	private readonly links: LinkCache[] = [];
	private readonly embeds: LinkCache[] = [];
	private readonly tags: InlineMark[] = [];
	private readonly blocks: Record<string, BlockCache> = {};
	private readonly footnotes: { id: string; position: Pos }[] = [];
	private readonly footnoteRefs: { id: string; position: Pos }[] = [];
	private readonly references: { id: string; link: string; position: Pos }[] = [];

	constructor(private readonly text: string, private readonly options: ParseOptions) {
		this.lines = new Lines(text);
	}

	read(root: Root): CachedMetadata {
		for (const node of root.children) this.section(node);
		const headings = root.children.filter((node) => node.type === 'heading').map((node) => this.heading(node));
		const tags = this.tags.map((tag) => ({ tag: tag.value, position: this.pos(tag) }));
		const { links, embeds, items: listItems, sections, blocks, footnotes, footnoteRefs, references } = this;
		if (links.length > 0) this.cache.links = links;
		if (embeds.length > 0) this.cache.embeds = embeds;
		if (tags.length > 0) this.cache.tags = tags;
		if (headings.length > 0) this.cache.headings = headings;
		if (sections.length > 0) this.cache.sections = sections;
		if (listItems.length > 0) this.cache.listItems = listItems;
		if (Object.keys(blocks).length > 0) this.cache.blocks = blocks;
		if (footnotes.length > 0) this.cache.footnotes = footnotes;
		if (footnoteRefs.length > 0) this.cache.footnoteRefs = footnoteRefs;
		if (references.length > 0) this.cache.referenceLinks = references;
		return this.cache;
	}

	private pos({ from, to }: Range): Pos {
		return this.lines.pos(from, to);
	}

	private section(node: Root['children'][number]): void {
		const range = this.sectionRange(node);
		const section: SectionCache = { type: this.sectionType(node), position: this.pos(range) };
		if (node.type === 'yaml') this.yaml(node, section.position);
		else if (node.type === 'list') this.list(node);
		else {
			this.visit(node);
			this.blockId(node, range, section);
		}
		this.sections.push(section);
	}

	/** Spaces before a quote or a list belong to it. */
	private sectionRange(node: Root['children'][number]): Range {
		const { from, to } = rangeOf(node);
		if (node.type !== 'blockquote' && node.type !== 'list') return { from, to };
		const lineStart = this.lines.startOf(this.lines.lineOf(from));
		return { from: this.text.slice(lineStart, from).trim() === '' ? lineStart : from, to };
	}

	private sectionType(node: Root['children'][number]): string {
		if (node.type !== 'blockquote') return node.type;
		const { from, to } = rangeOf(node);
		return /^(?:>[ \t]?)+\[![^\]\n]+\]/.test(this.text.slice(from, Math.min(to, from + 200)).trimStart()) ? 'callout' : 'blockquote';
	}

	private yaml(node: Yaml, position: Pos): void {
		const properties = readProperties(node.value, this.options.yamlDates);
		if (!properties) return;
		this.cache.frontmatter = properties;
		this.cache.frontmatterPosition = position;
		this.cache.frontmatterLinks = frontmatterLinks(properties);
	}

	private heading(node: Heading): { heading: string; level: number; position: Pos } {
		const first = node.children[0];
		const last = node.children.at(-1);
		const heading = first && last ? this.text.slice(rangeOf(first).from, rangeOf(last).to) : '';
		return { heading: heading.trim(), level: node.depth, position: this.pos(rangeOf(node)) };
	}

	/** An id that ends a block is the block's; one that stands alone is its predecessor's. */
	private blockId(node: Nodes, range: Range, section: SectionCache): void {
		if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'blockquote') return;
		const mark = blockIdAt(this.text, range);
		if (!mark) return;
		const before = this.sections.at(-1);
		const isAlone = node.type === 'paragraph' && mark.from === range.from;
		const owner = isAlone && before && before.type !== 'yaml' && before.type !== 'heading' ? before : section;
		owner.id = mark.value;
		this.blocks[mark.value.toLowerCase()] = { id: mark.value, position: owner.position };
	}

	private visit(node: Nodes): void {
		switch (node.type) {
			case 'paragraph': case 'heading': case 'tableCell': this.inline(node); return;
			case 'list': this.list(node); return;
			case 'comment': this.scan(rangeOf(node), []); return;
			case 'footnoteDefinition': this.footnote(node); break;
			case 'definition': this.definition(node); return;
			default: break;
		}
		if ('children' in node) for (const child of node.children) this.visit(child);
	}

	private footnote(node: FootnoteDefinition): void {
		this.footnotes.push({ id: node.label ?? node.identifier, position: this.pos(rangeOf(node)) });
	}

	private definition(node: Definition): void {
		this.references.push({ id: node.label ?? node.identifier, link: node.url, position: this.pos(rangeOf(node)) });
	}

	/** Links, embeds and tags of a stretch of running text, in their order. */
	private inline(node: Parents): void {
		const holes: Range[] = [];
		const found: { readonly isEmbed: boolean; readonly range: Range; readonly link: LinkCache }[] = [];
		const walk = (each: Nodes): void => {
			if (each.type === 'inlineCode' || each.type === 'html') holes.push(rangeOf(each));
			else if (each.type === 'link' || each.type === 'image') {
				const link = this.markdownLink(each);
				if (this.text[rangeOf(each).from] !== 'h') holes.push(rangeOf(each));
				if (link) found.push({ isEmbed: each.type === 'image', range: rangeOf(each), link });
			} else if (each.type === 'footnoteReference') this.footnoteReference(each);
			else if ('children' in each) for (const child of each.children) walk(child);
		};
		for (const child of node.children) walk(child);
		this.scan(rangeOf(node), holes, found);
	}

	private scan(range: Range, holes: readonly Range[], others: { isEmbed: boolean; range: Range; link: LinkCache }[] = []): void {
		const wiki = wikilinksIn(this.text, range, holes).map((each) => ({
			isEmbed: each.isEmbed,
			range: each,
			link: { link: each.link, original: this.text.slice(each.from, each.to), displayText: each.displayText, position: this.pos(each) },
		}));
		const all = [...wiki, ...others].sort((a, b) => a.range.from - b.range.from);
		for (const { isEmbed, link } of all) (isEmbed ? this.embeds : this.links).push(link);
		const covered = [...holes, ...all.map((each) => each.range)].sort((a, b) => a.from - b.from);
		for (const tag of tagsIn(this.text, range, covered)) this.tags.push(tag);
	}

	private markdownLink(node: Link | Image): LinkCache | null {
		const range = rangeOf(node);
		const original = this.text.slice(range.from, range.to);
		if (node.url === '' || isExternal(node.url) || !/^!?\[/.test(original)) return null;
		const displayText = node.type === 'image' ? node.alt ?? '' : this.textOf(node);
		return { link: decodeLink(node.url), original, displayText, position: this.pos(range) };
	}

	private textOf(node: Link): string {
		const first = node.children[0];
		const last = node.children.at(-1);
		return first && last ? this.text.slice(rangeOf(first).from, rangeOf(last).to) : '';
	}

	private footnoteReference(node: FootnoteReference): void {
		this.footnoteRefs.push({ id: node.label ?? node.identifier, position: this.pos(rangeOf(node)) });
	}

	private list(list: List, parent: ListItem | null = null): void {
		const listLine = this.lines.lineOf(rangeOf(list).from);
		list.children.forEach((item, index) => {
			const range = this.itemRange(item, parent, list.children[index + 1]);
			const cache: ListItemCache = {
				parent: parent ? this.lines.lineOf(rangeOf(parent).from) : -listLine || -1,
				position: this.pos(range),
			};
			const task = this.taskOf(item);
			if (task !== null) cache.task = task;
			this.items.push(cache);
			this.itemId(item, cache);
			if (task !== null) this.itemInTask(item, cache);
			for (const child of item.children) {
				if (child.type === 'list') this.list(child, item);
				else this.visit(child);
			}
		});
	}

	/**
	 * An item's own stretch, without the lists in it. It begins where its parent's text begins
	 * (spaces before the marker are its own), and takes in the blank line before the next item.
	 */
	private itemRange(item: ListItem, parent: ListItem | null, next: ListItem | undefined): Range {
		const own = item.children.filter((child) => child.type !== 'list').at(-1);
		const hasList = item.children.some((child) => child.type === 'list');
		const whole = rangeOf(item);
		const end = own && hasList ? rangeOf(own).to : hasList ? this.markerEnd(whole) : whole.to;
		const lastLine = this.lines.lineOf(end);
		const isLoose = next !== undefined && !hasList && this.lines.lineOf(rangeOf(next).from) > lastLine + 1;
		return { from: this.itemStart(whole.from, parent), to: isLoose ? this.lines.startOf(lastLine + 1) : end };
	}

	private itemStart(from: number, parent: ListItem | null): number {
		const lineStart = this.lines.startOf(this.lines.lineOf(from));
		let start = from;
		while (start > lineStart && this.text[start - 1] === ' ') start -= 1;
		if (!parent) return start === lineStart ? start : from;
		const parentFrom = rangeOf(parent).from;
		const parentCol = parentFrom - this.lines.startOf(this.lines.lineOf(parentFrom));
		return Math.min(from, Math.max(start, lineStart + parentCol + this.markerEnd(rangeOf(parent)) - parentFrom));
	}

	private markerEnd({ from, to }: Range): number {
		const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(this.text.slice(from, Math.min(to, from + 24)));
		return from + (marker?.[0].length ?? 0);
	}

	private taskOf(item: ListItem): string | null {
		const range = rangeOf(item);
		const start = this.markerEnd(range);
		return /^\[([^\n\r])\](?=\s)/u.exec(this.text.slice(start, start + 6))?.[1] ?? null;
	}

	/** `- [ ] 1. text` is an item within a task: what follows the box is read anew. */
	private itemInTask(item: ListItem, cache: ListItemCache): void {
		const { start, end } = cache.position;
		const box = this.markerEnd(rangeOf(item));
		const inner = /^\[[^\n\r]\][ \t]+(?=(?:[-*+]|\d{1,9}[.)])[ \t]+\S)/u.exec(this.text.slice(box, box + 40));
		if (inner) this.items.push({ parent: start.line, position: { start: this.lines.loc(box + inner[0].length), end } });
	}

	private itemId(item: ListItem, cache: ListItemCache): void {
		const own = item.children.find((child) => child.type === 'paragraph');
		const mark = own ? blockIdAt(this.text, rangeOf(own)) : null;
		if (!mark) return;
		cache.id = mark.value;
		this.blocks[mark.value.toLowerCase()] = { id: mark.value, position: cache.position };
	}
}
