import fc from 'fast-check';
import { finish, goOn, sorted, type Steps } from '../../src/match/steps';

function* count(to: number): Steps<number> {
	for (let at = 0; at < to; at++) yield;
	return to;
}

test('work goes on until it is time for others, and then from where it was', () => {
	const steps = count(10);
	let looks = 0;
	expect(goOn(steps, () => ++looks === 4)).toBeNull();
	expect(goOn(steps, () => ++looks > 100)).toEqual({ result: 10 });
	expect(looks).toBe(10);
});

test('where it is time from the start, it goes on by a step', () => {
	const steps = count(2);
	expect([1, 2, 3].map(() => goOn(steps, () => true))).toEqual([null, null, { result: 2 }]);
});

test('long lists are sorted as the language sorts them, equal entries in their order', () => {
	const entry = fc.record({ rank: fc.integer({ min: 0, max: 50 }), name: fc.integer() });
	fc.assert(fc.property(fc.array(entry, { maxLength: 3000, size: 'max' }), (entries) => {
		const compare = (a: { readonly rank: number }, b: { readonly rank: number }): number => a.rank - b.rank;
		expect(finish(sorted(entries, compare))).toEqual([...entries].sort(compare));
	}), { numRuns: 30 });
});
