import type { App } from 'obsidian';
import { hostOf } from './host-app';
import { setIcon } from './icons';
import { Modal } from './modal';
import type { PageHost, SettingTab } from './setting-tab';

type OpenPage = Parameters<PageHost['openPage']>[0];

/** The window with the settings of the application and of its plugins. */
export class SettingsModal extends Modal implements PageHost {
	private readonly listEl: HTMLElement;
	private readonly bodyEl: HTMLElement;
	private readonly pages: OpenPage[] = [];
	private active: SettingTab | null = null;

	constructor(app: App, private readonly coreTabs: readonly SettingTab[]) {
		super(app);
		this.modalEl.addClass('mod-settings', 'mod-sidebar-layout');
		this.modalEl.setAttr('aria-label', 'Settings');
		this.contentEl.addClass('vertical-tabs-container');
		this.listEl = this.contentEl.createEl('nav', { cls: 'vertical-tab-header', attr: { 'aria-label': 'Settings' } });
		this.bodyEl = this.contentEl.createDiv('vertical-tab-content-container');
	}

	override onOpen(): void {
		this.drawList();
		const [first] = this.pluginTabs;
		const tab = this.active ?? first ?? this.coreTabs[0];
		if (tab !== undefined) this.openTab(tab);
	}

	override onClose(): void {
		this.leave();
	}

	/** Opens the tab of a plugin, by its id. */
	openTabById(id: string): void {
		const tab = [...this.coreTabs, ...this.pluginTabs].find((other) => other.id === id);
		if (tab === undefined) return;
		this.active = tab;
		if (this.containerEl.isConnected) this.openTab(tab);
	}

	openPage(page: OpenPage): void {
		this.pages.push(page);
		this.drawPage(page);
	}

	private get pluginTabs(): SettingTab[] {
		return [...hostOf(this.app).registries.settingTabs] as unknown as SettingTab[];
	}

	private drawList(): void {
		this.listEl.empty();
		this.drawGroup('Options', this.coreTabs);
		this.drawGroup('Community plugins', this.pluginTabs);
	}

	private drawGroup(title: string, tabs: readonly SettingTab[]): void {
		if (tabs.length === 0) return;
		const group = this.listEl.createDiv('vertical-tab-header-group');
		group.createDiv({ cls: 'vertical-tab-header-group-title', text: title });
		const items = group.createDiv('vertical-tab-header-group-items');
		for (const tab of tabs) {
			const item = items.createEl('button', { cls: 'vertical-tab-nav-item tappable', attr: { 'data-setting-id': tab.id } });
			if (tab.icon !== '') setIcon(item.createSpan('vertical-tab-nav-item-icon'), tab.icon);
			item.createSpan({ cls: 'vertical-tab-nav-item-title', text: tab.name });
			item.addEventListener('click', () => this.openTab(tab));
		}
	}

	private openTab(tab: SettingTab): void {
		this.leave();
		this.active = tab;
		for (const item of this.listEl.findAll('.vertical-tab-nav-item')) {
			const current = item.dataset['settingId'] === tab.id;
			item.toggleClass('is-active', current);
			item.setAttr('aria-current', current ? 'page' : null);
		}
		this.bodyEl.append(tab.containerEl);
		tab.show(this);
	}

	private leave(): void {
		while (this.pages.length > 0) this.pages.pop()?.close();
		this.active?.leave();
		this.bodyEl.empty();
	}

	private drawPage(page: OpenPage): void {
		this.bodyEl.empty();
		const root = this.bodyEl.createDiv('vertical-tab-content setting-page');
		const bar = root.createDiv('setting-page-titlebar');
		const back = bar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Back' } });
		setIcon(back, 'lucide-chevron-left');
		back.addEventListener('click', () => this.back());
		bar.createDiv({ cls: 'setting-page-title', text: page.title, attr: { role: 'heading', 'aria-level': 2 } });
		root.append(page.el);
		back.focus();
	}

	private back(): void {
		this.pages.pop()?.close();
		const before = this.pages.at(-1);
		if (before !== undefined) {
			this.drawPage(before);
			return;
		}
		this.bodyEl.empty();
		if (this.active !== null) this.bodyEl.append(this.active.containerEl);
		this.active?.update();
	}
}
