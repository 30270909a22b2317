/**
 * Sentences of Markdown text as a person would read them aloud. Every scan is
 * bounded, so a line of five million letters costs no more than a short one.
 */
import { plainText } from '../note';

/** Characters looked at on either side of a place. */
const reach = 1_200;
/** A longer line without an end mark goes on in the next one: text wrapped by an editor or a mail program. */
const wrapped = 60;
const longestShown = 320;

const endMarks = '.!?…。！？';
const closers = '"\'”’»)]*_';
const abbreviations: ReadonlySet<string> = new Set([
	'inc', 'ltd', 'co', 'corp', 'llc', 'plc', 'dr', 'mr', 'mrs', 'ms', 'prof', 'st', 'vs', 'approx', 'ca', 'no', 'nr', 'jan', 'feb',
	'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'e.g', 'i.e', 'z.b', 'bzw', 'etc', 'al', 'vol', 'fig', 'dept',
]);

/** Where the sentence around an offset begins and ends. */
export function sentenceBounds(text: string, offset: number): { readonly start: number; readonly end: number } {
	const from = lineWithWrapBefore(text, offset);
	const to = lineWithWrapAfter(text, offset);
	let start = from;
	let end = to;
	for (let at = from; at < to; at++) {
		if (!isSentenceEnd(text, at, to)) continue;
		const after = skipClosers(text, at + 1, to);
		if (after <= offset) start = after;
		else {
			end = after;
			break;
		}
	}
	while (start < end && isSpace(text, start)) start++;
	while (end > start && isSpace(text, end - 1)) end--;
	return { start, end };
}

function lineWithWrapBefore(text: string, offset: number): number {
	const limit = Math.max(0, offset - reach);
	let start = lineStart(text, offset, limit);
	while (start > limit) {
		const before = lineStart(text, start - 1, limit);
		if (before === limit && before > 0) return limit;
		if (!goesOn(text, before, start - 1) || startsBlock(text, start)) return start;
		start = before;
	}
	return start;
}

function lineWithWrapAfter(text: string, offset: number): number {
	const limit = Math.min(text.length, offset + reach);
	let start = lineStart(text, offset, Math.max(0, offset - reach));
	let end = lineEnd(text, offset, limit);
	while (end < limit && goesOn(text, start, end) && !startsBlock(text, end + 1)) {
		start = end + 1;
		end = lineEnd(text, start, limit);
	}
	return end;
}

function lineStart(text: string, offset: number, limit: number): number {
	for (let at = offset; at > limit; at--) if (text[at - 1] === '\n') return at;
	return limit;
}

function lineEnd(text: string, offset: number, limit: number): number {
	for (let at = offset; at < limit; at++) if (text[at] === '\n') return at;
	return limit;
}

/** Whether the line from `start` to `end` breaks off in mid-sentence. */
function goesOn(text: string, start: number, end: number): boolean {
	let last = end - 1;
	while (last >= start && (isSpace(text, last) || closers.includes(text.charAt(last)))) last--;
	return end - start >= wrapped && last >= start && !endMarks.includes(text.charAt(last)) && !startsTable(text, start);
}

/** A list item, heading, quote, table row or empty line never goes on from the line before. */
function startsBlock(text: string, at: number): boolean {
	return /^[ \t]{0,12}(?:[-*+>|#]|\d{1,9}[.)]|$|\r?\n)/.test(text.slice(at, at + 24));
}

function startsTable(text: string, at: number): boolean {
	return /^[ \t>]{0,12}\|/.test(text.slice(at, at + 16));
}

function isSentenceEnd(text: string, at: number, limit: number): boolean {
	const mark = text.charAt(at);
	if (!endMarks.includes(mark)) return false;
	if ('。！？'.includes(mark)) return true;
	const after = skipClosers(text, at + 1, limit);
	if (after >= limit) return true;
	if (!isSpace(text, after)) return false;
	return mark !== '.' || !isAbbreviation(text, at);
}

/** `Inc.`, `e.g.`, `J.` and `3.` at the start of a line end no sentence. */
function isAbbreviation(text: string, dot: number): boolean {
	let start = dot;
	while (start > 0 && dot - start < 12 && !isSpace(text, start - 1)) start--;
	const word = text.slice(start, dot).replace(/^[^\p{L}\p{N}]+/u, '');
	if (/^\p{Lu}$/u.test(word) || abbreviations.has(word.toLowerCase())) return true;
	return /^\d{1,3}$/.test(word) && (start === 0 || text[start - 1] === '\n');
}

function skipClosers(text: string, at: number, limit: number): number {
	let after = at;
	while (after < limit && (closers.includes(text.charAt(after)) || endMarks.includes(text.charAt(after)))) after++;
	return after;
}

function isSpace(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 32 || code === 9 || code === 10 || code === 13 || code === 160;
}

/** Markdown as plain words: no list marks, boxes, links, emphasis, comments or cell borders. */
export function plainWords(markdown: string): string {
	const text = markdown
		.slice(0, 4 * reach)
		.replace(/^[ \t]*(?:>[ \t]*)*(?:\[![\w-]{1,40}\][+-]?[ \t]*)?/, '')
		.replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?/u, '')
		.replace(/^#{1,6}[ \t]+/, '')
		.replace(/\u00ad/g, '');
	return cutAtWord(plainText(text.startsWith('|') ? cellsOf(text) : text));
}

/** A table row's cells; `\|` inside a link is no border. */
function cellsOf(row: string): string {
	const cells: string[] = [];
	let isOpen = false;
	for (const part of row.split('|')) {
		const isEscaped = part.endsWith('\\');
		const text = isEscaped ? `${part.slice(0, -1)}|` : part;
		if (isOpen) cells.push((cells.pop() ?? '') + text);
		else cells.push(text);
		isOpen = isEscaped;
	}
	return cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' · ');
}

function cutAtWord(text: string): string {
	if (text.length <= longestShown) return text;
	const space = text.lastIndexOf(' ', longestShown);
	return `${text.slice(0, space > longestShown / 2 ? space : longestShown)}…`;
}
