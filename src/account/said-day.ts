/** When something was said: a bullet's own day, else the day its note stands for. */
import { dateAtStart } from '../note/dates';
import { noteDay } from './contact';
import { dayOfEntry } from './entry-day';
import type { NoteState } from './note-store';
import type { Day } from './records';

/** A day in brackets at the end: `(2026-01-05)`, `([[2026-01-05]])`, `(as of 2026-01-05)`, `[date:: 2026-01-05]`. */
const atEnd = /[([](?:(?:as of|from|on|date::|seen|noted:?) {0,2})?(?:\[\[)?(\d{4}-\d\d-\d\d)(?:\]\])?[)\]][.!]?$/i;

/** The day that a line carries itself. One that is still to come is what the line is about, not when it was said. */
export function ownDay(text: string, today: Day): Day | null {
	const day = /^[*_[]*\d/.test(text) ? dayOfEntry(text) : null;
	const own = day ?? (/[)\].!]$/.test(text) ? dateAtStart(atEnd.exec(text.slice(-60))?.[1] ?? '') : null);
	return own !== null && own <= today ? own : null;
}

/**
 * The day that an account note stands for: its last contact, else when it says
 * it was last revised, else the date it bears. When it was created says nothing
 * of what was added since.
 */
export function dayOfAccountNote(note: NoteState, today: Day): Day | null {
	const contact = noteDay(note.fields.lastContacts, today);
	if (contact !== null) return contact;
	const revised = note.revised;
	return revised !== null && revised <= today ? revised : null;
}
