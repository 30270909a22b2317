import fc from 'fast-check';
import { match, NameIndex } from '../../src/match';
import { fillRough, ROUGH_FEATURES } from '../../src/match/first-look';
import { SAME_CHANCE } from '../../src/match/model';
import { modelJudges, readNameOf } from '../../src/match/reader';
import { logOddsOf, roughOdds } from '../../src/match/score';
import { loadNames } from './train/names';

const { pairs } = loadNames();
const { first, leastFirst, whole } = modelJudges();
const isTurnedAway = (a: string, b: string) => roughOdds(readNameOf(a).firstLook, readNameOf(b).firstLook, first) < leastFirst;

const anyName = fc.oneof(
	fc.constantFrom(...pairs.slice(0, 300).flatMap(({ a, b }) => [a, b])),
	fc.array(fc.constantFrom('Holding', 'Holdings', 'Pine', 'Pines', 'Fund', '2', 'II', 'two', 'of', '漢', 'é'), { maxLength: 16 }).map((words) => words.join(' ')),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
);

test('a first look shows the same from both sides, in whole', () => {
	fc.assert(fc.property(anyName, anyName, (one, other) => {
		const [a, b] = [readNameOf(one).firstLook, readNameOf(other).firstLook];
		const row = fillRough(new Float64Array(ROUGH_FEATURES).fill(NaN), a, b);
		expect(row).toEqual(fillRough(new Float64Array(ROUGH_FEATURES), b, a));
		expect(row.every(Number.isFinite)).toBe(true);
	}), { numRuns: 500 });
});

test('names that a first look turns away are different', () => {
	const away = pairs.filter(({ a, b }) => isTurnedAway(a, b));
	expect(away.length).toBeGreaterThan(500);
	for (const { a, b } of away) if (match(a, b).certainty !== 'certain') expect(match(a, b).certainty).toBe('different');
});

test('of the names that are one and would be found, a first look turns hardly any away', () => {
	const judges = { first, leastFirst: -Infinity, whole };
	const found = pairs.filter(({ a, b, same }) => same && match(a, b).certainty !== 'certain' && logOddsOf(readNameOf(a), readNameOf(b), judges, null) > 0);
	expect(found.length).toBeGreaterThan(1000);
	expect(found.filter(({ a, b }) => match(a, b).score < SAME_CHANCE && isTurnedAway(a, b)).length / found.length).toBeLessThan(0.01);
});

test('most pairs that blocking brings together are turned away', () => {
	const index = new NameIndex();
	for (const { a } of pairs.slice(0, 2500)) index.add(a, a);
	const brought = [...index.pairs()].filter((pair) => pair !== null);
	expect(brought.length).toBeGreaterThan(5000);
	expect(brought.filter(({ a, b }) => isTurnedAway(a, b)).length / brought.length).toBeGreaterThan(0.6);
});
