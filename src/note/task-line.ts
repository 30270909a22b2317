/**
 * Changing a task line: as few bytes as possible, in the spelling it has.
 *
 * Lines come with indent, quote signs and list marker, without the line ending
 * (a trailing `\r` is left where it is).
 */
import type { Day } from './dates';
import { fieldThatCounts, findFields, type DateField, type Field } from './task-fields';
import { blockIdPattern } from './task-text';

// Before the list marker there may be others, and the label of a footnote.
const boxPattern = /^([\s>]*(?:\[\^[^[\]\s]{1,999}\]:[ \t]*)?(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[)(.)\](?=\s|$)/u;

/** A task line taken apart. `line` is `prefix + state + ']' + rest`. */
export interface TaskLineParts {
	/** Up to and with the `[` of the checkbox. */
	readonly prefix: string;
	/** The character between the brackets. */
	readonly state: string;
	/** Offset of what stands behind the `]`. */
	readonly restStart: number;
}

/** Takes a line apart; null where it is no task line. */
export function splitTaskLine(line: string): TaskLineParts | null {
	const found = boxPattern.exec(line);
	if (!found) return null;
	return { prefix: found[1] ?? '', state: found[2] ?? '', restStart: found[0].length };
}

const labelPattern = /^([\s>]*)(\[\^[^[\]\s]{1,999}\]:[ \t]*)/;

/** A task line without the label of the footnote that it opens, and the way back for what became of it; null where it opens none. */
export function splitFootnote(line: string): { readonly bare: string; readonly back: (lines: readonly string[]) => readonly string[] } | null {
	const [whole = '', lead = '', label = ''] = labelPattern.exec(line) ?? [];
	if (label === '') return null;
	// Further lines belong to the footnote by their indent.
	const back = (lines: readonly string[]): readonly string[] => lines.map((one, nth) => lead + (nth === 0 ? label : '    ') + one.slice(lead.length));
	return { bare: lead + line.slice(whole.length), back };
}

/** The line with another character in its checkbox; null where it is no task line. */
export function setTaskState(line: string, state: string): string | null {
	const parts = splitTaskLine(line);
	return parts && `${parts.prefix}${state}]${line.slice(parts.restStart)}`;
}

/** The line with another due date, or without one; null where it is no task line. */
export function setDue(line: string, day: Day | null): string | null {
	return setDate(line, 'due', day);
}

/** The line with a done date, in place of the one it may have; null where it is no task line. */
export function addDoneDate(line: string, day: Day): string | null {
	return setDate(line, 'done', day);
}

/** The line with a date set, or taken away, keeping its own spelling; null where it is no task line. */
export function setDate(line: string, name: DateField, day: Day | null): string | null {
	const parts = splitTaskLine(line);
	if (!parts) return null;
	const body = line.slice(parts.restStart);
	return line.slice(0, parts.restStart) + setDateInText(body, name, day);
}

function setDateInText(text: string, name: DateField, day: Day | null): string {
	const block = blockIdPattern.exec(text);
	const end = block ? text.length - block[0].length : text.trimEnd().length;
	const fields = findFields(text.slice(0, end));
	const present = fieldThatCounts(text.slice(0, end), fields, name);
	if (day === null) return fields.filter((field) => field.name === name).reduceRight(without, text);
	if (present) return text.slice(0, present.valueStart) + day + text.slice(present.valueEnd);
	return `${text.slice(0, end)} ${spell(name, day, fields)}${text.slice(end)}`;
}

/** The field goes with the white space before it, so that no double space is left. */
function without(text: string, field: Field): string {
	let start = field.start;
	while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--;
	const isBeforeText = /^\S/.test(text.slice(field.end, field.end + 1));
	return text.slice(0, start) + (isBeforeText ? ' ' : '') + text.slice(field.end);
}

const emoji: Readonly<Record<DateField, string>> = {
	due: '📅', scheduled: '⏳', start: '🛫', created: '➕', done: '✅', cancelled: '❌',
};

function spell(name: DateField, day: Day, fields: readonly Field[]): string {
	const spelling = fields.find((field) => field.spelling !== 'word' && field.name !== 'owner')?.spelling ?? 'emoji';
	const key = name === 'done' ? 'completion' : name;
	switch (spelling) {
		case 'bracket': return `[${key}:: ${day}]`;
		case 'paren': return `(${key}:: ${day})`;
		case 'emoji':
		case 'word': return `${emoji[name]} ${day}`;
	}
}
