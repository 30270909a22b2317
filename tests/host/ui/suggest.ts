import type { App, FuzzyMatch, Instruction, SearchResult } from 'obsidian';
import { reportError } from '../errors';
import type { HostApp } from './host-app';
import { Scope } from './keymap';
import { Modal } from './modal';
import { prepareFuzzySearch, renderMatches } from './search-text';

/** A list of suggestions that keys and the pointer move through. */
export class SuggestionList<T> {
	private values: T[] = [];
	private items: HTMLElement[] = [];
	selectedItem = -1;

	constructor(readonly containerEl: HTMLElement, private readonly draw: (value: T, el: HTMLElement) => void, private readonly chosen: (value: T, event: MouseEvent | KeyboardEvent) => void, scope: Scope) {
		containerEl.setAttrs({ role: 'listbox', id: `suggestions-${(lists += 1)}` });
		const move = (by: number) => (): false => {
			this.select(this.selectedItem + by);
			return false;
		};
		scope.register([], 'ArrowDown', move(1));
		scope.register([], 'ArrowUp', move(-1));
		scope.register([], 'PageDown', move(10));
		scope.register([], 'PageUp', move(-10));
		scope.register([], 'Enter', (event) => {
			if (event.isComposing) return;
			return this.choose(event);
		});
	}

	setSuggestions(values: T[]): void {
		this.containerEl.empty();
		this.values = values;
		this.items = values.map((value, index) => this.drawItem(value, index));
		this.selectedItem = -1;
		this.select(0);
	}

	get size(): number { return this.values.length; }
	get activeId(): string | null { return this.items[this.selectedItem]?.id ?? null; }

	/** Takes what is selected; undefined where nothing is. */
	choose(event: MouseEvent | KeyboardEvent): false | undefined {
		const value = this.values[this.selectedItem];
		if (value === undefined) return undefined;
		this.chosen(value, event);
		return false;
	}

	private select(index: number): void {
		if (this.items.length === 0) return;
		const at = index < 0 ? this.items.length - 1 : index >= this.items.length ? 0 : index;
		const old = this.items[this.selectedItem];
		old?.removeClass('is-selected');
		old?.setAttr('aria-selected', 'false');
		this.selectedItem = at;
		const item = this.items[at];
		item?.addClass('is-selected');
		item?.setAttr('aria-selected', 'true');
		item?.scrollIntoView({ block: 'nearest' });
		this.containerEl.dispatchEvent(new Event('suggestion-selected'));
	}

	private drawItem(value: T, index: number): HTMLElement {
		const item = this.containerEl.createDiv({ cls: 'suggestion-item', attr: { role: 'option', 'aria-selected': 'false', id: `${this.containerEl.id}-${index}` } });
		this.draw(value, item);
		item.addEventListener('click', (event) => {
			this.select(index);
			this.choose(event);
		});
		item.addEventListener('mousemove', () => { if (this.selectedItem !== index) this.select(index); });
		return item;
	}
}

let lists = 0;

/** Makes an input say to a screen reader which suggestion is selected. */
export function describeSuggestions<T>(input: HTMLElement, list: SuggestionList<T>): void {
	input.setAttrs({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.containerEl.id, 'aria-expanded': 'true' });
	list.containerEl.addEventListener('suggestion-selected', () => input.setAttr('aria-activedescendant', list.activeId));
}

/** A dialogue with a field and what fits to it. */
export abstract class SuggestModal<T> extends Modal {
	limit = 100;
	emptyStateText = 'No results found.';
	readonly inputEl: HTMLInputElement;
	readonly resultContainerEl: HTMLElement;
	readonly chooser: SuggestionList<T>;
	private readonly instructionsEl: HTMLElement;
	private asked = 0;

	constructor(app: App) {
		super(app);
		this.modalEl.empty();
		this.modalEl.removeClass('modal');
		this.modalEl.addClass('prompt');
		const field = this.modalEl.createDiv('prompt-input-container');
		this.inputEl = field.createEl('input', { cls: 'prompt-input', type: 'text', attr: { autocomplete: 'off', spellcheck: 'false' } });
		this.resultContainerEl = this.modalEl.createDiv('prompt-results');
		this.instructionsEl = createDiv('prompt-instructions');
		this.chooser = new SuggestionList<T>(this.resultContainerEl, (value, el) => this.renderSuggestion(value, el), (value, event) => this.selectSuggestion(value, event), this.scope);
		describeSuggestions(this.inputEl, this.chooser);
		this.inputEl.addEventListener('input', () => this.updateSuggestions());
	}

