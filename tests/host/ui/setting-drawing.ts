import type { App, Setting as ApiSetting, SettingDefinition, SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionList, SettingDefinitionPage, SettingGroup as ApiGroup } from 'obsidian';
import { reportError } from '../errors';
import { setIcon } from './icons';
import { drawControl, isOn } from './setting-controls';
import { addListTools, type ListTools } from './setting-list';
import { Setting, SettingGroup, type SettingPage } from './setting';
import type { PageHost } from './setting-tab';

/** Where the values of controls come from and go to. */
export interface SettingSource {
	readonly app: App;
	getControlValue(key: string): unknown;
	setControlValue(key: string, value: unknown): void | Promise<void>;
	refreshDomState(): void;
}

type Group = SettingDefinitionGroup | SettingDefinitionList;
type Row = SettingDefinition | SettingDefinitionPage;

interface DrawnRow {
	readonly definition: Row;
	readonly setting: Setting;
	readonly cleanUp: (() => void) | null;
}

interface DrawnGroup {
	readonly definition: Group;
	readonly group: SettingGroup;
	readonly rows: readonly DrawnRow[];
}

/** Draws setting definitions, and keeps what is shown and enabled up to date. */
export class SettingsDrawing {
	private groups: DrawnGroup[] = [];
	private readonly queries = new Map<string, string>();

	constructor(private readonly source: SettingSource, private readonly containerEl: HTMLElement, private readonly host: PageHost) {}

	redraw(items: readonly SettingDefinitionItem[]): void {
		const scroll = this.containerEl.scrollTop;
		const focus = this.focused();
		this.clear();
		this.groups = toGroups(items).map((group, index) => this.drawGroup(group, index));
		this.refresh();
		this.containerEl.scrollTop = scroll;
		if (focus !== null) this.containerEl.querySelectorAll<HTMLElement>(focusable)[focus]?.focus();
	}

	clear(): void {
		for (const { rows } of this.groups) for (const row of rows) row.cleanUp?.();
		this.groups = [];
		this.containerEl.empty();
	}

	/** Asks every `visible` and `disabled` again. */
	refresh(): void {
		for (const [index, { definition, group, rows }] of this.groups.entries()) {
			const query = this.queries.get(queryKey(definition, index)) ?? '';
			let shown = 0;
			for (const row of rows) {
				const visible = isOn(row.definition.visible, true) && matches(definition, row.definition, query);
				row.setting.settingEl.toggle(visible);
				if (visible) shown += 1;
				this.refreshDisabled(row);
			}
			group.groupEl.toggle(isOn(definition.visible, true) && (rows.length === 0 || shown > 0 || query !== ''));
		}
	}

	private refreshDisabled({ definition, setting }: DrawnRow): void {
		if ('type' in definition) return;
		const disabled = definition.control?.disabled ?? ('disabled' in definition ? definition.disabled : undefined);
		if (disabled !== undefined) setting.setDisabled(isOn(disabled, false));
	}

	private drawGroup(definition: Group, index: number): DrawnGroup {
		const group = new SettingGroup(this.containerEl);
		if (definition.heading !== undefined) group.setHeading(definition.heading);
		if (definition.cls !== undefined) group.addClass(...definition.cls.split(' ').filter(Boolean));
		for (const use of definition.extraButtons ?? []) group.addExtraButton(use as never);
		const tools = definition.type === 'list' ? addListTools(definition as SettingDefinitionList, group) : null;
		if (definition.search !== undefined) this.drawSearch(definition, group, index);
		const rows = (definition.items ?? []).map((item, at) => this.drawRow(item, group, at, tools));
		return { definition, group, rows };
	}

	private drawSearch(definition: Group, group: SettingGroup, index: number): void {
		const key = queryKey(definition, index);
		group.addSearch((search) => {
			search.setPlaceholder(definition.search?.placeholder ?? 'Search…').setValue(this.queries.get(key) ?? '').onChange((query) => {
				this.queries.set(key, query);
				this.refresh();
			});
		});
	}

