import { Component, setIcon, type SearchComponent } from 'obsidian';
import type { Facet } from '../dashboard/listing';
import { drawFacets } from '../dashboard/pickers';
import { drawFacetButton, drawFilterToggle, drawSearch, drawSelect, focusSearch, PanelSlot, showChosen, showSearch } from '../list/toolbar-parts';
import { countOf, number } from '../words';
import type { TaskListing } from './model';
import { facetIds, groupIds, initialTasks, isNarrowed, sortIds, usualFilters, type TaskFacet, type TaskGroup, type TaskSort, type TasksState } from './state';

/** What the toolbar asks of the screen it stands on. */
export interface TasksToolbarHost {
	readonly root: HTMLElement;
	state(): TasksState;
	change(part: Partial<TasksState>): void;
	facets(id: TaskFacet): readonly Facet[];
	/** Arrow down in the search box goes to the list. */
	enterList(): void;
	help(): void;
}

const facetTitles: Readonly<Record<TaskFacet, string>> = { states: 'State', dues: 'Due', accounts: 'Account', owners: 'Owner', tags: 'Tag' };
const groupTitles: Readonly<Record<TaskGroup, string>> = { due: 'Due', account: 'Account', owner: 'Owner' };
const sortTitles: Readonly<Record<TaskSort, string>> = { due: 'Due date', priority: 'Priority', account: 'Account', owner: 'Owner', text: 'Text' };

/** Search, filters, grouping and order of the tasks. */
export class TasksToolbar extends Component {
	private readonly search: SearchComponent;
	private readonly filterRow: HTMLElement;
	private readonly filterToggle: HTMLElement;
	private readonly facetButtons = new Map<TaskFacet, HTMLElement>();
	private readonly clear: HTMLElement;
	private readonly count: HTMLElement;
	private readonly group: HTMLSelectElement;
	private readonly sort: HTMLSelectElement;
	private readonly turn: HTMLElement;
	private readonly panels: PanelSlot;

	constructor(parent: HTMLElement, private readonly host: TasksToolbarHost) {
		super();
		this.panels = new PanelSlot(host.root);
		const top = parent.createDiv({ cls: 'acct-toolbar' });
		this.search = drawSearch(top, {
			placeholder: 'Search tasks and accounts', label: 'Search tasks',
			change: (search) => { host.change({ search }); }, enterList: () => { host.enterList(); },
		});
		this.filterToggle = drawFilterToggle(top, () => this.filterRow);
		this.count = top.createSpan({ cls: 'acct-result-count', attr: { role: 'status' } });
		const help = top.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Keyboard shortcuts' } });
		setIcon(help, 'keyboard');
		help.addEventListener('click', () => { this.host.help(); });

		this.filterRow = parent.createDiv({ cls: 'acct-filters', attr: { role: 'group', 'aria-label': 'Filters and order' } });
		for (const id of facetIds) this.drawFacetButton(id);
		this.clear = this.filterRow.createEl('button', { cls: 'acct-more acct-clear', text: 'Clear filters' });
		this.clear.addEventListener('click', () => {
			this.search.setValue('');
			this.host.change({ search: '', filters: usualFilters });
			focusSearch(this.search);
		});
		this.group = drawSelect(this.filterRow, 'Group by', [['', 'Nothing'], ...groupIds.map((id) => [id, groupTitles[id]] as const)], (value) => {
			this.host.change({ group: groupIds.find((id) => id === value) ?? null, folded: [] });
		});
		this.sort = drawSelect(this.filterRow, 'Sort by', sortIds.map((id) => [id, sortTitles[id]] as const), (value) => {
			this.host.change({ sort: sortIds.find((id) => id === value) ?? initialTasks.sort, reversed: false });
		});
		this.turn = this.filterRow.createEl('button', { cls: 'clickable-icon acct-turn' });
		this.turn.addEventListener('click', () => { this.host.change({ reversed: !this.host.state().reversed }); });
	}

	/** Shows the state and how much of the list it lets through. */
	show(state: TasksState, { shown, all }: TaskListing, isReading: boolean): void {
		showSearch(this.search, state.search);
		let chosen = 0;
		for (const [id, button] of this.facetButtons) {
			// The usual states are nothing that a person has chosen.
			const count = state.filters[id].join('\n') === usualFilters[id].join('\n') ? 0 : Math.max(1, state.filters[id].length);
			chosen += Number(count > 0);
			showChosen(button, count);
		}
		showChosen(this.filterToggle, chosen);
		this.clear.toggleClass('is-hidden', !isNarrowed(state));
		this.count.setText(`${isNarrowed(state) ? `${number(shown)} of ${countOf(all, 'task')}` : countOf(shown, 'task')}${isReading ? ', reading…' : ''}`);
		this.group.value = state.group ?? '';
		this.sort.value = state.sort;
		const icon = state.reversed ? 'arrow-down' : 'arrow-up';
		if (this.turn.dataset['icon'] === icon) return;
		this.turn.dataset['icon'] = icon;
		setIcon(this.turn, icon);
		this.turn.setAttrs({ 'aria-label': 'Reverse the order', 'aria-pressed': String(state.reversed) });
	}

	focusSearch(): void {
		focusSearch(this.search);
	}

	override onunload(): void {
		this.panels.close();
	}

	private drawFacetButton(id: TaskFacet): void {
		this.facetButtons.set(id, drawFacetButton(this.filterRow, this.panels, id, facetTitles[id], (el) => {
			const facets = this.host.facets(id);
			if (facets.length === 0) el.createDiv({ cls: 'acct-faint', text: 'No task sets this.' });
			else drawFacets(el, facets, this.host.state().filters[id], (values) => { this.host.change({ filters: { ...this.host.state().filters, [id]: values } }); });
		}));
	}
}
