import { plainText } from '../note';
import type { Item, Problem, Row, Source, Staleness, Task } from '../account/records';

/** `1 task`, `2 tasks`. */
export function count(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Rows in columns, two spaces apart, without spaces at the end of a line. */
export function columns(rows: readonly (readonly string[])[]): string {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
	}
	return rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd()).join('\n');
}

/** `stale, 53 days past due`. */
export function levelWords({ level, pastDue }: Staleness): string {
	if ((level !== 'due' && level !== 'stale') || pastDue === null) return level;
	return `${level}, ${pastDue === 0 ? 'due today' : `${count(pastDue, 'day')} past due`}`;
}

/** `2026-07-30, 113 days ago`. */
export function contactWords({ lastContact, staleness: { days } }: Row): string {
	if (!lastContact) return 'no contact known';
	if (days === null || days < 0) return lastContact.date;
	return `${lastContact.date}, ${days === 0 ? 'today' : `${count(days, 'day')} ago`}`;
}

/** `Accounts/X.md:12`. */
export function place({ path, line }: Source): string {
	return `${path}:${line}`;
}

/** A task on one line, and below it where it stands. */
export function taskLines(task: Task, withAccount: boolean): readonly string[] {
	const details = [
		task.due && `due ${task.due}`,
		task.scheduled && `scheduled ${task.scheduled}`,
		task.priority,
		task.owner && `@${task.owner}`,
		task.disagree && 'copies disagree',
		task.similar.length > 0 && `${task.similar.length} similar`,
	].filter((detail): detail is string => typeof detail === 'string');
	const box = { open: '[ ]', proposed: '[?]', done: '[x]', cancelled: '[-]' }[task.state];
	const text = `${box} ${withAccount ? `${task.account}: ` : ''}${task.text}`;
	return [
		details.length > 0 ? `${text} (${details.join(', ')})` : text,
		`    ${task.sources.map(place).join(', ')}`,
		...task.similar.map((similar) => `    similar: ${similar.text} (${similar.sources.map(place).join(', ')})`),
	];
}

/** A list with its title; nothing where it is empty. */
export function section(title: string, lines: readonly string[]): readonly string[] {
	return lines.length === 0 ? [] : ['', title, ...lines];
}

/** An item on one line, and how many places say it. */
export function itemLine({ text, sources }: Item): string {
	const [first] = sources;
	const more = sources.length > 1 ? `, ${sources.length} sources` : '';
	const words = plainText(text);
	return first ? `- ${words} (${place(first)}${more})` : `- ${words}`;
}

/** `Accounts/X.md:3  message`. */
export function problemLine(problem: Problem): string {
	return `- ${place(problem)} ${problem.message}`;
}
