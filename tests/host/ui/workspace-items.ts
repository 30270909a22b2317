import type { SplitDirection } from 'obsidian';
import { Events } from '../base';
import type { WorkspaceLeaf } from './leaf';
import { drawTabHeader, drawTabsHeader } from './tab-header';
import type { Workspace } from './workspace';

let counter = 0;

function newId(): string {
	counter += 1;
	return `${counter.toString(16).padStart(6, '0')}${Math.floor(Math.random() * 2 ** 40).toString(16).padStart(10, '0')}`;
}

/** A node of the tree that the layout is. */
export abstract class WorkspaceItem extends Events {
	parent: WorkspaceParent | null = null;
	containerEl!: HTMLElement;
	readonly id: string;
	abstract readonly type: string;

	constructor(readonly workspace: Workspace, id?: string) {
		super();
		this.id = id ?? newId();
	}

	getRoot(): WorkspaceItem {
		return this.parent === null || this instanceof WorkspaceContainer ? this : this.parent.getRoot();
	}

	getContainer(): WorkspaceContainer {
		if (this instanceof WorkspaceContainer) return this;
		return this.parent === null ? this.workspace.rootSplit : this.parent.getContainer();
	}
}

/** A node with children. */
export abstract class WorkspaceParent extends WorkspaceItem {
	readonly children: WorkspaceItem[] = [];

	/** Where the children's elements go. */
	protected get bodyEl(): HTMLElement { return this.containerEl; }

	insertChild(index: number, child: WorkspaceItem): void {
		child.parent?.removeChild(child, false);
		const at = index < 0 ? this.children.length : Math.min(index, this.children.length);
		this.children.splice(at, 0, child);
		child.parent = this;
		this.bodyEl.insertBefore(child.containerEl, this.children[at + 1]?.containerEl ?? null);
	}

	/** `prune` takes empty parents away with the child. */
	removeChild(child: WorkspaceItem, prune = true): void {
		const at = this.children.indexOf(child);
		if (at < 0) return;
		this.children.splice(at, 1);
		child.parent = null;
		child.containerEl.detach();
		if (prune) this.prune();
	}

	/** Called when a child went; a container keeps standing, others go when empty. */
	protected prune(): void {
		if (this.children.length === 0 && !(this instanceof WorkspaceContainer)) this.parent?.removeChild(this);
	}

	/** The leaves below, in the order of the screen. */
	*leaves(): Generator<WorkspaceLeaf> {
		for (const child of this.children) {
			if (child instanceof WorkspaceParent) yield* child.leaves();
			else yield child as WorkspaceLeaf;
		}
	}
}

/** Children side by side (vertical) or one above the other (horizontal). */
export class WorkspaceSplit extends WorkspaceParent {
	readonly type: string = 'split';

	constructor(workspace: Workspace, readonly direction: SplitDirection, id?: string) {
		super(workspace, id);
		this.containerEl = createDiv(`workspace-split mod-${direction}`);
	}

	// A split of one is no split: the child takes its place.
	protected override prune(): void {
		super.prune();
		const [only] = this.children;
		if (this.children.length !== 1 || this.parent === null || this instanceof WorkspaceContainer || only === undefined) return;
		const parent = this.parent;
		const at = parent.children.indexOf(this);
		this.removeChild(only, false);
		parent.removeChild(this, false);
		parent.insertChild(at, only);
	}
}

/** Leaves behind tabs. */
export class WorkspaceTabs extends WorkspaceParent {
	declare parent: WorkspaceSplit;
	readonly type = 'tabs';
	currentTab = 0;
	readonly headerInnerEl: HTMLElement;
	readonly headerContainerEl: HTMLElement;
	private readonly tabContainerEl: HTMLElement;

	constructor(workspace: Workspace, id?: string) {
		super(workspace, id);
		this.containerEl = createDiv('workspace-tabs mod-top');
		this.headerContainerEl = this.containerEl.createDiv('workspace-tab-header-container');
		this.headerInnerEl = this.headerContainerEl.createDiv({ cls: 'workspace-tab-header-container-inner', attr: { role: 'tablist' } });
		this.tabContainerEl = this.containerEl.createDiv('workspace-tab-container');
		drawTabsHeader(this);
	}

