import type { TooltipOptions } from 'obsidian';
import { onActivateKey, ValueComponent } from './component-base';
import { setTooltip } from './tooltip';

/** A switch. */
export class ToggleComponent extends ValueComponent<boolean> {
	readonly toggleEl: HTMLElement;
	private value = false;
	private changed: ((value: boolean) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.toggleEl = containerEl.createDiv({ cls: 'checkbox-container', attr: { role: 'switch', tabindex: 0, 'aria-checked': 'false' } });
		this.toggleEl.addEventListener('click', () => this.onClick());
		onActivateKey(this.toggleEl, () => this.onClick());
	}

	override setDisabled(disabled: boolean): this {
		this.toggleEl.toggleClass('is-disabled', disabled);
		this.toggleEl.setAttrs({ 'aria-disabled': disabled ? 'true' : null, tabindex: disabled ? -1 : 0 });
		return super.setDisabled(disabled);
	}

	getValue(): boolean { return this.value; }

	setValue(on: boolean): this {
		const before = this.value;
		this.value = on;
		this.toggleEl.toggleClass('is-enabled', on);
		this.toggleEl.setAttr('aria-checked', on);
		if (on !== before) this.changed?.(on);
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.toggleEl, tooltip, options);
		return this;
	}

	onClick(): void {
		if (!this.disabled) this.setValue(!this.value);
	}

	onChange(callback: (value: boolean) => unknown): this {
		this.changed = callback;
		return this;
	}
}

/** A choice from a list. */
export class DropdownComponent extends ValueComponent<string> {
	readonly selectEl: HTMLSelectElement;

	constructor(containerEl: HTMLElement) {
		super();
		this.selectEl = containerEl.createEl('select', 'dropdown');
	}

	override setDisabled(disabled: boolean): this {
		this.selectEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	addOption(value: string, display: string): this {
		this.selectEl.createEl('option', { value, text: display });
		return this;
	}

	addOptions(options: Record<string, string>): this {
		for (const [value, display] of Object.entries(options)) this.addOption(value, display);
		return this;
	}

	getValue(): string { return this.selectEl.value; }

	setValue(value: string): this {
		this.selectEl.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.selectEl.addEventListener('change', () => callback(this.getValue()));
		return this;
	}
}

/** A slider. */
export class SliderComponent extends ValueComponent<number> {
	readonly sliderEl: HTMLInputElement;
	private instant = true;
	private format: (value: number) => string = String;

	constructor(containerEl: HTMLElement) {
		super();
		this.sliderEl = containerEl.createEl('input', { cls: 'slider', type: 'range' });
		this.sliderEl.addEventListener('input', () => this.show());
	}

	override setDisabled(disabled: boolean): this {
		this.sliderEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setInstant(instant: boolean): this {
		this.instant = instant;
		return this;
	}

	setLimits(min: number | null, max: number | null, step: number | 'any'): this {
		const value = this.sliderEl.value;
		this.sliderEl.setAttrs({ min, max, step });
		this.sliderEl.value = value;
		return this;
	}

	getValue(): number { return Number(this.sliderEl.value); }
	getValuePretty(): string { return this.format(this.getValue()); }

	setValue(value: number): this {
		this.sliderEl.value = String(value);
		this.show();
		return this;
	}

	setDisplayFormat(format: (value: number) => string): this {
		this.format = format;
		this.show();
		return this;
	}

	setDynamicTooltip(): this {
		this.show();
		return this;
	}

	onChange(callback: (value: number) => unknown): this {
		this.sliderEl.addEventListener(this.instant ? 'input' : 'change', () => callback(this.getValue()));
		return this;
	}

	private show(): void {
		this.sliderEl.setAttr('aria-valuetext', this.getValuePretty());
	}
}

/** A bar that fills, from 0 to 100. */
export class ProgressBarComponent extends ValueComponent<number> {
	readonly progressBar: HTMLElement;
	private readonly lineEl: HTMLElement;
	private value = 0;

	constructor(containerEl: HTMLElement) {
		super();
		this.progressBar = containerEl.createDiv({ cls: 'setting-progress-bar', attr: { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0 } });
		this.lineEl = this.progressBar.createDiv('setting-progress-bar-inner');
	}

	getValue(): number { return this.value; }

	setValue(value: number): this {
		this.value = Math.max(0, Math.min(100, value));
		this.lineEl.setCssStyles({ width: `${this.value}%` });
		this.progressBar.setAttr('aria-valuenow', Math.round(this.value));
		return this;
	}
}

/** A colour. */
export class ColorComponent extends ValueComponent<string> {
	readonly colorPickerEl: HTMLInputElement;

	constructor(containerEl: HTMLElement) {
		super();
		this.colorPickerEl = containerEl.createEl('input', { type: 'color' });
	}

	override setDisabled(disabled: boolean): this {
		this.colorPickerEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string { return this.colorPickerEl.value; }

	getValueRgb(): { r: number; g: number; b: number } {
		const number = Number.parseInt(this.getValue().slice(1), 16);
		return { r: number >> 16, g: (number >> 8) & 255, b: number & 255 };
	}

	setValue(value: string): this {
		this.colorPickerEl.value = value;
		return this;
	}

	setValueRgb(rgb: { r: number; g: number; b: number }): this {
		const hex = (part: number): string => Math.round(part).toString(16).padStart(2, '0');
		return this.setValue(`#${hex(rgb.r)}${hex(rgb.g)}${hex(rgb.b)}`);
	}

	onChange(callback: (value: string) => unknown): this {
		this.colorPickerEl.addEventListener('change', () => callback(this.getValue()));
		return this;
	}
}

/** What a setting is now, where it is changed on another page. */
export class DisplayValueComponent {
	readonly valueEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		this.valueEl = containerEl.createDiv('setting-item-display-value');
	}

	setValue(value: string | null): this {
		this.valueEl.setText(value ?? '');
		return this;
	}

	setStatus(status: 'warning' | null): this {
		this.valueEl.toggleClass('mod-warning', status === 'warning');
		return this;
	}
}

/** A box to tick beside a label, as confirmations have it. */
export class CheckboxLine {
	constructor(containerEl: HTMLElement, label: string, callback: (value: boolean) => unknown) {
		const line = containerEl.createEl('label', 'mod-checkbox');
		const box = line.createEl('input', { type: 'checkbox', attr: { tabindex: 0 } });
		line.appendText(label);
		box.addEventListener('change', () => callback(box.checked));
	}
}
