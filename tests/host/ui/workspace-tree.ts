import type { App, Constructor, TFile } from 'obsidian';
import { Events } from '../base';
import type { WorkspaceLeaf } from './leaf';
import { WorkspaceRibbon } from './ribbon';
import { FileView } from './view';
import { WorkspaceFloating, WorkspaceRoot, WorkspaceSidedock, type WorkspaceParent } from './workspace-items';
import type { Workspace } from './workspace';

type Hovered = Readonly<Record<string, { readonly display: string; readonly defaultMod: boolean }>>;

/** The tree of splits, tabs and leaves, and what can be asked of it. */
export abstract class WorkspaceTree extends Events {
	readonly leftRibbon: WorkspaceRibbon;
	readonly rightRibbon: WorkspaceRibbon;
	readonly leftSplit: WorkspaceSidedock;
	readonly rightSplit: WorkspaceSidedock;
	readonly rootSplit: WorkspaceRoot;
	readonly floatingSplit: WorkspaceFloating;
	readonly hoverLinkSources: Record<string, { display: string; defaultMod: boolean }> = {};
	activeLeaf: WorkspaceLeaf | null = null;
	private readonly lastOpenFiles: string[] = [];

	constructor(readonly app: App, readonly containerEl: HTMLElement) {
		super();
		const self = this as unknown as Workspace;
		this.containerEl.addClass('workspace');
		this.leftRibbon = new WorkspaceRibbon(self, 'left');
		this.rightRibbon = new WorkspaceRibbon(self, 'right');
		this.leftSplit = new WorkspaceSidedock(self, 'left');
		this.rightSplit = new WorkspaceSidedock(self, 'right');
		this.rootSplit = new WorkspaceRoot(self, 'vertical');
		this.rootSplit.containerEl.addClass('mod-root');
		this.floatingSplit = new WorkspaceFloating(self);
		const { leftRibbon, leftSplit, rootSplit, rightSplit } = this;
		this.containerEl.append(leftRibbon.containerEl, leftSplit.containerEl, rootSplit.containerEl, rightSplit.containerEl);
	}

	*allLeaves(): Generator<WorkspaceLeaf> {
		for (const root of [this.rootSplit, this.leftSplit, this.rightSplit, this.floatingSplit]) yield* root.leaves();
	}

	iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of [...this.rootSplit.leaves(), ...this.floatingSplit.leaves()]) callback(leaf);
	}

	iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of [...this.allLeaves()]) callback(leaf);
	}

	getLeavesOfType(type: string): WorkspaceLeaf[] {
		return [...this.allLeaves()].filter((leaf) => leaf.view.getViewType() === type);
	}

	getLeafById(id: string): WorkspaceLeaf | null {
		return [...this.allLeaves()].find((leaf) => leaf.id === id) ?? null;
	}

	getGroupLeaves(group: string): WorkspaceLeaf[] {
		return [...this.allLeaves()].filter((leaf) => leaf.group === group);
	}

	getMostRecentLeaf(root: WorkspaceParent = this.rootSplit): WorkspaceLeaf | null {
		const leaves = root === this.rootSplit ? [...this.rootSplit.leaves(), ...this.floatingSplit.leaves()] : [...root.leaves()];
		return leaves.sort((a, b) => b.activeTime - a.activeTime)[0] ?? null;
	}

	getActiveViewOfType<T>(type: Constructor<T>): T | null {
		const view: unknown = this.activeLeaf?.view;
		return view instanceof type ? view : null;
	}

	getActiveFile(): TFile | null {
		const view = this.activeLeaf?.view;
		if (view instanceof FileView) return view.file;
		const recent = this.getMostRecentLeaf()?.view;
		return recent instanceof FileView ? recent.file : null;
	}

	getLastOpenFiles(): string[] { return [...this.lastOpenFiles]; }

	isActive(leaf: WorkspaceLeaf): boolean { return this.activeLeaf === leaf; }

	protected remember(path: string): void {
		const at = this.lastOpenFiles.indexOf(path);
		if (at >= 0) this.lastOpenFiles.splice(at, 1);
		this.lastOpenFiles.unshift(path);
		this.lastOpenFiles.length = Math.min(this.lastOpenFiles.length, 10);
	}

	registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
		this.hoverLinkSources[id] = info;
	}

	unregisterHoverLinkSource(id: string): void {
		delete this.hoverLinkSources[id];
	}

	get knownHoverSources(): Hovered { return this.hoverLinkSources; }

	/** Listens until the answer is called. */
	offWhenDone(name: string, callback: (...data: unknown[]) => unknown): () => void {
		const ref = this.on(name, callback);
		return () => this.offref(ref);
	}
}
