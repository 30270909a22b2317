import { byAttention, type Compare } from '../../account/order';
import type { AccountSummary } from '../../account/records';
import type { PropertyValues } from '../properties';
import { levels } from '../words';
import type { SortId, SortKey } from './state';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The empty comes last whichever way round the order is. */
function nullsLast(value: (account: AccountSummary) => number | string | null, descending: boolean): Compare {
	return (a, b) => {
		const left = value(a);
		const right = value(b);
		if (left === null || left === '') return right === null || right === '' ? 0 : 1;
		if (right === null || right === '') return -1;
		const order = typeof left === 'number' && typeof right === 'number'
			? left - right
			: collator.compare(String(left), String(right));
		return descending ? -order : order;
	};
}

function compareBy({ by, reversed }: SortKey, properties: PropertyValues): Compare {
	const descending = reversed !== firstIsLargest(by);
	switch (by) {
		case 'attention': return reversed ? (a, b) => byAttention(b, a) : byAttention;
		case 'level': return nullsLast((account) => levels.indexOf(account.staleness.level), descending);
		case 'name': return nullsLast((account) => account.name, descending);
		// Days compare as text in the right order; the collator would be slower.
		case 'contact': return nullsLast((account) => dayNumber(account.lastContact?.date ?? null), descending);
		case 'next': return nullsLast((account) => dayNumber(account.nextContact), descending);
		case 'status': return nullsLast((account) => account.status, descending);
		case 'owner': return nullsLast((account) => account.owner, descending);
		case 'industry': return nullsLast((account) => account.industry, descending);
		case 'tasks': return nullsLast((account) => account.openTaskCount, descending);
		case 'blockers': return nullsLast((account) => account.blockerCount, descending);
		case 'opportunities': return nullsLast((account) => account.opportunityCount, descending);
		case 'notes': return nullsLast((account) => account.notes.length + account.activityNoteCount, descending);
		default: return byProperty(by.slice('property:'.length), descending, properties);
	}
}

function byProperty(key: string, descending: boolean, properties: PropertyValues): Compare {
	const values = new Map<string, number | string | null>();
	return nullsLast((account) => {
		const known = values.get(account.id);
		if (known !== undefined) return known;
		const value = properties.value(account.notes, key)?.sort ?? null;
		values.set(account.id, value);
		return value;
	}, descending);
}

/** Counts are read largest first; names, days and words smallest first. */
export function firstIsLargest(by: SortId): boolean {
	return by === 'tasks' || by === 'blockers' || by === 'opportunities' || by === 'notes' || by === 'contact';
}

function dayNumber(day: string | null): number | null {
	return day === null ? null : Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));
}

/** The order of a list: its keys, then the name, then the id, so that it never wavers. */
export function compareAccounts(keys: readonly SortKey[], properties: PropertyValues): Compare {
	const compares = keys.map((key) => compareBy(key, properties));
	return (a, b) => {
		for (const compare of compares) {
			const order = compare(a, b);
			if (order !== 0) return order;
		}
		return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
	};
}
