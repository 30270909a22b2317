/**
 * Words as the comparison knows them, each looked up once. The tables are made
 * when the first text is compared, not when the plugin starts.
 */
import { antonymPairs, lightWords, negators, phrases, reversers, spellings, stopWords, synonymLines } from './near-lexicon';
import { stemOf } from './near-stem';

/** How a word takes part in the comparison. */
export interface Sense {
	readonly stem: string;
	/** Equal for equal stems; a small number. */
	readonly id: number;
	readonly role: 'stop' | 'negator' | 'light' | 'content';
	readonly isReverser: boolean;
	/** Numbers of its synonym groups as the verb of a task, and elsewhere. */
	readonly verbGroups: readonly number[];
	readonly otherGroups: readonly number[];
	/** Whether it is a verb that others may stand for. */
	readonly isVerb: boolean;
	/** Stems of its opposites; null where it has none. */
	readonly opposites: ReadonlySet<string> | null;
	/** Stem and groups as bits: as a verb, elsewhere, as a name. */
	readonly verbBits: Bits;
	readonly otherBits: Bits;
	readonly nameBits: Bits;
	/** Whether a phrase such as `follow up` may begin with it. */
	readonly opensPhrase: boolean;
	/** Whether the lexicon knows the word at all: then a capital at the start of a text makes no name of it. */
	readonly isKnown: boolean;
}

/** A set of numbers, folded into 124 bits: it may hold more than was put in, never less. */
export interface Bits {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly d: number;
}

/** Whether two sets may have a member in common. */
export function mayShare(x: Bits, y: Bits): boolean {
	return ((x.a & y.a) | (x.b & y.b) | (x.c & y.c) | (x.d & y.d)) !== 0;
}

function bitsOf(id: number, groups: readonly number[]): Bits {
	const bits = { a: 0, b: 0, c: 0, d: 0 };
	setBit(bits, id);
	for (const group of groups) setBit(bits, group * 7 + 3);
	return bits;
}

/** Each of the four numbers that hold a set has so many bits. */
export const bitsInAField = 31;

function setBit(bits: { a: number; b: number; c: number; d: number }, number: number): void {
	const place = number % (4 * bitsInAField);
	const bit = 1 << (place % bitsInAField);
	if (place < bitsInAField) bits.a |= bit;
	else if (place < 2 * bitsInAField) bits.b |= bit;
	else if (place < 3 * bitsInAField) bits.c |= bit;
	else bits.d |= bit;
}

interface Groups { verb: number[]; other: number[]; isVerb: boolean }

/** Beyond these, words are forgotten: a vault may hold any number of them. */
const mostSenses = 50_000;
const noGroups: readonly number[] = [];

class Vocabulary {
	private readonly senses = new Map<string, Sense>();
	private readonly ids = new Map<string, number>();
	private readonly groups = new Map<string, Groups>();
	private readonly opposites = new Map<string, Set<string>>();
	private readonly stop = wordSet(stopWords);
	private readonly negators = wordSet(negators);
	private readonly light = new Set(stopFree(lightWords).map(stemOf));
	private readonly reversers = new Set(stopFree(reversers).map(stemOf));
	private readonly phrases: ReadonlyMap<string, string> = new Map(phrases.split('|').map((phrase) => [phrase, phrase.replace(/ /g, '-')] as const));
	private readonly phraseWords: ReadonlySet<string> = new Set(this.phrases.values());
	private readonly seconds: ReadonlySet<string> = new Set([...this.phrases.keys()].map((phrase) => phrase.slice(phrase.indexOf(' ') + 1)));
	private readonly firsts: ReadonlySet<string> = new Set([...this.phrases.keys()].map((phrase) => phrase.slice(0, phrase.indexOf(' '))));
	private readonly spellings: ReadonlyMap<string, string> = new Map(stopFree(spellings).map((pair) => pair.split(':') as [string, string]));

	constructor() {
		for (const [number, line] of synonymLines.entries()) this.addGroup(number, line);
		for (const pair of stopFree(antonymPairs)) {
			const [a = '', b = ''] = pair.split(':').map(stemOf);
			this.addOpposite(a, b);
			this.addOpposite(b, a);
		}
	}

	senseOf(word: string): Sense {
		const known = this.senses.get(word);
		if (known) return known;
		if (this.senses.size > mostSenses) this.senses.clear();
		const sense = this.makeSense(word);
		this.senses.set(word, sense);
		return sense;
	}

	phraseOf(stem: string, first: string, second: string): string | null {
		if (!this.seconds.has(second)) return null;
		return this.phrases.get(`${first} ${second}`) ?? this.phrases.get(`${stem} ${second}`) ?? null;
	}

	private makeSense(word: string): Sense {
		const whole = this.spellings.get(word) ?? word;
		const stem = stemOf(whole);
		const groups = this.groups.get(stem);
		const isReverser = this.reversers.has(stem);
		const role = this.negators.has(whole) ? 'negator' : this.stop.has(whole) ? 'stop' : this.light.has(stem) ? 'light' : 'content';
		const id = this.idOf(stem);
		return {
			stem, id, role, isReverser,
			verbGroups: groups?.verb ?? noGroups, otherGroups: groups?.other ?? noGroups, isVerb: groups?.isVerb ?? false,
			verbBits: bitsOf(id, groups?.verb ?? noGroups), otherBits: bitsOf(id, groups?.other ?? noGroups), nameBits: bitsOf(id, noGroups),
			opensPhrase: this.firsts.has(word) || this.firsts.has(stem),
			opposites: this.opposites.get(stem) ?? null,
			isKnown: role !== 'content' || this.phraseWords.has(whole) || whole !== word || groups !== undefined || isReverser || this.opposites.has(stem),
		};
	}

	private idOf(stem: string): number {
		const known = this.ids.get(stem);
		if (known !== undefined) return known;
		const id = this.ids.size;
		this.ids.set(stem, id);
		return id;
	}

	private addGroup(number: number, line: string): void {
		const isVerbs = line.startsWith('!');
		const isOthers = line.startsWith('*');
		for (const word of line.replace(/^[!*]/, '').split(' ')) {
			const stem = stemOf(word);
			const groups = this.groups.get(stem) ?? { verb: [], other: [], isVerb: false };
			if (!isOthers) groups.verb.push(number);
			if (!isVerbs) groups.other.push(number);
			groups.isVerb ||= isVerbs;
			this.groups.set(stem, groups);
		}
	}

	private addOpposite(a: string, b: string): void {
		const set = this.opposites.get(a) ?? new Set();
		this.opposites.set(a, set.add(b));
	}
}

function stopFree(words: string): readonly string[] {
	return words.split(' ').filter((word) => word !== '');
}

function wordSet(words: string): ReadonlySet<string> {
	return new Set(stopFree(words));
}

let vocabulary: Vocabulary | null = null;

/** Looks a folded word up. */
export function senseOf(word: string): Sense {
	return (vocabulary ??= new Vocabulary()).senseOf(word);
}

/** `follow up` and `followed up` as one word; null where the two are just two words. */
export function phraseOf(stem: string, first: string, second: string): string | null {
	return (vocabulary ??= new Vocabulary()).phraseOf(stem, first, second);
}

/** Whether two words say the opposite. */
export function areOpposite(a: Sense, b: Sense): boolean {
	return a.opposites?.has(b.stem) === true || isUndone(a.stem, b.stem) || isUndone(b.stem, a.stem);
}

/** `unlock` and `lock`. */
function isUndone(a: string, b: string): boolean {
	return a.length === b.length + 2 && a.startsWith('un') && a.endsWith(b);
}
