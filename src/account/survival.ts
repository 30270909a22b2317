/** Which of several notes' values counts, and what the others say. */
import type { Conflict, Day } from './records';
import { foldValue } from './values';

/** A note's say, the weightiest note first. */
export interface Say<T> {
	readonly value: T;
	readonly path: string;
	readonly date: Day | null;
}

/** The value that counts, and the conflict where others differ. */
export interface Survivor<T> {
	readonly value: T | null;
	readonly conflict: Conflict | null;
}

const nothing = { value: null, conflict: null } as const;

/** The first say counts. Values that are alike but for case, spacing and `&` for `and` are one. */
export function survive<T extends string | number>(field: string, says: readonly Say<T>[]): Survivor<T> {
	const [first] = says;
	if (first === undefined) return nothing;
	if (says.length === 1) return { value: first.value, conflict: null };
	const kept = new Map<string, Say<T>>();
	for (const say of says) {
		const folded = foldValue(String(say.value).replaceAll('&', ' and '));
		if (!kept.has(folded)) kept.set(folded, say);
	}
	const values = [...kept.values()].map(({ value, path, date }) => ({ value: String(value), path, date }));
	return { value: first.value, conflict: values.length < 2 ? null : { field, values, chosen: String(first.value) } };
}
