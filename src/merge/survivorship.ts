import type { Conflict, Day } from '../account/records';
import { isPlaceholder } from '../note';

/** What one note says of a field. */
export interface Said {
	readonly value: string;
	readonly path: string;
	/** Last contact of the note: of two values the one from the newer note counts. */
	readonly date: Day | null;
	/** The value counts even where it looks like a placeholder: the `[ ]` of a task. */
	readonly isState?: true;
}

/** A value that no longer stands where it stood. */
export interface Lost {
	readonly field: string;
	readonly value: string;
	readonly path: string;
	readonly date: Day | null;
}

/** Which value counts, and what to tell a person about the others. */
export interface Verdict {
	/** The value that counts; null where every note says nothing. */
	readonly winner: Said | null;
	/** Set where notes disagree. */
	readonly conflict: Conflict | null;
	readonly lost: readonly Lost[];
}

/** The name under which a field is chosen and told: `Last-Contact` and `last contact` are one. */
export function fieldName(key: string): string {
	return key.normalize('NFKC').replace(/[\s_*`-]+/g, ' ').trim().toLowerCase();
}

/** Two values that differ only in case, white space or how an address begins say the same. */
export function sameValue(a: string, b: string): boolean {
	return foldValue(a) === foldValue(b);
}

/** The form in which values are compared: an address is the same with and without `https://www.`, and a lone `&` is `and`. */
export function foldValue(value: string): string {
	return value.normalize('NFKC').replace(/\s+/g, ' ').replaceAll(' & ', ' and ').trim().toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?(?=[^/])|\/$/g, '');
}

/**
 * Survivorship: a placeholder loses to a value; then the choice of a person;
 * then the note with the newer last contact; then the first of `said`, which
 * the caller orders (survivor first).
 */
export function decide(field: string, said: readonly Said[], choices: Readonly<Record<string, string>>): Verdict {
	const values = said.filter(({ value, isState }) => isState || !isPlaceholder(value));
	const first = values[0];
	if (!first) return { winner: null, conflict: null, lost: [] };
	const chosen = Object.hasOwn(choices, field) ? values.find(({ path }) => path === choices[field]) : undefined;
	const newest = values.reduce((best, one) => (one.date ?? '') > (best.date ?? '') ? one : best, first);
	const winner = chosen ?? newest;
	const lost = values.filter(({ value }) => !sameValue(value, winner.value)).map(({ value, path, date }) => ({ field, value, path, date }));
	if (lost.length === 0) return { winner: values.find(({ value }) => sameValue(value, winner.value)) ?? winner, conflict: null, lost };
	return { winner, conflict: { field, values: values.map(({ value, path, date }) => ({ value, path, date })), chosen: winner.value }, lost };
}
