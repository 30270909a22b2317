/** Which words of two texts stand for one another. */
import type { Sense } from './near-vocabulary';
import type { Term, Word } from './near-terms';
import type { Profile } from './near-words';

/** The words of two texts laid side by side. */
export interface Alignment {
	/** For each word of the first text, the index of its partner in the second, or -1. */
	readonly partners: readonly number[];
	readonly backPartners: readonly number[];
	/** Matched weight, a poor match counting less. */
	readonly matched: number;
	readonly count: number;
	/** Indexes of words without a partner. */
	readonly restA: readonly number[];
	readonly restB: readonly number[];
}

const synonymQuality = 0.85;
const slipQuality = 0.9;
/** In shorter words, one letter makes another word. */
const shortestSlip = 6;
/** With more words left over than these, only equal words are matched: the texts are different anyway. */
const mostLeftovers = 24;
/** Up to so many pairs of words, looking at all is faster than a table. */
const fewPairs = 900;

/** Aligns equal stems first, then synonyms and slips of the pen, then compounds and acronyms spelled out. */
export function align(a: Profile, b: Profile): Alignment {
	const aligner = new Aligner(a.words, b.words);
	aligner.joinEqual();
	let restA = restOf(aligner.partners);
	let restB = restOf(aligner.backPartners);
	if (restA.length > 0 && restB.length > 0 && restA.length <= mostLeftovers && restB.length <= mostLeftovers) {
		aligner.joinAlike(restA, restB);
		aligner.joinCompounds(a, b, restA, false);
		aligner.joinCompounds(b, a, restB, true);
		restA = restOf(aligner.partners);
		restB = restOf(aligner.backPartners);
	}
	const { partners, backPartners, matched, count } = aligner;
	return { partners, backPartners, matched, count, restA, restB };
}

function restOf(partners: readonly number[]): readonly number[] {
	const rest: number[] = [];
	for (let index = 0; index < partners.length; index++) if (partners[index] === -1) rest.push(index);
	return rest;
}

class Aligner {
	readonly partners: number[];
	readonly backPartners: number[];
	matched = 0;
	count = 0;

	constructor(private readonly a: readonly Word[], private readonly b: readonly Word[]) {
		this.partners = new Array<number>(a.length).fill(-1);
		this.backPartners = new Array<number>(b.length).fill(-1);
	}

	joinEqual(): void {
		if (this.a.length * this.b.length > fewPairs) {
			this.joinEqualByTable();
			return;
		}
		for (let i = 0; i < this.a.length; i++) {
			const id = this.a[i]?.sense.id;
			for (let j = 0; j < this.b.length; j++) {
				if (this.b[j]?.sense.id !== id || this.backPartners[j] !== -1) continue;
				this.join(i, j, 1);
				break;
			}
		}
	}

	private joinEqualByTable(): void {
		const places = new Map<number, number[]>();
		for (let j = this.b.length - 1; j >= 0; j--) {
			const id = this.b[j]?.sense.id ?? -1;
			const list = places.get(id);
			if (list) list.push(j);
			else places.set(id, [j]);
		}
		for (const [i, word] of this.a.entries()) {
			const j = places.get(word.sense.id)?.pop();
			if (j !== undefined) this.join(i, j, 1);
		}
	}

	joinAlike(restA: readonly number[], restB: readonly number[]): void {
		for (const i of restA) {
			let best = -1;
			let bestQuality = 0;
			for (const j of restB) {
				const [x, y] = [this.a[i], this.b[j]];
				if (!x || !y || this.backPartners[j] !== -1) continue;
				const quality = likeness(x, y);
				if (quality > bestQuality) [best, bestQuality] = [j, quality];
			}
			if (best >= 0) this.join(i, best, bestQuality);
		}
	}

