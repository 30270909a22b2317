/** Which words of two texts stand for one another. */
import type { Profile, Word } from './near-words';

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
/** With more words left over than these, only equal words are matched: the texts are different anyway. */
const mostLeftovers = 24;

/** Aligns equal stems first, then synonyms and slips of the pen, then compounds and acronyms spelled out. */
export function align(first: Profile, second: Profile): Alignment {
	const [a, b] = [first.words, second.words];
	const aligner = new Aligner(a, b);
	aligner.joinEqual();
	if (aligner.rest(a, aligner.partners).length <= mostLeftovers && aligner.rest(b, aligner.backPartners).length <= mostLeftovers) {
		aligner.joinAlike();
		aligner.joinCompounds(first, second, false);
		aligner.joinCompounds(second, first, true);
	}
	return {
		partners: aligner.partners, backPartners: aligner.backPartners, matched: aligner.matched, count: aligner.count,
		restA: aligner.rest(a, aligner.partners), restB: aligner.rest(b, aligner.backPartners),
	};
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

	rest(words: readonly Word[], partners: readonly number[]): readonly number[] {
		return [...words.keys()].filter((index) => partners[index] === -1);
	}

	joinEqual(): void {
		const places = new Map<string, number[]>();
		for (let j = this.b.length - 1; j >= 0; j--) {
			const stem = this.b[j]?.stem ?? '';
			const list = places.get(stem);
			if (list) list.push(j);
			else places.set(stem, [j]);
		}
		for (const [i, word] of this.a.entries()) {
			const j = places.get(word.stem)?.pop();
			if (j !== undefined) this.join(i, j, 1);
		}
	}

	joinAlike(): void {
		const restB = this.rest(this.b, this.backPartners);
		for (const i of this.rest(this.a, this.partners)) {
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
	joinCompounds(ones: Profile, others: Profile, isSwapped: boolean): void {
		const onePartners = isSwapped ? this.backPartners : this.partners;
		const otherPartners = isSwapped ? this.partners : this.backPartners;
		for (const i of this.rest(ones.words, onePartners)) {
			const one = ones.words[i];
			const parts = one ? findParts(one, others, otherPartners) : [];
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

/** The words that one word is made of; at least one of them must be free. */
function findParts(one: Word, { words, initials, initialWords }: Profile, partners: readonly number[]): readonly number[] {
	for (let start = 0; start + 1 < words.length; start++) {
		const isFree = partners[start] === -1 && partners[start + 1] === -1;
		if (isFree && `${words[start]?.folded ?? ''}${words[start + 1]?.folded ?? ''}` === one.folded) return [start, start + 1];
	}
	if (!one.isAcronym || one.folded.length > 6) return [];
	for (let start = initials.indexOf(one.folded); start >= 0; start = initials.indexOf(one.folded, start + 1)) {
		const parts = [...new Set(initialWords.slice(start, start + one.folded.length))].filter((index) => index >= 0);
		if (parts.length > 1 && parts.some((index) => partners[index] === -1)) return parts;
	}
	return [];
}

function likeness(a: Word, b: Word): number {
	if (a.groups.some((group) => b.groups.includes(group))) return synonymQuality;
	if (a.isAcronym || b.isAcronym) return 0;
	// Two names one letter apart are two names; two letters swapped are a slip.
	if (a.isName || b.isName) return areSwapped(a.stem, b.stem) ? slipQuality : 0;
	return !(a.isKnown && b.isKnown) && isSlip(a.stem, b.stem) ? slipQuality : 0;
}

/** One letter more, less, other or swapped in a word of six letters and more. */
function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short.length < 6 || long.length - short.length > 1) return false;
	const { start, end } = common(short, long);
	const middle = short.length - start - end;
	return middle <= 0 || (long.length === short.length && middle === 1) || areSwapped(a, b);
}

function areSwapped(a: string, b: string): boolean {
	if (a.length !== b.length || a.length < 6) return false;
	const { start, end } = common(a, b);
	return a.length - start - end === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** How many letters two words share at their starts and at their ends. */
function common(short: string, long: string): { readonly start: number; readonly end: number } {
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	return { start, end };
}
