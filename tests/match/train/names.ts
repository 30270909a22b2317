import fs from 'node:fs';
import path from 'node:path';
import { identityKey } from '../../../src/match/identity';

/** One labelled pair of names. */
export interface LabelledPair {
	readonly a: string;
	readonly b: string;
	readonly same: boolean;
	readonly source: string;
	readonly kind: string;
}

/** One organisation and its names. */
export interface Cluster {
	readonly id: string;
	readonly names: readonly string[];
	readonly source: string;
}

/** In how many names of other lists words stand. */
export interface CountsElsewhere {
	/** How many names those lists have. */
	readonly names: number;
	readonly counts: ReadonlyMap<string, number>;
}

export const NOWHERE: CountsElsewhere = { names: 0, counts: new Map() };

/** The labelled data, and which names hang together. */
export interface LabelledNames {
	readonly pairs: readonly LabelledPair[];
	readonly clusters: readonly Cluster[];
	/** All names that any chain of pairs or clusters ties to this one have the same family. */
	readonly familyOf: (name: string) => string;
	readonly elsewhere: CountsElsewhere;
}

/** The repository's own copy of the data, from the folder that programs are started in. */
export const NAMES_FOLDER = path.resolve('tests/data/names');

function linesOf<T>(folder: string, file: string): readonly T[] {
	return fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);
}

/** Reads pairs and clusters and ties names into families. */
export function loadNames(folder = NAMES_FOLDER): LabelledNames {
	const pairs = linesOf<LabelledPair>(folder, 'pairs.dev.jsonl');
	const clusters = linesOf<Cluster>(folder, 'clusters.dev.jsonl');
	const parents = new Map<string, string>();
	const rootOf = (key: string): string => {
		let root = key;
		for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
		parents.set(key, root);
		return root;
	};
	const familyOf = (name: string) => rootOf(identityKey(name) || name);
	const tie = (a: string, b: string) => { parents.set(familyOf(a), familyOf(b)); };
	for (const { a, b } of pairs) tie(a, b);
	for (const { names } of clusters) for (const name of names) tie(name, names[0] ?? name);
	return { pairs, clusters, familyOf, elsewhere: countsElsewhere(folder) };
}

/** The first line tells of how many names the words of the others were counted. */
function countsElsewhere(folder: string): CountsElsewhere {
	const [first = '', ...lines] = fs.readFileSync(path.join(folder, 'word-counts.tsv'), 'utf8').split('\n').filter(Boolean);
	const numberOf = (line: string) => Number(line.slice(line.indexOf('\t') + 1));
	return { names: numberOf(first), counts: new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), numberOf(line)])) };
}

/** The fold, 0 to `count - 1`, of every family that has a pair: whole families, about as many pairs in each. */
export function foldsOf({ pairs, familyOf }: LabelledNames, count: number, seed: number): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const { a } of pairs) sizes.set(familyOf(a), (sizes.get(familyOf(a)) ?? 0) + 1);
	const filled = new Array<number>(count).fill(0);
	const folds = new Map<string, number>();
	for (const [family, size] of [...sizes].sort((x, y) => y[1] - x[1] || hashOf(x[0], seed) - hashOf(y[0], seed))) {
		const least = filled.indexOf(Math.min(...filled));
		folds.set(family, least);
		filled[least] = (filled[least] ?? 0) + size;
	}
	return folds;
}

/** A 32-bit hash of a text. */
export function hashOf(text: string, seed: number): number {
	let hash = Math.imul(seed + 1, 0x9e3779b1);
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 12)) >>> 0;
}
