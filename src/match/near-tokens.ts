/** A short text cut into tokens: words, numbers, addresses, marks. Linear in the text. */
import { senseOf, type WordSense } from './near-lexicon';

export interface Token {
	/** As written, without the sign of an owner. */
	readonly text: string;
	/** Lower case, no accents, no apostrophes. */
	readonly folded: string;
	readonly kind: 'word' | 'number' | 'address' | 'mark';
	/** 0 lower case, 1 Capital, 2 CAPITALS or mIxed. */
	readonly capital: 0 | 1 | 2;
	readonly isOwner: boolean;
	readonly sense: WordSense;
	/** A sentence or clause begins here. */
	readonly isStart: boolean;
	/** A colon stands before it. */
	readonly isLabelled: boolean;
	/** Nothing but this stands between it and the token before. */
	readonly gap: string;
}

/** Tokens beyond these are not looked at. */
const mostTokens = 800;
const longestText = 20_000;

// An address or identifier (`snake_case`), a date, a number with its unit, a word (with inner marks), a sign that says yes or no, the end of a clause.
const tokenPattern = /https?:\/\/[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\d{4}-\d\d-\d\d(?!\d)|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+|1[:-]1(?!\p{N})|\p{N}(?:[.,:](?=\p{N})|\p{N})*\p{L}*|@?\p{L}[\p{L}\p{M}\p{N}]*(?:['&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|[+#]+(?!\p{L}))*|[❌✅✔✖✗%]|[.!?:;(](?=\s|\p{L}|\p{N}|$)|\s-\s/gu;

/** Cuts plain text (see `plainText`) into tokens. */
export function tokensOf(plain: string): readonly Token[] {
	const text = plain.length > longestText ? plain.slice(0, longestText) : plain;
	const tokens: Token[] = [];
	let isStart = true;
	let isLabelled = false;
	let end = 0;
	for (const found of text.matchAll(tokenPattern)) {
		const part = found[0];
		if (/^(?:[.!?:;(]|\s-\s)$/.test(part)) {
			isStart = true;
			isLabelled = part === ':';
			continue;
		}
		const first = tokens.length;
		pushTokens(tokens, part, isStart, text.slice(end, found.index));
		const token = tokens[first];
		if (isLabelled && token) tokens[first] = { ...token, isLabelled };
		isLabelled = false;
		end = found.index + part.length;
		isStart = false;
		if (tokens.length > mostTokens) break;
	}
	return tokens;
}

function pushTokens(tokens: Token[], text: string, isStart: boolean, gap: string): void {
	const folded = foldWord(text);
	if (/^1[:-]1$/.test(text)) tokens.push(makeToken(text, 'one-on-one', 'word', isStart, gap));
	else if (/^\p{N}[^_]*$/u.test(text)) tokens.push(makeToken(text, folded, 'number', isStart, gap));
	else if (text.includes('://') || text.includes('_') || (text.includes('@') && !text.startsWith('@'))) tokens.push(makeToken(text, folded, 'address', isStart, gap));
	else if (/^[^\p{L}@]/u.test(text)) tokens.push(makeToken(text, text, 'mark', isStart, gap));
	else if (folded.includes('-') && !senseOf(folded).isKnown) pushParts(tokens, text.split('-'), isStart, gap, '-');
	else {
		// `SOC2`, `LSV4`: the letters name something, the digits say which.
		const code = /^(\p{L}{2,})(\p{N}+)$/u.exec(text);
		if (code) pushParts(tokens, [code[1] ?? '', code[2] ?? ''], isStart, gap, '');
		else tokens.push(makeToken(text, folded, 'word', isStart, gap));
	}
}

function pushParts(tokens: Token[], parts: readonly string[], isStart: boolean, gap: string, joint: string): void {
	for (const [index, part] of parts.entries()) pushTokens(tokens, part, isStart && index === 0, index === 0 ? gap : joint);
}

function makeToken(text: string, folded: string, kind: Token['kind'], isStart: boolean, gap: string): Token {
	const bare = text.startsWith('@') ? text.slice(1) : text;
	return { text: bare, folded, kind, capital: capitalOf(bare), isOwner: bare !== text, isLabelled: false, sense: senseOf(folded), isStart, gap };
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
