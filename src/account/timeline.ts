/** The timeline of an account: dated bullets and activity notes. */
import { foldText } from '../match/near';
import { dayOfEntry, wordsOfEntry } from './entry-day';
import type { ContextEntry, Day } from './records';
import type { Said } from './told-once';
import { linksIn } from './values';

/** A title longer than this keeps the day at its end. */
const longestDated = 300;

/** An activity note as an entry. */
export interface TimelineNote {
	readonly path: string;
	readonly day: Day;
	readonly title: string;
}

/**
 * Newest first, entries without a day last. An entry that several notes have
 * is told once, and a note that an entry links to needs none of its own.
 */
export function timelineOf(entries: readonly Said[], notes: readonly TimelineNote[], resolve: (link: string, source: string) => string | null): readonly ContextEntry[] {
	const told = new Map<string, ContextEntry>();
	const linked = new Set<string>();
	const dayOf = new Map(notes.map(({ path, day }) => [path, day]));
	for (const { text, path, line } of entries) {
		const date = dayOfEntry(text);
		const words = (date === null ? '' : wordsOfEntry(text)) || text;
		const key = `${date ?? ''}\n${foldText(words)}`;
		if (!told.has(key)) told.set(key, { date, text: words, path, line });
		if (date !== null) for (const target of targetsOf(text, path, resolve)) if (dayOf.get(target) === date) linked.add(target);
	}
	for (const { path, day, title } of notes) {
		if (linked.has(path)) continue;
		// The day stands before the title already.
		const text = (dayOfEntry(title) === day && wordsOfEntry(title)) || (title.length < longestDated && title.endsWith(day) && title.slice(0, -day.length).replace(/[\s(–—_-]+$/, '')) || title;
		told.set(`\n\n${path}`, { date: day, text, path, line: 1 });
	}
	return [...told.values()].sort(byDay);
}

/** The links at the front of an entry lead to what it is about. */
function targetsOf(text: string, path: string, resolve: (link: string, source: string) => string | null): readonly string[] {
	return linksIn(text).slice(0, 3).map((link) => resolve(link, path)).filter((target) => target !== null);
}

function byDay(a: ContextEntry, b: ContextEntry): number {
	if (a.date !== b.date) return (a.date ?? '') < (b.date ?? '') ? 1 : -1;
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line;
}
