import type { StalenessLevel } from '../../account/records';
import { levels } from '../words';

/** Columns that come with the dashboard; any other column is a property of the notes. */
export const builtInColumns = [
	'status', 'contact', 'level', 'timeline', 'tasks', 'blockers', 'opportunities', 'next', 'owner', 'industry', 'tags', 'notes',
] as const;
export type BuiltInColumn = (typeof builtInColumns)[number];
export type ColumnId = BuiltInColumn | `property:${string}`;

export const sortIds = [
	'attention', 'name', 'contact', 'status', 'level', 'tasks', 'blockers', 'opportunities', 'next', 'owner', 'industry', 'notes',
] as const;
export type SortId = (typeof sortIds)[number] | `property:${string}`;

/** One key of an order. `reversed` turns its usual direction round. */
export interface SortKey {
	readonly by: SortId;
	readonly reversed: boolean;
}

export const groupIds = ['status', 'level', 'industry', 'owner', 'tag'] as const;
export type GroupId = (typeof groupIds)[number];

export type Density = 'comfortable' | 'compact';

/** What an account must be to be shown. Empty lists and false mean "any"; values of one list are alternatives. */
export interface Filters {
	readonly levels: readonly StalenessLevel[];
	readonly statuses: readonly string[];
	readonly tags: readonly string[];
	readonly industries: readonly string[];
	readonly owners: readonly string[];
	readonly openTasks: boolean;
	readonly duplicates: boolean;
	readonly problems: boolean;
}

/** Everything a person has set on a dashboard; it survives a restart. */
export interface DashboardState {
	readonly tab: string;
	readonly search: string;
	readonly filters: Filters;
	/** The first key decides, the second settles ties. */
	readonly sort: readonly SortKey[];
	readonly group: GroupId | null;
	/** Keys of groups that are folded. */
	readonly folded: readonly string[];
	readonly columns: readonly ColumnId[];
	readonly density: Density;
	/** Id of the account whose details are open. */
	readonly account: string | null;
	/** Its name, for when ids have changed over a restart. */
	readonly accountName: string | null;
}

export const noFilters: Filters = Object.freeze<Filters>({
	levels: [], statuses: [], tags: [], industries: [], owners: [], openTasks: false, duplicates: false, problems: false,
});

export const initialState: DashboardState = Object.freeze<DashboardState>({
	tab: 'accounts',
	search: '',
	filters: noFilters,
	sort: [{ by: 'attention', reversed: false }],
	group: null,
	folded: [],
	columns: ['status', 'contact', 'level', 'timeline', 'tasks', 'blockers'],
	density: 'comfortable',
	account: null,
	accountName: null,
});

const longestText = 500;
const longestList = 200;

/** A dashboard's state out of whatever was saved: each part that does not fit falls back to its default. */
export function readState(saved: unknown): DashboardState {
	if (!isRecord(saved)) return initialState;
	return {
		tab: text(saved['tab']) ?? initialState.tab,
		search: text(saved['search']) ?? '',
		filters: readFilters(saved['filters']),
		sort: readSort(saved['sort']),
		group: oneOf(groupIds, saved['group']),
		folded: texts(saved['folded']),
		columns: Array.isArray(saved['columns']) ? columnsOf(saved['columns']) : initialState.columns,
		density: oneOf(['comfortable', 'compact'] as const, saved['density']) ?? initialState.density,
		account: text(saved['account']),
		accountName: text(saved['accountName']),
	};
}

function readFilters(saved: unknown): Filters {
	if (!isRecord(saved)) return noFilters;
	return {
		levels: texts(saved['levels']).filter(isLevel),
		statuses: texts(saved['statuses']),
		tags: texts(saved['tags']),
		industries: texts(saved['industries']),
		owners: texts(saved['owners']),
		openTasks: saved['openTasks'] === true,
		duplicates: saved['duplicates'] === true,
		problems: saved['problems'] === true,
	};
}

function readSort(saved: unknown): readonly SortKey[] {
	if (!Array.isArray(saved)) return initialState.sort;
	const keys = saved.slice(0, 2).flatMap((key: unknown): SortKey[] => {
		const by = isRecord(key) ? sortId(key['by']) : null;
		return by === null || !isRecord(key) ? [] : [{ by, reversed: key['reversed'] === true }];
	});
	return keys.length > 0 ? keys : initialState.sort;
}

function sortId(value: unknown): SortId | null {
	return isProperty(value) ? value : oneOf(sortIds, value);
}

function columnsOf(saved: readonly unknown[]): readonly ColumnId[] {
	const known = saved.slice(0, longestList).flatMap((value): ColumnId[] => {
		const id = isProperty(value) ? value : oneOf(builtInColumns, value);
		return id === null ? [] : [id];
	});
	return [...new Set(known)];
}

function isProperty(value: unknown): value is `property:${string}` {
	return typeof value === 'string' && value.length <= longestText && /^property:./.test(value);
}

function isLevel(value: string): value is StalenessLevel {
	return (levels as readonly string[]).includes(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
	return typeof value === 'string' ? value.slice(0, longestText) : null;
}

function texts(value: unknown): readonly string[] {
	return Array.isArray(value)
		? value.slice(0, longestList).filter((item): item is string => typeof item === 'string')
		: [];
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null {
	return words.find((word) => word === value) ?? null;
}

/** Whether any filter or search narrows the list. */
export function isNarrowed(state: DashboardState): boolean {
	return state.search.trim() !== '' || filterCount(state.filters) > 0;
}

/** How many filters are set. */
export function filterCount(filters: Filters): number {
	return filters.levels.length + filters.statuses.length + filters.tags.length + filters.industries.length
		+ filters.owners.length + Number(filters.openTasks) + Number(filters.duplicates) + Number(filters.problems);
}
