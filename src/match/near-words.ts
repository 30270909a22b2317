/**
 * A short text taken apart for comparison: its content words in order, and the
 * facts (numbers, dates, addresses) beside them.
 */
import { factAt, type Fact } from './near-facts';
import { isAsideLabel, isLeadIn, opensAside } from './near-asides';
import { foldPlain, plainText } from './near-fold';
import { cues, roles, wordIn, type Term, type Word } from './near-terms';
import { tokensOf, type Token } from './near-tokens';
import { phraseOf, senseOf, type Bits, type Sense } from './near-vocabulary';

/** A text as the comparison sees it. */
export interface Profile {
	/** Equal for exact copies. */
	readonly key: string;
	readonly facts: readonly Fact[];
	readonly words: readonly Word[];
	/** Places of their tokens. */
	readonly places: readonly number[];
	readonly weight: number;
	/** How many negations there are. */
	readonly denials: number;
	/** Whether it says what may be (1), or what must be (2); both together are 3. */
	readonly modals: number;
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

/** Of phrases that whole objects stand in: `walk the team through`. */
const splitVerbs = new Set(['walk', 'hand', 'loop']);
const noFacts: readonly Fact[] = [];
const noNames: readonly Word[] = [];

/** Takes a text apart. Linear in the text. */
export function profileOf(text: string): Profile {
	return profileOfPlain(plainText(text));
}

/** The same of a text that is plain already; `key` is its `foldPlain`. */
export function profileOfPlain(plain: string, key: string = foldPlain(plain)): Profile {
	return new Reading(key, tokensOf(plain)).finish();
}

/** A profile while its text is read. */
class Reading implements Profile {
	readonly words: Word[] = [];
	readonly places: number[] = [];
	readonly bits = { a: 0, b: 0, c: 0, d: 0 };
	facts: readonly Fact[] = noFacts;
	loneNames: readonly Word[] = noNames;
	denials = 0;
	modals = 0;
	isDenying = false;
	weight = 0;
	subject = '';
	label = 0;
	private isTitle: boolean | null = null;
	/** Places of particles that were taken with their verb. */
	private skipped: Set<number> | null = null;
	private entity = 0;
	private lastName = -2;
	/** The number of the preposition before, see `cues`; 0 for none. */
	private link = 0;
	private isVerbNext = true;
	private isDeniedNext = false;
	private isAside = false;

	constructor(readonly key: string, readonly tokens: readonly Token[]) {}

	finish(): Profile {
		for (let at = 0; at < this.tokens.length; at += this.take(at));
		if (this.entity > 0) this.loneNames = loneNamesIn(this.words);
		return this;
	}

	/** Takes the token at a place in; tells how many tokens were taken. */
	private take(at: number): number {
		const token = this.tokens[at];
		if (!token || this.skipped?.has(at) === true) return 1;
		if (token.isStart) this.isDeniedNext = false;
		if (token.behind !== null && token.behind !== 'bracket' && this.label === 0 && this.words.length < 5) this.takeLabel(token.behind === 'colon');
		const { term } = token;
		this.isAside ||= token.behind === 'bracket' && this.words.length > 1;
		this.isAside ||= (term.cues & cues.aside) !== 0 && this.words.length > 1 && opensAside(this.tokens, at, this.words);
		const found = term.mayBeFact ? factAt(this.tokens, at) : null;
		if (found) {
			this.facts = [...this.facts, { ...found.fact, at: this.words.length }];
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

	/** What stands before a colon; `Next step:`, `Next step -` and `Runa:` say nothing of what is to be done. */
	private takeLabel(isColon: boolean): void {
		const isAside = this.words.every(({ sense }) => isAsideLabel(sense));
		const [first] = this.words;
		const isOwner = isColon && this.words.length === 1 && first?.term.capital === 1 && !first.sense.isKnown;
		if (isColon && !isAside) this.label = this.words.length;
		if (!isAside && !isOwner) return;
		for (const [at, word] of this.words.entries()) this.words[at] = { ...word, isAside: true, isVerb: false };
		this.isVerbNext = true;
	}

	/** `follow up`, and `walk Dana through` with a name or two between. */
	private phraseAt(at: number, term: Term): { readonly word: string; readonly end: number } | null {
		for (let end = at + 1; end <= at + 4; end++) {
			const token = this.tokens[end];
			const other = token?.term;
			if (other?.kind !== 'word' || token?.gap === 'other') return null;
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
			this.takeStop(term);
			return;
		}
		const isName = term.isOwner || (term.capital > 0 && this.isName(token, sense, at));
		this.push(token, sense, isName, at);
		this.isVerbNext &&= isName;
		if (!isName) this.link = 0;
		this.isDeniedNext = sense.isReverser || (sense.role === 'light' && this.isDeniedNext);
	}

	private takeStop(term: Term): void {
		// "Do not forget to" asks for it all the same.
		if (this.isDeniedNext && term.folded === 'forget') {
			this.isDeniedNext = false;
			this.denials--;
		}
		if (term.cues === 0) return;
		if (term.cues >= cues.link) this.link = Math.floor(term.cues / cues.link);
		this.modals |= term.cues & (cues.may | cues.must);
		this.isVerbNext ||= (term.cues & cues.verb) !== 0;
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
		const role = this.role(this.isVerbNext, false, gap === 'hyphen', this.isAside, this.isDeniedNext);
		this.add(wordIn({ ...term, text: word, folded: word, capital: 0, sense, isAcronym: false, words: null }, sense, role, false, -1), at);
	}

	private push({ term, gap }: Token, sense: Sense, isName: boolean, at: number): void {
		const isProper = isName && !term.isAcronym;
		const isLead = this.words.length === 0 && isLeadIn(this.tokens, at);
		const isVerb = this.isVerbNext && !isName && !isLead;
		const isPartOfName = isName || term.isAcronym;
		const isCompound = gap === 'hyphen' || this.tokens[at + 1]?.gap === 'hyphen';
		const isDenied = this.isDeniedNext && sense.role !== 'light';
		const isSubject = isProper && this.words.length === 0 && this.isSubject(at);
		const role = this.role(isVerb, term.capital > 0 && at > 0, isCompound, (this.isAside && !isPartOfName) || isLead || isSubject, isDenied);
		// A comma parts two names.
		if (isPartOfName && (this.lastName !== at - 1 || gap === 'other')) this.entity++;
		if (isPartOfName) this.lastName = at;
		if (isSubject) this.subject = sense.stem;
		this.add(wordIn(term, sense, role, isName, isPartOfName ? this.entity : -1), at);
	}

	private role(isVerb: boolean, isCapital: boolean, isCompound: boolean, isAside: boolean, isDenied: boolean): number {
		return (isVerb ? roles.verb : 0) | (isCapital ? roles.capital : 0) | (isCompound ? roles.compound : 0) | (isAside ? roles.aside : 0)
			| (isDenied ? roles.denied : 0) | this.link * roles.link;
	}

	private add(word: Word, at: number): void {
		const { bits } = word;
		this.words.push(word);
		this.places.push(at);
		this.weight += word.weight;
		this.isDenying ||= word.isDenied;
		this.bits.a |= bits.a;
		this.bits.b |= bits.b;
		this.bits.c |= bits.c;
		this.bits.d |= bits.d;
	}
}

function loneNamesIn(words: readonly Word[]): readonly Word[] {
	return words.filter((word, at) => word.isName && words[at - 1]?.entity !== word.entity && words[at + 1]?.entity !== word.entity);
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
