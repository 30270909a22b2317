/**
 * What a note's text adds to its head, packed: the lines that matter in copied
 * strings, a number for each. Nothing keeps the text itself alive.
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

/** Lines in one copied string, a number for each. */
export interface Packed {
	/** Texts of the lines, joined by line feeds. */
	readonly text: string;
	/** For each its line in the note times 16 plus the place of its kind in `lineKinds`. */
	readonly marks: readonly number[];
}

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
	/** Rows and inline fields. */
	readonly fields: Packed;
	readonly tasks: Packed;
	/** All other lines. */
	readonly said: Packed;
}

const none: readonly never[] = Object.freeze([]);

const nothing: Packed = Object.freeze({ text: '', marks: none });

/** The extract of a parsed note. One pass, linear in the text; does not depend on settings yet. */
export function readBody(_path: string, note: Note, _settings: Settings): NoteBody {
	const yaml = readYamlLines(note);
	const { fields, tasks, said } = new BodyReader(note).read();
	return {
		problems: orNone([...note.problems.filter(isKnown), ...yaml.problems]),
		keyLines: orNone(yaml.keyLines),
		saved: yaml.saved,
		fields: pack(fields), tasks: pack(tasks), said: pack(said),
	};
}

/** The body of a note that could not be read or is no text. */
export function unreadableBody(message: string): NoteBody {
	return { problems: [{ code: 'unreadable', line: 1, message }], keyLines: none, saved: null, fields: nothing, tasks: nothing, said: nothing };
}

/** The packed lines, in the order of the note. */
export function linesOf({ text, marks }: Packed): readonly BodyLine[] {
	if (marks.length === 0) return none;
	const texts = text.split('\n');
	return marks.map((mark, at) => ({ kind: lineKinds[mark % 16] ?? 'fact', text: texts[at] ?? '', line: Math.floor(mark / 16) }));
}

const places: ReadonlyMap<LineKind, number> = new Map(lineKinds.map((kind, place) => [kind, place]));

/** Joining copies: nothing keeps the note's text alive. */
function pack(lines: readonly BodyLine[]): Packed {
	if (lines.length === 0) return nothing;
	const texts = lines.map(({ text }) => text);
	// Of a single text, joining makes no copy.
	texts.push('');
	return { text: texts.join('\n'), marks: lines.map(({ kind, line }) => line * 16 + (places.get(kind) ?? 0)) };
}

function orNone<T>(list: readonly T[]): readonly T[] {
	return list.length === 0 ? none : list;
}

const codes: ReadonlySet<string> = new Set<Problem['code']>(['bad-yaml', 'not-text', 'too-long', 'unreadable']);

function isKnown(problem: Note['problems'][number]): problem is NoteBody['problems'][number] {
	return codes.has(problem.code);
}
