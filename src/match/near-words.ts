/**
 * A short text taken apart for comparison: its content words in order, and the
 * hard facts (numbers, dates, addresses, negations) that two texts must share
 * to be told as one.
 */
import { foldText, plainText } from './near-fold';
import { phraseOf, senseOf, type WordSense } from './near-lexicon';

/** A word that carries meaning. */
export interface Word {
	readonly stem: string;
	/** As written, for reasons. */
	readonly text: string;
	readonly weight: number;
	/** A proper name by its capital; acronyms are marked apart. */
	readonly isName: boolean;
	readonly isAcronym: boolean;
	readonly isVerb: boolean;
	/** Words of one run of names (`Anna Fischer`) share a number; -1 for others. */
	readonly entity: number;
	/** The preposition before it that tells direction: from, to, before, after, by; else empty. */
	readonly direction: string;
	readonly groups: readonly number[];
}

/** A text as the comparison sees it. */
export interface Profile {
	/** Equal for exact copies. */
	readonly key: string;
	/** Equal when numbers, dates and addresses agree. */
	readonly facts: string;
	/** Equal when the texts deny the same way. */
	readonly denial: string;
	readonly words: readonly Word[];
	readonly weight: number;
	/** Who is to act, in `Anna to send …`; else empty. */
	readonly subject: string;
	/** Bits of stems and synonym groups: texts with no bit in common have no word in common. */
	readonly bits: number;
}

interface Token {
	readonly text: string;
	readonly folded: string;
	readonly kind: 'word' | 'fact' | 'mark';
	/** 0 lower case, 1 Capital, 2 CAPITALS or mIxed. */
	readonly capital: 0 | 1 | 2;
	readonly isOwner: boolean;
	readonly sense: WordSense;
	/** Separates what stands before it from what follows: a sentence begins. */
	readonly isStart: boolean;
}

/** Words beyond these are not compared one by one. */
const mostWords = 400;

// An address, a date, a number with its unit, a word (with inner marks), a sign that says yes or no.
const tokenPattern = /https?:\/\/[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]+|\d{4}-\d\d-\d\d|\p{N}[\p{N}.,:]*\p{L}*|@?\p{L}[\p{L}\p{M}\p{N}]*(?:['&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|[+#]+(?!\p{L}))*|[❌✅✔✖✗]|[%$€£¥]|[.!?:;](?=\s)|\s-\s/gu;

/** Takes a text apart. Linear in the text. */
export function profileOf(text: string): Profile {
	const plain = plainText(text);
	return new ProfileBuilder(tokensOf(plain.length > 20_000 ? plain.slice(0, 20_000) : plain)).build(foldText(text));
}

function tokensOf(plain: string): readonly Token[] {
	const tokens: Token[] = [];
	let isStart = true;
	for (const [text] of plain.matchAll(tokenPattern)) {
		if (/^(?:[.!?:;]|\s-\s)$/.test(text)) {
			isStart = true;
			continue;
		}
		pushTokens(tokens, text, isStart);
		isStart = false;
		if (tokens.length > mostWords) break;
	}
	return tokens;
}

function pushTokens(tokens: Token[], text: string, isStart: boolean): void {
	const folded = foldWord(text);
	if (/^\p{N}/u.test(text) || text.includes('://') || (text.includes('@') && !text.startsWith('@'))) {
		tokens.push(makeToken(text, foldFact(folded), 'fact', isStart));
	} else if (/^[^\p{L}@]/u.test(text)) {
		tokens.push(makeToken(text, text, 'mark', isStart));
	} else if (folded.includes('-') && !senseOf(folded).isKnown) {
		for (const [index, part] of text.split('-').entries()) pushTokens(tokens, part, isStart && index === 0);
	} else {
		tokens.push(makeToken(text, folded, isFactWord(text, folded) ? 'fact' : 'word', isStart));
	}
}

function makeToken(text: string, folded: string, kind: Token['kind'], isStart: boolean): Token {
	const bare = text.replace(/^@/, '');
	const capital = !/^\p{Lu}/u.test(bare) ? (/\p{Lu}/u.test(bare) ? 2 : 0) : /^.[^\p{Lu}]*$/u.test(bare) && bare.length > 1 ? 1 : 2;
	return { text: bare, folded, kind, capital, isOwner: text.startsWith('@'), sense: senseOf(folded), isStart };
}

function foldWord(text: string): string {
	const lower = text.toLowerCase().replace(/^@/, '').replace(/'s$/, '').replace(/'/g, '');
	return /[^ -~]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}/gu, '') : lower;
}

