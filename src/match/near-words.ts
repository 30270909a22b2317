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
	/** Written with a capital, and not as the first word. */
	readonly isCapital: boolean;
	/** Part of a compound with a hyphen (`auto-renewing`). */
	readonly isCompound: boolean;
	/** The lexicon knows it: it is no misspelling. */
	readonly isKnown: boolean;
	/** Stands right behind a negation, or behind a verb such as "avoid". */
	readonly isDenied: boolean;
	/** Words of one run of names (`Anna Fischer`) share a number; -1 for others. */
	readonly entity: number;
	/** The preposition before it, or before the run of names it stands in; else empty. */
	readonly link: string;
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
	/** How many words stand before a colon near the start (`Owner: …`); 0 where there is no such label. */
	readonly label: number;
	/** First letters of all its words, those without meaning too: what an acronym may be made of. */
	readonly initials: string;
	/** For each of these letters the index of its word in `words`, or -1. */
	readonly initialWords: readonly number[];
	/** Bits of stems and synonym groups: texts with no bit in common have no word in common. */
	readonly bits: number;
}

const prepositions = new Set('from to before after by into with for at via on in of about between against without under over'.split(' '));
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
	/** Places of particles that were taken with their verb. */
	private readonly skipped = new Set<number>();
	private denials = 0;
	private readonly initialWords: number[] = [];
	private initials = '';
	private bits = 0;
	private weight = 0;
	private entity = 0;
	private lastName = -2;
	private link = '';
	private isVerbNext = true;
	private isDeniedNext = false;
	private subject = '';
	private label = 0;

	constructor(private readonly tokens: readonly Token[]) {
		this.isTitle = isTitleCase(tokens);
	}

	build(key: string): Profile {
		for (let at = 0; at < this.tokens.length;) {
			const before = this.words.length;
			const taken = this.take(at);
			for (let step = 0; step < taken; step++) {
				this.initials += this.tokens[at + step]?.folded.charAt(0) ?? ' ';
				this.initialWords.push(this.words.length > before ? before : -1);
			}
			at += taken;
		}
		return {
			key, facts: this.facts, words: this.words, weight: this.weight,
			denials: this.denials, subject: this.subject, label: this.label, initials: this.initials, initialWords: this.initialWords, bits: this.bits,
		};
	}

	/** Takes the token at a place in; tells how many tokens were taken. */
	private take(at: number): number {
		const token = this.tokens[at];
		if (!token || this.skipped.has(at)) return 1;
		if (token.isStart) this.isDeniedNext = false;
		if (token.isLabelled && this.label === 0 && this.words.length < 5) this.label = this.words.length;
		const found = factAt(this.tokens, at);
		if (found) {
			this.facts.push({ ...found.fact, at: this.words.length });
			if (found.unit !== null) this.push({ ...token, text: found.unit, folded: found.unit, capital: 0 }, senseOf(found.unit), false, at);
			return found.taken;
		}
		if (token.kind !== 'word') {
			if (token.text === '%') this.push({ ...token, folded: 'percent' }, senseOf('percent'), false, at);
			return 1;
		}
		const phrase = this.phraseAt(at, token);
		this.takeWord(token, phrase === null ? token.sense : senseOf(phrase.word), at);
		if (phrase !== null && phrase.end > at + 1) this.skipped.add(phrase.end);
		return phrase?.end === at + 1 ? 2 : 1;
	}

	/** `follow up`, and `walk Dana through` with a name or two between. */
	private phraseAt(at: number, token: Token): { readonly word: string; readonly end: number } | null {
		for (let end = at + 1; end <= at + 4; end++) {
			const other = this.tokens[end];
			if (other?.kind !== 'word') return null;
			const word = phraseOf(token.sense.stem, token.folded, other.folded);
			if (word !== null) return { word, end };
			if (other.capital === 0 && other.sense.role !== 'stop') return null;
		}
		return null;
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
			if (prepositions.has(token.folded)) this.link = token.folded;
			this.isVerbNext ||= /^(?:to|and|then|or|will|should|please)$/.test(token.folded);
			return;
		}
		const isName = token.isOwner || this.isName(token, sense, at);
		this.push(token, sense, isName, at);
		this.isVerbNext &&= isName;
		this.link = isName ? this.link : '';
		this.isDeniedNext = sense.isReverser || (sense.role === 'light' && this.isDeniedNext);
	}

	/** Capitals name something, except where a sentence starts, in a heading, or on words everybody knows. */
	private isName(token: Token, sense: WordSense, at: number): boolean {
		if (token.capital === 0) return false;
		if (token.capital === 2 && /\p{Ll}/u.test(token.text)) return true;
		if (sense.isKnown || this.isTitle) return false;
		if (!token.isStart) return true;
		return this.isSubject(at) || (this.tokens[at + 1]?.folded === 'and' && this.tokens[at + 2]?.capital === 1);
	}

	/** `Anna to send …`, `Anna will send …`, but not `Respond to Anna`. */
	private isSubject(at: number): boolean {
		if (!/^(?:to|will|should)$/.test(this.tokens[at + 1]?.folded ?? '')) return false;
		const verb = this.tokens[at + 2];
		return verb?.capital === 0 && verb.sense.verbGroups.length > 0;
	}

	private push(token: Token, sense: WordSense, isName: boolean, at: number): void {
		const isAcronym = token.capital === 2 && token.text.length > 1 && !/\p{Ll}/u.test(token.text);
		const isProper = isName && !isAcronym;
		const isVerb = this.isVerbNext && !isName;
		const isPartOfName = isName || isAcronym;
		// A comma parts two names.
		if (isPartOfName && (this.lastName !== at - 1 || !/^[ -]?$/.test(token.gap))) this.entity++;
		if (isPartOfName) this.lastName = at;
		if (isProper && this.words.length === 0 && this.isSubject(at)) this.subject = sense.stem;
		const groups = isName ? noGroups : [...sense.groups, ...(isVerb ? sense.verbGroups : sense.otherGroups)];
		const weight = sense.role === 'light' ? lightWeight : isVerb ? verbWeight : 1;
		this.words.push({
			stem: sense.stem, folded: token.folded, text: token.text, weight, isCapital: token.capital > 0 && at > 0,
			isCompound: token.gap === '-' || this.tokens[at + 1]?.gap === '-', isName: isProper, isAcronym, isVerb,
			isKnown: sense.isKnown, isDenied: this.isDeniedNext && sense.role !== 'light', entity: isPartOfName ? this.entity : -1, link: this.link, groups,
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
