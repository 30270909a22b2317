import type { AccountSummary, StalenessLevel } from '../../account/records';
import type { PropertyValues } from '../properties';
import { inOrder } from '../list/ranks';
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
	const wordPlaces = collated(values);
	const found = new Float64Array(values.length);
	values.forEach((value, nth) => {
		if (typeof value === 'number') found[nth] = direction * value;
		else {
			const place = value === null ? undefined : wordPlaces.get(value);
			found[nth] = place === undefined ? Number.POSITIVE_INFINITY : direction * (afterNumbers + place);
		}
	});
	return found;
}

/** The words among the values, and where each stands among them. */
function collated(values: readonly (number | string | null)[]): ReadonlyMap<string, number> {
	const distinct = new Set<string>();
	for (const value of values) if (typeof value === 'string' && value !== '') distinct.add(value);
	const words = [...distinct].sort(collator.compare);
	const wordPlaces = new Map<string, number>();
	words.forEach((word, nth) => {
		const last = words[nth - 1];
		const isSame = last !== undefined && collator.compare(last, word) === 0;
		wordPlaces.set(word, isSame ? wordPlaces.get(last) ?? nth : nth);
	});
	return wordPlaces;
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

interface Named {
	readonly account: AccountSummary;
	readonly key: string;
}

/** With the key at hand: it is asked for at every comparison. */
function named(account: AccountSummary): Named {
	return { account, key: nameKey(account) };
}

function compareNames(a: Named, b: Named): number {
	if (a.key !== b.key) return a.key < b.key ? -1 : 1;
	return a.account.id < b.account.id ? -1 : Number(a.account.id > b.account.id);
}

/** Where each value stands among all of them; equal ones stand together. */
function ranks(values: Float64Array): Float64Array {
	const distinct = values.slice().sort().filter((value, nth, all) => nth === 0 || value !== all[nth - 1]);
	return values.map((value) => {
		let [low, high] = [0, distinct.length - 1];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((distinct[middle] ?? 0) < value) low = middle + 1;
			else high = middle;
		}
		return low;
	});
}

/** Ranks of accounts that stand in the order of their names. */
function columnOf(byName: readonly AccountSummary[], { by, reversed }: SortKey, properties: PropertyValues): Float64Array {
	if (by !== 'name') return ranks(places(byName.map((account) => valueOf(account, by, properties)), reversed !== firstIsLargest(by)));
	let rank = 0;
	const names = Float64Array.from(byName, (account, nth) => {
		const before = byName[nth - 1];
		if (before !== undefined && nameKey(before) !== nameKey(account)) rank += 1;
		return rank;
	});
	return reversed ? names.map((place) => rank - place) : names;
}

/** From as many new names on, all are sorted anew. */
const manyChanges = 200;

/** Accounts in the order of their names, then of their ids; kept from one list to the next. */
class NameOrder {
	private accounts: readonly AccountSummary[] = [];
	private byName: AccountSummary[] = [];

	/** The accounts of a list: what differs from the last one is put in its place. */
	of(accounts: readonly AccountSummary[]): readonly AccountSummary[] {
		const before = this.accounts;
		if (accounts === before) return this.byName;
		this.accounts = accounts;
		let start = 0;
		while (start < accounts.length && accounts[start] === before[start]) start += 1;
		let end = 0;
		while (end < accounts.length - start && end < before.length - start && accounts.at(-1 - end) === before.at(-1 - end)) end += 1;
		const gone = new Set(before.slice(start, before.length - end));
		const come = this.takePlaces(gone, accounts.slice(start, accounts.length - end));
		if (come.length > manyChanges) this.byName = accounts.map(named).sort(compareNames).map(({ account }) => account);
		else for (const account of come) this.byName.splice(this.placeOf(account), 0, account);
		return this.byName;
	}

	/** Most accounts that changed have the name that they had: they stand where they stood. Answers those that have no place yet. */
	private takePlaces(gone: ReadonlySet<AccountSummary>, come: readonly AccountSummary[]): readonly AccountSummary[] {
		const waiting = new Map(come.map((account) => [account.id, account]));
		const placed: AccountSummary[] = [];
		for (const account of this.byName) {
			const now = gone.has(account) ? waiting.get(account.id) : account;
			if (now === undefined || now.name !== account.name) continue;
			nameKeys.set(now, nameKey(account));
			if (gone.has(account)) waiting.delete(account.id);
			placed.push(now);
		}
		this.byName = placed;
		return [...waiting.values()];
	}

	private placeOf(account: AccountSummary): number {
		const own = named(account);
		let [low, high] = [0, this.byName.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			const other = this.byName[middle];
			if (other !== undefined && compareNames(named(other), own) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** One order of names for all lists over the same accounts. */
const nameOrders = new WeakMap<object, NameOrder>();

/**
 * Accounts in the order of some keys, then of names, then of ids, so that it
 * never wavers. They are sorted as numbers, each of which holds the ranks of
 * all keys.
 */
export class AccountOrder {
	private readonly names: NameOrder;

	/** `source` is whatever hands the accounts out: its lists share one order of names. */
	constructor(private readonly properties: PropertyValues, source: object = {}) {
		this.names = nameOrders.get(source) ?? new NameOrder();
		nameOrders.set(source, this.names);
	}

	sorted(accounts: readonly AccountSummary[], keys: readonly SortKey[]): readonly AccountSummary[] {
		const byName = this.names.of(accounts);
		const count = byName.length;
		const order = new Float64Array(count);
		for (const key of keys) {
			const column = columnOf(byName, key, this.properties);
			for (let nth = 0; nth < count; nth += 1) order[nth] = (order[nth] ?? 0) * count + (column[nth] ?? 0);
		}
		for (let nth = 0; nth < count; nth += 1) order[nth] = (order[nth] ?? 0) * count + nth;
		return inOrder(order.sort(), byName);
	}
}
