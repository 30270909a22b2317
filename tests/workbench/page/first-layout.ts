import type { App } from 'obsidian';
import { hostOf } from '../../host/ui/host-app';
import { Platform } from '../../host/ui/platform';

/** What a vault shows that was never open before: its files, and a note to begin with. */
export async function firstLayout(app: App): Promise<void> {
	const { workspace } = hostOf(app);
	const known = [...workspace.allLeaves()].some((leaf) => leaf.view.getViewType() !== 'empty');
	if (known) return;
	await workspace.ensureSideLeaf('file-explorer', 'left', { reveal: !Platform.isMobile });
	const search = workspace.getLeftLeaf(false);
	await search.setViewState({ type: 'search' });
	const files = [...workspace.leftSplit.leaves()][0];
	files?.parent.selectTab(files);
	const notes = app.vault.getMarkdownFiles();
	const begin = notes.find((file) => /^(?:start here|welcome|home|readme|index)$/i.test(file.basename) && !file.path.includes('/'));
	const leaf = workspace.getLeaf(false);
	if (begin !== undefined) await leaf.openFile(begin, { state: { mode: 'preview' }, active: true });
	else workspace.setActiveLeaf(leaf);
}
