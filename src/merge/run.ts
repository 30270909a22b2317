import { parse, type Note } from '../note';
import { Ledger } from './ledger';
import type { MergeNote, MergeRequest } from './plan';

/** Sections of the merged notes, by path and place. */
export type Sections = ReadonlySet<string>;

/** One section among `Sections`. */
export function sectionKey(path: string, place: number): string {
	return `${path}\n${String(place)}`;
}

/** One merge as its parts see it: the notes, the rules, and what comes to light on the way. */
export class MergeRun {
	readonly ledger: Ledger;
	readonly warnings: string[] = [];
	/** Sections that brought something. */
	readonly bringing = new Set<string>();

	constructor(readonly request: MergeRequest, readonly survivor: MergeNote, readonly merged: readonly MergeNote[], readonly whole: Sections = new Set(), private readonly parsed = new Map<string, Note>()) {
		this.ledger = new Ledger(request.choices.fields, new Set(request.choices.collapse));
	}

	/** The same merge with some sections quoted whole. */
	quoting(whole: Sections): MergeRun {
		return new MergeRun(this.request, this.survivor, this.merged, whole, this.parsed);
	}

	/** A second merge of the same notes, into what the first came to. */
	again(text: string): MergeRun {
		const lastContact = this.request.notes.reduce<MergeNote['lastContact']>((newest, note) => (note.lastContact ?? '') > (newest ?? '') ? note.lastContact : newest, null);
		const survivor = { ...this.survivor, text, lastContact };
		const notes = this.request.notes.map((note) => note.path === survivor.path ? survivor : note);
		return new MergeRun({ ...this.request, notes }, survivor, this.merged, new Set(), this.parsed);
	}

	/** A text may be asked about many times: it is read once. */
	read(text: string): Note {
		const note = this.parsed.get(text) ?? parse(text);
		this.parsed.set(text, note);
		return note;
	}
}
