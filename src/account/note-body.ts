/**
 * What a note's text adds to its head, packed: all lines that matter in one
 * copied string, a number for each. Nothing keeps the text itself alive.
 */
import type { Note } from '../note/note';
import type { Settings } from '../settings/settings';
import { BodyReader } from './body-reader';
import { readYamlLines } from './yaml-lines';
import type { Problem } from './records';

/** What a packed line is. */
export const lineKinds = [
	'fact', 'topic', 'contact', 'opportunity', 'blocker', 'decision', 'context', 'related',
	/** `key\tvalue` of a table row or `**Key:** value`. */
	'row',
	/** `key\tvalue` of an inline field `key:: value`. */
	'inline',
	/** The checkbox's character, then the text behind the box. */
	'task',
] as const;

export type LineKind = typeof lineKinds[number];

/** A line that matters. */
export interface BodyLine {
	readonly kind: LineKind;
	readonly text: string;
	/** Counts from 1. */
	readonly line: number;
}

/** The extract of a note's text. */
export interface NoteBody {
	readonly problems: readonly Pick<Problem, 'code' | 'line' | 'message'>[];
	/** Line of each top-level property, in their order. */
	readonly keyLines: readonly number[];
	/** Properties that could be saved from YAML that is broken; null where it is not. */
	readonly saved: Readonly<Record<string, unknown>> | null;
	/** Texts of the lines, joined by line feeds. */
	readonly packed: string;
	/** For each of them its line in the note times 16 plus the place of its kind in `lineKinds`. */
	readonly marks: readonly number[];
}

const none: readonly never[] = Object.freeze([]);

/** The extract of a parsed note. One pass, linear in the text; does not depend on settings yet. */
export function readBody(_path: string, note: Note, _settings: Settings): NoteBody {
	const yaml = readYamlLines(note);
	const lines = new BodyReader(note).read();
	return {
		problems: orNone([...note.problems.filter(isKnown), ...yaml.problems]),
		keyLines: orNone(yaml.keyLines),
		saved: yaml.saved,
		packed: lines.map(({ text }) => text).join('\n'),
		marks: orNone(lines.map(({ kind, line }) => line * 16 + lineKinds.indexOf(kind))),
	};
}

/** The body of a note that could not be read or is no text. */
export function unreadableBody(message: string): NoteBody {
	return { problems: [{ code: 'unreadable', line: 1, message }], keyLines: none, saved: null, packed: '', marks: none };
}

/** The packed lines of the given kinds, or all, in the order of the note. */
export function linesOf(body: NoteBody, ...kinds: readonly LineKind[]): readonly BodyLine[] {
	if (body.marks.length === 0) return none;
	const texts = body.packed.split('\n');
	const lines: BodyLine[] = [];
	for (let at = 0; at < body.marks.length; at++) {
		const mark = body.marks[at] ?? 0;
		const kind = lineKinds[mark % 16] ?? 'fact';
		if (kinds.length === 0 || kinds.includes(kind)) lines.push({ kind, text: texts[at] ?? '', line: Math.floor(mark / 16) });
	}
	return lines;
}

function orNone<T>(list: readonly T[]): readonly T[] {
	return list.length === 0 ? none : list;
}

const codes: ReadonlySet<string> = new Set<Problem['code']>(['bad-yaml', 'not-text', 'too-long', 'unreadable']);

function isKnown(problem: Note['problems'][number]): problem is NoteBody['problems'][number] {
	return codes.has(problem.code);
}
