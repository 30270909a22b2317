import type { EventRef } from 'obsidian';
import type { Accounts } from '../account/accounts';
import type { Day, Mention } from '../account/records';
import type { Settings } from '../settings/settings';
import type { IndexEvents, IndexState } from './events';

/** How many of the texts that are needed have been read. */
export interface Progress {
	readonly read: number;
	readonly total: number;
}

/**
 * All accounts, kept current with the vault: what screens and commands hold.
 * Implemented by `AccountIndex`.
 */
export interface LiveAccounts {
	readonly accounts: Accounts;
	readonly settings: Settings;
	readonly state: IndexState;
	readonly progress: Progress;
	/** The local calendar day; `day` is told when it changes. */
	today(): Day;
	/** Hand the reference to `registerEvent`. */
	on<Name extends keyof IndexEvents>(name: Name, listener: (...data: IndexEvents[Name]) => void): EventRef;
	/** Resolves when all is read and compared, also after a change; rejects when that takes longer than `limit` milliseconds or the index is unloaded. */
	whenReady(limit?: number): Promise<void>;
	/** Notes that link to the account but are not its own, newest first, each with the sentence. Texts are read when asked. */
	mentionsOf(id: string, signal?: AbortSignal): Promise<readonly Mention[]>;
	/** Notes that name the account in plain text without a link, newest first; searched when asked, in slices. */
	plainMentionsOf(id: string, signal?: AbortSignal): Promise<readonly Mention[]>;
}
