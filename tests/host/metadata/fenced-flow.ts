import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
	interface TokenTypeMap {
		comment: 'comment';
		commentLine: 'commentLine';
		mathBlock: 'mathBlock';
		mathBlockLine: 'mathBlockLine';
	}
}

const DOLLAR = 36;
const PERCENT = 37;
const isEnd = (code: Code): boolean => code === null || code < -2;

/**
 * A block between two marks of two characters, `%%` or `$$`. It may begin and end anywhere in its
 * first and last line, but that last line ends with it; unclosed, it goes to the end of the note.
 * On a single line it is a block only where nothing follows the closing mark.
 */
function fenced(mark: number, block: 'comment' | 'mathBlock', line: 'commentLine' | 'mathBlockLine'): Construct {
	return {
		name: block,
		concrete: true,
		tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
			let isFirstLine = true;
			let hasClosed = false;
			const begin: State = (code) => {
				effects.enter(block);
				effects.enter(line);
				effects.consume(code);
				return second;
			};
			const second: State = (code) => {
				if (code !== mark) return nok(code);
				effects.consume(code);
				return inside;
			};
			const inside: State = (code) => {
				if (isEnd(code)) return endOfLine(code);
				effects.consume(code);
				return code === mark ? maybeClosing : inside;
			};
			const maybeClosing: State = (code) => {
				if (code !== mark) return inside(code);
				effects.consume(code);
				hasClosed = true;
				return afterClosing;
			};
			const afterClosing: State = (code) => {
				if (isEnd(code)) return endOfLine(code);
				// Text after the closing mark: inline on the first line; on a later one the block still ends here.
				if (code !== 32 && code !== -1 && code !== -2 && isFirstLine) return nok(code);
				effects.consume(code);
				return afterClosing;
			};
			const endOfLine: State = (code) => {
				effects.exit(line);
				if (hasClosed || code === null) return finish(code);
				return effects.check({ tokenize: nextLineIsOurs, partial: true }, nextLine, finish)(code);
			};
			const nextLine: State = (code) => {
				isFirstLine = false;
				effects.enter('lineEnding');
				effects.consume(code);
				effects.exit('lineEnding');
				return (following) => {
					effects.enter(line);
					return inside(following);
				};
			};
			const finish: State = (code) => {
				effects.exit(block);
				return ok(code);
			};
			return begin;
		},
	};
}

/** Inside a list item or a quote the block ends where its container ends. */
function nextLineIsOurs(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
	const { parser } = this;
	return (code) => {
		effects.enter('lineEnding');
		effects.consume(code);
		effects.exit('lineEnding');
		return (following) => parser.lazy[this.now().line] ? nok(following) : ok(following);
	};
}

/** Comments and block formulas, as Obsidian's Markdown has them beside GFM. */
export const fencedFlow: Extension = {
	flow: {
		[PERCENT]: fenced(PERCENT, 'comment', 'commentLine'),
		[DOLLAR]: fenced(DOLLAR, 'mathBlock', 'mathBlockLine'),
	},
};
