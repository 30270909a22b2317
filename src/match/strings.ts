/** Distances between short folded strings. All are symmetric and bounded in the length that callers allow. */

const MOST = 96;
const rows = [new Int32Array(MOST + 1), new Int32Array(MOST + 1), new Int32Array(MOST + 1)] as const;

/** Edits (insert, delete, replace, swap of neighbours) from `a` to `b`; more than `max`, or `max + 1`, where there are more. Compares the first 96 units. */
export function edits(a: string, b: string, max: number): number {
	if (a === b) return 0;
	const height = Math.min(a.length, MOST);
	const width = Math.min(b.length, MOST);
	if (Math.abs(height - width) > max) return max + 1;
	const count = height <= width ? editsByBits(a, height, b, width, max) : editsByBits(b, width, a, height, max);
	return count >= 0 ? count : editsByRows(a, height, b, width, max);
}

/** For each letter the places, as bits, where the shorter text has it. */
const places = new Int32Array(0x10000);

/** The same count for texts of up to 32 units, a whole row at once (Hyyrö's bit vectors); -1 for longer ones. */
function editsByBits(short: string, height: number, long: string, width: number, max: number): number {
	if (height === 0 || height > 32) return -1;
	for (let at = 0; at < height; at++) places[short.charCodeAt(at)] = (places[short.charCodeAt(at)] ?? 0) | 1 << at;
	const last = 1 << (height - 1);
	let [plus, minus, diagonal, before] = [-1, 0, 0, 0];
	let count = height;
	let least = height;
	for (let at = 0; at < width; at++) {
		const match = places[long.charCodeAt(at)] ?? 0;
		const swapped = ((~diagonal & match) << 1) & before;
		diagonal = (((match & plus) + plus) ^ plus) | match | minus | swapped;
		let up = minus | ~(diagonal | plus);
		let down = diagonal & plus;
		if ((up & last) !== 0) count++;
		else if ((down & last) !== 0) count--;
		if (count < least) least = count;
		up = up << 1 | 1;
		down <<= 1;
		plus = down | ~(diagonal | up);
		minus = up & diagonal;
		before = match;
	}
	for (let at = 0; at < height; at++) places[short.charCodeAt(at)] = 0;
	// Where not even a part of the longer text is near, the rest does not matter.
	return least > max ? max + 1 : count;
}

function editsByRows(a: string, height: number, b: string, width: number, max: number): number {
	let [before, last, row]: readonly [Int32Array, Int32Array, Int32Array] = rows;
	for (let x = 0; x <= width; x++) last[x] = x;
	for (let y = 1; y <= height; y++) {
		const letter = a.charCodeAt(y - 1);
		row[0] = y;
		let least = y;
		for (let x = 1; x <= width; x++) {
			const other = b.charCodeAt(x - 1);
			let cost = (last[x - 1] ?? 0) + (letter === other ? 0 : 1);
			cost = Math.min(cost, (last[x] ?? 0) + 1, (row[x - 1] ?? 0) + 1);
			if (x > 1 && y > 1 && letter === b.charCodeAt(x - 2) && other === a.charCodeAt(y - 2)) cost = Math.min(cost, (before[x - 2] ?? 0) + 1);
			row[x] = cost;
			if (cost < least) least = cost;
		}
		if (least > max) return max + 1;
		[before, last, row] = [last, row, before];
	}
	return last[width] ?? 0;
}

/** So many letters are compared by bits. */
const MOST_LETTERS = 32;

/** Letters to be compared: `length` of them count. */
export interface Letters {
	readonly codes: Uint16Array;
	length: number;
}

/** Room for letters. */
export function emptyLetters(): Letters {
	return { codes: new Uint16Array(MOST_LETTERS), length: 0 };
}

/** Adds a text to letters, as far as there is room. */
export function addLetters(letters: Letters, text: string): void {
	const { codes, length } = letters;
	const count = Math.min(text.length, MOST_LETTERS - length);
	for (let at = 0; at < count; at++) codes[length + at] = text.charCodeAt(at);
	letters.length = length + count;
}

const shared = new Uint16Array(MOST_LETTERS);

/** Jaro-Winkler similarity. May differ a little with the order given. */
export function jaroWinkler({ codes: a, length: height }: Letters, { codes: b, length: width }: Letters): number {
	const reach = Math.max(0, (Math.max(height, width) >> 1) - 1);
	for (let x = 0; x < width; x++) places[b[x] ?? 0] = (places[b[x] ?? 0] ?? 0) | 1 << x;
	// Each letter of `a` takes the first equal one of `b` within reach that is left.
	let left = -1;
	let count = 0;
	for (let y = 0; y < height; y++) {
		const near = (y < reach ? -1 : -1 << y - reach) & (y + reach < MOST_LETTERS - 1 ? (2 << y + reach) - 1 : -1);
		const found = (places[a[y] ?? 0] ?? 0) & near & left;
		if (found === 0) continue;
		left &= ~(found & -found);
		shared[count++] = a[y] ?? 0;
	}
	for (let x = 0; x < width; x++) places[b[x] ?? 0] = 0;
	if (count === 0) return 0;
	let swapped = 0;
	for (let x = 0, at = 0; x < width; x++) if ((left >> x & 1) === 0 && b[x] !== shared[at++]) swapped++;
	const jaro = (count / height + count / width + (count - swapped / 2) / count) / 3;
	let prefix = 0;
	while (prefix < 4 && prefix < height && prefix < width && a[prefix] === b[prefix]) prefix++;
	return jaro + prefix * 0.1 * (1 - jaro);
}

/** Which letters a word has, as bits; letters beyond the Latin ones share bits. */
export function letterBits(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

/** The fewest edits that can turn words of these letters into each other. */
export function leastEdits(a: number, b: number): number {
	// Counts bits in groups of two, four, eight and all.
	let bits = a ^ b;
	bits -= bits >>> 1 & 0x55555555;
	bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
	bits = bits + (bits >>> 4) & 0x0f0f0f0f;
	return ((Math.imul(bits, 0x01010101) >>> 24) + 1) >> 1;
}

/** Whether all letters of `short` stand in `long`, in order. */
export function isSubsequence(short: string, long: string): boolean {
	let at = 0;
	for (let x = 0; x < long.length && at < short.length; x++) if (short.charCodeAt(at) === long.charCodeAt(x)) at++;
	return at === short.length;
}

/** Spellings of one sound, asked only of words that have one of the letters: most have few. */
const SOUNDS = ([
	['h', /ph/g, 'f'], ['cq', /[cq]k?/g, 'k'], ['x', /x/g, 'ks'], ['w', /w/g, 'v'], ['z', /z/g, 's'], ['yj', /[yj]/g, 'i'], ['h', /th/g, 't'],
	['e', /([aou])e/g, '$1'], ['h', /([bcdfgklmnprstv])h/g, '$1'],
] as const).map(([some, letters, by]) => ({ some: letterBits(some), letters, by }));

/** A rough spelling of how a word sounds, so that `Moevenpick` meets `Mövenpick` and `Kuba` meets `Cuba`. */
export function soundOf(word: string): string {
	const bits = letterBits(word);
	let sound = word;
	for (const { some, letters, by } of SOUNDS) if ((bits & some) !== 0) sound = sound.replace(letters, by);
	return sound.replace(/(.)\1+/g, '$1').replace(/(?:e?s|[aeion])$/, '') || word;
}
