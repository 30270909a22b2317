import type { AccountSummary, Day } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { PropertyValues } from '../properties';
import { entriesOf, facetsOf, passes, type Entry, type Facet, type FacetId } from './listing';
import { sortAccounts } from './order';
import { searchWords, SearchTexts, type Match } from './search';
import type { DashboardState, SortKey } from './state';

/** What a dashboard shows of its accounts. */
export interface Listing {
	readonly today: Day;
	/** Every account, in order. */
	readonly all: readonly AccountSummary[];
	/** Those that pass search and filters. */
	readonly shown: readonly AccountSummary[];
	readonly entries: readonly Entry[];
	/** Folded words that are searched for; the same array while the search is the same. */
	readonly words: readonly string[];
}

/**
 * The list behind the screen: which accounts, in which order.
 *
 * Texts for the search are gathered only when somebody searches.
 */
export class DashboardModel {
	readonly texts = new SearchTexts();
	private sorted: { readonly accounts: readonly AccountSummary[]; readonly sort: readonly SortKey[]; readonly today: Day } | null = null;
	private lastOrder: readonly AccountSummary[] = [];
	private search = '';
	private words: readonly string[] = [];
	private groupedIds: ReadonlySet<string> | null = null;
	private last: Listing | null = null;

	constructor(private readonly live: LiveAccounts, private readonly properties: PropertyValues) {}

	/** Notes of these accounts have changed; null when everything may have. */
	changed(ids: ReadonlySet<string> | null): void {
		this.groupedIds = null;
		this.sorted = null;
		if (ids === null) this.texts.clear();
		else this.texts.forget(ids);
	}

	/** The list as it now is. */
	list(state: DashboardState): Listing {
		const today = this.live.today();
		const all = this.ordered(state.sort, today);
		const words = this.wordsOf(state.search);
		const { duplicates } = state.filters;
		// The groups know more of duplicates than a summary does.
		const filters = { ...state.filters, duplicates: false };
		const shown = all.filter((account) => passes(account, filters) && (!duplicates || this.isInGroup(account)) && (words.length === 0 || this.match(account) !== null));
		this.last = { today, all, shown, entries: entriesOf(shown, state), words };
		return this.last;
	}

	/** What one filter can choose, given the search and the other filters. */
	facets(state: DashboardState, id: FacetId): readonly Facet[] {
		const words = this.wordsOf(state.search);
		const found = (this.last?.all ?? []).filter((account) => words.length === 0 || this.match(account) !== null);
		return facetsOf(found.filter((account) => this.isInGroup(account) || !state.filters.duplicates), { ...state.filters, duplicates: false }, id);
	}

	/** Where the words that are searched for were found. */
	match(account: AccountSummary): Match {
		return this.texts.match(account, this.words);
	}

	/** Whether a note of the account is in any duplicate group, also one that is only likely. */
	isInGroup(account: AccountSummary): boolean {
		return account.duplicateNoteCount > 0 || this.inGroups().has(account.id);
	}

	/** Sorted anew only where notes, the day or the order changed, beginning with the last order. */
	private ordered(sort: readonly SortKey[], today: Day): readonly AccountSummary[] {
		const last = this.sorted;
		if (last !== null && last.sort === sort && last.today === today) return last.accounts;
		const now = new Map(this.live.accounts.summaries(today).map((account) => [account.id, account]));
		const known = this.lastOrder.flatMap(({ id }) => {
			const account = now.get(id);
			now.delete(id);
			return account ?? [];
		});
		const accounts = sortAccounts([...known, ...now.values()], sort, this.properties);
		this.sorted = { accounts, sort, today };
		this.lastOrder = accounts;
		return accounts;
	}

	private wordsOf(search: string): readonly string[] {
		if (search !== this.search) {
			this.search = search;
			this.words = searchWords(search);
		}
		return this.words;
	}

	private inGroups(): ReadonlySet<string> {
		this.groupedIds ??= new Set(this.live.accounts.duplicates().flatMap(({ notes }) => notes.flatMap((path) => this.live.accounts.idsOf(path))));
		return this.groupedIds;
	}
}
