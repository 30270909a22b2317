import { nearest } from '../../match/nearest';
import { firstIsLargest } from '../dashboard/order';
import { builtInColumns, groupIds, initialState, noFilters, sortIds, type ColumnId, type DashboardState, type Filters, type SortId, type SortKey } from '../dashboard/state';
import { levels } from '../words';

/** What a code block asks for. */
export interface BlockQuery {
	readonly state: DashboardState;
	/** At most so many accounts; null for all. */
	readonly limit: number | null;
	/** What cannot be understood, each a sentence that says what to write instead. */
	readonly problems: readonly string[];
}

const longest = 10_000;

/** What fits into a note of readable width. */
const usualColumns: readonly ColumnId[] = ['status', 'contact', 'level', 'tasks'];

type Key = (typeof keys)[number];
const keys = [
	'status', 'staleness', 'tag', 'industry', 'owner', 'search', 'open-tasks', 'duplicates', 'problems', 'sort', 'group', 'columns', 'limit', 'density',
] as const;

/** Other words for a key, a column or an order. */
const synonyms: ReadonlyMap<string, string> = new Map([
	['statuses', 'status'], ['level', 'staleness'], ['levels', 'staleness'], ['tags', 'tag'], ['industries', 'industry'], ['owners', 'owner'],
	['query', 'search'], ['tasks', 'open-tasks'], ['order', 'sort'], ['sort-by', 'sort'], ['group-by', 'group'], ['column', 'columns'], ['rows', 'density'],
]);
const columnSynonyms: ReadonlyMap<string, string> = new Map([
	['last-contact', 'contact'], ['staleness', 'level'], ['open-tasks', 'tasks'], ['next-contact', 'next'], ['tag', 'tags'], ['blocker', 'blockers'],
	['opportunity', 'opportunities'], ['account', 'name'],
]);
/** What a mistyped column or order may have meant. */
const builtInNames: readonly string[] = [...builtInColumns, ...columnSynonyms.keys(), 'attention', 'name'];

/** The same word for `Last contact`, `last_contact` and `last-contact`. */
function fold(word: string): string {
	return word.toLowerCase().replace(/[\s_-]+/g, '-');
}

/** A value and the line that says it. */
interface Value {
	readonly text: string;
	readonly line: number;
}

/** What cannot be understood, told in the order of the lines. */
class Complaints {
	private readonly told: { readonly line: number; readonly text: string }[] = [];

	add(line: number, text: string): void {
		this.told.push({ line, text });
	}

	inOrder(): readonly string[] {
		return [...this.told].sort((a, b) => a.line - b.line).map(({ text }) => text);
	}
}

/** Reads the text of a block: a key and its values on a line, values also as a list below it. */
export function readQuery(source: string): BlockQuery {
	const problems = new Complaints();
	const said = new Map<Key, Value[]>();
	let values: Value[] | null = null;
	source.slice(0, longest).split('\n').forEach((raw, nth) => {
		const line = raw.trim();
		if (line === '' || line.startsWith('#')) return;
		const [, item] = /^-\s+(.*)$/.exec(line) ?? [];
		const [, word, rest = ''] = /^([^:]{1,40}):(.*)$/.exec(line) ?? [];
		const valuesIn = (text: string): Value[] => split(text).map((value) => ({ text: value, line: nth }));
		if (item !== undefined) values?.push(...valuesIn(item));
		else if (word === undefined) problems.add(nth, `“${line.slice(0, 40)}” is not of the form “key: value”.`);
		else {
			const typed = { text: synonyms.get(fold(word.trim())) ?? fold(word.trim()), line: nth };
			const key = closed(typed, keys, `There is no key “${word.trim()}”.`, problems);
			values = key === null ? [] : said.get(key) ?? [];
			values.push(...valuesIn(rest));
			if (key !== null) said.set(key, values);
		}
	});
	return { ...queryOf(said, problems), problems: problems.inOrder() };
}

/** Values between commas; commas in quotes do not part. */
function split(text: string): string[] {
	const inner = /^\[([^[\]].*)\]$/.exec(text.trim())?.[1] ?? text;
	return [...inner.matchAll(/"([^"]*)"|'([^']*)'|([^,"']+)/g)]
		.map(([, double, single, bare]) => (double ?? single ?? bare ?? '').trim()).filter((value) => value !== '');
}

/** One of a closed list of words; else a problem that names the nearest. */
function closed<Word extends string>({ text, line }: Value, words: readonly Word[], complaint: string, problems: Complaints): Word | null {
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	problems.add(line, `${complaint} ${guess(nearest(text, words)) || `Write one of ${words.join(', ')}.`}`);
	return null;
}

/** `Did you mean “due”?`; nothing where nothing is near. */
export function guess(word: string | null): string {
	return word === null ? '' : `Did you mean “${word}”?`;
}

