import { wordFit } from './align';
import type { Comparison, Side } from './compare';
import { foldName } from './fold';
import { initialsFit, looseInitialsFit } from './initials';
import { isHonest } from './look-alikes';
import { looksAlike } from './name';
import { KINDS, type Word } from './words';

const MOST_REASONS = 4;
const MOST_SHOWN = 60;
const MOST_LISTED = 4;
const MOST_CLOSE = 2;
const [NUMBER, CODE, COUNTRY, PLACE] = [KINDS.indexOf('number'), KINDS.indexOf('code'), KINDS.indexOf('country'), KINDS.indexOf('place')] as const;

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
	const reasons: string[] = [];
	addNumbers(reasons, less, more);
	addSame(reasons, comparison);
	addClose(reasons, comparison);
	// What is short for the whole of a name leaves nothing that only one of them has.
	if (initialsFit(a, b) >= 0.7 && a.words.length !== b.words.length) return [...reasons, `${quoted(shown(a.text))} may be short for ${quoted(shown(b.text))}.`];
	if (looseInitialsFit(less, more) === 1) reasons.push(`${quoted(listOf(less, isAny))} and ${quoted(listOf(more, isAny))} may be one, shortened.`);
	if (hasPlace(less) && hasPlace(more)) reasons.push(`The places differ: ${quoted(listOf(less, isPlace))} and ${quoted(listOf(more, isPlace))}.`);
	else {
		addLoose(reasons, more);
		addLoose(reasons, less);
	}
	if (reasons.length === 0) return ['The names have no word in common.'];
	return reasons.length > MOST_REASONS ? reasons.slice(0, MOST_REASONS) : reasons;
}

const isAny = () => true;
/** `2`, `II` or a code such as `B2`. */
const isNumber = ({ kindId }: Word) => kindId === NUMBER || kindId === CODE;
const isNoNumber = (word: Word) => !isNumber(word);
const isPlace = ({ kindId }: Word) => kindId === COUNTRY || kindId === PLACE;
const saysLittle = (word: Word) => isNumber(word) || (word.kind === 'general' && word.odds > -80);

function addNumbers(reasons: string[], less: Side, more: Side): void {
	const codes = (less.kinds[CODE] ?? 0) + (more.kinds[CODE] ?? 0);
	if (codes + (less.kinds[NUMBER] ?? 0) + (more.kinds[NUMBER] ?? 0) === 0) return;
	const what = codes > 0 ? 'code' : 'number';
	const left = listOf(less, isNumber);
	const right = listOf(more, isNumber);
	reasons.push(left !== '' && right !== '' ? `The ${what}s differ: ${quoted(left)} and ${quoted(right)}.` : `Only one of the names has the ${what} ${quoted(left || right)}.`);
}

function addSame(reasons: string[], { a, b, alignment }: Comparison): void {
	let list = '';
	for (let at = 0, count = 0; at < a.words.length && count < MOST_LISTED; at++) {
		const text = a.words[at]?.text ?? '';
		if (text !== b.words[alignment.toB[at] ?? -1]?.text) continue;
		list = listed(list, text);
		count++;
	}
	if (list !== '') reasons.push(`Both names have “${list}”.`);
}

function addClose(reasons: string[], { a, b, alignment }: Comparison): void {
	for (let at = 0, count = 0; at < a.words.length && count < MOST_CLOSE; at++) {
		const word = a.words[at];
		const other = b.words[alignment.toB[at] ?? -1];
		if (word === undefined || other === undefined || word.text === other.text) continue;
		const reason = closeness(word, other);
		if (!reasons.includes(reason)) reasons.push(reason);
		count++;
	}
}

function closeness(word: Word, other: Word): string {
	// In one order, that a group of several tells it once.
	const pair = [word.text, other.text].sort().map(quoted).join(' and ');
	if (word.root === other.root) return `${pair} mean the same.`;
	return wordFit(word, other) === 0 ? `${pair} are written apart or as one word.` : `${pair} are spelled alike.`;
}

function hasPlace({ kinds }: Side): boolean {
	return (kinds[COUNTRY] ?? 0) + (kinds[PLACE] ?? 0) > 0;
}

function addLoose(reasons: string[], side: Side): void {
	const { name, partner, looseCount, kinds } = side;
	if (looseCount === (kinds[NUMBER] ?? 0) + (kinds[CODE] ?? 0)) return;
	const says = `Only “${shown(name.text)}” has “${listOf(side, isNoNumber)}”`;
	reasons.push(name.words.every((word, at) => (partner[at] ?? -1) >= 0 || saysLittle(word)) ? `${says}, which says little.` : `${says}.`);
}

function lookReason(a: string, b: string): string {
	if (isHonest(a) && isHonest(b)) {
		// In one order, that both directions tell the same.
		const [letter = ''] = ((a + b).normalize('NFC').toLowerCase().match(/[äöüøå]/g) ?? []).sort();
		return `The names differ only in how ${letter === '' ? 'their initials are' : `“${letter}” is`} written.`;
	}
	return /[^ -~]/.test(a + b) ? 'The names look alike but use letters of different scripts.' : 'The names look alike but use other letters or digits.';
}

/** The loose words of a side that are asked for, to be put between quotation marks. */
function listOf({ name: { words }, partner, lastLoose }: Side, isAsked: (word: Word) => boolean): string {
	let list = '';
	for (let at = 0, count = 0; at <= lastLoose && count < MOST_LISTED; at++) {
		const word = words[at];
		if (word === undefined || (partner[at] ?? -1) >= 0 || !isAsked(word)) continue;
		list = listed(list, word.text);
		count++;
	}
	return list;
}

function listed(list: string, text: string): string {
	return list === '' ? text : `${list}”, “${text}`;
}

function quoted(text: string): string {
	return `“${text}”`;
}

function shown(text: string): string {
	return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
