import type { Block, Note } from '../note';
import { dateAtStart, readDate, type DateOrder } from '../note/dates';
import type { Day, Mention } from './records';
import { plainWords, sentenceBounds } from './sentences';

/** What a note says about an account in one place. */
export interface Saying {
	readonly line: number;
	readonly text: string;
}

/** The sentences in which the given offsets stand, each told once, in the order of the text. */
export function sentencesAt(text: string, offsets: readonly number[]): readonly Saying[] {
	const sayings: Saying[] = [];
	const lines = new LineCounter(text);
	let until = -1;
	for (const offset of [...offsets].sort((a, b) => a - b)) {
		if (offset < until) continue;
		const { start, end } = sentenceBounds(text, offset);
		until = end;
		const words = plainWords(text.slice(start, end));
		if (words !== '') sayings.push({ line: lines.at(offset), text: words });
	}
	return sayings;
}

/** The names to look for, and longer names of other accounts that begin alike and are not meant. */
export interface Names {
	readonly own: readonly string[];
	readonly others: readonly string[];
}

/** Sentences that one note may add; a page about an account says the rest on its own. */
const mostSentences = 5;

/**
 * The sentences of a note that name an account without a link. Code, comments
 * and page furniture (menus, archives, lists of recent posts) say nothing.
 */
export function namings(note: Note, names: Names): readonly Saying[] {
	const places = findNames(note.text, names);
	if (places.length === 0) return [];
	const spoken = new RangeCursor(spokenRanges(note));
	const lines = new LineCounter(note.text);
	const found: (Saying & { readonly isWhole: boolean })[] = [];
	const seen = new Set<string>();
	let until = -1;
	for (const offset of places) {
		const range = spoken.at(offset);
		if (!range || offset < until) continue;
		const { start, end } = sentenceBounds(note.text, offset);
		until = end;
		const text = plainWords(note.text.slice(start, end));
		if (seen.has(text) || !saysSomething(text)) continue;
		seen.add(text);
		found.push({ line: lines.at(offset), text, isWhole: range.isList || /[.!?…。！？][\p{P}]*$/u.test(text) });
	}
	// Headlines and captions only where a note has no sentence to offer.
	const whole = found.filter(({ isWhole }) => isWhole);
	return (whole.length > 0 ? whole : found).slice(0, mostSentences).map(({ line, text }) => ({ line, text }));
}

/** Whether a text might name an account at all: a quick look before it is parsed. */
export function mayName(text: string, names: Names): boolean {
	return names.own.some((name) => text.includes(name)) || findNames(text, names).length > 0;
}

/** The day a note speaks of: its date, when it was published or written, or the day in its file name. */
export function dayOfNote(path: string, frontmatter: Readonly<Record<string, unknown>> | null, order: DateOrder): Day | null {
	for (const key of ['date', 'published', 'created', 'clipped']) {
		if (!frontmatter || !Object.hasOwn(frontmatter, key)) continue;
		const reading = readDate(frontmatter[key], { order });
		if (reading.kind === 'day') return reading.day;
	}
	return dateAtStart(path.slice(path.lastIndexOf('/') + 1));
}

/** The day that stands at the start of a dated bullet. */
export function dayOfSaying(text: string): Day | null {
	return dateAtStart(text);
}

/** Links and plain names together, newest first; a line that has both is told once. */
export function allMentions(linked: readonly Mention[], named: readonly Mention[]): readonly Mention[] {
	const told = new Set(linked.map(placeOf));
	return [...linked, ...named.filter((mention) => !told.has(placeOf(mention)))].sort(byDate);
}

function placeOf({ path, line }: Mention): string {
	return `${line} ${path}`;
}

/** Newest first; what has no date comes last, by path and line. */
export function byDate(a: Mention, b: Mention): number {
	if (a.date !== b.date) {
		if (a.date === null) return 1;
		if (b.date === null) return -1;
		return a.date < b.date ? 1 : -1;
	}
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line;
}

