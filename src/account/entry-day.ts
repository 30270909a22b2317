/** The day that a dated entry begins with, and what it says besides. */
import { dateAtStart, readDate, type Day } from '../note/dates';

/** `Nov 5, 2026` or `5. November 2026`. */
const named = '\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th|\\.)? \\p{L}{3,10}\\.?,? \\d{4}';
const namedDay = new RegExp(`^(?:${named})(?!\\d)`, 'u');
const written = `(?:\\d{4}[-./]?\\d\\d[-./]?\\d\\d|\\d\\d?\\.\\d\\d?\\.\\d{4}|${named})`;
const lead = new RegExp(`^(?:\\*\\*|__)?(?:\\[\\[${written}\\]\\]|\\[${written}\\]\\([^()\\s]*\\)|${written}(?:[T ]\\d\\d:\\d\\d)?)(?:\\*\\*|__)?(?:\\s*[:–—|·-]+\\s*|\\s+|$)(?:\\*\\*|__)?\\s*`, 'u');

/** The day that an entry begins with, also `**2026-01-05**`, `[[2026-01-05]]` and `Jan 5, 2026`. */
export function dayOfEntry(text: string): Day | null {
	if (!hasEarlyDigit(text)) return null;
	const bare = text.replace(/^[*_[]+/, '');
	return dateAtStart(bare) ?? dayByName(bare);
}

/** Marks, the longest name of a month, a dot and a space may stand before the first digit of a day. */
const longestLead = 20;

/** Most lines are told by this at once. */
function hasEarlyDigit(text: string): boolean {
	for (let at = 0; at < longestLead && at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 48 && code <= 57) return true;
	}
	return false;
}

function dayByName(text: string): Day | null {
	const found = namedDay.exec(text);
	const reading = found && readDate(found[0], { order: 'neither' });
	return reading?.kind === 'day' ? reading.day : null;
}

/** An entry without its day; empty where it is nothing else. */
export function wordsOfEntry(text: string): string {
	return text.replace(lead, '').trim();
}
