import { isPlaceholder, plainText, readTable, type Edit, type Table, type TableRow } from '../note';
import type { ListContext } from './lists';
import { contentEnd } from './raw';
import { fieldName, sameValue } from './survivorship';

/**
 * Unites two tables with the same head row by row, the first column being the
 * key; cells that disagree are decided like any other field. Null where the
 * tables do not fit, so that both have to stay.
 */
export function mergeTables(context: ListContext, own: Table, other: Table): readonly Edit[] | null {
	const { survivor, merged, ledger } = context;
	const ours = readTable(survivor.note, own);
	const theirs = readTable(merged.note, other);
	if (!sameHead(ours[0], theirs[0]) || !hasKeys(ours) || !hasKeys(theirs)) return null;
	const edits: Edit[] = [];
	const rows = new Map(ours.slice(1).map((cells, place) => [fieldName(plainText(cells[0] ?? '')), { cells, row: own.rows[place + 1] }]));
	theirs.slice(1).forEach((cells, place) => {
		const key = fieldName(plainText(cells[0] ?? ''));
		const line = other.rows[place + 1]?.line ?? other.line;
		const present = rows.get(key);
		if (present?.row) edits.push(...mergeRow(context, { head: ours[0] ?? [], key, line }, { ...present, row: present.row }, cells));
		else edits.push(...addRow(context, own, { head: ours[0] ?? [], key, line }, cells, other.rows[place + 1]));
		if (present?.row) ledger.drop(`| ${cells.join(' | ')} |`, { path: merged.origin.path, line }, { path: survivor.origin.path, line: present.row.line });
	});
	return edits;
}

interface Place {
	readonly head: readonly string[];
	readonly key: string;
	readonly line: number;
}

function mergeRow({ survivor, merged, ledger }: ListContext, { head, key }: Place, own: { readonly cells: readonly string[]; readonly row: TableRow }, theirs: readonly string[]): readonly Edit[] {
	return theirs.slice(1).flatMap((theirCell, place): Edit[] => {
		const ourCell = own.cells[place + 1] ?? '';
		const range = own.row.cells[place + 1];
		const field = fieldOf(head, key, place + 1);
		ledger.stands(field, { value: ourCell, path: survivor.origin.path, date: survivor.origin.date });
		const winner = ledger.say(field, { value: theirCell, path: merged.origin.path, date: merged.origin.date });
		if (!winner || !range || sameValue(winner.value, ourCell) || isPlaceholder(winner.value)) return [];
		const value = winner.value.replaceAll('|', '\\|');
		// An empty cell's range has no width: it may stand between two bars without a space.
		return [{ ...range, text: range.start === range.end ? ` ${value} ` : value }];
	});
}

function addRow({ survivor, merged, ledger }: ListContext, own: Table, { head, key }: Place, cells: readonly string[], row: TableRow | undefined): readonly Edit[] {
	cells.slice(1).forEach((value, place) => {
		ledger.say(fieldOf(head, key, place + 1), { value, path: merged.origin.path, date: merged.origin.date });
	});
	const offset = contentEnd(survivor.note.text, own.range);
	const raw = row ? merged.note.text.slice(row.range.start, row.range.end).trim() : '';
	return raw === '' ? [] : [{ start: offset, end: offset, text: survivor.note.eol + raw }];
}

/** `status` of a table of two columns, `status since` of a wider one. */
function fieldOf(head: readonly string[], key: string, column: number): string {
	return head.length === 2 ? key : `${key} ${fieldName(plainText(head[column] ?? ''))}`;
}

function sameHead(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
	if (!a || !b || a.length !== b.length || a.length < 2) return false;
	return a.every((cell, place) => sameValue(plainText(cell), plainText(b[place] ?? '')));
}

/** Whether the first column tells the rows apart. */
function hasKeys(rows: readonly (readonly string[])[]): boolean {
	const keys = rows.slice(1).map((cells) => fieldName(plainText(cells[0] ?? '')));
	return new Set(keys).size === keys.length && !keys.includes('');
}
