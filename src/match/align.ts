import type { Name } from './name';
import { edits, isSubsequence, leastEdits } from './strings';
import type { Word } from './words';

/** Which words of two names stand for each other. */
export interface Alignment {
	/** For each word of `a` the place of its partner in `b`, or -1. */
	readonly toB: readonly number[];
	readonly toA: readonly number[];
	/** How well it fits its partner, 0 to 1. */
	readonly fitA: readonly number[];
	readonly fitB: readonly number[];
}

/** How well two words fit: 1 for the same word, 0 for words that have nothing in common. Symmetric. */
export function wordFit(a: Word, b: Word): number {
	if (a === b || a.text === b.text) return 1;
	if (a.number !== '' || b.number !== '') return a.number === b.number ? 0.98 : 0;
	if (a.root === b.root) return 0.95;
	const [short, long] = a.text.length < b.text.length ? [a, b] : [b, a];
	if (short.text.length < 2) return 0;
	if (a.sound === b.sound && short.text.length > 3) return 0.92;
	const fit = Math.max(prefixFit(short, long), spellingFit(short, long));
	if (fit >= 0.6) return fit;
	return isContraction(short, long) ? 0.6 : 0;
}

/** `Biotech` for `Biotechnology`. */
function prefixFit(short: Word, long: Word): number {
	if (short.text.length < 3 || short.text.length === long.text.length || !long.text.startsWith(short.text)) return 0;
	if (short.text.length >= 4) return 0.8;
	return long.kind === 'own' ? 0.5 : 0.7;
}

function spellingFit(short: Word, long: Word): number {
	const length = long.text.length;
	const most = Math.max(1, Math.floor(length * 0.34));
	if (short.text.length < 4 || length - short.text.length > most || leastEdits(short.letters, long.letters) > most) return 0;
	const count = edits(short.text, long.text, most);
	return count > most ? 0 : 1 - count / length;
}

/** `Mfg` for `Manufacturing`: first and last letter, the others in order; only for common words. */
function isContraction(short: Word, long: Word): boolean {
	return short.text.length <= 5 && long.kind !== 'own' && short.text.charAt(0) === long.text.charAt(0)
		&& short.text.endsWith(long.text.charAt(long.text.length - 1)) && isSubsequence(short.text, long.text);
}

interface Bond { readonly x: number; readonly y: number; readonly fit: number; readonly worth: number }

/** Aligns two names: words written as one or apart first, then the best pairs of words. */
export function align(a: Name, b: Name): Alignment {
	const found = { toB: filled(a.words.length, -1), toA: filled(b.words.length, -1), fitA: filled(a.words.length, 0), fitB: filled(b.words.length, 0) };
	joinWords(a.words, b.words, found.toB, found.toA, found.fitA, found.fitB);
	joinWords(b.words, a.words, found.toA, found.toB, found.fitB, found.fitA);
	for (const { x, y, fit } of bonds(a.words, b.words)) {
		if (found.toB[x] !== -1 || found.toA[y] !== -1) continue;
		found.toB[x] = y;
		found.toA[y] = x;
		found.fitA[x] = fit;
		found.fitB[y] = fit;
	}
	return found;
}

/** Short lists: plain ones are made far quicker than typed ones. */
function filled(length: number, value: number): number[] {
	const list: number[] = [];
	for (let at = 0; at < length; at++) list.push(value);
	return list;
}

function bonds(a: readonly Word[], b: readonly Word[]): readonly Bond[] {
	const all: Bond[] = [];
	for (let x = 0; x < a.length; x++) {
		const left = a[x];
		for (let y = 0; y < b.length; y++) {
			const right = b[y];
			const fit = left === undefined || right === undefined ? 0 : wordFit(left, right);
			if (fit > 0) all.push({ x, y, fit, worth: fit * (1 + 0.02 * Math.min(left?.weight ?? 0, right?.weight ?? 0)) - 0.001 * Math.abs(x - y) });
		}
	}
	return all.length < 2 ? all : all.sort((one, other) => other.worth - one.worth || one.x + one.y - other.x - other.y || one.x - other.x);
}

/** `Open AI` and `OpenAI`: two or three neighbours on one side are one word on the other. */
function joinWords(many: readonly Word[], one: readonly Word[], toOne: number[], toMany: number[], fitMany: number[], fitOne: number[]): void {
	for (let start = 0; start + 1 < many.length; start++) {
		let length = many[start]?.text.length ?? 0;
		for (let end = start + 1; end < many.length && end < start + 3; end++) {
			length += many[end]?.text.length ?? 0;
			for (let at = 0; at < one.length; at++) {
				const word = one[at]?.text ?? '';
				const fit = word.length < 4 || Math.abs(length - word.length) > 1 ? 0 : joinFit(joinedText(many, start, end), word);
				if (fit === 0) continue;
				for (let part = start; part <= end; part++) {
					if ((fitMany[part] ?? 0) >= fit) continue;
					toOne[part] = at;
					fitMany[part] = fit;
				}
				if ((fitOne[at] ?? 0) >= fit) continue;
				toMany[at] = start;
				fitOne[at] = fit;
			}
		}
	}
}

function joinedText(words: readonly Word[], start: number, end: number): string {
	let text = '';
	for (let at = start; at <= end; at++) text += words[at]?.text ?? '';
	return text;
}

const hasDigit = /\p{N}/u;

function joinFit(joined: string, word: string): number {
	if (joined === word) return word.length >= 4 ? 0.99 : 0;
	// A typo in a number is another number.
	if (word.length < 7 || Math.abs(joined.length - word.length) > 1 || hasDigit.test(joined)) return 0;
	return edits(joined, word, 1) <= 1 ? 0.9 : 0;
}
