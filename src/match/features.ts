import { bandOf } from './bands';
import type { Comparison, Side } from './compare';
import { tripleDice } from './first-look';
import { initialsFit, looseInitialsFit } from './initials';
import type { Name } from './name';
import { addLetters, emptyLetters, jaroWinkler, type Letters } from './strings';
import { KINDS, type Word, type WordKind } from './words';

/** The other names around: a word that many of them share says little. */
export interface Population {
	/** Names, told once by identity key, that have this word. */
	countOf(word: Word): number;
	/** Whether a name of this one's identity key with this word is among them. */
	has(name: Name, word: Word): boolean;
}

/** How many numbers tell what is compared of two names. Their order is part of the model. */
export const FEATURES = 54;

/** Where it is told how many others share the rarest word that two names share, in bands. */
export const OTHERS_OF_RAREST = FEATURES - 2;
/** Where it is told how rare the rarest paired word is, 0 where none is, and how well the worst pair fits. */
export const RAREST_PAIRED = 9;
export const WORST_FIT = 10;
/** Where it is told whether all that is left on one side are initials of what is left on the other: 1 if so. */
export const LOOSE_INITIALS = 45;

/** The row that is being filled, and how far. */
let row: Float64Array = new Float64Array(FEATURES);
let next = 0;

function add(value: number): void {
	row[next++] = value;
}

/** The features of a comparison. `population` null: the other names around are not known. */
export function featuresOf(comparison: Comparison, population: Population | null): Float64Array {
	return fillFeatures(new Float64Array(FEATURES), comparison, tripleDice(comparison.a.firstLook, comparison.b.firstLook), population);
}

/** The same into a row that is used again and again. `dice`: see `tripleDice`, which a first look has asked already. */
export function fillFeatures(values: Float64Array, comparison: Comparison, dice: number, population: Population | null): Float64Array {
	row = values;
	next = 0;
	coverFeatures(comparison);
	pairFeatures(comparison);
	oddsFeatures(comparison.more);
	oddsFeatures(comparison.less);
	kindFeatures(comparison);
	positionFeatures(comparison);
	spellingFeatures(comparison, dice);
	shapeFeatures(comparison);
	othersFeatures(comparison, population);
	return values;
}

function coverFeatures({ alignment, a, less, more }: Comparison): void {
	let shared = 0;
	for (let at = 0; at < a.words.length; at++) shared += (alignment.fitA[at] ?? 0) * (a.words[at]?.weight ?? 0);
	add(shared);
	add(less.covered / (less.name.weight || 1));
	add(more.covered / (more.name.weight || 1));
	add(less.looseWeight);
	add(more.looseWeight);
	add(less.rarestLoose);
	add(more.rarestLoose);
	add(more.looseCount);
}

/** The place in `a` of the paired word that is rarest; -1 where no word is paired. */
let topPair = -1;

const paired = new Uint8Array(KINDS.length);

function pairFeatures({ a, b, alignment }: Comparison): void {
	let count = 0;
	let worst = 1;
	let unsure = 0;
	let fits = 0;
	let least = 9900;
	let most = -1;
	topPair = -1;
	paired.fill(0);
	for (let at = 0; at < a.words.length; at++) {
		const word = a.words[at];
		const other = b.words[alignment.toB[at] ?? -1];
		if (word === undefined || other === undefined) continue;
		const fit = alignment.fitA[at] ?? 0;
		const weight = Math.min(word.weight, other.weight);
		count++;
		if (fit < worst) worst = fit;
		if (fit < 0.97) unsure += weight;
		fits += fit * weight;
		if (weight < least) least = weight;
		if (weight > most) {
			most = weight;
			topPair = at;
		}
		paired[word.kindId] = (paired[word.kindId] ?? 0) + 1;
	}
	add(count);
	add(Math.max(0, most));
	add(count > 0 ? worst : 0);
	add(topPair < 0 ? 0 : alignment.fitA[topPair] ?? 0);
	add(unsure);
	add(count > 0 ? fits / count : 0);
	add(count > 0 ? least : 0);
	add(paired[OWN] ?? 0);
	add(paired[BODY] ?? 0);
	add(paired[TRADE] ?? 0);
	add(paired[GENERAL] ?? 0);
}

function oddsFeatures({ oddsSum, leastOdds, mostOdds }: Side): void {
	add(oddsSum);
	add(leastOdds);
	add(mostOdds);
}

const idOf = (kind: WordKind): number => KINDS.indexOf(kind);
const [OWN, BODY, TRADE, GENERAL, COUNTRY, PLACE, NUMBER] = [idOf('own'), idOf('body'), idOf('trade'), idOf('general'), idOf('country'), idOf('place'), idOf('number')] as const;

