import type { Menu as ApiMenu, PaneType, WorkspaceLeaf as ApiLeaf } from 'obsidian';
import { getLinkpath } from '../functions';
import type { Workspace } from './workspace';

/** Fills the menu of a link; false where the link is none of the vault. */
export function fillLinkMenu(workspace: Workspace, menu: ApiMenu, linktext: string, sourcePath: string, leaf?: ApiLeaf): boolean {
	const ways: readonly (readonly [string, string, PaneType | false])[] = [
		['Open link', 'lucide-file', false],
		['Open in new tab', 'lucide-file-plus', 'tab'],
		['Open to the right', 'lucide-separator-vertical', 'split'],
		['Open in new window', 'lucide-picture-in-picture-2', 'window'],
	];
	for (const [title, icon, pane] of ways) {
		menu.addItem((item) => item.setSection('open').setTitle(title).setIcon(icon)
			.onClick(() => void workspace.openLinkText(linktext, sourcePath, pane)));
	}
	const file = workspace.app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
	if (file !== null) workspace.trigger('file-menu', menu, file, 'link-context-menu', leaf);
	return true;
}
