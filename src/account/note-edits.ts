/**
 * What a person changes about an account, as changes of one note's text:
 * contact logged, snoozed, cadence, a value chosen. Pure and byte-minimal; each
 * keeps the note's own spelling of the key.
 */
import { addListItem, applyEdits, parse, plainText, readFrontmatter, readTable, setProperty, type Block, type Edit, type EditResult, type Note, type PropertyValue } from '../note';
import { readDate, type Day } from '../note/dates';
import type { PlainField } from './fields';
import type { Meaning, Rules } from './rules';
import { headingsOf, sectionKind } from './sections';
import { foldValue, isPlaceholder, shownText } from './values';

/** A contact to write down. */
export interface LoggedContact {
	readonly day: Day;
	/** What there is to say about it; empty for nothing. */
	readonly text: string;
	/** A link to the day's note, if there is one, e.g. `[[2026-11-20]]`. */
	readonly dayLink: string | null;
}

/** Where a value stands outside of the properties. */
interface Place {
	readonly start: number;
	readonly end: number;
	readonly value: string;
	readonly isCell?: boolean;
}

/** A line such as `Last contact:: 2026-01-05`, alone or as a bullet. */
const inlineField = /^([ \t]*(?:[-*+] )?(?:\*\*|__)?)([^:\n[\](){}|]{1,60}?)((?:\*\*|__)?::[ \t]*)([^\r\n]*)$/gm;

/** Writes a contact down: the date, never a lower one, and a line of context where there is something to say. */
export function logContact(text: string, contact: LoggedContact, rules: Rules): EditResult {
	const dated = raiseDate(text, contact.day, rules);
	if (!dated.ok || contact.text.trim() === '') return dated;
	const note = parse(dated.text);
	const section = note.sections.find(({ level, heading }) => level > 0 && sectionKind([heading], headingsOf(rules.settings)) === 'context');
	const said = contact.text.replace(/\s+/g, ' ').trim();
	// As the entries that are there are written.
	const list = section?.blocks.find(({ kind }) => kind === 'list')?.range.start ?? dated.text.length;
	const bold = /^[ \t]*[-*+][ \t]+\*\*\d{4}-\d\d-\d\d\*\*/.test(dated.text.slice(list, list + 40)) ? '**' : '';
	const item = `${bold}${contact.day}${bold}: ${contact.dayLink === null ? '' : `${contact.dayLink} - `}${said}`;
	return addListItem(dated.text, section?.heading ?? 'Recent Context', item, { place: 'top', createLevel: 2 });
}

function raiseDate(text: string, day: Day, rules: Rules): EditResult {
	const key = keyOf(text, 'last-contact', rules);
	const inline = key === null ? findInline(text, 'last-contact', rules) ?? rowsOf(parse(text), 'last-contact', rules)[0] ?? null : null;
	const old = key === null ? inline?.value ?? null : readFrontmatter(parse(text)).data[key] ?? null;
	const reading = readDate(old, { order: rules.settings.dateOrder });
	if (reading.kind === 'day' && reading.day >= day) return { ok: true, text };
	// `[[2026-01-05]]` stays a link to a day's note.
	const value = typeof old === 'string' && /^\s*\[\[[^\]]*\]\]\s*$/.test(old) ? `[[${day}]]` : day;
	if (inline) return applyEdits(text, [editOf(inline, value)]);
	return setProperty(text, key ?? rules.settings.lastContactProperties[0] ?? 'last_contact', value);
}

/** Sets what a property means, in the spelling that the note has; undefined removes it. */
export function setMeaning(text: string, meaning: Meaning, fallbackKey: string, value: PropertyValue | undefined, rules: Rules): EditResult {
	const key = keyOf(text, meaning, rules);
	return value === undefined && key === null ? { ok: true, text } : setProperty(text, key ?? fallbackKey, value);
}

/** Writes the value that was chosen wherever the note says another: properties, inline fields, rows of the status table. */
export function chooseValue(text: string, field: PlainField, value: string, rules: Rules): EditResult {
	const edits = [...inlineEdits(text, field, value, rules), ...rowEdits(parse(text), field, value, rules)];
	let result = applyEdits(text, edits);
	const { data } = readFrontmatter(parse(text));
	for (const key of Object.keys(data)) {
		if (!result.ok) return result;
		if (rules.meaningOf(key)?.meaning !== field || !saysOther(textOf(data[key]), value)) continue;
		const isLink = typeof data[key] === 'string' && /^\[\[[^\]]*\]\]$/.test(data[key].trim());
		result = setProperty(result.text, key, isLink ? `[[${value}]]` : value);
	}
	return result;
}

function inlineEdits(text: string, meaning: Meaning, value: string, rules: Rules): readonly Edit[] {
	const found = findInline(text, meaning, rules);
	return found && saysOther(found.value, value) ? [{ start: found.start, end: found.end, text: value }] : [];
}

function rowEdits(note: Note, meaning: Meaning, value: string, rules: Rules): readonly Edit[] {
	return rowsOf(note, meaning, rules).filter((row) => saysOther(row.value, value)).map((row) => editOf(row, value.replaceAll('|', '\\|')));
}

/** An empty cell gets its spaces. */
function editOf({ start, end, isCell = false }: Place, text: string): Edit {
	return { start, end, text: isCell && start === end ? ` ${text} ` : text };
}

/** Cells of the status table that hold a value of a meaning. */
function rowsOf(note: Note, meaning: Meaning, rules: Rules): readonly Place[] {
	const blocks: readonly Block[] = note.sections.filter(({ path }) => sectionKind(path, headingsOf(rules.settings)) === 'status').flatMap((section) => section.blocks);
	return blocks.flatMap((block) => block.kind !== 'table' ? [] : readTable(note, block).flatMap(([key = '', value = ''], place) => {
		const range = block.rows[place]?.cells[1];
		return range !== undefined && rules.meaningOf(plainText(key))?.meaning === meaning ? [{ ...range, value, isCell: true }] : [];
	}));
}

/** The note's key for a meaning, the weightiest; null where it has none. */
function keyOf(text: string, meaning: Meaning, rules: Rules): string | null {
	const { data } = readFrontmatter(parse(text));
	const keys = Object.keys(data).flatMap((key) => {
		const found = rules.meaningOf(key);
		return found?.meaning === meaning ? [{ key, rank: found.rank }] : [];
	});
	return keys.sort((a, b) => a.rank - b.rank)[0]?.key ?? null;
}

function findInline(text: string, meaning: Meaning, rules: Rules): Place | null {
	const note = parse(text);
	const opaque = note.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'code' || kind === 'comment' || kind === 'html').map(({ range }) => range);
	const body = note.frontmatter?.range.end ?? 0;
	for (const match of text.matchAll(inlineField)) {
		const [, lead = '', key = '', sign = '', value = ''] = match;
		const start = match.index + lead.length + key.length + sign.length;
		const isOpaque = start < body || opaque.some((range) => range.start <= start && start < range.end);
		if (!isOpaque && rules.meaningOf(key.trim())?.meaning === meaning) return { start, end: start + value.trimEnd().length, value };
	}
	return null;
}

/** A placeholder says nothing, and so nothing else: it is left where it is unless the note has no other place. */
function saysOther(present: string, value: string): boolean {
	const shown = shownText(present);
	return !isPlaceholder(shown) && foldValue(shown) !== foldValue(value);
}

function textOf(value: PropertyValue | undefined): string {
	if (Array.isArray(value)) return (value as readonly PropertyValue[]).map(textOf).join(', ');
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
