import type { TAbstractFile, TFolder } from 'obsidian';
import { TFile, TFolder as Folder } from 'obsidian-test-mocks/obsidian';
import { reportError } from '../errors';
import { hostOf } from './host-app';
import { setIcon } from './icons';
import { Keymap } from './keymap';
import type { WorkspaceLeaf } from './leaf';
import { Menu } from './menu';
import { ConfirmationModal } from './confirmation';
import { ItemView } from './view';

const rowHeight = 28;
const overscan = 10;

interface Row {
	readonly file: TAbstractFile;
	readonly depth: number;
}

/** The notes of the vault as a tree. Only the visible lines are drawn. */
export class FileExplorer extends ItemView {
	override icon = 'lucide-folder-closed';
	private readonly unfolded = new Set<string>(['/']);
	private rows: Row[] = [];
	private focused: string | null = null;
	private scrollEl!: HTMLElement;
	private sizerEl!: HTMLElement;
	private frame = 0;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.containerEl.addClass('mod-file-explorer');
	}

	getViewType(): string { return 'file-explorer'; }
	getDisplayText(): string { return 'Files'; }
	override getState(): Record<string, unknown> { return { open: [...this.unfolded] }; }

	override async setState(state: unknown): Promise<void> {
		const open = typeof state === 'object' && state !== null && 'open' in state ? state.open : null;
		if (!Array.isArray(open)) return;
		for (const path of open) if (typeof path === 'string') this.unfolded.add(path);
		this.rebuild();
	}

	override async onOpen(): Promise<void> {
		this.drawButtons();
		this.scrollEl = this.contentEl.createDiv('nav-files-container');
		this.sizerEl = this.scrollEl.createDiv({ cls: 'nav-files-list', attr: { role: 'tree', tabindex: 0, 'aria-label': 'Files' } });
		this.scrollEl.addEventListener('scroll', () => this.drawSoon());
		this.sizerEl.addEventListener('keydown', (event) => this.key(event));
		const observer = new ResizeObserver(() => this.drawSoon());
		observer.observe(this.scrollEl);
		this.register(() => observer.disconnect());
		const { vault, workspace } = this.app;
		for (const name of ['create', 'delete', 'rename'] as const) {
			this.registerEvent(vault.on(name as 'create', () => this.rebuildSoon()));
		}
		this.registerEvent(workspace.on('file-open', (file) => this.show(file)));
		this.openTopFolders();
		this.rebuild();
	}

	override onResize(): void { this.drawSoon(); }

	/** Opens the folders above a file and brings it into sight. */
	show(file: TAbstractFile | null): void {
		for (let folder = file?.parent ?? null; folder !== null; folder = folder.parent) this.unfolded.add(folder.path);
		this.focused = file?.path ?? null;
		this.rebuild();
		const at = this.rows.findIndex((row) => row.file.path === file?.path);
		if (at >= 0) this.scrollTo(at);
	}

	private drawButtons(): void {
		const bar = this.contentEl.createDiv('nav-header').createDiv('nav-buttons-container');
		const button = (icon: string, label: string, onClick: () => unknown): void => {
			const el = bar.createEl('button', { cls: 'clickable-icon nav-action-button', attr: { 'aria-label': label } });
			setIcon(el, icon);
			el.addEventListener('click', () => void onClick());
		};
		button('lucide-edit', 'New note', () => this.newNote(this.app.vault.getRoot()));
		button('lucide-folder-plus', 'New folder', () => this.newFolder(this.app.vault.getRoot()));
		button('lucide-chevrons-down-up', 'Collapse all', () => {
			this.unfolded.clear();
			this.rebuild();
		});
	}

	// A vault of a few folders shows what is in them; a large one begins folded.
	private openTopFolders(): void {
		const folders = this.app.vault.getRoot().children.filter((child): child is TFolder => child instanceof Folder);
		if (this.app.vault.getFiles().length > 300) return;
		for (const folder of folders.slice(0, 3)) this.unfolded.add(folder.path);
	}

	private rebuildSoon(): void {
		if (this.frame !== 0) return;
		this.frame = window.requestAnimationFrame(() => {
			this.frame = 0;
			this.rebuild();
		});
	}

	private rebuild(): void {
		const rows: Row[] = [];
		const add = (folder: TFolder, depth: number): void => {
			for (const file of sorted(folder)) {
				rows.push({ file, depth });
				const inside = this.app.vault.getFolderByPath(file.path);
				if (inside !== null && this.unfolded.has(file.path)) add(inside, depth + 1);
			}
		};
		add(this.app.vault.getRoot(), 0);
		this.rows = rows;
		this.draw();
		this.leaf.workspace.requestSaveLayout();
	}

	private drawSoon(): void {
		window.requestAnimationFrame(() => this.draw());
	}

	private draw(): void {
		if (this.scrollEl === undefined) return;
		const hadFocus = this.sizerEl.contains(this.sizerEl.doc.activeElement);
		const height = this.scrollEl.clientHeight || 800;
		const first = Math.max(0, Math.floor(this.scrollEl.scrollTop / rowHeight) - overscan);
		const last = Math.min(this.rows.length, Math.ceil((this.scrollEl.scrollTop + height) / rowHeight) + overscan);
		this.sizerEl.setCssStyles({ height: `${this.rows.length * rowHeight}px` });
		const active = this.app.workspace.getActiveFile();
		const drawn = this.rows.slice(first, last).map((row, index) => this.drawRow(row, first + index, active?.path ?? null));
		this.sizerEl.setChildrenInPlace(drawn);
		if (hadFocus) this.sizerEl.focus({ preventScroll: true });
	}

	private drawRow({ file, depth }: Row, index: number, active: string | null): HTMLElement {
		const isFolder = file instanceof Folder;
		const isOpen = isFolder && this.unfolded.has(file.path);
		const cls = isFolder ? 'nav-folder-title' : 'nav-file-title';
		const el = createDiv({
			cls: ['tree-item-self', cls, 'is-clickable', ...file.path === active ? ['is-active'] : [], ...file.path === this.focused ? ['has-focus'] : []],
			attr: { role: 'treeitem', 'aria-level': depth + 1, 'data-path': file.path, 'aria-expanded': isFolder ? String(isOpen) : null, 'aria-selected': String(file.path === active) },
		});
		el.setCssStyles({ top: `${index * rowHeight}px`, paddingInlineStart: `${8 + depth * 17}px` });
		if (isFolder) {
			setIcon(el.createDiv({ cls: ['tree-item-icon', 'collapse-icon', ...isOpen ? [] : ['is-collapsed']] }), 'lucide-chevron-down');
		}
		el.createDiv({ cls: `tree-item-inner ${cls}-content`, text: file instanceof TFile && file.extension === 'md' ? file.basename : file.name });
		if (file instanceof TFile && file.extension !== 'md') el.createDiv({ cls: 'nav-file-tag', text: file.extension });
		this.listen(el, file);
		return el;
	}

	private listen(el: HTMLElement, file: TAbstractFile): void {
		el.addEventListener('click', (event) => this.activate(file, event));
		el.addEventListener('auxclick', (event) => { if (event.button === 1) this.activate(file, event); });
		el.addEventListener('contextmenu', (event) => {
			event.preventDefault();
			this.menu(file, event);
		});
		el.addEventListener('mouseover', (event) => {
			if (!(file instanceof TFile)) return;
			this.app.workspace.trigger('hover-link', { event, source: 'file-explorer', hoverParent: this.leaf, targetEl: el, linktext: file.path, sourcePath: '' });
		});
	}

	private activate(file: TAbstractFile, event: MouseEvent | KeyboardEvent): void {
		this.focused = file.path;
		if (file instanceof Folder) {
			if (this.unfolded.has(file.path)) this.unfolded.delete(file.path);
			else this.unfolded.add(file.path);
			this.rebuild();
			return;
		}
		const { workspace } = this.leaf;
		const where = Keymap.isModEvent(event);
		const shown = where === false ? this.leafInsteadOfNew(file.path) : null;
		if (shown !== null) workspace.setActiveLeaf(shown, { focus: true });
		else workspace.getLeaf(where).openFile(file as never, { active: true }).catch(reportError);
	}

	// Where the view in front does not give way, a tab that shows the file already is as good as another.
	private leafInsteadOfNew(path: string): WorkspaceLeaf | null {
		const { workspace } = this.leaf;
		const recent = workspace.getMostRecentLeaf();
		if (recent === null || recent.view.navigation) return null;
		const isShowing = ({ view }: WorkspaceLeaf): boolean => (view as { readonly file?: { readonly path: string } | null }).file?.path === path;
		return [...workspace.allLeaves()].find((leaf) => leaf.getRoot() === workspace.rootSplit && isShowing(leaf)) ?? null;
	}

	private menu(file: TAbstractFile, event: MouseEvent): void {
		const menu = new Menu();
		const item = (section: string, title: string, icon: string, onClick: () => unknown): void => {
			menu.addItem((entry) => entry.setSection(section).setTitle(title).setIcon(icon).onClick(onClick));
		};
		if (file instanceof Folder) {
			item('action-primary', 'New note', 'lucide-edit', () => this.newNote(file as never));
			item('action-primary', 'New folder', 'lucide-folder-plus', () => this.newFolder(file as never));
		} else {
			item('open', 'Open in new tab', 'lucide-file-plus', () => this.leaf.workspace.getLeaf('tab').openFile(file as never));
			item('open', 'Open to the right', 'lucide-separator-vertical', () => this.leaf.workspace.getLeaf('split').openFile(file as never));
			item('open', 'Open in new window', 'lucide-picture-in-picture-2', () => this.leaf.workspace.getLeaf('window').openFile(file as never));
		}
		this.app.workspace.trigger('file-menu', menu, file, 'file-explorer-context-menu', this.leaf);
		item('danger', 'Rename...', 'lucide-edit-3', () => this.rename(file));
		item('danger', 'Delete', 'lucide-trash-2', () => this.app.fileManager.trashFile(file));
		menu.showAtMouseEvent(event);
	}

	private key(event: KeyboardEvent): void {
		const at = this.rows.findIndex((row) => row.file.path === this.focused);
		const row = this.rows[at];
		const step: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
		const by = step[event.key];
		if (by !== undefined) this.focus(Math.max(0, Math.min(this.rows.length - 1, at + by)));
		else if (row !== undefined && (event.key === 'Enter' || event.key === ' ')) this.activate(row.file, event);
		else if (row?.file instanceof Folder && (event.key === 'ArrowRight') !== this.unfolded.has(row.file.path) && event.key.startsWith('Arrow')) this.activate(row.file, event);
		else return;
		event.preventDefault();
	}

	protected override focus(index = 0): void {
		this.focused = this.rows[index]?.file.path ?? null;
		this.scrollTo(index);
		this.draw();
		this.sizerEl.focus({ preventScroll: true });
	}

	private scrollTo(index: number): void {
		const top = index * rowHeight;
		const { scrollTop, clientHeight } = this.scrollEl;
		if (top < scrollTop) this.scrollEl.scrollTop = top;
		else if (top + rowHeight > scrollTop + clientHeight) this.scrollEl.scrollTop = top + rowHeight - clientHeight;
	}

	private async newNote(folder: TFolder): Promise<void> {
		const file = await this.app.vault.create(freePath(this.app.vault, folder, 'Untitled', '.md'), '');
		await this.leaf.workspace.getLeaf(false).openFile(file, { active: true });
	}

	private async newFolder(folder: TFolder): Promise<void> {
		await this.app.vault.createFolder(freePath(this.app.vault, folder, 'Untitled', ''));
	}

	private rename(file: TAbstractFile): void {
		const modal = new ConfirmationModal(this.app);
		modal.setTitle(file instanceof Folder ? 'Folder name' : 'File name');
		const input = modal.contentEl.createEl('input', { type: 'text', value: file instanceof TFile ? file.basename : file.name, attr: { 'aria-label': 'Name' } });
		const save = async (): Promise<void> => {
			const folder = file.parent === null || file.parent.path === '/' ? '' : `${file.parent.path}/`;
			const name = input.value.trim() + (file instanceof TFile ? `.${file.extension}` : '');
			await hostOf(this.app).fileManager.renameFile(file, folder + name);
		};
		modal.addButton((button) => button.setButtonText('Save').setCta().onClick(save)).addCancelButton();
		modal.open();
		input.select();
		input.focus();
		input.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter') return;
			modal.close();
			save().catch(reportError);
		});
	}
}

function sorted(folder: TFolder): TAbstractFile[] {
	const isFolder = (file: TAbstractFile): boolean => file instanceof Folder;
	return [...folder.children].sort((a, b) => Number(isFolder(b)) - Number(isFolder(a)) || a.name.localeCompare(b.name, undefined, { numeric: true }));
}

function freePath(vault: { getAbstractFileByPath(path: string): TAbstractFile | null }, folder: TFolder, name: string, extension: string): string {
	const prefix = folder.path === '/' ? '' : `${folder.path}/`;
	for (let count = 0; ; count += 1) {
		const path = `${prefix}${name}${count === 0 ? '' : ` ${count}`}${extension}`;
		if (vault.getAbstractFileByPath(path) === null) return path;
	}
}
