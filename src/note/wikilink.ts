import { BACKSLASH, BANG, BRACKET_CLOSE, BRACKET_OPEN, CR, HASH, LF, PIPE, isBlank, skipBlanks } from './chars';
import type { Range } from './note';

/** A wikilink or embed as it stands in a text. */
export interface FoundWikilink extends Range {
	readonly kind: 'wikilink';
	readonly isEmbed: boolean;
	/** Target and subpath, without blanks around them. */
	readonly path: Range;
	/** Where the subpath starts; `path.end` where there is none. */
	readonly subpath: number;
	/** What stands after the pipe; null where there is no pipe. */
	readonly shown: Range | null;
}

/**
 * The wikilink whose `[[` is at `bracket` (`at` is its `!`, if it has one);
 * null where none is. It stays on its line, and its target holds no bracket.
 * In a table its pipe is written `\|`.
 */
export function wikilinkAt(text: string, at: number, bracket: number, limit: number): FoundWikilink | null {
	const inner = bracket + 2;
	let pipe = -1;
	for (let pos = inner; pos < limit; pos++) {
		const code = text.charCodeAt(pos);
		if (code === LF || code === CR) return null;
		if (code === BRACKET_CLOSE) {
			if (pos + 1 < limit && text.charCodeAt(pos + 1) === BRACKET_CLOSE) return assemble(text, at, inner, pipe, pos);
			if (pipe < 0) return null;
		} else if (code === BRACKET_OPEN) {
			if (pipe < 0 || text.charCodeAt(pos + 1) === BRACKET_OPEN) return null;
		} else if (code === PIPE && pipe < 0) pipe = pos;
	}
	return null;
}

function assemble(text: string, at: number, inner: number, pipe: number, close: number): FoundWikilink | null {
	let pathEnd = pipe < 0 ? close : pipe;
	if (pipe > inner && text.charCodeAt(pipe - 1) === BACKSLASH) pathEnd--;
	const start = skipBlanks(text, inner, pathEnd);
	while (pathEnd > start && isBlank(text.charCodeAt(pathEnd - 1))) pathEnd--;
	if (start === pathEnd) return null;
	let subpath = start;
	while (subpath < pathEnd && text.charCodeAt(subpath) !== HASH) subpath++;
	return {
		kind: 'wikilink',
		start: at,
		end: close + 2,
		isEmbed: text.charCodeAt(at) === BANG,
		path: { start, end: pathEnd },
		subpath,
		shown: pipe < 0 ? null : { start: pipe + 1, end: close },
	};
}
