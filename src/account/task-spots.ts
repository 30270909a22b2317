/**
 * Where the task lines of a note stand, with evidence by which each can be
 * found again after the note has changed.
 */
import type { Block, ListItem, Note } from '../note/note';

/** So many lines on either side tell a line from its like. */
const neighbours = 2;

/** A task line and how to know it again. */
export interface TaskSpot {
	/** Counts from 1. */
	readonly line: number;
	/** The character in the checkbox. */
	readonly char: string;
	/** What stands behind the box, without white space at its end. */
	readonly text: string;
	/** Which one it is among the note's task lines of the same text, whatever their state; counts from 0. */
	readonly ordinal: number;
	/** How many of them there are. */
	readonly of: number;
	/**
	 * A digest of the heading and the lines before and after, blind to whether
	 * those are ticked; where there are equal lines, of theirs too.
	 */
	readonly context: number;
}

/** A task line with the place of its checkbox character and of its line in the text. */
export interface PlacedSpot extends TaskSpot {
	readonly charStart: number;
	readonly lineStart: number;
	readonly lineEnd: number;
}

/** Finds the task lines of a note: in lists, nested ones, quotes and callouts, never in code or comments. */
export function placedSpots(note: Note): readonly PlacedSpot[] {
	const equals = new Map<string, Spot[]>();
	const lines = new NearLines(note.text);
	const spots: Spot[] = [];
	for (const { path, blocks } of note.sections) {
		const items = taskItems(blocks);
		if (items.length === 0) continue;
		let heading = seed;
		for (const text of path) heading = hashText(text, heading);
		for (const item of items) addSpot(spots, note.text, item, heading, lines, equals);
	}
	for (const alike of equals.values()) if (alike.length > 1) tellTogether(alike);
	return spots;
}

type Spot = { -readonly [Key in keyof PlacedSpot]: PlacedSpot[Key] };

/** Equal lines are known by what stands about all of them. */
function tellTogether(alike: readonly Spot[]): void {
	let all = seed;
	for (const { context } of alike) all = mix(all, context);
	for (const spot of alike) {
		spot.of = alike.length;
		spot.context = mix(spot.context, all);
	}
}

function addSpot(spots: Spot[], text: string, item: ListItem, heading: number, lines: NearLines, equals: Map<string, Spot[]>): void {
	if (item.task === null || !item.taskRange) return;
	const body = text.slice(item.textRange.start, item.textRange.end).trimEnd();
	const alike = equals.get(body);
	const charStart = item.taskRange.start;
	const lineStart = text.lastIndexOf('\n', charStart - 1) + 1;
	const found = text.indexOf('\n', charStart);
	const lineEnd = found < 0 ? text.length : found;
	// The heading, the lines before and after, and the line itself but for its checkbox.
	const self = hashText(body, hashText(text.slice(lineStart, charStart), heading));
	const context = mix(lines.before(lineStart), mix(lines.after(lineEnd), self));
	const spot = { line: item.line, char: item.task, text: body, ordinal: alike?.length ?? 0, of: 1, context, charStart, lineStart, lineEnd };
	spots.push(spot);
	if (alike === undefined) equals.set(body, [spot]);
	else alike.push(spot);
}

function taskItems(blocks: readonly Block[]): readonly ListItem[] {
	const items: ListItem[] = [];
	// A stack of its own: lists in a hostile note nest deeper than calls may.
	const waiting: (Block | ListItem)[] = [];
	stack(waiting, blocks);
	for (let block = waiting.pop(); block; block = waiting.pop()) {
		switch (block.kind) {
			case 'item':
				if (block.task !== null) items.push(block);
				stack(waiting, block.children);
				break;
			case 'list':
				stack(waiting, block.items);
				break;
			case 'quote':
			case 'footnote':
				stack(waiting, block.children);
				break;
			default:
		}
	}
	return items;
}

/** The last comes first from a stack. */
function stack(waiting: (Block | ListItem)[], next: readonly (Block | ListItem)[]): void {
	for (let at = next.length - 1; at >= 0; at--) {
		const block = next[at];
		if (block) waiting.push(block);
	}
}

/** Digests of the lines about a place; each line is read once. */
class NearLines {
	private readonly hashes = new Map<number, number>();

	constructor(private readonly text: string) {}

