import type { AccountSummary, Day, Task, TaskState } from '../../account/records';
import { foldText, searchWords } from '../../account/search';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { Facet } from '../dashboard/listing';
import { AccountTasks, byAccountName, byPlace, daysFrom, dueBucket, dueBuckets, foldedText, isLive, sortRows, taskOrder, type Days, type DueBucket, type TaskRow } from './rows';
import type { TaskFacet, TaskFilters, TaskGroup, TasksState } from './state';

/** One line of the list: a task, or the heading of a group. */
export type TaskEntry =
	| TaskRow
	| { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number; readonly overdue: number; readonly isFolded: boolean };

/** What the screen shows. */
export interface TaskListing {
	readonly entries: readonly TaskEntry[];
	/** How many tasks pass, and how many there are in any state. */
	readonly shown: number;
	readonly all: number;
	/** How many are there to do. */
	readonly live: number;
	readonly words: readonly string[];
	readonly today: Day;
}

export const stateTitles: Readonly<Record<TaskState, string>> = { open: 'Open', proposed: 'Proposed', done: 'Done', cancelled: 'Cancelled' };
const states: readonly string[] = Object.keys(stateTitles);
export const dueTitles: Readonly<Record<DueBucket, string>> = { overdue: 'Overdue', week: 'Within a week', later: 'Later', none: 'No due date' };

/** All tasks as rows in order; what an account's notes change costs its rows and one pass over the list. */
export class TasksModel {
	private readonly accounts = new Map<string, AccountTasks>();
	private sorted: readonly TaskRow[] = [];
	private order = '';
	private liveCount = 0;
	private search = '';
	private words: readonly string[] = [];
	private hasShared = false;
	/** Accounts to look at again; null for all. */
	private news: Set<string> | null = null;

	constructor(private readonly live: LiveAccounts) {}

	/** These accounts may have other tasks now; null for all. */
	changed(ids: ReadonlySet<string> | null): void {
		if (ids === null) this.news = null;
		else for (const id of ids) this.news?.add(id);
	}

	list(state: TasksState): TaskListing {
		const today = this.live.today();
		this.update(state, today);
		// The same list of words while nothing else is searched: rows are compared by it.
		if (state.search !== this.search) [this.search, this.words] = [state.search, searchWords(state.search)];
		const { words } = this;
		const days = daysFrom(today);
		const rows = this.told(state.group === 'account').filter((row) => passes(row, state.filters, days) && isFound(row, words));
		return { entries: entriesOf(rows, state, days), shown: rows.length, all: this.sorted.length, live: this.liveCount, words, today };
	}

	/** How many tasks of any state the search alone finds; 0 where nothing is searched for. */
	foundBySearch({ search, group }: TasksState): number {
		const words = searchWords(search);
		return words.length === 0 ? 0 : this.told(group === 'account').filter((row) => isFound(row, words)).length;
	}

	/** What one filter can choose among the tasks that the other filters leave. */
	facets(state: TasksState, facet: TaskFacet): readonly Facet[] {
		const days = daysFrom(this.live.today());
		const words = searchWords(state.search);
		const filters = { ...state.filters, [facet]: [] };
		const counts = new Map<string, { label: string; count: number }>();
		for (const row of this.told(facet === 'accounts')) {
			if (!passes(row, filters, days) || !isFound(row, words)) continue;
			for (const value of valuesOf(row, facet, days)) {
				const found = counts.get(value);
				if (found) found.count += 1;
				else counts.set(value, { label: labelOf(row, value, facet), count: 1 });
			}
		}
		for (const value of state.filters[facet]) if (!counts.has(value)) counts.set(value, { label: labelOf(null, value, facet), count: 0 });
		return [...counts].map(([value, { label, count }]) => ({ value, label, count })).sort((a, b) => compareFacets(facet, a, b));
	}

