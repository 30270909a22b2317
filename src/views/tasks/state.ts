import type { TaskState } from '../../account/records';

/** Filters that are lists of values; one left empty lets everything pass. */
export const facetIds = ['states', 'dues', 'accounts', 'owners', 'tags'] as const;
export type TaskFacet = (typeof facetIds)[number];
export type TaskFilters = Readonly<Record<TaskFacet, readonly string[]>>;

export const sortIds = ['due', 'priority', 'account', 'owner', 'text'] as const;
export type TaskSort = (typeof sortIds)[number];

export const groupIds = ['due', 'account', 'owner'] as const;
export type TaskGroup = (typeof groupIds)[number];

/** Everything a person has set on the tasks screen; it survives a restart. */
export interface TasksState {
	readonly search: string;
	readonly filters: TaskFilters;
	readonly sort: TaskSort;
	readonly reversed: boolean;
	readonly group: TaskGroup | null;
	/** Keys of groups that are folded. */
	readonly folded: readonly string[];
}

const live: readonly TaskState[] = ['open', 'proposed'];

/** What is there to do: open and proposed tasks of every account. */
export const usualFilters: TaskFilters = Object.freeze({ states: live, dues: [], accounts: [], owners: [], tags: [] });

/** Tasks of whatever state, finished ones too. */
export const noFilters: TaskFilters = Object.freeze({ ...usualFilters, states: [] });

export const initialTasks: TasksState = Object.freeze<TasksState>({
	search: '', filters: usualFilters, sort: 'due', reversed: false, group: 'due', folded: [],
});

const longestText = 500;
const longestList = 200;

/** The state out of whatever was saved: each part that does not fit falls back to its default. */
export function readTasksState(saved: unknown): TasksState {
	if (!isRecord(saved)) return initialTasks;
	const filters = saved['filters'];
	const list = (id: TaskFacet): readonly string[] => (isRecord(filters) && Array.isArray(filters[id]) ? texts(filters[id]) : usualFilters[id]);
	const search = saved['search'];
	return {
		search: typeof search === 'string' ? search.slice(0, longestText) : '',
		filters: { states: list('states'), dues: list('dues'), accounts: list('accounts'), owners: list('owners'), tags: list('tags') },
		sort: sortIds.find((id) => id === saved['sort']) ?? initialTasks.sort,
		reversed: saved['reversed'] === true,
		group: saved['group'] === null ? null : groupIds.find((id) => id === saved['group']) ?? initialTasks.group,
		folded: Array.isArray(saved['folded']) ? texts(saved['folded']) : [],
	};
}

/** Whether the list is narrowed beyond what is there to do. */
export function isNarrowed({ search, filters }: TasksState): boolean {
	return search.trim() !== '' || facetIds.some((id) => filters[id].join('\n') !== usualFilters[id].join('\n'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: readonly unknown[]): readonly string[] {
	return value.slice(0, longestList).filter((item): item is string => typeof item === 'string');
}
