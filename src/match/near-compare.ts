/** Judging two texts laid side by side: what speaks against their being one, and how alike they are. */
import { align, type Alignment } from './near-align';
import { compareFacts } from './near-facts';
import { areOpposite } from './near-lexicon';
import type { Profile, Word } from './near-words';

/** How two texts stand to each other. `score` runs from 0 to 1, `reason` is in words. */
export interface TextRelation {
	readonly kind: 'exact' | 'near' | 'different';
	readonly score: number;
	readonly reason: string;
}

export interface CompareOptions {
	/** Stems of names that go without saying, such as the account's. */
	readonly own: ReadonlySet<string>;
	/**
	 * Whether a name, number or date that only one of the texts gives is
	 * forgiven. Tasks are gathered, nothing is lost; facts are told as one, and
	 * what one of them adds would be.
	 */
	readonly lenient: boolean;
}

/** At and above this score, two texts are near duplicates. */
export const nearThreshold = 0.5;

/** Compares two texts taken apart. Symmetric. */
export function compareProfiles(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	if (a.key === b.key) return { kind: 'exact', score: 1, reason: 'same words' };
	if ((a.bits & b.bits) === 0) return different('no word in common');
	return a.key < b.key ? judge(a, b, options) : judge(b, a, options);
}

function judge(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	const facts = compareFacts(a.facts, b.facts);
	if (facts.conflict !== null) return different(facts.conflict);
	if (!options.lenient && facts.extra > 0) return different('only one gives a number or date');
	const alignment = align(a.words, b.words);
	const veto = vetoOf(a, b, alignment, options);
	if (veto !== null) return different(veto);
	const score = scoreOf(featuresOf(a, b, alignment, facts.extra, options.own));
	if (score < nearThreshold) return { kind: 'different', score, reason: 'other words' };
	return { kind: 'near', score, reason: reasonOf(a, b, alignment) };
}

function different(reason: string): TextRelation {
	return { kind: 'different', score: 0, reason };
}

/** Why two texts cannot be one, whatever else they share; null where nothing speaks against it. */
function vetoOf(a: Profile, b: Profile, alignment: Alignment, { own, lenient }: CompareOptions): string | null {
	if (a.subject !== '' && b.subject !== '' && a.subject !== b.subject) return `${a.subject} is not ${b.subject}`;
	if (!lenient && a.denials !== b.denials) return 'one says not';
	return denialVeto(a, b, alignment) ?? nameVeto(a, b, alignment, own, lenient) ?? acronymVeto(a, b, alignment)
		?? oppositeVeto(a, b, alignment) ?? directionVeto(a, b, alignment);
}

/** What one text denies, the other must not affirm. */
function denialVeto(a: Profile, b: Profile, { partners }: Alignment): string | null {
	for (const [i, j] of partners.entries()) {
		const [x, y] = [a.words[i], b.words[j]];
		if (x && y && x.isDenied !== y.isDenied) return `only one denies ${x.text}`;
	}
	return null;
}

function nameVeto(a: Profile, b: Profile, alignment: Alignment, own: ReadonlySet<string>, lenient: boolean): string | null {
	const left = strangersOf(a.words, b.words, alignment.restA, alignment.partners, own);
	const right = strangersOf(b.words, a.words, alignment.restB, alignment.backPartners, own);
	const [x, y] = [left[0], right[0]];
	if (x !== undefined && y !== undefined) return `${x} is not ${y}`;
	if (lenient || (x === undefined && y === undefined)) return null;
	return `only one names ${x ?? y ?? ''}`;
}

/** Names of one text that the other does not have; a surname more (`Anna Fischer`, `Anna`) is none. */
function strangersOf(
	words: readonly Word[], others: readonly Word[], rest: readonly number[], partners: readonly number[], own: ReadonlySet<string>,
): readonly string[] {
	return rest.flatMap((index) => {
		const word = words[index];
		if (!word?.isName || own.has(word.stem)) return [];
		const fellow = words.findIndex((other, at) => other.entity === word.entity && (partners[at] ?? -1) >= 0);
		if (fellow < 0) return [word.text];
		const twin = others[partners[fellow] ?? -1];
		const hasRival = twin !== undefined && others.some((other, at) => other.entity === twin.entity && other.entity >= 0 && !partners.includes(at));
		return hasRival ? [word.text] : [];
	});
}

function acronymVeto(a: Profile, b: Profile, { restA, restB }: Alignment): string | null {
	const left = restA.map((index) => a.words[index]).find((word) => word?.isAcronym);
	const right = restB.map((index) => b.words[index]).find((word) => word?.isAcronym);
	return left && right ? `${left.text} is not ${right.text}` : null;
}

const mostOpposites = 24;

