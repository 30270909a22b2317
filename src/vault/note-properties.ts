import type { App, FrontMatterCache } from 'obsidian';
import { dayOf } from '../note/days';

/** A property as a person reads it, and as it sorts. */
export interface PropertyCell {
	readonly text: string;
	/** Numbers sort as such; days and everything else as text. */
	readonly sort: number | string;
}

const longest = 200;

/** Frontmatter properties of notes, from the metadata cache; reads no file. */
export class NoteProperties {
	constructor(private readonly app: App) {}

	/** Names of properties that the notes set, most used first. */
	keys(paths: readonly string[]): readonly string[] {
		const counts = new Map<string, number>();
		for (const path of paths) {
			for (const key of Object.keys(this.frontmatter(path) ?? {})) counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		counts.delete('position');
		return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([key]) => key);
	}

	/** The first of the notes that sets the property says it; null where none does. */
	value(paths: readonly string[], key: string): PropertyCell | null {
		for (const path of paths) {
			const frontmatter = this.frontmatter(path);
			if (frontmatter === null || !Object.hasOwn(frontmatter, key)) continue;
			const cell = cellOf(frontmatter[key]);
			if (cell !== null) return cell;
		}
		return null;
	}

	private frontmatter(path: string): FrontMatterCache | null {
		const file = this.app.vault.getFileByPath(path);
		return file === null ? null : this.app.metadataCache.getFileCache(file)?.frontmatter ?? null;
	}
}

function cellOf(value: unknown): PropertyCell | null {
	if (typeof value === 'number') return { text: String(value), sort: value };
	const text = textOf(value).trim().slice(0, longest);
	if (text === '') return null;
	const number = Number(text);
	return { text, sort: Number.isNaN(number) ? text : number };
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value.replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1');
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (typeof value === 'number') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value);
	// Maps have no text of their own; a list of lists is cut off at its first level.
	return Array.isArray(value) ? value.slice(0, longest).filter((item) => !Array.isArray(item)).map(textOf).filter((item) => item !== '').join(', ') : '';
}
