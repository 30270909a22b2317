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
		|| compare(a.created ?? '9999', b.created ?? '9999')
		|| b.linkCount - a.linkCount
		|| compare(bare(a.path), bare(b.path));
}

/** `X` comes before its copy `X 1`, though a space comes before a dot. */
function bare(path: string): string {
	return path.replace(/\.md$/i, '');
}

/** Merged notes in the order in which they are taken in: newest last contact first, so that its facts come first. */
export function inOrder(notes: readonly MergeNote[]): readonly MergeNote[] {
	return [...notes].sort((a, b) => compare(b.lastContact ?? '', a.lastContact ?? '') || compare(a.path, b.path));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