function kindFeatures({ less, more }: Comparison): void {
	const looseOf = ({ kinds }: Side, kind: number) => kinds[kind] ?? 0;
	const both = (kind: number) => looseOf(less, kind) + looseOf(more, kind);
	const placesLess = looseOf(less, COUNTRY) + looseOf(less, PLACE);
	const placesMore = looseOf(more, COUNTRY) + looseOf(more, PLACE);
	add(both(COUNTRY));
	add(both(GENERAL));
	add(both(TRADE));
	add(both(BODY));
	add(looseOf(more, OWN));
	add(both(NUMBER));
	add(placesLess > 0 && placesMore > 0 ? 1 : 0);
	add(placesMore - placesLess);
}

function positionFeatures({ a, b, alignment, less, more }: Comparison): void {
	const lastA = a.words.length - 1;
	const lastB = b.words.length - 1;
	let run = 0;
	while (run <= lastA && alignment.toB[run] === run) run++;
	add(alignment.toB[0] === 0 ? alignment.fitA[0] ?? 0 : 0);
	add(lastA >= 0 && alignment.toB[lastA] === lastB ? alignment.fitA[lastA] ?? 0 : 0);
	add(run / Math.max(1, Math.min(lastA, lastB) + 1));
	add(loosePlace(more));
	add(less.longestLoose);
}

/** Where the loose words stand: 0 nowhere, 1 in front of all others, 2 behind them, 3 among them. */
function loosePlace({ looseCount, firstLoose, lastLoose, name }: Side): number {
	if (looseCount === 0) return 0;
	if (lastLoose === looseCount - 1) return 1;
	return firstLoose === name.words.length - looseCount ? 2 : 3;
}

function spellingFeatures({ a, b, less, more }: Comparison, dice: number): void {
	const short = a.joined;
	const long = b.joined;
	let prefix = 0;
	while (prefix < short.length && short.charCodeAt(prefix) === long.charCodeAt(prefix)) prefix++;
	add(dice);
	add(prefix / Math.max(1, short.length));
	add(short.length / Math.max(1, long.length));
	add(short.length < 3 ? 0 : prefix === short.length ? 3 : (lettersOf(a) & ~lettersOf(b)) !== 0 ? 0 : long.endsWith(short) ? 2 : long.includes(short) ? 1 : 0);
	add(less.looseCount === 0 || more.looseCount === 0 ? -1 : jaroWinkler(soundsOf(less, lettersLess), soundsOf(more, lettersMore)));
}

/** The letters that any of the words has, see `letterBits`: they tell most texts that contain each other from those that do not. */
function lettersOf({ words }: Name): number {
	let bits = 0;
	for (const { letters } of words) bits |= letters;
	return bits;
}

const lettersLess = emptyLetters();
const lettersMore = emptyLetters();

/** How the loose words sound, written as one. */
function soundsOf({ name: { words }, partner, firstLoose, lastLoose }: Side, letters: Letters): Letters {
	letters.length = 0;
	for (let at = firstLoose; at <= lastLoose; at++) if ((partner[at] ?? -1) < 0) addLetters(letters, words[at]?.sound ?? '');
	return letters;
}

function shapeFeatures({ a, b, less, more }: Comparison): void {
	const initials = initialsFit(a, b);
	add(initials);
	add(initials > 0 ? Math.min(8, a.joined.length) : 0);
	add(looseInitialsFit(less, more));
	add(a.form === '' && b.form === '' ? 0 : a.form === b.form ? 2 : a.form === '' || b.form === '' ? 1 : 3);
	add(a.joined.length);
	add(b.joined.length);
	add(Math.min(a.words.length, b.words.length));
	add(Math.max(a.words.length, b.words.length));
}

/** What stands where no word is shared. */
export const MOST_BAND = 9;

/** How many other names have the words that count here, in bands. */
function othersFeatures({ a, b, alignment }: Comparison, population: Population | null): void {
	if (population === null) {
		for (let at = 0; at < 3; at++) add(-1);
		return;
	}
	const others = (word: Word): number => {
		const count = population.countOf(word);
		// The two names themselves are no others. Whether they are among them is asked only where it matters.
		if (bandOf(count) === bandOf(count - 2)) return bandOf(count);
		return bandOf(count - Number(isAmong(a, word, population)) - Number(a.key !== b.key && isAmong(b, word, population)));
	};
	let top = -1;
	let least = MOST_BAND;
	for (let at = 0; at < a.words.length; at++) {
		const word = a.words[at];
		const other = b.words[alignment.toB[at] ?? -1];
		if (word === undefined || other === undefined) continue;
		const count = word.text === other.text ? others(word) : Math.max(others(word), others(other));
		if (count < least) least = count;
		if (at === topPair) top = count;
	}
	const [firstA] = a.words;
	const [firstB] = b.words;
	add(top);
	add(least);
	add(Math.max(firstA === undefined ? 0 : others(firstA), firstB === undefined ? 0 : others(firstB)));
}

function isAmong(name: Name, word: Word, population: Population): boolean {
	for (const one of name.words) if (one.hash === word.hash && one.text === word.text) return population.has(name, word);
	return false;
}
