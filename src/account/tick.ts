/**
 * Changing task lines in a text that may have changed since it was read: the
 * right line or none.
 *
 * A line is known by its text and its ordinal among equal ones. Where the note
 * has changed meanwhile, it must also stand under the same heading between the
 * same neighbours; and where there are equal lines, nothing may have moved
 * around any of them, nor may two of them touch: then nobody could say which
 * is meant.
 */
import type { Day } from '../note/dates';
import { parse } from '../note';
import { setDate, setTaskState, splitTaskLine } from '../note/task-line';
import { digest, markOf, placedSpots, splitMark, type PlacedSpot } from './task-spots';

/** The line to change, as it was when it was drawn. */
export interface TaskTarget {
	/** What it was known by, see `marksAt`. */
	readonly mark: string;
	/** What its text said, and the state of its box, as the reading below gives them. */
	readonly text: string;
	readonly state: string;
}

/** How what stands in a line is compared with what was drawn. */
export interface TaskReading {
	textOf(text: string): string;
	stateOf(char: string): string;
}

/** Puts a character into the checkbox; `done` adds a done date, null takes it away, absent leaves it. */
export interface StateChange {
	readonly kind: 'state';
	readonly char: string;
	readonly done?: Day | null;
}

/** What to do with a task line. */
export type TaskChange =
	| StateChange
	| { readonly kind: 'due'; readonly day: Day | null }
	/** Leaves it to somebody else: the lines to stand in the place of this one, none to take it out. */
	| { readonly kind: 'lines'; readonly edit: (line: string, spot: PlacedSpot) => string | null };

/** Why a line was not changed. */
export type TaskRefusal =
	/** No task line with this text is left. */
	| 'gone'
	/** The line is there, but its checkbox is no longer the one that was drawn. */
	| 'changed'
	/** It cannot be told which of several lines is meant, or whether it is still the same one. */
	| 'doubtful';

export type TaskOutcome =
	| { readonly kind: 'done'; readonly line: number }
	| { readonly kind: 'refused'; readonly why: TaskRefusal };

/** Changes several lines of one note; each is done or refused by itself, in the order of the targets. */
export function editTasks(
	text: string, targets: readonly TaskTarget[], change: TaskChange, reading: TaskReading,
): { readonly text: string; readonly outcomes: readonly TaskOutcome[] } {
	const places = new Places(text, reading);
	const edits = new Map<PlacedSpot, string>();
	const outcomes = targets.map((target): TaskOutcome => {
		const spot = places.find(target);
		if (typeof spot === 'string') return { kind: 'refused', why: spot };
		const line = changeLine(text.slice(spot.lineStart, spot.lineEnd), spot, change);
		if (line === null) return { kind: 'refused', why: 'doubtful' };
		edits.set(spot, line);
		return { kind: 'done', line: spot.line };
	});
	return { text: applyLines(text, edits), outcomes };
}

/** The task lines of the text as it is now. */
class Places {
	private readonly spots: readonly PlacedSpot[];
	private readonly byMark = new Map<string, PlacedSpot | null>();
	/** How many lines stand in a context. */
	private readonly contexts = new Map<number, number>();
	/** Lines right beside one of the same text. */
	private readonly touching = new Set<PlacedSpot>();
	private readonly digest: string;
	private texts: ReadonlySet<string> | null = null;

	constructor(text: string, private readonly reading: TaskReading) {
		this.spots = placedSpots(parse(text));
		let last: PlacedSpot | null = null;
		for (const spot of this.spots) {
			const mark = markOf(spot);
			this.byMark.set(mark, this.byMark.has(mark) ? null : spot);
			this.contexts.set(spot.context, (this.contexts.get(spot.context) ?? 0) + 1);
			if (last?.text === spot.text && spot.line - last.line <= 2) this.touching.add(last).add(spot);
			last = spot;
		}
		this.digest = digest(text);
	}

	find({ mark, text, state }: TaskTarget): PlacedSpot | TaskRefusal {
		const known = splitMark(mark);
		const spot = this.byMark.get(known.place);
		const isThere = spot && (known.digest === this.digest || this.isAlone(spot)) && this.reading.textOf(spot.text) === text;
		if (!isThere) return this.isAnywhere(text) ? 'doubtful' : 'gone';
		return this.reading.stateOf(spot.char) === state ? spot : 'changed';
	}

	private isAlone(spot: PlacedSpot): boolean {
		return this.contexts.get(spot.context) === 1 && !this.touching.has(spot);
	}

	private isAnywhere(text: string): boolean {
		this.texts ??= new Set(this.spots.map((spot) => this.reading.textOf(spot.text)));
		return this.texts.has(text);
	}
}

function changeLine(line: string, spot: PlacedSpot, change: TaskChange): string | null {
	if (splitTaskLine(line)?.prefix.length !== spot.charStart - spot.lineStart) return null;
	switch (change.kind) {
		case 'due': return setDate(line, 'due', change.day);
		case 'lines': return change.edit(line, spot);
		case 'state': return tickLine(line, change);
	}
}

/** A task line with another state; null where it is no task line. */
export function tickLine(line: string, { char, done }: StateChange): string | null {
	const ticked = setTaskState(line, char);
	return ticked === null || done === undefined ? ticked : setDate(ticked, 'done', done);
}

function applyLines(text: string, edits: ReadonlyMap<PlacedSpot, string>): string {
	let result = '';
	let at = 0;
	for (const [spot, line] of [...edits].sort(([a], [b]) => a.lineStart - b.lineStart)) {
		result += text.slice(at, spot.lineStart) + line;
		at = line === '' ? spot.lineEnd + 1 : spot.lineEnd;
	}
	return result + text.slice(at);
}
