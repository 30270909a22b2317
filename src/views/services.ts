import type { Component, Menu } from 'obsidian';
import type { AccountSummary } from '../account/records';
import type { LiveAccounts } from '../vault/live-accounts';
import type { AccountActions } from './actions';
import type { Onboarding } from './dashboard/messages';
import type { DetailSection } from './details/section';
import type { PropertyValues } from './properties';

/** Another screen on the dashboard, beside the list of accounts. */
export interface DashboardTab {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
	/** Draws into an empty element; the component lives as long as the tab is shown. */
	open(el: HTMLElement, host: TabHost): Component;
}

/** What a tab may ask of the dashboard it stands on. */
export interface TabHost {
	/** Shows the list with an account's details open. */
	showAccount(id: string): void;
	/** What the tab saved before a restart. */
	readonly state: unknown;
	/** Keeps what is needed to look the same after a restart. */
	save(state: unknown): void;
}

/** Everything that screens are given. Only `live` is needed; what is not given is not offered. */
export interface ViewServices {
	readonly live: LiveAccounts;
	readonly properties?: PropertyValues;
	readonly actions?: AccountActions;
	readonly onboarding?: Onboarding;
	readonly tabs?: readonly DashboardTab[];
	/** Sections of the details after our own. */
	readonly sections?: readonly DetailSection[];
	/** More entries for the menu of a row, or of the selected rows. */
	readonly rowMenu?: readonly ((menu: Menu, accounts: readonly AccountSummary[]) => void)[];
}
