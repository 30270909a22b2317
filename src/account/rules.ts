/** The settings as recognition asks them: one look-up for a key, a type or a tag. */
import type { Settings } from '../settings/settings';
import { readCadence } from './cadence';
import { copyOf } from './copy';
import { foldKey, foldValue, lastStep, textsIn } from './values';

/** What a property is to us. */
export type Meaning =
	| 'type' | 'title' | 'aliases' | 'merged-into' | 'account' | 'company' | 'date' | 'created' | 'updated'
	| 'last-contact' | 'next-contact' | 'snooze-until' | 'contact-every'
	| 'status' | 'industry' | 'owner' | 'website' | 'email' | 'crm-id' | 'role' | 'contacts';

/** Spellings that are no setting; keys folded. */
const spellings: Readonly<Partial<Record<Meaning, string>>> = {
	title: 'title name',
	aliases: 'aliases alias',
	'merged-into': 'mergedinto',
	date: 'date meetingdate calldate',
	created: 'created createdat datecreated creationdate',
	updated: 'updated updatedat dateupdated lastupdated lastupdate modified modifiedat datemodified lastmodified lastreviewed',
	'next-contact': 'nextcontact nextcontactdate nextcontacton nextmeeting nexttouch nextfollowup followup followupdate followupon',
	'snooze-until': 'snoozeuntil snoozeduntil snooze',
	'contact-every': 'contactevery cadence contactcadence contactfrequency touchcadence',
	industry: 'industry sector vertical',
	owner: 'owner accountowner accountmanager accountexecutive relationshipowner',
	website: 'website websites url domain domains homepage site web',
	email: 'email emails mail',
	'crm-id': 'crmid crm salesforceid sfid sfdcid hubspotid dynamicsid pipedriveid accountid customerid clientid companyid externalid duns lei',
	role: 'role jobtitle position function',
	contacts: 'contacts contact keycontacts keypeople stakeholders contactperson maincontact primarycontact',
};

/** A spelling of each property that means something. */
export const propertyNames: readonly string[] = ['type', 'account', 'company', 'status', 'last contact', ...Object.keys(spellings).map((name) => name.replace('-', ' '))];

/** Weight of the spellings of one field: the smaller counts. */
export interface KeyMeaning {
	readonly meaning: Meaning;
	readonly rank: number;
}

const mostRemembered = 20_000;

/** Settings, ready for use. */
export class Rules {
	private readonly meanings = new Map<string, KeyMeaning>();
	private readonly own = new Map<string, string>();
	private readonly byKey = new Map<string, KeyMeaning | null>();
	private readonly byTag = new Map<string, boolean>();
	private readonly types = new Map<string, string>();
	private readonly accountTypes: Set<string>;
	private readonly personTypes: Set<string>;
	private readonly activityTypes: Set<string>;
	private readonly accountTags: ReadonlySet<string>;
	private readonly accountFolders: readonly string[];
	private readonly ignoredFolders: readonly string[];
	private readonly untracked: Set<string>;
	private readonly cadences: ReadonlyMap<string, number>;

	constructor(readonly settings: Settings) {
		this.teach('type', settings.typeProperties);
		this.teach('last-contact', settings.lastContactProperties);
		this.teach('account', settings.accountProperties);
		this.teach('status', settings.statusProperties);
		this.teach('company', settings.personProperties);
		for (const [meaning, keys] of Object.entries(spellings)) this.teach(meaning as Meaning, keys.split(' '));
		this.accountTypes = new Set(settings.accountTypes.map(foldType));
		this.personTypes = new Set(settings.personTypes.map(foldType));
		this.activityTypes = new Set([...settings.activityTypes, ...settings.accountTypes].map(foldType));
		this.accountTags = new Set(settings.accountTags.map((tag) => tag.toLowerCase()));
		this.accountFolders = settings.accountFolders.map((folder) => folder.toLowerCase());
		this.ignoredFolders = settings.ignoredFolders.map((folder) => folder.toLowerCase());
		this.untracked = new Set(settings.untrackedStatuses.map(foldValue));
		this.learn(settings.words);
		this.cadences = new Map(Object.entries(settings.cadenceByStatus).map(([status, days]) => [foldValue(status), days]));
	}

	/** What a property means, by its key in any spelling; null for others. */
	meaningOf(key: string): KeyMeaning | null {
		const known = this.byKey.get(key);
		if (known !== undefined) return known;
		const meaning = key.length > 100 ? null : this.meanings.get(foldKey(key)) ?? null;
		// Keys come from notes: what is remembered of them has an end.
		if (this.byKey.size > mostRemembered) this.byKey.clear();
		this.byKey.set(copyOf(key), meaning);
		return meaning;
	}

