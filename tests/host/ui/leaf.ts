import type { App, HoverPopover, Menu as ApiMenu, OpenViewState, TFile, ViewState } from 'obsidian';
import { reportError } from '../errors';
import { LeafHistory } from './leaf-history';
import { fillLeafMenu } from './leaf-menu';
import { Menu } from './menu';
import { DeferredView, EmptyView, UnknownView } from './special-views';
import { FileView, ItemView, type View } from './view';
import { WorkspaceItem, type WorkspaceTabs } from './workspace-items';
import type { Workspace } from './workspace';

/** One tab: a place for a view. */
export class WorkspaceLeaf extends WorkspaceItem {
	declare parent: WorkspaceTabs;
	readonly app: App;
	readonly type = 'leaf';
	readonly history: LeafHistory;
	readonly tabHeaderEl: HTMLElement;
	view!: View;
	hoverPopover: HoverPopover | null = null;
	pinned = false;
	group: string | null = null;
	/** Grows each time the leaf becomes active, so that the most recent one is known. */
	activeTime = 0;

	constructor(workspace: Workspace, id?: string) {
		super(workspace, id);
		this.app = workspace.app;
		this.history = new LeafHistory(this);
		this.containerEl = createDiv('workspace-leaf');
		this.tabHeaderEl = createDiv('workspace-tab-header tappable');
		// Clicking anywhere in a leaf makes it the active one.
		this.containerEl.addEventListener('mousedown', () => this.activate(), true);
		this.containerEl.addEventListener('focusin', () => this.activate());
		this.attach(new EmptyView(this));
	}

	get isDeferred(): boolean {
		return this.view instanceof DeferredView;
	}

	async loadIfDeferred(): Promise<void> {
		if (!(this.view instanceof DeferredView)) return;
		const { state, eState } = this.view;
		await this.setViewState(state, eState);
	}

	/** Shows a view in place of the present one. */
	async open(view: View): Promise<View> {
		const old = this.view;
		this.view = view;
		await old.close();
		try {
			await view.open(this.containerEl);
		} catch (error) {
			reportError(error);
		}
		this.updateHeader();
		this.workspace.layoutChanged();
		return view;
	}

	async openFile(file: TFile, openState: OpenViewState = {}): Promise<void> {
		const type = this.workspace.viewRegistry.getTypeByExtension(file.extension) ?? 'unknown-file';
		const { state = {}, eState, active = true, group } = openState;
		await this.setViewState({
			type,
			state: { ...this.keptState(type), ...state, file: file.path },
			active,
			...group === undefined ? {} : { group },
		}, eState);
	}

	getViewState(): ViewState {
		if (this.view instanceof DeferredView) return { ...this.view.state };
		const type = this.view instanceof UnknownView ? this.view.state.type : this.view.getViewType();
		return { type, state: this.view.getState(), ...this.pinned ? { pinned: true } : {} };
	}

	async setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
		if (viewState.pinned !== undefined) this.setPinned(viewState.pinned);
		const result = { history: false };
		const replaces = this.view.getViewType() !== viewState.type || this.isDeferred || this.view instanceof UnknownView;
		if (replaces || this.showsOtherFile(viewState)) this.history.push();
		if (replaces) await this.open(this.create(viewState));
		try {
			await this.view.setState(viewState.state ?? {}, result);
		} catch (error) {
			reportError(error);
		}
		if (eState !== undefined && eState !== null) this.setEphemeralState(eState);
		this.updateHeader();
		this.workspace.layoutChanged();
		if (viewState.active === true) this.workspace.setActiveLeaf(this, { focus: true });
		else if (this.workspace.isActive(this)) this.workspace.activeFileMayHaveChanged();
	}

	/** Becomes what the saved layout says, without loading the view until it is seen. */
	defer(state: ViewState, eState: unknown): void {
		this.pinned = state.pinned === true;
		void this.view.close();
		this.attach(new DeferredView(this, state, eState));
		this.updateHeader();
	}

	getEphemeralState(): Record<string, unknown> {
		return this.view.getEphemeralState();
	}

	setEphemeralState(state: unknown): void {
		this.view.setEphemeralState(state);
	}

	togglePinned(): void { this.setPinned(!this.pinned); }

	setPinned(pinned: boolean): void {
		if (this.pinned === pinned) return;
		this.pinned = pinned;
		this.updateHeader();
		this.trigger('pinned-change', pinned);
		this.workspace.requestSaveLayout();
	}

	setGroup(group: string): void {
		this.group = group;
		this.trigger('group-change', group);
	}

	setGroupMember(other: WorkspaceLeaf): void {
		other.group ??= other.id;
		this.setGroup(other.group);
	}

	detach(): void {
		if (this.parent === null) return;
		this.workspace.removeLeaf(this);
		void this.view.close().catch(reportError);
	}

	getIcon(): string { return this.view.getIcon(); }
	getDisplayText(): string { return this.view.getDisplayText(); }
	onResize(): void { this.view.onResize(); }

	/** Draws the tab and the view's own header again. */
	updateHeader(): void {
		if (this.view instanceof ItemView) this.view.updateHeader();
		this.parent?.drawHeader(this);
	}

	/** Opens the menu of the tab or of the view's three dots. */
	showMenu(event: MouseEvent, source: 'more-options' | 'tab-header'): void {
		const menu = new Menu();
		this.view.onPaneMenu(menu as unknown as ApiMenu, source);
		fillLeafMenu(menu, this, source);
		if (this.view instanceof FileView && this.view.file !== null) {
			this.workspace.trigger('file-menu', menu, this.view.file, source, this);
		}
		menu.showAtMouseEvent(event);
	}

	private activate(): void {
		if (!this.workspace.isActive(this)) this.workspace.setActiveLeaf(this);
	}

	private attach(view: View): void {
		this.view = view;
		void view.open(this.containerEl);
	}

	private create(viewState: ViewState): View {
		if (viewState.type === 'empty') return new EmptyView(this);
		const creator = this.workspace.viewRegistry.getViewCreatorByType(viewState.type);
		if (creator === undefined) return new UnknownView(this, viewState);
		try {
			return creator(this as never) as unknown as View;
		} catch (error) {
			reportError(error);
			return new UnknownView(this, viewState);
		}
	}

	// Another note in the same tab keeps the mode that the reader chose.
	private keptState(type: string): Record<string, unknown> {
		if (this.view.getViewType() !== type || this.isDeferred) return {};
		const { mode, source } = this.view.getState();
		return mode === undefined ? {} : { mode, source };
	}

	private showsOtherFile(viewState: ViewState): boolean {
		return this.view instanceof FileView && this.view.file !== null && viewState.state?.['file'] !== this.view.file.path;
	}
}
