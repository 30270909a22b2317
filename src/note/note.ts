/**
 * The note as a record: its source text and where everything in it stands.
 *
 * Offsets count UTF-16 code units of `text` (the whole file, byte order mark
 * and frontmatter included), `end` is exclusive. Lines count from 1.
 *
 * The range of a block holds whole lines with their endings: it begins where
 * its first line does, indent included, or right after the `>` or list marker
 * of its container where that stands on the same line. Blank lines between
 * blocks belong to none.
 */

/** A stretch of the source text, `end` exclusive. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** Something wrong in a note, said so that a person can mend it. */
export interface NoteProblem {
	readonly code: string;
	/** Counts from 1. */
	readonly line: number;
	readonly message: string;
}

/** The `---` block at the top of a note. */
export interface FrontmatterBlock {
	/** Opening fence to the end of the closing fence's line, line ending included. */
	readonly range: Range;
	/** The YAML between the fences. */
	readonly yaml: Range;
}

/** A parsed note. `serialize` gives back `text` for every input. */
export interface Note {
	readonly text: string;
	/** The line ending most lines use; `\n` where there is none. */
	readonly eol: '\n' | '\r\n';
	readonly hasBom: boolean;
	readonly frontmatter: FrontmatterBlock | null;
	/** In the order of the text. The first is the preamble: level 0, no heading; it may be empty. */
	readonly sections: readonly Section[];
	readonly problems: readonly NoteProblem[];
}

/** A heading and what stands under it, up to the next heading of any level. */
export interface Section {
	/** 0 for the preamble, else 1 to 6. */
	readonly level: number;
	/** The heading's text without marks, as written; empty for the preamble. */
	readonly heading: string;
	/** Texts of the headings above, outermost first, this one last. */
	readonly path: readonly string[];
	/** Heading line and all blocks, up to the next heading. */
	readonly range: Range;
	/** The heading alone with its line ending; null for the preamble. */
	readonly headingRange: Range | null;
	readonly line: number;
	readonly blocks: readonly Block[];
}

interface BlockBase {
	readonly range: Range;
	readonly line: number;
}

/** Running text. A heading inside a list or quote is one too: it starts no section. */
export interface Paragraph extends BlockBase {
	readonly kind: 'paragraph';
	/** `^id` at the end of the block. */
	readonly blockId: string | null;
}

export interface List extends BlockBase {
	readonly kind: 'list';
	readonly ordered: boolean;
	readonly items: readonly ListItem[];
}

export interface ListItem extends BlockBase {
	readonly kind: 'item';
	/** `-`, `*`, `+`, `1.`, `2)` as written. */
	readonly marker: string;
	/** Columns of white space before the marker. */
	readonly indent: number;
	/** The character between the brackets of `- [ ]`, else null. */
	readonly task: string | null;
	/** Where that character stands; null when `task` is. */
	readonly taskRange: Range | null;
	/** The item's first line without indent, marker, task box, trailing white space; empty where another block stands there. */
	readonly textRange: Range;
	readonly blockId: string | null;
	/**
	 * Everything nested under the item: lists, paragraphs, code… Further lines
	 * of the item's own text come first, as a paragraph.
	 */
	readonly children: readonly Block[];
}

export interface Table extends BlockBase {
	readonly kind: 'table';
	/** Cells as ranges without the padding; row 0 is the header. The delimiter row is not among them. */
	readonly rows: readonly TableRow[];
}

export interface TableRow {
	readonly range: Range;
	readonly line: number;
	readonly cells: readonly Range[];
}

export interface Quote extends BlockBase {
	readonly kind: 'quote';
	/** `note` of `> [!note]-`, lower case; null for a plain quote. */
	readonly callout: string | null;
	/** What stands inside, with offsets into the same text. */
	readonly children: readonly Block[];
}

/** Blocks that are kept as they are and never looked into. */
export interface Opaque extends BlockBase {
	readonly kind: 'code' | 'html' | 'comment' | 'math' | 'break' | 'definition';
	/** The language of fenced code, e.g. `tasks`; empty otherwise. */
	readonly info: string;
}

export interface FootnoteDefinition extends BlockBase {
	readonly kind: 'footnote';
	readonly label: string;
	readonly children: readonly Block[];
}

export type Block = Paragraph | List | Table | Quote | Opaque | FootnoteDefinition;

/** A link or embed, wherever it stands in the body or the frontmatter. */
export interface Link {
	readonly kind: 'wikilink' | 'markdown';
	readonly embed: boolean;
	/** The whole link, `!` of an embed included. */
	readonly range: Range;
	readonly line: number;
	/** Target without subpath, decoded: `Folder/Note` of `[[Folder/Note#H|text]]`, `a b.md` of `[x](a%20b.md)`. */
	readonly target: string;
	/** `#Heading` or `#^block` with the sign, else empty. */
	readonly subpath: string;
	/** What is shown, if it is written; else null. */
	readonly display: string | null;
	/** Where target and subpath stand in the source, as written (encoded). */
	readonly targetRange: Range;
	/** The property key path when the link stands in the frontmatter, e.g. `related.0`; else null. */
	readonly key: string | null;
}
