import type { App } from 'obsidian';
import { reportError } from '../errors';
import { describeSuggestions, PopoverSuggest } from './suggest';

/** Suggestions under a field. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
	limit = 100;
	private selected: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;
	private asked = 0;

	constructor(app: App, private readonly textInputEl: HTMLInputElement | HTMLDivElement) {
		super(app);
		const update = (): void => this.update();
		textInputEl.addEventListener('input', update);
		textInputEl.addEventListener('focus', update);
		textInputEl.addEventListener('blur', () => this.close());
	}

	protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

	getValue(): string {
		return 'value' in this.textInputEl ? this.textInputEl.value : this.textInputEl.textContent ?? '';
	}

	setValue(value: string): void {
		if ('value' in this.textInputEl) this.textInputEl.value = value;
		else this.textInputEl.setText(value);
	}

	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		this.selected?.(value, event);
	}

	onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
		this.selected = callback;
		return this;
	}

	override close(): void {
		super.close();
		this.textInputEl.setAttr('aria-expanded', 'false');
	}

	private update(): void {
		const turn = (this.asked += 1);
		Promise.resolve(this.getSuggestions(this.getValue())).then((values) => {
			if (turn !== this.asked || !this.textInputEl.isActiveElement()) return;
			if (values.length === 0) {
				this.close();
				return;
			}
			this.suggestions.setSuggestions(this.limit > 0 ? values.slice(0, this.limit) : values);
			this.open();
			describeSuggestions(this.textInputEl, this.suggestions);
			this.place(this.textInputEl.getBoundingClientRect());
		}).catch(reportError);
	}
}
