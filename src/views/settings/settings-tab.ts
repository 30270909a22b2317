import { Component, PluginSettingTab, type App, type EventRef, type Plugin, type Setting, type SettingDefinitionItem } from 'obsidian';
import { strangerAmong } from '../../account/own-words';
import type { RecognisedAs, RecognitionPreview } from '../../account/preview';
import { nearest } from '../../match/nearest';
import { languages, wordsOf } from '../../settings/languages';
import { longestCadence, readSettings } from '../../settings/migrate';
import { cardParts, type Settings } from '../../settings/settings';
import { countOf } from '../words';

/** What the tab reads and changes. */
export interface SettingsSource {
	readonly settings: () => Settings;
	/** What contradicted itself in the stored settings, in words. */
	readonly mended: () => readonly string[];
	readonly save: (settings: Settings) => Promise<void>;
	/** What is recognised in the vault now. */
	readonly recognition: () => RecognitionPreview;
	readonly on: (name: 'settings' | 'changed', listener: () => void) => EventRef;
}

/** One setting of a group. */
type Item = SettingDefinitionItem & { readonly type?: never };

const words: Readonly<Record<RecognisedAs, string>> = {
	'account-by-type': 'Account notes by their type',
	'account-by-tag': 'Account notes by a tag',
	'account-by-folder': 'Account notes by their folder',
	activity: 'Meetings, calls and mails that name an account',
	'activity-in-folder': 'Dated notes in the folder of an account',
	related: 'Other notes of an account',
	person: 'People',
	problem: 'Notes with a problem',
};

/** Settings as the application draws them; values are kept in one readonly record. */
export class SettingsTab extends PluginSettingTab {
	constructor(app: App, plugin: Plugin, private readonly source: SettingsSource) {
		super(app, plugin);
	}

	override getControlValue(key: string): unknown {
		const settings: Readonly<Record<string, unknown>> = { ...this.source.settings() };
		const [name = '', part] = key.split('.');
		const value = settings[name];
		if (part !== undefined) return (value as Readonly<Record<string, unknown>>)[part];
		if (name === 'cadenceByStatus' || name === 'words') return Object.entries(value as Settings['cadenceByStatus' | 'words']).map((line) => line.join(': ')).join('\n');
		return Array.isArray(value) ? value.join(', ') : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const settings = this.source.settings();
		const [name = '', part] = key.split('.');
		if (name === 'taskStates' && this.checkState(part, String(value)) !== undefined) return;
		const whole = part === undefined ? name === 'cadenceByStatus' ? readCadences(String(value)) : name === 'words' ? Object.fromEntries(wordsIn(String(value))) : value
			: { ...(settings as unknown as Readonly<Record<string, object>>)[name], [part]: value };
		await this.source.save(readSettings({ ...settings, [name]: whole }).settings);
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		return [
			{
				type: 'group', heading: 'What is an account',
				items: [
					{ name: 'Recognised now', desc: 'What these settings find in this vault.', render: (setting) => this.drawRecognition(setting) },
					list('accountTypes', 'Types', 'Values of the property “type” that make a note an account note.'),
					list('accountTags', 'Tags', 'Tags that do the same, without #.'),
					list('accountFolders', 'Folders', 'Folders whose notes are all account notes.', (text) => this.checkFolders(text)),
					list('ignoredFolders', 'Ignored folders', 'Folders whose notes are never looked at.', (text) => this.checkFolders(text)),
					list('accountProperties', 'Properties that name an account', 'A meeting, call or mail names its account in one of these.'),
					list('activityTypes', 'Types that count as contact', 'Dated notes of these types in an account’s folder count as contact.'),
					list('personTypes', 'Types of people', 'Notes of these types are people; they are listed as contacts of their company.'),
					list('personProperties', 'Properties that name a company', 'How a note about a person says where they work.'),
					list('typeProperties', 'Properties that say what a note is', 'In which properties the types above are looked for.'),
					{
						name: 'Words of your own', desc: 'Your words for properties, headings, types and statuses, and ours for the same, one a line, e.g. “Ansprechpartner: key contacts”.',
						control: { type: 'textarea', key: 'words', validate: (text: string) => this.checkWords(text) },
					},
					{ name: 'Notes in another language', desc: 'Adds the usual words of a language to those above; what stands there stays.', render: (setting) => { this.drawLanguages(setting); } },
				],
			},
			{
				type: 'group', heading: 'Contact',
				items: [
					list('lastContactProperties', 'Last contact', 'Properties that hold the date of the last contact; the first is written where a note has none.'),
					toggle('activitiesCount', 'Meetings count as contact', 'The newest meeting, call or mail of an account counts as well as the property.'),
					toggle('entriesCount', 'Dated lines count as contact', 'Also the newest line such as “2026-11-20: call” in the timeline of an account’s note.'),
					{
						name: 'Dates such as 05/06/2026', desc: 'Which part is the day. Without a choice such a date is listed as a problem.',
						control: { type: 'dropdown', key: 'dateOrder', options: { neither: 'Do not guess, list it as a problem', 'day-first': 'Day first', 'month-first': 'Month first' } },
					},
					count('cadence', 'Cadence', 'Days within which an account should be contacted. A note can say otherwise with “contact_every”.', checkDays),
					{ name: 'Cadence by status', desc: 'One status a line, e.g. “Prospect: 14”.', control: { type: 'textarea', key: 'cadenceByStatus', validate: checkCadences } },
					list('statusProperties', 'Status', 'Properties that hold the status, the weightiest first.'),
					list('untrackedStatuses', 'Untracked statuses', 'Accounts of these statuses are never due.'),
				],
			},
			{
				type: 'group', heading: 'Tasks',
				items: [
					...this.source.mended().map((desc) => ({ name: 'Stored under two states', desc })),
					this.state('done', 'Done', 'Characters in the checkbox of a task that is done.'),
					this.state('proposed', 'Proposed', 'Characters of a task that somebody has yet to accept.'),
					this.state('cancelled', 'Cancelled', 'Characters of a task that was dropped.'),
					toggle('addDoneDate', 'Add a done date', 'To a task that is ticked here. Where the Tasks plugin is on, it decides.'),
				],
			},
			{
				type: 'group', heading: 'Fact card',
				items: [
					toggle('cardOnHover', 'Show on hover', 'A card with the facts of an account where the pointer rests on a link to it.'),
					toggle('cardWithoutKey', 'Without a key', 'Also where the page preview asks for Ctrl or Cmd.'),
					list('cardSections', 'Parts', `In this order. There are ${cardParts.join(', ')}.`, checkParts),
					count('cardItems', 'Lines', 'How many lines a part has at the most.'),
				],
			},
			{
				type: 'group', heading: 'Merge',
				items: [
					{ name: 'Archive folder', desc: 'Where merged notes go. Empty: to the trash.', control: { type: 'folder', key: 'archiveFolder', validate: checkArchive } },
					toggle('keepLostValues', 'Keep values that lost', 'In a folded callout at the end of the merged note.'),
					count('journalDays', 'Days to undo', 'How long a merge can be undone. One that was interrupted is never dropped.'),
					count('journalMegabytes', 'Room for undo', 'Megabytes that finished merges may take in the plugin’s folder.'),
				],
			},
		];
	}

