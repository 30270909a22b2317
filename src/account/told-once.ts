/** What many notes say, told once with all its sources. */
import { foldText, groupNear, ownStems } from '../match/near';
import { splitTopics } from '../note';
import type { Day, Item, Source } from './records';
import { isPlaceholder } from './values';

/** A line of a note, and the day it was said. */
export interface Said {
	readonly text: string;
	readonly path: string;
	/** Counts from 1. */
	readonly line: number;
	readonly date: Day | null;
}

const mostTopics = 1000;

/** Newest first; exact and near copies are told in the words of the newest. `own` names go without saying. */
export function toldOnce(said: readonly Said[], own: readonly string[]): readonly Item[] {
	const sorted = [...said].sort(bySaid);
	if (sorted.length < 2) return sorted.map((only) => datedItem([only]));
	return grouped(sorted, own).map((group) => datedItem(group.flatMap((index) => sorted[index] ?? [])));
}

/** How many items `toldOnce` makes of these. */
export function countOnce(said: readonly Said[], own: readonly string[]): number {
	return said.length < 2 ? said.length : grouped([...said].sort(bySaid), own).length;
}

function grouped(sorted: readonly Said[], own: readonly string[]): readonly (readonly number[])[] {
	return groupNear(sorted.map(({ text }) => text), { own: ownStems(own) });
}

function datedItem(copies: readonly Said[]): Item {
	const date = copies[0]?.date ?? null;
	return date === null ? itemOf(copies) : { ...itemOf(copies), date };
}

/** Topics of all lines, split at their commas; the same topic is told once. */
export function topicsToldOnce(said: readonly Said[]): readonly Item[] {
	const topics = new Map<string, Said[]>();
	for (const line of [...said].sort(bySaid)) {
		for (const text of splitTopics(line.text)) {
			const key = foldText(text);
			if (key === '' || isPlaceholder(text) || topics.size >= mostTopics) continue;
			const known = topics.get(key);
			if (known === undefined) topics.set(key, [{ ...line, text }]);
			else known.push({ ...line, text });
		}
	}
	return [...topics.values()].map(itemOf);
}

/** Newest first, then by path and line. */
export function bySaid(a: Said, b: Said): number {
	if (a.date !== b.date) return (a.date ?? '') < (b.date ?? '') ? 1 : -1;
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line;
}

/** Copies as one item; the first gives the words. */
export function itemOf(copies: readonly Said[]): Item {
	const sources: Source[] = [];
	for (const { path, line } of copies) {
		if (!sources.some((source) => source.path === path && source.line === line)) sources.push({ path, line });
	}
	return { text: copies[0]?.text ?? '', sources };
}
