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
import { digest, placedSpots, type PlacedSpot, type TaskSpot } from './task-spots';

/** The line to change, as it was when it was drawn, and the digest of its note then (0 where no equal lines stood in it). */
export interface TaskTarget extends TaskSpot {
	readonly digest: number;
}

/** What to do with a task line. */
export type TaskChange =
	/** Puts a character into the checkbox; `done` adds a done date, null takes it away, absent leaves it. */
	| { readonly kind: 'state'; readonly char: string; readonly done?: Day | null }
	| { readonly kind: 'due'; readonly day: Day | null };

/** Why a line was not changed. */
export type TaskRefusal =
	/** No task line with this text is left. */
	| 'gone'
	/** The line is there, but its checkbox is no longer the one that was drawn. */
	| 'changed'
	/** It cannot be told which of several lines is meant, or whether it is still the same one. */
	| 'doubtful';

export type TaskEdit =
	| { readonly kind: 'done'; readonly text: string; readonly line: number }
	| { readonly kind: 'refused'; readonly why: TaskRefusal };

export type TaskOutcome =
	| { readonly kind: 'done'; readonly line: number }
	| { readonly kind: 'refused'; readonly why: TaskRefusal };

/** Changes one task line. The text is unchanged but for that line. */
export function editTask(text: string, target: TaskTarget, change: TaskChange): TaskEdit {
	const { text: result, outcomes } = editTasks(text, [target], change);
	const [outcome] = outcomes;
	return outcome?.kind === 'done' ? { ...outcome, text: result } : outcome ?? { kind: 'refused', why: 'gone' };
}

/** Changes several lines of one note; each is done or refused by itself, in the order of the targets. */
export function editTasks(
	text: string, targets: readonly TaskTarget[], change: TaskChange,
): { readonly text: string; readonly outcomes: readonly TaskOutcome[] } {
	const places = new Places(text);
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
	private readonly equals = new Map<string, PlacedSpot[]>();
	/** How many lines stand in a context. */
	private readonly contexts = new Map<number, number>();
	/** Lines right beside one of the same text. */
	private readonly touching = new Set<PlacedSpot>();
	private readonly digest: number;

	constructor(text: string) {
		let last: PlacedSpot | null = null;
		for (const spot of placedSpots(parse(text))) {
			const equal = this.equals.get(spot.text);
			if (equal) equal.push(spot);
			else this.equals.set(spot.text, [spot]);
			this.contexts.set(spot.context, (this.contexts.get(spot.context) ?? 0) + 1);
			if (last?.text === spot.text && spot.line - last.line <= 2) this.touching.add(last).add(spot);
			last = spot;
		}
		this.digest = digest(text);
	}

	find(target: TaskTarget): PlacedSpot | TaskRefusal {
		const equal = this.equals.get(target.text) ?? [];
		const spot = equal[target.ordinal];
		if (equal.length === 0) return 'gone';
		if (!spot || equal.length !== target.of) return 'doubtful';
		const isSameNote = target.of > 1 && this.digest === target.digest;
		if (!isSameNote && !this.isInPlace(spot, target)) return 'doubtful';
		return spot.char === target.char ? spot : 'changed';
	}

	private isInPlace(spot: PlacedSpot, target: TaskTarget): boolean {
		return spot.context === target.context && this.contexts.get(spot.context) === 1 && !this.touching.has(spot);
	}
}

function changeLine(line: string, spot: PlacedSpot, change: TaskChange): string | null {
	if (splitTaskLine(line)?.prefix.length !== spot.charStart - spot.lineStart) return null;
	switch (change.kind) {
		case 'due': return setDate(line, 'due', change.day);
		case 'state': {
			const ticked = setTaskState(line, change.char);
			if (ticked === null || change.done === undefined) return ticked;
			return setDate(ticked, 'done', change.done);
		}
	}
}

function applyLines(text: string, edits: ReadonlyMap<PlacedSpot, string>): string {
	let result = '';
	let at = 0;
	for (const [spot, line] of [...edits].sort(([a], [b]) => a.lineStart - b.lineStart)) {
		result += text.slice(at, spot.lineStart) + line;
		at = spot.lineEnd;
	}
	return result + text.slice(at);
}
