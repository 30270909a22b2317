/**
 * The block structure of a text as indented lines, once from our reader and
 * once from `mdast-util-from-markdown`, so that the two can be compared.
 */
import type { Nodes, Root, RootContent, ListItem as MdastItem } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Block, ListItem, Note } from '../../src/note';

/** The tree that Obsidian's own parser is closest to: CommonMark, GFM, frontmatter. */
export function readMdast(text: string): Root {
	return fromMarkdown(text, { extensions: [gfm(), frontmatter(['yaml'])], mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])] });
}

function entry(depth: number, ...parts: readonly (string | number)[]): string {
	return '  '.repeat(depth) + parts.join(' ');
}

/** Outline of a note as our reader sees it. */
export function outlineOf(note: Note): string[] {
	const lines = lineStarts(note.text);
	const lastLine = (end: number): number => lineOf(lines, lastSolid(note.text, end));
	const out: string[] = [];
	const blocks = (all: readonly Block[], depth: number): void => all.forEach((block) => one(block, depth));
	const one = (block: Block, depth: number): void => {
		const span = `${String(block.line)}-${String(lastLine(block.range.end))}`;
		switch (block.kind) {
			case 'list':
				out.push(entry(depth, 'list', block.ordered ? 'ordered' : 'bullets', span));
				block.items.forEach((item) => listItem(item, depth + 1));
				return;
			case 'quote':
			case 'footnote':
				out.push(entry(depth, block.kind, `${String(block.line)}-${String(lastLine(block.children.at(-1)?.range.end ?? block.range.start + 1))}`));
				return blocks(block.children, depth + 1);
			case 'table':
				out.push(entry(depth, 'table', span, block.rows.map((row) => row.cells.length).join(',')));
				return;
			case 'code':
				out.push(entry(depth, 'code', span, block.info));
				return;
			default:
				out.push(entry(depth, block.kind, span));
		}
	};
	const listItem = (item: ListItem, depth: number): void => {
		const text = item.textRange.end > item.textRange.start || item.task !== null ? 'text' : 'bare';
		out.push(entry(depth, 'item', `${String(item.line)}-${String(lastLine(item.range.end))}`, item.task === null ? 'plain' : `[${item.task}]`, text));
		blocks(item.children, depth + 1);
	};
	if (note.frontmatter) out.push(entry(0, 'yaml', `1-${String(lastLine(note.frontmatter.range.end))}`));
	for (const section of note.sections) {
		if (section.headingRange) out.push(entry(0, `h${String(section.level)}`, `${String(section.line)}-${String(lastLine(section.headingRange.end))}`));
		blocks(section.blocks, 0);
	}
	return out;
}

/** Outline of a text as mdast sees it, in the same words. */
export function mdastOutline(text: string, root: Root): string[] {
	const starts = lineStarts(text);
	const linesOf = (node: Nodes): readonly [number, number] => {
		const start = node.position?.start.offset ?? 0;
		return [lineOf(starts, start), lineOf(starts, Math.max(start, lastSolid(text, node.position?.end.offset ?? 0)))];
	};
	// micromark ends containers a line late where an open fence or a nested quote ends with them: their last child says.
	const lastLineOf = (node: Nodes): number => {
		if (node.type !== 'list' && node.type !== 'listItem' && node.type !== 'blockquote' && node.type !== 'footnoteDefinition') return linesOf(node)[1];
		const last = node.children[node.children.length - 1];
		return Math.max(linesOf(node)[0], last ? lastLineOf(last) : 0);
	};
	const spanOf = (node: Nodes): string => `${String(linesOf(node)[0])}-${String(lastLineOf(node))}`;
	const out: string[] = [];
	const walk = (nodes: readonly RootContent[], depth: number): void => nodes.forEach((node) => one(node, depth));
	const one = (node: RootContent, depth: number): void => {
		const span = spanOf(node);
		switch (node.type) {
			case 'heading':
				out.push(depth === 0 ? entry(0, `h${String(node.depth)}`, span) : entry(depth, 'paragraph', span));
				return;
			case 'list':
				out.push(entry(depth, 'list', node.ordered ? 'ordered' : 'bullets', span));
				node.children.forEach((item) => listItem(item, depth + 1));
				return;
			case 'blockquote':
				out.push(entry(depth, 'quote', span));
				return walk(node.children, depth + 1);
			case 'footnoteDefinition':
				out.push(entry(depth, 'footnote', span));
				return walk(node.children, depth + 1);
			case 'table':
				out.push(entry(depth, 'table', span, node.children.map((row) => row.children.length).join(',')));
				return;
			case 'code':
				out.push(entry(depth, 'code', span, node.lang ?? ''));
				return;
			case 'thematicBreak':
				out.push(entry(depth, 'break', span));
				return;
			default:
				out.push(entry(depth, node.type, span));
		}
	};
	const listItem = (item: MdastItem, depth: number): void => {
		const [first, ...rest] = item.children;
		const isText = (first?.type === 'paragraph' || first?.type === 'heading') && first.position?.start.line === item.position?.start.line;
		const task = item.checked === true ? `[${stateOf(text, item)}]` : item.checked === false ? '[ ]' : 'plain';
		const from = linesOf(item)[0];
		out.push(entry(depth, 'item', spanOf(item), task, isText ? 'text' : 'bare'));
		const underline = first?.type === 'heading' ? 1 : 0;
		if (isText && linesOf(first)[1] - underline > from) out.push(entry(depth + 1, 'paragraph', `${String(from + 1)}-${String(linesOf(first)[1])}`));
		walk(isText ? rest : item.children, depth + 1);
	};
	walk(root.children, 0);
	return out;
}

function stateOf(text: string, item: MdastItem): string {
	const at = text.indexOf('[', item.position?.start.offset);
	return text.charAt(at + 1);
}

/** The last character before `end` that is not blank: parsers differ in the blank lines that end an open block. */
function lastSolid(text: string, end: number): number {
	let at = end - 1;
	while (at > 0 && text.charAt(at).trim() === '') at--;
	return Math.max(at, 0);
}

/** Offsets at which lines start. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	for (const ending of text.matchAll(/\r\n?|\n/g)) starts.push(ending.index + ending[0].length);
	return starts;
}

/** The line, counting from 1, that an offset lies on. */
export function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle;
	}
	return low + 1;
}
