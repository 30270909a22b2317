import { BACKTICK, BANG, BRACKET_CLOSE, BRACKET_OPEN, COLON, DASH, DOLLAR, EQUALS, GREATER, HASH, LESS, PERCENT, PIPE, PLUS, STAR, TILDE, UNDERSCORE, isBlank, isDigit, skipBlanks, trimEnd } from './chars';
import { BlockTree, MAX_DEPTH } from './block-tree';
import type { Building } from './block-tree';
import { LineCursor, isLineEnding } from './cursor';
import { footnoteEnd, headingLevel, headingText, isBreak, markerLength, underlineLevel } from './line-starts';
import { OpenLeaf } from './open-leaf';
import type { ListItem, Section } from './note';
import { VerbatimStarts, indentedCode } from './verbatim';

/** What a recogniser made of the line. */
type Outcome = 'no' | 'container' | 'done';

/** Characters that may start something other than a paragraph. */
const starters = new Uint8Array(128);
for (const code of [HASH, GREATER, DASH, STAR, PLUS, UNDERSCORE, EQUALS, BACKTICK, TILDE, LESS, PIPE, COLON, BRACKET_OPEN, PERCENT, DOLLAR]) starters[code] = 1;
for (let digit = 48; digit <= 57; digit++) starters[digit] = 1;

/** Reads blocks from `start` on, where line `line` ends. */
export function parseBlocks(text: string, start: number, line: number): Section[] {
	return new BlockParser(text, start, line).parse();
}

/**
 * The block structure of CommonMark with GFM tables, tasks and footnotes, and
 * Obsidian's comments, math blocks and callouts. One pass over the lines: each
 * line first continues the containers that are open, then may open others, and
 * what is left belongs to a leaf block.
 */
class BlockParser {
	private readonly cursor: LineCursor;
	private readonly tree: BlockTree;
	private readonly leaf: OpenLeaf;
	private readonly verbatimStarts: VerbatimStarts;
	/** Where a block that starts on this line begins: after the markers of its containers. */
	private from = 0;
	private fromColumn = 0;
	/** The item whose marker was read on this line and whose text comes next. */
	private item: Building<ListItem> | null = null;

	constructor(private readonly text: string, start: number, line: number) {
		this.cursor = new LineCursor(text, start, line);
		// Properties that end the text without a line ending leave the preamble on their last line.
		const isNextLine = line === 0 || isLineEnding(text.charCodeAt(start - 1));
		this.tree = new BlockTree(start, isNextLine ? line + 1 : line);
		this.leaf = new OpenLeaf(this.cursor, this.tree);
		this.verbatimStarts = new VerbatimStarts(this.cursor);
	}

	parse(): Section[] {
		while (this.cursor.advance()) this.readLine();
		this.leaf.close();
		this.tree.closeTo(1);
		this.tree.finish(this.text.length);
		return this.tree.sections;
	}

	private readLine(): void {
		const { cursor, leaf, tree } = this;
		this.from = cursor.lineStart;
		this.fromColumn = 0;
		this.item = null;
		const depth = tree.depth > 1 ? this.matchContainers() : 1;
		if (depth === tree.depth && leaf.isVerbatim && leaf.takeVerbatimLine()) {
			if (leaf.rest >= 0) this.readRest(leaf.rest);
			return;
		}
		if (!cursor.isBlank) this.startBlocks(depth);
		else if (depth < tree.depth || !leaf.isVerbatim) this.closeUnmatched(depth);
	}

	/** The text after the end of a comment or formula, on the same line. */
	private readRest(rest: number): void {
		this.from = rest;
		this.leaf.openParagraph(rest, skipBlanks(this.text, rest, this.cursor.lineEnd), null);
	}

	/** Steps over the markers of open containers; answers how many of them go on. */
	private matchContainers(): number {
		const { cursor, tree: { frames } } = this;
		let depth = 1;
		for (; depth < frames.length; depth++) {
			const frame = frames[depth];
			if (!frame) break;
			if (frame.kind === 'quote') {
				if (cursor.indent >= 4 || cursor.isBlank || cursor.first !== GREATER) break;
				this.stepIntoQuote();
				frame.end = cursor.next;
			} else if (cursor.isBlank) {
				if (frame.isBare) break;
			} else {
				if (cursor.indent < frame.width) break;
				cursor.skipColumns(frame.width);
				frame.isBare = false;
			}
		}
		return depth;
	}

