/** UTF-16 codes of the characters that Markdown gives a meaning to. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const APOSTROPHE = 39;
export const PAREN_OPEN = 40;
export const PAREN_CLOSE = 41;
export const STAR = 42;
export const PLUS = 43;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const BRACKET_OPEN = 91;
export const BACKSLASH = 92;
export const BRACKET_CLOSE = 93;
export const CARET = 94;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;
export const BOM = 0xfeff;

/** A space or tab. */
export function isBlank(code: number): boolean {
	return code === SPACE || code === TAB;
}

/** A space, tab or line ending. */
export function isSpace(code: number): boolean {
	return code === SPACE || code === TAB || code === LF || code === CR;
}

/** An ASCII letter. */
export function isLetter(code: number): boolean {
	const lower = code | 32;
	return lower >= 97 && lower <= 122;
}

/** An ASCII digit. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** A character that a backslash takes the meaning from. */
export function isPunctuation(code: number): boolean {
	return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}

/** First position from `pos` on that holds no space or tab; at most `end`. */
export function skipBlanks(text: string, pos: number, end: number): number {
	while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
	return pos;
}

/** Like `skipBlanks`, over line endings too. */
export function skipSpaces(text: string, pos: number, end: number): number {
	while (pos < end && isSpace(text.charCodeAt(pos))) pos++;
	return pos;
}

/** `end` moved back over spaces, tabs and line endings; at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
	while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
	return end;
}
