/** A short text cut into tokens: words, numbers, addresses, marks. Linear in the text. */
import { mayBeFactWord } from './near-dates';
import { scanAscii } from './near-scan';
import { senseOf, type Sense } from './near-vocabulary';

/** A token's text and what is known of it wherever it stands. */
export interface Term {
	/** As written, without the sign of an owner. */
	readonly text: string;
	/** Lower case, no accents, no apostrophes. */
	readonly folded: string;
	readonly kind: 'word' | 'number' | 'address' | 'mark';
	/** 0 lower case, 1 Capital, 2 CAPITALS or mIxed. */
	readonly capital: 0 | 1 | 2;
	readonly isOwner: boolean;
	/** Capitals only: an acronym. */
	readonly isAcronym: boolean;
	readonly sense: Sense;
	/** Whether a number, date or the like may begin with it. */
	readonly mayBeFact: boolean;
	/** The parts it falls into (`pre-launch`, `SOC2`), and what joins them; null for most. */
	readonly parts: readonly Term[] | null;
	readonly joint: Gap;
}

/** What stands between a token and the one before. */
export type Gap = 'nothing' | 'space' | 'hyphen' | 'other';

export interface Token {
	readonly term: Term;
	readonly gap: Gap;
	/** A sentence or clause begins here. */
	readonly isStart: boolean;
	/** A colon stands before it. */
	readonly isLabelled: boolean;
}

/** Tokens beyond these are not looked at. */
const mostTokens = 800;
const longestText = 20_000;
const mostTerms = 50_000;

// An address or identifier (`snake_case`), a date, a number with its unit, a word (with inner marks),
// a sign that says yes or no, the end of a clause.
const tokenPattern = /https?:\/\/[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\d{4}-\d\d-\d\d(?!\d)|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+|1[:-]1(?!\p{N})|\p{N}(?:[.,:](?=\p{N})|\p{N})*\p{L}*|@?\p{L}[\p{L}\p{M}\p{N}]*(?:['&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|[+#]+(?!\p{L}))*|[❌✅✔✖✗%]|[.!?:;(](?=\s|\p{L}|\p{N}|$)|\s-\s/gu;

/** Cuts plain text (see `plainText`) into tokens. */
export function tokensOf(plain: string): readonly Token[] {
	const text = plain.length > longestText ? plain.slice(0, longestText) : plain;
	const cutter = new Cutter(text);
	if (!scanAscii(text, cutter)) {
		cutter.reset();
		for (const found of text.matchAll(tokenPattern)) if (!cutter.take(found.index, found.index + found[0].length)) break;
	}
	return cutter.tokens;
}

/** Makes tokens of stretches of a text. */
export class Cutter {
	tokens: Token[] = [];
	private isStart = true;
	private isLabelled = false;
	private end = 0;

	constructor(private readonly text: string) {}

	reset(): void {
		this.tokens = [];
		[this.isStart, this.isLabelled, this.end] = [true, false, 0];
	}

	/** Takes the stretch in; false once there are enough. */
	take(from: number, to: number): boolean {
		const first = this.text.charCodeAt(from);
		// `.`, `!`, `?`, `:`, `;`, `(` and ` - `.
		if (first === 0x2e || first === 0x21 || first === 0x3f || first === 0x3a || first === 0x3b || first === 0x28 || first <= 0x20 || first === 0xa0) {
			this.isStart = true;
			this.isLabelled = first === 0x3a;
			return true;
		}
		const gap = this.tokens.length === 0 ? 'other' : gapOf(this.text, this.end, from);
		const term = termOf(this.text.slice(from, to));
		if (term.kind === 'number') this.pushCurrency(this.text.charAt(from - 1));
		this.push(term, gap);
		if (term.kind === 'number') this.pushCurrency(this.text.slice(to, to + 2).trim().charAt(0));
		this.end = to;
		return this.tokens.length <= mostTokens;
	}

	private pushCurrency(sign: string): void {
		const currency = currencies.get(sign);
		if (currency !== undefined) this.push(termOf(currency), 'other');
	}

	private push(term: Term, gap: Gap): void {
		if (term.parts === null) {
			this.tokens.push({ term, gap, isStart: this.isStart, isLabelled: this.isLabelled });
			this.isStart = false;
			this.isLabelled = false;
			return;
		}
		for (const [index, part] of term.parts.entries()) this.push(part, index === 0 ? gap : term.joint);
	}
}

/** By the sign before or behind a number. */
const currencies: ReadonlyMap<string, string> = new Map([['€', 'EUR'], ['$', 'USD'], ['£', 'GBP']]);

function gapOf(text: string, from: number, to: number): Gap {
	if (from === to) return 'nothing';
	if (to - from > 1) return 'other';
	const code = text.charCodeAt(from);
	return code === 0x20 ? 'space' : code === 0x2d ? 'hyphen' : 'other';
}

const terms = new Map<string, Term>();

/** Looks a token's text up. */
function termOf(text: string): Term {
	const known = terms.get(text);
	if (known) return known;
	if (terms.size > mostTerms) terms.clear();
	const term = makeTerm(text);
	// Copied, so that the whole text is not kept for the sake of a word.
	terms.set(term.text === text ? term.text : ` ${text}`.slice(1), term);
	return term;
}

function makeTerm(text: string): Term {
	const folded = foldWord(text);
	if (/^1[:-]1$/.test(text)) return plainTerm(text, 'one-on-one', 'word');
	if (/^\p{N}[^_]*$/u.test(text)) return plainTerm(text, folded, 'number');
	if (text.includes('://') || text.includes('_') || (text.includes('@') && !text.startsWith('@'))) return plainTerm(text, folded, 'address');
	if (/^[^\p{L}@]/u.test(text)) return plainTerm(text, text, 'mark');
	const word = plainTerm(text, folded, 'word');
	if (folded.includes('-') && !word.sense.isKnown) return { ...word, parts: text.split('-').map(termOf), joint: 'hyphen' };
	// `SOC2`, `LSV4`: the letters name something, the digits say which.
	const code = /^(\p{L}{2,})(\p{N}+)$/u.exec(text);
	return code ? { ...word, parts: [termOf(code[1] ?? ''), termOf(code[2] ?? '')], joint: 'nothing' } : word;
}

function plainTerm(text: string, folded: string, kind: Term['kind']): Term {
	const bare = text.startsWith('@') ? text.slice(1) : text;
	const capital = capitalOf(bare);
	return {
		text: bare, folded, kind, capital, isOwner: bare !== text, sense: senseOf(folded), mayBeFact: kind !== 'word' || mayBeFactWord(folded), parts: null, joint: 'nothing',
		isAcronym: capital === 2 && bare.length > 1 && (/^\p{Lu}\p{Ll}\p{Lu}$/u.test(bare) || !/\p{Ll}/u.test(bare.replace(/s$/, ''))),
	};
}

function capitalOf(word: string): 0 | 1 | 2 {
	if (word === word.toLowerCase()) return 0;
	return word.length > 1 && word.slice(1) === word.slice(1).toLowerCase() ? 1 : 2;
}

function foldWord(text: string): string {
	// The plural of an acronym.
	if (/^\p{Lu}{2,}s$/u.test(text)) return text.slice(0, -1).toLowerCase();
	const lower = text.toLowerCase().replace(/^@/, '').replace(/'s$/, '').replace(/'/g, '');
	return /[^ -~]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}/gu, '') : lower;
}
