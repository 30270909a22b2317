/** Which words of two texts stand for one another. */
import type { Word } from './near-words';

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
export function align(a: readonly Word[], b: readonly Word[]): Alignment {
	const aligner = new Aligner(a, b);
	aligner.joinEqual();
	if (aligner.rest(a, aligner.partners).length <= mostLeftovers && aligner.rest(b, aligner.backPartners).length <= mostLeftovers) {
		aligner.joinAlike();
		aligner.joinCompounds(a, b, false);
		aligner.joinCompounds(b, a, true);
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

	/** `BlobFuse` and `Blob Fuse`, `OCI` and `Oracle Cloud Infrastructure`: one word here stands for a run of words there. */
	joinCompounds(ones: readonly Word[], runs: readonly Word[], isSwapped: boolean): void {
		const onePartners = isSwapped ? this.backPartners : this.partners;
		const runPartners = isSwapped ? this.partners : this.backPartners;
		for (const i of this.rest(ones, onePartners)) {
			const one = ones[i];
			const run = one ? findRun(one, runs, runPartners) : null;
			if (!run) continue;
			onePartners[i] = run.start;
			for (let j = run.start; j < run.start + run.length; j++) {
				if (runPartners[j] !== -1) continue;
				runPartners[j] = i;
				this.matched += (runs[j]?.weight ?? 0) / 2;
			}
			this.matched += (one?.weight ?? 0) / 2;
			this.count++;
		}
	}

	private join(i: number, j: number, quality: number): void {
		this.partners[i] = j;
		this.backPartners[j] = i;
		this.matched += quality * ((this.a[i]?.weight ?? 0) + (this.b[j]?.weight ?? 0)) / 2;
		this.count++;
	}
}

function findRun(one: Word, words: readonly Word[], partners: readonly number[]): { readonly start: number; readonly length: number } | null {
	for (let start = 0; start + 1 < words.length; start++) {
		if (partners[start] !== -1) continue;
		if (`${words[start]?.folded ?? ''}${words[start + 1]?.folded ?? ''}` === one.folded && partners[start + 1] === -1) return { start, length: 2 };
		const { length } = one.folded;
		if (!one.isAcronym || length < 2 || length > 5 || start + length > words.length) continue;
		const initials = words.slice(start, start + length).map(({ folded }) => folded.charAt(0)).join('');
		if (initials === one.folded) return { start, length };
	}
	return null;
}

function likeness(a: Word, b: Word): number {
	if (a.groups.some((group) => b.groups.includes(group))) return synonymQuality;
	if (a.isName || b.isName || a.isAcronym || b.isAcronym) return 0;
	return !(a.isKnown && b.isKnown) && isSlip(a.stem, b.stem) ? slipQuality : 0;
}

/** One letter more, less, other or swapped in a word of six letters and more. */
function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
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
