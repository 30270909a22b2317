import type { Accounts } from '../../account/accounts';
import { byAttention, type Compare } from '../../account/order';
import type { AccountSummary, Day, StalenessLevel } from '../../account/records';
import { foldText, innerText, searchWords, shownText } from '../../account/search';
import { foldValue } from '../../account/values';
import { todayOf, type CliCommand } from '../command';
import type { Flags } from '../flags';
import { publicRow } from '../row';
import { columns, contactWords, count, levelWords } from '../words';

const levels: readonly StalenessLevel[] = ['fresh', 'due', 'stale', 'unknown', 'snoozed', 'untracked'];
const sorts = ['attention', 'name', 'last-contact', 'status', 'tasks'] as const;
type Sort = (typeof sorts)[number];

/** `account-dashboard:list`: one row per account. */
export const list: CliCommand = {
	action: 'list',
	description: 'List accounts, those that need attention first',
	flags: {
		query: { value: '<words>', description: 'Words to find in names, aliases, status, industry, owner, tags, facts or tasks' },
		status: { value: '<status>', description: 'Only accounts of this status, none for those without; several with commas between' },
		staleness: { value: '<level>', description: 'Only accounts of this level; several with commas between', words: levels, isList: true },
		sort: { value: '<order>', description: 'attention (default), name, last-contact, status or tasks', words: sorts },
		limit: { value: '<number>', description: 'At most so many accounts' },
	},
	run: (context, flags) => {
		const today = todayOf(context, flags);
		const { accounts } = context.index;
		const limit = flags.count('limit') ?? Infinity;
		const rows = select(accounts, flags, today)
			.sort(orderBy(flags.word('sort', sorts, 'attention')))
			.slice(0, limit);
		return {
			json: { today, accounts: rows.map(publicRow) },
			text: () => rows.length === 0 ? 'No accounts.' : columns(rows.map(cells)),
		};
	},
};

function select(accounts: Accounts, flags: Flags, today: Day): AccountSummary[] {
	const statuses = flags.list('status')?.map(foldStatus) ?? null;
	const wanted = flags.list('staleness');
	const words = searchWords(flags.text('query') ?? '');
	return accounts.summaries(today).filter((summary) => (
		(statuses === null || statuses.includes(foldStatus(summary.status ?? 'none')))
		&& (wanted === null || wanted.includes(summary.staleness.level))
		&& says(accounts, summary, words, today)
	));
}

function foldStatus(status: string): string {
	return foldText(foldValue(status));
}

function says(accounts: Accounts, summary: AccountSummary, words: readonly string[], today: Day): boolean {
	const shown = shownText(summary);
	const missing = words.filter((word) => !shown.includes(word));
	if (missing.length === 0) return true;
	const detail = accounts.detail(summary.id, today);
	if (!detail) return false;
	const inner = innerText(detail);
	return missing.every((word) => inner.includes(word));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function orderBy(sort: Sort): Compare {
	const compare = compares[sort];
	return (a, b) => compare(a, b) || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

const compares: Readonly<Record<Sort, Compare>> = {
	attention: byAttention,
	name: () => 0,
	'last-contact': (a, b) => (b.lastContact?.date ?? '').localeCompare(a.lastContact?.date ?? ''),
	status: (a, b) => Number(a.status === null) - Number(b.status === null) || collator.compare(a.status ?? '', b.status ?? ''),
	tasks: (a, b) => b.openTaskCount - a.openTaskCount,
};

function cells(row: AccountSummary): readonly string[] {
	return [
		row.name,
		row.status ?? '-',
		levelWords(row.staleness),
		contactWords(row),
		count(row.openTaskCount, 'open task'),
		row.duplicateNoteCount > 0 ? count(row.notes.length, 'note') : '',
		row.problems.length > 0 ? count(row.problems.length, 'problem') : '',
	];
}
