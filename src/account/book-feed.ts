import type { Settings } from '../settings/settings';
import type { Decisions } from './decisions';
import type { NoteBody } from './note-body';
import type { NoteHead, NoteSource } from './note-head';
import type { RecognitionPreview } from './preview';
import type { Day } from './records';

/** What the book needs from outside. */
export interface BookOptions {
	readonly settings: Settings;
	readonly decisions: Decisions;
	readonly notes: NoteSource;
	/** The path of the note that a link leads to, as the vault resolves it; null where there is none. */
	readonly resolveLink: (linktext: string, sourcePath: string) => string | null;
}

/** What changed since it was last asked. */
export interface BookChanges {
	/** Ids of accounts that came, went or changed. */
	readonly ids: ReadonlySet<string>;
	/** Whether any problem may have come or gone. */
	readonly problems: boolean;
	/** Whether any duplicate group may have come, gone or changed. */
	readonly duplicates: boolean;
	/** Whether `textsWanted` may have grown. */
	readonly texts: boolean;
}

/** The write side of the book of accounts, for the vault floor. */
export interface BookFeed {
	/** A note that is new or changed; of a new file `relink` tells, too. Cheap for notes that are nothing to us. Its body, if there is one, stays. */
	setHead(head: NoteHead): void;
	/** The same on the way through all notes of the vault: what one is only by its place is known when its hub is met. */
	meet(head: NoteHead): void;
	/** The text of a note whose head is known. */
	setBody(path: string, body: NoteBody): void;
	remove(path: string): void;
	/** What is known of it moves along; `setHead` must follow, as the new place may make a note something. */
	rename(oldPath: string, newPath: string): void;
	/** A file came or went: links may lead elsewhere. */
	relink(path: string): void;
	/** The links of a note may lead elsewhere, though its text is the same. Answers whether that can matter. */
	relinkFrom(path: string): boolean;
	/** Files went of which it is not known which: all links may lead elsewhere. */
	relinkAll(): void;
	/** Paths of the notes that are something to us in a folder and the folders below it. */
	under(folder: string): readonly string[];
	setSettings(settings: Settings): void;
	setDecisions(decisions: Decisions): void;
	/** Whether anybody has asked for all accounts. */
	readonly isWatched: boolean;
	/** Works out what changes have touched until all is or `isTime`; true when all is. Whoever asks before has it worked out at once. */
	settle(isTime: () => boolean): boolean;
	/** The same, and whatever screens ask of all accounts on a day. */
	prepare(today: Day, isTime: () => boolean): boolean;
	/** Whether the note's text matters: after a change, read it and call `setBody`. */
	needsText(path: string): boolean;
	/** Paths of all notes whose text matters and has not been given: those of an account together, its own first, in the order of the list. */
	textsWanted(): readonly string[];
	/** Compares names for likely duplicates until all are compared or `isTime`; true when all are. Call again after changes. */
	findDuplicates(isTime: () => boolean): boolean;
	/** What is recognised now, for the settings. */
	recognition(): RecognitionPreview;
	takeChanges(): BookChanges;
}
