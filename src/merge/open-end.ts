import { parse, type Note } from '../note';

const opening = /^[ \t]*(?:(`{3,}|~{3,}|%%|\$\$)|(<!--)|<(pre|script|style|textarea)\b)/i;

/**
 * A text whose last block of code, comment, formula or HTML is closed. One
 * that runs on to the end would swallow whatever is put behind it.
 */
export function withClosedEnd(text: string): string {
	const note = parse(text);
	const closing = closingOf(note);
	if (closing === null || !swallows(note, '')) return text;
	const end = /[\r\n]$/.test(text) ? closing + note.eol : note.eol + closing;
	return swallows(note, end) ? text : text + end;
}

/** What would close the last block; null where no block of its kind can be open. */
function closingOf({ sections, text }: Note): string | null {
	const block = sections.at(-1)?.blocks.at(-1);
	if (!block || !['code', 'comment', 'math', 'html'].includes(block.kind)) return null;
	const [, marks, comment, tag] = opening.exec(text.slice(block.range.start, block.range.end)) ?? [];
	return marks ?? (comment === undefined ? tag === undefined ? null : `</${tag}>` : '-->');
}

function swallows({ text, eol, sections }: Note, end: string): boolean {
	return parse(`${text}${end}${eol}${eol}# End${eol}`).sections.length === sections.length;
}
