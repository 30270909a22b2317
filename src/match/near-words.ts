/**
 * A short text taken apart for comparison: its content words in order, and the
 * facts (numbers, dates, addresses) beside them.
 */
import { factAt, type Fact } from './near-facts';
import { foldText, plainText } from './near-fold';
import { phraseOf, senseOf, type WordSense } from './near-lexicon';
import { tokensOf, type Token } from './near-tokens';

/** A word that carries meaning. */
export interface Word {
	readonly stem: string;
	readonly folded: string;
	/** As written, for reasons. */
	readonly text: string;
	readonly weight: number;
	/** A proper name by its capital; acronyms are marked apart. */
	readonly isName: boolean;
	readonly isAcronym: boolean;
	readonly isVerb: boolean;
	/** The lexicon knows it: it is no misspelling. */
	readonly isKnown: boolean;
	/** Stands right behind a negation, or behind a verb such as "avoid". */
	readonly isDenied: boolean;
	/** Words of one run of names (`Anna Fischer`) share a number; -1 for others. */
	readonly entity: number;
	/** The preposition before it that tells direction: from, to, before, after, by; else empty. */
	readonly direction: string;
	/** Numbers of its synonym groups here. */
	readonly groups: readonly number[];
}

/** A text as the comparison sees it. */
export interface Profile {
	/** Equal for exact copies. */
	readonly key: string;
	readonly facts: readonly Fact[];
	readonly words: readonly Word[];
	readonly weight: number;
	/** How many negations there are. */
	readonly denials: number;
	/** Who is to act, in `Anna to send …`; else empty. */
	readonly subject: string;
	/** Bits of stems and synonym groups: texts with no bit in common have no word in common. */
	readonly bits: number;
}

const directions = new Set(['from', 'to', 'before', 'after', 'by', 'into']);
const noGroups: readonly number[] = [];
const lightWeight = 0.35;
const verbWeight = 0.8;

/** Takes a text apart. Linear in the text. */
export function profileOf(text: string): Profile {
	return new ProfileBuilder(tokensOf(plainText(text))).build(foldText(text));
}

class ProfileBuilder {
	private readonly words: Word[] = [];
	private readonly facts: Fact[] = [];
	private readonly isTitle: boolean;
	private denials = 0;
	private bits = 0;
	private weight = 0;
	private entity = 0;
	private lastName = -2;
	private direction = '';
	private isVerbNext = true;
	private isDeniedNext = false;
	private subject = '';

	constructor(private readonly tokens: readonly Token[]) {
		this.isTitle = isTitleCase(tokens);
	}

	build(key: string): Profile {
		for (let at = 0; at < this.tokens.length; at += this.take(at));
		return {
			key, facts: this.facts, words: this.words, weight: this.weight,
			denials: this.denials, subject: this.subject, bits: this.bits,
		};
	}

	/** Takes the token at a place in; tells how many tokens were taken. */
	private take(at: number): number {
		const token = this.tokens[at];
		if (!token) return 1;
		if (token.isStart) this.isDeniedNext = false;
		const found = factAt(this.tokens, at);
		if (found) {
			this.facts.push(found.fact);
			if (found.unit !== null) this.push({ ...token, text: found.unit, folded: found.unit, capital: 0 }, senseOf(found.unit), false, at);
			return found.taken;
		}
		if (token.kind !== 'word') {
			if (token.text === '%') this.push({ ...token, folded: 'percent' }, senseOf('percent'), false, at);
			return 1;
		}
		const next = this.tokens[at + 1];
		const phrase = next?.kind === 'word' ? phraseOf(token.sense.stem, token.folded, next.folded) : null;
		this.takeWord(token, phrase === null ? token.sense : senseOf(phrase), at);
		return phrase === null ? 1 : 2;
	}

	private takeWord(token: Token, sense: WordSense, at: number): void {
		if (sense.role === 'negator') {
			this.isDeniedNext = !this.isDeniedNext;
			this.denials++;
			return;
		}
		if (sense.role === 'stop') {
			// "Do not forget to" asks for it all the same.
			if (token.folded === 'forget' && this.isDeniedNext) {
				this.isDeniedNext = false;
				this.denials--;
			}
			if (directions.has(token.folded)) this.direction = token.folded;
			this.isVerbNext ||= /^(?:to|and|then|or|will|should|please)$/.test(token.folded);
			return;
		}
		const isName = token.isOwner || this.isName(token, sense, at);
		this.push(token, sense, isName, at);
		this.isVerbNext &&= isName;
		this.direction = isName ? this.direction : '';
		this.isDeniedNext = sense.isReverser;
	}

	/** Capitals name something, except where a sentence starts, in a heading, or on words everybody knows. */
	private isName(token: Token, sense: WordSense, at: number): boolean {
		if (token.capital === 0) return false;
		if (token.capital === 2 && /\p{Ll}/u.test(token.text)) return true;
		if (sense.isKnown || this.isTitle) return false;
		if (!token.isStart) return true;
		const next = this.tokens[at + 1];
		return next?.folded === 'to' || next?.folded === 'will' || (next?.folded === 'and' && this.tokens[at + 2]?.capital === 1);
	}

	private push(token: Token, sense: WordSense, isName: boolean, at: number): void {
		const isAcronym = token.capital === 2 && token.text.length > 1 && !/\p{Ll}/u.test(token.text);
		const isProper = isName && !isAcronym;
		const isVerb = this.isVerbNext && !isName;
		if (isProper && this.lastName !== at - 1) this.entity++;
		if (isProper) this.lastName = at;
		if (isProper && this.words.length === 0 && /^(?:to|will|should)$/.test(this.tokens[at + 1]?.folded ?? '')) this.subject = sense.stem;
		const groups = isName ? noGroups : [...sense.groups, ...(isVerb ? sense.verbGroups : sense.otherGroups)];
		const weight = sense.role === 'light' ? lightWeight : isVerb ? verbWeight : 1;
		this.words.push({
			stem: sense.stem, folded: token.folded, text: token.text, weight, isName: isProper, isAcronym, isVerb,
			isKnown: sense.isKnown, isDenied: this.isDeniedNext, entity: isProper ? this.entity : -1, direction: this.direction, groups,
		});
		this.weight += weight;
		this.bits |= 1 << (hashOf(sense.stem) & 31);
		for (const group of groups) this.bits |= 1 << ((group * 7 + 3) & 31);
	}
}

/** A text that writes Nearly Every Word with a Capital says nothing by it. */
function isTitleCase(tokens: readonly Token[]): boolean {
	const words = tokens.filter((token) => token.kind === 'word' && !token.isStart && token.sense.role !== 'stop');
	const capitals = words.filter(({ capital }) => capital > 0);
	return capitals.length * 4 >= words.length * 3 && capitals.some(({ sense, capital }) => sense.isKnown && capital === 1);
}

function hashOf(text: string): number {
	let hash = 5381;
	for (let i = 0; i < text.length; i++) hash = (hash * 33) ^ text.charCodeAt(i);
	return (hash ^ (hash >>> 15)) >>> 0;
}
