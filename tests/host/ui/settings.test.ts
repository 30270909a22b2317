/** @jest-environment jsdom */
import { Plugin, PluginSettingTab, Setting, type App, type SettingDefinitionItem } from 'obsidian';
import type { Host } from '../host';
import { SettingsModal } from './settings-modal';
import { openScreen, press } from './test-screen';

interface Kept {
	name: string;
	days: number;
	on: boolean;
	level: string;
	list: string[];
}

class Tab extends PluginSettingTab {
	asked = 0;
	constructor(app: App, readonly owner: Settled) { super(app, owner); }

	override getSettingDefinitions(): SettingDefinitionItem[] {
		this.asked += 1;
		const { settings } = this.owner;
		return [
			{ name: 'On', desc: 'Whether it is on.', control: { type: 'toggle', key: 'on' } },
			{ name: 'Name', visible: () => settings.on, control: { type: 'text', key: 'name', validate: (value) => (value === '' ? 'A name is needed.' : undefined) } },
			{ name: 'Days', control: { type: 'number', key: 'days', min: 1, disabled: () => !settings.on } },
			{
				type: 'group', heading: 'More',
				items: [
					{ name: 'Level', control: { type: 'dropdown', key: 'level', options: { a: 'First', b: 'Second' } } },
					{ name: 'Own', render: (setting) => { setting.addButton((button) => button.setButtonText('Do')); return () => { this.owner.log.push('cleaned'); }; } },
				],
			},
			{
				type: 'list', heading: 'Words', emptyState: 'No words yet.',
				items: settings.list.map((word) => ({ name: word })),
				onDelete: (index) => { settings.list.splice(index, 1); this.update(); },
				onReorder: (from, to) => { settings.list.splice(to, 0, ...settings.list.splice(from, 1)); this.update(); },
				addItem: { name: 'Add a word', action: () => { settings.list.push('new'); this.update(); } },
			},
			{ type: 'page', name: 'A page', displayValue: () => settings.name, items: [{ name: 'Inside', control: { type: 'text', key: 'name' } }] },
		];
	}
}

class Settled extends Plugin {
	override settings: Kept = { name: 'Mara', days: 30, on: true, level: 'b', list: ['one', 'two'] };
	readonly log: string[] = [];
	override onload(): void { this.addSettingTab(new Tab(this.app, this)); }
}

let host: Host;
let plugin: Settled;
let modal: SettingsModal;

beforeEach(async () => {
	({ host } = await openScreen({ files: {} }));
	plugin = await host.loadPlugin(Settled, { id: 'settled', name: 'Settled', author: 'A', version: '1.0.0', minAppVersion: '1.13.0', description: 'D.' });
	modal = new SettingsModal(host.app, []);
	modal.open();
});

afterEach(() => modal.close());

const row = (name: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('.setting-item')].find((el) => el.querySelector('.setting-item-name')?.textContent === name) as HTMLElement;
const names = (): string[] => [...document.querySelectorAll<HTMLElement>('.setting-item')].filter((el) => el.style.display !== 'none').map((el) => el.querySelector('.setting-item-name')?.textContent ?? '');
const later = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 10); });

function fill(name: string, value: string): HTMLInputElement {
	const input = row(name).querySelector('input') as HTMLInputElement;
	input.value = value;
	input.dispatchEvent(new Event('input', { bubbles: true }));
	return input;
}

describe('declared settings', () => {
	it('show what is kept, named for a screen reader', () => {
		expect(names()).toEqual(['On', 'Name', 'Days', 'More', 'Level', 'Own', 'Words', 'one', 'two', 'A page']);
		expect(row('On').querySelector('[role="switch"]')?.getAttribute('aria-checked')).toBe('true');
		expect(row('Level').querySelector('select')?.value).toBe('b');
		expect(row('A page').textContent).toContain('Mara');
		expect(document.getElementById(row('Name').querySelector('input')?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Name');
	});

	it('save by themselves, to the settings and to data.json', async () => {
		fill('Name', 'Jonas');
		fill('Days', '14');
		await later();
		expect(plugin.settings).toMatchObject({ name: 'Jonas', days: 14 });
		expect(JSON.parse(host.text('.obsidian/plugins/settled/data.json') ?? '')).toMatchObject({ name: 'Jonas', days: 14 });
	});

	it('show why a value is refused, and do not save it', async () => {
		fill('Name', '');
		await later();
		expect(row('Name').querySelector('[role="alert"]')?.textContent).toBe('A name is needed.');
		expect(plugin.settings.name).toBe('Mara');
		fill('Name', 'Ines');
		await later();
		expect(row('Name').querySelector('[role="alert"]')).toBeNull();
	});

	it('hide and disable one another without being drawn again', async () => {
		const days = row('Days');
		row('On').querySelector<HTMLElement>('[role="switch"]')?.click();
		await later();
		expect(names()).not.toContain('Name');
		expect(days.isConnected).toBe(true);
		expect(days.querySelector('input')?.disabled).toBe(true);
	});

	it('reorder, delete and add in a list, by keyboard too', async () => {
		const handle = row('two').querySelector('.setting-drag-handle') as HTMLElement;
		handle.focus();
		press('ArrowUp');
		expect(plugin.settings.list).toEqual(['two', 'one']);
		row('two').focus();
		press('Delete');
		expect(plugin.settings.list).toEqual(['one']);
		document.querySelector<HTMLElement>('[aria-label="Add a word"]')?.click();
		expect(names()).toContain('new');
		plugin.settings.list.length = 0;
		row('one').querySelector<HTMLElement>('[aria-label="Delete"]')?.click();
		expect(document.querySelector('.setting-list-empty')?.textContent).toBe('No words yet.');
	});

	it('open pages and come back, showing what was changed there', async () => {
		row('A page').click();
		expect(document.querySelector('.setting-page-title')?.textContent).toBe('A page');
		fill('Inside', 'Priya');
		await later();
		document.querySelector<HTMLElement>('[aria-label="Back"]')?.click();
		expect(row('A page').textContent).toContain('Priya');
	});

	it('clean up after what a definition drew itself', () => {
		modal.close();
		expect(plugin.log).toEqual(['cleaned']);
	});
});

describe('settings drawn by hand', () => {
	it('tell only of changes by a person', () => {
		const log: unknown[] = [];
		const parent = document.body.createDiv();
		new Setting(parent)
			.setName('All')
			.addText((text) => text.setValue('set').onChange((value) => log.push(value)))
			.addDropdown((dropdown) => dropdown.addOptions({ a: 'A', b: 'B' }).setValue('b').onChange((value) => log.push(value)));
		expect(log).toEqual([]);
		const select = parent.querySelector('select') as HTMLSelectElement;
		select.value = 'a';
		select.dispatchEvent(new Event('change'));
		expect(log).toEqual(['a']);
	});
});
