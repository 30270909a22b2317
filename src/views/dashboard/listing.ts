import type { AccountSummary } from '../../account/records';
import { levelWords, levels } from '../words';
import type { DashboardState, Filters, GroupId } from './state';

/** One line of the list: an account, or the heading of a group. */
export type Entry =
	| { readonly kind: 'account'; readonly key: string; readonly account: AccountSummary }
	| {
		readonly kind: 'group';
		readonly key: string;
		readonly label: string;
		readonly accounts: readonly AccountSummary[];
		readonly isFolded: boolean;
	};

/** What an account without a value is filed under; a filter can ask for it. */
export const none = '';

/** Whether an account passes every filter; `skip` leaves one out, to count what it could choose. */
export function passes(account: AccountSummary, filters: Filters, skip: keyof Filters | null = null): boolean {
	return (skip === 'levels' || isOneOf(account.staleness.level, filters.levels))
		&& (skip === 'statuses' || isOneOf(account.status ?? none, filters.statuses))
		&& (skip === 'industries' || isOneOf(account.industry ?? none, filters.industries))
		&& (skip === 'owners' || isOneOf(account.owner ?? none, filters.owners))
		&& (skip === 'tags' || hasTag(account, filters.tags))
		&& (!filters.openTasks || account.openTaskCount > 0)
		&& (!filters.duplicates || account.duplicateNoteCount > 0)
		&& (!filters.problems || account.problems.length > 0);
}

function isOneOf(value: string, wanted: readonly string[]): boolean {
	return wanted.length === 0 || wanted.some((other) => sameWord(other, value));
}

function hasTag(account: AccountSummary, wanted: readonly string[]): boolean {
	return wanted.length === 0
		|| wanted.some((tag) => (tag === none ? account.tags.length === 0 : account.tags.some((own) => isTagUnder(own, tag))));
}

/** `type/customer` lies under `type`. */
function isTagUnder(tag: string, wanted: string): boolean {
	return sameWord(tag, wanted) || tag.toLowerCase().startsWith(`${wanted.toLowerCase()}/`);
}

function sameWord(a: string, b: string): boolean {
	return a === b || a.toLowerCase() === b.toLowerCase();
}

/** The values an account is filed under by one way of grouping; with several tags it is under each. */
function groupsOf(account: AccountSummary, group: GroupId): readonly string[] {
	switch (group) {
		case 'status': return [account.status ?? none];
		case 'level': return [account.staleness.level];
		case 'industry': return [account.industry ?? none];
		case 'owner': return [account.owner ?? none];
		case 'tag': return account.tags.length === 0 ? [none] : account.tags;
	}
}

const noneLabels: Readonly<Record<GroupId, string>> = {
	status: 'No status', level: 'No level', industry: 'No industry', owner: 'No owner', tag: 'No tag',
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Lines of a list whose accounts are filtered and in order. */
export function entriesOf(
	accounts: readonly AccountSummary[], state: Pick<DashboardState, 'group' | 'folded'>,
): readonly Entry[] {
	const { group } = state;
	if (group === null) return accounts.map((account) => ({ kind: 'account', key: account.id, account }));
	const folded = new Set(state.folded);
	return groupAccounts(accounts, group).flatMap(({ value, label, members }) => {
		const key = `${group}:${value.toLowerCase()}`;
		const isFolded = folded.has(key);
		const heading: Entry = { kind: 'group', key, label, accounts: members, isFolded };
		if (isFolded) return [heading];
		return [heading, ...members.map((account): Entry => ({ kind: 'account', key: rowKey(group, key, account), account }))];
	});
}

/** Only tags file one account twice, and two lines of a list never share a key. */
function rowKey(group: GroupId, key: string, account: AccountSummary): string {
	return group === 'tag' ? `${key} ${account.id}` : account.id;
}

interface Group {
	readonly value: string;
	readonly label: string;
	readonly members: AccountSummary[];
}

function groupAccounts(accounts: readonly AccountSummary[], group: GroupId): readonly Group[] {
	const groups = new Map<string, Group>();
	for (const account of accounts) {
		for (const value of groupsOf(account, group)) {
			const key = value.toLowerCase();
			const found = groups.get(key) ?? { value, label: groupLabel(group, value), members: [] };
			if (found.members.at(-1) !== account) found.members.push(account);
			groups.set(key, found);
		}
	}
	return [...groups.values()].sort((a, b) => compareGroups(group, a, b));
}

function groupLabel(group: GroupId, value: string): string {
	if (value === none) return noneLabels[group];
	if (group === 'tag') return `#${value}`;
	const level = group === 'level' ? levels.find((word) => word === value) : undefined;
	return level === undefined ? value : levelWords[level].word;
}

function compareGroups(group: GroupId, a: Group, b: Group): number {
	if (group === 'level') return levelRank(a.value) - levelRank(b.value);
	if ((a.value === none) !== (b.value === none)) return a.value === none ? 1 : -1;
	return collator.compare(a.value, b.value);
}

function levelRank(value: string): number {
	return levels.findIndex((level) => level === value);
}

/** One value that a filter offers, and how many accounts choosing it would show. */
export interface Facet {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

/** The filters that are lists of values. */
export type FacetId = 'levels' | 'statuses' | 'owners' | 'industries' | 'tags';

const facetGroups: Readonly<Record<FacetId, GroupId>> = {
	levels: 'level', statuses: 'status', owners: 'owner', industries: 'industry', tags: 'tag',
};

/** What one filter can choose among the accounts that the other filters leave. */
export function facetsOf(accounts: readonly AccountSummary[], filters: Filters, facet: FacetId): readonly Facet[] {
	const left = accounts.filter((account) => passes(account, filters, facet));
	const found = groupAccounts(left, facetGroups[facet])
		.map(({ value, label, members }) => ({ value, label, count: members.length }));
	const missing = filters[facet]
		.filter((value) => !found.some((other) => sameWord(other.value, value)))
		.map((value) => ({ value, label: groupLabel(facetGroups[facet], value), count: 0 }));
	return [...found, ...missing];
}

/** How many accounts stand at each level, most pressing first; levels without accounts are left out. */
export function levelCounts(accounts: readonly AccountSummary[]): readonly (readonly [AccountSummary['staleness']['level'], number])[] {
	const counts = new Map<string, number>();
	for (const { staleness } of accounts) counts.set(staleness.level, (counts.get(staleness.level) ?? 0) + 1);
	return levels.flatMap((level) => {
		const count = counts.get(level);
		return count === undefined ? [] : [[level, count] as const];
	});
}
