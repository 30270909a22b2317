import fc from 'fast-check';
import { addLetters, edits, emptyLetters, jaroWinkler, soundOf } from '../../src/match/strings';

/** The textbook table: insert, delete, replace, swap of neighbours. */
function slowEdits(a: string, b: string): number {
	const rows = Array.from({ length: a.length + 1 }, (_, y) => Array.from({ length: b.length + 1 }, (__, x) => y === 0 ? x : x === 0 ? y : 0));
	const at = (y: number, x: number): number => rows[y]?.[x] ?? Infinity;
	for (let y = 1; y <= a.length; y++) {
		for (let x = 1; x <= b.length; x++) {
			let cost = Math.min(at(y - 1, x - 1) + (a[y - 1] === b[x - 1] ? 0 : 1), at(y - 1, x) + 1, at(y, x - 1) + 1);
			if (y > 1 && x > 1 && a[y - 1] === b[x - 2] && a[y - 2] === b[x - 1]) cost = Math.min(cost, at(y - 2, x - 2) + 1);
			(rows[y] ?? [])[x] = cost;
		}
	}
	return at(a.length, b.length);
}

const text = (maxLength: number, letters = 'abcdé') => fc.array(fc.constantFrom(...letters), { maxLength }).map((list) => list.join(''));

test('edits up to the bound are those of the textbook, for short, long and foreign texts', () => {
	for (const [most, letters] of [[10, 'abc'], [34, 'abcdé'], [50, 'ab字ж']] as const) {
		fc.assert(fc.property(text(most, letters), text(most, letters), fc.nat(12), (a, b, max) => {
			const slow = slowEdits(a, b);
			const found = edits(a, b, max);
			if (slow <= max) expect(found).toBe(slow);
			else expect(found).toBeGreaterThan(max);
		}), { numRuns: 1_000 });
	}
});

test('a text of 100,000 letters costs no more than its first hundred', () => {
	expect(edits('a'.repeat(100_000), 'a'.repeat(100_000), 5)).toBe(0);
	expect(edits(`${'a'.repeat(96)}x`, 'a'.repeat(96), 5)).toBe(0);
});

/** The textbook way: every letter looks for its partner one by one. */
function slowJaroWinkler(a: string, b: string): number {
	const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
	const taken = new Set<number>();
	const shared = [...a].filter((letter, y) => {
		const x = [...b].findIndex((other, at) => other === letter && Math.abs(at - y) <= reach && !taken.has(at));
		return x >= 0 && taken.add(x);
	});
	if (shared.length === 0) return 0;
	const swapped = [...b].filter((_, x) => taken.has(x)).filter((letter, at) => letter !== shared[at]).length;
	const jaro = (shared.length / a.length + shared.length / b.length + (shared.length - swapped / 2) / shared.length) / 3;
	const differ = [...a].findIndex((letter, at) => letter !== b[at]);
	return jaro + Math.min(4, differ < 0 ? a.length : differ) * 0.1 * (1 - jaro);
}

test('Jaro-Winkler by bits is that of the textbook', () => {
	const lettersOf = (word: string) => {
		const letters = emptyLetters();
		for (const part of word.match(/.{1,5}/g) ?? []) addLetters(letters, part);
		return letters;
	};
	for (const letters of ['abc', 'abcdefghé', 'aж字']) {
		fc.assert(fc.property(text(32, letters), text(32, letters), (a, b) => {
			expect(jaroWinkler(lettersOf(a), lettersOf(b))).toBeCloseTo(slowJaroWinkler(a, b), 10);
			if (a !== '') expect(jaroWinkler(lettersOf(a), lettersOf(a))).toBe(1);
		}), { numRuns: 500 });
	}
	// Letters beyond the room are left out.
	expect(jaroWinkler(lettersOf(`${'ab'.repeat(16)}x`), lettersOf(`${'ab'.repeat(16)}y`))).toBe(1);
});

test.each([['moevenpick', 'movenpik'], ['cuba', 'kuba'], ['philip', 'filip'], ['thomas', 'tomaz']])('%s sounds like %s', (a, b) => {
	expect(soundOf(a)).toBe(soundOf(b));
});