function oppositeVeto(a: Profile, b: Profile, { restA, restB }: Alignment): string | null {
	for (const i of restA.slice(0, mostOpposites)) {
		for (const j of restB.slice(0, mostOpposites)) {
			const [x, y] = [a.words[i], b.words[j]];
			if (x && y && areOpposite(x.stem, y.stem)) return `${x.text} is not ${y.text}`;
		}
	}
	return null;
}

function directionVeto(a: Profile, b: Profile, { partners }: Alignment): string | null {
	for (const [i, j] of partners.entries()) {
		const [x, y] = [a.words[i], b.words[j]];
		if (x && y && areOtherWays.has(`${x.direction} ${y.direction}`)) return `${x.direction} ${x.text} is not ${y.direction} ${y.text}`;
	}
	return null;
}

const areOtherWays = new Set(['from to', 'to from', 'from into', 'into from', 'before after', 'after before']);

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
	/** What is left over on both sides, against what is matched. */
	readonly conflict: number;
	/** What has something else in its very place, against what is matched. */
	readonly swapped: number;
	/** Names, acronyms, numbers and dates that only one text gives. */
	readonly extraNames: number;
	readonly extraFacts: number;
	/** Share of neighbours that are neighbours in the other text too. */
	readonly order: number;
}

export function featuresOf(a: Profile, b: Profile, alignment: Alignment, extraFacts: number, own: ReadonlySet<string>): Features {
	const { matched, count, restA, restB } = alignment;
	const weigh = (words: readonly Word[], rest: readonly number[]): number =>
		rest.reduce((sum, index) => sum + leftWeight(words[index], own), 0);
	const [left, right] = [weigh(a.words, restA), weigh(b.words, restB)];
	const swaps = restA.reduce((sum, i) => sum + swapWeight(a.words, b.words, i, alignment), 0);
	const base = Math.max(matched, 0.1);
	return {
		contained: matched / (matched + Math.min(left, right)),
		shared: 2 * matched / (2 * matched + left + right),
		amount: Math.log2(1 + matched),
		verbs: verbsOf(a, b, alignment),
		conflict: Math.min(left, right) / base,
		swapped: swaps / base,
		extraNames: Math.min(3, countNames(a.words, restA, own) + countNames(b.words, restB, own)),
		extraFacts: Math.min(3, extraFacts),
		order: count < 2 ? 1 : orderOf(alignment) / (count - 1),
	};
}

function leftWeight(word: Word | undefined, own: ReadonlySet<string>): number {
	return !word || own.has(word.stem) ? 0 : word.weight;
}

function countNames(words: readonly Word[], rest: readonly number[], own: ReadonlySet<string>): number {
	return rest.filter((index) => {
		const word = words[index];
		return word && (word.isName || word.isAcronym) && !own.has(word.stem);
	}).length;
}

function verbsOf(a: Profile, b: Profile, { partners, backPartners }: Alignment): number {
	const i = a.words.findIndex(({ isVerb }) => isVerb);
	const j = b.words.findIndex(({ isVerb }) => isVerb);
	if (i < 0 || j < 0) return 0.5;
	if (partners[i] === j) return 1;
	return ((partners[i] ?? -1) >= 0 ? 0.25 : 0) + ((backPartners[j] ?? -1) >= 0 ? 0.25 : 0);
}

/** The weight of a word in whose very place the other text has another word. */
function swapWeight(a: readonly Word[], b: readonly Word[], i: number, { partners, backPartners }: Alignment): number {
	const before = i === 0 ? -1 : partners[i - 1] ?? -1;
	if (i > 0 && before < 0) return 0;
	const j = before + 1;
	if (j >= b.length || (backPartners[j] ?? -1) >= 0) return 0;
	const after = i + 1 < a.length ? partners[i + 1] ?? -1 : b.length;
	return after === j + 1 ? Math.min(a[i]?.weight ?? 0, b[j]?.weight ?? 0) : 0;
}

function orderOf({ partners }: Alignment): number {
	const matched = partners.filter((partner) => partner >= 0);
	return matched.filter((partner, at) => at > 0 && partner > (matched[at - 1] ?? 0)).length;
}

// Logistic regression on the labelled pairs of tests/data/near (see the README there).
const weights: Readonly<Record<keyof Features, number>> = {
	contained: 6, shared: 6, amount: 0.3, verbs: 1, conflict: -2, swapped: -5, extraNames: -0.4, extraFacts: -0.6, order: 0.5,
};
const bias = -8;

function scoreOf(features: Features): number {
	let sum = bias;
	for (const [name, weight] of Object.entries(weights)) sum += weight * features[name as keyof Features];
	return 1 / (1 + Math.exp(-sum));
}

function reasonOf(a: Profile, b: Profile, { restA, restB }: Alignment): string {
	const left = [...restA.map((index) => a.words[index]?.text ?? ''), ...restB.map((index) => b.words[index]?.text ?? '')];
	if (left.length === 0) return 'same words in other order or form';
	return `alike but for ${left.slice(0, 5).join(', ')}`;
}
