import { align, type Alignment } from './align';
import { initialsFit, looseInitialsFit } from './initials';
import type { Name } from './name';
import { edits, jaroWinkler, trigramDice } from './strings';
import type { Word, WordKind } from './words';

/** The other names around: a word that many of them share says little. */
export interface Population {
	/** Names, told once by identity key, that have this word. */
	countOf(word: string): number;
	/** Whether a name of this identity key is among them. */
	has(key: string): boolean;
}

/** What is compared of two names, one number each, in this order. The order is part of the model. */
export const FEATURES = [
	'sharedWeight', 'leastCover', 'mostCover', 'looseLess', 'looseMore', 'rarestLooseLess', 'rarestLooseMore', 'looseCountMore',
	'pairs', 'rarestPair', 'worstFit', 'rarestPairFit', 'unsureWeight', 'meanFit', 'leastPairWeight', 'ownPairs', 'pairedBodies', 'pairedTrades', 'pairedGeneral',
	'oddsSumMore', 'oddsMinMore', 'oddsMaxMore', 'oddsSumLess', 'oddsMinLess',
	'looseCountries', 'looseGeneral', 'looseTrades', 'looseBodies', 'looseOwnMore', 'looseNumbers', 'placesApart', 'placeMore',
	'firstFit', 'lastFit', 'headRun', 'loosePlace', 'longestLooseLess',
	'jaroWinkler', 'trigrams', 'edits', 'prefix', 'lengthRatio', 'within', 'soundJaroWinkler', 'looseJaroWinkler',
	'initials', 'initialsLength', 'looseInitials', 'forms', 'shortLength', 'longLength', 'fewestWords', 'mostWords',
	'othersRarestPair', 'othersLeastPair', 'othersFirst',
] as const;

/** One side of a comparison. */
export interface Side {
	readonly name: Name;
	/** Words without a partner. */
	readonly loose: readonly Word[];
	readonly looseAt: readonly number[];
	/** Weight that no partner covers. */
	readonly looseWeight: number;
	readonly covered: number;
}

/** Two names side by side; `less` has less that the other lacks. */
export interface Comparison {
	readonly a: Name;
	readonly b: Name;
	readonly alignment: Alignment;
	readonly less: Side;
	readonly more: Side;
}

/** Puts two names side by side, in an order that does not depend on the order given. */
export function compare(one: Name, other: Name): Comparison {
	const [a, b] = comesFirst(one, other) ? [one, other] : [other, one];
	const alignment = align(a, b);
	const left = sideOf(a, alignment.toB, alignment.fitA);
	const right = sideOf(b, alignment.toA, alignment.fitB);
	const [less, more] = left.looseWeight <= right.looseWeight ? [left, right] : [right, left];
	return { a, b, alignment, less, more };
}

function comesFirst(a: Name, b: Name): boolean {
	if (a.joined.length !== b.joined.length) return a.joined.length < b.joined.length;
	return a.joined === b.joined ? a.text <= b.text : a.joined < b.joined;
}

function sideOf(name: Name, partner: Int8Array, fit: Float64Array): Side {
	const loose: Word[] = [];
	const looseAt: number[] = [];
	let looseWeight = 0;
	let covered = 0;
	for (const [at, word] of name.words.entries()) {
		if ((partner[at] ?? -1) < 0) {
			loose.push(word);
			looseAt.push(at);
			looseWeight += word.weight;
		} else {
			const share = fit[at] ?? 0;
			covered += share * word.weight;
			looseWeight += (1 - share) * word.weight;
		}
	}
	return { name, loose, looseAt, looseWeight, covered };
}

/** The features of a comparison. `population` null: the other names around are not known. */
export function featuresOf(comparison: Comparison, population: Population | null): Float64Array {
	const features = new Float64Array(FEATURES.length);
	let at = 0;
	for (const part of [coverFeatures, pairFeatures, oddsFeatures, kindFeatures, positionFeatures, spellingFeatures, shapeFeatures]) {
		for (const value of part(comparison)) features[at++] = value;
	}
	for (const value of othersFeatures(comparison, population)) features[at++] = value;
	return features;
}

function coverFeatures({ alignment, a, less, more }: Comparison): readonly number[] {
	let shared = 0;
	for (const [at, word] of a.words.entries()) shared += (alignment.fitA[at] ?? 0) * word.weight;
	return [
		shared, less.covered / (less.name.weight || 1), more.covered / (more.name.weight || 1), less.looseWeight, more.looseWeight,
		most(less.loose, weightOf), most(more.loose, weightOf), more.loose.length,
	];
}

interface Pairing { readonly left: Word; readonly right: Word; readonly fit: number; readonly weight: number }

function pairingsOf({ a, b, alignment }: Comparison): readonly Pairing[] {
	const pairings: Pairing[] = [];
	for (const [at, left] of a.words.entries()) {
		const right = b.words[alignment.toB[at] ?? -1];
		if (right !== undefined) pairings.push({ left, right, fit: alignment.fitA[at] ?? 0, weight: Math.min(left.weight, right.weight) });
	}
	return pairings;
}

function rarestOf(pairings: readonly Pairing[]): Pairing | undefined {
	let rarest = pairings[0];
	for (const pairing of pairings) if (rarest !== undefined && pairing.weight > rarest.weight) rarest = pairing;
	return rarest;
}

