import { BACKTICK, BANG, COLON, DASH, DOT, GREATER, LESS, PLUS, QUESTION, isDigit, isLetter, isSpace } from './chars';
import { Finder } from './finder';
import { tagEnd } from './html';

/** Runs of backticks of one length, and how many of them lie behind. */
interface Runs {
	readonly starts: number[];
	passed: number;
}

/** Steps over code spans. Knows all runs of backticks of a stretch, so that no search is repeated. */
export class CodeSpans {
	private runs: Map<number, Runs> | null = null;

	constructor(private readonly text: string) {}

	/** Forgets the stretch scanned before. */
	reset(): void {
		this.runs = null;
	}

	/** After the code span whose backticks start at `at`, or after the backticks where none closes. */
	skip(at: number, end: number): number {
		this.runs ??= this.findRuns(at, end);
		let open = at;
		while (open < end && this.text.charCodeAt(open) === BACKTICK) open++;
		const runs = this.runs.get(open - at);
		if (!runs) return open;
		while (runs.passed < runs.starts.length && (runs.starts[runs.passed] as number) < open) runs.passed++;
		const close = runs.starts[runs.passed];
		return close === undefined ? open : close + (open - at);
	}

	private findRuns(pos: number, end: number): Map<number, Runs> {
		const found = new Map<number, Runs>();
		for (let at = pos; at < end; at++) {
			if (this.text.charCodeAt(at) !== BACKTICK) continue;
			const start = at;
			while (at < end && this.text.charCodeAt(at) === BACKTICK) at++;
			const runs = found.get(at - start);
			if (runs) runs.starts.push(start);
			else found.set(at - start, { starts: [start], passed: 0 });
		}
		return found;
	}
}

/** Steps over HTML tags, comments and autolinks inside a paragraph. */
export class InlineHtml {
	private readonly comment: Finder;
	private readonly instruction: Finder;
	private readonly declaration: Finder;
	private readonly cdata: Finder;

	constructor(private readonly text: string) {
		this.comment = new Finder(text, '-->');
		this.instruction = new Finder(text, '?>');
		this.declaration = new Finder(text, '>');
		this.cdata = new Finder(text, ']]>');
	}

	/** After what the `<` at `at` starts, or after the sign itself. */
	skip(at: number, end: number): number {
		const { text } = this;
		const code = text.charCodeAt(at + 1);
		if (code === BANG) return this.skipDeclaration(at, end);
		if (code === QUESTION) return closeAt(this.instruction.next(at + 2), 2, at, end);
		const tag = tagEnd(text, at, end);
		if (tag > 0) return tag;
		const link = this.autolinkEnd(at, end);
		return link > 0 ? link : at + 1;
	}

	private skipDeclaration(at: number, end: number): number {
		const { text } = this;
		if (text.startsWith('<!-->', at)) return Math.min(at + 5, end);
		if (text.startsWith('<!--->', at)) return Math.min(at + 6, end);
		if (text.startsWith('<!--', at)) return closeAt(this.comment.next(at + 4), 3, at, end);
		if (text.startsWith('<![CDATA[', at)) return closeAt(this.cdata.next(at + 9), 3, at, end);
		return isLetter(text.charCodeAt(at + 2)) ? closeAt(this.declaration.next(at + 2), 1, at, end) : at + 1;
	}

	/** After `<scheme:rest>`; -1 where there is none. */
	private autolinkEnd(pos: number, end: number): number {
		const { text } = this;
		let at = pos + 1;
		while (at < end && at - pos < 33 && isSchemePart(text.charCodeAt(at))) at++;
		if (at < pos + 3 || at >= end || text.charCodeAt(at) !== COLON || !isLetter(text.charCodeAt(pos + 1))) return -1;
		for (; at < end; at++) {
			const code = text.charCodeAt(at);
			if (code === GREATER) return at + 1;
			if (code === LESS || isSpace(code)) return -1;
		}
		return -1;
	}
}

function closeAt(close: number, length: number, at: number, end: number): number {
	return close >= 0 && close + length <= end ? close + length : at + 1;
}

function isSchemePart(code: number): boolean {
	return isLetter(code) || isDigit(code) || code === PLUS || code === DOT || code === DASH;
}
