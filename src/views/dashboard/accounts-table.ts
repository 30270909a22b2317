import { Component, type App, type HoverParent } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { watchSize } from '../dom';
import { noProperties } from '../properties';
import type { ViewServices } from '../services';
import { ColumnSet, type Column } from './columns';
import { AccountGrid } from './grid';
import { GridAnswers } from './grid-answers';
import type { Entry } from './listing';
import { drawLoading, MessageArea } from './messages';
import { DashboardModel, type Listing } from './model';
import { accountActions, actionContext, rowButtons } from './row-menu';
import type { RowButton } from './row';
import { SelectionBar } from './selection-bar';
import type { DashboardState } from './state';

/** What a table of accounts shows, and where it stands. */
export interface TableSource {
	readonly app: App;
	readonly services: ViewServices;
	readonly hoverParent: HoverParent;
	readonly hoverSource?: string;
	/** Shows the details of an account, which have no room here. */
	readonly openAccount: (id: string) => void;
	/** Chooses among the accounts that pass the filters. */
	pick(accounts: readonly AccountSummary[], state: DashboardState): readonly AccountSummary[];
	/** Other columns than those of the state. */
	readonly columns?: () => readonly Column[];
	/** Other lines than those of the state's grouping. */
	readonly entries?: (listing: Listing, state: DashboardState) => readonly Entry[];
	/** True sentences for a list that is empty. */
	whenEmpty(listing: Listing): readonly string[];
	/** What is to be said below the list; empty for nothing. */
	foot(listing: Listing): string;
}

/** A row opens the dashboard only where somebody asked for more than it shows. */
class TableAnswers extends GridAnswers {
	constructor(screen: ConstructorParameters<typeof GridAnswers>[0], private readonly openAccount: (id: string) => void) {
		super(screen);
	}

	override details(account: AccountSummary, section: string | null, toggle: boolean): void {
		if (toggle || section !== null) this.openAccount(account.id);
	}
}

/** The list of the dashboard alone: in a note, or over the entries of a Base. */
export class AccountsTable extends Component {
	readonly el: HTMLElement;
	private readonly messages: MessageArea;
	private readonly grid: AccountGrid;
	private readonly foot: HTMLElement;
	private readonly model: DashboardModel;
	private readonly columns = new ColumnSet();
	private readonly buttons: readonly RowButton[];
	private isStale = true;

	constructor(parent: HTMLElement, private state: DashboardState, private readonly source: TableSource) {
		super();
		const { app, services, hoverParent, hoverSource, openAccount } = source;
		this.model = new DashboardModel(services.live, services.properties ?? noProperties);
		this.el = parent.createDiv({ cls: 'acct-table' });
		const list = this.el.createDiv({ cls: 'acct-list' });
		this.messages = new MessageArea(this.el, list);
		const context = actionContext(app, services, ({ id }) => { openAccount(id); });
		this.grid = new AccountGrid(list, new TableAnswers({
			app, hoverParent, ...(hoverSource === undefined ? {} : { hoverSource }),
			context: () => context,
			state: () => this.state,
			change: (part) => { this.setState({ ...this.state, ...part }); },
			nameOf: () => null,
			reveal: () => undefined,
			close: () => undefined,
			selected: (accounts) => {
				bar.show(accounts);
				this.el.toggleClass('is-selecting', accounts.length > 0);
			},
			search: () => undefined,
			doc: () => this.el.doc,
		}, openAccount));
		const bar = new SelectionBar(list, (accounts) => accountActions(context, accounts), () => { this.grid.clearSelection(); });
		this.buttons = rowButtons(services);
		this.foot = this.el.createDiv({ cls: 'acct-table-foot acct-faint', attr: { role: 'status' } });
	}

	override onload(): void {
		const { live } = this.source.services;
		this.addChild(this.grid);
		this.registerEvent(live.on('changed', (ids) => { this.notesChanged(ids); }));
		for (const name of ['day', 'settings'] as const) this.registerEvent(live.on(name, () => { this.notesChanged(null); }));
		this.registerEvent(live.on('state', () => { this.notesChanged(new Set()); }));
		this.register(() => { this.model.stop(); });
		this.refresh();
		// What changed while nobody could see it is drawn when it is shown again.
		watchSize(this, this.el, () => { if (this.isStale && this.el.isShown()) this.refresh(); });
	}

	/** Shows the list of another state. */
	setState(state: DashboardState): void {
		this.state = state;
		this.refresh(true);
	}

	/** Draws what is now to be shown; rows that stay the same are left alone. */
	refresh(isNewList = false): void {
		const { live } = this.source.services;
		this.isStale = false;
		if (live.state === 'cold') {
			this.messages.show('loading', drawLoading);
			return;
		}
		const listing = this.model.list(this.state, (accounts) => this.source.pick(accounts, this.state));
		this.model.gather(listing, this.el.win, () => { this.refresh(); });
		this.el.toggleClass('is-compact', this.state.density === 'compact');
		const sentences = listing.shown.length === 0 ? this.source.whenEmpty(listing) : [];
		this.messages.show(sentences.length > 0 ? `empty ${sentences.join(' ')}` : null, (el) => {
			for (const text of sentences) el.createEl('p', { text });
		});
		this.foot.setText(this.source.foot(listing));
		this.grid.show({
			entries: this.source.entries?.(listing, this.state) ?? listing.entries,
			sort: this.state.sort,
			isNewList,
			context: this.model.rowContext(listing, this.source.columns?.() ?? this.columns.of(this.state.columns), null, this.buttons),
		});
		this.grid.measure();
	}

	private notesChanged(ids: ReadonlySet<string> | null): void {
		this.model.changed(ids);
		if (this.el.isShown()) this.refresh();
		else this.isStale = true;
	}
}
