import { BACKTICK, DOLLAR, LESS, PERCENT, TILDE, skipBlanks } from './chars';
import type { LineCursor } from './cursor';
import { Finder } from './finder';
import { htmlStart } from './html';
import { fenceLength, firstWord, isFenceEnd } from './line-starts';
import type { Opaque } from './note';

/**
 * Where a verbatim block ends on a line: before the line, not yet (null), or
 * at an offset, behind which other text may go on.
 */
export type VerbatimEnd = 'before' | number | null;

/** A block whose lines are kept as they are, and how to tell its end. */
export interface Verbatim {
	readonly kind: Opaque['kind'];
	readonly info: string;
	/** It ends on the line that it starts on. */
	readonly isWhole: boolean;
	/** Blank lines at its end are no part of it. */
	readonly isTrimmed: boolean;
	endOn(cursor: LineCursor): VerbatimEnd;
}

/** Code by indent. */
export const indentedCode: Verbatim = {
	kind: 'code',
	info: '',
	isWhole: false,
	isTrimmed: true,
	endOn: (cursor) => cursor.isBlank || cursor.indent >= 4 ? null : 'before',
};

/** What a line's place says about which blocks may start on it. */
export interface VerbatimPlace {
	/** A paragraph is open. */
	readonly isParagraph: boolean;
	/** The line is the first of a list item. */
	readonly isItemText: boolean;
}

/** Recognises fences, HTML blocks, comments and formulas at the start of a line. */
export class VerbatimStarts {
	private readonly comments: Finder;
	private readonly formulas: Finder;

	constructor(private readonly cursor: LineCursor) {
		this.comments = new Finder(cursor.text, '%%');
		this.formulas = new Finder(cursor.text, '$$');
	}

	/** The block that the character `code` starts here, null for none. */
	at(code: number, place: VerbatimPlace): Verbatim | null {
		switch (code) {
			case BACKTICK:
			case TILDE:
				return this.fence(code);
			case LESS:
				return this.html(place);
			case PERCENT:
				return this.pair('comment', '%%', this.comments, place);
			case DOLLAR:
				return this.pair('math', '$$', this.formulas, place);
			default:
				return null;
		}
	}

	private fence(mark: number): Verbatim | null {
		const { text, nonspace, lineEnd } = this.cursor;
		const length = fenceLength(text, nonspace, lineEnd);
		if (length === 0) return null;
		const endOn = (line: LineCursor): VerbatimEnd => line.indent < 4 && isFenceEnd(text, line.nonspace, line.lineEnd, mark, length) ? line.lineEnd : null;
		return { kind: 'code', info: firstWord(text, nonspace + length, lineEnd), isWhole: false, isTrimmed: false, endOn };
	}

	private html({ isParagraph }: VerbatimPlace): Verbatim | null {
		const { text, nonspace, lineEnd } = this.cursor;
		const start = htmlStart(text, nonspace, lineEnd);
		if (!start || (start.isWeak && isParagraph)) return null;
		const { end } = start;
		const endOn = (line: LineCursor): VerbatimEnd => {
			if (end === null) return line.isBlank ? 'before' : null;
			return end.test(text.slice(line.pos, line.lineEnd)) ? line.lineEnd : null;
		};
		return { kind: 'html', info: '', isWhole: end !== null && end.test(text.slice(nonspace, lineEnd)), isTrimmed: false, endOn };
	}

	/**
	 * A comment or formula. One that begins and ends on a line of other text is
	 * part of its paragraph. An open comment hides the rest of the note, as in
	 * Obsidian; a `$$` that nothing closes is text, and so is `$$$`.
	 */
	private pair(kind: 'math' | 'comment', marks: string, finder: Finder, { isParagraph, isItemText }: VerbatimPlace): Verbatim | null {
		const { text, nonspace, lineEnd } = this.cursor;
		if (!text.startsWith(marks, nonspace)) return null;
		const close = finder.next(nonspace + 2);
		if (kind === 'math' && !this.isFormula(nonspace, close)) return null;
		const isWhole = close >= 0 && close < lineEnd;
		if (isWhole && (isParagraph || isItemText || skipBlanks(text, close + 2, lineEnd) < lineEnd)) return null;
		return { kind, info: '', isWhole, isTrimmed: false, endOn: (line) => pairEnd(line, finder) };
	}

	/** A formula that has text on its first line ends in the same paragraph: else it is a price. */
	private isFormula(open: number, close: number): boolean {
		const { text, lineEnd } = this.cursor;
		if (close < 0 || text.charCodeAt(open + 2) === DOLLAR) return false;
		return close < lineEnd || skipBlanks(text, open + 2, lineEnd) === lineEnd || !/(?:\n|\r\n?)[ \t]*(?:\n|\r)/.test(text.slice(open, close));
	}
}

function pairEnd({ text, pos, lineEnd }: LineCursor, finder: Finder): VerbatimEnd {
	const close = finder.next(pos);
	if (close < 0 || close >= lineEnd) return null;
	return skipBlanks(text, close + 2, lineEnd) < lineEnd ? close + 2 : lineEnd;
}
