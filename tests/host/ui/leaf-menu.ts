import type { WorkspaceLeaf } from './leaf';
import type { Menu } from './menu';

/** What the menu of every tab offers. */
export function fillLeafMenu(menu: Menu, leaf: WorkspaceLeaf, source: 'more-options' | 'tab-header'): void {
	const { workspace } = leaf;
	const item = (section: string, title: string, icon: string, onClick: () => unknown): void => {
		menu.addItem((entry) => entry.setSection(section).setTitle(title).setIcon(icon).onClick(onClick));
	};
	if (source === 'tab-header') {
		item('close', 'Close', 'lucide-x', () => leaf.detach());
		item('close', 'Close others', 'lucide-x', () => {
			for (const other of [...leaf.parent.children] as WorkspaceLeaf[]) if (other !== leaf && !other.pinned) other.detach();
		});
	}
	item('pane', leaf.pinned ? 'Unpin' : 'Pin', 'lucide-pin', () => leaf.togglePinned());
	item('pane', 'Split right', 'lucide-separator-vertical', () => void workspace.duplicateLeaf(leaf, 'vertical'));
	item('pane', 'Split down', 'lucide-separator-horizontal', () => void workspace.duplicateLeaf(leaf, 'horizontal'));
	item('pane', 'Move to new window', 'lucide-picture-in-picture-2', () => workspace.moveLeafToPopout(leaf));
}
