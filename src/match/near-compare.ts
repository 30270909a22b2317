/** Aligning the words of two profiles, and judging what is left over. */
import { areOpposite } from './near-lexicon';
import type { Profile, Word } from './near-words';

/** How two texts stand to each other. `score` runs from 0 to 1, `reason` is in words. */
export interface TextRelation {
	readonly kind: 'exact' | 'near' | 'different';
	readonly score: number;
	readonly reason: string;
}

/** At and above this score, two texts are near duplicates. */
export const nearThreshold = 0.72;

const synonymQuality = 0.85;
const slipQuality = 0.9;
// The cost of a word left over: against another one in the same place, against another one, on its own.
const swapCost = 2.2;
const conflictCost = 1.4;
const extraCost = 0.5;
const mostLeftovers = 12;

/** Compares two texts taken apart. `own` are stems of names that go without saying, such as the account's. Symmetric. */
export function compareProfiles(a: Profile, b: Profile, own: ReadonlySet<string>): TextRelation {
	if (a.key === b.key) return { kind: 'exact', score: 1, reason: 'same words' };
	if (a.facts !== b.facts) return different('numbers or dates differ');
	if (a.denial !== b.denial) return different('one says not');
	if ((a.bits & b.bits) === 0) return different('no word in common');
	return a.key < b.key ? judge(a, b, own) : judge(b, a, own);
}

function judge(a: Profile, b: Profile, own: ReadonlySet<string>): TextRelation {
	const alignment = align(a.words, b.words);
	const veto = vetoOf(a, b, alignment, own);
	if (veto !== null) return different(veto);
	const score = scoreOf(a, b, alignment, own);
	if (score < nearThreshold) return { kind: 'different', score, reason: 'other words' };
	return { kind: 'near', score, reason: reasonOf(a, b, alignment) };
}

function different(reason: string): TextRelation {
	return { kind: 'different', score: 0, reason };
}

interface Alignment {
	/** For each word of one text, the index of its partner in the other, or -1. */
	readonly partners: readonly number[];
	readonly backPartners: readonly number[];
	/** Matched weight, a poor match counting less. */
	readonly matched: number;
	readonly restA: readonly number[];
	readonly restB: readonly number[];
}

function align(a: readonly Word[], b: readonly Word[]): Alignment {
	const partners = new Array<number>(a.length).fill(-1);
	const backPartners = new Array<number>(b.length).fill(-1);
	let matched = 0;
	const join = (i: number, j: number, quality: number): void => {
		partners[i] = j;
		backPartners[j] = i;
		matched += quality * ((a[i]?.weight ?? 0) + (b[j]?.weight ?? 0)) / 2;
	};
	joinEqual(a, b, join);
	const isFree = (list: readonly number[]) => (index: number): boolean => list[index] === -1;
	let restA = [...a.keys()].filter(isFree(partners));
	let restB = [...b.keys()].filter(isFree(backPartners));
	if (restA.length <= mostLeftovers && restB.length <= mostLeftovers) {
		joinAlike(a, b, restA, restB, backPartners, join);
		restA = restA.filter(isFree(partners));
		restB = restB.filter(isFree(backPartners));
	}
	return { partners, backPartners, matched, restA, restB };
}

type Join = (i: number, j: number, quality: number) => void;

function joinEqual(a: readonly Word[], b: readonly Word[], join: Join): void {
	const places = new Map<string, number[]>();
	for (let j = b.length - 1; j >= 0; j--) {
		const stem = b[j]?.stem ?? '';
		const list = places.get(stem);
		if (list) list.push(j);
		else places.set(stem, [j]);
	}
	for (const [i, word] of a.entries()) {
		const j = places.get(word.stem)?.pop();
		if (j !== undefined) join(i, j, 1);
	}
}

function joinAlike(
	a: readonly Word[], b: readonly Word[], restA: readonly number[], restB: readonly number[], taken: readonly number[], join: Join,
): void {
	for (const i of restA) {
		let best = -1;
		let bestQuality = 0;
		for (const j of restB) {
			const [x, y] = [a[i], b[j]];
			if (!x || !y || taken[j] !== -1) continue;
			const quality = likeness(x, y);
			if (quality > bestQuality) [best, bestQuality] = [j, quality];
		}
		if (best >= 0) join(i, best, bestQuality);
	}
}

function likeness(a: Word, b: Word): number {
	if (a.groups.some((group) => b.groups.includes(group))) return synonymQuality;
	if (a.isName || b.isName || a.isAcronym || b.isAcronym) return 0;
	return isSlip(a.stem, b.stem) ? slipQuality : 0;
}

