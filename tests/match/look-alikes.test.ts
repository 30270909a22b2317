import fc from 'fast-check';
import { match, NameIndex, SAME_CHANCE } from '../../src/match';
import { latinLook } from '../../src/match/look-alikes';
import { loadNames } from './train/names';

const alikes: Readonly<Record<string, string>> = { a: 'аα', c: 'с', e: 'е', i: 'іι', o: 'оο', p: 'рρ', x: 'хχ', y: 'у', A: 'АΑ', B: 'ВΒ', E: 'ЕΕ', H: 'НΗ', K: 'КΚ', M: 'МΜ', N: 'Ν', O: 'ОΟ', P: 'РΡ', T: 'ТΤ' };
const names = loadNames().pairs.slice(0, 500).map(({ a }) => a).filter((name) => /^[A-Za-z ]+$/.test(name) && /[aceiopxyABEHKMNOPT]/.test(name));

/** A name, and the same with some of its letters from other scripts. */
const disguised = fc.record({ name: fc.constantFrom(...names), picks: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 8 }) }).map(({ name, picks }) => {
	let at = 0;
	const letters = [...name].map((letter) => {
		const choice = alikes[letter] ?? '';
		return choice === '' ? letter : [letter, ...choice, ...choice][(picks[at++ % picks.length] ?? 0) % (1 + 2 * choice.length)] ?? letter;
	});
	return { name, other: letters.join('') };
}).filter(({ name, other }) => name !== other);

test('letters of another script never make a name certain, and always likely', () => {
	fc.assert(fc.property(disguised, ({ name, other }) => {
		const { certainty, score, reasons } = match(name, other);
		expect(certainty).toBe('likely');
		expect(score).toBeGreaterThanOrEqual(SAME_CHANCE);
		expect(score).toBeLessThan(1);
		expect(reasons).toEqual(['The names look alike but use letters of different scripts.']);
		expect(match(other, name)).toEqual(match(name, other));
	}), { numRuns: 300 });
});

test('the index finds names that look the same, with the score of a match', () => {
	fc.assert(fc.property(disguised, ({ name, other }) => {
		const index = new NameIndex();
		for (const one of [name, other, 'Zebra Foods', 'Nordwind']) index.add(one, one);
		expect(index.candidatesOf(name)).toContain(other);
		expect(index.chance(name, other)).toBe(match(name, other, index.population).score);
		index.remove(other);
		expect(index.candidatesOf(name)).not.toContain(other);
	}), { numRuns: 200 });
});

test.each([
	['Аcme', 'Acme'],
	['АСМЕ', 'Acme GmbH'],
	['Ａcmе', 'ACME'],
	['G00gle', 'Google'],
	['0racle', 'Oracle'],
	['PayPaI', 'PayPal'],
	['Pay1oad Systems', 'Payload Systems Ltd'],
])('%s looks like %s', (a, b) => {
	expect(match(a, b).certainty).toBe('likely');
	expect(match(a, b).reasons[0]).toContain('look alike');
});

test.each([
	['Müller GmbH', 'Mueller', '“ü” is'],
	['Ørsted A/S', 'Oersted', '“ø” is'],
	['Ålborg Träger', 'Aalborg Traeger ApS', '“ä” is'],
	['AT&T', 'ATT Inc.', 'their initials are'],
	['H&M', 'HM', 'their initials are'],
])('%s may be spelled %s', (a, b, what) => {
	expect(match(a, b)).toEqual({ score: expect.any(Number) as number, certainty: 'likely', reasons: [`The names differ only in how ${what} written.`] });
	expect(match(b, a)).toEqual(match(a, b));
	const index = new NameIndex();
	for (const one of [a, b, 'Zebra Foods']) index.add(one, one);
	expect(index.candidatesOf(a)).toContain(b);
});

test.each([['Samuel', 'Samul'], ['B & Q Motors', 'BQ Motors'], ['Ford & Co Kg', 'Fordco Kg']])('%s is not spelled %s', (a, b) => {
	expect(match(a, b).reasons.join(' ')).not.toContain('differ only in how');
});

test.each([
	['Studio 1', 'Studio l'],
	['Fund 10', 'Fund lo'],
	['Model B01', 'Model BO1'],
	['Area1', 'Areal'],
	['Росток', 'Acme'],
])('%s does not look like %s', (a, b) => {
	expect(match(a, b).reasons.join(' ')).not.toContain('look alike');
});

test('a name of plain letters looks as it is', () => {
	fc.assert(fc.property(fc.stringMatching(/^[A-Z]?[a-z 2-9]*$/), (name) => {
		expect(latinLook(name)).toBe(name);
	}));
});

test('a look is looked at once: it looks like itself', () => {
	fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
		expect(latinLook(latinLook(name))).toBe(latinLook(name));
	}));
});
