import fc from 'fast-check';
import { edits } from '../../src/match/strings';

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
