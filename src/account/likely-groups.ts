import type { Match } from '../match';
import { compareText } from '../note/text-order';

/** Two notes of different accounts that may be one account, and on request why. */
export interface Pair {
	readonly a: string;
	readonly b: string;
	/** For the order in which groups are made. */
	readonly score: number;
	readonly match: () => Match;
}

/** Where pairs are asked for. `Doubt`: several notes of one name that are kept apart. */
export interface PairSource<Doubt> {
	accountOf(path: string): string | null;
	/** Whether the account has no pairs at all, as most: quickly. */
	isAlone(id: string): boolean;
	/** Pairs of which one note is the account's, by their names; none for an id that is no account's. */
	pairsOf(id: string): Iterable<Pair>;
	doubtsOf(id: string): Iterable<Doubt>;
	pairsIn(doubt: Doubt): Iterable<Pair>;
	/** The accounts of its notes. */
	idsIn(doubt: Doubt): Iterable<string>;
}

/** Accounts that hang together by pairs, and the groups to ask about. */
export interface Cluster<Told> {
	readonly ids: readonly string[];
	readonly groups: readonly (readonly Pair[])[];
	/** The groups in words; null until somebody asks. */
	told: readonly Told[] | null;
}

const mostParts = 30;

/**
 * Accounts that are likely the same, by the groups to ask about. What hangs
 * together by pairs is a cluster, and a change is worked out in its own.
 */
export class LikelyGroups<Doubt, Told> {
	private readonly clusters = new Map<string, Cluster<Told>>();
	private readonly waiting = new Set<string>();
	private groups = 0;

	constructor(private readonly source: PairSource<Doubt>) {}

	/** How many groups there are. */
	get size(): number {
		return this.groups;
	}

	/** Clusters that have groups, each once. */
	all(): Iterable<Cluster<Told>> {
		return new Set(this.clusters.values());
	}

	/** Whether the account is in a group. */
	has(id: string): boolean {
		const groups = this.clusters.get(id)?.groups ?? [];
		return groups.some((pairs) => pairs.some(({ a, b }) => this.ownerOf(a) === id || this.ownerOf(b) === id));
	}

	/** The account or one of its pairs is another. */
	outdate(id: string): void {
		this.waiting.add(id);
		for (const other of this.dissolve(id)) this.waiting.add(other);
	}

	/** Works out what is out of date until all is or `isTime`; true when all is. */
	settle(isTime: () => boolean): boolean {
		for (const id of this.waiting) {
			if (isTime()) return false;
			if (this.source.isAlone(id) && !this.clusters.has(id)) this.waiting.delete(id);
			else this.cluster(id);
		}
		return true;
	}

	private dissolve(id: string): readonly string[] {
		const cluster = this.clusters.get(id);
		if (cluster === undefined) return [];
		this.groups -= cluster.groups.length;
		for (const other of cluster.ids) this.clusters.delete(other);
		return cluster.ids;
	}

	private cluster(start: string): void {
		const ids = new Set([start]);
		const doubts = new Set<Doubt>();
		const pairs: Pair[] = [];
		for (const id of ids) {
			this.waiting.delete(id);
			this.dissolve(id);
			for (const pair of this.source.pairsOf(id)) {
				const owner = this.ownerOf(pair.a);
				// The other account tells of it, too.
				if (owner === id) pairs.push(pair);
				ids.add(owner).add(this.ownerOf(pair.b));
			}
			for (const doubt of this.source.doubtsOf(id)) {
				if (doubts.has(doubt)) continue;
				doubts.add(doubt);
				for (const other of this.source.idsIn(doubt)) ids.add(other);
			}
		}
		for (const doubt of doubts) pairs.push(...this.source.pairsIn(doubt));
		if (pairs.length > 0) this.keep([...ids], pairs.sort(byScore));
	}

	private keep(ids: readonly string[], pairs: readonly Pair[]): void {
		const asking = new Asking();
		for (const pair of pairs) asking.add(this.ownerOf(pair.a), this.ownerOf(pair.b), pair);
		const cluster: Cluster<Told> = { ids, groups: asking.groups(), told: null };
		this.groups += cluster.groups.length;
		for (const id of ids) this.clusters.set(id, cluster);
	}

	private ownerOf(path: string): string {
		return this.source.accountOf(path) ?? path;
	}
}

/**
 * Groups in which every account is likely the same as every other: a chain of
 * pairs (A like B, B like C) is two questions, not one.
 */
class Asking {
	private readonly pairs = new Map<string, Map<string, Pair[]>>();

	/** The strongest first. */
	add(a: string, b: string, pair: Pair): void {
		this.between(a, b).push(pair);
		this.between(b, a).push(pair);
	}

	groups(): readonly (readonly Pair[])[] {
		const groups: string[][] = [];
		const asked = new Set<string>();
		for (const [a, others] of this.pairs) {
			for (const b of others.keys()) {
				if (asked.has(`${a}\n\n${b}`)) continue;
				const group = this.grow([a, b]);
				for (const one of group) for (const other of group) asked.add(`${one}\n\n${other}`);
				groups.push(group);
			}
		}
		return groups.map((group) => group.flatMap((one, at) => group.slice(at + 1).flatMap((other) => this.pairs.get(one)?.get(other) ?? [])));
	}

	/** Adds what is likely the same as all of them. */
	private grow(group: string[]): string[] {
		for (const candidate of this.pairs.get(group[0] ?? '')?.keys() ?? []) {
			if (group.length < mostParts && !group.includes(candidate) && group.every((one) => this.pairs.get(one)?.has(candidate) === true)) group.push(candidate);
		}
		return group;
	}

	private between(a: string, b: string): Pair[] {
		const others = this.pairs.get(a) ?? new Map<string, Pair[]>();
		this.pairs.set(a, others);
		const known = others.get(b) ?? [];
		others.set(b, known);
		return known;
	}
}

/** The strongest first, then by path. */
function byScore(x: Pair, y: Pair): number {
	return y.score - x.score || compareText(x.a, y.a) || compareText(x.b, y.b);
}
