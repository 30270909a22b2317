import type { ViewState } from 'obsidian';
import { WorkspaceLeaf } from './leaf';
import { UnknownView } from './special-views';
import { WorkspaceSplit, WorkspaceTabs, type WorkspaceItem, type WorkspaceParent, type WorkspaceSidedock } from './workspace-items';
import type { Workspace } from './workspace';

interface SavedLeaf {
	readonly id: string;
	readonly type: 'leaf';
	readonly state: ViewState & { readonly title?: string; readonly icon?: string };
	readonly pinned?: boolean;
	readonly group?: string;
}

interface SavedTabs {
	readonly id: string;
	readonly type: 'tabs';
	readonly children: readonly SavedLeaf[];
	readonly currentTab?: number;
}

interface SavedSplit {
	readonly id: string;
	readonly type: 'split';
	readonly direction: 'vertical' | 'horizontal';
	readonly children: readonly (SavedSplit | SavedTabs)[];
	readonly collapsed?: boolean;
}

/** A layout as it is kept. */
export interface SavedLayout {
	readonly main: SavedSplit;
	readonly left: SavedSplit;
	readonly right: SavedSplit;
	readonly active: string | null;
	readonly lastOpenFiles: readonly string[];
}

function saveLeaf(leaf: WorkspaceLeaf): SavedLeaf {
	const state = leaf.getViewState();
	const title = leaf.view instanceof UnknownView ? {} : { title: leaf.getDisplayText(), icon: leaf.getIcon() };
	return {
		id: leaf.id,
		type: 'leaf',
		state: { type: state.type, state: state.state ?? {}, ...title },
		...leaf.pinned ? { pinned: true } : {},
		...leaf.group === null ? {} : { group: leaf.group },
	};
}

function saveItem(item: WorkspaceItem): SavedSplit | SavedTabs {
	if (item instanceof WorkspaceTabs) {
		return { id: item.id, type: 'tabs', children: (item.children as WorkspaceLeaf[]).map(saveLeaf), currentTab: item.currentTab };
	}
	return saveSplit(item as WorkspaceSplit);
}

function saveSplit(split: WorkspaceSplit): SavedSplit {
	return { id: split.id, type: 'split', direction: split.direction, children: split.children.map(saveItem) };
}

function saveDock(dock: WorkspaceSidedock): SavedSplit {
	return { ...saveSplit(dock), collapsed: dock.collapsed };
}

/** The present layout as plain data. */
export function writeLayout(workspace: Workspace): SavedLayout {
	return {
		main: saveSplit(workspace.rootSplit),
		left: saveDock(workspace.leftSplit),
		right: saveDock(workspace.rightSplit),
		active: workspace.activeLeaf?.id ?? null,
		lastOpenFiles: workspace.getLastOpenFiles(),
	};
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function childrenOf(value: unknown): readonly unknown[] {
	return isObject(value) && Array.isArray(value['children']) ? value['children'] as unknown[] : [];
}

function clear(parent: WorkspaceParent): void {
	for (const leaf of [...parent.leaves()]) {
		void leaf.view.close();
		leaf.parent.removeChild(leaf);
	}
	for (const child of [...parent.children]) parent.removeChild(child, false);
}

function restoreLeaf(workspace: Workspace, saved: unknown, tabs: WorkspaceTabs): void {
	if (!isObject(saved) || !isObject(saved['state']) || typeof saved['state']['type'] !== 'string') return;
	const leaf = new WorkspaceLeaf(workspace, typeof saved['id'] === 'string' ? saved['id'] : undefined);
	tabs.insertChild(-1, leaf);
	if (saved['state']['type'] === 'empty') return;
	leaf.defer({ ...saved['state'] as unknown as ViewState, ...saved['pinned'] === true ? { pinned: true } : {} }, null);
	if (typeof saved['group'] === 'string') leaf.group = saved['group'];
}

function restoreInto(workspace: Workspace, parent: WorkspaceSplit, saved: unknown): void {
	for (const child of childrenOf(saved)) {
		if (!isObject(child)) continue;
		if (child['type'] === 'tabs') {
			const tabs = new WorkspaceTabs(workspace);
			for (const leaf of childrenOf(child)) restoreLeaf(workspace, leaf, tabs);
			if (tabs.children.length === 0) continue;
			parent.insertChild(-1, tabs);
			const front = tabs.children[typeof child['currentTab'] === 'number' ? child['currentTab'] : 0];
			if (front !== undefined) tabs.selectTab(front as WorkspaceLeaf);
		} else {
			const split = new WorkspaceSplit(workspace, child['direction'] === 'horizontal' ? 'horizontal' : 'vertical');
			restoreInto(workspace, split, child);
			if (split.children.length > 0) parent.insertChild(-1, split);
		}
	}
}

/** Makes the layout what was saved; only the tabs in front load their views. */
export async function readLayout(workspace: Workspace, layout: unknown): Promise<void> {
	if (!isObject(layout) || !isObject(layout['main'])) return;
	const docks = [['left', workspace.leftSplit], ['right', workspace.rightSplit]] as const;
	for (const part of [workspace.rootSplit, workspace.leftSplit, workspace.rightSplit]) clear(part);
	restoreInto(workspace, workspace.rootSplit, layout['main']);
	for (const [key, dock] of docks) {
		const saved = layout[key];
		restoreInto(workspace, dock, saved);
		if (isObject(saved) && saved['collapsed'] === false && dock.children.length > 0) dock.expand();
		else dock.collapse();
	}
	const visible = [...workspace.allLeaves()].filter((leaf) => leaf.parent.current === leaf && !isCollapsed(leaf));
	await Promise.all(visible.map((leaf) => leaf.loadIfDeferred()));
	const active = typeof layout['active'] === 'string' ? workspace.getLeafById(layout['active']) : null;
	workspace.setActiveLeaf(active ?? workspace.getMostRecentLeaf());
}

function isCollapsed(leaf: WorkspaceLeaf): boolean {
	const root = leaf.getRoot();
	return 'collapsed' in root && root.collapsed === true;
}
