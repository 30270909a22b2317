import type { App, ViewState } from 'obsidian';
import { TFile } from 'obsidian-test-mocks/obsidian';
import { Events } from './base';
import { reportError } from './errors';
import { bareElement } from './elements';
import { ViewRegistry } from './ui/view-registry';

/** What the data side asks of a workspace; the screen's one has it too. */
export interface HostWorkspace extends Events {
	layoutReady: boolean;
	readonly viewRegistry: ViewRegistry;
	readonly leftRibbon: { addRibbonItem(id: string, icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement; removeRibbonItem(el: HTMLElement): void };
	registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void;
	unregisterHoverLinkSource(id: string): void;
	onLayoutReady(callback: () => unknown): void;
	/** Brings the layout back and tells everybody who waits for it. */
	start(): Promise<void>;
}

/** A leaf that keeps what it was told and shows nothing. */
export class DataLeaf extends Events {
	view: unknown = null;
	isDeferred = false;
	private state: ViewState = { type: 'empty' };
	private file: TFile | null = null;

	constructor(private readonly workspace: DataWorkspace) {
		super();
	}

	getViewState(): ViewState { return this.state; }
	getDisplayText(): string { return this.file?.basename ?? this.state.type; }
	loadIfDeferred(): Promise<void> { return Promise.resolve(); }
	detach(): void { this.workspace.remove(this); }

	setViewState(state: ViewState): Promise<void> {
		this.state = state;
		if (state.active === true) this.workspace.setActiveLeaf(this);
		this.workspace.trigger('layout-change');
		return Promise.resolve();
	}

	openFile(file: TFile, openState?: { readonly active?: boolean }): Promise<void> {
		this.file = file;
		this.state = { type: file.extension === 'md' ? 'markdown' : file.extension, state: { file: file.path } };
		if (openState?.active !== false) this.workspace.setActiveLeaf(this);
		this.workspace.trigger('file-open', file);
		return Promise.resolve();
	}

	get openedFile(): TFile | null { return this.file; }
}

/** The workspace of a host without a screen: layout, leaves and events, no elements. */
export class DataWorkspace extends Events implements HostWorkspace {
	layoutReady = false;
	activeLeaf: DataLeaf | null = null;
	activeEditor: null = null;
	readonly viewRegistry = new ViewRegistry();
	readonly hoverLinkSources: Record<string, { display: string; defaultMod: boolean }> = {};
	readonly leftRibbon = { addRibbonItem: () => bareElement(), removeRibbonItem: () => undefined };
	private leaves: DataLeaf[] = [];
	private waiting: (() => unknown)[] = [];

	constructor(private readonly app: () => App) {
		super();
	}

	registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
		this.hoverLinkSources[id] = info;
	}

	unregisterHoverLinkSource(id: string): void {
		Reflect.deleteProperty(this.hoverLinkSources, id);
	}

	onLayoutReady(callback: () => unknown): void {
		if (this.layoutReady) callback();
		else this.waiting.push(callback);
	}

	start(): Promise<void> {
		this.layoutReady = true;
		for (const callback of this.waiting.splice(0)) {
			try {
				callback();
			} catch (error) {
				reportError(error);
			}
		}
		this.trigger('layout-change');
		return Promise.resolve();
	}

	getLeaf(newLeaf?: unknown): DataLeaf {
		if (this.activeLeaf && newLeaf !== true && typeof newLeaf !== 'string') return this.activeLeaf;
		const leaf = new DataLeaf(this);
		this.leaves.push(leaf);
		this.setActiveLeaf(leaf);
		return leaf;
	}

	getRightLeaf(): DataLeaf { return this.getLeaf(true); }
	getLeftLeaf(): DataLeaf { return this.getLeaf(true); }
	getMostRecentLeaf(): DataLeaf | null { return this.activeLeaf; }
	getLeavesOfType(type: string): DataLeaf[] { return this.leaves.filter((leaf) => leaf.getViewState().type === type); }
	iterateAllLeaves(callback: (leaf: DataLeaf) => unknown): void { for (const leaf of [...this.leaves]) callback(leaf); }
	iterateRootLeaves(callback: (leaf: DataLeaf) => unknown): void { this.iterateAllLeaves(callback); }
	getActiveViewOfType(): null { return null; }
	getActiveFile(): TFile | null { return this.activeLeaf?.openedFile ?? null; }
	getLayout(): Record<string, unknown> { return {}; }
	requestSaveLayout(): void { this.trigger('layout-saved'); }
	updateOptions(): void { /* No editor, no options. */ }

	detachLeavesOfType(type: string): void {
		for (const leaf of this.getLeavesOfType(type)) leaf.detach();
	}

	async ensureSideLeaf(type: string, _side: string, options: { readonly state?: Record<string, unknown> } = {}): Promise<DataLeaf> {
		const leaf = this.getLeavesOfType(type)[0] ?? this.getLeaf(true);
		await leaf.setViewState({ type, ...(options.state ? { state: options.state } : {}) });
		return leaf;
	}

	async openLinkText(linktext: string, sourcePath: string, newLeaf?: unknown): Promise<void> {
		const path = linktext.split('#')[0] ?? '';
		const file: unknown = this.app().metadataCache.getFirstLinkpathDest(path, sourcePath);
		if (file instanceof TFile) await this.getLeaf(newLeaf).openFile(file);
	}

	revealLeaf(leaf: DataLeaf): Promise<void> {
		this.setActiveLeaf(leaf);
		return Promise.resolve();
	}

	setActiveLeaf(leaf: DataLeaf): void {
		if (!this.leaves.includes(leaf)) this.leaves.push(leaf);
		this.activeLeaf = leaf;
		this.trigger('active-leaf-change', leaf);
	}

	remove(leaf: DataLeaf): void {
		this.leaves = this.leaves.filter((other) => other !== leaf);
		if (this.activeLeaf === leaf) this.activeLeaf = this.leaves.at(-1) ?? null;
		this.trigger('layout-change');
	}
}
