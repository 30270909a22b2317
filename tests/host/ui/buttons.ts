import type { TooltipOptions } from 'obsidian';
import { reportError } from '../errors';
import { BaseComponent, onActivateKey } from './component-base';
import { setIcon } from './icons';
import { setTooltip } from './tooltip';

/** A button. */
export class ButtonComponent extends BaseComponent {
	readonly buttonEl: HTMLButtonElement;
	private clicked: ((event: MouseEvent) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.buttonEl = containerEl.createEl('button', { attr: { type: 'button' } });
		this.buttonEl.addEventListener('click', (event) => {
			const done = this.clicked?.(event);
			if (done instanceof Promise) done.catch(reportError);
		});
	}

	override setDisabled(disabled: boolean): this {
		this.buttonEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setCta(): this { return this.setClass('mod-cta'); }
	setWarning(): this { return this.setClass('mod-warning'); }
	setDestructive(): this { return this.setClass('mod-destructive'); }

	removeCta(): this {
		this.buttonEl.removeClass('mod-cta');
		return this;
	}

	removeDestructive(): this {
		this.buttonEl.removeClass('mod-destructive');
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.buttonEl, tooltip, options);
		return this;
	}

	setButtonText(name: string): this {
		this.buttonEl.setText(name);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.buttonEl, icon);
		return this;
	}

	setClass(cls: string): this {
		this.buttonEl.addClass(cls);
		return this;
	}

	onClick(callback: (event: MouseEvent) => unknown): this {
		this.clicked = callback;
		return this;
	}
}

/** A small button that is only an icon. */
export class ExtraButtonComponent extends BaseComponent {
	readonly extraSettingsEl: HTMLElement;
	private clicked: (() => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.extraSettingsEl = containerEl.createDiv({ cls: 'clickable-icon extra-setting-button', attr: { role: 'button', tabindex: 0 } });
		setIcon(this.extraSettingsEl, 'lucide-settings');
		const click = (): void => { if (!this.disabled) this.clicked?.(); };
		this.extraSettingsEl.addEventListener('click', click);
		onActivateKey(this.extraSettingsEl, click);
	}

	override setDisabled(disabled: boolean): this {
		this.extraSettingsEl.toggleClass('is-disabled', disabled);
		this.extraSettingsEl.setAttr('aria-disabled', disabled ? 'true' : null);
		return super.setDisabled(disabled);
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.extraSettingsEl, tooltip, options);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.extraSettingsEl, icon);
		return this;
	}

	onClick(callback: () => unknown): this {
		this.clicked = callback;
		return this;
	}
}