function pairFeatures(comparison: Comparison): readonly number[] {
	const pairings = pairingsOf(comparison);
	const rarest = rarestOf(pairings);
	let worst = 1;
	let unsure = 0;
	let fits = 0;
	let least = 99;
	const kinds = { own: 0, body: 0, trade: 0, general: 0 };
	for (const { left, fit, weight } of pairings) {
		if (fit < worst) worst = fit;
		if (fit < 0.97) unsure += weight;
		fits += fit * weight;
		if (weight < least) least = weight;
		if (left.kind in kinds) kinds[left.kind as keyof typeof kinds]++;
	}
	const count = pairings.length;
	return [count, rarest?.weight ?? 0, count > 0 ? worst : 0, rarest?.fit ?? 0, unsure, count > 0 ? fits / count : 0, count > 0 ? least : 0, kinds.own, kinds.body, kinds.trade, kinds.general];
}

function oddsFeatures({ less, more }: Comparison): readonly number[] {
	const sum = (words: readonly Word[]) => words.reduce((total, word) => total + word.odds, 0);
	return [
		sum(more.loose), Math.min(3, ...more.loose.map(oddsOf)), Math.max(-9, ...more.loose.map(oddsOf)),
		sum(less.loose), Math.min(3, ...less.loose.map(oddsOf)),
	];
}

function kindFeatures({ less, more }: Comparison): readonly number[] {
	const count = (side: Side, ...kinds: readonly WordKind[]) => side.loose.reduce((total, word) => total + (kinds.includes(word.kind) ? 1 : 0), 0);
	const both = (kind: WordKind) => count(less, kind) + count(more, kind);
	const placesLess = count(less, 'country', 'place');
	const placesMore = count(more, 'country', 'place');
	return [
		both('country'), both('general'), both('trade'), both('body'), count(more, 'own'), both('number'),
		placesLess > 0 && placesMore > 0 ? 1 : 0, placesMore - placesLess,
	];
}

function positionFeatures({ a, b, alignment, less, more }: Comparison): readonly number[] {
	const lastA = a.words.length - 1;
	const lastB = b.words.length - 1;
	let run = 0;
	while (run <= lastA && alignment.toB[run] === run) run++;
	const place = more.looseAt;
	const words = more.name.words.length;
	const where = place.length === 0 ? 0 : place[place.length - 1] === place.length - 1 ? 1 : place[0] === words - place.length ? 2 : 3;
	return [
		alignment.toB[0] === 0 ? alignment.fitA[0] ?? 0 : 0, lastA >= 0 && alignment.toB[lastA] === lastB ? alignment.fitA[lastA] ?? 0 : 0,
		run / Math.max(1, Math.min(lastA, lastB) + 1), where, most(less.loose, (word) => word.text.length),
	];
}

function spellingFeatures({ a, b, less, more }: Comparison): readonly number[] {
	const short = a.joined;
	const long = b.joined;
	const longest = Math.max(1, Math.min(96, long.length));
	let prefix = 0;
	while (prefix < short.length && short.charCodeAt(prefix) === long.charCodeAt(prefix)) prefix++;
	const within = short.length < 3 ? 0 : long.startsWith(short) ? 3 : long.endsWith(short) ? 2 : long.includes(short) ? 1 : 0;
	const looseLess = soundsOf(less.loose);
	const looseMore = soundsOf(more.loose);
	return [
		jaroWinkler(short, long), trigramDice(a.trigrams, b.trigrams), 1 - edits(short, long, longest) / longest, prefix / Math.max(1, short.length),
		short.length / Math.max(1, long.length), within, jaroWinkler(a.sound, b.sound), looseLess === '' || looseMore === '' ? -1 : jaroWinkler(looseLess, looseMore),
	];
}

function shapeFeatures({ a, b, less, more }: Comparison): readonly number[] {
	const initials = initialsFit(a, b);
	const forms = a.form === '' && b.form === '' ? 0 : a.form === b.form ? 2 : a.form === '' || b.form === '' ? 1 : 3;
	return [
		initials, initials > 0 ? Math.min(8, a.joined.length) : 0, looseInitialsFit(less.loose, more.loose), forms, a.joined.length, b.joined.length,
		Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length),
	];
}

const MANY = 12;
const UNKNOWN = [-1, -1, -1];

/** How many other names have the words that count here. */
function othersFeatures(comparison: Comparison, population: Population | null): readonly number[] {
	if (population === null) return UNKNOWN;
	const { a, b } = comparison;
	const own = [...new Set([a, b].filter(({ key }) => population.has(key)).map(({ key }) => key))].map((key) => a.key === key ? a : b);
	const others = ({ text }: Word) => Math.min(MANY, Math.max(0, population.countOf(text) - own.filter(({ words }) => words.some((word) => word.text === text)).length));
	const ofPair = ({ left, right }: Pairing) => left.text === right.text ? others(left) : Math.min(MANY, others(left) + others(right));
	const pairings = pairingsOf(comparison);
	const rarest = rarestOf(pairings);
	const [firstA] = a.words;
	const [firstB] = b.words;
	return [
		rarest === undefined ? -1 : ofPair(rarest), Math.min(MANY + 1, ...pairings.map(ofPair)),
		Math.max(firstA === undefined ? 0 : others(firstA), firstB === undefined ? 0 : others(firstB)),
	];
}

const weightOf = (word: Word): number => word.weight;
const oddsOf = (word: Word): number => word.odds;

function most(words: readonly Word[], valueOf: (word: Word) => number): number {
	let highest = words.length > 0 ? -Infinity : -1;
	for (const word of words) highest = Math.max(highest, valueOf(word));
	return highest;
}

function soundsOf(words: readonly Word[]): string {
	return words.map((word) => word.sound).join('');
}
