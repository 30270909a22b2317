import { APOSTROPHE, BACKSLASH, BRACKET_CLOSE, BRACKET_OPEN, COLON, GREATER, LESS, PAREN_CLOSE, PAREN_OPEN, QUOTE, isPunctuation, isSpace, skipBlanks, skipSpaces } from './chars';
import { isLineEnding } from './cursor';
import type { Range } from './note';

/** A link destination: `start` and `end` without angle brackets, `next` after it. */
export interface Destination extends Range {
	readonly next: number;
}

/** Nesting of parentheses in a bare destination. */
const MAX_PARENS = 32;
const MAX_LABEL = 999;

/** The destination at `pos`, bare or in angle brackets; null where there is none. */
export function destinationAt(text: string, pos: number, end: number): Destination | null {
	return text.charCodeAt(pos) === LESS && pos < end ? angleDestination(text, pos, end) : bareDestination(text, pos, end);
}

function angleDestination(text: string, pos: number, end: number): Destination | null {
	for (let at = pos + 1; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (code === GREATER) return { start: pos + 1, end: at, next: at + 1 };
		else if (code === LESS || isLineEnding(code)) return null;
	}
	return null;
}

function bareDestination(text: string, pos: number, end: number): Destination | null {
	let depth = 0;
	let at = pos;
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code <= 32 || code === 127) break;
		if (code === BACKSLASH && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (code === PAREN_OPEN && ++depth > MAX_PARENS) return null;
		else if (code === PAREN_CLOSE && --depth < 0) break;
	}
	if (depth > 0) return null;
	const stop = Math.min(at, end);
	return { start: pos, end: stop, next: stop };
}

/** End of the quoted title at `pos`, -1 where there is none. */
export function titleEnd(text: string, pos: number, end: number): number {
	const open = text.charCodeAt(pos);
	if (open !== QUOTE && open !== APOSTROPHE && open !== PAREN_OPEN) return -1;
	const close = open === PAREN_OPEN ? PAREN_CLOSE : open;
	for (let at = pos + 1; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH) at++;
		else if (code === close) return at + 1;
		else if (code === PAREN_OPEN && open === PAREN_OPEN) return -1;
	}
	return -1;
}

/** A link reference definition: where its destination stands and where its last line ends. */
export interface Definition {
	readonly destination: Destination;
	readonly end: number;
}

/** The definition `[label]: destination "title"` at `pos`, null for none. `end` is the end of the paragraph. */
export function definitionAt(text: string, pos: number, end: number): Definition | null {
	const label = labelEnd(text, pos, end);
	if (label < 0 || text.charCodeAt(label) !== COLON) return null;
	const start = skipSpaces(text, label + 1, end);
	if (start >= end) return null;
	const destination = destinationAt(text, start, end);
	if (!destination || (destination.end === start && destination.next === start)) return null;
	const afterDestination = lineEndAfter(text, destination.next, end);
	const titleStart = skipSpaces(text, destination.next, end);
	if (titleStart > destination.next && titleStart < end) {
		const title = titleEnd(text, titleStart, end);
		const afterTitle = title < 0 ? -1 : lineEndAfter(text, title, end);
		if (afterTitle >= 0) return { destination, end: afterTitle };
	}
	return afterDestination < 0 ? null : { destination, end: afterDestination };
}

/** `pos` after blanks when nothing else stands on the line, else -1. */
function lineEndAfter(text: string, pos: number, end: number): number {
	const at = skipBlanks(text, pos, end);
	return at >= end || isLineEnding(text.charCodeAt(at)) ? at : -1;
}

/** End of the label in brackets at `pos`, -1 where there is none. */
export function labelEnd(text: string, pos: number, end: number): number {
	if (text.charCodeAt(pos) !== BRACKET_OPEN) return -1;
	let hasContent = false;
	for (let at = pos + 1; at < end && at - pos <= MAX_LABEL; at++) {
		const code = text.charCodeAt(at);
		if (code === BRACKET_OPEN) return -1;
		if (code === BRACKET_CLOSE) return hasContent ? at + 1 : -1;
		if (!isSpace(code)) hasContent = true;
		if (code === BACKSLASH) at++;
	}
	return -1;
}