	private update({ sort, reversed }: TasksState, today: Day): void {
		const order = `${sort} ${String(reversed)}`;
		const changed = this.news === null ? this.look(this.live.accounts.summaries(today)) : this.lookAt(this.news, today);
		this.news = new Set();
		if (changed.size > 0) {
			const others = this.sorted.filter(({ id }) => !changed.has(id));
			const rows = sortRows(this.inPlace(changed), sort, reversed);
			this.sorted = others.length === 0 ? rows : merged(others, rows, taskOrder(sort, reversed));
			this.liveCount = 0;
			this.hasShared = false;
			for (const { task, isShared } of this.sorted) {
				if (isLive(task.state)) this.liveCount += 1;
				this.hasShared ||= isShared;
			}
		} else if (order !== this.order) this.sorted = sortRows(this.inPlace(this.accounts.keys()), sort, reversed);
		this.order = order;
	}

	/** Rows of accounts in the order that settles ties: the sort after it is stable, and need not compare names. */
	private inPlace(ids: Iterable<string>): readonly TaskRow[] {
		const accounts: AccountTasks[] = [];
		for (const id of ids) {
			const account = this.accounts.get(id);
			if (account !== undefined && account.rows.length > 0) accounts.push(account);
		}
		accounts.sort(byAccountName);
		const rows: TaskRow[] = [];
		for (const account of accounts) for (const row of account.rows) rows.push(row);
		return rows;
	}

	private look(summaries: readonly AccountSummary[]): ReadonlySet<string> {
		const changed = new Set<string>();
		const there = new Set<string>();
		for (const summary of summaries) {
			there.add(summary.id);
			if (this.take(summary)) changed.add(summary.id);
		}
		for (const id of this.accounts.keys()) if (!there.has(id)) this.drop(id, changed);
		return changed;
	}

	private lookAt(ids: ReadonlySet<string>, today: Day): ReadonlySet<string> {
		const changed = new Set<string>();
		for (const id of ids) {
			const summary = this.live.accounts.summary(id, today);
			if (summary === null) this.drop(id, changed);
			else if (this.take(summary)) changed.add(id);
		}
		return changed;
	}

	private take({ id, name }: AccountSummary): boolean {
		const tasks = this.live.accounts.tasks(id);
		const known = this.accounts.get(id);
		if (known?.tasks === tasks && known.name === name) return false;
		if (tasks.length === 0 && known === undefined) return false;
		const shared = new Map<string, boolean>();
		let last: readonly [path: string, isShared: boolean] = ['', false];
		// Tasks of one note mostly come one after the other.
		const isShared = (path: string): boolean => {
			if (path === last[0]) return last[1];
			const isIt = shared.get(path) ?? this.live.accounts.idsOf(path).length > 1;
			shared.set(path, isIt);
			last = [path, isIt];
			return isIt;
		};
		this.accounts.set(id, new AccountTasks(id, name, tasks, isShared));
		return true;
	}

	private drop(id: string, changed: Set<string>): void {
		if (this.accounts.delete(id)) changed.add(id);
	}

	/** A task that several accounts share is told once, unless accounts are what it is told by. */
	private told(byAccount: boolean): readonly TaskRow[] {
		if (byAccount || !this.hasShared) return this.sorted;
		const first = new Map<string, string[]>();
		return this.sorted.flatMap((row) => {
			const [source] = row.task.sources;
			if (!row.isShared || source === undefined) return [row];
			const place = `${source.path}\n${source.line}`;
			const others = first.get(place);
			if (others !== undefined) {
				others.push(row.account);
				return [];
			}
			const alsoIn: string[] = [];
			first.set(place, alsoIn);
			return [row.with(alsoIn)];
		});
	}
}

/** Two runs in order, in one pass; the sort finds the runs. */
function merged(a: readonly TaskRow[], b: readonly TaskRow[], compare: (a: TaskRow, b: TaskRow) => number): readonly TaskRow[] {
	return [...a, ...b].sort((one, other) => compare(one, other) || byPlace(one, other));
}

