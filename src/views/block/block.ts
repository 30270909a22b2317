import { MarkdownRenderChild, type App, type HoverParent, type HoverPopover } from 'obsidian';
import { nearest } from '../../match/nearest';
import { AccountsTable } from '../dashboard/accounts-table';
import { facetsOf, none, type FacetId } from '../dashboard/listing';
import type { Listing } from '../dashboard/model';
import { noFilters, type DashboardState } from '../dashboard/state';
import type { ViewServices } from '../services';
import { countOf, levelWords, number } from '../words';
import { guess, readQuery, settle, type BlockQuery } from './query';

/** What a block stands on. */
export interface BlockHost {
	readonly app: App;
	readonly services: ViewServices;
	readonly openAccount: (id: string) => void;
}

/** A code block `account-dashboard` as a live table of accounts. */
export class AccountBlock extends MarkdownRenderChild implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	private readonly query: BlockQuery;
	private problems: HTMLElement | null = null;

	constructor(el: HTMLElement, source: string, private readonly host: BlockHost) {
		super(el);
		this.query = readQuery(source);
		el.addClasses(['account-dashboard', 'acct-block']);
	}

	override onload(): void {
		const { containerEl, query, host: { app, services, openAccount } } = this;
		containerEl.empty();
		this.problems = containerEl.createDiv({ attr: { role: 'alert' } });
		this.tell(query.problems);
		// A list under a filter that was not understood would tell an untruth.
		if (query.problems.length > 0) return;
		const table = this.addChild(new AccountsTable(containerEl, query.state, {
			app, services, openAccount, hoverParent: this,
			pick: (accounts) => accounts.slice(0, query.limit ?? accounts.length),
			whenEmpty: (listing) => this.whenEmpty(listing),
			foot: ({ shown, passed }) => (shown.length < passed ? `The first ${number(shown.length)} of ${countOf(passed, 'account')}` : ''),
		}));
		if (![...query.state.columns, ...query.state.sort.map(({ by }) => by)].some((id) => id.startsWith('property:'))) return;
		this.spellProperties(table);
		this.registerEvent(services.live.on('state', () => { this.spellProperties(table); }));
	}

	/** Names of properties are only known with the notes that set them. */
	private spellProperties(table: AccountsTable): void {
		const { live, properties } = this.host.services;
		if (live.state === 'cold' || properties === undefined) return;
		const { state, problems } = settle(this.query, properties.keys(live.accounts.summaries(live.today()).flatMap(({ notes }) => notes)));
		this.tell(problems);
		table.setState(state);
	}

	private tell(problems: readonly string[]): void {
		this.problems?.empty();
		for (const text of problems) this.problems?.createDiv({ cls: 'acct-block-problem', text });
	}

	private whenEmpty({ all }: Listing): readonly string[] {
		if (all.length === 0) return ['There are no account notes in this vault yet.'];
		const { state } = this.query;
		const hints = facets.flatMap(([id, word]) => {
			const known = facetsOf(all, noFilters, id).map(({ value }) => value);
			return state.filters[id].filter((value) => value !== none && facetsOf(all, { ...noFilters, [id]: [value] }, id).some((facet) => facet.value === value && facet.count === 0))
				.map((value) => `No account has the ${word} “${value}”. ${guess(nearest(value, known.filter((other) => other !== none)))}`.trim());
		});
		return [`None of ${countOf(all.length, 'account')} fits${conditions(state)}.`, ...hints];
	}
}

const facets: readonly (readonly [id: Exclude<FacetId, 'levels'>, word: string])[] = [
	['statuses', 'status'], ['owners', 'owner'], ['industries', 'industry'], ['tags', 'tag'],
];

/** What is asked for, in words: `: status Active or Prospect, due`. */
function conditions({ filters, search }: DashboardState): string {
	const asked = [
		...facets.map(([id, word]) => (filters[id].length === 0 ? '' : `${word} ${filters[id].map((value) => (value === none ? 'none' : value)).join(' or ')}`)),
		filters.levels.map((level) => levelWords[level].word.toLowerCase()).join(' or '),
		search === '' ? '' : `“${search}”`,
		filters.openTasks ? 'with open tasks' : '', filters.duplicates ? 'with duplicates' : '', filters.problems ? 'with problems' : '',
	].filter((part) => part !== '');
	return asked.length === 0 ? '' : `: ${asked.join(', ')}`;
}
