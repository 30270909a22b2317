import { wordFit } from './align';
import { type Comparison, looseWords, type Side } from './compare';
import { foldName } from './fold';
import { initialsFit, looseInitialsFit } from './initials';
import { looksAlike } from './name';
import { KINDS, type Word } from './words';

const MOST_REASONS = 4;
const MOST_SHOWN = 60;
const MOST_LISTED = 4;
const [NUMBER, COUNTRY, PLACE] = [KINDS.indexOf('number'), KINDS.indexOf('country'), KINDS.indexOf('place')] as const;

/** Why two names of one key are one. */
export function reasonsForSame(a: string, b: string): readonly string[] {
	if (a === b) return ['The names are the same.'];
	const foldedA = foldName(a);
	const foldedB = foldName(b);
	if (foldedA === foldedB) return ['The names differ only in case, accents or punctuation.'];
	if (foldedA.replace(/ /g, '') === foldedB.replace(/ /g, '')) return ['The names differ only in spacing.'];
	return ['The names differ only in the legal form.'];
}

/** What speaks for and against two names being one, most telling first. */
export function reasonsFor(comparison: Comparison): readonly string[] {
	const { a, b, less, more } = comparison;
	if (a.key === '' || b.key === '') return ['An empty name is nobody’s name.'];
	if (a.isOverlong || b.isOverlong) return ['A text this long is no name.'];
	if (looksAlike(a, b)) return [lookReason(a.text, b.text)];
	const reasons = [...numberReasons(less, more), ...sharedReasons(comparison)];
	if (initialsFit(a, b) >= 0.7 && a.words.length !== b.words.length) reasons.push(`${quoted(a.text)} may be short for ${quoted(b.text)}.`);
	else if (looseInitialsFit(less, more) === 1) reasons.push(`${listOf(looseWords(less))} and ${listOf(looseWords(more))} may be one, shortened.`);
	reasons.push(...looseReasons(less, more));
	return reasons.length > 0 ? reasons.slice(0, MOST_REASONS) : ['The names have no word in common.'];
}

function numberReasons(less: Side, more: Side): readonly string[] {
	if ((less.kinds[NUMBER] ?? 0) === 0 && (more.kinds[NUMBER] ?? 0) === 0) return [];
	const numbersOf = (side: Side) => looseWords(side).filter(({ number }) => number !== '');
	const left = numbersOf(less);
	const right = numbersOf(more);
	if (left.length > 0 && right.length > 0) return [`The numbers differ: ${listOf(left)} and ${listOf(right)}.`];
	return [`Only one of the names has the number ${listOf(left.length > 0 ? left : right)}.`];
}

function sharedReasons({ a, b, alignment }: Comparison): readonly string[] {
	const same: Word[] = [];
	const close: string[] = [];
	for (let at = 0; at < a.words.length; at++) {
		const word = a.words[at];
		const other = b.words[alignment.toB[at] ?? -1];
		if (word === undefined || other === undefined) continue;
		if (word.text === other.text) same.push(word);
		else if (close.length < 2) close.push(closeness(word, other));
	}
	const shared = same.length === 0 ? [] : [`Both names have ${listOf(same)}.`];
	return close.length === 0 ? shared : [...shared, ...new Set(close)];
}

function closeness(word: Word, other: Word): string {
	const pair = `${quoted(word.text)} and ${quoted(other.text)}`;
	if (word.root === other.root) return `${pair} mean the same.`;
	return wordFit(word, other) === 0 ? `${pair} are written apart or as one word.` : `${pair} are spelled alike.`;
}

function looseReasons(less: Side, more: Side): readonly string[] {
	if (hasPlace(less) && hasPlace(more)) {
		const places = (side: Side) => looseWords(side).filter(({ kind }) => kind === 'country' || kind === 'place');
		return [`The places differ: ${listOf(places(less))} and ${listOf(places(more))}.`];
	}
	return [...looseReason(more), ...looseReason(less)];
}

function hasPlace({ kinds }: Side): boolean {
	return (kinds[COUNTRY] ?? 0) + (kinds[PLACE] ?? 0) > 0;
}

function looseReason(side: Side): readonly string[] {
	if (side.looseCount === (side.kinds[NUMBER] ?? 0)) return [];
	const loose = looseWords(side).filter(({ number }) => number === '');
	const where = `Only ${quoted(side.name.text)} has ${listOf(loose)}`;
	return [loose.every(({ kind, odds }) => kind === 'general' && odds > -80) ? `${where}, which says little.` : `${where}.`];
}

function lookReason(a: string, b: string): string {
	return /[^ -~]/.test(a + b) ? 'The names look alike but use letters of different scripts.' : 'The names look alike but use other letters or digits.';
}

function listOf(words: readonly Word[]): string {
	let list = '';
	for (let at = 0; at < words.length && at < MOST_LISTED; at++) list += at === 0 ? quoted(words[at]?.text ?? '') : `, ${quoted(words[at]?.text ?? '')}`;
	return list;
}

function quoted(text: string): string {
	return `“${text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}”`;
}
