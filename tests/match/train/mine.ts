import { NameIndex } from '../../../src/match/name-index';
import type { LabelledNames, LabelledPair } from './names';

/** Of pairs that share a key but no organisation, so many make one that is learned from. */
const EVERY = 4;

/** Every fold asks for them. */
const known = new WeakMap<LabelledNames, readonly LabelledPair[]>();

/** Pairs of the clusters' names that blocking brings together, as a vault would: mostly different organisations, where the labelled pairs are hard cases chosen by hand. */
export function blockedPairs(data: LabelledNames): readonly LabelledPair[] {
	const pairs = known.get(data) ?? blocked(data);
	known.set(data, pairs);
	return pairs;
}

function blocked({ clusters }: LabelledNames): readonly LabelledPair[] {
	const index = new NameIndex();
	const ownersOf = new Map<string, string[]>();
	for (const { id, names } of clusters) {
		for (const name of names) {
			const owners = ownersOf.get(name) ?? [];
			ownersOf.set(name, owners);
			if (owners.push(id) === 1) index.add(name, name);
		}
	}
	const pairs: LabelledPair[] = [];
	let different = 0;
	for (const pair of index.pairs()) {
		if (pair === null) continue;
		const owners = ownersOf.get(pair.b) ?? [];
		const same = ownersOf.get(pair.a)?.some((id) => owners.includes(id)) ?? false;
		if (same || different++ % EVERY === 0) pairs.push({ ...pair, same, source: 'clusters', kind: 'blocked' });
	}
	return pairs;
}
