import { parse, type Note } from '../note';
import { Ledger } from './ledger';
import type { MergeNote, MergeRequest } from './plan';

/** One merge as its parts see it: the notes, the rules, and what comes to light on the way. */
export class MergeRun {
	readonly ledger: Ledger;
	readonly warnings: string[] = [];

	constructor(readonly request: MergeRequest, readonly survivor: MergeNote, readonly merged: readonly MergeNote[], private readonly parsed = new Map<string, Note>()) {
		this.ledger = new Ledger(request.choices.fields, new Set(request.choices.collapse));
	}

	/** A text may be asked about many times: it is read once. */
	read(text: string): Note {
		const note = this.parsed.get(text) ?? parse(text);
		this.parsed.set(text, note);
		return note;
	}
}
