/** What a person may do to a row: by a button in it, by a key, or by a click on its text. */
export type RowDeed = 'tick' | 'accept' | 'drop' | 'due' | 'settle' | 'open' | 'account' | 'notes' | 'similar' | 'menu';

const deeds: ReadonlySet<string> = new Set<RowDeed>(['tick', 'accept', 'drop', 'due', 'settle', 'open', 'account', 'notes', 'similar', 'menu']);

/** What letters do in the list. */
export const letterDeeds: Readonly<Record<string, RowDeed>> = { a: 'accept', '-': 'drop', d: 'due' };

/** What goes for the whole selection when it is done by a key or asked for by a menu. */
export const forMany: ReadonlySet<RowDeed> = new Set<RowDeed>(['tick', 'accept', 'drop', 'due', 'menu']);

/** Whether a word names something to do. */
export function isDeed(word: string | undefined): word is RowDeed {
	return word !== undefined && deeds.has(word);
}
