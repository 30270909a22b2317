import type { Note } from '../note/note';
import type { Settings } from '../settings/settings';
import type { Problem } from './records';

/** What a note's text adds to its head: copied strings, nothing that keeps the text alive. Opaque to callers. */
export interface NoteBody {
	readonly problems: readonly Pick<Problem, 'code' | 'line' | 'message'>[];
}

/** The extract of a parsed note. One pass, linear in the text. */
export function readBody(path: string, note: Note, settings: Settings): NoteBody {
	void path; void note; void settings;
	return { problems: [] };
}

/** The body of a note that could not be read or is no text. */
export function unreadableBody(message: string): NoteBody {
	return { problems: [{ code: 'unreadable', line: 1, message }] };
}
