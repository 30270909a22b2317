import { setIcon } from 'obsidian';
import { columnOf } from './columns';
import { foldText } from './search';
import type { Facet } from './listing';
import { firstIsLargest } from './order';
import { builtInColumns, sortIds, type ColumnId, type Density, type SortId, type SortKey } from './state';

const searchFrom = 9;

/** Values of a filter to tick, each with the number of accounts it would show. */
export function drawFacets(
	el: HTMLElement, facets: readonly Facet[], chosen: readonly string[], onChange: (chosen: readonly string[]) => void,
): void {
	const picked = new Set(chosen);
	const list = el.createDiv({ cls: 'acct-choices', attr: { role: 'group' } });
	if (facets.length >= searchFrom) drawNarrowing(el, list, 'Find a value');
	if (facets.length === 0) list.createDiv({ cls: 'acct-faint', text: 'There is nothing to choose yet.' });
	for (const { value, label, count } of facets) {
		const line = list.createEl('label', { cls: 'acct-choice', attr: { 'data-folded': foldText(label) } });
		const box = line.createEl('input', { type: 'checkbox' });
		box.checked = picked.has(value);
		box.addEventListener('change', () => {
			if (box.checked) picked.add(value);
			else picked.delete(value);
			onChange([...picked]);
		});
		line.createSpan({ cls: 'acct-choice-label', text: label, attr: { dir: 'auto' } });
		line.createSpan({ cls: 'acct-choice-count', text: String(count) });
	}
}

function drawNarrowing(el: HTMLElement, list: HTMLElement, what: string): void {
	const input = el.createEl('input', { type: 'search', cls: 'acct-narrowing', placeholder: what, attr: { 'aria-label': what } });
	el.insertBefore(input, list);
	input.addEventListener('input', () => {
		const wanted = foldText(input.value);
		for (const line of list.findAll('.acct-choice')) line.toggleClass('is-hidden', !(line.dataset['folded'] ?? '').includes(wanted));
	});
}

const sortTitles: Readonly<Record<(typeof sortIds)[number], string>> = {
	attention: 'Needs attention', name: 'Name', contact: 'Last contact', status: 'Status', level: 'Level', tasks: 'Open tasks',
	blockers: 'Blockers', opportunities: 'Opportunities', next: 'Next contact', owner: 'Owner', industry: 'Industry', notes: 'Number of notes',
};

/** What an order is called. */
export function sortTitle(by: SortId): string {
	return by.startsWith('property:') ? columnOf(by as ColumnId).title : sortTitles[by as (typeof sortIds)[number]];
}

/** Two keys of an order, each with its direction. */
export function drawSort(
	el: HTMLElement, sort: readonly SortKey[], columns: readonly ColumnId[], onChange: (sort: readonly SortKey[]) => void,
): void {
	const choices: readonly SortId[] = [...sortIds, ...columns.filter((id): id is `property:${string}` => id.startsWith('property:'))];
	const keys: (SortKey | null)[] = [sort[0] ?? { by: 'attention', reversed: false }, sort[1] ?? null];
	const tell = (): void => { onChange(keys.filter((key): key is SortKey => key !== null)); };
	keys.forEach((_, nth) => { drawSortKey(el.createDiv({ cls: 'acct-sort-key' }), nth, keys, choices, tell); });
}

function drawSortKey(el: HTMLElement, nth: number, keys: (SortKey | null)[], choices: readonly SortId[], tell: () => void): void {
	const label = nth === 0 ? 'Sort by' : 'Then by';
	const line = el.createEl('label', { cls: 'acct-sort-label' });
	line.createSpan({ text: label });
	const select = line.createEl('select', { cls: 'dropdown' });
	if (nth > 0) select.createEl('option', { text: 'Name', value: '' });
	for (const by of choices) {
		if (nth > 0 && by === 'name') continue;
		select.createEl('option', { text: sortTitle(by), value: by });
	}
	select.value = keys[nth]?.by ?? '';
	const turn = el.createEl('button', { cls: 'clickable-icon' });
	const showTurn = (): void => {
		const key = keys[nth];
		const isDown = key !== null && key !== undefined && key.reversed !== firstIsLargest(key.by);
		setIcon(turn, isDown ? 'arrow-down' : 'arrow-up');
		turn.disabled = key === null;
		turn.setAttrs({ 'aria-label': key?.reversed === true ? 'Reversed order' : 'Usual order', 'aria-pressed': String(key?.reversed === true) });
	};
	select.addEventListener('change', () => {
		keys[nth] = select.value === '' ? null : { by: select.value as SortId, reversed: false };
		showTurn();
		tell();
	});
	turn.addEventListener('click', () => {
		const key = keys[nth];
		if (key === null || key === undefined) return;
		keys[nth] = { ...key, reversed: !key.reversed };
		showTurn();
		tell();
	});
	showTurn();
}

