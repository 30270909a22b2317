import type { App, MarkdownFileInfo, Menu as ApiMenu, OpenViewState, PaneType, Side, SplitDirection, TFile, WorkspaceLeaf as ApiLeaf, WorkspaceWindowInitData } from 'obsidian';
import { debounce } from '../timers';
import { reportError } from '../errors';
import { readLayout, writeLayout, type SavedLayout } from './layout';
import { WorkspaceLeaf } from './leaf';
import { openLinkText } from './open-link';
import { openWindow, type WorkspaceWindow } from './popout';
import { ViewRegistry } from './view-registry';
import { WorkspaceTree } from './workspace-tree';
import { WorkspaceContainer, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, type WorkspaceItem } from './workspace-items';
import { fillLinkMenu } from './link-menu';

/** The layout of the window, and what happens in it. */
export class Workspace extends WorkspaceTree {
	readonly viewRegistry = new ViewRegistry();
	activeEditor: MarkdownFileInfo | null = null;
	layoutReady = false;
	/** Where the layout is kept; a host without a screen keeps none. */
	store: { load(): unknown; save(layout: SavedLayout): void } = { load: () => null, save: () => undefined };
	readonly requestSaveLayout: ReturnType<typeof debounce<[], Promise<void>>>;
	private readyCallbacks: (() => unknown)[] = [];
	private activeFile: TFile | null = null;
	private activations = 0;
	private layoutTimer: ReturnType<typeof setTimeout> | null = null;

	constructor(app: App, containerEl: HTMLElement) {
		super(app, containerEl);
		this.requestSaveLayout = debounce(() => this.saveLayout(), 300, true);
		this.ensureRootLeaf();
		this.viewRegistry.on('view-registered', (type) => void this.rebuild(type as string));
		this.viewRegistry.on('view-unregistered', (type) => void this.rebuild(type as string));
	}

	// Layout, kept and restored

	onLayoutReady(callback: () => unknown): void {
		if (this.layoutReady) callback();
		else this.readyCallbacks.push(callback);
	}

	/** Restores the saved layout and tells everybody who waits for it. */
	async start(): Promise<void> {
		await this.changeLayout(this.store.load());
		this.layoutReady = true;
		const callbacks = this.readyCallbacks;
		this.readyCallbacks = [];
		for (const callback of callbacks) this.guard(callback);
		this.layoutChanged();
	}

	getLayout(): Record<string, unknown> {
		return writeLayout(this) as unknown as Record<string, unknown>;
	}

	async changeLayout(layout: unknown): Promise<void> {
		await readLayout(this, layout);
		this.ensureRootLeaf();
	}

	async saveLayout(): Promise<void> {
		if (this.layoutReady) this.store.save(writeLayout(this));
	}

	/** Something moved, opened or closed: told once for all that happens in one go. */
	layoutChanged(): void {
		if (this.layoutTimer !== null) return;
		this.layoutTimer = setTimeout(() => {
			this.layoutTimer = null;
			this.trigger('layout-change');
			this.requestSaveLayout();
		}, 0);
	}

	onResize(): void {
		this.iterateAllLeaves((leaf) => {
			if (leaf.containerEl.isShown()) leaf.onResize();
		});
		this.trigger('resize');
	}

	// Leaves, made

	getLeaf(newLeaf: PaneType | boolean = false, direction?: SplitDirection): WorkspaceLeaf {
		if (newLeaf === 'split') return this.splitActiveLeaf(direction);
		if (newLeaf === 'window') return this.openPopoutLeaf();
		if (newLeaf === true || newLeaf === 'tab') return this.createTab();
		return this.getUnpinnedLeaf();
	}

	/** The leaf in which a note opens: the most recent one of the main area that can be navigated. */
	getUnpinnedLeaf(): WorkspaceLeaf {
		const recent = this.getMostRecentLeaf();
		const free = (leaf: WorkspaceLeaf | null): leaf is WorkspaceLeaf => leaf !== null && !leaf.pinned && (leaf.view.navigation || leaf.view.getViewType() === 'empty');
		if (free(recent)) return recent;
		return this.createTab();
	}

