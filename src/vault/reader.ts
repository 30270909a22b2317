import type { NoteBody } from '../account/note-body';
import { readBody, unreadableBody } from '../account/note-body';
import type { Problem } from '../account/records';
import { parse } from '../note';
import type { Settings } from '../settings/settings';

/** Characters of a note beyond which it is no note: a pasted log, a data file with the wrong ending. */
const longest = 1_000_000;
/** What decoding puts where bytes are no UTF-8. */
const replacement = '\uFFFD';

type Flaw = Pick<Problem, 'code' | 'line' | 'message'>;

/** What a note's text says, whatever it is: a text that cannot be read is a problem, never an error. */
export function bodyOf(path: string, text: string, settings: Settings): NoteBody {
	const unread = text.indexOf(replacement);
	const fatal = tooLong(text) ?? binary(text, unread);
	if (fatal) return { ...unreadableBody(fatal.message), problems: [fatal] };
	const flaw = badBytes(text, unread);
	try {
		const body = readBody(path, parse(text), settings);
		return flaw ? { ...body, problems: [...body.problems, flaw] } : body;
	} catch (error) {
		return unreadableBody(`The note cannot be understood: ${reasonOf(error)}`);
	}
}

/** The body of a note whose file could not be read. */
export function unreadBody(error: unknown): NoteBody {
	return unreadableBody(`The file cannot be read: ${reasonOf(error)}`);
}

function tooLong(text: string): Flaw | null {
	if (text.length <= longest) return null;
	const { line, length } = longestLine(text);
	const size = (text.length / 1_000_000).toFixed(1);
	const message = length > longest / 2
		? `The note is not read: this line has ${(length / 1_000_000).toFixed(1)} million characters`
		: `The note is not read: it has ${size} million characters`;
	return { code: 'too-long', line: length > longest / 2 ? line : 1, message };
}

function longestLine(text: string): { readonly line: number; readonly length: number } {
	let best = { line: 1, length: 0 };
	let line = 1;
	for (let start = 0; start <= text.length; line++) {
		const found = text.indexOf('\n', start);
		const end = found < 0 ? text.length : found;
		if (end - start > best.length) best = { line, length: end - start };
		start = end + 1;
	}
	return best;
}

/** `unread`: where the first letter stands that could not be decoded; below 0 where all could. */
function binary(text: string, unread: number): Flaw | null {
	const nul = text.indexOf('\0');
	if (nul >= 0) return { code: 'not-text', line: lineAt(text, nul), message: 'The file is not text' };
	if (unread < 0) return null;
	const sample = text.slice(0, 4000);
	const bad = sample.split(replacement).length - 1;
	if (bad <= sample.length / 10) return null;
	return { code: 'not-text', line: lineAt(text, unread), message: 'The file is not text' };
}

/** A few letters of another encoding: the rest of the note still tells something. */
function badBytes(text: string, unread: number): Flaw | null {
	if (unread < 0) return null;
	return { code: 'not-text', line: lineAt(text, unread), message: 'Some letters cannot be read: the file is not saved as UTF-8' };
}

function lineAt(text: string, offset: number): number {
	let line = 1;
	for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
	return line;
}

/** What an error says, whatever was thrown. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
