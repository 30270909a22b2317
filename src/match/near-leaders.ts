/** Which leaders of groups a text may be near to, found without comparing it with all of them. */
import { leastShared, type CompareOptions } from './near-compare';
import type { Word } from './near-terms';
import { bitsInAField } from './near-vocabulary';
import type { Profile } from './near-words';
import { sorted, type Steps } from './steps';

export interface Leaders {
	/** Groups that a text may belong to, by its index. */
	candidates(index: number): readonly number[];
	/** A text leads a new group; groups are numbered from 0. */
	add(index: number, group: number): void;
}

/** Up to here, all leaders are looked at; above, only those that share a rare word. No more than a number has bits. */
const fewTexts = 32;
const mostCandidates = 64;
/** What finds a text stands among its first words. */
const mostWords = 100;
/** Texts between two rests. */
const manyTexts = 64;
/** Texts that say the same share at least so many of their rarest words and synonym groups. */
const enough = 2;

/** For texts that come in their order; none of them leads yet. */
export function* leadersAmong(profiles: readonly Profile[], options: CompareOptions): Steps<Leaders> {
	return profiles.length <= fewTexts ? new FewLeaders(profiles, options) : new RareWords(profiles, yield* rankFeatures(profiles));
}

/** Few leaders are looked at all at once: for each bit of a word, it is known which of them have it too. */
class FewLeaders implements Leaders {
	private count = 0;
	private lightest = Infinity;
	/** Which leaders have a bit, as bits. */
	private readonly having = new Array<number>(4 * bitsInAField).fill(0);
	/** The weight of the present text's words that each leader may share. */
	private readonly shared: number[] = [];

	constructor(private readonly profiles: readonly Profile[], private readonly options: CompareOptions) {}

	candidates(index: number): readonly number[] {
		const profile = this.profiles[index];
		const found: number[] = [];
		if (!profile) return found;
		const least = leastShared(profile, this.lightest, this.options);
		this.share(profile);
		for (let group = 0; group < this.count; group++) if ((this.shared[group] ?? 0) >= least) found.push(group);
		return found;
	}

	add(index: number): void {
		const profile = this.profiles[index];
		if (!profile) return;
		const leader = 1 << this.count++;
		this.lightest = Math.min(this.lightest, profile.weight);
		const { a, b, c, d } = profile.bits;
		this.mark(a, 0, leader);
		this.mark(b, bitsInAField, leader);
		this.mark(c, bitsInAField * 2, leader);
		this.mark(d, bitsInAField * 3, leader);
	}

	private share({ words }: Profile): void {
		for (let group = 0; group < this.count; group++) this.shared[group] = 0;
		for (let at = 0; at < words.length; at++) {
			const word = words[at];
			if (!word) continue;
			const { a, b, c, d } = word.bits;
			const found = this.havingAny(a, 0) | this.havingAny(b, bitsInAField) | this.havingAny(c, bitsInAField * 2) | this.havingAny(d, bitsInAField * 3);
			for (let rest = found; rest !== 0; rest &= rest - 1) {
				const group = lowestBit(rest);
				this.shared[group] = (this.shared[group] ?? 0) + word.weight;
			}
		}
	}

	private havingAny(bits: number, from: number): number {
		let found = 0;
		for (let rest = bits; rest !== 0; rest &= rest - 1) found |= this.having[from + lowestBit(rest)] ?? 0;
		return found;
	}

	private mark(bits: number, from: number, leader: number): void {
		for (let rest = bits; rest !== 0; rest &= rest - 1) {
			const place = from + lowestBit(rest);
			this.having[place] = (this.having[place] ?? 0) | leader;
		}
	}
}

function lowestBit(bits: number): number {
	return 31 - Math.clz32(bits & -bits);
}

/** A word or synonym group that texts have. */
interface Feature {
	readonly number: number;
	/** Which texts have it. */
	readonly texts: number[];
}

/** The features of each text by rank, the rarest first; what only one text has is left out. */
interface Ranked {
	readonly features: readonly (readonly number[])[];
	/** How many features there are. */
	readonly count: number;
}

function* rankFeatures(profiles: readonly Profile[]): Steps<Ranked> {
	const known = new Map<number, Feature>();
	for (let text = 0; text < profiles.length; text++) {
		const words = profiles[text]?.words ?? [];
		addFeatures(known, text, words.length > mostWords ? words.slice(0, mostWords) : words);
		if (text % manyTexts === manyTexts - 1) yield;
	}
	const shared = yield* sorted([...known.values()].filter(({ texts }) => texts.length > 1), (a, b) => a.texts.length - b.texts.length || a.number - b.number);
	const features: number[][] = profiles.map(() => []);
	for (const [rank, { texts }] of shared.entries()) {
		for (const text of texts) features[text]?.push(rank);
		if (rank % manyTexts === manyTexts - 1) yield;
	}
	return { features, count: shared.length };
}

/** Stems and synonym groups of a text, each once. */
function addFeatures(known: Map<number, Feature>, text: number, words: readonly Word[]): void {
	const add = (number: number): void => {
		const texts = known.get(number)?.texts;
		if (texts === undefined) known.set(number, { number, texts: [text] });
		else if (texts[texts.length - 1] !== text) texts.push(text);
	};
	for (const { sense, groups } of words) {
		add(sense.id * 2);
		for (const group of groups) add(group * 2 + 1);
	}
}

/** Leaders by word and synonym group; the rarest words of a text find its candidates. */
class RareWords implements Leaders {
	private readonly places: (number[] | undefined)[];
	private readonly byKey = new Map<string, number[]>();
	/** How many rare words of the present text each leader shares. */
	private readonly shared: number[] = [];

	constructor(private readonly profiles: readonly Profile[], private readonly ranked: Ranked) {
		this.places = new Array<number[] | undefined>(ranked.count);
	}

	candidates(index: number): readonly number[] {
		const features = this.rarest(index);
		const least = Math.min(enough, Math.ceil(features.length / 2));
		const found = (this.byKey.get(this.profiles[index]?.key ?? '') ?? none).slice(-mostCandidates);
		const touched = [...found];
		for (const group of found) this.shared[group] = enough;
		for (const feature of features) {
			const places = this.places[feature] ?? none;
			for (let at = Math.max(0, places.length - mostCandidates); at < places.length; at++) {
				const group = places[at] ?? 0;
				const times = (this.shared[group] ?? 0) + 1;
				this.shared[group] = times;
				if (times === 1) touched.push(group);
				if (times === least) found.push(group);
			}
		}
		for (const group of touched) this.shared[group] = 0;
		return found.sort((a, b) => a - b);
	}

	add(index: number, group: number): void {
		this.shared[group] = 0;
		const key = this.profiles[index]?.key ?? '';
		const alike = this.byKey.get(key);
		if (alike) alike.push(group);
		else this.byKey.set(key, [group]);
		for (const feature of this.rarest(index)) (this.places[feature] ??= []).push(group);
	}

	private rarest(index: number): readonly number[] {
		const all = this.ranked.features[index] ?? none;
		return all.slice(0, Math.max(4, Math.ceil(all.length / 2)));
	}
}

const none: readonly number[] = [];
