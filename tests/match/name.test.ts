import fc from 'fast-check';
import { foldWords } from '../../src/match/fold';
import { identityKey, identityKeyOf } from '../../src/match/identity';
import { WORDS } from '../../src/match/model';
import { readName } from '../../src/match/name';
import { nameOf, readNameOf } from '../../src/match/reader';
import { readTable } from '../../src/match/statistics';
import { formOf, wordOf } from '../../src/match/words';

const statistics = readTable(WORDS);

/** A name read by cutting out its words. */
function readByTexts(name: string) {
	return readName(name, (folded) => {
		const form = formOf(folded);
		return wordOf(form, statistics.weight(folded), statistics.odds(folded, form.kind));
	});
}

const part = fc.constantFrom(
	'Pine', 'PINE', 'Open', 'AI', 'the', 'The', 'of', 'and', 'Bank', 'Inc', 'Inc.', 'GmbH', 'Co', 'KG', 'PT', 'S.A.', 'J', 'C', '1', '23', '2nd', '&', '+', ',', '-', '/DE/', "'", '#', 'é', 'ß', 'ж', '漢',
	'x'.repeat(39), 'y'.repeat(41), 'a&'.repeat(150), 'wide '.repeat(60),
);
const written = fc.tuple(fc.array(part, { maxLength: 6 }), fc.constantFrom(' ', '')).map(([parts, gap]) => parts.join(gap));

test('a name reads the same whether its words are cut out or found in it', () => {
	fc.assert(fc.property(written, (name) => {
		expect(readNameOf(name)).toEqual(readByTexts(name));
	}), { numRuns: 2_000 });
});

test('a name that is remembered is the one that was asked for', () => {
	fc.assert(fc.property(fc.array(written, { maxLength: 20 }), (names) => {
		for (const name of [...names, ...names]) expect(nameOf(name)).toEqual(readNameOf(name));
	}));
});

test('the key of a plain name is that of its words', () => {
	fc.assert(fc.property(written, (name) => {
		expect(identityKey(name)).toBe(identityKeyOf(foldWords(name)));
	}), { numRuns: 2_000 });
});
