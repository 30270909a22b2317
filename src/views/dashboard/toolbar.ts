import { Component, setIcon, type SearchComponent } from 'obsidian';
import { countOf, number } from '../words';
import { drawFacetButton, drawFilterToggle, drawSearch, drawSelect, focusSearch, PanelSlot, pushButton, showChosen, showSearch } from '../list/toolbar-parts';
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
	private readonly panels: PanelSlot;

	constructor(parent: HTMLElement, private readonly host: ToolbarHost) {
		super();
		this.panels = new PanelSlot(host.root);
		const top = parent.createDiv({ cls: 'acct-toolbar' });
		this.search = drawSearch(top, {
			placeholder: 'Search names, facts, tasks', label: 'Search accounts',
			change: (search) => { host.change({ search }); }, enterList: () => { host.enterList(); },
		});
		this.filterToggle = drawFilterToggle(top, () => this.filterRow);
		this.sortWord = this.drawSortButton(top);
		const columns = pushButton(top, 'Columns', 'columns-3', 'acct-columns-button');
		columns.addEventListener('click', () => { this.openColumns(columns); });
		const more = top.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'More options', 'aria-haspopup': 'menu' } });
		setIcon(more, 'ellipsis-vertical');
		more.addEventListener('click', (event) => { this.host.more(event); });

		this.filterRow = parent.createDiv({ cls: 'acct-filters', attr: { role: 'group' } });
		for (const [id, title] of facetTitles) this.drawFacetButton(id, title);
		for (const [id, title] of switches) this.drawSwitch(id, title);
		this.clear = this.filterRow.createEl('button', { cls: 'acct-more acct-clear', text: 'Clear filters' });
		this.clear.addEventListener('click', () => { this.clearAll(); });
		this.group = drawSelect(this.filterRow, 'Group by', [['', 'Nothing'], ...groupIds.map((id) => [id, groupTitles[id]] as const)], (value) => {
			host.change({ group: groupIds.find((id) => id === value) ?? null, folded: [] });
		});
		this.count = this.filterRow.createSpan({ cls: 'acct-result-count', attr: { role: 'status' } });
	}

	/** Shows the state; `shown` of `total` accounts pass. */
	show(state: DashboardState, shown: number, total: number): void {
		showSearch(this.search, state.search);
		for (const [id, button] of this.facetButtons) showChosen(button, state.filters[id].length);
		for (const [id, button] of this.switchButtons) button.setAttribute('aria-pressed', String(state.filters[id]));
		showChosen(this.filterToggle, filterCount(state.filters));
		this.clear.toggleClass('is-hidden', !isNarrowed(state));
		this.count.setText(isNarrowed(state) ? `${number(shown)} of ${countOf(total, 'account')}` : countOf(total, 'account'));
		this.group.value = state.group ?? '';
		const [key] = state.sort;
		this.sortWord.setText(key === undefined ? 'Sort' : sortTitle(key.by));
	}

	focusSearch(): void {
		focusSearch(this.search);
	}

	override onunload(): void {
		this.panels.close();
	}

	private drawFacetButton(id: FacetId, title: string): void {
		this.facetButtons.set(id, drawFacetButton(this.filterRow, this.panels, id, title, (el) => {
			drawFacets(el, this.host.facets(id), this.host.state().filters[id], (chosen) => { this.changeFilters({ [id]: chosen }); });
		}));
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
		focusSearch(this.search);
	}

	private drawSortButton(parent: HTMLElement): HTMLElement {
		const button = pushButton(parent, 'Sort', 'arrow-up-down', 'acct-sort-button');
		button.addEventListener('click', () => {
			this.panels.toggle(button, 'Sort', (el) => {
				const { sort, columns } = this.host.state();
				drawSort(el, sort, columns, (next) => { this.host.change({ sort: next }); });
			});
		});
		return button.find('.acct-push-word');
	}

	private openColumns(button: HTMLElement): void {
		this.panels.toggle(button, 'Columns', (el) => {
			const { columns, density } = this.host.state();
			drawColumns(el, {
				columns, density, properties: this.host.properties(),
				onColumns: (next) => { this.host.change({ columns: next }); },
				onDensity: (next) => { this.host.change({ density: next }); },
			});
		});
	}
}
