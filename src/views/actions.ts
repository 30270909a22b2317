import type { AccountSummary, ConflictValue, Day, Task } from '../account/records';
import type { TaskWish } from '../vault/task-edits';

/** What came of something that a person asked for, in words that a notice can show; `change` is what was done, or taken back. */
export type Outcome =
	| { readonly kind: 'done'; readonly message: string; readonly undo?: () => Promise<Outcome>; readonly change?: unknown }
	| { readonly kind: 'refused'; readonly message: string };

/** A contact to be logged: the day, and what there is to say about it (may be empty). */
export interface ContactEntry {
	readonly date: Day;
	readonly text: string;
}

/**
 * What the screens can do to accounts. Every member is optional: a screen
 * offers what is provided and nothing else. Writing is done by whoever
 * provides it; a rejected promise is shown as an error.
 */
export interface AccountActions {
	readonly logContact?: (accounts: readonly AccountSummary[], entry: ContactEntry) => Promise<Outcome>;
	/** Why none of these can be logged, as far as it can be known before anything is typed; null where it can be tried. */
	readonly whyNoContact?: (accounts: readonly AccountSummary[]) => Promise<string | null>;
	/** `until` counts as snoozed; null ends the snooze. */
	readonly snooze?: (accounts: readonly AccountSummary[], until: Day | null) => Promise<Outcome>;
	/** Days within which the accounts should be contacted; null goes back to the setting. */
	readonly setCadence?: (accounts: readonly AccountSummary[], days: number | null) => Promise<Outcome>;
	/** Writes the chosen value of a conflict into the notes that say otherwise. */
	readonly chooseValue?: (account: AccountSummary, field: string, value: ConflictValue) => Promise<Outcome>;
	/** Ticks (or opens again) every exact copy of a task. */
	readonly toggleTask?: (task: Task, done: boolean) => Promise<Outcome>;
	/** Changes every exact copy of these tasks, as one step for undo. */
	readonly changeTasks?: (tasks: readonly Task[], wish: TaskWish) => Promise<Outcome>;
	/** Opens the merge screen on the notes of these accounts. */
	readonly merge?: (accounts: readonly AccountSummary[]) => void;
	/** Takes back the last change that was made here. */
	readonly undo?: () => Promise<Outcome>;
	/** Saves a file that the person asked for, e.g. an exported list. */
	readonly exportFile?: (name: string, text: string) => Promise<Outcome>;
}
