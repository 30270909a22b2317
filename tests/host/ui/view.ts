import type { App, Menu, TFile, ViewStateResult } from 'obsidian';
import { Component } from '../base';
import { setIcon } from './icons';
import type { Scope } from './keymap';
import type { WorkspaceLeaf } from './leaf';
import { setTooltip } from './tooltip';

/** Something that a leaf shows. */
export abstract class View extends Component {
	app: App;
	icon = 'document';
	navigation = false;
	containerEl: HTMLElement;
	scope: Scope | null = null;

	constructor(readonly leaf: WorkspaceLeaf) {
		super();
		this.app = leaf.app;
		this.containerEl = createDiv('workspace-leaf-content');
	}

	abstract getViewType(): string;
	abstract getDisplayText(): string;

	/** Called by the leaf: attaches, loads, then lets the view draw. */
	async open(parent: HTMLElement): Promise<void> {
		parent.append(this.containerEl);
		this.containerEl.dataset['type'] = this.getViewType();
		this.load();
		await this.onOpen();
	}

	/** Called by the leaf: lets the view clean up, then detaches it. */
	async close(): Promise<void> {
		this.containerEl.detach();
		this.unload();
		await this.onClose();
	}

	async onOpen(): Promise<void> { /* a view may draw here */ }
	async onClose(): Promise<void> { /* a view may clean up here */ }
	getState(): Record<string, unknown> { return {}; }
	async setState(_state: unknown, _result: ViewStateResult): Promise<void> { /* a view may take its state here */ }
	getEphemeralState(): Record<string, unknown> { return {}; }

	setEphemeralState(state: unknown): void {
		if (typeof state === 'object' && state !== null && 'focus' in state && state.focus === true) this.focus();
	}

	getIcon(): string { return this.icon; }
	onResize(): void { /* a view may measure again here */ }
	onPaneMenu(_menu: Menu, _source: string): void { /* a view may add items here */ }
	onHeaderMenu(_menu: Menu): void { /* older name of the same */ }

	protected focus(): void {
		this.containerEl.querySelector<HTMLElement>('[autofocus]')?.focus();
	}
}

/** A view with a header and a place for content. */
export abstract class ItemView extends View {
	contentEl: HTMLElement;
	readonly headerEl: HTMLElement;
	readonly titleEl: HTMLElement;
	readonly actionsEl: HTMLElement;
	private readonly backEl: HTMLElement;
	private readonly forwardEl: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.headerEl = this.containerEl.createDiv('view-header');
		const left = this.headerEl.createDiv('view-header-left').createDiv('view-header-nav-buttons');
		this.backEl = headerButton(left, 'lucide-arrow-left', 'Navigate back', () => void leaf.history.back());
		this.forwardEl = headerButton(left, 'lucide-arrow-right', 'Navigate forward', () => void leaf.history.forward());
		const title = this.headerEl.createDiv('view-header-title-container mod-at-start');
		this.titleEl = title.createDiv('view-header-title');
		this.actionsEl = this.headerEl.createDiv('view-actions');
		this.contentEl = this.containerEl.createDiv('view-content');
		this.addAction('lucide-more-vertical', 'More options', (event) => leaf.showMenu(event, 'more-options')).addClass('mod-more');
	}

	addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const button = headerButton(this.actionsEl, icon, title, callback);
		button.addClass('view-action');
		this.actionsEl.prepend(button);
		return button;
	}

	/** Draws title and history buttons again. */
	updateHeader(): void {
		this.titleEl.setText(this.getDisplayText());
		this.backEl.toggleAttribute('disabled', !this.leaf.history.canGoBack());
		this.forwardEl.toggleAttribute('disabled', !this.leaf.history.canGoForward());
	}
}

function headerButton(parent: HTMLElement, icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
	const button = parent.createEl('button', { cls: 'clickable-icon' });
	setIcon(button, icon);
	setTooltip(button, title);
	button.addEventListener('click', callback);
	return button;
}

