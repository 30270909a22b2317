/** Lines of one text, split by their dates: two monthly "Send invoice" are two tasks. */
import type { Day } from '../note/dates';
import type { TaskText } from '../note/task-text';

interface Dated {
	readonly reading: Pick<TaskText, 'due' | 'scheduled'>;
}

/** Lines with the same dates; a date that is missing is empty. */
interface DatePart<Line> {
	readonly due: string;
	readonly scheduled: string;
	readonly lines: Line[];
}

type PartsByDay<Line> = Map<string, DatePart<Line>[]>;

/**
 * Where all dates go together the lines are one task. Where they do not, each
 * set of dates is a task, and lines that lack a date join the only set they
 * fit; where they fit several they stay a task of their own, rather than being
 * ticked for any.
 */
export function splitByDates<Line extends Dated>(lines: readonly Line[]): readonly (readonly Line[])[] {
	if (haveOneDay(lines, ({ due }) => due) && haveOneDay(lines, ({ scheduled }) => scheduled)) return [lines];
	const parts = new Map<string, DatePart<Line>>();
	const dues: PartsByDay<Line> = new Map();
	const schedules: PartsByDay<Line> = new Map();
	for (const line of lines) {
		const [due, scheduled] = [line.reading.due ?? '', line.reading.scheduled ?? ''];
		const known = parts.get(`${due} ${scheduled}`);
		if (known) {
			known.lines.push(line);
			continue;
		}
		const part = { due, scheduled, lines: [line] };
		parts.set(`${due} ${scheduled}`, part);
		add(dues, due, part);
		add(schedules, scheduled, part);
	}
	return joined([...parts.values()], (part) => homeOf(part, dues, schedules));
}

function add<Line>(parts: PartsByDay<Line>, day: string, part: DatePart<Line>): void {
	const list = parts.get(day);
	if (list) list.push(part);
	else parts.set(day, [part]);
}

/** Whether no two of them have different days. */
function haveOneDay(lines: readonly Dated[], dayOf: (reading: Dated['reading']) => Day | null): boolean {
	let day: Day | null = null;
	for (const { reading } of lines) {
		const own = dayOf(reading);
		day ??= own;
		if (own !== null && own !== day) return false;
	}
	return true;
}

function joined<Line>(parts: readonly DatePart<Line>[], home: (part: DatePart<Line>) => DatePart<Line> | null): readonly (readonly Line[])[] {
	const groups = new Map<DatePart<Line>, Line[]>(parts.map((part) => [part, [...part.lines]]));
	for (const part of parts) {
		const group = groups.get(home(part) ?? part);
		if (!group || group === groups.get(part)) continue;
		group.push(...part.lines);
		groups.delete(part);
	}
	return [...groups.values()];
}

/** Of lines with one date, the only part that has the same, and another one too. */
function homeOf<Line>(part: DatePart<Line>, dues: PartsByDay<Line>, schedules: PartsByDay<Line>): DatePart<Line> | null {
	if ((part.due === '') === (part.scheduled === '')) return null;
	const days = part.due === '' ? schedules : dues;
	// What agrees in this date fits, and what lacks it. Whether it is one or more is all that counts.
	const fitting = [part.due === '' ? part.scheduled : part.due, ''].flatMap((day) => days.get(day)?.slice(0, 3) ?? []);
	const [only, ...others] = fitting.filter((other) => other !== part);
	return only && others.length === 0 && only.due !== '' && only.scheduled !== '' ? only : null;
}
