import { Component, SearchComponent, debounce, setIcon } from 'obsidian';
import { countOf, number } from '../words';
import { Popover } from '../popover';
import type { Facet, FacetId } from './listing';
import { drawColumns, drawFacets, drawSort, sortTitle } from './pickers';
import { filterCount, groupIds, isNarrowed, noFilters, type DashboardState, type Filters, type GroupId } from './state';

/** What the toolbar asks of the screen it stands on. */
export interface ToolbarHost {
	readonly root: HTMLElement;
	state(): DashboardState;
	change(part: Partial<DashboardState>): void;
	facets(id: FacetId): readonly Facet[];
	properties(): readonly string[];
	/** Arrow down in the search box goes to the list. */
	enterList(): void;
	more(event: MouseEvent): void;
}

const facetTitles: readonly (readonly [id: FacetId, title: string])[] = [
	['levels', 'Level'], ['statuses', 'Status'], ['owners', 'Owner'], ['industries', 'Industry'], ['tags', 'Tag'],
];

const switches: readonly (readonly [id: 'openTasks' | 'duplicates' | 'problems', title: string])[] = [
	['openTasks', 'Open tasks'], ['duplicates', 'Duplicates'], ['problems', 'Problems'],
];

const groupTitles: Readonly<Record<GroupId, string>> = {
	status: 'Status', level: 'Level', industry: 'Industry', owner: 'Owner', tag: 'Tag',
};

/** Search, filters, grouping, order and columns. */
export class Toolbar extends Component {
	private readonly search: SearchComponent;
	private readonly filterRow: HTMLElement;
	private readonly filterToggle: HTMLElement;
	private readonly facetButtons = new Map<FacetId, HTMLElement>();
	private readonly switchButtons = new Map<(typeof switches)[number][0], HTMLElement>();
	private readonly clear: HTMLElement;
	private readonly count: HTMLElement;
	private readonly group: HTMLSelectElement;
	private readonly sortWord: HTMLElement;
	private popover: { readonly of: HTMLElement; readonly panel: Popover } | null = null;

