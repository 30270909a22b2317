/** Grouping many short texts by nearness, without comparing all with all. */
import { compareLikely, mayBeNear, type CompareOptions } from './near-compare';
import { senseOf } from './near-vocabulary';
import { profileOf, type Profile } from './near-words';
import { finish, type Steps } from './steps';

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
/** What finds a text stands among its first words. */
const mostWords = 100;
/** Texts between two rests. */
const stepLength = 8;
/** The same where less is done with each. */
const manyTexts = 64;
/** Texts that say the same share at least so many of their rarest words and synonym groups. */
const enough = 2;

/**
 * Groups texts that say the same, exactly or nearly. Every index stands in one
 * group, its leader first; groups and members keep the order of the texts.
 * Every member is near its leader and the other members.
 */
export function groupNear(texts: readonly string[], options: NearOptions = {}): readonly (readonly number[])[] {
	return finish(groupingSteps(texts.map(profileOf), options));
}

/** The same over texts taken apart before, in steps. */
export function groupingSteps(profiles: readonly Profile[], options: NearOptions = {}): Steps<readonly (readonly number[])[]> {
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

	*groups(): Steps<readonly (readonly number[])[]> {
		const groups: number[][] = [];
		const leaders = this.profiles.length <= fewTexts ? new AllLeaders() : new RareWords(yield* countFeatures(this.profiles));
		for (const [index, profile] of this.profiles.entries()) {
			if (index % stepLength === stepLength - 1) yield;
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
		for (let place = 0; place < group.length && place < mostMembers; place++) {
			const member = group[place] ?? -1;
			const other = this.profiles[member];
			if (!profile || !other) break;
			if (!mayBeNear(other, profile, this.compare) || (this.mayJoin && !this.mayJoin(member, index))) return 0;
			const relation = compareLikely(other, profile, this.compare);
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

/** In how many texts each word and synonym group stands. */
function* countFeatures(profiles: readonly Profile[]): Steps<ReadonlyMap<number, number>> {
	const counts = new Map<number, number>();
	for (const [index, profile] of profiles.entries()) {
		if (index % manyTexts === manyTexts - 1) yield;
		for (const feature of featuresOf(profile)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
	}
	return counts;
}

/** Leaders by word and synonym group; the rarest words of a text find its candidates. */
class RareWords implements Leaders {
	private readonly places = new Map<number, number[]>();
	private readonly byKey = new Map<string, number[]>();
	/** How many rare words of the present text each leader shares. */
	private readonly shared: number[] = [];
	private last: { readonly profile: Profile; readonly features: readonly number[] } | null = null;

	constructor(private readonly counts: ReadonlyMap<number, number>) {}

	candidates(profile: Profile): Iterable<number> {
		const features = this.rarest(profile);
		const least = Math.min(enough, Math.ceil(features.length / 2));
		const found = [...(this.byKey.get(profile.key) ?? none).slice(-mostCandidates)];
		const touched = [...found];
		for (const group of found) this.shared[group] = enough;
		for (const feature of features) {
			const places = this.places.get(feature) ?? none;
			for (let at = Math.max(0, places.length - mostCandidates); at < places.length; at++) {
				const group = places[at] ?? 0;
				const times = (this.shared[group] ?? 0) + 1;
				this.shared[group] = times;
				if (times === 1) touched.push(group);
				if (times === least) found.push(group);
			}
		}
		for (const group of touched) this.shared[group] = 0;
		return found.sort((a, b) => a - b);
	}

	add(profile: Profile, group: number): void {
		this.shared[group] = 0;
		push(this.byKey, profile.key, group);
		for (const feature of this.rarest(profile)) push(this.places, feature, group);
	}

	private rarest(profile: Profile): readonly number[] {
		if (this.last?.profile === profile) return this.last.features;
		const count = (feature: number): number => this.counts.get(feature) ?? 0;
		const all = featuresOf(profile).filter((feature) => count(feature) > 1);
		all.sort((a, b) => count(a) - count(b) || a - b);
		const features = all.slice(0, Math.max(4, Math.ceil(all.length / 2)));
		this.last = { profile, features };
		return features;
	}
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

const none: readonly number[] = [];

/** Stems and synonym groups of a text, each once, as numbers. */
function featuresOf(profile: Profile): number[] {
	const features: number[] = [];
	const add = (feature: number): void => { if (!features.includes(feature)) features.push(feature); };
	for (const { sense, groups } of profile.words.length > mostWords ? profile.words.slice(0, mostWords) : profile.words) {
		add(sense.id * 2);
		for (const group of groups) add(group * 2 + 1);
	}
	return features;
}
