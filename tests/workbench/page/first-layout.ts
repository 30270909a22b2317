import type { App } from 'obsidian';
import { hostOf } from '../../host/ui/host-app';
import type { WorkspaceLeaf } from '../../host/ui/leaf';
import { Platform } from '../../host/ui/platform';

const narrow = 700;

/** Whether a sidebar lies over the notes instead of beside them. */
export function isNarrow(): boolean {
	return Platform.isMobile || window.innerWidth < narrow;
}

/** Where a sidebar covers the notes, it begins closed, and goes when a note was chosen. */
export function closeCoveringSidebars(app: App): void {
	const { workspace } = hostOf(app);
	let wasNarrow = false;
	const close = (): void => {
		if (isNarrow() && !wasNarrow) workspace.leftSplit.collapse();
		wasNarrow = isNarrow();
	};
	close();
	window.addEventListener('resize', close);
	workspace.on('active-leaf-change', (leaf) => {
		const root = (leaf as WorkspaceLeaf | null)?.getRoot();
		if (root === workspace.rootSplit && isNarrow()) workspace.leftSplit.collapse();
	});
	workspace.on('file-open', () => { if (isNarrow()) workspace.leftSplit.collapse(); });
}

/** What a vault shows that was never open before: its files, and a note to begin with. False where it was open before. */
export async function firstLayout(app: App): Promise<boolean> {
	const { workspace } = hostOf(app);
	const known = [...workspace.allLeaves()].some((leaf) => leaf.view.getViewType() !== 'empty');
	if (known) return false;
	await workspace.ensureSideLeaf('file-explorer', 'left', { reveal: !isNarrow() });
	const search = workspace.getLeftLeaf(false);
	await search.setViewState({ type: 'search' });
	const files = [...workspace.leftSplit.leaves()][0];
	files?.parent.selectTab(files);
	const notes = app.vault.getMarkdownFiles();
	const begin = notes.find((file) => /^(?:start here|welcome|home|readme|index)$/i.test(file.basename) && !file.path.includes('/'));
	const leaf = workspace.getLeaf(false);
	if (begin !== undefined) await leaf.openFile(begin, { state: { mode: 'preview' }, active: true });
	else workspace.setActiveLeaf(leaf);
	return true;
}
