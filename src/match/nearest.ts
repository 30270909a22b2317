import { edits } from './strings';

const LONGEST = 40;

/** The word of a list that a mistyped one most likely stands for; null where none is near. */
export function nearest(typed: string, words: readonly string[]): string | null {
	const wanted = typed.toLowerCase().slice(0, LONGEST);
	let best: { readonly word: string; readonly distance: number } | null = null;
	for (const word of words) {
		const distance = word.startsWith(wanted) && wanted.length > 1 ? 0.5 : edits(wanted, word.toLowerCase(), LONGEST);
		if (!best || distance < best.distance) best = { word, distance };
	}
	return best && best.distance <= Math.max(2, wanted.length / 3) ? best.word : null;
}
