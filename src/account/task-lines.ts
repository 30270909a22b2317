import type { Steps } from '../match/steps';
import { readTaskText } from '../note/task-text';
import { linesOf } from './note-body';
import type { AccountInput } from './account-input';
import type { NoteState } from './note-store';
import type { Day } from './records';
import { stateOf, type TaskLine } from './rollup';
import { markAt } from './task-spots';
import type { Rules } from './rules';
import { linksIn } from './values';

/** Lines between two rests. */
const stepLength = 32;

/** The task lines of an account: all of its notes, and those elsewhere that link to it. In steps: there may be thousands. */
export function* taskLineSteps(input: AccountInput, rules: Rules): Steps<readonly TaskLine[]> {
	const { notes, activities, taskNotes, isLinkToIt } = input;
	const lines: TaskLine[] = [];
	for (const note of notes) yield* read(lines, note, newestDay(note), rules, () => true);
	for (const note of activities) yield* read(lines, note, note.role.day, rules, () => true);
	for (const note of taskNotes) {
		const day = note.role.kind === 'activity' ? note.role.day : null;
		yield* read(lines, note, day, rules, (text) => linksIn(text).some((link) => isLinkToIt(withoutSubpath(link), note.path)));
	}
	return lines;
}

function newestDay({ fields }: NoteState): Day | null {
	return fields.lastContacts.reduce<Day | null>((last, { day }) => last === null || day > last ? day : last, null);
}

function* read(lines: TaskLine[], { body, path }: NoteState, noteDate: Day | null, { settings }: Rules, isMeant: (text: string) => boolean): Steps<void> {
	if (body === null) return;
	for (const [place, { text: packed, line }] of linesOf(body, 'tasks').entries()) {
		if (place % stepLength === stepLength - 1) yield;
		const [char = ' '] = packed;
		const text = packed.slice(char.length);
		if (!isMeant(text)) continue;
		lines.push({
			path, line, state: stateOf(char, settings.taskStates), reading: readTaskText(text, { order: settings.dateOrder }),
			noteDate, mark: markAt(body.taskMarks, place),
		});
	}
}

function withoutSubpath(link: string): string {
	const hash = link.indexOf('#');
	return hash < 0 ? link : link.slice(0, hash);
}
