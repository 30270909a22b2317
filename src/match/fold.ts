/**
 * Names folded so that spellings of one name come out alike: case, accents,
 * width, punctuation, spacing and invisible characters go; letters, digits and
 * the script stay. Linear in the text.
 */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'],
	['ł', 'l'], ['ħ', 'h'], ['ŧ', 't'], ['ı', 'i'], ['ŋ', 'ng'], ['ĸ', 'k'], ['ſ', 's'], ['ς', 'σ'],
]);

const ASCII = /^[ -~]*$/;
const ALL_ASCII = /^\p{ASCII}*$/u;
const ASCII_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case, one width, no accents, nothing invisible; punctuation is still there. */
export function foldLetters(name: string): string {
	if (ALL_ASCII.test(name)) return name.toLowerCase();
	const visible = name.replace(/[\u2122\u00ae\u00a9\u2120]|\p{Cf}|[\ufe00-\ufe0f]/gu, '');
	// Lower case after NFKC, since NFKC brings new capitals (mathematical letters).
	const lower = visible.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
	return lower.replace(/[^ -~]/g, (letter) => LETTERS.get(letter) ?? letter);
}

/** Words of letters and digits with one space between; `&` and `+` are words of their own. */
export function foldName(name: string): string {
	const lower = name.toLowerCase();
	if (ASCII_WORDS.test(lower)) return joinInitials(lower);
	const words = ASCII.test(lower) ? asciiWords(lower) : anyWords(foldLetters(name));
	return words === '' ? foldSymbols(name) : joinInitials(words);
}

function anyWords(folded: string): string {
	return folded
		.replace(/(\p{L})#/gu, '$1 sharp ')
		.replace(/&/g, ' and ')
		.replace(/\+/g, ' plus ')
		// An apostrophe joins (`Allsup's`), any other mark parts.
		.replace(/['’‘`´ʼ′]/g, '')
		// `A/S`, `S.p.A.`, `J.C.`: marks between single letters join them.
		.replace(/(^|[^\p{L}\p{N}])(\p{L}(?:[./]\p{L})+)(?![\p{L}\p{N}])/gu, (_, before: string, run: string) => before + run.replace(/[./]/g, ''))
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim();
}

/** The same for plain letters, which most names are made of: nothing to look up. */
function asciiWords(lower: string): string {
	const spelled = /[#&+'`]/.test(lower) ? lower.replace(/([a-z])#/g, '$1 sharp ').replace(/&/g, ' and ').replace(/\+/g, ' plus ').replace(/['`]/g, '') : lower;
	const joined = /[./]/.test(spelled) ? spelled.replace(/(^|[^a-z0-9])([a-z](?:[./][a-z])+)(?![a-z0-9])/g, (_, before: string, run: string) => before + run.replace(/[./]/g, '')) : spelled;
	return joined.replace(/[^a-z0-9]+/g, ' ').trim();
}

/** A name of signs alone (`🍎`, `???`) is kept as it stands, so that it still equals itself. */
function foldSymbols(name: string): string {
	return foldLetters(name).replace(/\s+/g, ' ').trim();
}

/** Runs of single letters become one word: `g m b h` is `gmbh`. */
function joinInitials(words: string): string {
	// Letters are not looked up where no words are short enough.
	if (!/(?:^| )\S{1,2} \S{1,2}(?: |$)/.test(words) || !/(?:^| )\p{L} \p{L}(?: |$)/u.test(words)) return words;
	return words.replace(/(^| )(\p{L}(?: \p{L})+)(?= |$)/gu, (_, before: string, run: string) => before + run.replace(/ /g, ''));
}