	private state(state: string, name: string, desc: string): Item {
		return { name, desc, control: { type: 'text', key: `taskStates.${state}`, validate: (text) => this.checkState(state, text) } };
	}

	/** A character means one state; the one that has it keeps it. */
	private checkState(state: string | undefined, text: string): string | undefined {
		for (const [other, characters] of Object.entries(this.source.settings().taskStates)) {
			const taken = other === state ? undefined : [...text].find((character) => [...characters].includes(character));
			if (taken !== undefined) return `“${taken}” already means ${other}.`;
		}
		return undefined;
	}

	/** A folder that is not there is told; one that was set before it went may stay. */
	private checkFolders(text: string): string | undefined {
		const { accountFolders, ignoredFolders } = this.source.settings();
		const { missing, near } = this.missingFolder(readSettings({ accountFolders: text }).settings.accountFolders.filter((folder) => ![...accountFolders, ...ignoredFolders].includes(folder))) ?? {};
		return missing === undefined ? undefined : `There is no folder “${missing}”.${near ? ` Did you mean “${near}”?` : ''}`;
	}

	/** A line that teaches nothing is named, with the nearest of our words. */
	private checkWords(text: string): string | undefined {
		const words = wordsIn(text);
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		if (words.length < lines.length) return `“${lines.find((line) => !wordLine.test(line))?.trim() ?? ''}” is not of the form “Your word: ours”.`;
		const stranger = strangerAmong(words.map(([, ours]) => ours), this.source.settings());
		return stranger === null ? undefined : `“${stranger.word}” is no word of ours.${stranger.near === null ? '' : ` Did you mean “${stranger.near}”?`}`;
	}

	/** The first of some folders that the vault does not have, and the one that it may have been meant for. */
	private missingFolder(folders: readonly string[]): { readonly missing: string; readonly near: string | null } | null {
		const known = this.app.vault.getAllFolders().map(({ path }) => path);
		const lower = new Set(known.map((path) => path.toLowerCase()));
		const missing = folders.find((folder) => !lower.has(folder.toLowerCase()));
		return missing === undefined ? null : { missing, near: nearest(missing, known) };
	}

