import { setIcon } from 'obsidian';
import type { Totals } from '../../account/records';
import { BookBar } from '../charts/book-bar';
import { number as inWords } from '../words';
import { setText } from './cells';
import type { Summary } from './model';
import { isNarrowed, noFilters, type DashboardState, type Filters } from './state';

type TileId = 'accounts' | 'stale' | 'due' | 'unknown' | 'tasks' | 'duplicates';

interface TileKind {
	readonly id: TileId;
	readonly title: string;
	readonly icon: string;
	count(totals: Totals): number;
	isPressed(state: DashboardState): boolean;
	/** What the filters become when it is pressed. */
	toggle(filters: Filters): Filters;
}

function levelTile(id: 'stale' | 'due' | 'unknown', title: string, icon: string): TileKind {
	return {
		id, title, icon,
		count: (totals) => totals[id],
		isPressed: ({ filters }) => filters.levels.includes(id),
		toggle: (filters) => ({
			...filters,
			levels: filters.levels.includes(id) ? filters.levels.filter((level) => level !== id) : [...filters.levels, id],
		}),
	};
}

const tiles: readonly TileKind[] = [
	{
		id: 'accounts', title: 'Accounts', icon: 'briefcase',
		count: (totals) => totals.accounts,
		isPressed: (state) => !isNarrowed(state),
		toggle: () => noFilters,
	},
	levelTile('stale', 'Stale', 'circle-alert'),
	levelTile('due', 'Due', 'clock'),
	levelTile('unknown', 'Unknown', 'circle-dashed'),
	{
		id: 'tasks', title: 'Open tasks', icon: 'list-checks',
		count: (totals) => totals.openTasks,
		isPressed: ({ filters }) => filters.openTasks,
		toggle: (filters) => ({ ...filters, openTasks: !filters.openTasks }),
	},
	{
		id: 'duplicates', title: 'Duplicates', icon: 'copy',
		count: (totals) => totals.duplicateGroups,
		isPressed: ({ filters }) => filters.duplicates,
		toggle: (filters) => ({ ...filters, duplicates: !filters.duplicates }),
	},
];

interface Tile {
	readonly kind: TileKind;
	readonly el: HTMLElement;
	readonly number: HTMLElement;
}

/** The numbers of the whole book; each filters the list. */
export class SummaryStrip {
	private readonly tiles: readonly Tile[];
	private readonly bar: BookBar;
	private filters: Filters = noFilters;

	constructor(parent: HTMLElement, onFilter: (filters: Filters, isAll: boolean) => void) {
		const el = parent.createDiv({ cls: 'acct-summary' });
		const row = el.createDiv({ cls: 'acct-tiles', attr: { role: 'group' } });
		this.tiles = tiles.map((kind) => {
			const button = row.createEl('button', {
				cls: 'acct-tile', attr: { 'aria-pressed': 'false', 'data-tile': kind.id },
			});
			setIcon(button.createSpan({ cls: 'acct-tile-icon', attr: { 'aria-hidden': 'true' } }), kind.icon);
			const number = button.createSpan({ cls: 'acct-tile-number', text: '–' });
			button.createSpan({ cls: 'acct-tile-title', text: kind.title });
			button.addEventListener('click', () => { onFilter(kind.toggle(this.filters), kind.id === 'accounts'); });
			return { kind, el: button, number };
		});
		this.bar = new BookBar(el);
	}

	show({ totals, levels }: Summary, state: DashboardState): void {
		this.filters = state.filters;
		for (const { kind, el, number } of this.tiles) {
			const count = kind.count(totals);
			setText(number, inWords(count));
			el.setAttribute('aria-pressed', String(kind.isPressed(state)));
			el.toggleClass('is-zero', count === 0);
		}
		this.bar.show(levels);
	}
}