const scales: ReadonlyMap<string, number> = new Map([['k', 1e3], ['m', 1e6], ['mio', 1e6], ['mn', 1e6], ['b', 1e9], ['bn', 1e9]]);

/** 1,000 and 1k are one number; trailing marks of the sentence go. */
function foldFact(folded: string): string {
	const bare = folded.replace(/[.,:]+$/, '');
	const found = /^(\d[\d,]*(?:\.\d+)?)([a-z]*)$/.exec(bare);
	if (!found) return bare;
	const digits = (found[1] ?? '').replace(/,(?=\d{3}(?:\D|$))/g, '');
	const scale = scales.get(found[2] ?? '');
	const ordinal = /^(?:st|nd|rd|th)$/.test(found[2] ?? '');
	if (digits.includes(',') || digits.length > 15) return bare;
	return scale !== undefined ? String(Number(digits) * scale) : String(Number(digits)) + (ordinal ? '' : found[2] ?? '');
}

const numberWords: ReadonlyMap<string, string> = new Map(
	'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, String(index + 2)] as const),
);
const monthWords = 'january february march april may june july august september october november december'.split(' ');
const dayWords = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const dateWords = new Set([
	...dayWords, ...monthWords.filter((month) => month !== 'may' && month !== 'march'),
	'today', 'tomorrow', 'yesterday', 'tonight', 'eod', 'eow', 'eom', 'eoq', 'eoy',
]);
const shortDates: ReadonlyMap<string, string> = new Map([
	...[...monthWords, ...dayWords].map((name) => [name.slice(0, 3), name] as const),
	['sept', 'september'], ['tues', 'tuesday'], ['thur', 'thursday'], ['thurs', 'thursday'], ['may', 'may'], ['march', 'march'],
]);

/** Words that name a day or a number, and names of versions, quarters and models (`v2`, `Q3`, `M365`). */
function isFactWord(text: string, folded: string): boolean {
	if (/\p{N}/u.test(folded) || numberWords.has(folded) || dateWords.has(folded)) return true;
	return shortDates.has(folded) && /^\p{Lu}/u.test(text) && text.length > 2;
}

function factOf(token: Token): string {
	const { folded } = token;
	return numberWords.get(folded) ?? (/^[a-z]+$/.test(folded) ? shortDates.get(folded) ?? folded : folded);
}

const directions = new Set(['from', 'to', 'before', 'after', 'by', 'into']);
const periods = new Set(['week', 'month', 'quarter', 'year', 'sprint']);
const noProfileWords: readonly number[] = [];

class ProfileBuilder {
	private readonly words: Word[] = [];
	private readonly facts: string[] = [];
	private readonly denials: string[] = [];
	private readonly isTitle: boolean;
	private bits = 0;
	private weight = 0;
	private entity = 0;
	private lastName = -2;
	private direction = '';
	private isVerbNext = true;
	private subject = '';

	constructor(private readonly tokens: readonly Token[]) {
		this.isTitle = isTitleCase(tokens);
	}

	build(key: string): Profile {
		for (let at = 0; at < this.tokens.length; at += this.take(at));
		this.denials.sort();
		return {
			key, facts: this.facts.sort().join(' '), denial: foldDenials(this.denials),
			words: this.words, weight: this.weight, subject: this.subject, bits: this.bits,
		};
	}

	/** Takes the token at a place in; tells how many tokens were taken. */
	private take(at: number): number {
		const token = this.tokens[at];
		if (!token) return 1;
		const next = this.tokens[at + 1];
		if (token.kind === 'mark') return this.takeMark(token);
		if (token.kind === 'fact') return this.takeFact(factOf(token));
		if (next && periods.has(next.sense.stem) && /^(?:next|this|last|coming)$/.test(token.folded)) {
			this.takeFact(`${token.folded === 'coming' ? 'next' : token.folded} ${next.sense.stem}`);
			return 2;
		}
		const taken = this.takeEndOf(at);
		if (taken > 0) return taken;
		const phrase = next?.kind === 'word' ? phraseOf(token.sense.stem === token.folded ? token.folded : token.sense.stem, next.folded) : null;
		if (phrase !== null) {
			this.takeWord(token, senseOf(phrase), at);
			return 2;
		}
		if (token.folded === 'forget' && this.denials.at(-1) === 'not') this.denials.pop();
		this.takeWord(token, token.sense, at);
		return 1;
	}