	/** Follows the index until the row goes. */
	private drawRecognition(setting: Setting): () => void {
		// The tab is drawn by the application; this part of it tells us that it is.
		this.containerEl.addClass('acct-settings');
		const listEl = setting.descEl.createEl('ul', { cls: 'acct-recognised' });
		this.listRecognised(listEl);
		const listening = new Component();
		listening.load();
		for (const name of ['settings', 'changed'] as const) listening.registerEvent(this.source.on(name, () => { this.listRecognised(listEl); }));
		return () => { listening.unload(); };
	}

	private drawLanguages(setting: Setting): void {
		for (const language of languages) {
			setting.addButton((button) => button.setButtonText(language).onClick(async () => {
				const settings = this.source.settings();
				await this.source.save({ ...settings, words: { ...wordsOf(language), ...settings.words } });
				this.update();
			}));
		}
	}

	private listRecognised(listEl: HTMLElement): void {
		listEl.empty();
		const { notes, accounts, accountsWithoutNote } = this.source.recognition();
		const gone = this.missingFolder(this.source.settings().accountFolders);
		listEl.createEl('li', { text: `${countOf(accounts, 'account')}${accountsWithoutNote > 0 ? `, ${String(accountsWithoutNote)} without a note of ${accountsWithoutNote === 1 ? 'its' : 'their'} own` : ''}` });
		if (gone !== null) listEl.createEl('li', { cls: 'acct-recognised-wrong', text: `There is no folder “${gone.missing}” any more: see Folders below.` });
		for (const { as, count, examples } of notes) {
			if (count === 0) continue;
			const item = listEl.createEl('li', { text: `${words[as]}: ${count.toLocaleString('en')}` });
			item.createDiv({ cls: 'acct-recognised-examples', text: examples.join(', ') });
		}
	}
}

function list(
	key: keyof Settings, name: string, desc: string, validate: (text: string) => string | undefined = () => undefined,
): Item {
	return { name, desc: `${desc} Several with commas between.`, control: { type: 'text', key, validate } };
}

function toggle(key: keyof Settings, name: string, desc: string): Item {
	return { name, desc, control: { type: 'toggle', key } };
}

function count(key: keyof Settings, name: string, desc: string, validate = wholeNumber): Item {
	return { name, desc, control: { type: 'number', key, validate } };
}

function wholeNumber(value: unknown): string | undefined {
	return Number.isInteger(value) && Number(value) > 0 ? undefined : 'A whole number from 1 on, please.';
}

function checkDays(value: unknown): string | undefined {
	return wholeNumber(value) ?? (Number(value) <= longestCadence ? undefined : `At most ${longestCadence.toLocaleString('en')} days, please.`);
}

/** A word that is no part is named, not dropped. */
function checkParts(text: string): string | undefined {
	const wrong = text.split(',').map((word) => word.trim()).find((word) => word !== '' && !cardParts.some((part) => part === word));
	if (wrong === undefined) return undefined;
	const near = nearest(wrong, cardParts);
	return `There is no part “${wrong}”.${near === null ? '' : ` Did you mean “${near}”?`}`;
}

/** What cannot be the name of a folder, or is one that the application does not look into, is told before a merge fails by it. */
function checkArchive(path: string): string | undefined {
	const wrong = path.split(/[\\/]/).find((name) => /^\.|[:*?"<>|]/.test(name));
	return wrong === undefined ? undefined : `A folder for notes cannot be called “${wrong}”.`;
}

const cadenceLine = /^\s*(.+?)\s*[:=]\s*(\d{1,5})\s*$/;

/** Nothing is stored while a line is wrong, so every wrong line is named at once. */
function checkCadences(text: string): string | undefined {
	const wrong = text.split('\n').filter((line) => line.trim() !== '' && checkDays(Number(cadenceLine.exec(line)?.[2])) !== undefined);
	if (wrong.length === 0) return undefined;
	return `${wrong.map((line) => `“${line.trim()}”`).join(', ')} ${wrong.length === 1 ? 'is' : 'are'} not of the form “Status: days”.`;
}

const wordLine = /^\s*(.+?)\s*[:=]\s*(\S.*?)\s*$/;

function wordsIn(text: string): readonly (readonly [own: string, ours: string])[] {
	return text.split('\n').flatMap((line) => {
		const [, own, ours] = wordLine.exec(line) ?? [];
		return own === undefined || ours === undefined ? [] : [[own, ours] as const];
	});
}

function readCadences(text: string): Readonly<Record<string, number>> {
	return Object.fromEntries(text.split('\n').flatMap((line) => {
		const [, status, days] = cadenceLine.exec(line) ?? [];
		return status === undefined ? [] : [[status, Number(days)] as const];
	}));
}