	private stepIntoQuote(): void {
		const { cursor } = this;
		cursor.skipMarker(1);
		if (cursor.indent > 0) cursor.skipColumns(1);
		this.from = cursor.pos;
		this.fromColumn = cursor.column;
	}

	private closeUnmatched(depth: number): void {
		this.leaf.cut();
		this.tree.closeTo(depth);
	}

	private startBlocks(matched: number): void {
		const { cursor, leaf, tree } = this;
		let depth = matched;
		while (!cursor.isBlank) {
			if (cursor.indent >= 4) {
				if (leaf.isParagraph) break;
				this.closeUnmatched(depth);
				return leaf.openVerbatim(indentedCode, this.from);
			}
			const code = cursor.first;
			if (code >= 128 || starters[code] === 0) break;
			const outcome = this.startBlock(code, depth);
			if (outcome === 'done') return;
			if (outcome === 'no') break;
			depth = tree.depth;
		}
		if (!cursor.isBlank) this.addText(depth);
	}

	private addText(depth: number): void {
		const { cursor, leaf, tree } = this;
		if (leaf.isParagraph) leaf.addLine(this.from, cursor.nonspace);
		else if (leaf.isTable && depth === tree.depth) leaf.addRow(this.from);
		else {
			this.closeUnmatched(depth);
			leaf.openParagraph(this.from, cursor.nonspace, this.item);
		}
	}

	private startBlock(code: number, depth: number): Outcome {
		switch (code) {
			case GREATER:
				return this.startQuote(depth);
			case HASH:
				return this.startHeading(depth);
			case DASH:
			case EQUALS:
				return this.startUnderline(depth);
			case STAR:
			case UNDERSCORE:
				return this.startBreak(depth);
			case PIPE:
			case COLON:
				return this.startTable(depth);
			case BRACKET_OPEN:
				return this.startFootnote(depth);
			case BACKTICK:
			case TILDE:
			case LESS:
			case PERCENT:
			case DOLLAR:
				return this.startVerbatim(code, depth);
			default:
				return this.startItem(depth);
		}
	}

	private startQuote(depth: number): Outcome {
		if (depth >= MAX_DEPTH) return 'no';
		this.closeUnmatched(depth);
		const start = this.from;
		this.stepIntoQuote();
		this.item = null;
		this.tree.openQuote(start, this.cursor.next, this.cursor.line, this.calloutType());
		return 'container';
	}

	/** `note` of `[!note|meta]`, null where no callout starts here. */
	private calloutType(): string | null {
		const { text, cursor: { nonspace, lineEnd } } = this;
		if (text.charCodeAt(nonspace) !== BRACKET_OPEN || text.charCodeAt(nonspace + 1) !== BANG) return null;
		let end = nonspace + 2;
		while (end < lineEnd && text.charCodeAt(end) !== BRACKET_CLOSE) end++;
		if (end >= lineEnd || end === nonspace + 2) return null;
		const [type = ''] = text.slice(nonspace + 2, end).split('|');
		return type.trim().toLowerCase();
	}

	private startHeading(depth: number): Outcome {
		const { cursor: { nonspace, lineEnd, next, line }, text, tree } = this;
		const level = headingLevel(text, nonspace, lineEnd);
		if (level === 0) return 'no';
		this.closeUnmatched(depth);
		if (tree.depth === 1) tree.heading(level, headingText(text, nonspace, lineEnd, level), this.from, next, line);
		else this.leaf.addNestedHeading(this.from, nonspace, this.item);
		return 'done';
	}

	private startUnderline(depth: number): Outcome {
		const { cursor: { nonspace, lineEnd }, leaf, tree, text } = this;
		if (leaf.isParagraph && depth === tree.depth) {
			const level = underlineLevel(text, nonspace, lineEnd);
			if (level > 0 && leaf.closeAsHeading(level)) return 'done';
		}
		return text.charCodeAt(nonspace) === DASH ? this.startBreak(depth) : 'no';
	}