	/** `SyncEngine` and `sync engine`, `POC` and `proof of concept`: one word here stands for several there. */
	joinCompounds(ones: Profile, others: Profile, rest: readonly number[], isSwapped: boolean): void {
		const onePartners = isSwapped ? this.backPartners : this.partners;
		const otherPartners = isSwapped ? this.partners : this.backPartners;
		for (const i of rest) {
			const one = ones.words[i];
			const parts = one && onePartners[i] === -1 ? findParts(one, others, otherPartners) : none;
			if (!one || parts.length === 0) continue;
			onePartners[i] = parts[0] ?? -1;
			this.matched += one.weight / 2;
			this.count++;
			for (const j of parts) {
				if (otherPartners[j] !== -1) continue;
				otherPartners[j] = i;
				this.matched += (others.words[j]?.weight ?? 0) / 2;
			}
		}
	}

	private join(i: number, j: number, quality: number): void {
		this.partners[i] = j;
		this.backPartners[j] = i;
		this.matched += quality * ((this.a[i]?.weight ?? 0) + (this.b[j]?.weight ?? 0)) / 2;
		this.count++;
	}
}

const none: readonly number[] = [];

/** The words that one word is made of; at least one of them must be free. */
function findParts(one: Word, others: Profile, partners: readonly number[]): readonly number[] {
	const { folded } = one.term;
	const { tokens } = others;
	for (let at = 0; at + 1 < tokens.length; at++) {
		const [x, y] = [tokens[at]?.term.folded ?? '', tokens[at + 1]?.term.folded ?? ''];
		if (x.length + y.length !== folded.length || !folded.startsWith(x) || !folded.endsWith(y)) continue;
		// `onsite` is `on-site`, of which only one is a word of meaning.
		const parts = wordsFrom(others, at, 2);
		if (parts.length > 0 && parts.every((index) => partners[index] === -1)) return parts;
	}
	return one.isAcronym && folded.length <= 6 ? findInitials(folded, others, partners) : none;
}

function findInitials(acronym: string, others: Profile, partners: readonly number[]): readonly number[] {
	const initials = initialsOf(others.tokens);
	for (let start = initials.indexOf(acronym); start >= 0; start = initials.indexOf(acronym, start + 1)) {
		const parts = wordsFrom(others, start, acronym.length);
		if (parts.length > 1 && parts.some((index) => partners[index] === -1)) return parts;
	}
	// `ETA`: the small word between has no letter in it.
	const start = acronym.length > 2 ? initialsOf(others.words).indexOf(acronym) : -1;
	const parts = start < 0 ? none : [...acronym].map((_, at) => start + at);
	return parts.some((index) => partners[index] === -1) ? parts : none;
}

function initialsOf(list: readonly { readonly term: Term }[]): string {
	return list.map(({ term }) => term.folded.charAt(0) || ' ').join('');
}

/** Words that were made of so many tokens from a place on. */
function wordsFrom({ places }: Profile, start: number, count: number): readonly number[] {
	return [...places.keys()].filter((index) => {
		const at = places[index] ?? -1;
		return at >= start && at < start + count;
	});
}

function likeness(a: Word, b: Word): number {
	for (const group of a.groups) if (b.groups.includes(group)) return synonymQuality;
	if (a.isAcronym || b.isAcronym) return 0;
	const [x, y] = [a.sense.stem, b.sense.stem];
	if (x.length < shortestSlip || y.length < shortestSlip || x.length - y.length > 1 || y.length - x.length > 1) return 0;
	// Two names one letter apart are two names; two letters swapped are a slip.
	if (a.isName || b.isName) return areSwapped(x, y) ? slipQuality : 0;
	return !(a.sense.isKnown && b.sense.isKnown) && isSlip(x, y) ? slipQuality : 0;
}

/** Whether a name is the other, perhaps with two letters swapped. */
export function isSameName(a: Sense, b: Sense): boolean {
	return a.id === b.id || (a.stem.length >= shortestSlip && areSwapped(a.stem, b.stem));
}

/** One letter more, less, other or swapped. */
function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	const middle = short.length - sameLetters(short, long);
	return middle <= 0 || (long.length === short.length && middle === 1) || areSwapped(a, b);
}

function areSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	return a.length - sameLetters(a, b) === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** How many letters two words share at their starts and at their ends. */
function sameLetters(short: string, long: string): number {
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	return start + end;
}
