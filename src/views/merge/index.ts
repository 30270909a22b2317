import type { App, Plugin } from 'obsidian';
import type { LiveAccounts } from '../../vault/live-accounts';
import { DashboardView } from '../dashboard/view';
import { menuSource } from '../navigate';
import { tellOutcome } from '../notices';
import { MergeHistoryModal, tellUnclear } from './history-modal';
import { MergeModal } from './merge-modal';
import type { ReviewSource } from './review';
import { undoMerge } from './undo';

/** Opens the review of duplicates; with paths only the groups of these notes. It begins with a group of the notes in `from`. */
export function openMerge(app: App, source: ReviewSource, paths: readonly string[] | null, from: readonly string[] = []): void {
	new MergeModal(app, source, paths, from).open();
}

/** The notes that a person is looking at: those of the account whose details are open, or the open note. */
function notesInView(app: App, { accounts }: LiveAccounts): readonly string[] {
	const dashboard = app.workspace.getActiveViewOfType(DashboardView);
	const path = app.workspace.getActiveFile()?.path;
	if (dashboard === null) return path === undefined ? [] : [path];
	return dashboard.account === null ? [] : accounts.notesOf(dashboard.account)?.account ?? [];
}

/** Registers the merge screens: palette, file menu, and the question after an interrupted merge. */
export function registerMerge(plugin: Plugin, source: ReviewSource): void {
	const { app } = plugin;
	plugin.addCommand({ id: 'merge-duplicates', name: 'Merge duplicates', icon: 'merge', callback: () => { openMerge(app, source, null, notesInView(app, source.live)); } });
	plugin.addCommand({
		id: 'merge-this-note', name: 'Merge the duplicates of this note', icon: 'merge',
		checkCallback: (isChecking) => {
			const path = app.workspace.getActiveFile()?.path;
			if (path === undefined || !hasDuplicates(source.live, path)) return false;
			if (!isChecking) openMerge(app, source, [path]);
			return true;
		},
	});
	plugin.addCommand({ id: 'undo-merge', name: 'Undo the last merge', icon: 'undo-2', callback: () => { void tellOutcome(undoMerge(source, null)); } });
	plugin.addCommand({ id: 'merge-history', name: 'Show merge history', icon: 'history', callback: () => { new MergeHistoryModal(app, source.merges).open(); } });
	plugin.registerEvent(app.workspace.on('file-menu', (menu, file, place) => {
		if (place === menuSource || !hasDuplicates(source.live, file.path)) return;
		menu.addItem((item) => { item.setTitle('Merge duplicates of this note').setIcon('merge').onClick(() => { openMerge(app, source, [file.path]); }); });
	}));
	// What a crash left half done is taken back before anybody looks.
	app.workspace.onLayoutReady(() => { void source.merges.recover().then((unclear) => { tellUnclear(source.merges, unclear); }); });
}

function hasDuplicates({ accounts }: LiveAccounts, path: string): boolean {
	return accounts.idsOf(path).length > 0 && accounts.duplicates().some(({ notes }) => notes.includes(path));
}
