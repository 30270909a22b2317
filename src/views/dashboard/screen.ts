import { Component, Keymap, type App, type HoverParent } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { AccountDetails } from '../details/account-details';
import { DetailsPanel } from '../details/panel';
import { detailSections } from '../details/sections';
import { ReadingBar } from '../list/reading-bar';
import { openNote } from '../navigate';
import { tellOutcome } from '../notices';
import { noProperties, type PropertyValues } from '../properties';
import { showProblems } from '../problem-list';
import type { ViewServices } from '../services';
import { countOf } from '../words';
import { ColumnSet } from './columns';
import { toCsv, toMarkdownTable } from './export';
import { AccountGrid } from './grid';
import { GridAnswers } from './grid-answers';
import { showListMenu, type ListMenuHost } from './list-menu';
import { drawError, drawLoading, drawNoAccounts, drawNoMatch, MessageArea } from './messages';
import { DashboardModel, type Listing } from './model';
import { accountActions, actionContext, askContact, rowButtons, type ActionContext } from './row-menu';
import type { RowButton } from './row';
import { SelectionBar } from './selection-bar';
import { initialState, noFilters, type DashboardState } from './state';
import { SummaryStrip } from './summary-strip';
import { Toolbar } from './toolbar';

/** What the screen asks of the view it stands in. */
export interface ScreenHost {
	readonly app: App;
	readonly hoverParent: HoverParent;
	/** The state has changed and should be kept. */
	keep(state: DashboardState): void;
}

/** The list of accounts with its summary, filters and details. */
export class AccountsScreen extends Component {
	readonly el: HTMLElement;
	private readonly main: HTMLElement;
	private readonly messages: MessageArea;
	private readonly progress: ReadingBar;
	private readonly strip: SummaryStrip;
	private readonly toolbar: Toolbar;
	private readonly grid: AccountGrid;
	private readonly panel: DetailsPanel;
	private readonly selection: SelectionBar;
	private readonly model: DashboardModel;
	private readonly accountDetails: AccountDetails;
	private readonly properties: PropertyValues;
	private readonly actionContext: ActionContext;
	private readonly columns = new ColumnSet();
	private readonly answers: GridAnswers;
	private state: DashboardState = initialState;
	private listing: Listing | null = null;
	private isStale = true;
	private readonly buttons: readonly RowButton[];

	constructor(parent: HTMLElement, private readonly services: ViewServices, private readonly host: ScreenHost) {
		super();
		this.properties = services.properties ?? noProperties;
		this.model = new DashboardModel(services.live, this.properties);
		this.el = parent.createDiv({ cls: 'acct-screen' });
		this.strip = new SummaryStrip(this.el, (filters, isAll) => { this.change(isAll ? { filters, search: '' } : { filters }); });
		this.toolbar = new Toolbar(this.el, {
			root: this.el,
			state: () => this.state,
			change: (part) => { this.change(part); },
			facets: (id) => this.model.facets(this.state, id),
			properties: () => this.properties.keys((this.listing?.all ?? []).flatMap(({ notes }) => notes)),
			enterList: () => { this.grid.focus(); },
			more: (event) => { this.showExport(event, this.listing?.shown ?? [], 'list', {
				problems: () => { showProblems(this.host.app, this.services.live); }, help: () => { this.answers.help(); },
			}); },
		});
		this.progress = new ReadingBar(this.el);
		const body = this.el.createDiv({ cls: 'acct-body' });
		this.main = body.createDiv({ cls: 'acct-list' });
		this.messages = new MessageArea(this.el, this.main);
		this.answers = new GridAnswers({
			app: host.app, hoverParent: host.hoverParent,
			context: () => this.actionContext,
			state: () => this.state,
			change: (part, isSameList) => { this.change(part, isSameList); },
			nameOf: (id) => services.live.accounts.summary(id, services.live.today())?.name ?? null,
			reveal: (section) => { this.panel.reveal(section); },
			close: () => { this.closeDetails(); },
			selected: (accounts) => {
				this.selection.show(accounts);
				this.el.toggleClass('is-selecting', accounts.length > 0);
			},
			search: () => { this.toolbar.focusSearch(); },
			doc: () => this.el.doc,
		});
		this.grid = new AccountGrid(this.main, this.answers);
		this.actionContext = actionContext(host.app, services, (account) => { this.answers.details(account, null, false); });
		this.buttons = rowButtons(services);
		this.selection = new SelectionBar(this.main, (accounts) => accountActions(this.actionContext, accounts), () => { this.grid.clearSelection(); },
			(accounts, event) => { this.showExport(event, accounts, countOf(accounts.length, 'account')); });
		this.panel = new DetailsPanel(body, {
			app: host.app, hoverParent: host.hoverParent, actions: services.actions ?? {},
			sections: [...detailSections, ...services.sections ?? []],
			open: (path, line, event) => { void openNote(host.app, path, line, Keymap.isModEvent(event)); },
			run: (work) => { void tellOutcome(work); },
			close: () => { this.closeDetails(); },
			plainMentions: (id) => services.live.plainMentionsOf(id),
			menu: (account, at) => { this.answers.menu([account], at); },
			logContact: (account) => { askContact(this.actionContext, [account]); },
			tag: (tag) => { this.change({ filters: { ...noFilters, tags: [tag] } }); },
		});
		this.accountDetails = new AccountDetails(services.live, this.panel, () => { this.showDetails(); });
	}