	private takeMark(token: Token): number {
		if (/[❌✖✗]/.test(token.text)) this.facts.push('❌');
		else if (/[✅✔]/.test(token.text)) this.facts.push('✅');
		else if (token.text === '%') this.facts.push('%');
		return 1;
	}

	private takeFact(fact: string): number {
		this.facts.push(fact);
		return 1;
	}

	/** `end of the month`. */
	private takeEndOf(at: number): number {
		if (this.tokens[at]?.folded !== 'end' || this.tokens[at + 1]?.folded !== 'of') return 0;
		const skip = this.tokens[at + 2]?.folded === 'the' ? 3 : 2;
		const period = this.tokens[at + skip]?.sense.stem ?? '';
		if (period !== 'day' && !periods.has(period)) return 0;
		this.facts.push(`eo${period.charAt(0)}`);
		return skip + 1;
	}

	private takeWord(token: Token, sense: WordSense, at: number): void {
		if (sense.role === 'negator') this.denials.push('not');
		if (sense.isReverser) this.denials.push(sense.stem);
		if (sense.role === 'stop' || sense.role === 'negator') {
			if (directions.has(token.folded)) this.direction = token.folded;
			this.isVerbNext ||= /^(?:to|and|then|or|will|should|please)$/.test(token.folded);
			return;
		}
		const isName = token.isOwner || this.isName(token, sense, at);
		this.push(token, sense, isName, at);
		this.isVerbNext &&= isName;
		this.direction = isName ? this.direction : '';
	}

	/** Capitals name something, except where a sentence starts, in a heading, or on words everybody knows. */
	private isName(token: Token, sense: WordSense, at: number): boolean {
		if (token.capital === 0) return false;
		if (token.capital === 2 && /\p{Ll}/u.test(token.text)) return true;
		if (sense.isKnown || this.isTitle) return false;
		if (!token.isStart) return true;
		const next = this.tokens[at + 1];
		return next?.folded === 'to' || next?.folded === 'will' || next?.folded === 'and' && this.tokens[at + 2]?.capital === 1;
	}

	private push(token: Token, sense: WordSense, isName: boolean, at: number): void {
		const isAcronym = token.capital === 2 && token.text.length > 1 && !/\p{Ll}/u.test(token.text);
		const isVerb = this.isVerbNext && !isName;
		const isProper = isName && !isAcronym;
		const entity = isProper ? (this.lastName === at - 1 ? this.entity : ++this.entity) : -1;
		if (isProper) this.lastName = at;
		if (isProper && this.words.length === 0 && /^(?:to|will|should)$/.test(this.tokens[at + 1]?.folded ?? '')) this.subject = sense.stem;
		const groups = isName ? noProfileWords : [...sense.groups, ...(isVerb ? sense.verbGroups : sense.otherGroups)];
		const weight = sense.role === 'light' ? 0.35 : isVerb ? 0.8 : 1;
		this.words.push({
			stem: sense.stem, text: token.text, weight, isName: isProper, isAcronym, isVerb, entity, direction: this.direction, groups,
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
	const known = capitals.filter(({ sense, capital }) => sense.isKnown && capital === 1);
	return capitals.length * 4 >= words.length * 3 && (words.length >= 4 || known.length > 0) && known.length > 0;
}

function foldDenials(denials: readonly string[]): string {
	const nots = denials.filter((denial) => denial === 'not').length;
	return [...denials.filter((denial) => denial !== 'not'), ...(nots > 0 ? [`not${String(nots)}`] : [])].join(' ');
}

function hashOf(text: string): number {
	let hash = 5381;
	for (let i = 0; i < text.length; i++) hash = (hash * 33) ^ text.charCodeAt(i);
	return (hash ^ (hash >>> 15)) >>> 0;
}