function passes(row: TaskRow, { states: wanted, dues, accounts, owners, tags }: TaskFilters, days: Days): boolean {
	const { task, account, alsoIn } = row;
	return (wanted.length === 0 || wanted.includes(task.state))
		&& (dues.length === 0 || dues.includes(dueBucket(row, days)))
		&& (accounts.length === 0 || accounts.includes(account) || alsoIn.some((other) => accounts.includes(other)))
		&& (owners.length === 0 || owners.includes(task.owner?.toLowerCase() ?? ''))
		&& (tags.length === 0 || tagsOf(task).some((tag) => tags.includes(tag)));
}

function isFound(row: TaskRow, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const text = foldedText(row);
	return words.every((word) => text.includes(word) || row.accountFolded.includes(word) || foldText(row.account).includes(word));
}

/** A tag stands for those above it too: `a/b` is also filed under `a`. */
function tagsOf({ tags = [] }: Task): readonly string[] {
	if (tags.length === 0) return [''];
	return [...new Set(tags.flatMap((tag) => {
		const parts = tag.toLowerCase().split('/');
		return parts.map((_, nth) => parts.slice(0, nth + 1).join('/'));
	}))];
}

function valuesOf(row: TaskRow, facet: TaskFacet, days: Days): readonly string[] {
	const { task, account } = row;
	switch (facet) {
		case 'states': return [task.state];
		case 'dues': return [dueBucket(row, days)];
		case 'accounts': return [account];
		case 'owners': return [task.owner?.toLowerCase() ?? ''];
		case 'tags': return tagsOf(task);
	}
}

function labelOf(row: TaskRow | null, value: string, facet: TaskFacet): string {
	switch (facet) {
		case 'states': return stateTitles[value as TaskState];
		case 'dues': return dueTitles[value as DueBucket];
		case 'accounts': return value;
		case 'owners': return value === '' ? 'No owner' : row?.task.owner ?? value;
		case 'tags': return value === '' ? 'No tag' : `#${value}`;
	}
}

function compareFacets(facet: TaskFacet, a: Facet, b: Facet): number {
	if (facet === 'states') return states.indexOf(a.value) - states.indexOf(b.value);
	if (facet === 'dues') return rankOfBucket(a.value) - rankOfBucket(b.value);
	return Number(a.value === '') - Number(b.value === '') || compareLabels(a.label, b.label);
}

/** Without a collator: there may be thousands. */
function compareLabels(a: string, b: string): number {
	const [x, y] = [a.toLowerCase(), b.toLowerCase()];
	return x < y ? -1 : Number(x > y);
}

function rankOfBucket(value: string): number {
	return dueBuckets.findIndex((bucket) => bucket === value);
}

function entriesOf(rows: readonly TaskRow[], { group, folded }: TasksState, days: Days): readonly TaskEntry[] {
	if (group === null) return rows;
	const groups = new Map<string, { label: string; rows: TaskRow[] }>();
	for (const row of rows) {
		const [value, label] = groupOf(row, group, days);
		const found = groups.get(value);
		if (found) found.rows.push(row);
		else groups.set(value, { label, rows: [row] });
	}
	const entries: TaskEntry[] = [];
	for (const [value, { label, rows: members }] of [...groups].sort(([a, { label: x }], [b, { label: y }]) => compareGroups(group, a, b) || compareLabels(x, y))) {
		const key = `${group}:${value}`;
		const isFolded = folded.includes(key);
		const overdue = group === 'due' ? 0 : members.filter((row) => row.task.state === 'open' && row.due < days.today).length;
		entries.push({ kind: 'group', key, label, count: members.length, overdue, isFolded });
		if (!isFolded) for (const row of members) entries.push(row);
	}
	return entries;
}

function groupOf(row: TaskRow, group: TaskGroup, days: Days): readonly [value: string, label: string] {
	switch (group) {
		case 'account': return [row.id, row.account];
		case 'owner': return [row.task.owner?.toLowerCase() ?? '', row.task.owner ?? 'No owner'];
		case 'due': {
			const bucket = dueBucket(row, days);
			return [bucket, dueTitles[bucket]];
		}
	}
}

function compareGroups(group: TaskGroup, a: string, b: string): number {
	if (group === 'due') return rankOfBucket(a) - rankOfBucket(b);
	return Number(a === '') - Number(b === '');
}
