/** @jest-environment jsdom */
import { Setting, type App, type Plugin } from 'obsidian';
import { defaults, type Settings } from '../../src/settings/settings';
import { installGlobals } from '../host/globals';
import { IndexEmitter } from '../../src/vault/events';
import { SettingsTab } from '../../src/views/settings/settings-tab';

interface Control { readonly key: string; readonly validate?: (value: unknown) => string | undefined }
interface Definition { readonly control?: Control; readonly items?: readonly Definition[] }

const events = new IndexEmitter();
let accounts = 0;
let settings = defaults;
let mended: readonly string[] = [];
const app = { vault: { getAllFolders: () => ['Customers', 'Customers/Old', 'Archive'].map((path) => ({ path })) } } as unknown as App;

function settingsTab(save: (settings: Settings) => Promise<void> = () => Promise.resolve()): SettingsTab {
	return new SettingsTab(app, { manifest: { id: 'x', name: 'X' } } as Plugin, {
		settings: () => settings, mended: () => mended, save, on: (name, listener) => events.on(name, listener), recognition: () => ({ notes: [], accounts, accountsWithoutNote: 0 }),
	});
}

function controls(): readonly Control[] {
	const groups = settingsTab().getSettingDefinitions() as unknown as readonly Definition[];
	return groups.flatMap(({ items }) => items ?? []).flatMap(({ control }) => control ?? []);
}

function told(key: string, value: unknown): string | undefined {
	return controls().find((control) => control.key === key)?.validate?.(value);
}

beforeAll(() => installGlobals());

describe('the settings', () => {
	it('name a word that is no part of the card, with the nearest', () => {
		expect(told('cardSections', 'facts, taks, blockers')).toBe('There is no part “taks”. Did you mean “tasks”?');
		expect(told('cardSections', 'weather')).toBe('There is no part “weather”.');
		expect(told('cardSections', ' blockers, facts,')).toBeUndefined();
	});

	it('name a line that is no status with days', () => {
		expect(told('cadenceByStatus', 'Prospect: 14\nActive soon')).toBe('“Active soon” is not of the form “Status: days”.');
		expect(told('cadenceByStatus', 'Prospect: 14')).toBeUndefined();
	});

	it('name every line that is no status with days', () => {
		expect(told('cadenceByStatus', 'Soon\nProspect: 14\nLost: 0\nFar: 99999')).toBe('“Soon”, “Lost: 0”, “Far: 99999” are not of the form “Status: days”.');
	});

	it('name a word that stands for nothing, with the nearest, and keep the others', async () => {
		expect(told('words', 'Branche: industry\nRisiken: blockrs')).toBe('“blockrs” is no word of ours. Did you mean “blockers”?');
		expect(told('words', 'Branche: weather')).toBe('“weather” is no word of ours.');
		expect(told('words', 'Branche: industry\nRisiken')).toBe('“Risiken” is not of the form “Your word: ours”.');
		expect(told('words', 'Typ: type\nKunde = customer\n\nBesprechung: meeting\nverloren: lost\nAnsprechpartner: Key Contacts\nLetzter Kontakt: last_contact')).toBeUndefined();
		const save = jest.fn<Promise<void>, [Settings]>(() => Promise.resolve());
		const tab = settingsTab(save);
		await tab.setControlValue('words', 'Typ: type\nKunde = customer');
		settings = save.mock.calls[0]?.[0] ?? defaults;
		expect(tab.getControlValue('words')).toBe('Typ: type\nKunde: customer');
		settings = defaults;
	});

	it('take no cadence beyond a hundred years', () => {
		expect(told('cadence', 36_500)).toBeUndefined();
		expect(told('cadence', 1e9)).toBe('At most 36,500 days, please.');
	});

	it('name a task character that is another state’s, and store nothing then', async () => {
		expect(told('taskStates.done', 'x?-')).toBe('“?” already means proposed.');
		expect(told('taskStates.proposed', '?X')).toBe('“X” already means done.');
		expect(told('taskStates.done', 'xX!')).toBeUndefined();
		const save = jest.fn(() => Promise.resolve());
		const tab = settingsTab(save);
		await tab.setControlValue('taskStates.done', 'x?-');
		expect(save).not.toHaveBeenCalled();
		await tab.setControlValue('taskStates.done', 'xX!');
		expect(save).toHaveBeenCalledWith(expect.objectContaining({ taskStates: { proposed: '?', done: 'xX!', cancelled: '-' } }));
	});

	it('tell a folder that is not there, with the nearest, but not one that was set before it went', () => {
		expect(told('accountFolders', 'customers, Custmers')).toBe('There is no folder “Custmers”. Did you mean “Customers”?');
		expect(told('ignoredFolders', 'Templates, Nowhere at all')).toBe('There is no folder “Nowhere at all”.');
		expect(told('accountFolders', '/Customers/Old/, archive')).toBeUndefined();
		expect(told('ignoredFolders', 'Templates, Archive')).toBeUndefined();
	});

	it('tell a folder for merged notes that cannot be one', () => {
		expect(told('archiveFolder', 'Archive/:bad|name')).toBe('A folder for notes cannot be called “:bad|name”.');
		expect(told('archiveFolder', '../outside')).toBe('A folder for notes cannot be called “..”.');
		expect(told('archiveFolder', '.trash')).toBe('A folder for notes cannot be called “.trash”.');
		for (const good of ['', 'Archive', '/Archive/CRM import 2026-03/']) expect(told('archiveFolder', good)).toBeUndefined();
	});

	it('tell beside what is recognised that a folder has gone', () => {
		settings = { ...defaults, accountFolders: ['Customers', 'Gone'] };
		const [row] = settingsTab().getSettingDefinitions().flatMap((group) => 'items' in group ? group.items ?? [] : []) as unknown as readonly { readonly render: (setting: Setting) => () => void }[];
		const setting = new Setting(createDiv());
		row?.render(setting)();
		settings = defaults;
		expect(setting.descEl.textContent).toContain('There is no folder “Gone” any more');
	});

	it('tell what contradicted itself as it was stored', () => {
		mended = ['“x” stood under done and under cancelled. It means done.'];
		expect(JSON.stringify(settingsTab().getSettingDefinitions())).toContain('stood under done and under cancelled');
		mended = [];
		expect(JSON.stringify(settingsTab().getSettingDefinitions())).not.toContain('Stored under two states');
	});

	it('show what is recognised after a change, until the row goes', () => {
		const [row] = settingsTab().getSettingDefinitions().flatMap((group) => 'items' in group ? group.items ?? [] : []) as unknown as readonly { readonly render: (setting: Setting) => () => void }[];
		const setting = new Setting(createDiv());
		const leave = row?.render(setting);
		for (const [count, name] of [[1, 'settings'], [2, 'changed']] as const) {
			accounts = count;
			if (name === 'settings') events.emit(name);
			else events.emit(name, new Set());
			expect(setting.descEl.textContent).toBe(count === 1 ? '1 account' : '2 accounts');
		}
		leave?.();
		accounts = 3;
		events.emit('settings');
		expect(setting.descEl.textContent).toBe('2 accounts');
	});

	it.each([0, -3, 1.5, Number.NaN])('take %p for no number of days', (value) => {
		expect(told('cadence', value)).toBe('A whole number from 1 on, please.');
	});
});
