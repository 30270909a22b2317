import type { Conflict, Day, Item, Source } from '../account/records';
import type { Note } from '../note';
import type { NearPair } from './plan';
import { decide, type Lost, type Said } from './survivorship';

/**
 * What a merge has to account for: every text that is told once from now on,
 * every value that lost, every pair that a person may fold.
 */
export class Ledger {
	/** By the key of a section and field: two sections may say different things under one name. */
	private readonly said = new Map<string, { readonly field: string; readonly all: Said[] }>();
	private readonly items = new Map<string, { text: string; sources: Source[] }>();
	private readonly pairs = new Map<string, NearPair>();
	private readonly lostLines: Lost[] = [];
	private readonly told: Conflict[] = [];
	/** Block ids of merged notes that another block's id stands for now, by the id they had. */
	readonly blockIds = new Map<string, string>();

	constructor(private readonly choices: Readonly<Record<string, string>>, private readonly collapse: ReadonlySet<string>) {}

	/** A merged note's value for a field that stands in the body; the answer is the value that counts so far. */
	say(field: string, said: Said, section = ''): Said | null {
		const key = keyOf(field, section);
		const all: Said[] = this.said.get(key)?.all ?? [];
		if (!all.some(({ path }) => path === said.path)) all.push(said);
		this.said.set(key, { field, all });
		return decide(field, all, this.choices).winner;
	}

	/** What stands in the survivor, unless it came there from a note merged before. */
	stands(field: string, said: Said, section = ''): void {
		const key = keyOf(field, section);
		if (!this.said.has(key)) this.said.set(key, { field, all: [said] });
	}

	/** A text of `from` that is not written because `kept` (where given) says it already. */
	drop(text: string, from: Source, kept: Source | null = null): void {
		const item = this.items.get(text) ?? { text, sources: kept ? [kept] : [] };
		if (!item.sources.some(({ path, line }) => path === from.path && line === from.line)) item.sources.push(from);
		this.items.set(text, item);
	}

	/** Whether a near duplicate is to be told once; either way the person sees the pair. */
	near(section: string, kept: string, dropped: string, path: string): boolean {
		const id = `${section}: ${kept} ≈ ${dropped}`;
		const isCollapsed = this.collapse.has(id);
		this.pairs.set(id, { id, section, kept, dropped, path, isCollapsed });
		return isCollapsed;
	}

	/** What the properties brought. */
	addProperties(conflicts: readonly Conflict[], lost: readonly Lost[]): void {
		this.told.push(...conflicts);
		this.lostLines.push(...lost);
	}

	get collapsed(): readonly Item[] {
		return [...this.items.values()];
	}

	get nearPairs(): readonly NearPair[] {
		return [...this.pairs.values()];
	}

	/** All conflicts, one a field: properties first, then what tables and tasks say of the same field. */
	get conflicts(): readonly Conflict[] {
		const byField = new Map<string, Conflict>();
		for (const conflict of [...this.told, ...this.bodyVerdicts().flatMap((verdict) => verdict.conflict ?? [])]) {
			const present = byField.get(conflict.field);
			byField.set(conflict.field, present ? { ...present, values: unite(present.values, conflict.values) } : conflict);
		}
		return [...byField.values()];
	}

	get lost(): readonly Lost[] {
		// The other state of a task is told with the conflicts; in a note it would read as one more task.
		const states = new Set([...this.said.values()].filter(({ all }) => all.some(({ isState }) => isState)).map(({ field }) => field));
		return [...this.lostLines, ...this.bodyVerdicts().flatMap((verdict) => verdict.lost)].filter(({ field }) => !states.has(field));
	}

	private bodyVerdicts(): readonly ReturnType<typeof decide>[] {
		return [...this.said.values()].map(({ field, all }) => decide(field, all, this.choices));
	}
}

function keyOf(field: string, section: string): string {
	return `${section}\n\n${field}`;
}

type Values = Conflict['values'];

function unite(a: Values, b: Values): Values {
	return [...a, ...b.filter((one) => !a.some(({ path, value }) => path === one.path && value === one.value))];
}

/** One of the notes that are merged, as the body's mergers need it. */
export interface Origin {
	readonly path: string;
	readonly date: Day | null;
}

/** A note on one side of a merge. */
export interface Side {
	readonly note: Note;
	readonly origin: Origin;
}
