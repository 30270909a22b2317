/** Everything a person can set. Readonly; the settings tab replaces the record as a whole. */
export interface Settings {
	/** Properties that say what a note is; compared folded. */
	readonly typeProperties: readonly string[];
	/** Values of `type` that make a note an account note; compared folded. */
	readonly accountTypes: readonly string[];
	/** Tags that make a note an account note, without `#`. */
	readonly accountTags: readonly string[];
	/** Folders whose notes are account notes. */
	readonly accountFolders: readonly string[];
	/** Values of `type` of notes about a person. */
	readonly personTypes: readonly string[];
	/** Properties by which a note about a person names an account. */
	readonly personProperties: readonly string[];
	/** Properties by which an activity note names its account. */
	readonly accountProperties: readonly string[];
	/** Values of `type` that count as contact for notes that only lie in an account's folder. */
	readonly activityTypes: readonly string[];
	/** Folders that are nothing to us. */
	readonly ignoredFolders: readonly string[];
	/** Spellings of the last-contact property; compared folded. */
	readonly lastContactProperties: readonly string[];
	/** Spellings of the status property, the weightiest first; compared folded. */
	readonly statusProperties: readonly string[];
	/** A person's own words for properties, headings, types and statuses, each with ours for the same. */
	readonly words: Readonly<Record<string, string>>;
	/** Whether activity notes count towards last contact. */
	readonly activitiesCount: boolean;
	/** Whether dated lines of the timeline in account notes count towards last contact. */
	readonly entriesCount: boolean;
	/** How `05/06/2026` is read; `neither` makes it a problem. */
	readonly dateOrder: 'neither' | 'day-first' | 'month-first';
	/** Days within which an account should be contacted. */
	readonly cadence: number;
	/** Cadence by status, in days; keys folded. */
	readonly cadenceByStatus: Readonly<Record<string, number>>;
	/** Statuses that nobody follows up. */
	readonly untrackedStatuses: readonly string[];
	/** Task characters by state; every other character is open. */
	readonly taskStates: { readonly proposed: string; readonly done: string; readonly cancelled: string };
	/** Whether a task that is ticked gets a done date (the Tasks plugin, where it is on, decides for itself). */
	readonly addDoneDate: boolean;
	/** Whether the fact card is shown where the pointer rests on a link to an account. */
	readonly cardOnHover: boolean;
	/** Whether it also comes without Ctrl or Cmd where the application asks for the key. */
	readonly cardWithoutKey: boolean;
	/** The parts of the card, in order. */
	readonly cardSections: readonly CardSection[];
	/** How many lines a part has at the most. */
	readonly cardItems: number;
	/** Folder for merged notes; empty for the trash. */
	readonly archiveFolder: string;
	/** Whether a merged note keeps values that lost in a folded callout at its end. */
	readonly keepLostValues: boolean;
	/** Days for which a merge can be undone. */
	readonly journalDays: number;
	/** How many megabytes finished merges may take in the journal. */
	readonly journalMegabytes: number;
}

/** What a fact card can show. */
export const cardParts = ['facts', 'tasks', 'blockers', 'opportunities', 'contacts', 'decisions', 'mentions'] as const;
export type CardSection = (typeof cardParts)[number];

/** What holds until a person sets something. */
export const defaults: Settings = deepFreeze({
	typeProperties: ['type', 'categories', 'category'],
	accountTypes: ['customer', 'account', 'client', 'company'],
	accountTags: ['type/customer', 'type/account', 'type/client', 'type/company'],
	accountFolders: [],
	personTypes: ['person', 'people', 'contact'],
	personProperties: ['company', 'account', 'customer', 'client', 'organization', 'organisation', 'org'],
	accountProperties: ['account', 'customer', 'client'],
	activityTypes: ['meeting', 'call', 'email', '1-1'],
	ignoredFolders: ['Templates'],
	lastContactProperties: [
		'last_contact', 'last-contact', 'lastContact', 'last_contacted', 'last contact', 'last_contact_date', 'last_interaction', 'last_met',
	],
	statusProperties: ['status', 'stage', 'relationship'],
	words: {},
	activitiesCount: true,
	entriesCount: false,
	dateOrder: 'neither',
	cadence: 30,
	cadenceByStatus: {},
	untrackedStatuses: ['churned', 'lost', 'closed'],
	taskStates: { proposed: '?', done: 'xX', cancelled: '-' },
	addDoneDate: false,
	cardOnHover: true,
	cardWithoutKey: false,
	cardSections: ['facts', 'tasks', 'blockers', 'opportunities', 'contacts', 'mentions'],
	cardItems: 4,
	archiveFolder: '',
	keepLostValues: true,
	journalDays: 365,
	journalMegabytes: 100,
});

function deepFreeze<T extends object>(record: T): Readonly<T> {
	for (const value of Object.values(record)) if (typeof value === 'object' && value !== null) deepFreeze(value as object);
	return Object.freeze(record);
}
