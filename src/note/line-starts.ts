/** What a line begins with: one recogniser per Markdown block, over `[pos, end)` of one line. */
import { BACKTICK, BRACKET_CLOSE, BRACKET_OPEN, CARET, COLON, DASH, DOT, EQUALS, HASH, PAREN_CLOSE, PIPE, PLUS, STAR, TILDE, UNDERSCORE, isBlank, isDigit, isSpace, skipBlanks, trimEnd } from './chars';
import type { Range } from './note';

/** Level of an ATX heading, 0 for none. */
export function headingLevel(text: string, pos: number, end: number): number {
	let at = pos;
	while (at < end && at - pos < 7 && text.charCodeAt(at) === HASH) at++;
	const level = at - pos;
	if (level < 1 || level > 6) return 0;
	return at >= end || isBlank(text.charCodeAt(at)) ? level : 0;
}

/** The text of an ATX heading whose `#`s are `level` many, without closing `#`s. */
export function headingText(text: string, pos: number, end: number, level: number): string {
	const start = skipBlanks(text, pos + level, end);
	let stop = trimEnd(text, start, end);
	let hashes = stop;
	while (hashes > start && text.charCodeAt(hashes - 1) === HASH) hashes--;
	if (hashes === start || (hashes < stop && isBlank(text.charCodeAt(hashes - 1)))) stop = trimEnd(text, start, hashes);
	return text.slice(start, stop);
}

/** Level of a setext underline, 0 for none. */
export function underlineLevel(text: string, pos: number, end: number): number {
	const mark = text.charCodeAt(pos);
	if (mark !== EQUALS && mark !== DASH) return 0;
	let at = pos;
	while (at < end && text.charCodeAt(at) === mark) at++;
	if (skipBlanks(text, at, end) < end) return 0;
	return mark === EQUALS ? 1 : 2;
}

/** Whether the line is `***`, `---` or `___`, also with blanks between. */
export function isBreak(text: string, pos: number, end: number): boolean {
	const mark = text.charCodeAt(pos);
	if (mark !== STAR && mark !== DASH && mark !== UNDERSCORE) return false;
	let count = 0;
	for (let at = pos; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === mark) count++;
		else if (!isBlank(code)) return false;
	}
	return count >= 3;
}

/** Length of an opening code fence, 0 for none. */
export function fenceLength(text: string, pos: number, end: number): number {
	const mark = text.charCodeAt(pos);
	if (mark !== BACKTICK && mark !== TILDE) return 0;
	let at = pos;
	while (at < end && text.charCodeAt(at) === mark) at++;
	if (at - pos < 3) return 0;
	if (mark === BACKTICK) {
		for (let info = at; info < end; info++) if (text.charCodeAt(info) === BACKTICK) return 0;
	}
	return at - pos;
}

/** Whether the line closes a fence of `mark`s that is `length` long. */
export function isFenceEnd(text: string, pos: number, end: number, mark: number, length: number): boolean {
	let at = pos;
	while (at < end && text.charCodeAt(at) === mark) at++;
	return at - pos >= length && skipBlanks(text, at, end) === end;
}

/** The first word from `pos` on: the language of a fence. */
export function firstWord(text: string, pos: number, end: number): string {
	const start = skipBlanks(text, pos, end);
	let at = start;
	while (at < end && !isBlank(text.charCodeAt(at))) at++;
	return text.slice(start, at);
}

/** Length of a list marker such as `-` or `12.`, 0 for none. What follows it is blank or the line's end. */
export function markerLength(text: string, pos: number, end: number): number {
	const code = text.charCodeAt(pos);
	let at = pos + 1;
	if (isDigit(code)) {
		while (at < end && at - pos < 10 && isDigit(text.charCodeAt(at))) at++;
		if (at - pos > 9 || at >= end) return 0;
		const delimiter = text.charCodeAt(at++);
		if (delimiter !== DOT && delimiter !== PAREN_CLOSE) return 0;
	} else if (code !== DASH && code !== STAR && code !== PLUS) return 0;
	return at >= end || isBlank(text.charCodeAt(at)) ? at - pos : 0;
}

/** End of `[^label]:`, -1 where there is none. */
export function footnoteEnd(text: string, pos: number, end: number): number {
	if (text.charCodeAt(pos) !== BRACKET_OPEN || text.charCodeAt(pos + 1) !== CARET) return -1;
	for (let at = pos + 2; at < end && at - pos < 1000; at++) {
		const code = text.charCodeAt(at);
		if (code === BRACKET_OPEN || isSpace(code)) return -1;
		if (code === 92) at++;
		else if (code === BRACKET_CLOSE) return at > pos + 2 && text.charCodeAt(at + 1) === COLON ? at + 2 : -1;
	}
	return -1;
}

/** Number of columns that a table's delimiter row has, 0 where the line is none. */
export function delimiterColumns(text: string, pos: number, end: number): number {
	let at = pos;
	let columns = 0;
	let hasMark = false;
	if (text.charCodeAt(at) === PIPE) {
		hasMark = true;
		at = skipBlanks(text, at + 1, end);
	}
	while (at < end) {
		const cell = at;
		if (text.charCodeAt(at) === COLON) at++;
		const dashes = at;
		while (at < end && text.charCodeAt(at) === DASH) at++;
		if (at === dashes) return 0;
		if (at < end && text.charCodeAt(at) === COLON) at++;
		hasMark ||= text.charCodeAt(cell) === COLON || text.charCodeAt(at - 1) === COLON;
		columns++;
		at = skipBlanks(text, at, end);
		if (at >= end) break;
		if (text.charCodeAt(at) !== PIPE) return 0;
		hasMark = true;
		at = skipBlanks(text, at + 1, end);
	}
	return hasMark ? columns : 0;
}

/** The cells of a table row, without their padding. */
export function rowCells(text: string, pos: number, end: number): Range[] {
	const cells: Range[] = [];
	let start = skipBlanks(text, pos, end);
	const stop = trimEnd(text, start, end);
	if (text.charCodeAt(start) === PIPE) start++;
	for (let at = start; at < stop; at++) {
		const code = text.charCodeAt(at);
		if (code === 92) at++;
		else if (code === PIPE) {
			cells.push(cell(text, start, at));
			start = at + 1;
		}
	}
	if (start < stop) cells.push(cell(text, start, stop));
	return cells;
}

function cell(text: string, start: number, end: number): Range {
	const from = skipBlanks(text, start, end);
	return { start: from, end: trimEnd(text, from, end) };
}

/** Where `^id` at the end of a block starts (the caret), -1 for none. */
export function blockIdStart(text: string, start: number, end: number): number {
	let at = end;
	while (at > start) {
		const code = text.charCodeAt(at - 1);
		if (code !== DASH && !isDigit(code) && !((code | 32) >= 97 && (code | 32) <= 122)) break;
		at--;
	}
	if (at === end || at === start || text.charCodeAt(at - 1) !== CARET) return -1;
	return at - 1 === start || isBlank(text.charCodeAt(at - 2)) ? at - 1 : -1;
}
