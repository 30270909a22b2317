import type { BasesConfigFile, BasesConfigFileView, BasesPropertyId, BasesViewRegistration } from 'obsidian';
import { parseDocument, type Document } from 'yaml';
import { reportError } from '../../errors';
import { DropdownComponent } from '../components';
import { hostOf } from '../host-app';
import { setIcon } from '../icons';
import type { WorkspaceLeaf } from '../leaf';
import { TextFileView } from '../view';
import { BaseQuery, BasesEntry, propertyId } from './query';
import { OptionsModal } from './options';
import { BasesTable } from './table';
import { BasesQueryResult, BasesViewConfig, QueryController, type BasesView, type RawView } from './view';

const settleMs = 50;
const table: BasesViewRegistration = { name: 'Table', icon: 'lucide-table', factory: ((controller: QueryController, el: HTMLElement) => new BasesTable(controller, el)) as never };

/** A Base: which files, and how they are shown. */
export class BasesFileView extends TextFileView {
	override icon = 'lucide-table';
	private document: Document | null = null;
	private current = 0;
	private shownView: BasesView | null = null;
	private controller: QueryController | null = null;
	private config: BasesViewConfig | null = null;
	private updateTimer = 0;
	private readonly toolbarEl: HTMLElement;
	private readonly bodyEl: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.contentEl.addClass('bases-view');
		this.toolbarEl = this.contentEl.createDiv('bases-toolbar');
		this.bodyEl = this.contentEl.createDiv('bases-container');
	}

	getViewType(): string { return 'bases'; }
	override canAcceptExtension(extension: string): boolean { return extension === 'base'; }
	getViewData(): string { return this.data; }

	override onload(): void {
		super.onload();
		for (const name of ['changed', 'deleted'] as const) this.registerEvent(this.app.metadataCache.on(name as 'changed', () => this.updateSoon()));
		this.registerEvent(this.app.vault.on('rename', () => this.updateSoon()));
		const { registries } = hostOf(this.app);
		const ref = registries.on('change', (name) => { if (name === 'bases' && this.document !== null) this.show(); });
		this.register(() => registries.offref(ref));
	}

	setViewData(data: string): void {
		this.data = data;
		this.document = parseDocument(data, { logLevel: 'error' });
		this.show();
	}

	clear(): void {
		this.drop();
		this.document = null;
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), viewName: this.views[this.current]?.name };
	}

	override async setState(state: unknown, result: { history: boolean }): Promise<void> {
		await super.setState(state, result);
		const wanted = typeof state === 'object' && state !== null && 'viewName' in state ? state.viewName : undefined;
		const at = this.views.findIndex((view) => view.name === wanted);
		if (at >= 0 && at !== this.current) this.choose(at);
	}

	private get raw(): BasesConfigFile {
		const value: unknown = this.document?.toJS();
		return typeof value === 'object' && value !== null ? value : {};
	}

	private get views(): BasesConfigFileView[] {
		const { views } = this.raw;
		return Array.isArray(views) && views.length > 0 ? views : [{ type: 'table', name: 'Table' }];
	}

	private get registrations(): ReadonlyMap<string, BasesViewRegistration> {
		return new Map([['table', table], ...hostOf(this.app).registries.bases]);
	}

	private choose(index: number): void {
		this.current = index;
		this.show();
		this.leaf.workspace.requestSaveLayout();
	}

	private show(): void {
		this.drop();
		const view = this.views[this.current] ?? this.views[0];
		this.drawToolbar();
		if (view === undefined || this.document === null) return;
		const registration = this.registrations.get(view.type);
		if (registration === undefined) {
			this.bodyEl.createDiv({ cls: 'bases-error', text: `There is no view of type "${view.type}". Is its plugin switched off?` });
			return;
		}
		this.controller = this.makeController(view as unknown as RawView);
		const el = this.bodyEl.createDiv('bases-view-container');
		this.shownView = registration.factory(this.controller as never, el) as unknown as BasesView;
		this.addChild(this.shownView);
		this.update();
	}

	private drop(): void {
		if (this.shownView !== null) this.removeChild(this.shownView);
		this.shownView = null;
		this.controller = null;
		this.bodyEl.empty();
	}

	private makeController(view: RawView): QueryController {
		const controller = new QueryController();
		const config = new BasesViewConfig(view, this.raw.properties ?? {}, () => this.query(), () => this.saveView(view));
		this.config = config;
		Object.assign(controller, { app: this.app, config, allProperties: this.allProperties(), results: new BasesQueryResult([], config, null) });
		controller.createFile = (name, edit) => this.createFile(name, edit);
		return controller;
	}

	private query(): BaseQuery {
		return new BaseQuery(this.app, this.raw, this.file);
	}

	private updateSoon(): void {
		window.clearTimeout(this.updateTimer);
		this.updateTimer = window.setTimeout(() => this.update(), settleMs);
	}

	private update(): void {
		const { shownView, controller, config } = this;
		const view = this.views[this.current];
		if (shownView === null || controller === null || config === null || view === undefined) return;
		try {
			const query = this.query();
			const sorted = query.sort(query.files(view), config.getSort());
			const limit: unknown = Reflect.get(view, 'limit');
			const files = typeof limit === 'number' ? sorted.slice(0, limit) : sorted;
			const groupBy = view.groupBy as { property?: unknown; direction?: unknown } | undefined;
			const result = new BasesQueryResult(files.map((file) => new BasesEntry(query, file)), config,
				typeof groupBy?.property === 'string' ? { property: propertyId(groupBy.property), direction: groupBy.direction === 'DESC' ? 'DESC' : 'ASC' } : null);
			shownView.data = result;
			shownView.allProperties = this.allProperties();
			this.toolbarEl.querySelector('.bases-count')?.replaceChildren(`${files.length} results`);
			shownView.onDataUpdated();
		} catch (error) {
			this.bodyEl.empty();
			this.bodyEl.createDiv({ cls: 'bases-error', text: error instanceof Error ? error.message : String(error) });
		}
	}

	private allProperties(): BasesPropertyId[] {
		const found = new Set<BasesPropertyId>(['file.name', 'file.path', 'file.folder', 'file.mtime', 'file.ctime', 'file.tags']);
		for (const file of this.app.vault.getMarkdownFiles().slice(0, 2000)) {
			for (const key of Object.keys(this.app.metadataCache.getFileCache(file)?.frontmatter ?? {})) found.add(`note.${key}`);
		}
		for (const name of Object.keys(this.raw.formulas ?? {})) found.add(`formula.${name}`);
		return [...found];
	}

	private drawToolbar(): void {
		this.toolbarEl.empty();
		const choose = new DropdownComponent(this.toolbarEl);
		choose.selectEl.setAttr('aria-label', 'View of this base');
		for (const [index, view] of this.views.entries()) choose.addOption(String(index), view.name);
		choose.setValue(String(this.current)).onChange((value) => this.choose(Number(value)));
		const add = new DropdownComponent(this.toolbarEl);
		add.selectEl.setAttr('aria-label', 'Add a view');
		add.addOption('', 'Add view…');
		for (const [type, { name }] of this.registrations) add.addOption(type, name);
		add.onChange((type) => { if (type !== '') this.addView(type); });
		const view = this.views[this.current];
		const registration = view === undefined ? undefined : this.registrations.get(view.type);
		if (registration?.options !== undefined) {
			const button = this.toolbarEl.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Configure view' } });
			setIcon(button, 'lucide-settings-2');
			button.addEventListener('click', () => { if (this.config !== null) new OptionsModal(this.app, registration, this.config, () => this.update()).open(); });
		}
		this.toolbarEl.createDiv('bases-count');
	}

	private addView(type: string): void {
		const name = this.registrations.get(type)?.name ?? type;
		const views = [...this.views, { type, name }];
		this.document?.set('views', views);
		this.current = views.length - 1;
		this.write();
		this.show();
	}

	private saveView(view: RawView): void {
		const views = this.views.map((other, index) => (index === this.current ? view : other));
		this.document?.set('views', views);
		this.write();
		this.update();
	}

	private write(): void {
		const text = this.document?.toString({ lineWidth: 0 });
		if (text === undefined || this.file === null) return;
		this.data = text;
		this.app.vault.modify(this.file, text).catch(reportError);
	}

	private async createFile(name = 'Untitled', edit?: (frontmatter: Record<string, unknown>) => void): Promise<void> {
		const file = await this.app.vault.create(`${name}.md`, '');
		if (edit !== undefined) await this.app.fileManager.processFrontMatter(file, edit);
		await this.leaf.workspace.getLeaf('tab').openFile(file, { active: true });
	}
}
