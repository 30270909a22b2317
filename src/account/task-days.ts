/** Dates of tasks that are in no calendar: such a task would silently be due on no day. */
import { notInCalendar } from '../note/dates';
import { isDay } from '../note/days';
import type { BodyLine } from './note-body';
import type { Problem } from './records';

const written = /(?:[📅📆🗓⏳⌛]\ufe0f? ?|\[(?:due|scheduled):: ?)(\d{4}-\d\d-\d\d)/u;

/** One problem for each task with such a date. */
export function taskProblems(tasks: readonly BodyLine[]): readonly Pick<Problem, 'code' | 'line' | 'message'>[] {
	return tasks.flatMap(({ text, line }) => {
		// Most tasks have no date.
		const day = text.includes('-') ? written.exec(text)?.[1] ?? '' : '';
		return day === '' || isInCalendar(day) ? [] : [{ code: 'bad-date', line, message: `The task’s date “${day}” ${notInCalendar}.` }];
	});
}

function isInCalendar(day: string): boolean {
	return isDay(day);
}
