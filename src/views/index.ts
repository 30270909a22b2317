import type { App, Plugin, WorkspaceLeaf } from 'obsidian';
import { registerBases } from './bases/view';
import { AccountBlock } from './block/block';
import { registerAccountCommands } from './dashboard/account-commands';
import { DashboardView, dashboardType } from './dashboard/view';
import { hoverSource } from './navigate';
import type { ViewServices } from './services';

export type { AccountActions, ContactEntry, Outcome } from './actions';
export type { Onboarding } from './dashboard/messages';
export type { DetailSection, SectionTools, Shown } from './details/section';
export type { PropertyValues } from './properties';
export type { DashboardTab, TabHost, ViewServices } from './services';
export { dashboardType } from './dashboard/view';
export { registerCard } from './card';
export { SettingsTab } from './settings/settings-tab';
export { openMerge, registerMerge } from './merge';
export { tellOutcome } from './notices';
export { tasksTab } from './tasks';

/** Registers the views, their ribbon icon and their links that can be hovered over. */
export function registerViews(plugin: Plugin, services: ViewServices): void {
	plugin.registerView(dashboardType, (leaf) => new DashboardView(leaf, services));
	const openAccount = (id: string): void => { void openDashboard(plugin.app, id); };
	plugin.registerMarkdownCodeBlockProcessor(dashboardType, (source, el, context) => {
		context.addChild(new AccountBlock(el, source, { app: plugin.app, services, openAccount }));
	});
	registerBases(plugin, services, openAccount);
	registerAccountCommands(plugin, services, openAccount);
	plugin.registerHoverLinkSource(hoverSource, { display: 'Account Dashboard', defaultMod: true });
	plugin.addRibbonIcon('briefcase', 'Open account dashboard', () => { void openDashboard(plugin.app); });
}

/** Shows the dashboard: the one that is open, else a new tab. With the id of an account, at its details. */
export async function openDashboard(app: App, accountId: string | null = null): Promise<void> {
	const leaf = app.workspace.getLeavesOfType(dashboardType)[0] ?? await openLeaf(app);
	await leaf.loadIfDeferred();
	await app.workspace.revealLeaf(leaf);
	if (accountId !== null && leaf.view instanceof DashboardView) leaf.view.showAccount(accountId);
}

async function openLeaf(app: App): Promise<WorkspaceLeaf> {
	const leaf = app.workspace.getLeaf('tab');
	await leaf.setViewState({ type: dashboardType, active: true });
	return leaf;
}
