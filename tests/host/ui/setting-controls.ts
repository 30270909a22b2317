import type { SettingControl, TAbstractFile } from 'obsidian';
import { TFile, TFolder } from 'obsidian-test-mocks/obsidian';
import { reportError } from '../errors';
import type { SettingSource } from './setting-drawing';
import type { Setting } from './setting';
import { PathSuggest } from './path-suggest';

/** A predicate of a definition, asked; one that throws counts as not given. */
export function isOn(predicate: boolean | (() => boolean) | undefined, otherwise: boolean): boolean {
	if (typeof predicate !== 'function') return predicate ?? otherwise;
	try {
		return predicate();
	} catch (error) {
		reportError(error);
		return otherwise;
	}
}

/** Draws a control that reads and saves its own value. */
export function drawControl(control: SettingControl, setting: Setting, source: SettingSource): void {
	const stored = source.getControlValue(control.key) ?? control.defaultValue;
	const check = async (value: unknown): Promise<boolean> => {
		const wrong = await (control.validate as ((value: unknown) => unknown) | undefined)?.(value);
		setting.setErrorMessage(typeof wrong === 'string' && wrong !== '' ? wrong : null);
		return typeof wrong !== 'string' || wrong === '';
	};
	let queue = Promise.resolve();
	const save = (value: unknown): void => {
		queue = queue.then(async () => {
			if (!await check(value)) return;
			await source.setControlValue(control.key, value);
			source.refreshDomState();
		}).catch(reportError);
	};
	draw(control, setting, source, stored, save);
	if (control.validate !== undefined && stored !== undefined) void check(stored);
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function draw(control: SettingControl, setting: Setting, source: SettingSource, stored: unknown, save: (value: unknown) => void): void {
	switch (control.type) {
		case 'toggle':
			setting.addToggle((toggle) => toggle.setValue(stored === true).onChange(save));
			return;
		case 'dropdown':
			setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text(stored)).onChange(save));
			return;
		case 'text':
			setting.addText((field) => field.setPlaceholder(control.placeholder ?? '').setValue(text(stored)).onChange(save));
			return;
		case 'textarea':
			setting.addTextArea((field) => {
				field.setPlaceholder(control.placeholder ?? '').setValue(text(stored)).onChange(save);
				if (control.rows !== undefined) field.inputEl.rows = control.rows;
			});
			return;
		case 'number':
			setting.addText((field) => {
				const { inputEl } = field;
				inputEl.type = 'number';
				inputEl.setAttrs({ min: control.min ?? null, max: control.max ?? null, step: control.step ?? null });
				field.setPlaceholder(control.placeholder ?? '').setValue(text(stored)).onChange((value) => {
					if (value !== '' && Number.isFinite(Number(value))) save(Number(value));
				});
			});
			return;
		case 'slider':
			setting.addSlider((slider) => {
				slider.setLimits(control.min, control.max, control.step).setValue(typeof stored === 'number' ? stored : control.min);
				if (control.displayFormat !== undefined) slider.setDisplayFormat(control.displayFormat);
				slider.onChange(save);
			});
			return;
		case 'color':
			setting.addColorPicker((picker) => picker.setValue(text(stored)).onChange(save));
			return;
		case 'file':
			drawPath(setting, source, text(stored), control.placeholder ?? '', save, (file) => file instanceof TFile && (control.filter?.(file) ?? true));
			return;
		case 'folder':
			drawPath(setting, source, text(stored), control.placeholder ?? '', save, (file) => file instanceof TFolder
				&& (control.includeRoot === true || file.path !== '/') && (control.filter?.(file as never) ?? true));
			return;
	}
}

function drawPath(setting: Setting, source: SettingSource, stored: string, placeholder: string, save: (value: unknown) => void, accept: (file: TAbstractFile) => boolean): void {
	setting.addSearch((search) => {
		search.setPlaceholder(placeholder).setValue(stored).onChange(save);
		new PathSuggest(source.app, search.inputEl, accept, (path) => {
			search.setValue(path);
			save(path);
		});
	});
}
