/** Grouping many short texts by nearness, without comparing all with all. */
import { compareLikely, mayBeNear, type CompareOptions } from './near-compare';
import { leadersAmong, type Leaders } from './near-leaders';
import { senseOf } from './near-vocabulary';
import { profileOf, type Profile } from './near-words';
import { finish, type Steps } from './steps';

export interface NearOptions {
	/** Stems of names that go without saying among these texts, such as the account's and its aliases. */
	readonly own?: ReadonlySet<string>;
	/** Whether a name, number or date that only one text gives is forgiven: for tasks, which are only gathered. Default false. */
	readonly lenient?: boolean;
	/** A further condition for two texts, by index, to be told as one; must not depend on their order. */
	readonly mayJoin?: (a: number, b: number) => boolean;
}

const mostMembers = 16;
/** Texts between two rests. */
const stepLength = 8;

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
		const leaders = yield* leadersAmong(this.profiles, this.compare);
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

const noStems: ReadonlySet<string> = new Set();
