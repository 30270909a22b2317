import * as fc from 'fast-check';
import { decide, readDecisions, renameInDecisions, uniteDecisions, type Decision } from '../../src/account/decisions';

const path = fc.constantFrom('A.md', 'B.md', 'C/A.md', 'D.md');
const decision = fc.tuple(fc.constantFrom('same' as const, 'different' as const, 'open' as const), path, path, fc.integer({ min: 0, max: 4 }), fc.constantFrom('laptop', 'phone'))
	.filter(([, a, b]) => a !== b)
	.map(([verdict, a, b, time, device]) => decide(verdict, a, b, time, device));
const decisions = fc.array(decision, { maxLength: 12 });

test('a decision is the same whichever note is named first', () => {
	expect(decide('same', 'B.md', 'A.md', 1, 'x')).toEqual(decide('same', 'A.md', 'B.md', 1, 'x'));
});

test('for a pair the later decision counts', () => {
	const early = decide('same', 'A.md', 'B.md', 1, 'laptop');
	const late = decide('different', 'B.md', 'A.md', 2, 'phone');
	expect(uniteDecisions([late], [early])).toEqual([late]);
});

test('uniting does not depend on order or grouping, and uniting again changes nothing', () => {
	fc.assert(fc.property(decisions, decisions, decisions, (a, b, c) => {
		expect(uniteDecisions(a, b)).toEqual(uniteDecisions(b, a));
		expect(uniteDecisions(uniteDecisions(a, b), c)).toEqual(uniteDecisions(a, uniteDecisions(b, c)));
		const united = uniteDecisions(a, b);
		expect(uniteDecisions(united, united)).toEqual(united);
		expect(uniteDecisions(united, a)).toEqual(united);
	}));
});

test('decisions follow a renamed note, and one about a note and itself is dropped', () => {
	const stored = uniteDecisions([decide('same', 'A.md', 'B.md', 1, 'x'), decide('different', 'B.md', 'C/A.md', 2, 'x')], []);
	expect(renameInDecisions(stored, 'B.md', 'Z/B.md')).toEqual([decide('same', 'A.md', 'Z/B.md', 1, 'x'), decide('different', 'C/A.md', 'Z/B.md', 2, 'x')]);
	expect(renameInDecisions(stored, 'B.md', 'A.md')).toEqual([decide('different', 'A.md', 'C/A.md', 2, 'x')]);
	expect(renameInDecisions(stored, 'X.md', 'Y.md')).toBe(stored);
});

test.each<[string, unknown]>([
	['nothing', undefined], ['a text', 'same'], ['a record', { a: 'A.md' }],
	['entries that are no decisions', [null, 1, {}, { verdict: 'maybe', a: 'A.md', b: 'B.md' }, { verdict: 'same', a: 'A.md', b: 'A.md' }, { verdict: 'same', a: 1, b: 'B.md' }]],
])('%s stored gives no decisions', (_, stored) => {
	expect(readDecisions(stored)).toEqual([]);
});

test('what was stored is read back, and anything at all does not throw', () => {
	fc.assert(fc.property(decisions, (stored) => {
		const united = uniteDecisions(stored, []);
		expect(readDecisions(JSON.parse(JSON.stringify(united)))).toEqual(united);
	}));
	fc.assert(fc.property(fc.anything(), (stored) => {
		expect(Array.isArray(readDecisions(stored))).toBe(true);
	}));
	const odd: unknown = [{ verdict: 'same', b: 'A.md', a: 'B.md', time: NaN }];
	expect(readDecisions(odd)).toEqual([{ verdict: 'same', a: 'A.md', b: 'B.md', time: 0, device: '' } satisfies Decision]);
});