/** A view of one file; it follows the file's renaming and closes when the file goes. */
export abstract class FileView extends ItemView {
	allowNoFile = false;
	file: TFile | null = null;
	override navigation = true;

	override getDisplayText(): string {
		return this.file?.basename ?? 'No file';
	}

	override onload(): void {
		super.onload();
		const { vault } = this.app;
		this.registerEvent(vault.on('rename', (file) => {
			if (file === this.file) void this.onRename(this.file);
		}));
		this.registerEvent(vault.on('delete', (file) => {
			if (file === this.file) void this.fileDeleted();
		}));
	}

	override getState(): Record<string, unknown> {
		return this.file === null ? {} : { file: this.file.path };
	}

	override async setState(state: unknown, result: ViewStateResult): Promise<void> {
		const path = typeof state === 'object' && state !== null && 'file' in state ? state.file : null;
		await super.setState(state, result);
		if (typeof path !== 'string') return;
		const file = this.app.vault.getFileByPath(path);
		if (file === this.file) return;
		result.history = true;
		await this.loadFile(file);
	}

	async loadFile(file: TFile | null): Promise<void> {
		if (this.file !== null) await this.onUnloadFile(this.file);
		this.file = file;
		if (file !== null) await this.onLoadFile(file);
		this.leaf.updateHeader();
	}

	override async onClose(): Promise<void> {
		if (this.file !== null) await this.onUnloadFile(this.file);
		this.file = null;
	}

	async onLoadFile(_file: TFile): Promise<void> { /* a view may read the file here */ }
	async onUnloadFile(_file: TFile): Promise<void> { /* a view may let go of the file here */ }

	async onRename(_file: TFile): Promise<void> {
		this.leaf.updateHeader();
		this.leaf.workspace.requestSaveLayout();
	}

	canAcceptExtension(_extension: string): boolean { return false; }

	private async fileDeleted(): Promise<void> {
		this.file = null;
		if (!this.allowNoFile) this.leaf.detach();
	}
}

/** A view of a file that can be edited. */
export abstract class EditableFileView extends FileView {}

/** A view of a text file: reads it, and saves it two seconds after the last change. */
export abstract class TextFileView extends EditableFileView {
	data = '';
	requestSave: () => void;
	private dirty = false;
	private saving = false;
	private timer = 0;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.requestSave = (): void => {
			this.dirty = true;
			window.clearTimeout(this.timer);
			this.timer = window.setTimeout(() => void this.save(), 2000);
		};
	}

	abstract getViewData(): string;
	abstract setViewData(data: string, clear: boolean): void;
	abstract clear(): void;

	/** True while the screen holds text that the disk does not. */
	get isDirty(): boolean { return this.dirty; }

	override onload(): void {
		super.onload();
		this.registerEvent(this.app.vault.on('modify', (file) => {
			if (file === this.file) void this.reload();
		}));
	}

	override async onLoadFile(file: TFile): Promise<void> {
		this.data = await this.app.vault.read(file);
		this.setViewData(this.data, true);
	}

	override async onUnloadFile(_file: TFile): Promise<void> {
		await this.save(true);
	}

	async save(clear = false): Promise<void> {
		window.clearTimeout(this.timer);
		const file = this.file;
		if (file !== null && this.dirty) {
			const text = this.getViewData();
			this.dirty = false;
			this.saving = true;
			try {
				if (text !== this.data) await this.app.vault.modify(file, text);
				this.data = text;
			} catch (error) {
				this.dirty = true;
				this.saveFailed(error);
			} finally {
				this.saving = false;
			}
		}
		if (clear) this.clear();
	}

	protected saveFailed(error: unknown): void {
		throw error;
	}

	// A file that another program changed is shown as it is now; what was typed meanwhile wins.
	private async reload(): Promise<void> {
		if (this.saving || this.file === null || this.dirty) return;
		const data = await this.app.vault.cachedRead(this.file);
		if (data === this.data) return;
		this.data = data;
		this.setViewData(data, false);
	}
}
