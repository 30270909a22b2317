import fc from 'fast-check';
import { applyEdits } from '../../src/note';
import type { Edit } from '../../src/note';

function apply(text: string, ...edits: readonly (readonly [number, number, string])[]): string {
	const result = applyEdits(text, edits.map(([start, end, replacement]) => ({ start, end, text: replacement })));
	return result.ok ? result.text : result.reason;
}

describe('applyEdits', () => {
	it.each<[string, [number, number, string][], string]>([
		['abc', [], 'abc'],
		['abc', [[1, 2, 'X']], 'aXc'],
		['abc', [[2, 3, ''], [0, 1, 'YY']], 'YYb'],
		['abc', [[1, 1, 'x'], [1, 1, 'y']], 'axybc'],
		['abc', [[1, 2, 'X'], [2, 3, 'Y']], 'aXY'],
		['abc', [[1, 2, 'X'], [1, 1, 'i']], 'aiXc'],
		['', [[0, 0, 'a']], 'a'],
		['abc', [[3, 3, 'd']], 'abcd'],
		['abc', [[0, 2, 'x'], [1, 3, 'y']], 'overlap'],
		['abc', [[0, 3, 'x'], [1, 1, 'y']], 'overlap'],
		['abc', [[2, 1, 'x']], 'out-of-range'],
		['abc', [[-1, 1, 'x']], 'out-of-range'],
		['abc', [[3, 4, 'x']], 'out-of-range'],
		['abc', [[NaN, 1, 'x']], 'out-of-range'],
	])('of %j with %j gives %j', (text, edits, expected) => {
		expect(apply(text, ...edits)).toBe(expected);
	});

	/** Edits that do not overlap, from cut points. */
	const cases = fc.tuple(fc.string({ maxLength: 30 }), fc.array(fc.nat(30), { maxLength: 8 }), fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 })).map(([text, points, texts]) => {
		const cuts = points.map((point) => Math.min(point, text.length)).sort((a, b) => a - b);
		const edits: Edit[] = [];
		for (let at = 0; at + 1 < cuts.length; at += 2) edits.push({ start: cuts[at] ?? 0, end: cuts[at + 1] ?? 0, text: texts[at / 2] ?? '' });
		return { text, edits };
	});

	it('keeps every character outside of the edits, in order', () => {
		fc.assert(fc.property(cases, ({ text, edits }) => {
			let rest = text;
			for (const edit of [...edits].reverse()) rest = rest.slice(0, edit.start) + edit.text + rest.slice(edit.end);
			expect(applyEdits(text, edits)).toEqual({ ok: true, text: rest });
		}));
	});

	it('does not depend on the order in which edits of different places come', () => {
		fc.assert(fc.property(cases, ({ text, edits }) => {
			fc.pre(new Set(edits.map(({ start }) => start)).size === edits.length);
			expect(applyEdits(text, [...edits].reverse())).toEqual(applyEdits(text, edits));
		}));
	});

	it('changes nothing when every stretch is replaced by itself', () => {
		fc.assert(fc.property(cases, ({ text, edits }) => {
			expect(applyEdits(text, edits.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })))).toEqual({ ok: true, text });
		}));
	});
});
