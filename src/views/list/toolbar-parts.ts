import { SearchComponent, debounce, setIcon } from 'obsidian';
import { Popover } from '../popover';

/** What a search box above a list asks of its screen. */
export interface SearchOptions {
	readonly placeholder: string;
	readonly label: string;
	readonly change: (search: string) => void;
	/** Arrow down goes to the list. */
	readonly enterList: () => void;
}

/** Typing is waited for this long. */
const pause = 80;

/** The search box above a list; Escape empties it. */
export function drawSearch(parent: HTMLElement, { placeholder, label, change, enterList }: SearchOptions): SearchComponent {
	const search = new SearchComponent(parent.createDiv({ cls: 'acct-search' }));
	search.setPlaceholder(placeholder);
	search.inputEl.setAttribute('aria-label', label);
	search.onChange(debounce(change, pause, true));
	search.inputEl.addEventListener('keydown', (event) => {
		if (event.key === 'ArrowDown') {
			event.preventDefault();
			enterList();
		} else if (event.key === 'Escape' && search.getValue() !== '') {
			event.preventDefault();
			event.stopPropagation();
			search.setValue('');
			change('');
		}
	});
	return search;
}

/** A button that opens something, with room for how much is chosen. */
export function pushButton(parent: HTMLElement, title: string, icon: string, cls: string): HTMLElement {
	const button = parent.createEl('button', { cls: ['acct-push', cls], attr: { 'aria-expanded': 'false' } });
	setIcon(button.createSpan({ cls: 'acct-push-icon', attr: { 'aria-hidden': 'true' } }), icon);
	button.createSpan({ cls: 'acct-push-word', text: title });
	button.createSpan({ cls: 'acct-push-count' });
	return button;
}

/** Shows on a button how much is chosen behind it. */
export function showChosen(button: HTMLElement, count: number): void {
	button.toggleClass('is-active', count > 0);
	button.querySelector('.acct-push-count')?.setText(count === 0 ? '' : String(count));
}

/** The button that folds the filters out where they have no room of their own. */
export function drawFilterToggle(parent: HTMLElement, row: () => HTMLElement): HTMLElement {
	const button = pushButton(parent, 'Filters', 'list-filter', 'acct-filter-toggle');
	button.addEventListener('click', () => {
		const isOpen = !row().hasClass('is-open');
		row().toggleClass('is-open', isOpen);
		button.setAttribute('aria-expanded', String(isOpen));
	});
	return button;
}

/** A choice with its title. */
export function drawSelect(
	parent: HTMLElement, title: string, options: readonly (readonly [value: string, text: string])[], change: (value: string) => void,
): HTMLSelectElement {
	const label = parent.createEl('label', { cls: 'acct-group-picker' });
	label.createSpan({ text: title });
	const select = label.createEl('select', { cls: 'dropdown' });
	for (const [value, text] of options) select.createEl('option', { text, value });
	select.addEventListener('change', () => { change(select.value); });
	return select;
}

/** Room for one panel below a button of a toolbar. */
export class PanelSlot {
	private shown: { readonly of: HTMLElement; readonly panel: Popover } | null = null;

	constructor(private readonly root: HTMLElement) {}

	/** Opens the button's panel in place of another; a second press closes it. */
	toggle(button: HTMLElement, title: string, draw: (el: HTMLElement) => void): void {
		const wasOpen = this.shown?.of === button;
		this.close();
		if (wasOpen) return;
		const panel = new Popover(this.root, button, title, () => { this.shown = null; });
		this.shown = { of: button, panel };
		draw(panel.el);
		panel.load();
		panel.open();
	}

	close(): void {
		this.shown?.panel.unload();
	}
}

/** A filter's button, and the panel that it opens. */
export function drawFacetButton(parent: HTMLElement, panels: PanelSlot, id: string, title: string, draw: (el: HTMLElement) => void): HTMLElement {
	const button = pushButton(parent, title, 'chevron-down', 'acct-facet');
	button.setAttrs({ 'aria-haspopup': 'dialog', 'data-facet': id });
	button.addEventListener('click', () => { panels.toggle(button, title, draw); });
	return button;
}

/** Shows a search that came from elsewhere, but never over what is being typed. */
export function showSearch(search: SearchComponent, text: string): void {
	if (search.getValue() !== text && !search.inputEl.isActiveElement()) search.setValue(text);
}

/** The focus goes to the search box, where what stands in it can be typed over. */
export function focusSearch({ inputEl }: SearchComponent): void {
	inputEl.focus();
	inputEl.select();
}
