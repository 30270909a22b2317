import fc from 'fast-check';
import { foldName, identityKey } from '../../src/match';
import { foldLetters, foldWords } from '../../src/match/fold';

test.each([
	['case', 'ACME Tools', 'acme tools'],
	['accents', 'Café Brûlée Ærø', 'cafe brulee aero'],
	['width', 'Ａｃｍｅ　１２', 'acme 12'],
	['punctuation', 'Acme, Tools. (West)', 'acme tools west'],
	['apostrophes', "Nora's Deli", 'noras deli'],
	['the ampersand', 'Bolt & Nut', 'bolt and nut'],
	['initials with stops', 'J.C. Pine', 'jc pine'],
	['initials with spaces', 'J C Pine', 'jc pine'],
	['a slash between initials', 'Norr A/S', 'norr as'],
	['zero-width letters', 'Ac\u200bme\u00ad', 'acme'],
	['emoji beside letters', '🚀 Acme', 'acme'],
	['trademarks', 'Acme™ Tools®', 'acme tools'],
	['the German sharp s', 'Straßen Bau', 'strassen bau'],
	['plus and sharp, which are names of their own', 'Disco+ and F#', 'disco plus and f sharp'],
	['a name of signs alone', '???', '???'],
	['nothing but invisible letters', '\u200b \u00ad', ''],
])('folding takes away %s', (_, name, folded) => {
	expect(foldName(name)).toBe(folded);
});

test('folding a folded name changes nothing', () => {
	fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
		fc.pre(!/[+&#]/.test(name.normalize('NFKC')));
		expect(foldName(foldName(name))).toBe(foldName(name));
	}));
});

test.each([
	['Acme', 'ACME Inc.'],
	['Acme GmbH', 'Acme, Ltd'],
	['Acme GmbH & Co. KG', 'Acme'],
	['Acme S.p.A.', 'acme spa'],
	['Sierra S. de R.L. de C.V.', 'Sierra'],
	['Fabryka Sp. z o.o.', 'Fabryka'],
	['PT Merdeka Tbk', 'Merdeka'],
	['株式会社青空工業', '青空工業'],
	['ООО Ромашка', 'Ромашка'],
	['The Pine Press', 'Pine Press'],
	['Open Pine', 'OpenPine'],
	['Bolt & Nut', 'Bolt and Nut'],
])('%s and %s have one key', (a, b) => {
	expect(identityKey(a)).toBe(identityKey(b));
});

test.each([
	['Fund II', 'Fund III'],
	['Acme 1 23', 'Acme 12 3'],
	['Web 2.0', 'Web 20'],
	['C', 'C++'],
	['F', 'F#'],
	['Асme', 'Acme'],
	['Ромашка', 'Romashka'],
	['Pizza', 'The Pizza Company'],
	['Bank', 'Bank AG'],
	['🍎', '🍊'],
	['Acme', 'Acme Japan'],
])('%s and %s have different keys', (a, b) => {
	expect(identityKey(a)).not.toBe(identityKey(b));
});

test.each(['', ' ', '\u200b', '\u00ad\u2060', '\ufe0f'])('a name that cannot be seen has no key (%j)', (name) => {
	expect(identityKey(name)).toBe('');
});

test('a name of legal forms alone keeps them', () => {
	expect(identityKey('Limited')).toBe('limited');
	expect(identityKey('AG & Co. KG')).not.toBe('');
});

const written = fc.array(fc.constantFrom('Pine', 'pine', 'J', '.', 'C', '/', ' ', '&', '+', '-', "'", 'S.A.', 'É', 'ß', 'İ', '’', '–', '\u00ad', '3', 'ж', '漢'), { maxLength: 12 }).map((parts) => parts.join(''));

test('the words of a name are those of the folded name', () => {
	fc.assert(fc.property(fc.oneof(written, fc.string({ unit: 'grapheme', maxLength: 30 })), (name) => {
		expect(foldWords(name)).toEqual(foldName(name).split(' '));
	}), { numRuns: 1_000 });
});

test('names read in one pass fold like names that need care', () => {
	fc.assert(fc.property(written, (name) => {
		fc.pre(/[a-z\d]/i.test(foldName(name)));
		// A lone sharp says nothing, but it is one of the signs that want care.
		expect(foldName(`${name} - #`)).toBe(foldName(name));
	}), { numRuns: 1_000 });
});

test('Latin letters fold alike in Latin names and beside others', () => {
	for (let code = 0x80; code < 0x250; code++) {
		const letter = String.fromCharCode(code);
		expect(foldLetters(`a${letter}漢`)).toBe(`${foldLetters(`a${letter}`)}漢`);
	}
});
