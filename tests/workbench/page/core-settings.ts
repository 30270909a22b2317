import type { App, SettingDefinitionItem } from 'obsidian';
import type { PagePreview } from '../../host/ui/page-preview';
import { hostOf } from '../../host/ui/host-app';
import { SettingTab } from '../../host/ui/setting-tab';
import type { Workbench } from './workbench';

/** How the workbench looks. */
export class AppearanceTab extends SettingTab {
	override id = 'appearance';
	override name = 'Appearance';

	constructor(app: App, private readonly workbench: Workbench) {
		super(app);
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		return [
			{ name: 'Dark theme', desc: 'Colours of the window.', control: { type: 'toggle', key: 'dark' } },
			{ name: 'Phone', desc: 'Shows the application as on a phone: no hover, larger targets, one pane.', control: { type: 'toggle', key: 'mobile' } },
			{ name: 'Right to left', desc: 'Writing direction of the interface.', control: { type: 'toggle', key: 'rtl' } },
			{ name: 'Text size', control: { type: 'slider', key: 'zoom', min: 80, max: 200, step: 10, displayFormat: (value) => `${value} %` } },
		];
	}

	override getControlValue(key: string): unknown {
		switch (key) {
			case 'dark': return document.body.hasClass('theme-dark');
			case 'mobile': return document.body.hasClass('is-mobile');
			case 'rtl': return document.body.dir === 'rtl';
			default: return this.workbench.zoom;
		}
	}

	override setControlValue(key: string, value: unknown): void {
		switch (key) {
			case 'dark': this.workbench.setTheme(value === true ? 'dark' : 'light'); return;
			case 'mobile': this.workbench.setMobile(value === true); return;
			case 'rtl': this.workbench.setDirection(value === true ? 'rtl' : 'ltr'); return;
			default: this.workbench.setZoom(Number(value));
		}
	}
}

/** Which links open a preview on hover without Ctrl or Cmd. */
export class PagePreviewTab extends SettingTab {
	override id = 'page-preview';
	override name = 'Page preview';

	constructor(app: App, private readonly preview: PagePreview) {
		super(app);
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		const sources = Object.entries(hostOf(this.app).workspace.knownHoverSources);
		return [
			{ name: 'Page preview', desc: 'Shows a note when the pointer rests on a link to it.', control: { type: 'toggle', key: 'enabled' } },
			{
				type: 'group',
				heading: 'Require Ctrl or Cmd to open a preview',
				items: sources.map(([id, { display }]) => ({ name: display, control: { type: 'toggle' as const, key: id, disabled: () => !this.preview.enabled } })),
			},
		];
	}

	override getControlValue(key: string): unknown {
		return key === 'enabled' ? this.preview.enabled : this.preview.needsModifier(key);
	}

	override setControlValue(key: string, value: unknown): void {
		if (key === 'enabled') this.preview.enabled = value === true;
		else this.preview.overrides.set(key, value === true);
	}
}

/** Switches the plugin on and off. */
export class PluginsTab extends SettingTab {
	override id = 'community-plugins';
	override name = 'Community plugins';

	constructor(app: App, private readonly workbench: Workbench) {
		super(app);
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		const { manifest } = this.workbench;
		return [{ name: manifest.name, desc: `Version ${manifest.version}. ${manifest.description}`, control: { type: 'toggle', key: 'enabled' } }];
	}

	override getControlValue(): unknown { return this.workbench.plugin !== null; }

	override async setControlValue(_key: string, value: unknown): Promise<void> {
		if (value === true) await this.workbench.enablePlugin();
		else this.workbench.disablePlugin();
	}
}
