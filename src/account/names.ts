/** What a note is called: by its title, its first heading, its folder or its file. */
import { foldName, identityKey } from '../match';
import { copyOf } from './copy';
import type { NoteHead } from './note-head';
import { firstText, isIndexName, isPlaceholder, shownText, textsIn } from './values';

const longestShown = 200;
const mostAliases = 200;
const none: readonly string[] = [];

/** All names of a note. */
export interface NoteNames {
	/** As written; may be very long. */
	readonly name: string;
	readonly aliases: readonly string[];
	/** What else it may be called: heading, folder, file name. They never make two notes one account. */
	readonly others: readonly string[];
}

/** The file's name without folder and ending. */
export function basenameOf(path: string): string {
	return withoutEnding(path.slice(path.lastIndexOf('/') + 1));
}

function withoutEnding(name: string): string {
	return name.endsWith('.md') || name.slice(-3).toLowerCase() === '.md' ? name.slice(0, -3) : name;
}

/** The folder's path; '' for the vault's root. */
export function folderOf(path: string): string {
	const end = path.lastIndexOf('/');
	return end < 0 ? '' : path.slice(0, end);
}

/** The name of the folder that a path is in; null in the vault's root. */
function parentOf(path: string): string | null {
	const end = path.lastIndexOf('/');
	return end < 1 ? null : path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

/** Whether a file's name stands for its folder: `README`, `index`, or named like the folder, also with a legal form (`Acme/Acme Inc.md`). */
export function standsForFolder(path: string): boolean {
	const [file, folder] = [basenameOf(path), parentOf(path)];
	return standsFor(file, folder) || (folder !== null && beginAlike(file, folder) && keyOfName(file) === keyOfName(folder));
}

function standsFor(file: string, folder: string | null): boolean {
	if (folder === null) return false;
	if (file === folder || isIndexName(file)) return true;
	return beginAlike(file, folder) && foldName(file) === foldName(folder);
}

/** Folding costs; names that begin otherwise are not alike. */
function beginAlike(file: string, folder: string): boolean {
	return file.charAt(0).toLowerCase() === folder.charAt(0).toLowerCase();
}

/** The names of a note whose properties `title` and `aliases` are given. */
export function namesOf({ path, heading }: NoteHead, title: unknown, aliases: readonly unknown[]): NoteNames {
	const file = basenameOf(path);
	const folder = parentOf(path);
	const isForFolder = standsFor(file, folder);
	const titled = firstText(title);
	let found = withName(none, titled === null ? null : withoutLabel(titled));
	// A heading that repeats the title is no news.
	if (heading !== null && heading !== titled) found = withName(found, headingName(heading));
	if (folder !== null && isForFolder) found = withName(found, withoutEnding(folder));
	if (!isForFolder || !isIndexName(file)) found = withName(withName(found, withoutLabel(file)), file);
	return { name: found[0] ?? file, aliases: aliases.length === 0 ? none : readAliases(aliases), others: found.length < 2 ? none : found.slice(1) };
}

/** Names and one more, if it is one and no other of them. */
function withName(names: readonly string[], name: string | null): readonly string[] {
	return name === null || name === '' || names.includes(name) ? names : [...names, name];
}

/** A heading as a name: tags at its end and link marks go. */
function headingName(heading: string): string | null {
	// Most are plain: nothing to take off.
	if (heading.length < longestShown && /^[A-Za-z][\w'&.,()-]*(?: [\w'&.,()-]+)*$/.test(heading) && !heading.includes('_')) return isPlaceholder(heading) ? null : withoutLabel(heading);
	const shown = shownText(heading.slice(0, 20 * longestShown)).replace(/(?:\s+#[^\s#]+)+\s*$/, '').replace(/\s*#+\s*$/, '').trim();
	return isPlaceholder(shown) ? null : withoutLabel(withoutOrnament(shown));
}

/** `Account: Acme` and `Customer - Acme` are called Acme. */
function withoutLabel(name: string): string {
	// Most names begin with another letter than these words do.
	const first = name.charCodeAt(0) | 32;
	if (first !== 97 && first !== 99) return name;
	return name.replace(/^(?:account|customer|client|company)(?::| [–—-]) +(?=\S)/i, '');
}

/** Emoji at either end of a heading adorn it; they are no part of the name where anything else is left. */
function withoutOrnament(name: string): string {
	const bare = name.replace(/^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Join_Control}|\s)+(?=\S)/u, '')
		.replace(/(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Join_Control}|\s)+$/u, '');
	return /[\p{L}\p{N}]/u.test(bare) ? bare : name;
}

/** A list, or a text with commas between; the comma before a legal form parts nothing. */
function readAliases(values: readonly unknown[]): readonly string[] {
	const names: string[] = [];
	for (const value of values) {
		for (const text of textsIn(value)) {
			const parts = typeof value === 'string' ? text.split(',') : [text];
			for (const part of parts) addAlias(names, shownText(part), typeof value === 'string');
			if (names.length >= mostAliases) return names;
		}
	}
	return [...new Set(names)];
}

function addAlias(names: string[], alias: string, isPart: boolean): void {
	if (isPlaceholder(alias)) return;
	const previous = names.at(-1);
	// A legal form makes no other name.
	if (isPart && previous !== undefined && keyOfName(`${previous} ${alias}`) === keyOfName(previous)) names[names.length - 1] = `${previous}, ${alias}`;
	else names.push(alias);
}

/** A name cut to what fits a screen. */
export function shownName(name: string): string {
	return name.length <= longestShown ? name : `${[...name.slice(0, longestShown)].slice(0, -1).join('')}…`;
}

const mostRemembered = 50_000;
const keys = new Map<string, string>();

/** `identityKey`, remembered: the same names come up again and again. */
export function keyOfName(name: string): string {
	const known = keys.get(name);
	if (known !== undefined) return known;
	const key = identityKey(name);
	if (name.length <= 200) {
		if (keys.size >= mostRemembered) keys.clear();
		keys.set(copyOf(name), key);
	}
	return key;
}
