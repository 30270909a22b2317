import * as fc from 'fast-check';
import { decodeLines, encodeLines, lineIn } from '../../src/account/line-codes';

test('kinds and lines come back as they were, also far apart and many', () => {
	const steps = fc.array(fc.record({ kind: fc.integer({ min: 0, max: 14 }), step: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60_000 })) }), { maxLength: 200 });
	fc.assert(fc.property(steps, (list) => {
		let line = 0;
		const lines = list.map(({ kind, step }) => ({ kind, line: line += step }));
		const codes = encodeLines(lines);
		expect(decodeLines(codes)).toEqual(lines);
		for (const [place, one] of lines.entries()) expect(lineIn(codes, place)).toBe(one.line);
		expect(lineIn(codes, lines.length)).toBeNull();
	}));
	const many = Array.from({ length: 20_000 }, (_, at) => ({ kind: at % 15, line: at }));
	expect(decodeLines(encodeLines(many))).toEqual(many);
});

test('neighbouring lines take one narrow character each', () => {
	expect(encodeLines([{ kind: 3, line: 7 }, { kind: 14, line: 15 }])).toBe('\x73\x8e');
});