	constructor(parent: HTMLElement, private readonly host: ToolbarHost) {
		super();
		const top = parent.createDiv({ cls: 'acct-toolbar' });
		this.search = this.drawSearch(top);
		this.filterToggle = this.pushButton(top, 'Filters', 'list-filter', 'acct-filter-toggle');
		this.filterToggle.addEventListener('click', () => { this.showFilters(!this.filterRow.hasClass('is-open')); });
		this.sortWord = this.drawSortButton(top);
		const columns = this.pushButton(top, 'Columns', 'columns-3', 'acct-columns-button');
		columns.addEventListener('click', () => { this.openColumns(columns); });
		const more = top.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'More options', 'aria-haspopup': 'menu' } });
		setIcon(more, 'ellipsis-vertical');
		more.addEventListener('click', (event) => { this.host.more(event); });

		this.filterRow = parent.createDiv({ cls: 'acct-filters', attr: { role: 'group' } });
		for (const [id, title] of facetTitles) this.drawFacetButton(id, title);
		for (const [id, title] of switches) this.drawSwitch(id, title);
		this.clear = this.filterRow.createEl('button', { cls: 'acct-more acct-clear', text: 'Clear filters' });
		this.clear.addEventListener('click', () => { this.clearAll(); });
		this.group = this.drawGroup(this.filterRow);
		this.count = this.filterRow.createSpan({ cls: 'acct-result-count', attr: { role: 'status' } });
	}

	/** Shows the state; `shown` of `total` accounts pass. */
	show(state: DashboardState, shown: number, total: number): void {
		if (this.search.getValue() !== state.search && !this.search.inputEl.isActiveElement()) this.search.setValue(state.search);
		for (const [id, button] of this.facetButtons) this.showChosen(button, state.filters[id].length);
		for (const [id, button] of this.switchButtons) button.setAttribute('aria-pressed', String(state.filters[id]));
		this.showChosen(this.filterToggle, filterCount(state.filters));
		this.clear.toggleClass('is-hidden', !isNarrowed(state));
		this.count.setText(isNarrowed(state) ? `${number(shown)} of ${countOf(total, 'account')}` : countOf(total, 'account'));
		this.group.value = state.group ?? '';
		const [key] = state.sort;
		this.sortWord.setText(key === undefined ? 'Sort' : sortTitle(key.by));
	}

	focusSearch(): void {
		this.search.inputEl.focus();
		this.search.inputEl.select();
	}

	override onunload(): void {
		this.popover?.panel.unload();
	}

	private drawSearch(parent: HTMLElement): SearchComponent {
		const search = new SearchComponent(parent.createDiv({ cls: 'acct-search' }));
		search.setPlaceholder('Search names, facts, tasks');
		search.inputEl.setAttribute('aria-label', 'Search accounts');
		const tell = debounce((value: string) => { this.host.change({ search: value }); }, 80, true);
		search.onChange(tell);
		search.inputEl.addEventListener('keydown', (event) => {
			if (event.key === 'ArrowDown') {
				event.preventDefault();
				this.host.enterList();
			} else if (event.key === 'Escape' && search.getValue() !== '') {
				event.preventDefault();
				event.stopPropagation();
				search.setValue('');
				this.host.change({ search: '' });
			}
		});
		return search;
	}

	private pushButton(parent: HTMLElement, title: string, icon: string, cls: string): HTMLElement {
		const button = parent.createEl('button', { cls: ['acct-push', cls], attr: { 'aria-expanded': 'false' } });
		setIcon(button.createSpan({ cls: 'acct-push-icon', attr: { 'aria-hidden': 'true' } }), icon);
		button.createSpan({ cls: 'acct-push-word', text: title });
		button.createSpan({ cls: 'acct-push-count' });
		return button;
	}

	private showChosen(button: HTMLElement, count: number): void {
		button.toggleClass('is-active', count > 0);
		button.querySelector('.acct-push-count')?.setText(count === 0 ? '' : String(count));
	}

	private showFilters(isOpen: boolean): void {
		this.filterRow.toggleClass('is-open', isOpen);
		this.filterToggle.setAttribute('aria-expanded', String(isOpen));
	}

	private drawFacetButton(id: FacetId, title: string): void {
		const button = this.pushButton(this.filterRow, title, 'chevron-down', 'acct-facet');
		button.setAttrs({ 'aria-haspopup': 'dialog', 'data-facet': id });
		this.facetButtons.set(id, button);
		button.addEventListener('click', () => {
			this.open(button, title, (el) => {
				drawFacets(el, this.host.facets(id), this.host.state().filters[id], (chosen) => { this.changeFilters({ [id]: chosen }); });
			});
		});
	}

	private drawSwitch(id: (typeof switches)[number][0], title: string): void {
		const button = this.filterRow.createEl('button', { cls: 'acct-push', text: title, attr: { 'aria-pressed': 'false', 'data-switch': id } });
		this.switchButtons.set(id, button);
		button.addEventListener('click', () => { this.changeFilters({ [id]: !this.host.state().filters[id] }); });
	}

	private changeFilters(part: Partial<Filters>): void {
		this.host.change({ filters: { ...this.host.state().filters, ...part } });
	}

	private clearAll(): void {
		this.search.setValue('');
		this.host.change({ search: '', filters: noFilters });
		this.search.inputEl.focus();
	}

	private drawGroup(parent: HTMLElement): HTMLSelectElement {
		const label = parent.createEl('label', { cls: 'acct-group-picker' });
		label.createSpan({ text: 'Group by' });
		const select = label.createEl('select', { cls: 'dropdown' });
		select.createEl('option', { text: 'Nothing', value: '' });
		for (const id of groupIds) select.createEl('option', { text: groupTitles[id], value: id });
		select.addEventListener('change', () => {
			this.host.change({ group: groupIds.find((id) => id === select.value) ?? null, folded: [] });
		});
		return select;
	}

	private drawSortButton(parent: HTMLElement): HTMLElement {
		const button = this.pushButton(parent, 'Sort', 'arrow-up-down', 'acct-sort-button');
		button.addEventListener('click', () => {
			this.open(button, 'Sort', (el) => {
				const { sort, columns } = this.host.state();
				drawSort(el, sort, columns, (next) => { this.host.change({ sort: next }); });
			});
		});
		return button.find('.acct-push-word');
	}

	private openColumns(button: HTMLElement): void {
		this.open(button, 'Columns', (el) => {
			const { columns, density } = this.host.state();
			drawColumns(el, {
				columns, density, properties: this.host.properties(),
				onColumns: (next) => { this.host.change({ columns: next }); },
				onDensity: (next) => { this.host.change({ density: next }); },
			});
		});
	}

	private open(button: HTMLElement, title: string, draw: (el: HTMLElement) => void): void {
		const wasOpen = this.popover?.of === button;
		this.popover?.panel.unload();
		if (wasOpen) return;
		const panel = new Popover(this.host.root, button, title, () => { this.popover = null; });
		this.popover = { of: button, panel };
		draw(panel.el);
		panel.load();
		panel.open();
	}
}
