/** How alike two texts are that nothing speaks against. */
import type { Alignment } from './near-align';
import { mayShare } from './near-vocabulary';
import type { Word } from './near-terms';
import type { Profile } from './near-words';

/** What the score is made of. */
export interface Features {
	/** Share of the poorer text's weight that is matched. */
	readonly contained: number;
	/** Share of both texts' weight that is matched. */
	readonly shared: number;
	/** How much is matched, in doublings. */
	readonly amount: number;
	/** 1 where the verbs that open both texts match, 0 where neither has a partner, else between. */
	readonly verbs: number;
	/** Share of the words that open the two texts that are matched near the opening. */
	readonly opening: number;
	/** 1 where hardly any of them is. */
	readonly otherOpening: number;
	/** What is left over on both sides, against what is matched. */
	readonly conflict: number;
	/** How much has something else in its very place. */
	readonly swaps: number;
	/** 1 where one text only adds to the other, word for word. */
	readonly inserted: number;
	/** What is left over, the more it counts the more of the rest is word for word: variations are copied, rewordings are not. */
	readonly variation: number;
	/** Numbers and dates that only one text gives. */
	readonly extraFacts: number;
	/** Share of neighbours that are neighbours in the other text too. */
	readonly order: number;
}

// Logistic regression on labelled pairs: what was done is told in tests/data/near/README.md.
const weights: Readonly<Record<keyof Features, number>> = {
	contained: 2.73, shared: -0.13, amount: 3.23, verbs: 1.09, opening: 1.67, otherOpening: -1.55,
	conflict: -3.66, swaps: -0.61, inserted: -1.03, variation: -2.80, extraFacts: -0.53, order: 2.59,
};
const bias = -11.73;
const featureNames = Object.keys(weights) as readonly (keyof Features)[];

/** Words below this weight only colour others. */
export const lightest = 0.5;
const surnameWeight = 0.2;
const asideWeight = 0.1;
/** So many words open a text, and this near the start of the other text their partners must stand. */
const openingLength = 4;
const openingReach = 8;

/** From 0 to 1. */
export function scoreOf(a: Profile, b: Profile, alignment: Alignment, extraFacts: number, own: ReadonlySet<string>): number {
	const features = featuresOf(a, b, alignment, extraFacts, own);
	let sum = bias;
	for (const name of featureNames) sum += weights[name] * features[name];
	return 1 / (1 + Math.exp(-sum));
}

/**
 * Whether the score of two texts may reach this at all: if every word that may
 * have a partner has one, and nothing else speaks against. Cheap: most pairs
 * need no alignment, and of most not even all words are looked at.
 */
export function canReach(a: Profile, b: Profile, threshold: Threshold): boolean {
	const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
	const needed = threshold.leastMatched(Math.min(a.weight, b.weight));
	const lostShort = lostOf(short, long, needed);
	if (lostShort > mostLost(short, needed)) return false;
	const lostLong = lostOf(long, short, needed);
	if (lostShort <= allowance && lostLong <= allowance) return true;
	return isEnough(short, lostShort, needed) && isEnough(long, lostLong, needed);
}

/** With less of a text's weight shared, `canReach` says no, whatever the other text of this weight or more. */
export function leastReaching(text: Profile, lightest: number, threshold: Threshold): number {
	return text.weight - mostLost(text, threshold.leastMatched(Math.min(text.weight, lightest))) - tiny;
}

/** The weight of a misspelt word: it finds a partner that shares no bit. */
const slip = 1;
/** So much may be left over and still be a misspelling, a compound, an acronym spelled out. */
const allowance = 2.5 + slip;
const tiny = 1e-9;

function isEnough({ weight }: Profile, lost: number, needed: number): boolean {
	return weight - Math.max(0, lost - slip) >= needed;
}

function mostLost({ weight }: Profile, needed: number): number {
	return Math.max(allowance, weight - needed + slip);
}

/** The weight of words without a possible partner; more than is allowed where it is too much anyway. */
function lostOf(a: Profile, b: Profile, needed: number): number {
	const most = mostLost(a, needed);
	let lost = tiny;
	for (let at = 0; at < a.words.length && lost <= most; at++) {
		const word = a.words[at];
		if (word && !mayShare(word.bits, b.bits)) lost += word.weight;
	}
	return lost;
}

/** Weights are made of twentieths. */
const parts = 20;

/** A score to reach, and what it takes: reckoned once for each weight. */
export class Threshold {
	private readonly known: number[] = [];

	constructor(readonly score: number) {}

	/** How much of two texts must be matched, the poorer of this weight. */
	leastMatched(weight: number): number {
		const place = Math.round(weight * parts);
		while (this.known.length <= place) this.known.push(this.solve(this.known.length / parts));
		return this.known[place] ?? 0;
	}

	private solve(weight: number): number {
		let [low, high] = [0, most];
		while (high - low > tiny) {
			const middle = (low + high) / 2;
			if (bestScore(middle, weight) >= this.score) high = middle;
			else low = middle;
		}
		return low;
	}
}

/** More than this no text weighs. */
const most = 1000;

function bestScore(matched: number, least: number): number {
	const less = Math.max(0, least - matched);
	const sum = bias + weights.contained * matched / (matched + less + tiny) + Math.max(0, weights.shared) + weights.amount * Math.log2(1 + matched)
		+ weights.verbs + weights.opening + weights.order + weights.conflict * less / (matched + tiny);
	return 1 / (1 + Math.exp(-sum));
}

