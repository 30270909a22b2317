import { CR, LF, SPACE, TAB } from './chars';
import { Finder } from './finder';

/**
 * Walks a text line by line, and along a line by columns.
 *
 * Line endings are `\n`, `\r\n` and a lone `\r`. A tab reaches to the next
 * column that is a multiple of four; a container may take only a part of it.
 */
export class LineCursor {
	/** Counts from 1; 0 before the first line. */
	line: number;
	lineStart: number;
	/** End of the line without its ending. */
	lineEnd: number;
	/** Start of the line after this one. */
	next: number;
	pos: number;
	column = 0;
	/** First character from `pos` on that is no space or tab; `lineEnd` on a blank line. */
	nonspace = 0;
	/** Columns of white space from `pos` to `nonspace`. */
	indent = 0;
	/** Column of `nonspace`. */
	private nonspaceColumn = 0;
	/** Next `\r` and `\n` from here on; the text's length where there is none. */
	private nextCr: number;
	private nextLf = -1;

	constructor(readonly text: string, start: number, line = 0) {
		this.line = line;
		this.lineStart = this.lineEnd = this.next = this.pos = start;
		this.nextCr = this.find('\r', start);
	}

	private find(ending: string, from: number): number {
		const at = this.text.indexOf(ending, from);
		return at < 0 ? this.text.length : at;
	}

	/** Moves to the next line; false at the end of the text. */
	advance(): boolean {
		const start = this.next;
		if (start >= this.text.length) return false;
		if (this.nextLf < start) this.nextLf = this.find('\n', start);
		if (this.nextCr < start) this.nextCr = this.find('\r', start);
		const isLf = this.nextLf < this.nextCr;
		this.lineEnd = isLf ? this.nextLf : this.nextCr;
		this.next = Math.min(this.lineEnd + (!isLf && this.nextLf === this.nextCr + 1 ? 2 : 1), this.text.length);
		this.line++;
		this.lineStart = this.pos = start;
		this.column = 0;
		this.findIndent();
		return true;
	}

	get isBlank(): boolean {
		return this.nonspace >= this.lineEnd;
	}

	/** The character at `nonspace`. */
	get first(): number {
		return this.text.charCodeAt(this.nonspace);
	}

	/** Measures the white space from `pos` on. */
	findIndent(): void {
		const { text, lineEnd } = this;
		let at = this.pos;
		let column = this.column;
		for (; at < lineEnd; at++) {
			const code = text.charCodeAt(at);
			if (code === SPACE) column++;
			else if (code === TAB) column += 4 - (column & 3);
			else break;
		}
		this.nonspace = at;
		this.nonspaceColumn = column;
		this.indent = column - this.column;
	}

	/** Steps over at most `count` columns of the white space that was measured. */
	skipColumns(count: number): void {
		const { text, lineEnd } = this;
		const goal = this.column + count;
		while (this.column < goal && this.pos < lineEnd) {
			const code = text.charCodeAt(this.pos);
			if (code === TAB) {
				const width = 4 - (this.column & 3);
				if (this.column + width > goal) {
					this.column = goal;
					break;
				}
				this.column += width;
			} else if (code === SPACE) this.column++;
			else break;
			this.pos++;
		}
		// Measuring the rest anew for each container would take quadratic time on deep indents.
		this.indent = this.nonspaceColumn - this.column;
	}

	/** Steps to `nonspace` and over `length` characters of a marker. */
	skipMarker(length: number): void {
		this.column += this.indent + length;
		this.pos = this.nonspace + length;
		this.findIndent();
	}
}

/** Whether a character ends a line. */
export function isLineEnding(code: number): boolean {
	return code === LF || code === CR;
}

/** The line ending that most lines of a text have. */
export function mainEol(text: string): '\n' | '\r\n' {
	if (!text.includes('\r')) return '\n';
	let crlf = 0;
	let lf = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		if (text.charCodeAt(at - 1) === CR) crlf++;
		else lf++;
	}
	return crlf > 0 && crlf >= lf ? '\r\n' : '\n';
}

/** Tells the line, counting from 1, of offsets that are asked for in rising order. */
export function lineCounter(text: string): (offset: number) => number {
	const feeds = new Finder(text, '\n');
	const returns = new Finder(text, '\r');
	let line = 1;
	let start = 0;
	const next = (): number => {
		const lf = feeds.next(start);
		const cr = returns.next(start);
		if (cr >= 0 && (lf < 0 || cr < lf - 1)) return cr + 1;
		return lf < 0 ? Infinity : lf + 1;
	};
	let end = next();
	return (offset) => {
		while (end <= offset) {
			line++;
			start = end;
			end = next();
		}
		return line;
	};
}
