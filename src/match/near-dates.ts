/** Words for numbers, days and months in short texts. */

/** January first. */
export const monthNames = 'january february march april may june july august september october november december'.split(' ');
/** Monday first. */
export const dayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** "One" is mostly no number. */
export const numberWords: ReadonlyMap<string, number> = new Map([
	...'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ').map((word, index) => [word, index + 2] as const),
	...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, index * 10 + 20] as const),
]);
/** Words for a day or the end of a period, and what they mean. */
export const relativeDays: ReadonlyMap<string, string> = new Map([
	['today', 'today'], ['tonight', 'today'], ['eod', 'today'], ['tomorrow', 'tomorrow'], ['yesterday', 'yesterday'],
	['eow', 'this week'], ['eom', 'this month'], ['eoq', 'this quarter'], ['eoy', 'this year'],
]);

const factWords = new Set([
	...numberWords.keys(), ...relativeDays.keys(), ...dayNames, ...monthNames, ...[...dayNames, ...monthNames].map((name) => name.slice(0, 3)),
	'sept', 'tues', 'thur', 'thurs', 'one', 'next', 'this', 'last', 'coming', 'end', 'fy',
]);

/** Whether a folded word may begin a number, a date or the like. Few may. */
export function mayBeFactWord(folded: string): boolean {
	return factWords.has(folded) || /\d/.test(folded) || /[^ -~]/.test(folded);
}
