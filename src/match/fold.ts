/**
 * Names folded so that spellings of one name come out alike: case, accents,
 * width, punctuation, spacing and invisible characters go; letters, digits and
 * the script stay. Linear in the text.
 */
import { scanWords, wordAt } from './scan';

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'],
	['ł', 'l'], ['ħ', 'h'], ['ŧ', 't'], ['ı', 'i'], ['ŋ', 'ng'], ['ĸ', 'k'], ['ſ', 's'], ['ς', 'σ'],
]);

const ALL_LATIN = /^[\p{ASCII}\u0080-\u024f]*$/u;

/** Lower case, one width, no accents, nothing invisible; punctuation is still there. */
export function foldLetters(name: string): string {
	// Latin letters are folded one by one: no letter among them changes another.
	return ALL_LATIN.test(name) ? name.toLowerCase().replace(/[^ -~]/g, foldLatin) : foldAny(name);
}

/** Latin letters that were asked about. */
const latin = new Map<string, string>();

function foldLatin(letter: string): string {
	const known = latin.get(letter);
	if (known !== undefined) return known;
	const folded = foldAny(letter);
	latin.set(letter, folded);
	return folded;
}

function foldAny(name: string): string {
	const visible = name.replace(/[\u2122\u00ae\u00a9\u2120]|\p{Cf}|[\ufe00-\ufe0f]/gu, '');
	// Lower case after NFKC, since NFKC brings new capitals (mathematical letters).
	const lower = visible.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
	return lower.replace(/[^ -~]/g, (letter) => LETTERS.get(letter) ?? letter);
}

/** Words of letters and digits with one space between; `&` and `+` are words of their own. */
export function foldName(name: string): string {
	return foldWords(name).join(' ');
}

/** The words of a folded name; `['']` for one that cannot be seen. */
export function foldWords(name: string): readonly string[] {
	const words = plainWords(name.toLowerCase());
	if (words.length > 0) return words;
	const letters = foldLetters(name);
	const folded = plainWords(letters);
	return folded.length > 0 ? folded : joinInitials(anyWords(letters) || foldSymbols(letters)).split(' ');
}

function plainWords(lower: string): readonly string[] {
	const words = new Array<string>(scanWords(lower));
	for (let at = 0; at < words.length; at++) words[at] = wordAt(lower, at);
	return words;
}

/** Each step is for signs that most names have not. */
function anyWords(folded: string): string {
	let words = folded;
	if (words.includes('#')) words = words.replace(/(\p{L})#/gu, '$1 sharp ');
	if (words.includes('&')) words = words.replace(/&/g, ' and ');
	if (words.includes('+')) words = words.replace(/\+/g, ' plus ');
	// An apostrophe joins (`Allsup's`), any other mark parts.
	words = words.replace(/['’‘`´ʼ′]/g, '');
	// `A/S`, `S.p.A.`, `J.C.`: marks between single letters join them.
	if (/[./]/.test(words)) words = words.replace(/(^|[^\p{L}\p{N}])(\p{L}(?:[./]\p{L})+)(?![\p{L}\p{N}])/gu, (_, before: string, run: string) => before + run.replace(/[./]/g, ''));
	return words.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

/** A name of signs alone (`🍎`, `???`) is kept as it stands, so that it still equals itself. */
function foldSymbols(letters: string): string {
	return letters.replace(/\s+/g, ' ').trim();
}

/** Runs of single letters become one word: `g m b h` is `gmbh`. */
function joinInitials(words: string): string {
	// Letters are not looked up where no words are short enough.
	if (!/(?:^| )\S{1,2} \S{1,2}(?: |$)/.test(words) || !/(?:^| )\p{L} \p{L}(?: |$)/u.test(words)) return words;
	return words.replace(/(^| )(\p{L}(?: \p{L})+)(?= |$)/gu, (_, before: string, run: string) => before + run.replace(/ /g, ''));
}
