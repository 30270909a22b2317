import { DOT, PAREN_CLOSE } from './chars';
import type { Block, FootnoteDefinition, List, ListItem, Quote, Range, Section } from './note';

/** A record while it is being built. */
export type Building<T> = { -readonly [K in keyof T]: T[K] extends Range ? { start: number; end: number } : T[K] };

/** A container that is open: the root, a quote, a list item or a footnote. */
export interface Frame {
	readonly kind: 'root' | 'quote' | 'item' | 'footnote';
	/** The record to close; null for the root. */
	readonly node: Building<Quote> | Building<ListItem> | Building<FootnoteDefinition> | null;
	blocks: Block[];
	/** Columns that a line must be indented by to stay inside an item. */
	readonly width: number;
	/** End of what stands in it so far. */
	end: number;
	/** The item has a marker and nothing else yet. */
	isBare: boolean;
	/** The last list among `blocks`, and its marker's character. */
	list: Building<List> | null;
	mark: number;
}

/** Deeper containers are read as text. */
export const MAX_DEPTH = 60;

/** Assembles sections and nested blocks; knows nothing of how a line is read. */
export class BlockTree {
	readonly sections: Section[] = [];
	readonly frames: Frame[];
	private readonly headings: { level: number; text: string }[] = [];
	private section: Building<Section>;

	constructor(start: number, line: number) {
		const blocks: Block[] = [];
		this.frames = [frame('root', null, blocks, 0, start)];
		this.section = { level: 0, heading: '', path: [], range: { start, end: start }, headingRange: null, line, blocks };
	}

	get depth(): number {
		return this.frames.length;
	}

	get top(): Frame {
		return this.frames[this.frames.length - 1] as Frame;
	}

	/** Adds a finished block to the innermost container. */
	add(block: Block): void {
		const top = this.top;
		top.blocks.push(block);
		if (block.range.end > top.end) top.end = block.range.end;
	}

	/** Closes containers until `depth` of them are open. */
	closeTo(depth: number): void {
		while (this.frames.length > depth) {
			const { node, end } = this.frames.pop() as Frame;
			if (node) node.range.end = end;
			const top = this.top;
			if (node?.kind === 'item' && top.list) top.list.range.end = end;
			if (end > top.end) top.end = end;
		}
	}

	/** Starts a section. The heading's line is read already. */
	heading(level: number, text: string, start: number, end: number, line: number): void {
		this.finish(start);
		while (this.headings.length && (this.headings[this.headings.length - 1]?.level ?? 0) >= level) this.headings.pop();
		this.headings.push({ level, text });
		const root = this.frames[0] as Frame;
		root.blocks = [];
		root.list = null;
		const path = this.headings.map((heading) => heading.text);
		this.section = { level, heading: text, path, range: { start, end }, headingRange: { start, end }, line, blocks: root.blocks };
	}

	/** Ends the last section at `end`. */
	finish(end: number): void {
		this.section.range.end = end;
		this.sections.push(this.section);
	}

	/** Opens a quote or callout that starts at `start`. */
	openQuote(start: number, end: number, line: number, callout: string | null): void {
		const children: Block[] = [];
		const node: Building<Quote> = { kind: 'quote', range: { start, end }, line, callout, children };
		this.open(frame('quote', node, children, 0, end));
	}

	/** Opens a footnote's definition; `end` is the end of its first line. */
	openFootnote(start: number, end: number, line: number, label: string): void {
		const children: Block[] = [];
		const node: Building<FootnoteDefinition> = { kind: 'footnote', range: { start, end }, line, label, children };
		this.open(frame('footnote', node, children, 4, end));
	}

	/** Opens an item in the list that goes on, or in a new one. `mark` is what tells lists apart. */
	openItem(item: Building<ListItem>, mark: number, width: number, isBare: boolean): void {
		const { top } = this;
		if (!top.list || top.mark !== mark || top.blocks[top.blocks.length - 1] !== top.list) {
			const { start, end } = item.range;
			const list: Building<List> = { kind: 'list', range: { start, end }, line: item.line, ordered: mark === DOT || mark === PAREN_CLOSE, items: [] };
			this.add(list);
			top.list = list;
			top.mark = mark;
		}
		(top.list?.items as ListItem[]).push(item);
		this.frames.push(frame('item', item, item.children as Block[], width, item.range.end));
		this.top.isBare = isBare;
	}

	private open(opened: Frame): void {
		this.top.blocks.push(opened.node as Block);
		this.frames.push(opened);
	}
}

function frame(kind: Frame['kind'], node: Frame['node'], blocks: Block[], width: number, end: number): Frame {
	return { kind, node, blocks, width, end, isBare: false, list: null, mark: 0 };
}
