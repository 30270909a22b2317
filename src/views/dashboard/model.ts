import type { AccountSummary, Day } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { PropertyValues } from '../properties';
import { entriesOf, facetsOf, passes, type Entry, type Facet, type FacetId } from './listing';
import { compareAccounts } from './order';
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
 * Sorting starts from the last order, so that after one change it costs one
 * pass; texts for the search are gathered only when somebody searches.
 */
export class DashboardModel {
	readonly texts = new SearchTexts();
	private ranks = new Map<string, number>();
	private rankedBy: readonly SortKey[] | null = null;
	private search = '';
	private words: readonly string[] = [];
	private groupedIds: ReadonlySet<string> | null = null;
	private last: Listing | null = null;

	constructor(private readonly live: LiveAccounts, private readonly properties: PropertyValues) {}

	/** Notes of these accounts have changed; null when everything may have. */
	changed(ids: ReadonlySet<string> | null): void {
		this.groupedIds = null;
		if (ids === null) this.texts.clear();
		else this.texts.forget(ids);
	}

	/** The list as it now is. */
	list(state: DashboardState): Listing {
		const today = this.live.today();
		const all = this.ordered(state.sort, today);
		const words = this.wordsOf(state.search);
		const shown = all.filter((account) => this.isShown(account, state) && (words.length === 0 || this.match(account) !== null));
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

	private isShown(account: AccountSummary, { filters }: DashboardState): boolean {
		return (!filters.duplicates || this.isInGroup(account)) && passes(account, { ...filters, duplicates: false });
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

	private ordered(sort: readonly SortKey[], today: Day): readonly AccountSummary[] {
		const accounts = [...this.live.accounts.summaries(today)];
		if (sort === this.rankedBy) {
			const last = this.ranks.size;
			accounts.sort((a, b) => (this.ranks.get(a.id) ?? last) - (this.ranks.get(b.id) ?? last));
		}
		accounts.sort(compareAccounts(sort, this.properties));
		this.ranks = new Map(accounts.map(({ id }, rank) => [id, rank]));
		this.rankedBy = sort;
		return accounts;
	}
}
