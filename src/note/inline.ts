import { BACKSLASH, BACKTICK, BANG, BRACKET_CLOSE, BRACKET_OPEN, DOLLAR, LESS, PAREN_CLOSE, PAREN_OPEN, PERCENT, isDigit, isSpace, skipSpaces } from './chars';
import { destinationAt, titleEnd } from './destination';
import { CodeSpans, InlineHtml } from './inline-verbatim';
import { Finder } from './finder';
import { wikilinkAt } from './wikilink';
import type { FoundWikilink } from './wikilink';
import type { Range } from './note';

/** A link as the scanner finds it, undecoded. */
export type FoundLink =
	| FoundWikilink
	| { readonly kind: 'markdown'; readonly start: number; readonly end: number; readonly isEmbed: boolean; readonly text: Range; readonly destination: Range };

const marks = new Uint8Array(128);
for (const code of [BACKSLASH, BACKTICK, LESS, PERCENT, DOLLAR, BANG, BRACKET_OPEN, BRACKET_CLOSE]) marks[code] = 1;

/**
 * Finds links in stretches of running text, given from the top of the note
 * downwards. Code spans, comments, formulas and HTML tags are stepped over.
 * What is looked for and not found once is never looked for again, so any
 * text takes linear time.
 */
export class InlineScanner {
	readonly found: FoundLink[] = [];
	/** What stands between the marks of `%%` comments. */
	readonly commented: Range[] = [];
	private readonly brackets: number[] = [];
	/** Brackets below this place in the stack can start no link: one stands inside them. */
	private inactive = 0;
	private hasFormulas = true;
	private readonly opening: Finder;
	private readonly comments: Finder;
	private readonly formulas: Finder;
	private readonly code: CodeSpans;
	private readonly html: InlineHtml;

	constructor(private readonly text: string) {
		this.opening = new Finder(text, '[');
		this.comments = new Finder(text, '%%');
		this.formulas = new Finder(text, '$$');
		this.code = new CodeSpans(text);
		this.html = new InlineHtml(text);
	}

	/** Scans `[start, end)`; a wikilink may reach to `limit`. Answers where the scan stopped. */
	scan(start: number, end: number, limit = end): number {
		const first = this.opening.next(start);
		if (first < 0 || first >= end) return end;
		this.brackets.length = 0;
		this.inactive = 0;
		this.hasFormulas = true;
		this.code.reset();
		const { text } = this;
		let at = start;
		while (at < end) {
			const code = text.charCodeAt(at);
			at = code < 128 && marks[code] === 1 ? this.step(code, at, end, limit) : at + 1;
		}
		return at;
	}

	private step(code: number, at: number, end: number, limit: number): number {
		switch (code) {
			case BACKSLASH:
				return at + 2;
			case BACKTICK:
				return this.code.skip(at, end);
			case LESS:
				return this.html.skip(at, end);
			case PERCENT:
				return this.skipPair(this.comments, PERCENT, at, end) || at + 1;
			case DOLLAR:
				return this.skipPair(this.formulas, DOLLAR, at, end) || this.skipFormula(at, end);
			case BRACKET_CLOSE:
				return this.closeBracket(at, end);
			default:
				return this.openBracket(at, limit);
		}
	}

	/** After the pair `%%…%%` or `$$…$$`, or after marks that nothing closes; 0 where there are no two marks. */
	private skipPair(finder: Finder, mark: number, at: number, end: number): number {
		if (this.text.charCodeAt(at + 1) !== mark) return 0;
		const close = finder.next(at + 2);
		if (close < 0 || close + 2 > end) return at + 2;
		if (mark === PERCENT) this.commented.push({ start: at + 2, end: close });
		return close + 2;
	}

	/** `$x$`: no blank inside the signs, no digit after them, so that prices are no formulas. */
	private skipFormula(at: number, end: number): number {
		const { text } = this;
		if (!this.hasFormulas || at + 1 >= end || isSpace(text.charCodeAt(at + 1))) return at + 1;
		for (let close = at + 2; close < end; close++) {
			const code = text.charCodeAt(close);
			if (code === BACKSLASH) close++;
			else if (code === DOLLAR && !isSpace(text.charCodeAt(close - 1)) && !(close + 1 < end && isDigit(text.charCodeAt(close + 1)))) return close + 1;
		}
		this.hasFormulas = false;
		return at + 1;
	}

	private openBracket(at: number, limit: number): number {
		const { text } = this;
		const isEmbed = text.charCodeAt(at) === BANG;
		const bracket = isEmbed ? at + 1 : at;
		if (text.charCodeAt(bracket) !== BRACKET_OPEN) return at + 1;
		const wikilink = text.charCodeAt(bracket + 1) === BRACKET_OPEN ? wikilinkAt(text, at, bracket, limit) : null;
		if (wikilink) {
			this.found.push(wikilink);
			return wikilink.end;
		}
		this.brackets.push(at);
		return bracket + 1;
	}

	private closeBracket(at: number, end: number): number {
		const { brackets, text } = this;
		const open = brackets.pop();
		if (open === undefined) return at + 1;
		const isEmbed = text.charCodeAt(open) === BANG;
		const isActive = isEmbed || brackets.length >= this.inactive;
		this.inactive = Math.min(this.inactive, brackets.length);
		if (!isActive || at + 1 >= end || text.charCodeAt(at + 1) !== PAREN_OPEN) return at + 1;
		const resource = this.resourceAt(at + 2, end);
		if (!resource) return at + 1;
		const shown = { start: open + (isEmbed ? 2 : 1), end: at };
		this.found.push({ kind: 'markdown', start: open, end: resource.end, isEmbed, text: shown, destination: resource.destination });
		if (!isEmbed) this.inactive = brackets.length;
		return resource.end;
	}

	/** `destination "title")` from `pos` on. */
	private resourceAt(pos: number, end: number): { readonly destination: Range; readonly end: number } | null {
		const { text } = this;
		const start = skipSpaces(text, pos, end);
		const destination = destinationAt(text, start, end);
		if (!destination) return null;
		let at = skipSpaces(text, destination.next, end);
		if (at > destination.next && at < end && text.charCodeAt(at) !== PAREN_CLOSE) {
			const title = titleEnd(text, at, end);
			if (title < 0) return null;
			at = skipSpaces(text, title, end);
		}
		return at < end && text.charCodeAt(at) === PAREN_CLOSE ? { destination, end: at + 1 } : null;
	}
}
