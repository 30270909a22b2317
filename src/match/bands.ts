/** Where the last band begins. */
export const LAST_BAND = 8;

/**
 * How many other names share a word is told in bands: none, few, several, many.
 * One name more or less then seldom changes what is said of others.
 */
const BEGINS = [1, 3, LAST_BAND] as const;

/** The band of three and more. */
export const SEVERAL = 2;

/** The band of a count, from 0 on. */
export function bandOf(count: number): number {
	let band = 0;
	while (band < BEGINS.length && count >= (BEGINS[band] ?? 0)) band++;
	return band;
}
