import type { KnownName } from './lookup';
import type { AccountDetail, AccountNotes, AccountSummary, Day, DuplicateGroup, Lookup, Problem, Task, Totals } from './records';

/**
 * The read side of all accounts: what screens and commands may ask.
 *
 * Implemented by `Book`. Every answer is a plain record, the same object as
 * long as nothing in it changed, so that a screen may compare by identity.
 */
export interface Accounts {
	/** Every account, in no promised order. */
	summaries(today: Day): readonly AccountSummary[];
	summary(id: string, today: Day): AccountSummary | null;
	/** Everything of one account except mentions, which need the vault. */
	detail(id: string, today: Day): AccountDetail | null;
	/** Tasks of one account, or of all (a task that belongs to several accounts is told under each). */
	tasks(id: string | null): readonly Task[];
	duplicates(): readonly DuplicateGroup[];
	/** Whether the account is in any of these groups. One look-up: nobody asks why. */
	isInGroup(id: string): boolean;
	totals(today: Day): Totals;
	/** Problems of all notes, also of those that belong to no account. */
	problems(today: Day): readonly Problem[];
	/** The notes around an account, by what they are to it; null for an unknown id. */
	notesOf(id: string): AccountNotes | null;
	/** A name, alias or path, folded. */
	find(nameOrPath: string): Lookup;
	/** Every name that an account goes by, its own and those of its notes; the names of all accounts follow each other. */
	names(): Iterable<KnownName>;
	/** The account that a link stands for: the note it resolves to, or the name it spells; null for other links. One look-up. */
	forLink(linktext: string, resolvedPath: string | null): string | null;
	/** Keys of the names by which such a link that resolves to nothing stands for the account. */
	linkNamesOf(id: string): readonly string[];
	/** Ids of the accounts that a note belongs to. */
	idsOf(path: string): readonly string[];
}
