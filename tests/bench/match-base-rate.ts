// Names: how many false groups a vault of distinct companies would get. All names of clusters.dev.jsonl as one vault;
// for the score only organisations that share no name with the labelled pairs, which the model has seen.
import { identityKey, NameIndex, SAME_CHANCE, TOP_CHANCE } from '../../src/match';
import { loadNames } from '../match/train/names';

const data = loadNames();
const round = (value: number) => Math.round(value * 10) / 10;
const total = data.clusters.reduce((sum, { names }) => sum + names.length, 0);

const ownersOf = new Map<string, Set<string>>();
for (const { id, names } of data.clusters) {
	for (const name of names) {
		const owners = ownersOf.get(identityKey(name)) ?? new Set<string>();
		ownersOf.set(identityKey(name), owners.add(id));
	}
}
const certainGroups = [...ownersOf.values()].filter((owners) => owners.size > 1).length;

const seen = new Set(data.pairs.map(({ a }) => data.familyOf(a)));
const fresh = data.clusters.filter(({ names }) => !seen.has(data.familyOf(names[0] ?? '')));
const index = new NameIndex();
// One note for each organisation under its first name: every likely pair is a false one.
for (const { id, names } of fresh) index.add(id, names[0] ?? '');
const scores: number[] = [];
for (const pair of index.likely(SAME_CHANCE)) if (pair !== null) scores.push(pair.score);
// And with all names: how many organisations' own names are found.
const whole = new NameIndex();
const ownerOf = new Map<string, string>();
for (const { id, names } of fresh) for (const name of names) {
	whole.add(name, name);
	ownerOf.set(name, id);
}
let right = 0;
let wrong = 0;
for (const pair of whole.likely(SAME_CHANCE)) {
	if (pair === null) continue;
	if (ownerOf.get(pair.a) === ownerOf.get(pair.b)) right++;
	else wrong++;
}
const truePairs = fresh.reduce((sum, { names }) => sum + names.length * (names.length - 1) / 2, 0);

console.log(JSON.stringify({
	bench: 'match-base-rate', names: total, certainFalseGroups: certainGroups, certainFalseGroupsPer10000: round(10000 * certainGroups / total),
	distinct: fresh.length, likelyFalsePairsPer10000: round(10000 * scores.length / fresh.length),
	topBandFalsePairsPer10000: round(10000 * scores.filter((score) => score >= TOP_CHANCE).length / fresh.length),
	allNames: { likelyRight: right, likelyWrong: wrong, truePairs },
}));
