/**
 * A short text taken apart for comparison: its content words in order, and the
 * facts (numbers, dates, addresses) beside them.
 */
import { factAt, type Fact } from './near-facts';
import { isAsideLabel, isLeadIn, opensAside } from './near-asides';
import { foldPlain, plainText } from './near-fold';
import { tokensOf, type Term, type Token } from './near-tokens';
import { phraseOf, senseOf, type Bits, type Sense } from './near-vocabulary';

/** A word that carries meaning. */
export interface Word {
	readonly term: Term;
	/** The place of its token. */
	readonly at: number;
	/** Of the word, or of the phrase that it opens. */
	readonly sense: Sense;
	readonly weight: number;
	/** A proper name by its capital; acronyms are marked apart. */
	readonly isName: boolean;
	readonly isAcronym: boolean;
	readonly isVerb: boolean;
	/** Written with a capital, and not as the first word. */
	readonly isCapital: boolean;
	/** Part of a compound with a hyphen (`auto-renewing`). */
	readonly isCompound: boolean;
	/** Says why, or who said so: in `…, she promised it`, `… so that sales can start`, `We agreed to …`. */
	readonly isAside: boolean;
	/** Stands right behind a negation, or behind a verb such as "avoid". */
	readonly isDenied: boolean;
	/** Words of one run of names (`Anna Fischer`) share a number; -1 for others. */
	readonly entity: number;
	/** The preposition before it, or before the run of names it stands in; else empty. */
	readonly link: string;
	/** Numbers of its synonym groups here. */
	readonly groups: readonly number[];
	/** Of its stem and these groups. */
	readonly bits: Bits;
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
	/** All its tokens, those without meaning too: what an acronym may be made of. */
	readonly tokens: readonly Token[];
	/** Bits of all stems and synonym groups: words of which no bit is here have no partner in this text. */
	readonly bits: Bits;
	/** Names that stand alone, so that nothing but the very name is their partner. */
	readonly loneNames: readonly Word[];
	/** Whether any word is denied. */
	readonly isDenying: boolean;
}

const prepositions = new Set('from to before after by into with for at via on in of about between against without under over'.split(' '));
const verbOpeners = new Set('to and then or will should please'.split(' '));
/** Of phrases that whole objects stand in: `walk the team through`. */
const splitVerbs = new Set(['walk', 'hand', 'loop']);
const noGroups: readonly number[] = [];
const noNames: readonly Word[] = [];
const lightWeight = 0.35;
const verbWeight = 0.8;

/** Takes a text apart. Linear in the text. */
export function profileOf(text: string): Profile {
	return profileOfPlain(plainText(text));
}

/** The same of a text that is plain already; `key` is its `foldPlain`. */
export function profileOfPlain(plain: string, key: string = foldPlain(plain)): Profile {
	return new ProfileBuilder(tokensOf(plain)).build(key);
}

class ProfileBuilder {
	private readonly words: Word[] = [];
	private readonly facts: Fact[] = [];
	private isTitle: boolean | null = null;
	/** Places of particles that were taken with their verb. */
	private skipped: Set<number> | null = null;
	private denials = 0;
	private readonly bits = { a: 0, b: 0, c: 0, d: 0 };
	private isDenying = false;
	private weight = 0;
	private entity = 0;
	private lastName = -2;
	private link = '';
	private isVerbNext = true;
	private isDeniedNext = false;
	private isAside = false;
	private subject = '';
	private label = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	build(key: string): Profile {
		for (let at = 0; at < this.tokens.length; at += this.take(at));
		return {
			key, facts: this.facts, words: this.words, weight: this.weight, denials: this.denials, subject: this.subject,
			label: this.label, tokens: this.tokens, bits: this.bits, loneNames: loneNamesIn(this.words), isDenying: this.isDenying,
		};
	}

