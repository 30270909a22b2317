import type { CachedMetadata, HeadingCache, LinkCache, ListItemCache, SectionCache, TagCache } from 'obsidian';
import { frontmatterLinks } from './frontmatter';
import { tagsIn, wikilinksIn, type Range } from './inline';
import { Lines } from './lines';
import { readPlainYaml } from './plain-yaml';

/** Signs, anywhere, of what this reader does not know: code, HTML, escapes, Markdown links, formulas, ids. */
const UNKNOWN = /[`<\\~\t\r\f\v\0\u00A0\u2028\u2029\uFEFF$^]|\]\(|\]:|!\[(?!\[)|%%/;

/** How plain text may begin: no sign of a block, no number of a list. */
const BEGIN = String.raw`(?:[^\s!-/:-@[-\x60{-~\d]|\d+(?![\d.)])|!?\[\[|#[^\s#]|["'(]|_[^\s_*])`;
const TEXT = new RegExp(`^${BEGIN}(?:.*\\S)?$`, 'u');
const HEADING = new RegExp(`^#{1,6} ${BEGIN}(?:.*[^\\s#])?$`, 'u');
const BULLET = new RegExp(`^[-*] (?:\\[[^\\s[\\]]\\] |\\[ \\] )?${BEGIN}(?:.*\\S)?$`, 'u');

type Line = { readonly text: string; readonly from: number; readonly to: number };
type Kind = 'blank' | 'heading' | 'bullet' | 'row' | 'text' | 'unknown';

/**
 * The metadata of a note that holds only the plainest Markdown: paragraphs, headings, flat lists,
 * tables without links. It is what `parseMetadata` gives, a hundred times as fast, or null where
 * anything else stands in the note. It is there for vaults of tens of thousands of notes.
 */
export function fastMetadata(text: string): CachedMetadata | null {
	const head = readHead(text);
	if (!head || UNKNOWN.test(text.slice(head.to))) return null;
	return new FastReader(text, head).read();
}

interface Head {
	readonly to: number;
	readonly properties: Record<string, unknown> | null;
	/** Where the closing `---` ends; 0 without frontmatter. */
	readonly end: number;
}

function readHead(text: string): Head | null {
	if (!text.startsWith('---\n')) return { to: 0, properties: null, end: 0 };
	const close = text.indexOf('\n---\n', 3);
	if (close < 0) return null;
	const source = text.slice(4, close);
	const properties = readPlainYaml(source);
	return properties && /\S/.test(source) ? { to: close + 5, properties, end: close + 4 } : null;
}

class FastReader {
	private readonly lines: Lines;
	private readonly sections: SectionCache[] = [];
	private readonly headings: HeadingCache[] = [];
	private readonly items: ListItemCache[] = [];
	private readonly links: LinkCache[] = [];
	private readonly embeds: LinkCache[] = [];
	private readonly tags: TagCache[] = [];
	private readonly rows: Line[];

	constructor(private readonly text: string, private readonly head: Head) {
		this.lines = new Lines(text);
		let from = head.to;
		this.rows = text.slice(head.to).split('\n').map((line) => {
			const row = { text: line, from, to: from + line.length };
			from = row.to + 1;
			return row;
		});
	}

	read(): CachedMetadata | null {
		for (let at = 0; at < this.rows.length;) {
			const next = this.block(at);
			if (next === null) return null;
			at = next;
		}
		return this.result();
	}

	private result(): CachedMetadata {
		const cache: CachedMetadata = {};
		const { properties, end } = this.head;
		if (properties) {
			const position = this.lines.pos(0, end);
			this.sections.unshift({ type: 'yaml', position });
			Object.assign(cache, { frontmatter: properties, frontmatterPosition: position, frontmatterLinks: frontmatterLinks(properties) });
		}
		const { links, embeds, tags, headings, sections, items: listItems } = this;
		const parts = { links, embeds, tags, headings, sections, listItems };
		for (const [name, list] of Object.entries(parts)) if (list.length > 0) Object.assign(cache, { [name]: list });
		return cache;
	}

	private line(at: number): Line | undefined {
		return this.rows[at];
	}

	/** Reads the block that begins in this line; gives the line after it. */
	private block(at: number): number | null {
		const line = this.line(at);
		if (!line) return at + 1;
		switch (kindOf(line.text)) {
			case 'blank': return at + 1;
			case 'heading': return this.heading(line, at);
			case 'bullet': return this.list(at, line.text.charAt(0));
			case 'row': return this.table(at);
			case 'text': return this.paragraph(at);
			case 'unknown': return null;
		}
	}

	private heading(line: Line, at: number): number {
		const marks = /^#+ +/.exec(line.text)?.[0] ?? '';
		const position = this.lines.pos(line.from, line.to);
		this.sections.push({ type: 'heading', position });
		this.headings.push({ heading: line.text.slice(marks.length), level: marks.trimEnd().length, position });
		this.inline(line);
		return at + 1;
	}

	private paragraph(at: number): number | null {
		let end = at;
		while (kindOf(this.line(end + 1)?.text ?? '') === 'text') end += 1;
		if (isEither(kindOf(this.line(end + 1)?.text ?? ''), 'row', 'unknown')) return null;
		const range = { from: this.line(at)?.from ?? 0, to: this.line(end)?.to ?? 0 };
		this.sections.push({ type: 'paragraph', position: this.lines.pos(range.from, range.to) });
		this.inline(range);
		return end + 1;
	}

	/** A flat list, its items a line each; a line of text under an item would be part of it. */
	private list(at: number, marker: string): number | null {
		const first = this.line(at);
		const firstLine = this.lines.lineOf(first?.from ?? 0);
		let last = at;
		for (let index = at; ; index += 1) {
			const line = this.line(index);
			const kind = kindOf(line?.text ?? '');
			if (kind === 'blank' && index < this.rows.length) continue;
			if (!line || kind !== 'bullet') {
				if (kind === 'unknown' || (line && index === last + 1 && kind !== 'heading')) return null;
				break;
			}
			if (line.text.charAt(0) !== marker) return null;
			this.item(line, firstLine);
			last = index;
		}
		this.sections.push({ type: 'list', position: this.lines.pos(first?.from ?? 0, this.line(last)?.to ?? 0) });
		return last + 1;
	}

	private item(line: Line, firstLine: number): void {
		const lineNumber = this.lines.lineOf(line.from);
		const isLoose = this.nextBulletAfterBlank(lineNumber - this.lines.lineOf(this.head.to));
		const end = isLoose ? this.lines.startOf(lineNumber + 1) : line.to;
		const task = /^[-*] \[(.)\] /u.exec(line.text)?.[1];
		this.items.push({ parent: -firstLine || -1, position: this.lines.pos(line.from, end), ...(task === undefined ? {} : { task }) });
		this.inline({ from: line.from + 2, to: line.to });
	}

	/** Whether a blank line stands between this item and another of the list. */
	private nextBulletAfterBlank(at: number): boolean {
		let next = at + 1;
		while (next < this.rows.length && kindOf(this.line(next)?.text ?? '') === 'blank') next += 1;
		return next > at + 1 && kindOf(this.line(next)?.text ?? '') === 'bullet';
	}

	private table(at: number): number | null {
		const head = this.line(at)?.text ?? '';
		const rule = this.line(at + 1)?.text ?? '';
		if (!/^\|(?: *:?-+:? *\|)+$/.test(rule) || cells(head) !== cells(rule)) return null;
		let end = at + 1;
		for (let kind = kindOf(this.line(end + 1)?.text ?? ''); kind !== 'blank' && kind !== 'heading'; kind = kindOf(this.line(end + 1)?.text ?? '')) {
			if (kind !== 'row') return null;
			end += 1;
		}
		const range = { from: this.line(at)?.from ?? 0, to: this.line(end)?.to ?? 0 };
		if (/[[#]/.test(this.text.slice(range.from, range.to))) return null;
		this.sections.push({ type: 'table', position: this.lines.pos(range.from, range.to) });
		return end + 1;
	}

	private inline(range: Range): void {
		const text = this.text;
		const links = wikilinksIn(text, range, []);
		for (const { from, to, isEmbed, link, displayText } of links) {
			(isEmbed ? this.embeds : this.links).push({ link, original: text.slice(from, to), displayText, position: this.lines.pos(from, to) });
		}
		for (const tag of tagsIn(text, range, links)) this.tags.push({ tag: tag.value, position: this.lines.pos(tag.from, tag.to) });
	}
}

function kindOf(line: string): Kind {
	if (line === '') return 'blank';
	if (HEADING.test(line)) return 'heading';
	if (BULLET.test(line)) return 'bullet';
	if (/^\|.*\|$/.test(line)) return 'row';
	return TEXT.test(line) ? 'text' : 'unknown';
}

function isEither<T>(value: T, ...others: T[]): boolean {
	return others.includes(value);
}

function cells(row: string): number {
	return row.split('|').length;
}
