/** Grouping many short texts by nearness, without comparing all with all. */
import { compareProfiles, type CompareOptions } from './near-compare';
import { senseOf } from './near-vocabulary';
import { profileOf, type Profile } from './near-words';

export interface NearOptions {
	/** Names that go without saying among these texts, such as the account's and its aliases. */
	readonly own?: readonly string[];
	/** Whether a name, number or date that only one text gives is forgiven: for tasks, which are only gathered. Default false. */
	readonly lenient?: boolean;
	/** A further condition for two texts, by index, to be told as one; must not depend on their order. */
	readonly mayJoin?: (a: number, b: number) => boolean;
}

// Up to here, all are compared with all leaders; above, only with those that share a rare word.
const fewTexts = 32;
const mostCandidates = 64;
const mostMembers = 16;
/** Texts that say the same share at least so many of their rarest words and synonym groups. */
const enough = 2;

/**
 * Groups texts that say the same, exactly or nearly. Every index stands in one
 * group, its leader first; groups and members keep the order of the texts.
 * Every member is near its leader and the other members.
 */
export function groupNear(texts: readonly string[], options: NearOptions = {}): readonly (readonly number[])[] {
	return groupProfiles(texts.map(profileOf), options);
}

/** The same over texts taken apart before. */
export function groupProfiles(profiles: readonly Profile[], options: NearOptions = {}): readonly (readonly number[])[] {
	return new Grouping(profiles, options).groups();
}

/** Stems of the words of names. */
export function ownStems(names: readonly string[]): ReadonlySet<string> {
	return new Set(names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== '').map((word) => senseOf(word).stem));
}

class Grouping {
	private readonly compare: CompareOptions;
	private readonly mayJoin: NearOptions['mayJoin'];

	constructor(private readonly profiles: readonly Profile[], options: NearOptions) {
		this.compare = { own: ownStems(options.own ?? []), lenient: options.lenient ?? false };
		this.mayJoin = options.mayJoin;
	}

	groups(): readonly (readonly number[])[] {
		const groups: number[][] = [];
		const leaders = this.profiles.length <= fewTexts ? new AllLeaders() : new RareWords(this.profiles);
		for (const [index, profile] of this.profiles.entries()) {
			let best = -1;
			let bestScore = 0;
			for (const candidate of leaders.candidates(profile)) {
				const score = this.score(groups[candidate] ?? [], index);
				if (score > bestScore) [best, bestScore] = [candidate, score];
			}
			if (best >= 0) groups[best]?.push(index);
			else {
				leaders.add(profile, groups.length);
				groups.push([index]);
			}
		}
		return groups;
	}

	/** The score against the leader, 0 where the text is not near every member. */
	private score(group: readonly number[], index: number): number {
		const profile = this.profiles[index];
		let score = 0;
		for (const [place, member] of group.entries()) {
			const other = this.profiles[member];
			if (!profile || !other || place >= mostMembers) break;
			if (this.mayJoin && !this.mayJoin(member, index)) return 0;
			const relation = compareProfiles(other, profile, this.compare);
			if (relation.kind === 'different') return 0;
			if (place === 0) score = relation.score;
		}
		return score;
	}
}

interface Leaders {
	candidates(profile: Profile): Iterable<number>;
	add(profile: Profile, group: number): void;
}

class AllLeaders implements Leaders {
	private readonly all: number[] = [];

	candidates(): Iterable<number> {
		return this.all;
	}

	add(_profile: Profile, group: number): void {
		this.all.push(group);
	}
}

/** Leaders by word and synonym group; the rarest words of a text find its candidates. */
class RareWords implements Leaders {
	private readonly counts = new Map<string, number>();
	private readonly places = new Map<string, number[]>();
	private readonly byKey = new Map<string, number[]>();
	private last: { readonly profile: Profile; readonly features: readonly string[] } | null = null;

	constructor(profiles: readonly Profile[]) {
		for (const profile of profiles) {
			for (const feature of wordsOf(profile)) this.counts.set(feature, (this.counts.get(feature) ?? 0) + 1);
		}
	}

	candidates(profile: Profile): Iterable<number> {
		const shared = new Map<number, number>();
		for (const group of this.byKey.get(profile.key) ?? []) shared.set(group, enough);
		const features = this.rarest(profile);
		for (const feature of features) {
			const places = this.places.get(feature) ?? [];
			for (let at = places.length - 1; at >= 0 && at >= places.length - mostCandidates; at--) {
				const group = places[at] ?? 0;
				shared.set(group, (shared.get(group) ?? 0) + 1);
			}
		}
		const least = Math.min(enough, Math.ceil(features.length / 2));
		return [...shared.keys()].filter((group) => (shared.get(group) ?? 0) >= least).sort((a, b) => a - b);
	}

	add(profile: Profile, group: number): void {
		push(this.byKey, profile.key, group);
		for (const feature of this.rarest(profile)) push(this.places, feature, group);
	}

	private rarest(profile: Profile): readonly string[] {
		if (this.last?.profile === profile) return this.last.features;
		const count = (feature: string): number => this.counts.get(feature) ?? 0;
		const all = wordsOf(profile).filter((feature) => count(feature) > 1);
		all.sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
		const features = all.slice(0, Math.max(4, Math.ceil(all.length / 2)));
		this.last = { profile, features };
		return features;
	}
}

function push(map: Map<string, number[]>, key: string, value: number): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

function wordsOf(profile: Profile): string[] {
	const features = new Set<string>();
	for (const word of profile.words) {
		features.add(word.sense.stem);
		for (const group of word.groups) features.add(`=${String(group)}`);
	}
	return [...features];
}