	/** Takes the token at a place in; tells how many tokens were taken. */
	private take(at: number): number {
		const token = this.tokens[at];
		if (!token || this.skipped?.has(at) === true) return 1;
		if (token.isStart) this.isDeniedNext = false;
		if (token.isLabelled && this.label === 0 && this.words.length < 5) this.takeLabel();
		const { term } = token;
		this.isAside ||= term.kind === 'word' && this.words.length > 1 && opensAside(this.tokens, at, this.words);
		const found = term.mayBeFact ? factAt(this.tokens, at) : null;
		if (found) {
			this.facts.push({ ...found.fact, at: this.words.length });
			if (found.unit !== null) this.pushPlain(found.unit, token, at);
			return found.taken;
		}
		if (term.kind !== 'word') {
			if (term.text === '%') this.pushPlain('percent', token, at);
			return 1;
		}
		const phrase = term.sense.opensPhrase ? this.phraseAt(at, term) : null;
		this.takeWord(token, phrase === null ? term.sense : senseOf(phrase.word), at);
		if (phrase === null) return 1;
		if (phrase.end === at + 1) return 2;
		this.skipped = (this.skipped ?? new Set()).add(phrase.end);
		return 1;
	}

	/** What stands before a colon; `Next step:` says nothing of what is to be done. */
	private takeLabel(): void {
		if (!this.words.every(({ sense }) => isAsideLabel(sense))) {
			this.label = this.words.length;
			return;
		}
		for (const [at, word] of this.words.entries()) this.words[at] = { ...word, isAside: true, isVerb: false };
		this.isVerbNext = true;
	}

	/** `follow up`, and `walk Dana through` with a name or two between. */
	private phraseAt(at: number, term: Term): { readonly word: string; readonly end: number } | null {
		for (let end = at + 1; end <= at + 4; end++) {
			const other = this.tokens[end]?.term;
			if (other?.kind !== 'word') return null;
			const word = phraseOf(term.sense.stem, term.folded, other.folded);
			if (word !== null) return { word, end };
			if (other.capital === 0 && other.sense.role !== 'stop' && !splitVerbs.has(term.sense.stem)) return null;
		}
		return null;
	}

	private takeWord(token: Token, sense: Sense, at: number): void {
		const { term } = token;
		// `no. of seats`
		if (term.folded === 'no' && this.tokens[at + 1]?.isStart === true && (this.tokens[at + 1]?.term.folded === 'of' || this.tokens[at + 1]?.term.kind === 'number')) {
			this.push(token, senseOf('number'), false, at);
			this.isVerbNext = false;
			return;
		}
		if (sense.role === 'negator') {
			this.isDeniedNext = !this.isDeniedNext;
			this.denials++;
			return;
		}
		if (sense.role === 'stop') {
			this.takeStop(term.folded);
			return;
		}
		const isName = term.isOwner || (term.capital > 0 && this.isName(token, sense, at));
		this.push(token, sense, isName, at);
		this.isVerbNext &&= isName;
		if (!isName) this.link = '';
		this.isDeniedNext = sense.isReverser || (sense.role === 'light' && this.isDeniedNext);
	}

	private takeStop(folded: string): void {
		// "Do not forget to" asks for it all the same.
		if (this.isDeniedNext && folded === 'forget') {
			this.isDeniedNext = false;
			this.denials--;
		}
		if (prepositions.has(folded)) this.link = folded;
		this.isVerbNext ||= verbOpeners.has(folded);
	}

	/** Capitals name something, except where a sentence starts, in a heading, or on words everybody knows. */
	private isName({ term, isStart }: Token, sense: Sense, at: number): boolean {
		if (sense.isKnown) return false;
		if (term.capital === 2 && /\p{Ll}/u.test(term.text)) return true;
		this.isTitle ??= isTitleCase(this.tokens);
		if (this.isTitle) return false;
		if (!isStart) return true;
		return this.isSubject(at) || (this.tokens[at + 1]?.term.folded === 'and' && this.tokens[at + 2]?.term.capital === 1);
	}