/** Offsets at which one of the names stands as words of its own, in the order of the text. */
function findNames(text: string, { own, others }: Names): readonly number[] {
	const lower = text.toLowerCase();
	const isAligned = lower.length === text.length;
	const places = new Set<number>();
	for (const name of own) {
		// Where lower case changes lengths (Turkish İ), only the exact spelling is found.
		const sought = isAligned ? name.toLowerCase() : name;
		const source = isAligned ? lower : text;
		for (let at = source.indexOf(sought); at >= 0; at = source.indexOf(sought, at + sought.length)) {
			if (isNaming(text, at, name, others)) places.add(at);
		}
	}
	return [...places].sort((a, b) => a - b);
}

function isNaming(text: string, at: number, name: string, others: readonly string[]): boolean {
	const end = at + name.length;
	if (isWordChar(text, at - 1) || isWordChar(text, end)) return false;
	// `polder` is a landscape, `Polder` the account; an acronym counts as it is written.
	const written = text.slice(at, end);
	const isAcronym = name === name.toUpperCase();
	if (isAcronym ? written !== name : written.charAt(0) !== name.charAt(0)) return false;
	if (text[at - 1] === '[' && text[at - 2] === '[') return false;
	return !others.some((other) => text.startsWith(other, at) && !isWordChar(text, at + other.length));
}

function isWordChar(text: string, at: number): boolean {
	const letter = text.charAt(at);
	// Scripts without spaces have no word borders to look for.
	return letter !== '' && /[\p{L}\p{N}_]/u.test(letter) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter);
}

interface Spoken {
	readonly start: number;
	readonly end: number;
	readonly isList: boolean;
}

const furnitureTitles = /^(?:recent|related|popular|latest|trending|top|most read|more from|more on|more stories|archives?|categories|tags|topics|menu|navigation|search|share|follow us|subscribe|newsletter|comments?|you may also|you might also|read more|read next|also read|see also|further reading|contents|table of contents|about us|footer|sign in|log in)\b/i;

/** Paragraphs, lists, tables and quotes in which sentences stand, in the order of the text. */
function spokenRanges(note: Note): readonly Spoken[] {
	const ranges: Spoken[] = [];
	for (const section of note.sections) {
		const isFurniture = section.level > 0 && isFurnitureTitle(section.heading);
		gather(note.text, section.blocks, isFurniture, ranges);
	}
	return ranges;
}

function gather(text: string, blocks: readonly Block[], underFurniture: boolean, ranges: Spoken[]): void {
	let title = '';
	for (const block of blocks) {
		switch (block.kind) {
			case 'paragraph':
				ranges.push({ ...block.range, isList: false });
				title = lastLine(text, block.range.start, block.range.end);
				break;
			case 'list':
				if (!(underFurniture || isFurnitureTitle(title))) ranges.push({ ...block.range, isList: true });
				break;
			case 'table': ranges.push({ ...block.range, isList: true }); break;
			case 'quote':
			case 'footnote': gather(text, block.children, underFurniture, ranges); break;
			case 'code':
			case 'html':
			case 'comment':
			case 'math':
			case 'break':
			case 'definition': break;
		}
	}
}

function lastLine(text: string, start: number, end: number): string {
	const block = text.slice(Math.max(start, end - 200), end).trimEnd();
	return block.slice(block.lastIndexOf('\n') + 1).trim();
}

function isFurnitureTitle(title: string): boolean {
	return title.length <= 60 && furnitureTitles.test(title);
}

/** Three words or more, or as much in a script without spaces, and not a title that announces a list. */
function saysSomething(text: string): boolean {
	const isLong = text.split(' ').length >= 3 || (text.length >= 8 && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text));
	return isLong && !isFurnitureTitle(text);
}

/** The range around each of rising offsets. */
class RangeCursor {
	private next = 0;

	constructor(private readonly ranges: readonly Spoken[]) {}

	at(offset: number): Spoken | null {
		while (this.next < this.ranges.length && (this.ranges[this.next]?.end ?? 0) <= offset) this.next++;
		const range = this.ranges[this.next];
		return range && range.start <= offset ? range : null;
	}
}

/** Line numbers of rising offsets, counted once through the text. */
class LineCounter {
	private offset = 0;
	private line = 1;

	constructor(private readonly text: string) {}

	at(offset: number): number {
		for (let next = this.text.indexOf('\n', this.offset); next >= 0 && next < offset; next = this.text.indexOf('\n', next + 1)) {
			this.line++;
			this.offset = next + 1;
		}
		return this.line;
	}
}