	/** Of the nearest lines above that are not blank. */
	before(lineStart: number): number {
		let hash = seed;
		let end = lineStart - 1;
		for (let taken = 0; end >= 0 && taken < neighbours;) {
			const start = end === 0 ? 0 : this.text.lastIndexOf('\n', end - 1) + 1;
			const line = this.line(start, end);
			if (line !== blank) {
				hash = mix(hash, line);
				taken++;
			}
			end = start - 1;
		}
		return hash;
	}

	after(lineEnd: number): number {
		let hash = seed;
		let start = lineEnd + 1;
		for (let taken = 0; start < this.text.length && taken < neighbours;) {
			const found = this.text.indexOf('\n', start);
			const end = found < 0 ? this.text.length : found;
			const line = this.line(start, end);
			if (line !== blank) {
				hash = mix(hash, line);
				taken++;
			}
			start = end + 1;
		}
		return hash;
	}

	private line(start: number, end: number): number {
		const known = this.hashes.get(start);
		if (known !== undefined) return known;
		const hash = hashLine(this.text, start, end);
		this.hashes.set(start, hash);
		return hash;
	}
}

const seed = 0x811c9dc5;
const blank = 0;
/** What stands further along a line tells it from no other. */
const longestLine = 400;

/** A line without the white space about it and without its tick: ticking a neighbour, done date and all, changes nothing. */
function hashLine(text: string, from: number, to: number): number {
	let start = from;
	let end = Math.min(to, from + longestLine);
	while (start < end && text.charCodeAt(start) <= 32) start++;
	while (end > start && text.charCodeAt(end - 1) <= 32) end--;
	if (start === end) return blank;
	let hash = seed;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x2705 || code === 0x274c || code === 0xd83d || (code === 0x3a && text.charCodeAt(at + 1) === 0x3a)) {
			return hashText(undated(unticked(text.slice(start, end))), seed) || 1;
		}
		const isInBox = text.charCodeAt(at - 1) === 0x5b && text.charCodeAt(at + 1) === 0x5d;
		hash = Math.imul(hash ^ (isInBox ? 32 : code), 0x01000193);
	}
	return mix(hash, end - start) || 1;
}

function unticked(line: string): string {
	return line.replace(/\[[^[\]]\]/g, '[ ]');
}

function undated(text: string): string {
	return text.replace(/ *(?:(?:✅|❌|📅)\uFE0F? *\d{4}-\d\d-\d\d|[[(](?:completion|cancelled|due):: *\d{4}-\d\d-\d\d[\])])/gu, '');
}

function hashText(text: string, start: number): number {
	let hash = start;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return mix(hash, text.length);
}

function mix(a: number, b: number): number {
	const hash = Math.imul(a ^ b ^ (a >>> 15), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) + a | 0;
}

/** Of a whole text: its length and 32 bits of what it says. */
export function digest(text: string): string {
	const hash = hashText(text, seed);
	return String.fromCharCode(text.length >>> 16, text.length & 0xffff, hash >>> 16, hash & 0xffff);
}

/** Length of a mark without the digest of its note. */
const markLength = 4;
const mostEqual = 0xffff;
const unknownMark = '\0'.repeat(markLength);

/** What a task line is known by: its context, its ordinal, and how many equal lines there are. */
export function markOf({ context, ordinal, of }: TaskSpot): string {
	return of > mostEqual ? unknownMark : String.fromCharCode(context >>> 16, context & 0xffff, ordinal, of);
}

/** Marks of the task lines at these line numbers, one behind the other; at the end the digest of the note where equal lines stand in it. */
export function marksAt(note: Note, lines: readonly number[]): string {
	if (lines.length === 0) return '';
	const byLine = new Map<number, TaskSpot>();
	for (const spot of placedSpots(note)) byLine.set(spot.line, spot);
	let hasEqual = false;
	const marks: string[] = [];
	for (const line of lines) {
		const spot = byLine.get(line);
		if (spot !== undefined && spot.of > 1) hasEqual = true;
		marks.push(spot === undefined ? unknownMark : markOf(spot));
	}
	if (hasEqual) marks.push(digest(note.text));
	return marks.join('');
}

/** One of these marks, with the digest where it is needed; empty where the line is not known. */
export function markAt(marks: string, place: number): string {
	const mark = marks.slice(place * markLength, (place + 1) * markLength);
	const of = mark.charCodeAt(markLength - 1);
	if (!(of > 0)) return '';
	return of === 1 ? mark : mark + marks.slice(-markLength);
}

/** A mark taken apart again. */
export function splitMark(mark: string): { readonly place: string; readonly digest: string } {
	return { place: mark.slice(0, markLength), digest: mark.slice(markLength) };
}
