import { compareText } from '../note/text-order';
import type { MergeNote } from './plan';

/**
 * The note to keep, from what every device sees alike: one in the account's own
 * folder, then the oldest, then the most linked to, then by path.
 */
export function proposeSurvivor(notes: readonly MergeNote[]): MergeNote | undefined {
	return [...notes].sort(compareSurvivors)[0];
}

function compareSurvivors(a: MergeNote, b: MergeNote): number {
	return Number(b.isHub) - Number(a.isHub)
		|| compareText(a.created ?? '9999', b.created ?? '9999')
		|| b.linkCount - a.linkCount
		|| compareText(bare(a.path), bare(b.path));
}

/** `X` comes before its copy `X 1`, though a space comes before a dot. */
function bare(path: string): string {
	return path.replace(/\.md$/i, '');
}

/** Merged notes in the order in which they are taken in: newest last contact first, so that its facts come first. */
export function inOrder(notes: readonly MergeNote[]): readonly MergeNote[] {
	return [...notes].sort((a, b) => compareText(b.lastContact ?? '', a.lastContact ?? '') || compareText(a.path, b.path));
}
