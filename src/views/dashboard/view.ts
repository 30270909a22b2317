import { ItemView, type Component, type HoverParent, type HoverPopover, type Menu, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { watchSize } from '../dom';
import type { DashboardTab, ViewServices } from '../services';
import { AccountsScreen } from './screen';
import { initialState, readState, type DashboardState } from './state';
import { TabBar } from './tab-bar';

/** The type under which the workspace knows the dashboard. */
export const dashboardType = 'account-dashboard';

const accountsTab = 'accounts';

/** The dashboard as a view of the workspace: in a main tab or a sidebar. */
export class DashboardView extends ItemView implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	override icon = 'briefcase';
	/** Notes open beside the dashboard, not in its place. */
	override navigation = false;
	private dashboard: DashboardState = initialState;
	private tabStates: Readonly<Record<string, unknown>> = {};
	private screen: AccountsScreen | null = null;
	private opened: { readonly id: string; readonly component: Component; readonly el: HTMLElement } | null = null;
	private body: HTMLElement | null = null;
	private bar: TabBar | null = null;
	private scrollTop = 0;

	constructor(leaf: WorkspaceLeaf, private readonly services: ViewServices) {
		super(leaf);
	}

	getViewType(): string {
		return dashboardType;
	}

	getDisplayText(): string {
		return 'Accounts';
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), ...this.dashboard, tabs: this.tabStates };
	}

	override async setState(state: unknown, result: ViewStateResult): Promise<void> {
		this.dashboard = readState(state);
		this.tabStates = readTabs(state);
		await super.setState(state, result);
		this.screen?.setState(this.dashboard);
		this.showTab(this.dashboard.tab);
	}

	override getEphemeralState(): Record<string, unknown> {
		return { ...super.getEphemeralState(), scrollTop: this.screen?.scrollTop ?? this.scrollTop };
	}

	override setEphemeralState(state: unknown): void {
		super.setEphemeralState(state);
		const top: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'scrollTop') : undefined;
		if (typeof top !== 'number' || !Number.isFinite(top)) {
			this.screen?.focus();
			return;
		}
		this.scrollTop = top;
		if (this.screen !== null) this.screen.scrollTop = top;
	}

	override onPaneMenu(menu: Menu, source: string): void {
		super.onPaneMenu(menu, source);
		menu.addItem((item) => item.setTitle('Keyboard shortcuts and levels').setIcon('keyboard').setSection('pane')
			.onClick(() => { this.screen?.help(); }));
	}

	override onResize(): void {
		super.onResize();
		this.screen?.resized();
	}

	protected override async onOpen(): Promise<void> {
		const { contentEl } = this;
		contentEl.empty();
		contentEl.addClass('account-dashboard');
		const tabs = this.services.tabs ?? [];
		if (tabs.length > 0) {
			this.bar = new TabBar(contentEl, [{ id: accountsTab, title: 'Accounts', icon: 'briefcase' }, ...tabs], (id) => { this.chooseTab(id); });
		}
		this.body = contentEl.createDiv({ cls: 'acct-tab-body' });
		this.showTab(this.dashboard.tab);
		// Sidebars change width without telling the view, and a hidden tab is drawn when it is shown.
		watchSize(this, contentEl, () => { this.screen?.resized(); });
		await Promise.resolve();
	}

	protected override async onClose(): Promise<void> {
		this.closeTab();
		this.contentEl.empty();
		await Promise.resolve();
	}

	/** Id of the account whose details are open; null where none are. */
	get account(): string | null {
		return this.screen === null ? null : this.dashboard.account;
	}

	/** Shows the list with an account's details open. */
	showAccount(id: string): void {
		this.chooseTab(accountsTab);
		this.screen?.showAccount(id);
	}

	private chooseTab(id: string): void {
		this.keep({ ...this.dashboard, tab: id });
		this.showTab(id);
	}

	private showTab(wanted: string): void {
		const tab = this.services.tabs?.find(({ id }) => id === wanted);
		const id = tab?.id ?? accountsTab;
		if (this.body === null || this.opened?.id === id) return;
		this.closeTab();
		const el = this.body.createDiv({ cls: 'acct-tab-panel' });
		const component = tab === undefined ? this.openAccounts(el) : this.openTab(tab, el);
		this.opened = { id, component: this.addChild(component), el };
		this.bar?.show(id, el);
		if (this.screen !== null) this.screen.scrollTop = this.scrollTop;
	}

	private openAccounts(el: HTMLElement): Component {
		const screen = new AccountsScreen(el, this.services, {
			app: this.app, hoverParent: this, keep: (state) => { this.keep({ ...state, tab: this.dashboard.tab }); },
		});
		screen.setInitial(this.dashboard);
		this.screen = screen;
		return screen;
	}

	private openTab(tab: DashboardTab, el: HTMLElement): Component {
		return tab.open(el, {
			showAccount: (id) => { this.showAccount(id); },
			state: this.tabStates[tab.id] ?? null,
			save: (state) => {
				this.tabStates = { ...this.tabStates, [tab.id]: state };
				this.keep(this.dashboard);
			},
		});
	}

	private closeTab(): void {
		if (this.opened === null) return;
		this.scrollTop = this.screen?.scrollTop ?? this.scrollTop;
		this.removeChild(this.opened.component);
		this.opened.el.remove();
		this.opened = null;
		this.screen = null;
	}

	private keep(state: DashboardState): void {
		this.dashboard = state;
		void this.app.workspace.requestSaveLayout();
	}
}

function readTabs(state: unknown): Readonly<Record<string, unknown>> {
	const tabs: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'tabs') : null;
	return typeof tabs === 'object' && tabs !== null && !Array.isArray(tabs) ? { ...tabs } : {};
}
