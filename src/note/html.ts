import { APOSTROPHE, BANG, COLON, DASH, DOT, EQUALS, GREATER, LESS, QUESTION, QUOTE, SLASH, UNDERSCORE, isDigit, isLetter, isSpace, skipBlanks, skipSpaces } from './chars';

/** How a block of HTML ends: at a line with `marker`, or before a blank line where it is null. */
export interface HtmlStart {
	readonly end: RegExp | null;
	/** A lone tag, which does not end a paragraph. */
	readonly isWeak: boolean;
}

const blockNames = new Set(('address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul').split(' '));
const rawNames = new Set(['script', 'pre', 'style', 'textarea']);

const RAW: HtmlStart = { end: /<\/(?:script|pre|style|textarea)>/i, isWeak: false };
const COMMENT: HtmlStart = { end: /-->/, isWeak: false };
const INSTRUCTION: HtmlStart = { end: /\?>/, isWeak: false };
const DECLARATION: HtmlStart = { end: />/, isWeak: false };
const CDATA: HtmlStart = { end: /\]\]>/, isWeak: false };
const BLOCK: HtmlStart = { end: null, isWeak: false };
const LONE_TAG: HtmlStart = { end: null, isWeak: true };

/** The kind of HTML block that starts at the `<` at `pos`, after CommonMark 0.31; null for none. */
export function htmlStart(text: string, pos: number, lineEnd: number): HtmlStart | null {
	const code = text.charCodeAt(pos + 1);
	if (pos + 1 >= lineEnd) return null;
	if (code === BANG) {
		if (text.startsWith('--', pos + 2)) return COMMENT;
		if (text.startsWith('[CDATA[', pos + 2)) return CDATA;
		return isLetter(text.charCodeAt(pos + 2)) ? DECLARATION : null;
	}
	if (code === QUESTION) return INSTRUCTION;
	return tagStart(text, pos, lineEnd);
}

function tagStart(text: string, pos: number, lineEnd: number): HtmlStart | null {
	const isClosing = text.charCodeAt(pos + 1) === SLASH;
	const nameStart = pos + (isClosing ? 2 : 1);
	if (!isLetter(text.charCodeAt(nameStart))) return null;
	const nameEnd = tagNameEnd(text, nameStart, lineEnd);
	const name = nameEnd - nameStart > 10 ? '' : text.slice(nameStart, nameEnd).toLowerCase();
	const after = nameEnd < lineEnd ? text.charCodeAt(nameEnd) : SLASH - 1;
	const isOver = nameEnd >= lineEnd || isSpace(after) || after === GREATER;
	if (!isClosing && isOver && rawNames.has(name)) return RAW;
	if (blockNames.has(name) && (isOver || (after === SLASH && text.charCodeAt(nameEnd + 1) === GREATER))) return BLOCK;
	if (rawNames.has(name) && !isClosing) return null;
	const end = tagEnd(text, pos, lineEnd);
	return end >= 0 && skipBlanks(text, end, lineEnd) === lineEnd ? LONE_TAG : null;
}

function tagNameEnd(text: string, pos: number, end: number): number {
	while (pos < end) {
		const code = text.charCodeAt(pos);
		if (!isLetter(code) && !isDigit(code) && code !== DASH) break;
		pos++;
	}
	return pos;
}

/** End of the opening or closing tag that starts at the `<` at `pos`; -1 where there is none before `end`. */
export function tagEnd(text: string, pos: number, end: number): number {
	const isClosing = text.charCodeAt(pos + 1) === SLASH;
	const nameStart = pos + (isClosing ? 2 : 1);
	if (nameStart >= end || !isLetter(text.charCodeAt(nameStart))) return -1;
	let at = tagNameEnd(text, nameStart, end);
	if (!isClosing) at = attributesEnd(text, at, end);
	if (at < 0) return -1;
	at = skipSpaces(text, at, end);
	if (!isClosing && text.charCodeAt(at) === SLASH) at++;
	return at < end && text.charCodeAt(at) === GREATER ? at + 1 : -1;
}

function attributesEnd(text: string, pos: number, end: number): number {
	for (;;) {
		const nameStart = skipSpaces(text, pos, end);
		if (nameStart === pos || nameStart >= end || !isAttributeStart(text.charCodeAt(nameStart))) return pos;
		let at = nameStart + 1;
		while (at < end && isAttributePart(text.charCodeAt(at))) at++;
		pos = at;
		const equals = skipSpaces(text, at, end);
		if (equals < end && text.charCodeAt(equals) === EQUALS) {
			pos = valueEnd(text, skipSpaces(text, equals + 1, end), end);
			if (pos < 0) return -1;
		}
	}
}

function isAttributeStart(code: number): boolean {
	return isLetter(code) || code === UNDERSCORE || code === COLON;
}

function isAttributePart(code: number): boolean {
	return isAttributeStart(code) || isDigit(code) || code === DOT || code === DASH;
}

function valueEnd(text: string, pos: number, end: number): number {
	const quote = text.charCodeAt(pos);
	let at = pos;
	if (quote === QUOTE || quote === APOSTROPHE) {
		for (at++; at < end && text.charCodeAt(at) !== quote; at++);
		return at < end ? at + 1 : -1;
	}
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (isSpace(code) || code === GREATER || code === LESS || code === EQUALS || code === QUOTE || code === APOSTROPHE || code === 96) break;
	}
	return at > pos ? at : -1;
}