	abstract getSuggestions(query: string): T[] | Promise<T[]>;
	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

	override open(): void {
		super.open();
		this.updateSuggestions();
	}

	setPlaceholder(placeholder: string): void {
		this.inputEl.placeholder = placeholder;
		this.inputEl.setAttr('aria-label', placeholder);
	}

	setInstructions(instructions: Instruction[]): void {
		this.instructionsEl.empty();
		for (const { command, purpose } of instructions) {
			const el = this.instructionsEl.createDiv('prompt-instruction');
			el.createSpan({ cls: 'prompt-instruction-command', text: command });
			el.createSpan({ text: purpose });
		}
		if (instructions.length > 0) this.modalEl.append(this.instructionsEl);
		else this.instructionsEl.detach();
	}

	onNoSuggestion(): void {
		this.chooser.setSuggestions([]);
		this.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: this.emptyStateText });
	}

	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		this.close();
		this.onChooseSuggestion(value, event);
	}

	selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
		this.chooser.choose(event);
	}

	protected override focusFirst(): void {
		this.inputEl.focus();
	}

	private updateSuggestions(): void {
		const turn = (this.asked += 1);
		Promise.resolve(this.getSuggestions(this.inputEl.value)).then((values) => {
			if (turn !== this.asked) return;
			const shown = this.limit > 0 ? values.slice(0, this.limit) : values;
			if (shown.length === 0) this.onNoSuggestion();
			else this.chooser.setSuggestions(shown);
		}).catch(reportError);
	}
}

/** A dialogue that finds items by letters of their text. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
	abstract getItems(): T[];
	abstract getItemText(item: T): string;
	abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;

	getSuggestions(query: string): FuzzyMatch<T>[] {
		const search = prepareFuzzySearch(query);
		const found: FuzzyMatch<T>[] = [];
		for (const item of this.getItems()) {
			const match: SearchResult | null = search(this.getItemText(item));
			if (match !== null) found.push({ item, match });
		}
		return query.trim() === '' ? found : found.sort((a, b) => b.match.score - a.match.score);
	}

	renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
		renderMatches(el, this.getItemText(item), match.matches);
	}

	onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
		this.onChooseItem(item, event);
	}
}

/** Suggestions that open beside something. */
export abstract class PopoverSuggest<T> {
	readonly scope: Scope;
	readonly suggestEl: HTMLElement;
	readonly suggestions: SuggestionList<T>;
	isOpen = false;

	constructor(readonly app: App, scope?: Scope) {
		this.scope = scope ?? new Scope();
		this.suggestEl = createDiv('suggestion-container');
		this.suggestions = new SuggestionList<T>(this.suggestEl.createDiv('suggestion'), (value, el) => this.renderSuggestion(value, el), (value, event) => this.selectSuggestion(value, event), this.scope);
		this.scope.register([], 'Escape', () => { this.close(); return false; });
		this.suggestEl.addEventListener('mousedown', (event) => event.preventDefault());
	}

	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		(this.app as unknown as HostApp).keymap.pushScope(this.scope);
		document.body.append(this.suggestEl);
	}

	close(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		(this.app as unknown as HostApp).keymap.popScope(this.scope);
		this.suggestEl.detach();
	}

	onHistoryBack(): void { this.close(); }

	/** Puts the suggestions under a box of the screen. */
	protected place(box: { readonly left: number; readonly bottom: number; readonly top: number; readonly width: number }): void {
		const win = this.suggestEl.win;
		const { height, width } = this.suggestEl.getBoundingClientRect();
		const below = box.bottom + height < win.innerHeight || box.top < height;
		this.suggestEl.setCssStyles({
			left: `${Math.max(4, Math.min(box.left, win.innerWidth - width - 4))}px`,
			top: `${below ? box.bottom + 2 : box.top - height - 2}px`,
			minWidth: `${box.width}px`,
		});
	}
}
