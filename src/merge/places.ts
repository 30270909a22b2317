import type { Block, Edit, Note } from '../note';
import { blanksOf, columnAfter } from './columns';

/** From this column on an indented line is code. */
const codeColumn = 4;
/** What keeps a block out of the list before it, as CommonMark has it. */
const wall = '<!-- -->';

/**
 * The text of a block that is to stand behind another one. What stands in
 * would fall into a list or footnote before it: it comes flush to the margin,
 * code behind a wall.
 */
export function besideBlock(before: Block | null, block: Block, raw: string, eol: string): string {
	const indent = columnAfter(blanksOf(raw));
	if (!before || indent === 0) return raw;
	const isContainer = before.kind === 'list' || before.kind === 'footnote';
	if (block.kind === 'code' && indent >= codeColumn) return isContainer || before.kind === 'code' ? wall + eol + eol + raw : raw;
	if (!isContainer) return raw;
	// Of code the other lines stand in as the fence does.
	const lines = block.kind === 'code' || block.kind === 'math' ? new RegExp(`^ {1,${String(indent)}}`, 'gm') : /^[ \t]+/;
	return raw.replace(lines, '');
}

/** Puts blocks behind a line; what follows there without a gap gets one, so that it does not go on with them. */
export function insertBlocks({ text, eol }: Note, offset: number, blocks: string): Edit {
	const behind = /^[ \t]*(?:\r\n|\r|\n)(?![ \t]*(?:[\r\n]|$))/.test(text.slice(offset, offset + 200));
	return { start: offset, end: offset, text: behind ? blocks + eol : blocks };
}
