/**
 * What a note's text adds to its head, packed: the lines that matter in one
 * copied string, a code for each. Nothing keeps the text itself alive.
 */
import type { Note } from '../note/note';
import type { Settings } from '../settings/settings';
import { BodyReader, type ReadLines } from './body-reader';
import { decodeLines, encodeLines, lineIn } from './line-codes';
import { keepText, keptText, type KeptText } from './narrow-text';
import { taskProblems } from './task-days';
import { marksAt } from './task-spots';
import { headingsOf } from './sections';
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

/** Which part of a body a line is in: its table rows and inline fields, its tasks, all others. */
export type BodyPart = 'fields' | 'tasks' | 'said';

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
	/** Properties that could be saved from YAML that is broken; null where it is not. */
	readonly saved: Readonly<Record<string, unknown>> | null;
	/** Lines of the top-level properties, in their order, encoded. */
	readonly keys: string;
	/** Texts of the lines, each ended by a line feed: fields, then tasks, then what is said. */
	readonly text: KeptText;
	/** Where the fields end in that text, and where the tasks do. */
	readonly ends: readonly [fields: number, tasks: number];
	/** Kinds and line numbers of the lines of each part, encoded. */
	readonly fieldLines: string;
	readonly taskLines: string;
	readonly saidLines: string;
	/** What each task line is known by, see `marksAt`. */
	readonly taskMarks: string;
}

const none: readonly never[] = Object.freeze([]);
const noEnds: NoteBody['ends'] = Object.freeze([0, 0]);
const emptyBody = { saved: null, keys: '', text: keepText(''), ends: noEnds, fieldLines: '', taskLines: '', saidLines: '', taskMarks: '' };

/** The extract of a parsed note. One pass, linear in the text. Of the settings only the `words` matter. */
export function readBody(_path: string, note: Note, settings: Settings): NoteBody {
	const yaml = readYamlLines(note);
	const lines = new BodyReader(note, headingsOf(settings)).read();
	const { fields, tasks, said } = lines;
	const fieldEnd = lengthOf(fields);
	const body: NoteBody = {
		problems: orNone([...note.problems.filter(isKnown), ...yaml.problems, ...taskProblems(tasks)]),
		saved: yaml.saved,
		keys: encodeLines(yaml.keyLines.map((line) => ({ kind: 0, line }))),
		text: keepText(joined([...fields, ...tasks, ...said])),
		ends: fields.length === 0 && tasks.length === 0 ? noEnds : [fieldEnd, fieldEnd + lengthOf(tasks)],
		fieldLines: encoded(fields), taskLines: encoded(tasks), saidLines: encoded(said),
		taskMarks: marksAt(note, tasks.map(({ line }) => line)),
	};
	if (note.text.length <= longestRemembered) remember(body, lines);
	return body;
}

/** The body of a note that could not be read or is no text. */
export function unreadableBody(message: string): NoteBody {
	return { ...emptyBody, problems: [{ code: 'unreadable', line: 1, message }] };
}

/** The lines of a part, in the order of the note. */
export function linesOf(body: NoteBody, part: BodyPart): readonly BodyLine[] {
	const { fieldLines, taskLines, saidLines } = body;
	if (fieldLines === '' && taskLines === '' && saidLines === '') return none;
	return (recent.get(body) ?? remember(body, linesAgain(body)))[part];
}

function linesAgain({ text, ends, fieldLines, taskLines, saidLines }: NoteBody): ReadLines {
	const again = keptText(text);
	return {
		fields: decoded(again.slice(0, ends[0]), fieldLines),
		tasks: decoded(again.slice(ends[0], ends[1]), taskLines),
		said: decoded(again.slice(ends[1]), saidLines),
	};
}

/** A body that was just read is asked for its lines right away, one part after the other. */
const mostRecent = 32;
/** Lines that were just read keep the note's text alive. */
const longestRemembered = 65_536;
const recent = new Map<NoteBody, ReadLines>();

function remember(body: NoteBody, lines: ReadLines): ReadLines {
	for (const first of recent.keys()) {
		if (recent.size < mostRecent) break;
		recent.delete(first);
	}
	recent.set(body, lines);
	return lines;
}

/** All lines as one text, to compare notes by. */
export function textOf({ text }: NoteBody): string {
	return keptText(text);
}

/** The line of the property at a place among the top-level properties; 1 where that is not known. */
export function keyLine({ keys }: NoteBody, place: number): number {
	return place < 0 ? 1 : lineIn(keys, place) ?? 1;
}

/** Joining copies, as long as there is more than one: nothing keeps the note's text alive. */
function joined(lines: readonly BodyLine[]): string {
	if (lines.length === 0) return '';
	const texts = lines.map(({ text }) => text);
	texts.push('');
	return texts.join('\n');
}

function lengthOf(lines: readonly BodyLine[]): number {
	return lines.reduce((length, { text }) => length + text.length + 1, 0);
}

const places: ReadonlyMap<LineKind, number> = new Map(lineKinds.map((kind, place) => [kind, place]));

function encoded(lines: readonly BodyLine[]): string {
	return encodeLines(lines.map(({ kind, line }) => ({ kind: places.get(kind) ?? 0, line })));
}

function decoded(text: string, codes: string): readonly BodyLine[] {
	if (codes === '') return none;
	const texts = text.split('\n');
	return decodeLines(codes).map(({ kind, line }, at) => ({ kind: lineKinds[kind] ?? 'fact', text: texts[at] ?? '', line }));
}

function orNone<T>(list: readonly T[]): readonly T[] {
	return list.length === 0 ? none : list;
}

const codes: ReadonlySet<string> = new Set<Problem['code']>(['bad-yaml', 'not-text', 'too-long', 'unreadable']);

function isKnown(problem: Note['problems'][number]): problem is NoteBody['problems'][number] {
	return codes.has(problem.code);
}
