/** A short text cut into tokens: words, numbers, addresses, marks. Linear in the text. */
import { makeTerm, type Gap, type Term } from './near-terms';

export interface Token {
	readonly term: Term;
	readonly gap: Gap;
	/** A sentence or clause begins here. */
	readonly isStart: boolean;
	/** What stands before it and may make a label of all before. */
	readonly behind: 'colon' | 'dash' | 'bracket' | null;
}

/** Tokens beyond these are not looked at. */
const mostTokens = 800;
const longestText = 20_000;
/** So many pieces are remembered of each situation, none of them longer than this: a text without spaces is one. */
const mostPieces = 20_000;
const longestPiece = 40;

// An address or identifier (`snake_case`), a date, a number with its unit, a word (with inner marks),
// a sign that says yes or no, the end of a clause.
const tokenPattern = /https?:\/\/[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\d{4}-\d\d-\d\d(?!\d)|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+|1[:-]1(?!\p{N})|\p{N}(?:[.,:](?=\p{N})|\p{N})*\p{L}*|@?\p{L}[\p{L}\p{M}\p{N}]*(?:['&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|[+#]+(?!\p{L}))*|[❌✅✔✖✗%]|[.!?:;(](?=\s|\p{L}|\p{N}|$)|\s-\s/gu;

/**
 * Cuts plain text (see `plainText`) into tokens. None reaches over a space, and
 * what stands between two spaces was mostly met before.
 */
export function tokensOf(plain: string): readonly Token[] {
	const text = plain.length > longestText ? plain.slice(0, longestText) : plain;
	const tokens: Token[] = [];
	let situation = atStart;
	for (let from = 0; from < text.length && tokens.length <= mostTokens;) {
		const space = text.indexOf(' ', from);
		const to = space < 0 ? text.length : space;
		const piece = text.slice(from, to);
		if (piece === '-' && from > 0 && to < text.length) situation = atStart | atDash;
		else situation = takePiece(tokens, pieceOf(piece, situation), text.charAt(to + 1));
		from = to + 1;
	}
	return tokens;
}

/** What comes before a piece, in bits: the start of a sentence or clause; right before the space, a token; above them a place among these. */
const atStart = 1;
const atToken = 2;
const behinds: readonly Token['behind'][] = [null, 'colon', 'dash', 'bracket'];
const atDash = 2 * 4;

/** What stands between two spaces, cut up. */
interface Piece {
	readonly tokens: readonly Token[];
	/** What it is for the piece behind it. */
	readonly situation: number;
	readonly endsInNumber: boolean;
}

/** Gives back what the piece is for the next one. */
function takePiece(tokens: Token[], piece: Piece, next: string): number {
	for (const token of piece.tokens) tokens.push(token);
	const currency = piece.endsInNumber ? currencies.get(next) : undefined;
	if (currency !== undefined) tokens.push({ term: makeTerm(currency), gap: 'other', isStart: false, behind: null });
	return piece.situation;
}

/** Pieces cut before, by the situation they were met in. */
const pieces: readonly Map<string, Piece>[] = Array.from({ length: 16 }, () => new Map<string, Piece>());

function pieceOf(text: string, situation: number): Piece {
	const known = pieces[situation]?.get(text);
	if (known) return known;
	const piece = new Cutter(text, situation).cut();
	if (text.length > longestPiece) return piece;
	if ((pieces[situation]?.size ?? 0) >= mostPieces) pieces[situation]?.clear();
	// Copied, so that the whole text is not kept for the sake of a word.
	pieces[situation]?.set(` ${text}`.slice(1), piece);
	return piece;
}

/** Makes tokens of a piece of text. */
class Cutter {
	private readonly tokens: Token[] = [];
	private isStart: boolean;
	private behind: Token['behind'];
	private end = -1;
	private isNumber = false;

	constructor(private readonly text: string, private readonly situation: number) {
		this.isStart = (situation & atStart) !== 0;
		this.behind = behinds[situation >> 2] ?? null;
	}

	cut(): Piece {
		for (const found of this.text.matchAll(tokenPattern)) {
			if (this.tokens.length > mostTokens) break;
			this.take(found.index, found.index + found[0].length);
		}
		const isFlush = this.end === this.text.length;
		const situation = (this.isStart ? atStart : 0) | (isFlush ? atToken : 0) | behinds.indexOf(this.behind) * 4;
		return { tokens: this.tokens, situation, endsInNumber: isFlush && this.isNumber };
	}

	private take(from: number, to: number): void {
		const first = this.text.charAt(from);
		if ('.!?:;('.includes(first) || first <= '\u0020' || first === '\u00a0') {
			this.isStart = true;
			this.behind = first === ':' ? 'colon' : first === '(' ? 'bracket' : '.!?;'.includes(first) ? null : 'dash';
			return;
		}
		const term = makeTerm(this.text.slice(from, to));
		this.isNumber = term.kind === 'number';
		const gap = this.gapBefore(from);
		if (this.isNumber) this.pushCurrency(this.text.charAt(from - 1));
		this.push(term, gap);
		if (this.isNumber) this.pushCurrency(this.text.slice(to, to + 2).trim().charAt(0));
		this.end = to;
	}

	private gapBefore(from: number): Gap {
		if (this.end < 0) return from === 0 && (this.situation & atToken) !== 0 ? 'space' : 'other';
		if (from === this.end) return 'nothing';
		if (from > this.end + 1) return 'other';
		const sign = this.text.charAt(this.end);
		return sign === '-' ? 'hyphen' : sign === '\u00a0' ? 'space' : 'other';
	}

	private pushCurrency(sign: string): void {
		const currency = currencies.get(sign);
		if (currency !== undefined) this.push(makeTerm(currency), 'other');
	}

	private push(term: Term, gap: Gap): void {
		if (term.parts === null) {
			this.tokens.push({ term, gap, isStart: this.isStart, behind: this.behind });
			this.isStart = false;
			this.behind = null;
			return;
		}
		for (const [index, part] of term.parts.entries()) this.push(part, index === 0 ? gap : term.joint);
	}
}

/** By the sign before or behind a number. */
const currencies: ReadonlyMap<string, string> = new Map([['€', 'EUR'], ['$', 'USD'], ['£', 'GBP']]);
