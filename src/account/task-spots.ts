/**
 * Where the task lines of a note stand, with evidence by which each can be
 * found again after the note has changed.
 */
import type { Block, ListItem, Note } from '../note/note';

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
	/** A digest of the heading and the lines before and after; blind to whether those are ticked. */
	readonly context: number;
}

/** The task lines of a note, in its order. */
export interface TaskSpots {
	readonly spots: readonly TaskSpot[];
	/** A digest of all task lines and their headings, in order; blind to ticks and dates. */
	readonly skeleton: number;
}

/** A task line with the place of its checkbox character and of its line in the text. */
export interface PlacedSpot extends TaskSpot {
	readonly charStart: number;
	readonly lineStart: number;
	readonly lineEnd: number;
}

/** Finds the task lines of a note: in lists, nested ones, quotes and callouts, never in code or comments. */
export function taskSpots(note: Note): TaskSpots {
	const { spots, skeleton } = placedSpots(note);
	return { spots: spots.map(({ line, char, text, ordinal, of, context }) => ({ line, char, text, ordinal, of, context })), skeleton };
}

/** The same with offsets into the note's text. */
export function placedSpots(note: Note): { readonly spots: readonly PlacedSpot[]; readonly skeleton: number } {
	const found: { item: ListItem; heading: string }[] = [];
	for (const section of note.sections) {
		const heading = section.path.join('\n');
		collect(section.blocks, (item) => found.push({ item, heading }));
	}
	const counts = new Map<string, number>();
	const bare = found.flatMap(({ item, heading }) => {
		if (item.task === null || !item.taskRange) return [];
		const text = note.text.slice(item.textRange.start, item.textRange.end).trimEnd();
		const ordinal = counts.get(text) ?? 0;
		counts.set(text, ordinal + 1);
		const [lineStart, lineEnd] = lineAround(note.text, item.taskRange.start);
		return [{ line: item.line, char: item.task, text, ordinal, heading, charStart: item.taskRange.start, lineStart, lineEnd }];
	});
	const spots = bare.map(({ heading, ...spot }) => ({
		...spot, of: counts.get(spot.text) ?? 1,
		context: digest(`${heading}\n${lineBefore(note.text, spot.lineStart)}\n${lineAfter(note.text, spot.lineEnd)}`),
	}));
	return { spots, skeleton: digest(bare.map(({ text, heading }) => `${heading}\n${undated(text)}`).join('\n\n')) };
}

function collect(blocks: readonly Block[], take: (item: ListItem) => void): void {
	// A stack of its own: lists in a hostile note nest deeper than calls may.
	const waiting: (Block | ListItem)[] = [...blocks].reverse();
	for (let block = waiting.pop(); block; block = waiting.pop()) {
		switch (block.kind) {
			case 'item':
				if (block.task !== null) take(block);
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
}

function lineAround(text: string, at: number): readonly [number, number] {
	const start = text.lastIndexOf('\n', at - 1) + 1;
	const end = text.indexOf('\n', at);
	return [start, end < 0 ? text.length : end];
}

/** The nearest line above that is not blank. */
function lineBefore(text: string, lineStart: number): string {
	let end = lineStart - 1;
	while (end >= 0) {
		const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
		const line = text.slice(start, end).trim();
		if (line !== '') return withoutTick(line);
		end = start - 1;
	}
	return '';
}

function lineAfter(text: string, lineEnd: number): string {
	let start = lineEnd + 1;
	while (start <= text.length) {
		const found = text.indexOf('\n', start);
		const end = found < 0 ? text.length : found;
		const line = text.slice(start, end).trim();
		if (line !== '') return withoutTick(line);
		start = end + 1;
	}
	return '';
}

/** Ticking a neighbour, with or without a done date, must not make a line unrecognisable. */
function withoutTick(line: string): string {
	const short = line.length > 500 ? line.slice(0, 500) : line;
	return undated(short.replace(/^([\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[).(?=\])/u, '$1 '));
}

function undated(text: string): string {
	if (!/[✅❌📅]|::/u.test(text)) return text;
	return text.replace(/ *(?:(?:✅|❌|📅)\uFE0F? *\d{4}-\d\d-\d\d|[[(](?:completion|cancelled|due):: *\d{4}-\d\d-\d\d[\])])/gu, '');
}

/** 52 bits of a text: two running hashes that share no factor. */
export function digest(text: string): number {
	let a = 0x811c9dc5;
	let b = 0x1b873593;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul(b ^ code, 0x85ebca6b);
		b ^= b >>> 13;
	}
	return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
}
