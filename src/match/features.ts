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
	'oddsSumMore', 'oddsMinMore', 'oddsMaxMore', 'oddsSumLess', 'oddsMinLess', 'oddsMaxLess',
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

function sideOf(name: Name, partner: readonly number[], fit: readonly number[]): Side {
	const loose: Word[] = [];
	const looseAt: number[] = [];
	let looseWeight = 0;
	let covered = 0;
	for (let at = 0; at < name.words.length; at++) {
		const word = name.words[at];
		if (word === undefined) continue;
		const share = (partner[at] ?? -1) < 0 ? 0 : fit[at] ?? 0;
		if ((partner[at] ?? -1) < 0) {
			loose.push(word);
			looseAt.push(at);
		}
		covered += share * word.weight;
		looseWeight += (1 - share) * word.weight;
	}
	return { name, loose, looseAt, looseWeight, covered };
}

/** The features of a comparison. `population` null: the other names around are not known. */
export function featuresOf(comparison: Comparison, population: Population | null): Float64Array {
	return fillFeatures(new Float64Array(FEATURES.length), comparison, population);
}

/** The same into a row that is used again and again. */
export function fillFeatures(values: Float64Array, comparison: Comparison, population: Population | null): Float64Array {
	const row = new Row(values);
	const pairings = pairingsOf(comparison);
	coverFeatures(row, comparison);
	pairFeatures(row, pairings);
	oddsFeatures(row, comparison);
	kindFeatures(row, comparison);
	positionFeatures(row, comparison);
	spellingFeatures(row, comparison);
	shapeFeatures(row, comparison);
	othersFeatures(row, comparison, pairings, population);
	return row.values;
}

/** A row of features that is being filled. */
class Row {
	private at = 0;

	constructor(readonly values: Float64Array) {}

	add(value: number): void {
		this.values[this.at++] = value;
	}
}

function coverFeatures(row: Row, { alignment, a, less, more }: Comparison): void {
	let shared = 0;
	for (let at = 0; at < a.words.length; at++) shared += (alignment.fitA[at] ?? 0) * (a.words[at]?.weight ?? 0);
	row.add(shared);
	row.add(less.covered / (less.name.weight || 1));
	row.add(more.covered / (more.name.weight || 1));
	row.add(less.looseWeight);
	row.add(more.looseWeight);
	row.add(rarest(less.loose));
	row.add(rarest(more.loose));
	row.add(more.loose.length);
}

function rarest(words: readonly Word[]): number {
	let highest = -1;
	for (const { weight } of words) if (weight > highest) highest = weight;
	return highest;
}

interface Pairing { readonly left: Word; readonly right: Word; readonly fit: number; readonly weight: number }

function pairingsOf({ a, b, alignment }: Comparison): readonly Pairing[] {
	const pairings: Pairing[] = [];
	for (let at = 0; at < a.words.length; at++) {
		const left = a.words[at];
		const right = b.words[alignment.toB[at] ?? -1];
		if (left !== undefined && right !== undefined) pairings.push({ left, right, fit: alignment.fitA[at] ?? 0, weight: Math.min(left.weight, right.weight) });
	}
	return pairings;
}

function rarestOf(pairings: readonly Pairing[]): Pairing | undefined {
	let found = pairings[0];
	for (const pairing of pairings) if (found !== undefined && pairing.weight > found.weight) found = pairing;
	return found;
}

function pairFeatures(row: Row, pairings: readonly Pairing[]): void {
	const top = rarestOf(pairings);
	const count = pairings.length;
	const kinds = { own: 0, body: 0, trade: 0, general: 0 };
	let worst = 1;
	let unsure = 0;
	let fits = 0;
	let least = 99;
	for (const { left, fit, weight } of pairings) {
		if (fit < worst) worst = fit;
		if (fit < 0.97) unsure += weight;
		fits += fit * weight;
		if (weight < least) least = weight;
		const { kind } = left;
		if (kind === 'own' || kind === 'body' || kind === 'trade' || kind === 'general') kinds[kind]++;
	}
	row.add(count);
	row.add(top?.weight ?? 0);
	row.add(count > 0 ? worst : 0);
	row.add(top?.fit ?? 0);
	row.add(unsure);
	row.add(count > 0 ? fits / count : 0);
	row.add(count > 0 ? least : 0);
	row.add(kinds.own);
	row.add(kinds.body);
	row.add(kinds.trade);
	row.add(kinds.general);
}

function oddsFeatures(row: Row, { less, more }: Comparison): void {
	for (const { loose } of [more, less]) {
		let sum = 0;
		let least = 3;
		let most = -9;
		for (const { odds } of loose) {
			sum += odds;
			if (odds < least) least = odds;
			if (odds > most) most = odds;
		}
		row.add(sum);
		row.add(least);
		row.add(most);
	}
}

