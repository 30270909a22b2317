import type { AccountSummary, StalenessLevel } from '../../account/records';
import type { PropertyValues } from '../properties';
import { levels } from '../words';
import { foldText } from './search';
import type { SortId, SortKey } from './state';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const afterNumbers = 1e14;

const attentionTier: Readonly<Record<StalenessLevel, number>> = {
	stale: 0, due: 0, unknown: 1, fresh: 2, snoozed: 3, untracked: 4,
};

/** One number that grows as an account needs attention less: tier, then days past due, then days until it falls due. */
function attention({ staleness: { level, pastDue, days, cadence } }: AccountSummary): number {
	const untilDue = days === null ? 0 : cadence - days;
	return attentionTier[level] * 1e12 + (1e5 - Math.min(1e5, pastDue ?? 0)) * 1e6 + Math.max(0, Math.min(1e6 - 1, untilDue + 5e5));
}

function valueOf(account: AccountSummary, by: SortId, properties: PropertyValues): number | string | null {
	switch (by) {
		case 'attention': return attention(account);
		case 'level': return levels.indexOf(account.staleness.level);
		case 'name': return account.name;
		case 'contact': return dayNumber(account.lastContact?.date ?? null);
		case 'next': return dayNumber(account.nextContact);
		case 'status': return account.status;
		case 'owner': return account.owner;
		case 'industry': return account.industry;
		case 'tasks': return account.openTaskCount;
		case 'blockers': return account.blockerCount;
		case 'opportunities': return account.opportunityCount;
		case 'notes': return account.notes.length + account.activityNoteCount;
		default: return properties.value(account.notes, by.slice('property:'.length))?.sort ?? null;
	}
}

/** Counts and days of contact are read largest first; names, words and days to come smallest first. */
export function firstIsLargest(by: SortId): boolean {
	return by === 'tasks' || by === 'blockers' || by === 'opportunities' || by === 'notes' || by === 'contact';
}

function dayNumber(day: string | null): number | null {
	return day === null ? null : Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));
}

/**
 * Places of values in their order: numbers, then words, and the empty last
 * whichever way round it is. Words are collated once each, because comparing
 * them is slow and most repeat.
 */
function places(values: readonly (number | string | null)[], descending: boolean): Float64Array {
	const direction = descending ? -1 : 1;
	const words = [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))].sort(collator.compare);
	const wordPlaces = new Map<string, number>();
	words.forEach((word, nth) => {
		const last = words[nth - 1];
		const isSame = last !== undefined && collator.compare(last, word) === 0;
		wordPlaces.set(word, isSame ? wordPlaces.get(last) ?? nth : nth);
	});
	return Float64Array.from(values, (value) => {
		if (typeof value === 'number') return direction * value;
		const place = value === null ? undefined : wordPlaces.get(value);
		return place === undefined ? Number.POSITIVE_INFINITY : direction * (afterNumbers + place);
	});
}

const nameKeys = new WeakMap<AccountSummary, string>();

/** A name so that plain comparison puts it in its place: folded, its numbers padded. */
function nameKey(account: AccountSummary): string {
	const known = nameKeys.get(account);
	if (known !== undefined) return known;
	const key = foldText(account.name).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
	nameKeys.set(account, key);
	return key;
}

type Comparable = ArrayLike<number> | ArrayLike<string>;

function columnOf(accounts: readonly AccountSummary[], { by, reversed }: SortKey, properties: PropertyValues): Comparable {
	if (by === 'name') return accounts.map(nameKey);
	return places(accounts.map((account) => valueOf(account, by, properties)), reversed !== firstIsLargest(by));
}

/**
 * The accounts in the order of the keys, then of names, then of ids, so that
 * it never wavers. Given in nearly that order, it costs one pass.
 */
export function sortAccounts(accounts: readonly AccountSummary[], keys: readonly SortKey[], properties: PropertyValues): AccountSummary[] {
	const columns = keys.map((key) => ({
		values: columnOf(accounts, key, properties), isTurned: key.by === 'name' && key.reversed,
	}));
	columns.push({ values: accounts.map(nameKey), isTurned: false }, { values: accounts.map(({ id }) => id), isTurned: false });
	const order = Array.from(accounts, (_, nth) => nth).sort((a, b) => {
		for (const { values, isTurned } of columns) {
			const left = values[a] ?? 0;
			const right = values[b] ?? 0;
			if (left !== right) return (left < right) === isTurned ? 1 : -1;
		}
		return 0;
	});
	return order.flatMap((nth) => accounts[nth] ?? []);
}
