import fc from 'fast-check';
import { isTidy } from '../../src/note/chars';

const looseSpace = /[^\S ]| {2}|^ | $/;
const spaced = fc.string({ unit: fc.constantFrom('a', 'ü', '漢', ' ', '\t', '\n', '\u00a0', '\u2003', '\u2028', '\u3000', '\ufeff', '\u1680', '😀') });

test('a text is tidy where single spaces between words are its only white space', () => {
	fc.assert(fc.property(fc.oneof(spaced, fc.string({ unit: 'binary' })), (text) => {
		if (isTidy(text)) expect(text).not.toMatch(looseSpace);
		// A control character only takes the longer way.
		else if (!/\p{Cc}/u.test(text)) expect(text).toMatch(looseSpace);
	}), { numRuns: 2000 });
});