function countKind({ loose }: Side, kind: WordKind): number {
	let count = 0;
	for (const word of loose) if (word.kind === kind) count++;
	return count;
}

function kindFeatures(row: Row, { less, more }: Comparison): void {
	const both = (kind: WordKind) => countKind(less, kind) + countKind(more, kind);
	const placesLess = countKind(less, 'country') + countKind(less, 'place');
	const placesMore = countKind(more, 'country') + countKind(more, 'place');
	row.add(both('country'));
	row.add(both('general'));
	row.add(both('trade'));
	row.add(both('body'));
	row.add(countKind(more, 'own'));
	row.add(both('number'));
	row.add(placesLess > 0 && placesMore > 0 ? 1 : 0);
	row.add(placesMore - placesLess);
}

function positionFeatures(row: Row, { a, b, alignment, less, more }: Comparison): void {
	const lastA = a.words.length - 1;
	const lastB = b.words.length - 1;
	let run = 0;
	while (run <= lastA && alignment.toB[run] === run) run++;
	const place = more.looseAt;
	let longest = -1;
	for (const { text } of less.loose) if (text.length > longest) longest = text.length;
	row.add(alignment.toB[0] === 0 ? alignment.fitA[0] ?? 0 : 0);
	row.add(lastA >= 0 && alignment.toB[lastA] === lastB ? alignment.fitA[lastA] ?? 0 : 0);
	row.add(run / Math.max(1, Math.min(lastA, lastB) + 1));
	row.add(place.length === 0 ? 0 : place[place.length - 1] === place.length - 1 ? 1 : place[0] === more.name.words.length - place.length ? 2 : 3);
	row.add(longest);
}

function spellingFeatures(row: Row, { a, b, less, more }: Comparison): void {
	const short = a.joined;
	const long = b.joined;
	const longest = Math.max(1, Math.min(96, long.length));
	let prefix = 0;
	while (prefix < short.length && short.charCodeAt(prefix) === long.charCodeAt(prefix)) prefix++;
	const looseLess = soundsOf(less.loose);
	const looseMore = soundsOf(more.loose);
	row.add(jaroWinkler(short, long));
	row.add(trigramDice(a.trigrams, b.trigrams));
	// Beyond this the count no longer matters.
	const most = Math.ceil(longest * 0.6);
	row.add(1 - edits(short, long, most) / longest);
	row.add(prefix / Math.max(1, short.length));
	row.add(short.length / Math.max(1, long.length));
	row.add(short.length < 3 ? 0 : long.startsWith(short) ? 3 : long.endsWith(short) ? 2 : long.includes(short) ? 1 : 0);
	row.add(jaroWinkler(a.sound, b.sound));
	row.add(looseLess === '' || looseMore === '' ? -1 : jaroWinkler(looseLess, looseMore));
}

function soundsOf(words: readonly Word[]): string {
	let sounds = '';
	for (const { sound } of words) sounds += sound;
	return sounds;
}

function shapeFeatures(row: Row, { a, b, less, more }: Comparison): void {
	const initials = initialsFit(a, b);
	row.add(initials);
	row.add(initials > 0 ? Math.min(8, a.joined.length) : 0);
	row.add(looseInitialsFit(less.loose, more.loose));
	row.add(a.form === '' && b.form === '' ? 0 : a.form === b.form ? 2 : a.form === '' || b.form === '' ? 1 : 3);
	row.add(a.joined.length);
	row.add(b.joined.length);
	row.add(Math.min(a.words.length, b.words.length));
	row.add(Math.max(a.words.length, b.words.length));
}

const MANY = 12;

/** How many other names have the words that count here. */
function othersFeatures(row: Row, { a, b }: Comparison, pairings: readonly Pairing[], population: Population | null): void {
	if (population === null) {
		for (let at = 0; at < 3; at++) row.add(-1);
		return;
	}
	// The two names themselves are no others.
	const hasA = population.has(a.key);
	const hasB = a.key !== b.key && population.has(b.key);
	const others = (word: Word) => {
		const own = (hasA && hasWord(a, word) ? 1 : 0) + (hasB && hasWord(b, word) ? 1 : 0);
		return Math.min(MANY, Math.max(0, population.countOf(word.text) - own));
	};
	const ofPair = ({ left, right }: Pairing) => left.text === right.text ? others(left) : Math.min(MANY, others(left) + others(right));
	const top = rarestOf(pairings);
	let least = MANY + 1;
	for (const pairing of pairings) least = Math.min(least, ofPair(pairing));
	const [firstA] = a.words;
	const [firstB] = b.words;
	row.add(top === undefined ? -1 : ofPair(top));
	row.add(least);
	row.add(Math.max(firstA === undefined ? 0 : others(firstA), firstB === undefined ? 0 : others(firstB)));
}

function hasWord({ words }: Name, { text }: Word): boolean {
	for (const word of words) if (word.text === text) return true;
	return false;
}