	private drawRow(definition: Row, group: SettingGroup, index: number, tools: ListTools | null): DrawnRow {
		const setting = new Setting(group.listEl);
		setting.setName(definition.name);
		if (definition.desc !== undefined) setting.setDesc(copyOf(definition.desc));
		const cleanUp = 'type' in definition ? this.drawPageLink(definition, setting) : this.drawSetting(definition, setting, group, index);
		tools?.addTo(setting, index);
		return { definition, setting, cleanUp };
	}

	private drawSetting(definition: SettingDefinition, setting: Setting, group: SettingGroup, index: number): (() => void) | null {
		if (definition.render !== undefined) {
			return definition.render(setting as unknown as ApiSetting, group as unknown as ApiGroup) ?? null;
		}
		if (definition.control !== undefined) drawControl(definition.control, setting, this.source);
		if (definition.action !== undefined) {
			const { action } = definition;
			this.makeTappable(setting, () => {
				if (!('disabled' in definition) || !isOn(definition.disabled, false)) action(setting.settingEl, index);
			});
		}
		return null;
	}

	private drawPageLink(definition: SettingDefinitionPage, setting: Setting): null {
		const value = typeof definition.displayValue === 'function' ? definition.displayValue() : definition.displayValue;
		const status = typeof definition.status === 'function' ? definition.status() : definition.status;
		if (value !== undefined || (status !== undefined && status !== null)) {
			setting.addDisplayValue((display) => display.setValue(value ?? null).setStatus(status ?? null));
		}
		setIcon(setting.controlEl.createDiv('setting-page-arrow'), 'lucide-chevron-right');
		this.makeTappable(setting, () => this.openPage(definition));
		return null;
	}

	private openPage(definition: SettingDefinitionPage): void {
		if (definition.page !== undefined) {
			const page = definition.page() as unknown as SettingPage;
			page.titlebarEl.empty();
			page.display();
			this.host.openPage({ title: page.title || definition.name, el: page.containerEl, page, close: () => page.hide() });
			return;
		}
		const el = createDiv('setting-page-content');
		const drawing = new SettingsDrawing(this.source, el, this.host);
		drawing.redraw(definition.items ?? []);
		this.host.openPage({ title: definition.name, el, page: null, close: () => drawing.clear() });
	}

	private makeTappable(setting: Setting, act: () => void): void {
		const el = setting.settingEl;
		el.addClass('mod-action', 'tappable');
		el.setAttrs({ role: 'button', tabindex: 0 });
		const run = (event: Event): void => {
			if (event.defaultPrevented) return;
			try {
				act();
			} catch (error) {
				reportError(error);
			}
		};
		el.addEventListener('click', run);
		el.addEventListener('keydown', (event) => {
			if (event.target !== el || (event.key !== 'Enter' && event.key !== ' ')) return;
			run(event);
			event.preventDefault();
		});
	}

	private focused(): number | null {
		const active = this.containerEl.ownerDocument.activeElement;
		const at = [...this.containerEl.querySelectorAll(focusable)].indexOf(active as Element);
		return at < 0 ? null : at;
	}
}

const focusable = 'input, select, textarea, button, [tabindex]';

function queryKey(definition: Group, index: number): string {
	return definition.heading ?? String(index);
}

function matches(group: Group, row: Row, query: string): boolean {
	if (query === '' || group.search === undefined) return true;
	if ('type' in row || !isOn(row.searchable, true)) return true;
	return group.search.match(row, query);
}

// A fragment gives its children away when it is drawn, and a tab is drawn more than once.
function copyOf(desc: string | DocumentFragment): string | DocumentFragment {
	return typeof desc === 'string' ? desc : document.importNode(desc, true);
}

function isGroup(item: SettingDefinitionItem): item is Group {
	return 'type' in item && (item.type === 'group' || item.type === 'list');
}

// Settings that stand alone are gathered into groups without a heading.
function toGroups(items: readonly SettingDefinitionItem[]): Group[] {
	const groups: Group[] = [];
	let loose: Row[] | null = null;
	for (const item of items) {
		if (isGroup(item)) {
			groups.push(item);
			loose = null;
			continue;
		}
		if (loose === null) {
			loose = [];
			groups.push({ type: 'group', items: loose });
		}
		loose.push(item);
	}
	return groups;
}
