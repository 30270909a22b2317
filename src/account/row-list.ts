import { byAttention } from './order';
import type { AccountSummary, Day, StalenessLevel } from './records';

/** So few paths are gone through in a moment, in whatever order. */
const fewPaths = 32;

/**
 * The rows of all accounts on one day with what is counted over them. A row
 * that changed is put in its place: nothing is gone through again for it.
 */
export class RowList {
	private rows: AccountSummary[] = [];
	private readonly places = new Map<string, number>();
	private readonly levels = new Map<StalenessLevel, number>();
	private openTasks = 0;
	/** The rows as they were last handed out; null where they are others by now. */
	private handedOut: readonly AccountSummary[] | null = null;

	constructor(readonly day: Day) {}

	/** An account's row as it is now; null where the account is none any more. */
	put(id: string, row: AccountSummary | null): void {
		const place = this.places.get(id);
		const before = place === undefined ? null : this.rows[place] ?? null;
		if (before === row) return;
		this.handedOut = null;
		if (before !== null) this.count(before, -1);
		if (row !== null) this.count(row, 1);
		if (row === null) this.take(id, place ?? this.rows.length);
		else if (place === undefined) this.places.set(id, this.rows.push(row) - 1);
		else this.rows[place] = row;
	}

	/** All rows, in no promised order: the same list as long as none is another. */
	all(): readonly AccountSummary[] {
		return this.handedOut ??= [...this.rows];
	}

	get(id: string): AccountSummary | null {
		const place = this.places.get(id);
		return place === undefined ? null : this.rows[place] ?? null;
	}

	get size(): number {
		return this.rows.length;
	}

	/** How many accounts are at a level. */
	at(level: StalenessLevel): number {
		return this.levels.get(level) ?? 0;
	}

	/** The open tasks of all rows. */
	get openTaskCount(): number {
		return this.openTasks;
	}

	/** Paths with those of an account together, first those of the accounts that want attention most; those of no account last. */
	byAccount(paths: readonly string[], idOf: (path: string) => string | null): readonly string[] {
		if (paths.length < fewPaths) return paths;
		const ranks = new Map<string, number>();
		for (const { id } of [...this.rows].sort(byAttention)) ranks.set(id, ranks.size);
		// Rank and place in one number each: these are sorted far faster than anything else.
		const count = paths.length;
		const order = Float64Array.from(paths, (path, place) => (ranks.get(idOf(path) ?? '') ?? ranks.size) * count + place).sort();
		return Array.from(order, (number) => paths[number % count] ?? '');
	}

	private count({ staleness: { level }, openTaskCount }: AccountSummary, sign: 1 | -1): void {
		this.levels.set(level, this.at(level) + sign);
		this.openTasks += sign * openTaskCount;
	}

	/** The last row fills the gap. */
	private take(id: string, place: number): void {
		const last = this.rows.pop();
		this.places.delete(id);
		if (last === undefined || last.id === id) return;
		this.rows[place] = last;
		this.places.set(last.id, place);
	}
}
