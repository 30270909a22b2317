import type { App, Plugin } from 'obsidian';
import { defaults } from '../../src/settings/settings';
import { SettingsTab } from '../../src/views/settings/settings-tab';

interface Control { readonly key: string; readonly validate?: (value: unknown) => string | undefined }
interface Definition { readonly control?: Control; readonly items?: readonly Definition[] }

function controls(): readonly Control[] {
	const tab = new SettingsTab({} as App, { manifest: { id: 'x', name: 'X' } } as Plugin, {
		settings: () => defaults, save: () => Promise.resolve(), recognition: () => ({ notes: [], accounts: 0, accountsWithoutNote: 0 }),
	});
	const groups = tab.getSettingDefinitions() as unknown as readonly Definition[];
	return groups.flatMap(({ items }) => items ?? []).flatMap(({ control }) => control ?? []);
}

function told(key: string, value: unknown): string | undefined {
	return controls().find((control) => control.key === key)?.validate?.(value);
}

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

	it.each([0, -3, 1.5, Number.NaN])('take %p for no number of days', (value) => {
		expect(told('cadence', value)).toBe('A whole number from 1 on, please.');
	});
});
