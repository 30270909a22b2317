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
	const equals = new Map<string, BareSpot[]>();
	const lines = new NearLines(note.text);
	const bare = note.sections.flatMap((section) => {
		const heading = section.path.reduce((hash, text) => hashText(text, hash), seed);
		return taskItems(section.blocks).flatMap((item) => bareSpot(note.text, item, heading, lines, equals));
	});
	const together = new Map<string, number>();
	return bare.map(({ around, ...spot }) => {
		const alike = equals.get(spot.text) ?? [];
		if (alike.length < 2) return { ...spot, of: 1, context: around };
		const all = together.get(spot.text) ?? alike.reduce((hash, other) => mix(hash, other.around), seed);
		together.set(spot.text, all);
		return { ...spot, of: alike.length, context: mix(around, all) };
	});
}

interface BareSpot extends Omit<PlacedSpot, 'of' | 'context'> {
	/** Of the heading, the lines before and after, the line itself but for its checkbox. */
	readonly around: number;
}

function bareSpot(text: string, item: ListItem, heading: number, lines: NearLines, equals: Map<string, BareSpot[]>): readonly BareSpot[] {
	if (item.task === null || !item.taskRange) return [];
	const body = text.slice(item.textRange.start, item.textRange.end).trimEnd();
	const alike = equals.get(body) ?? [];
	const charStart = item.taskRange.start;
	const lineStart = text.lastIndexOf('\n', charStart - 1) + 1;
	const found = text.indexOf('\n', charStart);
	const lineEnd = found < 0 ? text.length : found;
	const self = hashText(body, hashText(text.slice(lineStart, charStart), heading));
	const around = mix(lines.before(lineStart), mix(lines.after(lineEnd), self));
	const spot = { line: item.line, char: item.task, text: body, ordinal: alike.length, charStart, lineStart, lineEnd, around };
	alike.push(spot);
	equals.set(body, alike);
	return [spot];
}

function taskItems(blocks: readonly Block[]): readonly ListItem[] {
	const items: ListItem[] = [];
	// A stack of its own: lists in a hostile note nest deeper than calls may.
	const waiting: (Block | ListItem)[] = [...blocks].reverse();
	for (let block = waiting.pop(); block; block = waiting.pop()) {
		switch (block.kind) {
			case 'item':
				if (block.task !== null) items.push(block);
				waiting.push(...[...block.children].reverse());
				break;
			case 'list':
				waiting.push(...[...block.items].reverse());
				break;
			case 'quote':
			case 'footnote':
				waiting.push(...[...block.children].reverse());
				break;
			default:
		}
	}
	return items;
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
	return packed(text.length, hashText(text, seed));
}

function packed(...numbers: readonly number[]): string {
	return String.fromCharCode(...numbers.flatMap((number) => [number >>> 16, number & 0xffff]));
}

/** Length of a mark without the digest of its note. */
const markLength = 4;
const mostEqual = 0xffff;

/** What a task line is known by: its context, its ordinal, and how many equal lines there are. */
export function markOf({ context, ordinal, of }: TaskSpot): string {
	return of > mostEqual ? '\0'.repeat(markLength) : packed(context) + String.fromCharCode(ordinal, of);
}

/** Marks of the task lines at these line numbers, one behind the other; at the end the digest of the note where equal lines stand in it. */
export function marksAt(note: Note, lines: readonly number[]): string {
	if (lines.length === 0) return '';
	const byLine = new Map(placedSpots(note).map((spot) => [spot.line, spot]));
	const spots = lines.map((line) => byLine.get(line));
	const marks = spots.map((spot) => spot ? markOf(spot) : '\0'.repeat(markLength));
	return [...marks, ...spots.some((spot) => spot && spot.of > 1) ? [digest(note.text)] : []].join('');
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
