import * as fc from 'fast-check';
import { keepText, keptText } from '../../src/account/narrow-text';

test('every text comes back as it was', () => {
	const letters = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('\ufeff', '\ud800', '’', '📅', '株式会社', '\0', 'ÿ', 'a'.repeat(5000)));
	fc.assert(fc.property(fc.array(letters, { maxLength: 8 }), (pieces) => {
		const text = pieces.join('');
		expect(keptText(keepText(text))).toBe(text);
	}), { numRuns: 500 });
});

test.each<[string, string, boolean]>([
	['plain text stays', 'Kiln three stands still', false], ['Latin-1 stays', 'Körner', false], ['one dash makes it bytes', 'Kiln – three stands still', true],
	['Chinese stays, it would only grow', '日立製作所日立製作所', false], ['half a letter stays', 'a\ud800 – b', false],
])('%s', (_, text, isBytes) => {
	expect(keepText(text).isBytes).toBe(isBytes);
});
