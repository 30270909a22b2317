import { getAllTags, type App } from 'obsidian';
import { foldName } from '../match';
import type { Settings } from '../settings/settings';

/** A value of `type` or of another property, a tag or a folder that the vault uses and that might mark account notes. */
export interface Finding {
	readonly kind: 'type' | 'property' | 'tag' | 'folder';
	/** Of another property both, as in `kind: Client`. */
	readonly value: string;
	/** Notes that have it. */
	readonly count: number;
}

const most = 5;
const clues = /account|customer|client|compan|firm|organi[sz]ation|business|vendor|partner|prospect|lead|deal|crm|kunde|firma|unternehmen|cliente|empresa|entreprise|soci[eé]t[eé]|klant|bedrijf/i;

/** Says what a note is, not what it says of something. */
const kindKeys = /^(?:kind|class|fileclass|categor(?:y|ies|ie|ía)|note[ _-]?type|is[ _-]?a|entity|typ|art|kategorie|tipo|soort)$/i;
const longestValue = 60;

/** What the vault has that could mark accounts: likely words first, then what is used most. From the metadata cache. */
export function findMarks(app: App): readonly Finding[] {
	const types = new Map<string, number>();
	const properties = new Map<string, number>();
	const tags = new Map<string, number>();
	const folders = new Map<string, number>();
	for (const file of app.vault.getMarkdownFiles()) {
		const cache = app.metadataCache.getFileCache(file);
		for (const [key, given] of Object.entries<unknown>(cache?.frontmatter ?? {})) {
			if (key !== 'type' && !kindKeys.test(key)) continue;
			for (const value of wordsOf(given)) add(key === 'type' ? types : properties, key === 'type' ? value : `${key}: ${value}`);
		}
		for (const tag of new Set(cache === null ? [] : getAllTags(cache) ?? [])) add(tags, tag.slice(1));
		const folder = file.parent?.path ?? '/';
		if (folder !== '/') add(folders, folder);
	}
	return [...best('type', types, false), ...best('property', properties, false), ...best('tag', tags, true), ...best('folder', folders, true)];
}

function wordsOf(value: unknown): readonly string[] {
	return (Array.isArray(value) ? value as unknown[] : [value])
		.flatMap((item) => (typeof item === 'string' && item.length <= longestValue ? item.replace(/^\[\[|\]\]$/g, '').trim() : '')).filter((word) => word !== '');
}

function add(counts: Map<string, number>, value: string): void {
	counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Tags and folders are legion: only those that sound like accounts are worth a person's eye. */
function best(kind: Finding['kind'], counts: ReadonlyMap<string, number>, onlyClues: boolean): readonly Finding[] {
	return [...counts]
		.filter(([value]) => !onlyClues || clues.test(value))
		.sort(([a, left], [b, right]) => Number(clues.test(b)) - Number(clues.test(a)) || right - left || (a < b ? -1 : 1))
		.slice(0, most)
		.map(([value, count]) => ({ kind, value, count }));
}

/** The settings under which a finding marks account notes. */
export function withMark(settings: Settings, { kind, value }: Finding): Settings {
	const united = (values: readonly string[]) => (one: string): readonly string[] => (values.some((other) => foldName(other) === foldName(one)) ? values : [...values, one]);
	switch (kind) {
		case 'type': return { ...settings, accountTypes: united(settings.accountTypes)(value) };
		case 'property': {
			const [key = '', ...rest] = value.split(': ');
			return { ...settings, typeProperties: united(settings.typeProperties)(key), accountTypes: united(settings.accountTypes)(rest.join(': ')) };
		}
		case 'tag': return { ...settings, accountTags: united(settings.accountTags)(value) };
		case 'folder': return { ...settings, accountFolders: united(settings.accountFolders)(value) };
	}
}