/** Nothing of weight is left over on either side: the same in other words. */
export function isAllMatched(a: Profile, b: Profile, alignment: Alignment, own: ReadonlySet<string>): boolean {
	const { restA, restB, count, partners, backPartners } = alignment;
	const isLight = (words: readonly Word[], rest: readonly number[], matched: readonly number[], others: readonly number[]): boolean =>
		rest.every((index) => (words[index]?.isAside === true && others.length === 0) || restWeight(words, index, matched, own) < lightest);
	return count > 0 && isLight(a.words, restA, partners, restB) && isLight(b.words, restB, backPartners, restA);
}

/** What the score is made of, for two texts. */
export function featuresOf(a: Profile, b: Profile, alignment: Alignment, extraFacts: number, own: ReadonlySet<string>): Features {
	const { matched, count, restA, restB, partners, backPartners } = alignment;
	// An aside weighs little, unless the other text says something else.
	const weigh = (words: readonly Word[], rest: readonly number[], matchedWith: readonly number[], others: readonly number[]): number =>
		sumOf(rest, (index) => words[index]?.isAside === true && others.length === 0 ? asideWeight : restWeight(words, index, matchedWith, own));
	const left = weigh(a.words, restA, partners, restB);
	const right = weigh(b.words, restB, backPartners, restA);
	const swaps = sumOf(restA, (index) => swapWeight(a.words, b.words, index, alignment));
	const base = Math.max(matched, 0.1);
	const opening = (openingOf(a.words, partners, own) + openingOf(b.words, backPartners, own)) / 2;
	return {
		contained: matched / (matched + Math.min(left, right)),
		shared: 2 * matched / (2 * matched + left + right),
		amount: Math.log2(1 + matched),
		verbs: verbsOf(a, b, alignment),
		opening,
		otherOpening: opening < 0.3 ? 1 : 0,
		conflict: Math.min(left, right) / base,
		swaps: Math.min(2, swaps),
		inserted: Math.min(left, right) === 0 && Math.max(left, right) >= lightest && isWordForWord(a, b, alignment) ? 1 : 0,
		variation: runsOf(a, b, alignment) * Math.min(1, (left + right) / base),
		extraFacts: Math.min(3, extraFacts),
		order: count < 2 ? 1 : orderOf(partners) / (count - 1),
	};
}

function sumOf(indexes: readonly number[], weigh: (index: number) => number): number {
	let sum = 0;
	for (const index of indexes) sum += weigh(index);
	return sum;
}

/** Whether all matched words are the same and in the same order. */
export function isWordForWord(a: Profile, b: Profile, { partners }: Alignment): boolean {
	let last = -1;
	return partners.every((partner, i) => {
		if (partner < 0) return true;
		const isSame = partner > last && a.words[i]?.sense.id === b.words[partner]?.sense.id;
		last = partner;
		return isSame;
	});
}

/** The weight of a word left over; a surname hardly counts where the first name is matched. */
function restWeight(words: readonly Word[], index: number, partners: readonly number[], own: ReadonlySet<string>): number {
	const word = words[index];
	if (word?.isName !== true) return leftWeight(word, own);
	const isSurname = words.some(({ entity }, at) => entity === word.entity && (partners[at] ?? -1) >= 0);
	return isSurname ? surnameWeight : leftWeight(word, own);
}

/** The weight of a word, none for names that go without saying. */
export function leftWeight(word: Word | undefined, own: ReadonlySet<string>): number {
	return !word || own.has(word.sense.stem) ? 0 : word.weight;
}

function verbsOf(a: Profile, b: Profile, { partners, backPartners }: Alignment): number {
	const i = a.words.findIndex(({ isVerb }) => isVerb);
	const j = b.words.findIndex(({ isVerb }) => isVerb);
	if (i < 0 || j < 0) return 0.5;
	if (partners[i] === j) return 1;
	return ((partners[i] ?? -1) >= 0 ? 0.25 : 0) + ((backPartners[j] ?? -1) >= 0 ? 0.25 : 0);
}

/** Share of the matched words that follow, as in the other text, right behind the same word. */
function runsOf(a: Profile, b: Profile, { partners, count }: Alignment): number {
	const follows = partners.filter((partner, i) => i > 0 && partner > 0 && partners[i - 1] === partner - 1
		&& a.words[i]?.sense.id === b.words[partner]?.sense.id);
	return count < 2 ? 0 : follows.length / (count - 1);
}

function openingOf(words: readonly Word[], partners: readonly number[], own: ReadonlySet<string>): number {
	let [all, matched] = [0, 0];
	for (let index = 0; index < words.length && index < openingLength; index++) {
		const weight = leftWeight(words[index], own);
		const partner = partners[index] ?? -1;
		all += weight;
		if (partner >= 0 && partner < openingReach) matched += weight;
	}
	return all === 0 ? 1 : matched / all;
}

/** The weight of a word in whose very place the other text has another word. */
export function swapWeight(a: readonly Word[], b: readonly Word[], i: number, { partners, backPartners }: Alignment): number {
	const before = i === 0 ? -1 : partners[i - 1] ?? -1;
	if (i > 0 && before < 0) return 0;
	const j = before + 1;
	if (j >= b.length || (backPartners[j] ?? -1) >= 0) return 0;
	const after = i + 1 < a.length ? partners[i + 1] ?? -1 : b.length;
	return after === j + 1 ? Math.min(a[i]?.weight ?? 0, b[j]?.weight ?? 0) : 0;
}

function orderOf(partners: readonly number[]): number {
	let [last, inOrder] = [-1, 0];
	for (const partner of partners) {
		if (partner < 0) continue;
		if (last >= 0 && partner > last) inOrder++;
		last = partner;
	}
	return inOrder;
}