/** What the picker of columns shows and changes. */
export interface ColumnChoice {
	readonly columns: readonly ColumnId[];
	readonly density: Density;
	/** Properties that account notes set, most used first. */
	readonly properties: readonly string[];
	onColumns(columns: readonly ColumnId[]): void;
	onDensity(density: Density): void;
}

/** Columns to show, in their order, any property among them; and how high rows are. */
export function drawColumns(el: HTMLElement, choice: ColumnChoice): void {
	const compact = el.createEl('label', { cls: 'acct-choice' });
	const box = compact.createEl('input', { type: 'checkbox' });
	box.checked = choice.density === 'compact';
	box.addEventListener('change', () => { choice.onDensity(box.checked ? 'compact' : 'comfortable'); });
	compact.createSpan({ cls: 'acct-choice-label', text: 'Compact rows' });
	let columns = choice.columns;
	const list = el.createDiv({ cls: 'acct-choices' });
	const change = (next: readonly ColumnId[], focus: string): void => {
		columns = next;
		choice.onColumns(next);
		draw();
		const places = list.findAll('[data-focus]');
		// At either end the arrow that was pressed is off: the focus goes to the row's box.
		(places.find((place) => place.dataset['focus'] === focus && !place.matches(':disabled'))
			?? places.find((place) => place.dataset['focus'] === focus.replace(/ arrow-(up|down)$/, '')))?.focus();
	};
	const draw = (): void => {
		list.empty();
		const rest: readonly ColumnId[] = [
			...builtInColumns,
			...choice.properties.map((key): ColumnId => `property:${key}`),
		].filter((id) => !columns.includes(id));
		for (const id of columns) drawColumn(list, id, columns, change);
		for (const id of rest) drawColumn(list, id, columns, change);
	};
	draw();
	drawNarrowing(el, list, 'Find a column');
}

function drawColumn(
	list: HTMLElement, id: ColumnId, columns: readonly ColumnId[], change: (next: readonly ColumnId[], focus: string) => void,
): void {
	const { title } = columnOf(id);
	const at = columns.indexOf(id);
	const line = list.createDiv({ cls: 'acct-choice', attr: { 'data-folded': foldText(title) } });
	const label = line.createEl('label', { cls: 'acct-choice-label' });
	const box = label.createEl('input', { type: 'checkbox', attr: { 'data-focus': id } });
	box.checked = at >= 0;
	label.createSpan({ text: title, attr: { dir: 'auto' } });
	if (id.startsWith('property:')) line.createSpan({ cls: 'acct-tag', text: 'property' });
	box.addEventListener('change', () => { change(box.checked ? [...columns, id] : columns.filter((other) => other !== id), id); });
	if (at < 0) return;
	drawMove(line, id, `Move ${title} up`, 'arrow-up', at === 0, () => { change(moved(columns, at, -1), `${id} arrow-up`); });
	drawMove(line, id, `Move ${title} down`, 'arrow-down', at === columns.length - 1, () => { change(moved(columns, at, 1), `${id} arrow-down`); });
}

function drawMove(line: HTMLElement, id: string, label: string, icon: string, isDisabled: boolean, onClick: () => void): void {
	const button = line.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': label, 'data-focus': `${id} ${icon}` } });
	setIcon(button, icon);
	button.disabled = isDisabled;
	button.addEventListener('click', onClick);
}

/** The list with one item a place further up or down. */
export function moved<Item>(items: readonly Item[], from: number, by: 1 | -1): readonly Item[] {
	const others = items.filter((_, nth) => nth !== from);
	const item = items[from];
	return item === undefined ? items : [...others.slice(0, from + by), item, ...others.slice(from + by)];
}
