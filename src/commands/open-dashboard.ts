import type { Workspace, WorkspaceLeaf } from 'obsidian';
import type { DashboardTarget } from './command';

/** The dashboard's view type. */
export const dashboardType = 'account-dashboard';

/** Shows the dashboard that is open, or a new one; at an account where one is given. */
export async function openDashboard(workspace: Workspace, target: DashboardTarget | null): Promise<void> {
	const open = workspace.getLeavesOfType(dashboardType)[0];
	const leaf = open ?? workspace.getLeaf('tab');
	if (!open || target) {
		// What the person has set (search, filters, columns) stays as it is.
		const state = { ...stateOf(leaf, open !== undefined), ...(target ? { account: target.id, accountName: target.name } : {}) };
		await leaf.setViewState({ type: dashboardType, active: true, state });
	}
	await workspace.revealLeaf(leaf);
}

function stateOf(leaf: WorkspaceLeaf, isDashboard: boolean): Readonly<Record<string, unknown>> {
	return isDashboard ? leaf.getViewState().state ?? {} : {};
}