/** One letter more, less, other or swapped in a word of six letters and more; or a long word cut short. */
function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short.length >= 4 && long.length - short.length >= 3 && long.length <= short.length * 2.5 && long.startsWith(short)) return true;
	if (short.length < 6 || long.length - short.length > 1) return false;
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	const middle = short.length - start - end;
	if (middle <= 0) return true;
	if (long.length !== short.length) return false;
	return middle === 1 || (middle === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}

/** Why two texts cannot be one, whatever else they share; null where nothing speaks against it. */
function vetoOf(a: Profile, b: Profile, alignment: Alignment, own: ReadonlySet<string>): string | null {
	if (a.subject !== '' && b.subject !== '' && a.subject !== b.subject) return `${a.subject} is not ${b.subject}`;
	const names = [
		...strangerOf(a.words, b.words, alignment.restA, alignment.partners, own),
		...strangerOf(b.words, a.words, alignment.restB, alignment.backPartners, own),
	];
	if (names[0] !== undefined) return `only one names ${names[0]}`;
	return acronymVeto(a, b, alignment) ?? oppositeVeto(a, b, alignment) ?? directionVeto(a, b, alignment);
}

/** Names of one text that the other does not have; a surname more (`Anna Fischer`, `Anna`) is none. */
function strangerOf(
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

function oppositeVeto(a: Profile, b: Profile, { restA, restB }: Alignment): string | null {
	for (const i of restA.slice(0, mostLeftovers)) {
		for (const j of restB.slice(0, mostLeftovers)) {
			const [x, y] = [a.words[i], b.words[j]];
			if (x && y && areOpposite(x.stem, y.stem)) return `${x.text} is not ${y.text}`;
		}
	}
	return null;
}

function directionVeto(a: Profile, b: Profile, { partners }: Alignment): string | null {
	for (const [i, j] of partners.entries()) {
		const [x, y] = [a.words[i], b.words[j]];
		if (x && y && isOtherWay(x.direction, y.direction)) return `${x.direction} ${x.text} is not ${y.direction} ${y.text}`;
	}
	return null;
}

function isOtherWay(a: string, b: string): boolean {
	if (a === b || a === '' || b === '') return false;
	const isFrom = (word: string): boolean => word === 'from';
	const isTo = (word: string): boolean => word === 'to' || word === 'into';
	return (isFrom(a) && isTo(b)) || (isTo(a) && isFrom(b)) || (a === 'before' && b === 'after') || (a === 'after' && b === 'before');
}

function scoreOf(a: Profile, b: Profile, alignment: Alignment, own: ReadonlySet<string>): number {
	const { matched, restA, restB, partners } = alignment;
	if (matched === 0) return 0;
	const weigh = (words: readonly Word[], rest: readonly number[]): number =>
		rest.reduce((sum, index) => sum + leftWeight(words[index], own), 0);
	const [left, right] = [weigh(a.words, restA), weigh(b.words, restB)];
	const swaps = restA.reduce((sum, i) => sum + swapWeight(a.words, b.words, i, partners, alignment.backPartners), 0);
	const conflict = Math.min(left, right);
	const cost = conflictCost * conflict + (swapCost - conflictCost) * Math.min(swaps, conflict) + extraCost * Math.abs(left - right);
	return matched / (matched + cost);
}

function leftWeight(word: Word | undefined, own: ReadonlySet<string>): number {
	if (!word || own.has(word.stem)) return 0;
	return word.isName ? 0.3 : word.weight;
}

/** The weight of a word in whose very place the other text has another word. */
function swapWeight(
	a: readonly Word[], b: readonly Word[], i: number, partners: readonly number[], backPartners: readonly number[],
): number {
	const before = i === 0 ? -1 : partners[i - 1] ?? -1;
	if (i > 0 && before < 0) return 0;
	const j = before + 1;
	if (j >= b.length || (backPartners[j] ?? -1) >= 0) return 0;
	const after = i + 1 < a.length ? partners[i + 1] ?? -1 : b.length;
	return after === j + 1 ? Math.min(a[i]?.weight ?? 0, b[j]?.weight ?? 0) : 0;
}

function reasonOf(a: Profile, b: Profile, { restA, restB }: Alignment): string {
	const left = [...restA.map((index) => a.words[index]?.text ?? ''), ...restB.map((index) => b.words[index]?.text ?? '')];
	if (left.length === 0) return 'same words in other order or form';
	return `alike but for ${left.slice(0, 5).join(', ')}`;
}