	protected override get bodyEl(): HTMLElement { return this.tabContainerEl; }

	get current(): WorkspaceLeaf | undefined {
		return this.children[this.currentTab] as WorkspaceLeaf | undefined;
	}

	override insertChild(index: number, child: WorkspaceItem): void {
		super.insertChild(index, child);
		const leaf = child as WorkspaceLeaf;
		const next = this.children[this.children.indexOf(child) + 1] as WorkspaceLeaf | undefined;
		this.headerInnerEl.insertBefore(leaf.tabHeaderEl, next?.tabHeaderEl ?? null);
		this.drawHeader(leaf);
		this.show();
	}

	override removeChild(child: WorkspaceItem, prune = true): void {
		const at = this.children.indexOf(child);
		(child as WorkspaceLeaf).tabHeaderEl.detach();
		if (at >= 0 && at <= this.currentTab) this.currentTab = Math.max(0, this.currentTab - 1);
		super.removeChild(child, prune);
		this.show();
	}

	/** Brings one tab to the front; a view that was deferred is loaded then. */
	selectTab(leaf: WorkspaceLeaf): void {
		const at = this.children.indexOf(leaf);
		if (at < 0) return;
		const changed = at !== this.currentTab;
		this.currentTab = at;
		this.show();
		if (changed) {
			leaf.onResize();
			this.workspace.layoutChanged();
		}
	}

	drawHeader(leaf: WorkspaceLeaf): void {
		drawTabHeader(leaf);
		leaf.tabHeaderEl.toggleClass('is-active', this.current === leaf);
	}

	private show(): void {
		for (const child of this.children as WorkspaceLeaf[]) {
			const front = child === this.current;
			child.containerEl.toggle(front);
			child.tabHeaderEl.toggleClass('is-active', front);
			child.tabHeaderEl.setAttr('aria-selected', front);
		}
	}
}

/** A split with a window of its own around it. */
export abstract class WorkspaceContainer extends WorkspaceSplit {
	abstract readonly win: Window;
	abstract readonly doc: Document;
}

/** The main area of the main window. */
export class WorkspaceRoot extends WorkspaceContainer {
	override readonly type = 'split';
	get win(): Window { return window; }
	get doc(): Document { return document; }
}

/** A sidebar. */
export class WorkspaceSidedock extends WorkspaceContainer {
	override readonly type = 'split';
	collapsed = true;

	constructor(workspace: Workspace, readonly side: 'left' | 'right', id?: string) {
		super(workspace, 'horizontal', id);
		this.containerEl.addClass('mod-sidedock', `mod-${side}-split`);
		this.draw();
	}

	get win(): Window { return window; }
	get doc(): Document { return document; }

	toggle(): void {
		if (this.collapsed) this.expand();
		else this.collapse();
	}

	collapse(): void { this.setCollapsed(true); }
	expand(): void { this.setCollapsed(false); }

	private setCollapsed(collapsed: boolean): void {
		if (this.collapsed === collapsed) return;
		this.collapsed = collapsed;
		this.draw();
		if (!collapsed) for (const tabs of this.children) void (tabs as WorkspaceTabs).current?.loadIfDeferred();
		this.workspace.onResize();
		this.workspace.layoutChanged();
	}

	private draw(): void {
		this.containerEl.toggleClass('is-sidedock-collapsed', this.collapsed);
	}
}

/** Holds the windows beside the main one. */
export class WorkspaceFloating extends WorkspaceParent {
	readonly type = 'floating';

	constructor(workspace: Workspace, id?: string) {
		super(workspace, id);
		this.containerEl = createDiv('workspace-floating');
	}

	override insertChild(_index: number, child: WorkspaceItem): void {
		// A window is no element of the main one.
		this.children.push(child);
		child.parent = this;
	}

	protected override prune(): void { /* stays, even when empty */ }
}