	/** `Anna to send …`, `Anna will send …`, but not `Respond to Anna`. */
	private isSubject(at: number): boolean {
		if (!/^(?:to|will|should)$/.test(this.tokens[at + 1]?.term.folded ?? '')) return false;
		const verb = this.tokens[at + 2]?.term;
		return verb?.capital === 0 && verb.sense.isVerb;
	}

	/** A word that was no token of its own, such as the unit of a number. */
	private pushPlain(word: string, { term, gap }: Token, at: number): void {
		const sense = senseOf(word);
		this.add({
			term: { ...term, text: word, folded: word, capital: 0, sense }, at, sense, weight: weightOf(sense, this.isVerbNext),
			isName: false, isAcronym: false, isVerb: this.isVerbNext, isCapital: false, isAside: this.isAside, isCompound: gap === 'hyphen',
			isDenied: this.isDeniedNext, entity: -1, link: this.link, groups: this.isVerbNext ? sense.verbGroups : sense.otherGroups,
			bits: this.isVerbNext ? sense.verbBits : sense.otherBits,
		});
	}

	private push({ term, gap }: Token, sense: Sense, isName: boolean, at: number): void {
		const isProper = isName && !term.isAcronym;
		const isLead = this.words.length === 0 && isLeadIn(this.tokens, at);
		const isVerb = this.isVerbNext && !isName && !isLead;
		const isPartOfName = isName || term.isAcronym;
		// A comma parts two names.
		if (isPartOfName && (this.lastName !== at - 1 || gap === 'other')) this.entity++;
		if (isPartOfName) this.lastName = at;
		if (isProper && this.words.length === 0 && this.isSubject(at)) this.subject = sense.stem;
		this.add({
			term, at, sense, weight: weightOf(sense, isVerb), isName: isProper, isAcronym: term.isAcronym, isVerb,
			isCapital: term.capital > 0 && at > 0, isCompound: gap === 'hyphen' || this.tokens[at + 1]?.gap === 'hyphen',
			isAside: (this.isAside && !isPartOfName) || isLead,
			isDenied: this.isDeniedNext && sense.role !== 'light', entity: isPartOfName ? this.entity : -1,
			link: isProper && /['’]s$/.test(term.text) ? 'of' : this.link,
			groups: isName ? noGroups : isVerb ? sense.verbGroups : sense.otherGroups,
			bits: isName ? sense.nameBits : isVerb ? sense.verbBits : sense.otherBits,
		});
	}

	private add(word: Word): void {
		const { bits } = word;
		this.words.push(word);
		this.weight += word.weight;
		this.isDenying ||= word.isDenied;
		this.bits.a |= bits.a;
		this.bits.b |= bits.b;
		this.bits.c |= bits.c;
		this.bits.d |= bits.d;
	}
}

function loneNamesIn(words: readonly Word[]): readonly Word[] {
	let names: Word[] | null = null;
	for (let at = 0; at < words.length; at++) {
		const word = words[at];
		if (word?.isName === true && words[at - 1]?.entity !== word.entity && words[at + 1]?.entity !== word.entity) (names ??= []).push(word);
	}
	return names ?? noNames;
}

function weightOf(sense: Sense, isVerb: boolean): number {
	return sense.role === 'light' ? lightWeight : isVerb ? verbWeight : 1;
}

/** A text that writes Nearly Every Word with a Capital says nothing by it. */
function isTitleCase(tokens: readonly Token[]): boolean {
	let [words, capitals] = [0, 0];
	let isKnown = false;
	for (const { term, isStart } of tokens) {
		if (term.kind !== 'word' || isStart || term.sense.role === 'stop') continue;
		words++;
		if (term.capital === 0) continue;
		capitals++;
		isKnown ||= term.sense.isKnown && term.capital === 1;
	}
	return isKnown && capitals * 4 >= words * 3;
}
