import type { App, Plugin, SettingDefinitionItem } from 'obsidian';
import { SettingsDrawing, type SettingSource } from './setting-drawing';
import type { SettingPage } from './setting';

/** Where a tab's pages are shown; the settings window is one. */
export interface PageHost {
	openPage(page: { readonly title: string; readonly el: HTMLElement; readonly page: SettingPage | null; readonly close: () => void }): void;
}

/** A page of the settings window. */
export abstract class SettingTab implements SettingSource {
	icon = '';
	name = '';
	id = '';
	private container: HTMLElement | null = null;
	settingItems: SettingDefinitionItem[] = [];
	/** Set while the tab is on screen. */
	pageHost: PageHost | null = null;
	private drawing: SettingsDrawing | null = null;

	constructor(readonly app: App) {}

	/** Made when first asked for: a test without a document may still switch a plugin on. */
	get containerEl(): HTMLElement {
		this.container ??= createDiv('vertical-tab-content');
		return this.container;
	}

	getSettingDefinitions(): SettingDefinitionItem[] { return []; }
	getControlValue(_key: string): unknown { return undefined; }
	setControlValue(_key: string, _value: unknown): void | Promise<void> { /* a tab keeps its values somewhere */ }

	/** Asks for the definitions again; draws them where the tab is on screen. */
	update(): void {
		this.settingItems = this.getSettingDefinitions();
		this.drawing?.redraw(this.settingItems);
	}

	refreshDomState(): void {
		this.drawing?.refresh();
	}

	display(): void { /* a tab without definitions draws here */ }
	hide(): void { /* a tab may clean up here */ }

	/** Called by the settings window: draws the tab by its definitions, else by `display`. */
	show(host: PageHost): void {
		this.pageHost = host;
		this.settingItems = this.getSettingDefinitions();
		if (this.settingItems.length === 0) {
			this.display();
			return;
		}
		this.drawing = new SettingsDrawing(this, this.containerEl, host);
		this.drawing.redraw(this.settingItems);
	}

	/** Called by the settings window when another tab comes, or it closes. */
	leave(): void {
		this.drawing?.clear();
		this.drawing = null;
		this.pageHost = null;
		this.hide();
		this.containerEl.empty();
	}
}

/** The settings of a plugin, kept in its `settings`. */
export abstract class PluginSettingTab extends SettingTab {
	constructor(app: App, readonly plugin: Plugin) {
		super(app);
		this.id = plugin.manifest.id;
		this.name = plugin.manifest.name;
	}

	override getControlValue(key: string): unknown {
		const { settings } = this.plugin;
		return typeof settings === 'object' && settings !== null ? Reflect.get(settings, key) : undefined;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const { settings } = this.plugin;
		if (typeof settings !== 'object' || settings === null) throw new Error('The plugin has no settings to change.');
		Reflect.set(settings, key, value);
		await this.plugin.saveData(settings);
	}
}
