import type { Range } from './note';

/** A stretch of the text and what stands there instead. */
export interface Edit extends Range {
	readonly text: string;
}

/** Why an edit is not made. */
export type EditRefusal =
	/** The properties cannot be read: nothing in them is rewritten. */
	| 'bad-yaml'
	/** The properties are no map of keys to values. */
	| 'not-a-map'
	/** The new value does not read back, or another one would change with it (an anchor that is used elsewhere). */
	| 'not-safe'
	/** Two edits of one call touch the same characters. */
	| 'overlap'
	/** A range lies outside the text. */
	| 'out-of-range'
	/** The line or section that is to change is not there, or no longer as it was read. */
	| 'not-there';

/** The new text, or why there is none. */
export type EditResult =
	| { readonly ok: true; readonly text: string }
	| { readonly ok: false; readonly reason: EditRefusal; readonly message: string };

/** A refusal with its reason. */
export function refuse(reason: EditRefusal, message: string): EditResult {
	return { ok: false, reason, message };
}

/** Applies edits, in any order; insertions at one place keep the order given. Everything else stays byte for byte. */
export function applyEdits(text: string, edits: readonly Edit[]): EditResult {
	const sorted = edits.map((edit, order) => ({ edit, order }))
		.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
	const parts: string[] = [];
	let at = 0;
	for (const { edit } of sorted) {
		if (!(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length)) return refuse('out-of-range', 'An edit lies outside the text.');
		if (edit.start < at) return refuse('overlap', 'Two edits touch the same characters.');
		parts.push(text.slice(at, edit.start), edit.text);
		at = edit.end;
	}
	parts.push(text.slice(at));
	return { ok: true, text: parts.join('') };
}