	createLeafInParent(parent: WorkspaceSplit, index: number): WorkspaceLeaf {
		const tabs = new WorkspaceTabs(this);
		const leaf = new WorkspaceLeaf(this);
		tabs.insertChild(0, leaf);
		parent.insertChild(index, tabs);
		this.layoutChanged();
		return leaf;
	}

	createLeafBySplit(leaf: WorkspaceLeaf, direction: SplitDirection = 'vertical', before = false): WorkspaceLeaf {
		const { parent: tabs } = leaf;
		const outer = tabs.parent;
		const at = outer.children.indexOf(tabs);
		if (outer.direction === direction) return this.createLeafInParent(outer, before ? at : at + 1);
		const split = new WorkspaceSplit(this, direction);
		outer.insertChild(at, split);
		split.insertChild(0, tabs);
		return this.createLeafInParent(split, before ? 0 : 1);
	}

	splitActiveLeaf(direction: SplitDirection = 'vertical'): WorkspaceLeaf {
		const from = this.getMostRecentLeaf() ?? this.ensureRootLeaf();
		return this.createLeafBySplit(from, direction);
	}

	async duplicateLeaf(leaf: WorkspaceLeaf, second?: PaneType | boolean | SplitDirection, third?: SplitDirection): Promise<WorkspaceLeaf> {
		const isDirection = second === 'vertical' || second === 'horizontal';
		const target = isDirection || second === undefined
			? this.createLeafBySplit(leaf, isDirection ? second : 'vertical')
			: this.getLeaf(second, third);
		await target.setViewState({ ...leaf.getViewState(), active: true }, leaf.getEphemeralState());
		return target;
	}

