/** What is recognised in a vault now: counts and examples, for the settings. */
import type { NoteState } from './note-store';

/** What notes are recognised as. */
export type RecognisedAs = 'account-by-type' | 'account-by-tag' | 'account-by-folder' | 'activity' | 'activity-in-folder' | 'related' | 'person' | 'problem';

/** How many, and the first of them. */
export interface RecognisedNotes {
	readonly as: RecognisedAs;
	readonly count: number;
	/** Paths, a few. */
	readonly examples: readonly string[];
}

/** Counts and examples by what notes are; every kind is there, also with none. */
export interface RecognitionPreview {
	readonly notes: readonly RecognisedNotes[];
	/** Accounts that these notes make. */
	readonly accounts: number;
	/** Of them, those that only activity notes name. */
	readonly accountsWithoutNote: number;
}

const kinds: readonly RecognisedAs[] = ['account-by-type', 'account-by-tag', 'account-by-folder', 'activity', 'activity-in-folder', 'related', 'person', 'problem'];
const mostExamples = 5;

/** Counts notes by what they are. */
export function countRecognised(states: Iterable<NoteState>): readonly RecognisedNotes[] {
	const paths = new Map<RecognisedAs, string[]>(kinds.map((kind) => [kind, []]));
	for (const state of states) {
		const kind = kindOf(state);
		if (kind !== null) paths.get(kind)?.push(state.path);
	}
	return [...paths].map(([as, found]) => ({ as, count: found.length, examples: found.sort().slice(0, mostExamples) }));
}

function kindOf({ role, head }: NoteState): RecognisedAs | null {
	switch (role.kind) {
		case 'account': return `account-by-${role.by}`;
		case 'activity': return role.hub === null ? 'activity' : 'activity-in-folder';
		case 'related': case 'person': return role.kind;
		case 'nothing': return role.why === 'no-account-named' || (role.why === 'loose' && head.hasBadFrontmatter === true) ? 'problem' : null;
	}
}
