import type { App, Command } from 'obsidian';
import type { CommandContext, DashboardTarget } from './command';

/** Commands of the palette that belong to no screen of their own. */
export function paletteCommands(app: App, context: CommandContext): readonly Command[] {
	return [
		{
			id: 'open',
			name: 'Open dashboard',
			icon: 'building-2',
			callback: () => context.openDashboard(null),
		},
		{
			id: 'open-account',
			name: 'Open the account of this note',
			icon: 'locate',
			checkCallback: (isChecking) => {
				const target = accountOf(app, context);
				if (!target) return false;
				if (!isChecking) void context.openDashboard(target);
				return true;
			},
		},
	];
}

/** The account that the active note belongs to; the first where it belongs to several. */
function accountOf(app: App, { index }: CommandContext): DashboardTarget | null {
	const file = app.workspace.getActiveFile();
	const [id] = file ? index.accounts.idsOf(file.path) : [];
	const summary = id === undefined ? null : index.accounts.summary(id, index.today());
	return summary && { id: summary.id, name: summary.name };
}
