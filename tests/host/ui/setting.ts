import type { TooltipOptions } from 'obsidian';
import { ButtonComponent, ExtraButtonComponent } from './buttons';
import type { BaseComponent } from './component-base';
import { ColorComponent, DisplayValueComponent, DropdownComponent, ProgressBarComponent, SliderComponent, ToggleComponent } from './components';
import { MomentFormatComponent, SearchComponent, TextAreaComponent, TextComponent } from './text-components';
import { setTooltip } from './tooltip';

type Use<T> = (component: T) => unknown;

let names = 0;

/** One line of settings: what it is on the left, controls on the right. */
export class Setting {
	readonly settingEl: HTMLElement;
	readonly infoEl: HTMLElement;
	readonly nameEl: HTMLElement;
	readonly descEl: HTMLElement;
	readonly controlEl: HTMLElement;
	components: BaseComponent[] = [];
	errorEl: HTMLElement | null = null;
	private readonly nameId = `setting-name-${(names += 1)}`;

	constructor(containerEl: HTMLElement) {
		this.settingEl = containerEl.createDiv('setting-item');
		this.infoEl = this.settingEl.createDiv('setting-item-info');
		this.nameEl = this.infoEl.createDiv({ cls: 'setting-item-name', attr: { id: this.nameId } });
		this.descEl = this.infoEl.createDiv('setting-item-description');
		this.controlEl = this.settingEl.createDiv('setting-item-control');
	}

	setName(name: string | DocumentFragment): this {
		this.nameEl.setText(name);
		return this;
	}

	setDesc(desc: string | DocumentFragment): this {
		this.descEl.setText(desc);
		return this;
	}

	setClass(cls: string): this {
		this.settingEl.addClass(cls);
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.nameEl, tooltip, options);
		return this;
	}

	setHeading(): this {
		this.settingEl.addClass('setting-item-heading');
		this.nameEl.setAttrs({ role: 'heading', 'aria-level': 3 });
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.settingEl.toggleClass('is-disabled', disabled);
		for (const component of this.components) component.setDisabled(disabled);
		return this;
	}

	setErrorMessage(message: string | null): this {
		this.settingEl.toggleClass('is-invalid', message !== null && message !== '');
		if (message === null || message === '') {
			this.errorEl?.detach();
			this.errorEl = null;
		} else {
			this.errorEl ??= this.infoEl.createDiv({ cls: 'setting-item-error', attr: { role: 'alert' } });
			this.errorEl.setText(message);
		}
		return this;
	}

	addDisplayValue(use: Use<DisplayValueComponent>): this {
		use(new DisplayValueComponent(this.controlEl));
		return this;
	}

	addComponent<T extends BaseComponent>(make: (el: HTMLElement) => T): this {
		return this.add(make(this.controlEl), () => undefined);
	}

	addButton(use: Use<ButtonComponent>): this { return this.add(new ButtonComponent(this.controlEl), use); }
	addExtraButton(use: Use<ExtraButtonComponent>): this { return this.add(new ExtraButtonComponent(this.controlEl), use); }
	addToggle(use: Use<ToggleComponent>): this { return this.add(new ToggleComponent(this.controlEl), use); }
	addText(use: Use<TextComponent>): this { return this.add(new TextComponent(this.controlEl), use); }
	addSearch(use: Use<SearchComponent>): this { return this.add(new SearchComponent(this.controlEl), use); }
	addTextArea(use: Use<TextAreaComponent>): this { return this.add(new TextAreaComponent(this.controlEl), use); }
	addMomentFormat(use: Use<MomentFormatComponent>): this { return this.add(new MomentFormatComponent(this.controlEl), use); }
	addDropdown(use: Use<DropdownComponent>): this { return this.add(new DropdownComponent(this.controlEl), use); }
	addColorPicker(use: Use<ColorComponent>): this { return this.add(new ColorComponent(this.controlEl), use); }
	addProgressBar(use: Use<ProgressBarComponent>): this { return this.add(new ProgressBarComponent(this.controlEl), use); }
	addSlider(use: Use<SliderComponent>): this { return this.add(new SliderComponent(this.controlEl), use); }

	then(callback: (setting: this) => unknown): this {
		callback(this);
		return this;
	}

	clear(): this {
		this.controlEl.empty();
		this.components = [];
		return this;
	}

	private add<T extends BaseComponent>(component: T, use: Use<T>): this {
		this.components.push(component);
		use(component);
		this.name(component);
		return this;
	}

	// A control without a label of its own is named by its line.
	private name(component: BaseComponent): void {
		for (const control of this.controlEl.querySelectorAll('input, select, textarea, [role="switch"]')) {
			if (!control.hasAttribute('aria-label') && !control.hasAttribute('aria-labelledby')) control.setAttribute('aria-labelledby', this.nameId);
		}
		if (component.disabled) this.settingEl.addClass('is-disabled');
	}
}

/** Settings that stand together under a heading. */
export class SettingGroup {
	readonly groupEl: HTMLElement;
	readonly listEl: HTMLElement;
	private readonly headerEl: HTMLElement;
	private readonly headingEl: HTMLElement;
	private readonly headerControlEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		this.groupEl = containerEl.createDiv('setting-group');
		this.headerEl = createDiv('setting-item setting-item-heading');
		this.headingEl = this.headerEl.createDiv('setting-item-info').createDiv({ cls: 'setting-item-name', attr: { role: 'heading', 'aria-level': 3 } });
		this.headerControlEl = this.headerEl.createDiv('setting-item-control');
		this.listEl = this.groupEl.createDiv('setting-items');
	}

	setHeading(text: string | DocumentFragment): this {
		this.headingEl.setText(text);
		if (this.headingEl.textContent === '') this.headerEl.detach();
		else this.groupEl.prepend(this.headerEl);
		return this;
	}

	addClass(...classes: string[]): this {
		this.groupEl.addClass(...classes);
		return this;
	}

	addSetting(use: (setting: Setting) => void): this {
		use(new Setting(this.listEl));
		return this;
	}

	addSearch(use: Use<SearchComponent>): this {
		const row = createDiv('setting-group-search');
		this.groupEl.insertBefore(row, this.listEl);
		use(new SearchComponent(row));
		return this;
	}

	addExtraButton(use: Use<ExtraButtonComponent>): this {
		this.groupEl.prepend(this.headerEl);
		use(new ExtraButtonComponent(this.headerControlEl));
		return this;
	}
}

/** A page of settings behind a line. */
export abstract class SettingPage {
	readonly rootEl = createDiv('setting-page');
	readonly titlebarEl = this.rootEl.createDiv('setting-page-titlebar');
	readonly containerEl = this.rootEl.createDiv('setting-page-content');
	title = '';

	abstract display(): void;
	hide(): void { /* a page may clean up here */ }
}
