import fc from 'fast-check';
import { identityKey, match, SAME_CHANCE, TOP_CHANCE } from '../../src/match';
import { FIELDS } from '../../src/match/lexicon';
import { NamePopulation } from '../../src/match/population';
import { nameOf } from '../../src/match/reader';
import { formOf } from '../../src/match/words';
import { loadNames } from './train/names';

const data = loadNames();
const anyName = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.constantFrom(...data.pairs.slice(0, 400).flatMap(({ a, b }) => [a, b])),
	fc.array(fc.constantFrom('Acme', 'Group', 'II', '3', 'GmbH', 'of', 'The', '株式会社', 'שלום', '🚀', '\u200b', 'Ltd', '(Japan)', 'ACM', '&'), { maxLength: 6 }).map((words) => words.join(' ')),
);

test('a match is symmetric in score, certainty and reasons', () => {
	fc.assert(fc.property(anyName, anyName, (a, b) => {
		expect(match(a, b)).toEqual(match(b, a));
	}), { numRuns: 500 });
});

test('a name matches itself for certain, unless it is empty', () => {
	fc.assert(fc.property(anyName, (name) => {
		expect(match(name, name).certainty).toBe(identityKey(name) === '' ? 'different' : 'certain');
	}), { numRuns: 500 });
});

test('a score is a chance, and certainty follows from key and score', () => {
	fc.assert(fc.property(anyName, anyName, (a, b) => {
		const { score, certainty, reasons } = match(a, b);
		expect(score).toBeGreaterThanOrEqual(0);
		expect(score).toBeLessThanOrEqual(1);
		expect(reasons.length).toBeGreaterThan(0);
		const isOne = identityKey(a) !== '' && identityKey(a) === identityKey(b);
		expect(certainty).toBe(isOne ? 'certain' : score >= SAME_CHANCE ? 'likely' : 'different');
	}), { numRuns: 500 });
});

test.each([
	['Hewlet-Packard', 'Hewlett Packard'],
	['Kartos Theraputics', 'Kartos Therapeutics'],
	['Ministry of Justice', 'Ministère de la Justice'],
	['Nordwind Technologies', 'Nordwind Tech'],
	['Queensland Government', 'Government of Queensland'],
])('%s and %s are likely one', (a, b) => {
	expect(match(a, b).certainty).toBe('likely');
});

test.each([
	['Fund II', 'Fund III'],
	['Bridgetown 2 Holdings', 'Bridgetown 3 Holdings'],
	['Dedication', 'Dedication 2'],
	['Mahle (Austria)', 'Mahle (Germany)'],
	['Deutsche Bahn', 'Deutsche Bank'],
	['Hangar B2 Foods', 'Hangar B3 Foods'],
	['Hall A1 Logistics', 'Hall A10 Logistics'],
	['Boyd Gaming', 'BYD'],
	['Stadtwerke Ratingen', 'Stadtwerke Rastatt'],
	['Skin Research Center', 'Glenn Research Center'],
])('%s and %s are different', (a, b) => {
	expect(match(a, b).certainty).toBe('different');
});

test.each([
	['Quartz Brewery', 'Quartz Insurance'], ['Okapi Robotics', 'Okapi Bakery'], ['Okapi Engineering', 'Okapi Bakery'], ['Quartz Labs', 'Quartz Hotels'],
])('what is done in other fields is done by others: %s, %s', (a, b) => {
	expect(match(a, b).certainty).toBe('different');
});

test.each([
	['Quartz Medical', 'Quartz Dental'], ['Okapi Software', 'Okapi Data'], ['Zephyr Bank', 'Zephyr Insurance'], ['Tern Hotel', 'Tern Restaurant'],
])('what is done in one field may be done by one: %s, %s', (a, b) => {
	expect(match(a, b).certainty).toBe('likely');
});

test.each([
	['Zephyr NI', 'Zephyr Northern Ireland'], ['QTX Observatory', 'Quartz Tern Xylem Observatory'], ['HM Lighthouses', 'His Majesty’s Lighthouses'],
])('initials stand for words in a row, where all else is shared: %s, %s', (a, b) => {
	expect(match(a, b).score).toBeGreaterThanOrEqual(TOP_CHANCE);
});

test.each([
	['words that stand apart', 'QH Dental', 'Quartz Dental Holdings'], ['what else is not shared', 'QT Observatory Lisbon', 'Quartz Tern Observatory'],
	['other numbers', 'Zephyr NI 2', 'Zephyr Northern Ireland 3'], ['what is spelled otherwise', 'QTX Masons', 'Quartz Tern Xylem Nasons'], ['a word of many', 'QT Technologies', 'Quartz Tern Technologies'],
	['nothing', 'QT', 'Quartz Tern'],
])('initials settle nothing beside %s: %s, %s', (_, a, b) => {
	expect(match(a, b).score).toBeLessThan(TOP_CHANCE);
});

test('every word of a field is one of trade', () => {
	for (const word of FIELDS.flatMap((words) => words.split(' '))) expect([word, formOf(word).kind]).toEqual([word, 'trade']);
});

