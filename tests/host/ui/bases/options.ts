import type { App, BasesAllOptions, BasesOptions, BasesViewRegistration } from 'obsidian';
import { Modal } from '../modal';
import { Setting, SettingGroup } from '../setting';
import type { BasesViewConfig } from './view';

/** What a registered view lets a person choose. */
export class OptionsModal extends Modal {
	constructor(app: App, private readonly registration: BasesViewRegistration, private readonly config: BasesViewConfig, private readonly changed: () => void) {
		super(app);
		this.setTitle(`Configure ${registration.name}`);
	}

	override onOpen(): void {
		const options = this.registration.options?.(this.config as never) ?? [];
		for (const option of options) this.draw(option, this.contentEl);
	}

	private draw(option: BasesAllOptions, parent: HTMLElement): void {
		if (option.shouldHide?.() === true) return;
		if (option.type !== 'group') {
			this.control(option, new Setting(parent).setName(option.displayName));
			return;
		}
		const group = new SettingGroup(parent).setHeading(option.displayName);
		for (const item of option.items) this.draw(item, group.listEl);
	}

	private control(option: BasesOptions, setting: Setting): void {
		const stored = this.config.get(option.key);
		const save = (value: unknown): void => {
			this.config.set(option.key, value);
			this.changed();
		};
		const text = typeof stored === 'string' ? stored : undefined;
		switch (option.type) {
			case 'dropdown': setting.addDropdown((field) => field.addOptions(option.options).setValue(text ?? option.default ?? '').onChange(save)); return;
			case 'toggle': setting.addToggle((field) => field.setValue(typeof stored === 'boolean' ? stored : option.default ?? false).onChange(save)); return;
			case 'slider': setting.addSlider((field) => field.setLimits(option.min ?? 0, option.max ?? 100, option.step ?? 1).setValue(typeof stored === 'number' ? stored : option.default ?? 0).onChange(save)); return;
			case 'multitext': setting.addText((field) => field.setValue((Array.isArray(stored) ? stored : option.default ?? []).join(', ')).onChange((value) => save(value.split(',').map((part) => part.trim())))); return;
			default: setting.addText((field) => field.setPlaceholder(option.placeholder ?? '').setValue(text ?? option.default ?? '').onChange(save));
		}
	}
}