function queryOf(said: ReadonlyMap<Key, readonly Value[]>, problems: Complaints): Omit<BlockQuery, 'problems'> {
	const values = (key: Key): readonly Value[] => said.get(key) ?? [];
	const list = (key: Key): readonly string[] => values(key).map(({ text }) => text);
	const known = <Word extends string>(key: Key, words: readonly Word[]): readonly Word[] =>
		values(key).flatMap(({ text, line }) => closed({ text: fold(text), line }, words, `There is no ${key} “${text}”.`, problems) ?? []);
	const isOn = (key: Key): boolean => {
		const [value] = values(key);
		if (value !== undefined && !/^(?:yes|no|true|false|open)$/i.test(value.text)) problems.add(value.line, `“${key}” is yes or no, not “${value.text}”.`);
		return value !== undefined && /^(?:yes|true|open)$/i.test(value.text);
	};
	const filters: Filters = {
		...noFilters,
		levels: known('staleness', levels),
		statuses: list('status').map(orNone), owners: list('owner').map(orNone), industries: list('industry').map(orNone),
		tags: list('tag').map((tag) => orNone(tag.replace(/^#/, ''))),
		openTasks: isOn('open-tasks'), duplicates: isOn('duplicates'), problems: isOn('problems'),
	};
	const sort = values('sort').slice(0, 2).map((value) => readSort(value, problems));
	const columns = list('columns').flatMap(readColumn);
	return {
		limit: readLimit(values('limit')[0], problems),
		state: {
			...initialState, filters, search: list('search').join(' '), group: known('group', groupIds)[0] ?? null,
			density: known('density', ['comfortable', 'compact'])[0] ?? 'comfortable',
			...(sort.length > 0 ? { sort } : {}), columns: said.has('columns') ? [...new Set(columns)] : usualColumns,
		},
	};
}

/** `owner: none` finds the accounts without one. */
function orNone(value: string): string {
	return value.toLowerCase() === 'none' ? '' : value;
}

function readLimit(value: Value | undefined, problems: Complaints): number | null {
	if (value === undefined) return null;
	if (/^[1-9]\d{0,5}$/.test(value.text)) return Number(value.text);
	problems.add(value.line, `The limit “${value.text}” is not a whole number from 1 on.`);
	return null;
}

/** `name desc`, `-arr`: a column or a property, and its direction. */
function readSort({ text, line }: Value, problems: Complaints): SortKey {
	const [, minus, word = '', direction] = /^(-?) ?(.*?)(?: (asc|desc|ascending|descending|reversed))?$/i.exec(text.replace(/\s+/g, ' ')) ?? [];
	const folded = columnSynonyms.get(fold(word)) ?? fold(word);
	const [, first = '', stray] = /^(\S+)\s+(\S+)$/.exec(word) ?? [];
	if (stray !== undefined && sortIds.some((id) => id === (columnSynonyms.get(fold(first)) ?? fold(first)))) {
		problems.add(line, `“${stray}” is no direction. Write “${first} asc” or “${first} desc”.`);
	}
	const by: SortId = sortIds.find((id) => id === folded) ?? `property:${word}`;
	// Of what needs attention the most is on top either way that people say it.
	const usual = firstIsLargest(by) || by === 'attention' || by === 'level' ? 'd' : 'a';
	const asked = minus === '-' ? 'd' : direction?.toLowerCase().charAt(0) ?? usual;
	return { by, reversed: asked === 'r' || asked !== usual };
}

function readColumn(word: string): readonly ColumnId[] {
	const folded = columnSynonyms.get(fold(word)) ?? fold(word);
	return folded === 'name' ? [] : [builtInColumns.find((id) => id === folded) ?? `property:${word}`];
}

/** The state with properties in the notes' own spelling, and a sentence for each name that none of them has. */
export function settle({ state }: BlockQuery, properties: readonly string[]): Pick<BlockQuery, 'state' | 'problems'> {
	const known = new Map(properties.map((name) => [fold(name), name]));
	const unknown = new Set<string>();
	const spell = <Id extends string>(id: Id): Id | `property:${string}` => {
		if (!id.startsWith('property:')) return id;
		const name = id.slice('property:'.length);
		const found = properties.includes(name) ? name : known.get(fold(name));
		if (found === undefined) unknown.add(name);
		return `property:${found ?? name}`;
	};
	const columns = state.columns.map(spell);
	const sort = state.sort.map((key) => ({ ...key, by: spell(key.by) }));
	return {
		state: { ...state, columns, sort },
		problems: [...unknown].map((name) => strayOf(name, state, properties)
			?? `No account note has the property “${name}”. ${guess(nearest(name, [...builtInNames, ...properties]))}`.trim()),
	};
}

/** `last-contakt up` under sort: a mistyped column and what is no direction; null for any other name. */
function strayOf(name: string, { sort }: DashboardState, properties: readonly string[]): string | null {
	const [, first, stray] = /^(\S+) (\S+)$/.exec(name) ?? [];
	if (first === undefined || stray === undefined || !sort.some(({ by }) => by === `property:${name}`)) return null;
	const isOneName = nearest(name, properties.filter((property) => property.includes(' '))) !== null;
	const meant = isOneName ? null : nearest(first, builtInNames);
	return meant === null ? null : `There is no column “${first}”, and “${stray}” is no direction. Did you mean “${meant} asc” or “${meant} desc”?`;
}
