/** The word of a list that a mistyped one most likely stands for; null where none is near. */
export function nearest(typed: string, words: readonly string[]): string | null {
	const wanted = typed.toLowerCase().slice(0, 40);
	let best: { readonly word: string; readonly distance: number } | null = null;
	for (const word of words) {
		const distance = word.startsWith(wanted) && wanted.length > 1 ? 0.5 : editDistance(wanted, word.toLowerCase());
		if (!best || distance < best.distance) best = { word, distance };
	}
	return best && best.distance <= Math.max(2, wanted.length / 3) ? best.word : null;
}

/** Letters to add, drop, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
	let before: readonly number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
			row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost, swapped));
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? a.length;
}
