import type { AccountSummary, Day } from '../../account/records';
import type { PropertyValues } from '../properties';
import { contactWords, dueWords, levelWords, shortDate } from '../words';
import type { BuiltInColumn, ColumnId, SortId } from './state';

/** What a cell may look up beyond its account. */
export interface CellContext {
	readonly today: Day;
	readonly properties: PropertyValues;
	/** Whether a duplicate group, also one that is only likely, holds a note of the account. */
	readonly isInDuplicateGroup: (account: AccountSummary) => boolean;
}

/** A column of the list: its heading, its room, its order and its value as plain text. */
export interface Column {
	readonly id: ColumnId | 'name';
	readonly title: string;
	/** Least width in px, and its share of what is left. */
	readonly min: number;
	readonly grow: number;
	readonly isNumber: boolean;
	readonly sort: SortId | null;
	/** Whether its value comes from the text of notes, which may still be unread. */
	readonly isFromText: boolean;
	text(account: AccountSummary, context: CellContext): string;
}

function column(
	id: Column['id'], title: string, min: number, grow: number, sort: SortId | null, text: Column['text'], flags: Partial<Column> = {},
): Column {
	return { id, title, min, grow, sort, text, isNumber: false, isFromText: false, ...flags };
}

const count = { isNumber: true, isFromText: true };

/** The first column of every list. */
export const nameColumn = column('name', 'Account', 168, 2.4, 'name', (account) => account.name);

const builtIn: Readonly<Record<BuiltInColumn, Column>> = {
	status: column('status', 'Status', 88, 1, 'status', (account) => account.status ?? ''),
	contact: column('contact', 'Last contact', 132, 1.2, 'contact', contactText),
	level: column('level', 'Level', 108, 0.4, 'level', (account) => levelWords[account.staleness.level].word),
	timeline: column('timeline', 'Last 12 months', 104, 0.9, null, (account) => account.contactDays.join(' ')),
	tasks: column('tasks', 'Tasks', 64, 0.2, 'tasks', (account) => counted(account.openTaskCount), count),
	blockers: column('blockers', 'Blockers', 76, 0.2, 'blockers', (account) => counted(account.blockerCount), count),
	opportunities: column('opportunities', 'Opportunities', 108, 0.2, 'opportunities', (account) => counted(account.opportunityCount), count),
	next: column('next', 'Next contact', 116, 0.8, 'next', (account) => (account.nextContact === null ? '' : shortDate(account.nextContact))),
	owner: column('owner', 'Owner', 96, 0.8, 'owner', (account) => account.owner ?? ''),
	industry: column('industry', 'Industry', 110, 1, 'industry', (account) => account.industry ?? ''),
	tags: column('tags', 'Tags', 120, 1, null, (account) => account.tags.map((tag) => `#${tag}`).join(' ')),
	notes: column('notes', 'Notes', 68, 0.2, 'notes', (account) => String(account.notes.length + account.activityNoteCount), { isNumber: true }),
};

function counted(value: number): string {
	return value === 0 ? '' : String(value);
}

function contactText(account: AccountSummary, { today }: CellContext): string {
	const due = dueWords(account.staleness, account.nextContact, today);
	const contact = contactWords(account.lastContact, today);
	return due === '' ? contact : `${contact}, ${due}`;
}

/** The column of an id; a property's column is named after the property. */
export function columnOf(id: ColumnId): Column {
	return isPropertyColumn(id) ? propertyColumn(id) : builtIn[id];
}

function isPropertyColumn(id: ColumnId): id is `property:${string}` {
	return id.startsWith('property:');
}

/** The column of a property, called after it; `text` where another than the notes says its value. */
export function propertyColumn(id: `property:${string}`, title?: string, text?: (account: AccountSummary) => string): Column {
	const key = id.slice('property:'.length);
	const named = title ?? key.slice(0, 1).toUpperCase() + key.slice(1).replace(/[_-]+/g, ' ');
	// An order by it looks the value up in the notes.
	return column(id, named, 104, 0.9, text === undefined ? id : null, text ?? ((account, { properties }) => properties.value(account.notes, key)?.text ?? ''));
}

/** The columns of a list of ids: the same objects for the same list, so that rows need not be built anew. */
export class ColumnSet {
	private readonly known = new Map<ColumnId, Column>();
	private columns: readonly Column[] = [];

	of(ids: readonly ColumnId[]): readonly Column[] {
		const { columns } = this;
		if (ids.length === columns.length && ids.every((id, nth) => columns[nth]?.id === id)) return columns;
		this.columns = ids.map((id) => {
			const column = this.known.get(id) ?? columnOf(id);
			this.known.set(id, column);
			return column;
		});
		return this.columns;
	}
}

/** The grid template of a row: as many tracks as columns, and one for actions. */
export function gridTemplate(columns: readonly Column[]): { readonly template: string; readonly minWidth: string } {
	const tracks = columns.map(({ min, grow }) => `minmax(${min}px, ${grow}fr)`);
	const width = columns.reduce((sum, { min }) => sum + min, 0);
	return { template: tracks.join(' '), minWidth: `${width}px` };
}
