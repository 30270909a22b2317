import type { Conflict, Day, Item } from '../account/records';

/** A note that takes part in a merge, as the vault hands it over. */
export interface MergeNote {
	readonly path: string;
	readonly text: string;
	/** Newest readable contact date of the note itself; decides which of two values is newer. */
	readonly lastContact: Day | null;
	readonly created: Day | null;
	/** Whether the note lies in the account's own folder. */
	readonly isHub: boolean;
	/** Links to the note in the whole vault. */
	readonly linkCount: number;
}

/** A file outside the group that links to a merged note, or must change with it. */
export interface LinkingFile {
	readonly path: string;
	readonly text: string;
	readonly kind: 'note' | 'canvas';
}

/** A dated note that belongs to the account only because it lies in a merged hub's folder. */
export interface FolderNote {
	readonly path: string;
	readonly text: string;
}

/** What the vault knows about paths. All answers are about the vault as it stands before the merge. */
export interface VaultFacts {
	/** The path that a link leads to; null where it leads nowhere. Target without subpath. */
	resolve(target: string, sourcePath: string): string | null;
	/** Whether a file lies at the path, upper and lower case alike. */
	exists(path: string): boolean;
	/** How many files answer to a bare name such as `README` or `logo.png`, upper and lower case alike. */
	countNamed(name: string): number;
	/** `.base` files with their texts; those that name a merged note are listed, never changed. */
	readonly bases: readonly { readonly path: string; readonly text: string }[];
}

/** What a person chose; nothing chosen is the empty record. */
export interface MergeChoices {
	/** Path of the note to keep; null for the proposed one. */
	readonly survivor: string | null;
	/** Field to the path of the note whose value counts. */
	readonly fields: Readonly<Record<string, string>>;
	/** Ids of near duplicates that are told once. */
	readonly collapse: readonly string[];
}

export const noChoices: MergeChoices = Object.freeze({ survivor: null, fields: Object.freeze({}), collapse: [] });

/** Settings that a merge depends on. */
export interface MergeOptions {
	/** Folder for merged notes; null for the trash. */
	readonly archiveFolder: string | null;
	/** Whether values that lost go into a folded callout at the end. */
	readonly keepLostValues: boolean;
	readonly lastContactProperties: readonly string[];
	/** How `05/06/2026` is read. */
	readonly dateOrder: 'neither' | 'day-first' | 'month-first';
	/** Property names by which a dated note names its account; the first is written. */
	readonly accountProperties: readonly string[];
	/** More files than this to rewrite is said in a warning. */
	readonly manyFiles: number;
}

/** Two texts that say nearly the same; told once only if a person says so. */
export interface NearPair {
	readonly id: string;
	readonly section: string;
	readonly kept: string;
	readonly dropped: string;
	readonly path: string;
	readonly isCollapsed: boolean;
}

/** A file that changes. */
export interface FileEdit {
	readonly path: string;
	readonly before: string;
	readonly after: string;
	/** Links rewritten in it. */
	readonly linkCount: number;
}

/** A merged note and where it goes. */
export interface Removal {
	readonly path: string;
	readonly before: string;
	/** Path in the archive with the text it will have there; null for the trash. */
	readonly archive: { readonly path: string; readonly text: string } | null;
}

/**
 * Everything a merge will do, as plain data. Nothing is written before a
 * person, or the caller of the command line, has seen it.
 */
export interface MergePlan {
	/** Digest of all that the plan writes: the same notes and choices give the same id on every device. */
	readonly id: string;
	readonly survivor: string;
	readonly merged: readonly string[];
	readonly conflicts: readonly Conflict[];
	/** What was told more than once and is told once now, or said nothing (placeholders). */
	readonly collapsed: readonly Item[];
	readonly near: readonly NearPair[];
	readonly links: readonly { readonly path: string; readonly count: number }[];
	readonly warnings: readonly string[];
	/** The survivor's new text. */
	readonly result: string;
	/** The survivor first, then every other file that changes, by path. */
	readonly edits: readonly FileEdit[];
	readonly removals: readonly Removal[];
}

/** A plan, or why these notes cannot be merged. */
export type MergeOutcome =
	| { readonly kind: 'plan'; readonly plan: MergePlan }
	| { readonly kind: 'refused'; readonly why: string };

/** All that a plan is made from: no clock, no vault. */
export interface MergeRequest {
	readonly notes: readonly MergeNote[];
	readonly linking: readonly LinkingFile[];
	readonly folderNotes: readonly FolderNote[];
	readonly facts: VaultFacts;
	readonly choices: MergeChoices;
	readonly options: MergeOptions;
}
