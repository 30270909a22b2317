import { copyNameOf } from '../match/copies';
import { readFrontmatter, type Note, type PropertyValue } from '../note';
import { folderOf, stem } from './destinations';
import { foldValue } from './survivorship';

const sayNothing: ReadonlySet<string> = new Set(['readme', 'index', '_index', 'untitled']);

/** What a note is called: title or name, first heading of level 1, file name or, for a hub, its folder's. */
export function namesOfNote(path: string, note: Note): readonly string[] {
	const { data } = readFrontmatter(note);
	const heading = note.sections.find(({ level }) => level === 1)?.heading ?? '';
	const file = stem(path);
	const folder = folderOf(path);
	const own = sayNothing.has(file.toLowerCase()) ? folder.slice(folder.lastIndexOf('/') + 1) : file;
	return [asName(data['title']), asName(data['name']), heading, own].map((name) => name.trim()).filter((name) => name !== '');
}

/** Names of the merged notes that the survivor should answer to, in order, none of which it has already. */
export function newAliases(survivor: readonly string[], aliases: readonly string[], merged: readonly string[]): readonly string[] {
	const known = new Set([...survivor, ...aliases].map(foldValue));
	return merged.filter((name) => {
		const bare = foldValue(name);
		const original = foldValue(copyNameOf(name.replaceAll('/', ' ')).base);
		if (sayNothing.has(bare) || known.has(bare) || (original !== bare && known.has(original))) return false;
		known.add(bare);
		return true;
	});
}

function asName(value: PropertyValue | undefined): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
