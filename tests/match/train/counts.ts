import { compare, looseWords } from '../../../src/match/compare';
import { type Name, readName } from '../../../src/match/name';
import { nearestStep, ODDS, WEIGHTS } from '../../../src/match/statistics';
import { formOf, type Word, type WordForm, wordOf, type WordKind, type WordStatistics } from '../../../src/match/words';
import { type CountsElsewhere, type LabelledPair, NOWHERE } from './names';

/** Labelled names must have a word this often before its odds are known. */
const LEAST_NAMES = 3;
/** So often must names have a word, elsewhere too, before it is known how rare it is. */
const LEAST_ANYWHERE = 7;
/** A name of ours counts like so many elsewhere: those are mostly of networks and of makers of devices. */
const OWN_SHARE = 3;
/** How many made-up observations hold a word's odds near those of its kind. */
const PRIOR = 4;
/** Log odds of a kind of which nothing was seen, in hundredths like all odds here. */
const PRIOR_ODDS = -40;

interface Tally { same: number; different: number }
type Tallies = Map<string, Tally>;

/** A word with its steps for the table; `odds` null: too few labelled names have it. */
export interface KnownWord {
	readonly word: string;
	readonly weight: number;
	readonly odds: number | null;
}

/** Words counted over names and labelled pairs, so that any family of names can be left out again. */
export class WordCounts {
	readonly unknownWeight: number;
	readonly unknownOdds: Partial<Record<WordKind, number>>;
	private readonly names = new Map<string, number>();
	private readonly namesOfFamily = new Map<string, Map<string, number>>();
	private readonly extras: Tallies = new Map();
	private readonly extrasOfFamily = new Map<string, Tallies>();
	private readonly kinds: Tallies = new Map();
	private readonly total: number;

	constructor(names: ReadonlySet<string>, pairs: readonly LabelledPair[], private readonly familyOf: (name: string) => string, private readonly elsewhere: CountsElsewhere = NOWHERE) {
		this.total = OWN_SHARE * names.size + elsewhere.names;
		for (const name of names) this.countName(name);
		this.unknownWeight = Math.round(this.weightOf(0));
		for (const pair of pairs) this.countExtras(pair);
		const own: Partial<Record<WordKind, number>> = {};
		for (const [key, tally] of this.kinds) if (key.endsWith(' 0')) own[key.slice(0, -2) as WordKind] = Math.round(logOddsOf(tally, PRIOR_ODDS, 3));
		this.unknownOdds = own;
	}

	/** Every word that is known. */
	*known(): Generator<KnownWord> {
		for (const word of new Set([...this.names.keys(), ...this.elsewhere.counts.keys()])) {
			const count = this.names.get(word) ?? 0;
			const weight = this.knownWeight(word, count);
			if (weight !== null) yield { word, weight, odds: count < LEAST_NAMES ? null : this.oddsStep(word, count, undefined) };
		}
	}

	/** The statistics as they would be without one family of names. */
	without(family: string): WordStatistics {
		const own = this.namesOfFamily.get(family);
		const extras = this.extrasOfFamily.get(family);
		const countOf = (text: string) => (this.names.get(text) ?? 0) - (own?.get(text) ?? 0);
		return {
			weight: (text) => {
				const step = this.knownWeight(text, countOf(text));
				return step === null ? this.unknownWeight : WEIGHTS[step] ?? 0;
			},
			odds: (text, kind) => {
				const count = countOf(text);
				return count < LEAST_NAMES ? this.unknownOdds[kind] ?? 0 : ODDS[this.oddsStep(text, count, extras)] ?? 0;
			},
		};
	}

	/** The step of a word's weight, where so many labelled names have it; null where too few names anywhere do. */
	private knownWeight(word: string, count: number): number | null {
		const all = OWN_SHARE * count + (this.elsewhere.counts.get(word) ?? 0);
		return count < LEAST_NAMES && all < LEAST_ANYWHERE ? null : nearestStep(WEIGHTS, this.weightOf(all));
	}

	private weightOf(count: number): number {
		return 100 * Math.log((this.total + 1) / (Math.max(count, 0.5) + 0.5));
	}

	private oddsStep(word: string, count: number, left: Tallies | undefined): number {
		const { same, different } = this.extras.get(word) ?? { same: 0, different: 0 };
		const out = left?.get(word) ?? { same: 0, different: 0 };
		const kind = this.kinds.get(kindKey(knownForm(word).kind, count)) ?? { same: 0, different: 0 };
		return nearestStep(ODDS, logOddsOf({ same: same - out.same, different: different - out.different }, logOddsOf(kind, PRIOR_ODDS, 3), PRIOR));
	}

	private countName(name: string): void {
		const family = this.familyOf(name);
		const own = this.namesOfFamily.get(family) ?? new Map<string, number>();
		this.namesOfFamily.set(family, own);
		for (const { text } of new Set(readName(name, plainWord).words)) {
			this.names.set(text, (this.names.get(text) ?? 0) + 1);
			own.set(text, (own.get(text) ?? 0) + 1);
		}
	}

	/** Which words stood in only one of two names, and whether the names were one all the same. */
	private countExtras(pair: LabelledPair): void {
		const { less, more, alignment } = compare(readName(pair.a, plainWord), readName(pair.b, plainWord));
		if (!alignment.toB.some((at) => at >= 0)) return;
		const family = this.familyOf(pair.a);
		const own = this.extrasOfFamily.get(family) ?? new Map<string, Tally>();
		this.extrasOfFamily.set(family, own);
		const words = [...looseWords(less), ...looseWords(more)];
		for (const { text, kind } of words) {
			const weight = 1 / Math.max(1, Math.sqrt(words.length));
			const count = (this.names.get(text) ?? 0) - (this.namesOfFamily.get(family)?.get(text) ?? 0);
			for (const [tallies, key] of [[this.extras, text], [own, text], [this.kinds, kindKey(kind, count)]] as const) {
				const tally = tallies.get(key) ?? { same: 0, different: 0 };
				tallies.set(key, tally);
				if (pair.same) tally.same += weight;
				else tally.different += weight;
			}
		}
	}
}

/** Forms of words: the same names are read again for every family that is left out. */
const forms = new Map<string, WordForm>();

function knownForm(text: string): WordForm {
	const form = forms.get(text) ?? formOf(text);
	forms.set(text, form);
	return form;
}

/** Reads a name with given statistics. */
export function readWith(text: string, statistics: WordStatistics): Name {
	return readName(text, (word) => {
		const form = knownForm(word);
		return wordOf(form, statistics.weight(word), statistics.odds(word, form.kind));
	});
}

function plainWord(text: string): Word {
	return wordOf(knownForm(text), 100, 0);
}

function kindKey(kind: WordKind, count: number): string {
	return `${kind} ${count < LEAST_NAMES ? 0 : count < 8 ? 1 : 2}`;
}

function logOddsOf({ same, different }: Tally, prior: number, strength: number): number {
	const share = 1 / (1 + Math.exp(-prior / 100));
	return 100 * Math.log((Math.max(0, same) + strength * share) / (Math.max(0, different) + strength * (1 - share)));
}