	/** A new tab beside the most recent one. */
	addTab(tabs: WorkspaceTabs): WorkspaceLeaf {
		const leaf = new WorkspaceLeaf(this);
		tabs.insertChild(-1, leaf);
		this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	moveLeaf(leaf: WorkspaceLeaf, tabs: WorkspaceTabs, index: number): void {
		const from = leaf.parent;
		from.removeChild(leaf, from !== tabs);
		tabs.insertChild(index, leaf);
		this.setActiveLeaf(leaf);
		this.ensureRootLeaf();
		this.layoutChanged();
	}

	removeLeaf(leaf: WorkspaceLeaf): void {
		const container = leaf.getContainer();
		leaf.parent.removeChild(leaf);
		if (container instanceof WorkspaceContainer && container.children.length === 0) this.emptied(container);
		this.ensureRootLeaf();
		if (this.activeLeaf === leaf) {
			this.activeLeaf = null;
			this.setActiveLeaf(this.getMostRecentLeaf());
		}
		this.layoutChanged();
	}

	detachLeavesOfType(type: string): void {
		for (const leaf of this.getLeavesOfType(type)) leaf.detach();
	}

	// Sidebars

	getLeftLeaf(split: boolean): WorkspaceLeaf { return this.sideLeaf(this.leftSplit, split); }
	getRightLeaf(split: boolean): WorkspaceLeaf { return this.sideLeaf(this.rightSplit, split); }

	async ensureSideLeaf(type: string, side: Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {}): Promise<WorkspaceLeaf> {
		const dock = side === 'left' ? this.leftSplit : this.rightSplit;
		let leaf = [...dock.leaves()].find((other) => other.view.getViewType() === type);
		if (leaf === undefined) {
			leaf = this.sideLeaf(dock, options.split ?? false);
			await leaf.setViewState({ type, state: options.state ?? {} });
		}
		if (options.reveal !== false) await this.revealLeaf(leaf);
		if (options.active === true) this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	openPopoutLeaf(data?: WorkspaceWindowInitData): WorkspaceLeaf {
		const leaf = new WorkspaceLeaf(this);
		openWindow(this, leaf, data);
		this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	moveLeafToPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
		const from = leaf.getContainer();
		leaf.parent.removeChild(leaf);
		if (from.children.length === 0) this.emptied(from);
		this.ensureRootLeaf();
		const win = openWindow(this, leaf, data);
		this.setActiveLeaf(leaf, { focus: true });
		return win;
	}

	// What is in front

	setActiveLeaf(leaf: WorkspaceLeaf | null, second?: { focus?: boolean } | boolean, third?: boolean): void {
		if (leaf === null || leaf.parent === null) return;
		const focus = typeof second === 'object' ? second.focus === true : third === true;
		const changed = leaf !== this.activeLeaf;
		this.activations += 1;
		leaf.activeTime = this.activations;
		this.activeLeaf?.containerEl.removeClass('mod-active');
		this.activeLeaf?.tabHeaderEl.removeClass('mod-active');
		this.activeLeaf = leaf;
		leaf.containerEl.addClass('mod-active');
		leaf.tabHeaderEl.addClass('mod-active');
		leaf.parent.selectTab(leaf);
		void leaf.loadIfDeferred().catch(reportError);
		if (focus) leaf.setEphemeralState({ focus: true });
		if (changed) this.trigger('active-leaf-change', leaf);
		this.activeFileMayHaveChanged();
		if (changed) this.requestSaveLayout();
	}

	async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
		const root = leaf.getRoot();
		if (root instanceof WorkspaceSidedock) root.expand();
		leaf.parent.selectTab(leaf);
		await leaf.loadIfDeferred();
		if (root instanceof WorkspaceRoot) this.setActiveLeaf(leaf, { focus: true });
		leaf.getContainer().win.focus();
	}

	/** Tells of the file in front where it is another one than before. */
	activeFileMayHaveChanged(): void {
		const view = this.activeLeaf?.view;
		if (view !== undefined && 'editor' in view) this.activeEditor = view as unknown as MarkdownFileInfo;
		else if (this.activeLeaf?.getRoot() instanceof WorkspaceRoot) this.activeEditor = null;
		const file = this.getActiveFile();
		if (file === this.activeFile) return;
		this.activeFile = file;
		if (file !== null) this.remember(file.path);
		this.trigger('file-open', file);
	}

	async openLinkText(linktext: string, sourcePath: string, newLeaf?: PaneType | boolean, openViewState?: OpenViewState): Promise<void> {
		await openLinkText(this, linktext, sourcePath, newLeaf, openViewState);
	}

	handleLinkContextMenu(menu: ApiMenu, linktext: string, sourcePath: string, leaf?: ApiLeaf): boolean {
		return fillLinkMenu(this, menu, linktext, sourcePath, leaf);
	}

	updateOptions(): void { this.trigger('editor-options-changed'); }

	runCommand(id: string): void { this.trigger('run-command', id); }

	private ensureRootLeaf(): WorkspaceLeaf {
		for (const leaf of this.rootSplit.leaves()) return leaf;
		return this.createLeafInParent(this.rootSplit, 0);
	}

	private createTab(): WorkspaceLeaf {
		const recent = this.getMostRecentLeaf() ?? this.ensureRootLeaf();
		const leaf = new WorkspaceLeaf(this);
		recent.parent.insertChild(recent.parent.children.indexOf(recent) + 1, leaf);
		this.layoutChanged();
		return leaf;
	}

	private sideLeaf(dock: WorkspaceSidedock, split: boolean): WorkspaceLeaf {
		const [first] = dock.children;
		if (split || !(first instanceof WorkspaceTabs)) return this.createLeafInParent(dock, -1);
		const leaf = new WorkspaceLeaf(this);
		first.insertChild(-1, leaf);
		this.layoutChanged();
		return leaf;
	}

	private emptied(container: WorkspaceItem): void {
		if (container instanceof WorkspaceSidedock) container.collapse();
		else if (container.parent === this.floatingSplit) (container as WorkspaceWindow).closeWindow();
	}

	// A view whose plugin comes or goes is made anew from its state.
	private async rebuild(type: string): Promise<void> {
		for (const leaf of this.getLeavesOfType(type)) {
			if (leaf.isDeferred) continue;
			const state = leaf.getViewState();
			const eState = leaf.getEphemeralState();
			await leaf.setViewState({ type: 'empty' });
			await leaf.setViewState(state, eState);
		}
	}

	private guard(callback: () => unknown): void {
		try {
			callback();
		} catch (error) {
			reportError(error);
		}
	}
}