	override onload(): void {
		for (const child of [this.toolbar, this.grid, this.panel]) this.addChild(child);
		const { live } = this.services;
		this.registerEvent(live.on('changed', (ids) => { this.notesChanged(ids); }));
		for (const name of ['day', 'settings'] as const) this.registerEvent(live.on(name, () => { this.notesChanged(null); }));
		this.registerEvent(live.on('state', () => { this.notesChanged(new Set()); }));
		this.register(() => { this.model.stop(); });
		this.refresh(true);
	}

	/** The state to begin with, before anything is drawn. */
	setInitial(state: DashboardState): void {
		this.state = state;
	}

	/** Takes another state, e.g. one from the workspace. */
	setState(state: DashboardState): void {
		if (JSON.stringify(state) === JSON.stringify(this.state)) return;
		this.state = state;
		this.refresh(true);
	}

	get scrollTop(): number {
		return this.grid.rows.scrollTop;
	}

	set scrollTop(top: number) {
		this.grid.scrollBack(top);
	}

	/** The room has changed, or the screen is shown again. */
	resized(): void {
		if (this.isStale) this.refresh(false);
		this.grid.measure();
	}

	focus(): void {
		this.grid.focus();
	}

	/** The shortcuts of the list. */
	help(): void {
		this.answers.help();
	}

	/** Shows an account's details and its row, whatever filters are set. */
	showAccount(id: string): void {
		const isThere = this.listing?.shown.some((account) => account.id === id) ?? false;
		this.change({ ...(isThere ? {} : { search: '', filters: noFilters }), ...this.answers.stateOf(id) });
		this.grid.reveal(id);
	}

	private change(part: Partial<DashboardState>, isSameList = false): void {
		const before = this.state;
		this.state = { ...before, ...part };
		this.host.keep(this.state);
		const onlyDetails = Object.keys(part).every((key) => key === 'account' || key === 'accountName');
		this.refresh(!isSameList && !onlyDetails);
		// Beside details the list is narrower, and its rows are higher.
		if (this.state.account !== null && before.account !== this.state.account) this.grid.keepActive();
	}

	private notesChanged(ids: ReadonlySet<string> | null): void {
		this.model.changed(ids);
		if (ids === null || (this.state.account !== null && ids.has(this.state.account))) this.accountDetails.forgetMentions();
		// A hidden tab is drawn when it is shown again.
		if (this.el.isShown()) this.refresh(false);
		else this.isStale = true;
	}

	private refresh(isNewList: boolean): void {
		try {
			this.draw(isNewList);
			this.isStale = false;
		} catch (error) {
			this.messages.show('error', (el) => { drawError(el, 'accounts', error, () => { this.refresh(true); }); });
		}
	}

	private draw(isNewList: boolean): void {
		const { live } = this.services;
		this.progress.show(live);
		if (live.state === 'cold') {
			this.messages.show('loading', drawLoading);
			return;
		}
		const listing = this.model.list(this.state);
		this.listing = listing;
		this.model.gather(listing, this.el.win, () => { this.refresh(false); });
		const isCompact = this.state.density === 'compact';
		if (isCompact !== this.el.hasClass('is-compact')) {
			this.el.toggleClass('is-compact', isCompact);
			this.grid.measure();
		}
		this.strip.show(this.model.summary(), this.state);
		this.toolbar.show(this.state, listing.shown.length, listing.all.length);
		// The details take room from the list, so they come first.
		this.showDetails();
		this.showList(listing, isNewList);
	}

	private showList(listing: Listing, isNewList: boolean): void {
		if (listing.all.length === 0) {
			this.messages.show('empty', (el) => { drawNoAccounts(el, this.services.live.settings, this.services.onboarding ?? null); });
		} else if (listing.shown.length === 0) {
			const withoutFilters = this.model.foundBySearch(listing);
			const clear = (isAll: boolean): void => { this.change({ filters: noFilters, ...isAll ? { search: '' } : {} }); };
			this.messages.show(`no-match ${String(withoutFilters)}`, (el) => { drawNoMatch(el, 'account', { withoutFilters, clear }); });
		} else this.messages.show(null);
		this.grid.show({
			entries: listing.entries,
			sort: this.state.sort,
			isNewList,
			context: this.model.rowContext(listing, this.columns.of(this.state.columns), this.state.account, this.buttons),
		});
	}

	private showDetails(): void {
		const { account, accountName } = this.state;
		const id = this.listing === null ? null : this.accountDetails.show(account, accountName, this.listing.today);
		this.el.toggleClass('has-details', id !== null);
		// Details that take all the room take the focus too.
		if (id !== null && this.main.contains(this.el.doc.activeElement) && this.el.win.getComputedStyle(this.main).visibility === 'hidden') this.panel.focus();
		// Ids may differ after a restart; the name has then found the account.
		if (id !== null && id !== account) this.state = { ...this.state, account: id };
	}

	private closeDetails(): void {
		const hadFocus = this.panel.el.contains(this.el.doc.activeElement);
		this.change({ account: null, accountName: null });
		if (hadFocus) this.grid.focus();
	}

	private showExport(event: MouseEvent, accounts: readonly AccountSummary[], what: string, ofList: Pick<ListMenuHost, 'problems' | 'help'> = {}): void {
		const { today = this.services.live.today() } = this.listing ?? {};
		const context = { today, properties: this.properties, isInDuplicateGroup: (account: AccountSummary) => this.model.isInGroup(account) };
		showListMenu(event, {
			today, what, save: this.services.actions?.exportFile, ...ofList,
			text: (kind) => (kind === 'CSV' ? toCsv : toMarkdownTable)(accounts, this.columns.of(this.state.columns), context),
		});
	}
}
