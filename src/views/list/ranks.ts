/** Items in the order of ranks, each of which is a multiple of their number and the place of its item. */
export function inOrder<Item>(ranks: Float64Array, items: readonly Item[]): readonly Item[] {
	const sorted: Item[] = [];
	for (const rank of ranks) {
		const item = items[rank % items.length];
		if (item !== undefined) sorted.push(item);
	}
	return sorted;
}
