import { nearness } from '../match/near';
import { parse, type Note } from '../note';
import { Ledger } from './ledger';
import { namesOfNote } from './names';
import type { MergeNote, MergeRequest } from './plan';

/** Sections of the merged notes, by path and place. */
export type Sections = ReadonlySet<string>;

/** One section among `Sections`. */
export function sectionKey(path: string, place: number): string {
	return `${path}\n${String(place)}`;
}

/** What was found out about texts, for every time that the same notes are merged. */
interface Known {
	readonly parsed: Map<string, Note>;
	areNear: ((a: string, b: string) => boolean) | null;
}

/** One merge as its parts see it: the notes, the rules, and what comes to light on the way. */
export class MergeRun {
	readonly ledger: Ledger;
	readonly warnings: string[] = [];
	/** Sections that brought something. */
	readonly bringing = new Set<string>();

	constructor(readonly request: MergeRequest, readonly survivor: MergeNote, readonly merged: readonly MergeNote[], readonly whole: Sections = new Set(), private readonly known: Known = { parsed: new Map(), areNear: null }) {
		this.ledger = new Ledger(request.choices.fields, new Set(request.choices.collapse));
	}

	/** The same merge with some sections quoted whole. */
	quoting(whole: Sections): MergeRun {
		return new MergeRun(this.request, this.survivor, this.merged, whole, this.known);
	}

	/** A second merge of the same notes, into what the first came to. */
	again(text: string): MergeRun {
		const lastContact = this.request.notes.reduce<MergeNote['lastContact']>((newest, note) => (note.lastContact ?? '') > (newest ?? '') ? note.lastContact : newest, null);
		const survivor = { ...this.survivor, text, lastContact };
		const notes = this.request.notes.map((note) => note.path === survivor.path ? survivor : note);
		return new MergeRun({ ...this.request, notes }, survivor, this.merged, new Set(), this.known);
	}

	/** A text may be asked about many times: it is read once. */
	read(text: string): Note {
		const note = this.known.parsed.get(text) ?? parse(text);
		this.known.parsed.set(text, note);
		return note;
	}

	/** Whether two texts say nearly the same; the account's names go without saying. */
	get areNear(): (a: string, b: string) => boolean {
		return this.known.areNear ??= nearness(this.request.notes.flatMap(({ path, text }) => namesOfNote(path, this.read(text))));
	}
}