	/** The types in a value, as they are compared. */
	typesIn(value: unknown): readonly string[] {
		return typeof value === 'string' ? [this.foldedType(value)] : textsIn(value).map((text) => this.foldedType(text));
	}

	/** Whether a value names a type of accounts or people. */
	isTypeOfOurs(value: unknown): boolean {
		if (typeof value !== 'string') return textsIn(value).some((text) => this.isTypeOfOurs(text));
		const type = this.foldedType(value);
		return this.accountTypes.has(type) || this.personTypes.has(type);
	}

	private foldedType(text: string): string {
		const known = this.types.get(text);
		if (known !== undefined) return known;
		const folded = foldType(text);
		if (this.types.size > mostRemembered) this.types.clear();
		this.types.set(copyOf(text), folded);
		return folded;
	}

	isAccountType(types: readonly string[]): boolean {
		return types.some((type) => this.accountTypes.has(type));
	}

	isPersonType(types: readonly string[]): boolean {
		return types.some((type) => this.personTypes.has(type));
	}

	/** Types whose dated notes in an account's folder count as contact. */
	isActivityType(types: readonly string[]): boolean {
		return types.some((type) => this.activityTypes.has(type));
	}

	/** Whether a tag, or one that it is nested under, makes an account note. */
	isAccountTag(tag: string): boolean {
		const known = this.byTag.get(tag);
		if (known !== undefined) return known;
		let found = false;
		for (let end = tag.length; end > 0 && !found; end = tag.lastIndexOf('/', end - 1)) {
			found = this.accountTags.has(tag.slice(0, end).toLowerCase());
		}
		if (this.byTag.size > mostRemembered) this.byTag.clear();
		this.byTag.set(copyOf(tag), found);
		return found;
	}

	/** The longest chosen folder that the path lies in, folded; null where there is none. */
	chosenFolder(path: string): string | null {
		if (this.accountFolders.length === 0) return null;
		return this.accountFolders.filter((folder) => liesIn(path, folder)).sort((a, b) => b.length - a.length)[0] ?? null;
	}

	isIgnored(path: string): boolean {
		for (const folder of this.ignoredFolders) if (liesIn(path, folder)) return true;
		return false;
	}

	/** Whether nobody follows up accounts of this status. */
	isUntracked(status: string | null): boolean {
		return status !== null && this.untracked.has(foldValue(status));
	}

	/** The cadence that holds: the note's, else its status's, else the default. */
	cadenceFor(cadence: number | null, status: string | null): number {
		return cadence ?? (status === null ? undefined : this.cadences.get(foldValue(status))) ?? this.settings.cadence;
	}

	/** A person's own words mean what ours mean, whatever that is: `Kunde` a property and a type. */
	private learn(words: Settings['words']): void {
		for (const [own, ours] of Object.entries(words)) {
			this.own.set(foldValue(own), ours);
			const meaning = this.meanings.get(foldKey(ours));
			if (meaning !== undefined) this.meanings.set(foldKey(own), meaning);
			for (const types of [this.accountTypes, this.personTypes, this.activityTypes]) if (types.has(foldType(ours))) types.add(foldType(own));
			if (this.untracked.has(foldValue(ours))) this.untracked.add(foldValue(own));
		}
	}

	/** A text such as `alle 2 Wochen` with ours for each word of a person's own. */
	translated(text: string): string {
		return this.own.size === 0 ? text : text.split(/\s+/).map((word) => this.own.get(foldValue(word)) ?? word).join(' ');
	}

	/** Whether a word is one of ours: a property, a type, a status, or a word of cadences. */
	knows(word: string): boolean {
		return word === 'every' || typeof readCadence(word) === 'number' || typeof readCadence(`2 ${word}`) === 'number' || this.meanings.has(foldKey(word)) || this.untracked.has(foldValue(word))
			|| [this.accountTypes, this.personTypes, this.activityTypes].some((types) => types.has(foldType(word)));
	}

	private teach(meaning: Meaning, keys: readonly string[]): void {
		keys.forEach((key, rank) => {
			const folded = foldKey(key);
			if (!this.meanings.has(folded)) this.meanings.set(folded, { meaning, rank });
		});
	}
}

function liesIn(path: string, folder: string): boolean {
	return path.length > folder.length && path[folder.length] === '/' && path.slice(0, folder.length).toLowerCase() === folder;
}

/** A type as it is compared: `[[Companies]]`, `Company` and `company` are one. */
export function foldType(text: string): string {
	const name = lastStep(text.replace(/^#|^!?\[\[|\]\]$/g, '').replace(/[|#].*$/s, ''));
	const folded = foldValue(name).replace(/[\s_]+/g, '-');
	if (folded.length > 4 && folded.endsWith('ies')) return `${folded.slice(0, -3)}y`;
	return folded.length > 3 && folded.endsWith('s') && !folded.endsWith('ss') ? folded.slice(0, -1) : folded;
}
