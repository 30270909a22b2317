import type { AccountSummary, Day, Totals } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { PropertyValues } from '../properties';
import { entriesOf, facetsOf, levelCounts, passes, type Entry, type Facet, type FacetId } from './listing';
import { AccountOrder } from './order';
import type { Column } from './columns';
import type { RowButton, RowContext } from './row';
import { searchWords, SearchTexts, type Match } from './search';
import { filterCount, type DashboardState, type SortKey } from './state';

const gatherSlice = 8;
/** Names that are found are drawn, and more may be typed, before anything is read for the rest, in ms. */
const gatherPause = 120;
/** What was found so far is shown this often. */
const tellEvery = 150;

/** What a dashboard shows of its accounts. */
export interface Listing {
	readonly today: Day;
	/** Every account, in order. */
	readonly all: readonly AccountSummary[];
	/** Those that pass search and filters, and are picked. */
	readonly shown: readonly AccountSummary[];
	/** How many pass, picked or not. */
	readonly passed: number;
	readonly entries: readonly Entry[];
	/** Folded words that are searched for; the same array while the search is the same. */
	readonly words: readonly string[];
}

/** The numbers of the whole book. */
export interface Summary {
	readonly today: Day;
	readonly totals: Totals;
	readonly levels: ReturnType<typeof levelCounts>;
}

/**
 * The list behind the screen: which accounts, in which order.
 *
 * Texts for the search are gathered only when somebody searches.
 */
export class DashboardModel {
	readonly texts = new SearchTexts();
	private sorted: { readonly accounts: readonly AccountSummary[]; readonly sort: readonly SortKey[]; readonly today: Day } | null = null;
	private readonly order: AccountOrder;
	private summed: Summary | null = null;
	private search = '';
	private words: readonly string[] = [];
	private last: Listing | null = null;
	private stopGathering: (() => void) | null = null;
	/** The words for which texts are being read; null while none are. */
	private gathered: readonly string[] | null = null;

	constructor(private readonly live: LiveAccounts, private readonly properties: PropertyValues) {
		this.order = new AccountOrder(properties, live);
	}

	/** Notes of these accounts have changed; null when everything may have. */
	changed(ids: ReadonlySet<string> | null): void {
		this.sorted = null;
		this.summed = null;
		if (ids === null) this.texts.clear();
		else this.texts.forget(ids);
	}

	/** The list as it now is; `pick` chooses among the accounts that pass, in their order. */
	list(state: DashboardState, pick: (accounts: readonly AccountSummary[]) => readonly AccountSummary[] = (accounts) => accounts): Listing {
		const today = this.live.today();
		const all = this.ordered(state.sort, today);
		const words = this.wordsOf(state.search);
		const { duplicates } = state.filters;
		// The groups know more of duplicates than a summary does.
		const filters = { ...state.filters, duplicates: false };
		const isFiltered = filterCount(filters) > 0;
		const passed = all.filter((account) => (!isFiltered || passes(account, filters))
			&& (!duplicates || this.isInGroup(account)) && (words.length === 0 || this.match(account) !== null));
		const shown = pick(passed);
		this.last = { today, all, shown, passed: passed.length, entries: entriesOf(shown, state), words };
		return this.last;
	}

	/** How many accounts the search alone finds; 0 where nothing is searched for. */
	foundBySearch({ all, words }: Listing): number {
		return words.length === 0 ? 0 : all.filter((account) => this.match(account) !== null).length;
	}

	/** The numbers of all accounts, whatever is shown; counted when notes or the day change. */
	summary(): Summary {
		const today = this.live.today();
		if (this.summed?.today === today) return this.summed;
		const { accounts } = this.live;
		this.summed = { today, totals: accounts.totals(today), levels: levelCounts(accounts.summaries(today)) };
		return this.summed;
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
		return account.duplicateNoteCount > 0 || this.live.accounts.isInGroup(account.id);
	}

	/** What the rows of a list must know. */
	rowContext({ today, words }: Listing, columns: readonly Column[], current: string | null, buttons: readonly RowButton[]): Omit<RowContext, 'selected' | 'activeKey'> {
		return {
			today, words, columns, current, buttons, properties: this.properties,
			isInDuplicateGroup: (account) => this.isInGroup(account),
			isFoundInText: (account) => words.length > 0 && this.match(account) === 'text',
		};
	}

	/** Facts and tasks are read for a search in slices that leave frames free; `more` is told now and then, and at the end. */
	gather({ words, all }: Listing, win: Window, more: () => void): void {
		if (words === this.gathered) return;
		// Who types on is not kept waiting.
		this.stop();
		if (words.length === 0 || this.texts.isComplete(all)) return;
		this.gathered = words;
		this.gatherOn(win, more, gatherPause, performance.now());
	}

	private gatherOn(win: Window, more: () => void, pause: number, told: number): void {
		const timer = win.setTimeout(() => {
			const { all, today } = this.last ?? { all: [], today: this.live.today() };
			const end = performance.now() + gatherSlice;
			const isDone = this.texts.gather(this.live.accounts, all, today, () => performance.now() > end);
			const isTold = isDone || end - told > tellEvery;
			if (isDone) this.gathered = null;
			else this.gatherOn(win, more, 0, isTold ? end : told);
			if (isTold) more();
		}, pause);
		this.stopGathering = () => { win.clearTimeout(timer); };
	}

	/** Nobody looks any more. */
	stop(): void {
		this.stopGathering?.();
		this.gathered = null;
	}

	/** Sorted anew only where notes, the day or the order changed. */
	private ordered(sort: readonly SortKey[], today: Day): readonly AccountSummary[] {
		const last = this.sorted;
		if (last !== null && isSameSort(last.sort, sort) && last.today === today) return last.accounts;
		const accounts = this.order.sorted(this.live.accounts.summaries(today), sort);
		this.sorted = { accounts, sort, today };
		return accounts;
	}

	private wordsOf(search: string): readonly string[] {
		if (search !== this.search) {
			this.search = search;
			this.words = searchWords(search);
		}
		return this.words;
	}
}

function isSameSort(a: readonly SortKey[], b: readonly SortKey[]): boolean {
	return a === b || (a.length === b.length && a.every(({ by, reversed }, nth) => b[nth]?.by === by && b[nth].reversed === reversed));
}