	private startBreak(depth: number): Outcome {
		const { cursor: { nonspace, lineEnd }, text } = this;
		if (isBreak(text, nonspace, lineEnd)) {
			this.closeUnmatched(depth);
			this.leaf.addBreak(this.from);
			return 'done';
		}
		const outcome = this.startItem(depth);
		return outcome === 'no' ? this.startTable(depth) : outcome;
	}

	private startTable(depth: number): Outcome {
		return this.leaf.isParagraph && depth === this.tree.depth && this.leaf.turnIntoTable() ? 'done' : 'no';
	}

	private startFootnote(depth: number): Outcome {
		const { cursor, text } = this;
		const end = footnoteEnd(text, cursor.nonspace, cursor.lineEnd);
		if (end < 0 || depth >= MAX_DEPTH) return 'no';
		this.closeUnmatched(depth);
		const label = text.slice(cursor.nonspace + 2, end - 2);
		this.tree.openFootnote(this.from, cursor.next, cursor.line, label);
		cursor.skipMarker(end - cursor.nonspace);
		cursor.skipColumns(cursor.indent);
		this.markHere();
		this.item = null;
		return 'container';
	}

	private startVerbatim(code: number, depth: number): Outcome {
		const verbatim = this.verbatimStarts.at(code, { isParagraph: this.leaf.isParagraph, isItemText: this.item !== null });
		if (!verbatim) return 'no';
		this.closeUnmatched(depth);
		this.leaf.openVerbatim(verbatim, this.from);
		return 'done';
	}

	/** A list item, if its marker may stand here: an empty one, or one that does not count from 1, ends no paragraph. */
	private startItem(depth: number): Outcome {
		const { cursor, leaf, text } = this;
		const { nonspace, lineEnd } = cursor;
		const length = markerLength(text, nonspace, lineEnd);
		if (length === 0 || depth >= MAX_DEPTH) return 'no';
		const isBare = skipBlanks(text, nonspace + length, lineEnd) >= lineEnd;
		const isInterrupting = depth === this.tree.depth && (leaf.isParagraph || leaf.isTable);
		if (isInterrupting && (isBare || (isDigit(text.charCodeAt(nonspace)) && !(length === 2 && text.charCodeAt(nonspace) === 49)))) return 'no';
		this.closeUnmatched(depth);
		this.openItem(length, isBare);
		return 'container';
	}

	private openItem(length: number, isBare: boolean): void {
		const { cursor, text } = this;
		const { nonspace } = cursor;
		const start = this.from;
		const before = cursor.indent;
		const indent = cursor.column + before - this.fromColumn;
		cursor.skipMarker(length);
		const padding = isBare || cursor.indent > 4 ? 1 : cursor.indent;
		cursor.skipColumns(padding);
		this.markHere();
		const at = isBare ? nonspace + length : cursor.nonspace;
		const item: Building<ListItem> = {
			kind: 'item', range: { start, end: cursor.next }, line: cursor.line, marker: text.slice(nonspace, nonspace + length), indent,
			task: null, taskRange: null, textRange: { start: at, end: at }, blockId: null, children: [],
		};
		if (!isBare && cursor.indent === 0) this.readTask(item, at);
		this.tree.openItem(item, text.charCodeAt(nonspace + length - 1), before + length + padding, isBare);
		this.item = item;
	}

	/** `[x]` before a blank or the line's end makes the item a task. */
	private readTask(item: Building<ListItem>, at: number): void {
		const { text, cursor: { lineEnd } } = this;
		if (text.charCodeAt(at) !== BRACKET_OPEN || at + 2 >= lineEnd || text.charCodeAt(at + 2) !== BRACKET_CLOSE) return;
		const state = text.charCodeAt(at + 1);
		if (state === BRACKET_OPEN || state === BRACKET_CLOSE) return;
		if (at + 3 < lineEnd && !isBlank(text.charCodeAt(at + 3))) return;
		item.task = text.charAt(at + 1);
		item.taskRange = { start: at + 1, end: at + 2 };
		const start = Math.min(skipBlanks(text, at + 3, lineEnd), lineEnd);
		item.textRange = { start, end: Math.max(start, trimEnd(text, start, lineEnd)) };
	}

	private markHere(): void {
		this.from = this.cursor.pos;
		this.fromColumn = this.cursor.column;
	}
}
