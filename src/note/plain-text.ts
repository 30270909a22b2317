import { BACKSLASH, BACKTICK, BANG, BRACKET_CLOSE, BRACKET_OPEN, CARET, EQUALS, HASH, LESS, PERCENT, STAR, TILDE, UNDERSCORE, isPunctuation, trimEnd } from './chars';
import { DelimiterRuns } from './delimiters';
import { InlineScanner } from './inline';
import type { FoundLink } from './inline';
import { CodeSpans, InlineHtml } from './inline-verbatim';
import { blockIdStart } from './line-starts';

const MARKS = /[\\`[\]!<%*_~=^&>#]|[^\S ]| {2}/;
const entity = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{2,6})|#x([\da-f]{2,5}));/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Running Markdown as a person reads it, on one line: emphasis without its
 * marks, links as what they show, code as it is; comments, HTML tags, footnote
 * marks and the block id are left out. In linear time.
 */
export function plainText(markdown: string): string {
	if (!MARKS.test(markdown)) return markdown.trim();
	const end = trimEnd(markdown, 0, markdown.length);
	const id = blockIdStart(markdown, 0, end);
	return new PlainWriter(id < 0 ? markdown.slice(0, end) : markdown.slice(0, id)).write();
}

/** `&amp;`, `&#39;` and the like as the characters that they stand for; programs that export leave them also in properties. */
export function withoutEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(entity, (source, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
		if (name !== undefined) return entities[name.toLowerCase()] ?? source;
		const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
		// No sign that cannot be seen comes from one.
		return /^[^\p{C}\p{Z}]$/u.test(String.fromCodePoint(code)) ? String.fromCodePoint(code) : source;
	});
}

class PlainWriter {
	private readonly pieces: string[] = [];
	private readonly links = new Map<number, FoundLink>();
	/** Where the text of a Markdown link ends, and where the link does. */
	private readonly cuts = new Map<number, number>();
	private readonly delimiters: DelimiterRuns;
	private readonly code: CodeSpans;
	private readonly html: InlineHtml;
	/** Start of the text that is not written yet. */
	private pending = 0;

	constructor(private readonly text: string) {
		const scanner = new InlineScanner(text);
		scanner.scan(0, text.length);
		for (const link of scanner.found) this.links.set(link.start, link);
		this.code = new CodeSpans(text);
		this.html = new InlineHtml(text);
		this.delimiters = new DelimiterRuns(text, this.pieces);
	}

	write(): string {
		const { text } = this;
		let at = this.skipLineMarks(0);
		this.pending = at;
		while (at < text.length) at = this.step(text.charCodeAt(at), at);
		this.flush(text.length);
		this.delimiters.resolve();
		return withoutEntities(this.pieces.join('')).replace(/\s+/g, ' ').trim();
	}

	private flush(at: number): void {
		if (at > this.pending) this.pieces.push(this.text.slice(this.pending, at));
	}

	/** Writes what is pending, then `shown` instead of the source up to `end`. */
	private put(at: number, end: number, shown: string): number {
		this.flush(at);
		if (shown) this.pieces.push(shown);
		this.pending = end;
		return end;
	}

	private step(code: number, at: number): number {
		const { text } = this;
		switch (code) {
			case BACKSLASH:
				return isPunctuation(text.charCodeAt(at + 1)) ? this.put(at, at + 2, text.charAt(at + 1)) : at + 1;
			case BACKTICK:
				return this.putCode(at);
			case LESS:
				return this.putHtml(at);
			case PERCENT:
				return this.putComment(at);
			case BANG:
			case BRACKET_OPEN:
				return this.putLink(at);
			case BRACKET_CLOSE: {
				const end = this.cuts.get(at);
				if (end === undefined) return at + 1;
				this.delimiters.leave();
				return this.put(at, end, '');
			}
			case CARET:
				return at + 1;
			case STAR:
			case UNDERSCORE:
			case TILDE:
			case EQUALS:
				return this.putDelimiters(code, at);
			case 10:
			case 13:
				return this.put(at, this.skipLineMarks(at + 1), ' ');
			default:
				return at + 1;
		}
	}

	/** Steps over the marks of quotes and headings at the start of a line. */
	private skipLineMarks(at: number): number {
		const { text } = this;
		let pos = at;
		while (/^[ \t>]$/.test(text.charAt(pos))) pos++;
		let hashes = pos;
		while (text.charCodeAt(hashes) === HASH) hashes++;
		if (hashes > pos && hashes - pos <= 6 && (text.charAt(hashes) === ' ' || text.charAt(hashes) === '\t')) pos = hashes + 1;
		return pos;
	}

	private putCode(at: number): number {
		const { text } = this;
		const end = this.code.skip(at, text.length);
		let open = at;
		while (text.charCodeAt(open) === BACKTICK) open++;
		if (end === open) return end;
		const content = text.slice(open, end - (open - at));
		const isPadded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
		return this.put(at, end, isPadded ? content.slice(1, -1) : content);
	}

	private putHtml(at: number): number {
		const { text } = this;
		const end = this.html.skip(at, text.length);
		if (end === at + 1) return end;
		const tag = text.slice(at, end);
		if (/^<[a-z][a-z0-9+.-]+:/i.test(tag)) return this.put(at, end, tag.slice(1, -1));
		return this.put(at, end, /^<\/?(?:br|p|div|li|hr)\b/i.test(tag) ? ' ' : '');
	}

	private putComment(at: number): number {
		const { text } = this;
		if (text.charCodeAt(at + 1) !== PERCENT) return at + 1;
		const close = this.comments(at + 2);
		return close < 0 ? at + 2 : this.put(at, close + 2, '');
	}

	private lastComment = 0;

	private comments(from: number): number {
		if (this.lastComment >= 0) this.lastComment = this.text.indexOf('%%', from);
		return this.lastComment;
	}

	private putLink(at: number): number {
		const { text } = this;
		const link = this.links.get(at);
		if (!link) return this.putFootnoteMark(at);
		if (link.kind === 'markdown') {
			this.cuts.set(link.text.end, link.end);
			this.delimiters.enter();
			return this.put(at, link.text.start, '');
		}
		const { shown, path, end } = link;
		const display = shown && text.slice(shown.start, shown.end).trim();
		return this.put(at, end, display ?? text.slice(path.start, path.end).replace(/^#\^?/, '').replace(/\s*#\^?\s*/g, ' > '));
	}

	private putFootnoteMark(at: number): number {
		const { text } = this;
		if (text.charCodeAt(at) !== BRACKET_OPEN || text.charCodeAt(at + 1) !== CARET) return at + 1;
		let end = at + 2;
		while (end < text.length && end - at < 100 && /[^\s[\]]/.test(text.charAt(end))) end++;
		return end > at + 2 && text.charCodeAt(end) === BRACKET_CLOSE ? this.put(at, end + 1, '') : at + 1;
	}

	private putDelimiters(code: number, at: number): number {
		const { text } = this;
		let end = at;
		while (text.charCodeAt(end) === code) end++;
		if ((code === TILDE || code === EQUALS) && end - at !== 2) return end;
		this.flush(at);
		this.delimiters.add(at, end);
		this.pending = end;
		return end;
	}
}
