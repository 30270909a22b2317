/**
 * The records that every screen, the command line and the code block draw from.
 *
 * Plain, readonly, serialisable. Dates are `YYYY-MM-DD` in the local calendar,
 * paths are vault paths, lines count from 1, scores run from 0 to 1.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

export interface Problem {
	readonly code: ProblemCode;
	readonly path: string;
	readonly line: number;
	readonly message: string;
}

/** The closed set of what can be wrong in a note. */
export type ProblemCode =
	| 'bad-yaml'
	| 'bad-date'
	| 'ambiguous-date'
	| 'future-date'
	| 'bad-cadence'
	| 'no-account-named'
	| 'shared-alias'
	| 'unreadable'
	| 'not-text'
	| 'too-long';

export interface Source {
	readonly path: string;
	readonly line: number;
}

/** Something told once, with every place that says it, newest first. */
export interface Item {
	readonly text: string;
	readonly sources: readonly Source[];
	/** When it was said: the bullet's own day or that of its newest note. Absent where nothing tells it. */
	readonly date?: Day;
}

export interface ConflictValue {
	readonly value: string;
	readonly path: string;
	readonly date: Day | null;
}

/** A field whose notes disagree. `chosen` is the value that counts. */
export interface Conflict {
	readonly field: string;
	readonly values: readonly ConflictValue[];
	readonly chosen: string;
}

export type TaskState = 'open' | 'proposed' | 'done' | 'cancelled';
export type Priority = 'highest' | 'high' | 'medium' | 'low' | 'lowest';

export interface TaskSource extends Source {
	readonly state: TaskState;
	/** By which the line is found again before it is changed; never shown. */
	readonly mark?: string;
}

/** A commitment told once; its exact copies are `sources`. */
export interface Task {
	readonly account: string;
	readonly text: string;
	readonly state: TaskState;
	readonly due: Day | null;
	readonly scheduled: Day | null;
	readonly priority: Priority | null;
	readonly owner: string | null;
	readonly sources: readonly TaskSource[];
	readonly similar: readonly Item[];
	/** Copies differ in state: done here, open there. */
	readonly disagree: boolean;
	/** Absent where it has none. */
	readonly tags?: readonly string[];
}

export type StalenessLevel = 'fresh' | 'due' | 'stale' | 'unknown' | 'snoozed' | 'untracked';

export interface Staleness {
	readonly level: StalenessLevel;
	/** Calendar days since last contact; null when there is none. */
	readonly days: number | null;
	/** Days within which the account should be contacted. */
	readonly cadence: number;
	/** Days past the day it fell due; 0 while fresh; null when unknown. */
	readonly pastDue: number | null;
}

export interface LastContact {
	readonly date: Day;
	readonly path: string;
}

/** One account in a list: the public `Row` of the command line. */
export interface Row {
	readonly name: string;
	/** The note that stands for the account; null where only activity notes name it. */
	readonly path: string | null;
	readonly notes: readonly string[];
	readonly activityNoteCount: number;
	readonly status: string | null;
	readonly industry: string | null;
	readonly owner: string | null;
	readonly tags: readonly string[];
	readonly lastContact: LastContact | null;
	readonly nextContact: Day | null;
	readonly staleness: Staleness;
	readonly openTaskCount: number;
	readonly proposedTaskCount: number;
	readonly blockerCount: number;
	readonly opportunityCount: number;
	/** Account notes beyond the first. */
	readonly duplicateNoteCount: number;
	readonly problems: readonly Problem[];
}

export interface ContextEntry {
	readonly date: Day | null;
	readonly text: string;
	readonly path: string;
	readonly line: number;
}

export interface Mention {
	readonly path: string;
	readonly line: number;
	readonly date: Day | null;
	readonly text: string;
}

/** All of one account: the public answer of `:show`. */
export interface AccountDetail extends Row {
	readonly facts: readonly Item[];
	readonly tasks: readonly Task[];
	readonly topics: readonly Item[];
	readonly contacts: readonly Item[];
	readonly opportunities: readonly Item[];
	readonly blockers: readonly Item[];
	readonly decisions: readonly Item[];
	readonly context: readonly ContextEntry[];
	readonly mentions: readonly Mention[];
	readonly conflicts: readonly Conflict[];
}

/** A row with what only the screens need. */
export interface AccountSummary extends Row {
	/** Stays the same while the account's notes change; never shown. */
	readonly id: string;
	readonly aliases: readonly string[];
	/** Days on which there was contact, newest first, for the timeline. */
	readonly contactDays: readonly Day[];
	readonly conflictCount: number;
	/** True while texts of the account's notes are still to be read: counts from the text are not known yet. */
	readonly isPending: boolean;
}

/** Paths of the notes of an account, by what they are to it. */
export interface AccountNotes {
	/** The first stands for the account. */
	readonly account: readonly string[];
	/** Newest first. */
	readonly activity: readonly string[];
	readonly related: readonly string[];
	readonly people: readonly string[];
}

export type Certainty = 'certain' | 'likely';

export interface DuplicateGroup {
	readonly certainty: Certainty;
	readonly score: number;
	readonly notes: readonly string[];
	readonly reasons: readonly string[];
}

/** Vault-wide numbers: the answer of `account-dashboard`. A note that belongs to several accounts counts once. */
export interface Totals {
	readonly accounts: number;
	readonly due: number;
	readonly stale: number;
	readonly unknown: number;
	readonly openTasks: number;
	readonly duplicateGroups: number;
	readonly problems: number;
}

/** The answer to "which account is meant by this name, alias or path?". */
export type Lookup =
	| { readonly kind: 'found'; readonly id: string }
	| { readonly kind: 'none'; readonly nearest: readonly string[] }
	| { readonly kind: 'several'; readonly names: readonly string[] };
