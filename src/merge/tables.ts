import { isPlaceholder, plainText, readTable, type Edit, type Table, type TableRow } from '../note';
import type { Ledger, Side } from './ledger';
import type { ListContext } from './lists';
import { contentEnd } from './raw';
import { fieldName, foldValue, sameValue } from './survivorship';

interface Row {
	readonly cells: readonly string[];
	/** Where it stands in the survivor; null for a row that is added. */
	readonly row: TableRow | null;
}

/**
 * Unites tables with the same head into one of the survivor's: row by row
 * where the first column is a key, so that cells that disagree are decided like
 * any other field; else whole rows once.
 */
export class TableMerger {
	private readonly ours: readonly (readonly string[])[];
	private readonly head: readonly string[];
	private readonly rows: Map<string, Row>;
	private readonly cellEdits = new Map<number, Edit>();
	private readonly added: Edit[] = [];
	/** Rows as they are compared where no column tells them apart. */
	private readonly whole: Set<string>;

	constructor(private readonly context: ListContext, private readonly own: Table) {
		this.ours = readTable(context.survivor.note, own);
		this.head = this.ours[0] ?? [];
		this.whole = new Set(this.ours.slice(1).map((cells) => foldValue(shown(cells))));
		this.rows = new Map(this.ours.slice(1).map((cells, place) => [keyOf(cells), { cells, row: own.rows[place + 1] ?? null }]));
	}

	get edits(): readonly Edit[] {
		return [...this.cellEdits.values(), ...this.added];
	}

	/** Whether a table of the merged note has the same columns, and both tell their rows apart by the first. */
	fitsByKey(other: Table): boolean {
		return this.hasSameHead(other) && hasKeys(this.ours) && hasKeys(readTable(this.context.merged.note, other));
	}

	/** Whether it has the same columns, and the survivor's rows have no key: each stands for itself. */
	fitsByRow(other: Table): boolean {
		return this.hasSameHead(other) && !hasKeys(this.ours);
	}

	private hasSameHead(other: Table): boolean {
		return sameHead(this.head, readTable(this.context.merged.note, other)[0]);
	}

	/** Takes in whole rows that are not here yet. */
	unite(other: Table): void {
		const { merged, ledger } = this.context;
		readTable(merged.note, other).slice(1).forEach((cells, place) => {
			const row = other.rows[place + 1];
			const text = foldValue(shown(cells));
			if (this.whole.has(text)) return ledger.drop(shown(cells), { path: merged.origin.path, line: row?.line ?? other.line });
			this.whole.add(text);
			this.append(row);
		});
	}

	merge(other: Table): void {
		const { survivor, merged, ledger } = this.context;
		readTable(merged.note, other).slice(1).forEach((cells, place) => {
			const row = other.rows[place + 1];
			const present = this.rows.get(keyOf(cells));
			if (!present) return this.addRow(cells, row);
			if (present.row) this.mergeRow(present.cells, present.row, cells);
			const kept = present.row ? { path: survivor.origin.path, line: present.row.line } : null;
			ledger.drop(shown(cells), { path: merged.origin.path, line: row?.line ?? other.line }, kept);
		});
	}

	/** A table that stands in the survivor word for word: what it says counts before what another one of its note says. */
	hear(other: Table): void {
		const { survivor, merged, ledger, key } = this.context;
		for (const cells of readTable(merged.note, other).slice(1)) {
			cells.slice(1).forEach((value, place) => {
				const field = fieldOf(this.head, keyOf(cells), place + 1);
				ledger.stands(field, { value, ...survivor.origin }, key);
				ledger.say(field, { value, ...merged.origin }, key);
			});
		}
	}

	private mergeRow(ours: readonly string[], row: TableRow, theirs: readonly string[]): void {
		const { survivor, merged, ledger, key } = this.context;
		theirs.slice(1).forEach((theirCell, place) => {
			const ourCell = ours[place + 1] ?? '';
			const range = row.cells[place + 1];
			const field = fieldOf(this.head, keyOf(ours), place + 1);
			ledger.stands(field, { value: ourCell, ...survivor.origin }, key);
			const winner = ledger.say(field, { value: theirCell, ...merged.origin }, key);
			if (!winner || !range || sameValue(winner.value, ourCell) || isPlaceholder(winner.value)) return;
			ledger.drop(shown(ours), { path: survivor.origin.path, line: row.line });
			const value = winner.value.replaceAll('|', '\\|');
			// An empty cell's range has no width: it may stand between two bars without a space.
			this.cellEdits.set(range.start, { ...range, text: range.start === range.end ? ` ${value} ` : value });
		});
	}

	private addRow(cells: readonly string[], row: TableRow | undefined): void {
		const { survivor, merged, ledger, key } = this.context;
		const property = cells.length === 2 ? this.context.property(keyOf(cells)) : null;
		if (property !== null) ledger.stands(keyOf(cells), { value: property, ...survivor.origin }, key);
		const winners = cells.slice(1).map((value, place) => ledger.say(fieldOf(this.head, keyOf(cells), place + 1), { value, ...merged.origin }, key));
		// The property has decided: a row that says otherwise would contradict it.
		if (property !== null && !sameValue(property, cells[1] ?? '') && winners[0] && sameValue(winners[0].value, property)) {
			return ledger.drop(shown(cells), { path: merged.origin.path, line: row?.line ?? 1 });
		}
		this.rows.set(keyOf(cells), { cells, row: null });
		this.append(row);
	}

	private append(row: TableRow | undefined): void {
		const { survivor, merged } = this.context;
		const offset = contentEnd(survivor.note.text, this.own.range);
		const raw = row ? merged.note.text.slice(row.range.start, row.range.end).trim() : '';
		if (raw !== '') this.added.push({ start: offset, end: offset, text: survivor.note.eol + raw });
	}
}

/** Says whose the values of a table are that comes into the survivor. */
export function standForTable(ledger: Ledger, { note, origin }: Side, table: Table, key: string): void {
	const [head = [], ...rows] = readTable(note, table);
	if (!hasKeys([head, ...rows])) return;
	for (const cells of rows) cells.slice(1).forEach((value, place) => { ledger.stands(fieldOf(head, keyOf(cells), place + 1), { value, ...origin }, key); });
}

/** `status` of a table of two columns, `status since` of a wider one; a cell beyond the head goes by its number. */
function fieldOf(head: readonly string[], key: string, column: number): string {
	return head.length === 2 && column === 1 ? key : `${key} ${fieldName(plainText(head[column] ?? String(column + 1)))}`;
}

function keyOf(cells: readonly string[]): string {
	return fieldName(plainText(cells[0] ?? ''));
}

function shown(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

function sameHead(a: readonly string[], b: readonly string[] | undefined): boolean {
	if (!b || a.length !== b.length || a.length < 2) return false;
	return a.every((cell, place) => sameValue(plainText(cell), plainText(b[place] ?? '')));
}

/** Whether the first column tells the rows apart. */
function hasKeys(rows: readonly (readonly string[])[]): boolean {
	const keys = rows.slice(1).map(keyOf);
	return new Set(keys).size === keys.length && !keys.includes('');
}
