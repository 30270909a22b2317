import { cardParts, defaults, type CardSection, type Settings } from './settings';

/** Settings as read, and the keys of the stored record that this version does not know. */
export interface StoredSettings {
	readonly settings: Settings;
	/** Written back as they came, so that a newer version's data is not lost. */
	readonly unknown: Readonly<Record<string, unknown>>;
	/** What contradicted itself in the stored record and is read otherwise, in words. */
	readonly mended: readonly string[];
}

/** Gives the value in the shape that it must have, or undefined where nothing can be made of it. */
type Reader<T> = (value: unknown) => T | undefined;

const longestList = 500;
const longestText = 200;
/** In days, for a setting as for a note. */
export const longestCadence = 36_500;

/** The settings in whatever was stored. A value that is no good falls back alone. Never throws. */
export function migrate(stored: unknown): Settings {
	return readSettings(stored).settings;
}

/** As `migrate`, with what else was stored. */
export function readSettings(stored: unknown): StoredSettings {
	const source = isRecord(stored) ? stored : {};
	const settings: Record<string, unknown> = { ...defaults };
	for (const [key, read] of Object.entries(readers)) {
		const value = Object.hasOwn(source, key) ? (read as Reader<unknown>)(source[key]) : undefined;
		if (value !== undefined) settings[key] = value;
	}
	const read = Object.freeze(settings) as unknown as Settings;
	return { settings: read, unknown: unknownKeys(source), mended: sharedStates(source['taskStates'], read.taskStates) };
}

/** What to store: the settings, and what a newer version had stored beside them. */
export function storedSettings({ settings, unknown }: Omit<StoredSettings, 'mended'>): Readonly<Record<string, unknown>> {
	return Object.assign(Object.create(null) as Record<string, unknown>, unknown, settings);
}

const readers: { readonly [Key in keyof Settings]: Reader<Settings[Key]> } = {
	typeProperties: texts,
	accountTypes: texts,
	accountTags: tags,
	accountFolders: folders,
	personTypes: texts,
	personProperties: texts,
	accountProperties: texts,
	activityTypes: texts,
	ignoredFolders: folders,
	lastContactProperties: texts,
	statusProperties: texts,
	words,
	activitiesCount: flag,
	entriesCount: flag,
	dateOrder: (value) => value === 'neither' || value === 'day-first' || value === 'month-first' ? value : undefined,
	cadence: days,
	cadenceByStatus: cadences,
	untrackedStatuses: texts,
	taskStates,
	addDoneDate: flag,
	cardOnHover: flag,
	cardWithoutKey: flag,
	cardSections: (value) => texts(value)?.filter((part): part is CardSection => cardParts.some((known) => known === part)),
	cardItems: days,
	archiveFolder: (value) => typeof value === 'string' && value.length <= longestText ? folders([value])?.[0] ?? '' : undefined,
	keepLostValues: flag,
	journalDays: days,
	journalMegabytes: days,
};

function flag(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

/** A list of texts, or one text with commas between. Empty ones and repetitions go. */
function texts(value: unknown): readonly string[] | undefined {
	const list = typeof value === 'string' ? value.split(',') : value;
	if (!Array.isArray(list)) return undefined;
	const kept = list
		.filter((entry): entry is string => typeof entry === 'string' && entry.length <= longestText)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	return Object.freeze([...new Set(kept)].slice(0, longestList));
}

function tags(value: unknown): readonly string[] | undefined {
	const list = texts(value);
	return list && Object.freeze(list.map((tag) => tag.replace(/^#+/, '')).filter((tag) => tag !== ''));
}

/** Vault paths: forward slashes, none at the ends. The vault's root cannot be chosen. */
function folders(value: unknown): readonly string[] | undefined {
	const list = texts(value);
	return list && Object.freeze(list.map((folder) => folder.replace(/[\\/]+/g, '/').replace(/^\/|\/$/g, '')).filter((folder) => folder !== ''));
}

function days(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d{1,5}$/.test(value.trim()) ? Number(value) : value;
	return typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= longestCadence ? number : undefined;
}

function cadences(value: unknown): Readonly<Record<string, number>> | undefined {
	if (!isRecord(value)) return undefined;
	const kept = Object.create(null) as Record<string, number>;
	for (const [status, cadence] of Object.entries(value).slice(0, longestList)) {
		const count = days(cadence);
		if (count !== undefined && status.trim() !== '') kept[status.trim().toLowerCase()] = count;
	}
	return Object.freeze(kept);
}

function words(value: unknown): Readonly<Record<string, string>> | undefined {
	if (!isRecord(value)) return undefined;
	const kept = Object.create(null) as Record<string, string>;
	for (const [own, ours] of Object.entries(value).slice(0, longestList)) {
		const [word] = texts([ours]) ?? [];
		if (word !== undefined && own.trim() !== '' && own.length <= longestText) kept[own.trim()] = word;
	}
	return Object.freeze(kept);
}

/** A character means one state: the first that claims it. A space is always open. */
function taskStates(value: unknown): Settings['taskStates'] | undefined {
	if (!isRecord(value)) return undefined;
	const taken = new Set([' ']);
	const claim = (key: keyof Settings['taskStates']): string => {
		const stored = Object.hasOwn(value, key) ? value[key] : undefined;
		const characters = [...(typeof stored === 'string' ? stored.slice(0, longestText) : defaults.taskStates[key])];
		const free = characters.filter((character) => !/\s/.test(character) && !taken.has(character));
		for (const character of free) taken.add(character);
		return [...new Set(free)].join('');
	};
	return Object.freeze({ done: claim('done'), cancelled: claim('cancelled'), proposed: claim('proposed') });
}

/** Task characters that stand under two states. */
function sharedStates(value: unknown, read: Settings['taskStates']): readonly string[] {
	if (!isRecord(value)) return [];
	return (['cancelled', 'proposed'] as const).flatMap((state) => {
		const stored = value[state];
		return [...typeof stored === 'string' ? stored : ''].flatMap((character) => {
			const other = (['done', 'cancelled'] as const).find((one) => one !== state && read[one].includes(character));
			return other === undefined ? [] : [`“${character}” stood under ${other} and under ${state}. It means ${other}.`];
		});
	});
}

function unknownKeys(source: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const rest = Object.create(null) as Record<string, unknown>;
	for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(readers, key)) rest[key] = value;
	return Object.freeze(rest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
