/** Grouping many short texts by nearness, without comparing all with all. */
import { compareLikely, mayBeNear, type CompareOptions } from './near-compare';
import { senseOf } from './near-vocabulary';
import { profileOf, type Profile } from './near-words';
import { finish, sorted, type Steps } from './steps';

export interface NearOptions {
	/** Stems of names that go without saying among these texts, such as the account's and its aliases. */
	readonly own?: ReadonlySet<string>;
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
		this.compare = { own: options.own ?? noStems, lenient: options.lenient ?? false };
		this.mayJoin = options.mayJoin;
	}

	*groups(): Steps<readonly (readonly number[])[]> {
		const groups: number[][] = [];
		const leaders = this.profiles.length <= fewTexts ? new AllLeaders() : new RareWords(yield* rankFeatures(this.profiles));
		for (let index = 0; index < this.profiles.length; index++) {
			if (index % stepLength === stepLength - 1) yield;
			this.place(index, groups, leaders);
		}
		return groups;
	}

	private place(index: number, groups: number[][], leaders: Leaders): void {
		let best = -1;
		let bestScore = 0;
		for (const candidate of leaders.candidates(index)) {
			const score = this.score(groups[candidate] ?? [], index);
			if (score > bestScore) [best, bestScore] = [candidate, score];
		}
		if (best >= 0) groups[best]?.push(index);
		else {
			leaders.add(index, groups.length);
			groups.push([index]);
		}
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
	/** Groups that a text may belong to, by its index. */
	candidates(index: number): readonly number[];
	add(index: number, group: number): void;
}

class AllLeaders implements Leaders {
	private readonly all: number[] = [];

	candidates(): readonly number[] {
		return this.all;
	}

	add(_index: number, group: number): void {
		this.all.push(group);
	}
}

/** A word or synonym group that texts have. */
interface Feature {
	readonly number: number;
	/** How many texts have it. */
	count: number;
	/** The last of them. */
	text: number;
	/** Its place among all of them, the rarest first. */
	rank: number;
}

/** What the texts are found by: their keys, and their features by rank; what only one text has is left out. */
interface Ranked {
	readonly keys: readonly string[];
	readonly features: readonly (readonly number[])[];
	/** How many features there are. */
	readonly count: number;
}

function* rankFeatures(profiles: readonly Profile[]): Steps<Ranked> {
	const known = new Map<number, Feature>();
	const found: (readonly Feature[])[] = [];
	for (const profile of profiles) if (found.push(featuresOf(profile, found.length, known)) % manyTexts === 0) yield;
	const shared = yield* sorted([...known.values()].filter(({ count }) => count > 1), (a, b) => a.count - b.count || a.number - b.number);
	for (const [rank, feature] of shared.entries()) feature.rank = rank;
	const ranked: (readonly number[])[] = [];
	for (const features of found) if (ranked.push(ranksOf(features)) % manyTexts === 0) yield;
	return { keys: profiles.map(({ key }) => key), features: ranked, count: shared.length };
}

/** Stems and synonym groups of a text, each once. */
function featuresOf({ words }: Profile, text: number, known: Map<number, Feature>): readonly Feature[] {
	const features: Feature[] = [];
	const add = (number: number): void => {
		let feature = known.get(number);
		if (feature === undefined) known.set(number, feature = { number, count: 0, text: -1, rank: 0 });
		if (feature.text === text) return;
		feature.text = text;
		feature.count++;
		features.push(feature);
	};
	for (const { sense, groups } of words.length > mostWords ? words.slice(0, mostWords) : words) {
		add(sense.id * 2);
		for (const group of groups) add(group * 2 + 1);
	}
	return features;
}

function ranksOf(features: readonly Feature[]): readonly number[] {
	const ranks: number[] = [];
	for (const { count, rank } of features) if (count > 1) ranks.push(rank);
	return ranks.sort((a, b) => a - b);
}

/** Leaders by word and synonym group; the rarest words of a text find its candidates. */
class RareWords implements Leaders {
	private readonly places: number[][];
	private readonly byKey = new Map<string, number[]>();
	/** How many rare words of the present text each leader shares. */
	private readonly shared: number[] = [];

	constructor(private readonly texts: Ranked) {
		this.places = Array.from({ length: texts.count }, () => []);
	}

	candidates(index: number): readonly number[] {
		const features = this.rarest(index);
		const least = Math.min(enough, Math.ceil(features.length / 2));
		const found = (this.byKey.get(this.texts.keys[index] ?? '') ?? none).slice(-mostCandidates);
		const touched = [...found];
		for (const group of found) this.shared[group] = enough;
		for (const feature of features) {
			const places = this.places[feature] ?? none;
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

	add(index: number, group: number): void {
		this.shared[group] = 0;
		const key = this.texts.keys[index] ?? '';
		const alike = this.byKey.get(key);
		if (alike) alike.push(group);
		else this.byKey.set(key, [group]);
		for (const feature of this.rarest(index)) this.places[feature]?.push(group);
	}

	private rarest(index: number): readonly number[] {
		const all = this.texts.features[index] ?? none;
		return all.slice(0, Math.max(4, Math.ceil(all.length / 2)));
	}
}

const none: readonly number[] = [];
const noStems: ReadonlySet<string> = new Set();