test('what members of a family do tells them apart, and a copy of one stays one', () => {
	const family = new NamePopulation();
	const [first = '', ...others] = ['Labs', 'Hotels', 'Software', 'Farms', 'Pharma', 'Energy'].map((work) => `Quillmark ${work}`);
	for (const name of [first, ...others]) family.add(nameOf(name));
	for (const other of others) expect(match(first, other, family).certainty).toBe('different');
	expect(match('Quillmark Farms', 'Quillmark Pharma', family).certainty).toBe('different');
	expect(match(first, 'Quillmark Laboratories', family).certainty).toBe('likely');
});

test('an acronym is never certain', () => {
	for (const [a, b] of [['IBM', 'International Business Machines'], ['NASW', 'National Association of Social Workers']] as const) {
		const { certainty, reasons } = match(a, b);
		expect(certainty).not.toBe('certain');
		expect(reasons.join(' ')).toContain('may be short for');
	}
});

test.each([
	['Gооgle', 'Google', 'Cyrillic'],
	['Αcme', 'Acme', 'Greek'],
])('%s and %s look alike and are never certain (%s)', (a, b) => {
	const { certainty, reasons } = match(a, b);
	expect(certainty).not.toBe('certain');
	expect(reasons[0]).toContain('different scripts');
});

test.each([
	['the same', 'Acme', 'Acme', 'The names are the same.'],
	['case', 'Acme', 'ACME', 'case, accents or punctuation'],
	['spacing', 'Open Pine', 'OpenPine', 'spacing'],
	['form', 'Acme Inc', 'Acme Ltd', 'legal form'],
	['numbers', 'Pine Fund II', 'Pine Fund III', 'The numbers differ'],
	['codes', 'Halle B2', 'Halle B3', 'The codes differ: “b2” and “b3”.'],
	['numbers and codes', 'Phase 2 Labs', 'Phase 2c Labs', 'The codes differ: “2” and “2c”.'],
	['a code on one side', 'Halle', 'Halle B3', 'Only one of the names has the code “b3”.'],
	['countries', 'Mahle (Austria)', 'Mahle (Germany)', 'The places differ'],
	['countries in short', 'Kestrel (US)', 'Kestrel (UK)', 'The places differ: “uk” and “us”.'],
	['nothing', 'Acme', 'Zebra', 'Only'],
])('reasons say what differs: %s', (_, a, b, reason) => {
	expect(match(a, b).reasons.join(' ')).toContain(reason);
});

test('what is told in one reason is not told again in another', () => {
	expect(match('HP', 'Hewlett Packard').reasons).toEqual(['“HP” may be short for “Hewlett Packard”.']);
	expect(match('Halle B2', 'Halle B3').reasons).toEqual(['The codes differ: “b2” and “b3”.', 'Both names have “halle”.']);
});

test('empty names are nobody’s', () => {
	for (const other of ['', ' ', '\u200b', 'Acme']) expect(match('', other).certainty).toBe('different');
});

test('names of 100,000 letters are compared in no time, and only equal themselves', () => {
	const long = 'Acme Tools '.repeat(9100);
	const longer = `${long}x`;
	const from = performance.now();
	expect(match(long, long).certainty).toBe('certain');
	expect(match(long, longer)).toMatchObject({ certainty: 'different' });
	expect(match(long, 'Acme Tools').certainty).toBe('different');
	expect(match('é'.repeat(100_000), '漢'.repeat(100_000)).certainty).toBe('different');
	expect(match('a '.repeat(50_000), 'b '.repeat(50_000)).certainty).toBe('different');
	expect(performance.now() - from).toBeLessThan(20_000);
	for (const reason of match(long, longer).reasons) expect(reason.length).toBeLessThan(400);
});

test('right-to-left and CJK names match themselves only', () => {
	expect(match('شركة الأفق', 'شركة الأفق').certainty).toBe('certain');
	expect(match('חברת אופק בע"מ', 'חברת אופק').certainty).toBe('certain');
	expect(match('青空工業', '青空銀行').certainty).not.toBe('certain');
});

describe('on the labelled names', () => {
	test('no pair of different companies is certain, and a third of the same ones is', () => {
		const certain = data.pairs.filter(({ a, b }) => identityKey(a) === identityKey(b));
		expect(certain.filter(({ same }) => !same)).toEqual([]);
		expect(certain.length).toBeGreaterThan(0.35 * data.pairs.filter(({ same }) => same).length);
	});

	test('at most one group of 10,000 distinct names is false', () => {
		const owners = new Map<string, string>();
		let wrong = 0;
		for (const { id, names } of data.clusters) {
			for (const name of names) {
				const key = identityKey(name);
				if ((owners.get(key) ?? id) !== id) wrong++;
				owners.set(key, id);
			}
		}
		expect(wrong).toBeLessThanOrEqual(1);
	});

	test('pairs with different numbers are never called one', () => {
		const numbered = data.pairs.filter(({ same, kind, a, b }) => !same && kind === 'number' && /\d/.test(a) && /\d/.test(b));
		expect(numbered.length).toBeGreaterThan(10);
		for (const { a, b } of numbered) expect(match(a, b).certainty).toBe('different');
	});

	test('the top band is nearly always right', () => {
		const top = data.pairs.filter(({ a, b }) => match(a, b).score >= TOP_CHANCE);
		expect(top.filter(({ same }) => same).length / top.length).toBeGreaterThan(0.98);
	});
});
