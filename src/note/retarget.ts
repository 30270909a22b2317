import { isScalar, visit } from 'yaml';
import { LESS } from './chars';
import type { Edit } from './edit';
import { readFrontmatter } from './frontmatter';
import type { Block, Link, Note } from './note';

/** Where a link shall lead. */
export interface Destination {
	/** As a wikilink would name it: `Folder/Note`; with its ending in a Markdown link. */
	readonly target: string;
	/** `#Heading` or `#^id`, or empty. */
	readonly subpath: string;
	/** What a wikilink shows that had no text of its own; it stays bare where this is missing. */
	readonly display?: string;
}

/** The edit that makes a link lead elsewhere, encoded as its place asks for: percent signs, angle brackets, YAML quotes, `\|` in tables. */
export function retarget(note: Note, link: Link, { target, subpath, display }: Destination): Edit {
	const { start, end } = link.targetRange;
	const path = target + subpath;
	const text = link.kind === 'markdown' ? markdownDestination(note.text, start, path) : path + shownText(note, link, display);
	return { start, end, text: link.key === null ? text : quoted(note, start, text) };
}

/** A pipe and what the link showed so far, where it is to go on showing that. */
function shownText(note: Note, link: Link, display: string | undefined): string {
	if (display === undefined || link.display !== null || link.embed) return '';
	return (isInTable(note, link.range.start) ? '\\|' : '|') + display;
}

function markdownDestination(text: string, start: number, destination: string): string {
	if (text.charCodeAt(start - 1) === LESS) return destination.replaceAll('%', '%25').replace(/[<>\\]/g, '\\$&');
	return destination.replace(/[\s()<>%\\"]/g, (char) => (char === '(' || char === ')' ? `%${char.charCodeAt(0).toString(16)}` : encodeURIComponent(char)));
}

function isInTable({ sections }: Note, offset: number): boolean {
	const holds = ({ range }: { range: { start: number; end: number } }): boolean => range.start <= offset && offset < range.end;
	const section = sections.find(holds);
	let blocks: readonly Block[] = section?.blocks ?? [];
	for (;;) {
		const block = blocks.find(holds);
		if (!block) return false;
		switch (block.kind) {
			case 'table':
				return true;
			case 'list':
				blocks = block.items.find(holds)?.children ?? [];
				break;
			case 'quote':
			case 'footnote':
				blocks = block.children;
				break;
			case 'paragraph':
			case 'code':
			case 'html':
			case 'comment':
			case 'math':
			case 'break':
			case 'definition':
				return false;
		}
	}
}

/** Text as it stands inside the quotes of the property that the offset lies in. */
function quoted(note: Note, offset: number, text: string): string {
	const at = offset - (note.frontmatter?.yaml.start ?? 0);
	let style: string | null | undefined;
	const { document } = readFrontmatter(note);
	if (document) {
		visit(document, {
			Scalar: (_key, node) => {
				if (isScalar(node) && node.range && node.range[0] <= at && at < node.range[1]) style = node.type;
			},
		});
	}
	if (style === 'QUOTE_SINGLE') return text.replaceAll("'", "''");
	return style === 'QUOTE_DOUBLE' ? JSON.stringify(text).slice(1, -1) : text;
}
