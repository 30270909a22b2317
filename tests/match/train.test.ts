import fc from 'fast-check';
import { ODDS, readTable, WEIGHTS, wordHash } from '../../src/match/statistics';
import { readTrees } from '../../src/match/trees';
import { binOf, boost, logOdds, randomOf } from './train/boost';
import { readWith, WordCounts } from './train/counts';
import { encodeTable, encodeTrees } from './train/encode';
import { bestF1, curveOf, recallAt } from './train/judge';
import { foldsOf, loadNames } from './train/names';
import { OPTIONS } from './train/fit';

const data = loadNames();

test('no family of names lies in two folds, and folds are about as large', () => {
	const folds = foldsOf(data, 5, 1);
	const sizes = [0, 0, 0, 0, 0];
	const foldOfName = new Map<string, number>();
	for (const { a, b } of data.pairs) {
		const fold = folds.get(data.familyOf(a)) ?? -1;
		sizes[fold] = (sizes[fold] ?? 0) + 1;
		for (const name of [a, b]) {
			expect(foldOfName.get(name) ?? fold).toBe(fold);
			foldOfName.set(name, fold);
		}
	}
	expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(50);
});

test('trees learn a rule and survive being written down', () => {
	const random = randomOf(3);
	const rows = Array.from({ length: 2000 }, () => Float64Array.from([random(), random() * 10, Math.round(random() * 3)]));
	const labels = rows.map(([x = 0, y = 0, z = 0]) => x > 0.5 && y < 7 || z === 3 ? 1 : 0);
	const model = boost(rows, labels, rows.map(() => 1), { ...OPTIONS, rounds: 40, featureShare: 1 });
	const trees = readTrees(encodeTrees(model));
	const right = rows.filter((row, at) => (trees(row) > 0 ? 1 : 0) === labels[at]);
	expect(right.length / rows.length).toBeGreaterThan(0.97);
	for (const row of rows.slice(0, 200)) expect(Math.abs(trees(row) - logOdds(model, row))).toBeLessThan(0.05);
});

test('a table of words says what was counted', () => {
	const pairs = data.pairs.slice(0, 1500);
	const counts = new WordCounts(new Set(pairs.flatMap(({ a, b }) => [a, b])), pairs, data.familyOf);
	const table = readTable(encodeTable(counts));
	const whole = counts.without('');
	for (const word of ['holdings', 'university', 'therapeutics', 'netz']) {
		expect(table.weight(word)).toBe(whole.weight(word));
		expect(table.odds(word, 'own')).toBe(whole.odds(word, 'own'));
	}
	expect(table.weight('zzyzxqk')).toBe(counts.unknownWeight);
});

test('a table tells how rare words are that only names elsewhere have', () => {
	const elsewhere = { names: 100000, counts: new Map([['qwertz', 3000], ['asdfgh', 40], ['yxcvbn', 3]]) };
	const counts = new WordCounts(new Set(data.pairs.map(({ a }) => a)), [], data.familyOf, elsewhere);
	const table = readTable(encodeTable(counts));
	expect(table.weight('qwertz')).toBeLessThan(table.weight('asdfgh'));
	expect(table.weight('asdfgh')).toBeLessThan(counts.unknownWeight);
	expect(table.weight('yxcvbn')).toBe(counts.unknownWeight);
	expect(table.odds('qwertz', 'own')).toBe(table.odds('zzyzxqk', 'own'));
});

test('a table survives being written down, whatever its words', () => {
	fc.assert(fc.property(fc.uniqueArray(fc.record({ word: fc.string({ minLength: 1 }), weight: fc.nat(7), odds: fc.option(fc.nat(7)) }), { selector: ({ word }) => wordHash(word), maxLength: 200 }), (known) => {
		const table = readTable(encodeTable({ known: () => known, unknownWeight: 1000, unknownOdds: { own: 7 } }));
		for (const { word, weight, odds } of known) {
			expect(table.weight(word)).toBe(WEIGHTS[weight]);
			expect(table.odds(word, 'own')).toBe(odds === null ? 7 : ODDS[odds]);
		}
	}));
});

test('a family is left out of its own counts', () => {
	const pair = { a: 'Qwertz Alpha', b: 'Qwertz Beta', same: true, source: 's', kind: 'k' };
	const names = new Set(['Qwertz Alpha', 'Qwertz Beta', 'Qwertz Gamma', 'Qwertz Delta', ...Array.from({ length: 2000 }, (_, at) => `Filler ${String(at)}`)]);
	const counts = new WordCounts(names, [pair], (name) => name.startsWith('Qwertz') && name !== 'Qwertz Delta' ? 'own' : 'other');
	expect(readWith('Qwertz', counts.without('unrelated')).weight).toBeLessThan(readWith('Qwertz', counts.without('own')).weight);
});

test('a value lies in the bin of the cuts that it reaches', () => {
	const cuts = Float64Array.from([1, 2, 3]);
	expect([0, 1, 1.5, 3, 9].map((value) => binOf(cuts, value))).toEqual([0, 1, 1, 3, 3]);
});

test('precision, recall and F1 along the scores', () => {
	const pairs = [true, true, false, true].map((same) => ({ a: '', b: '', same, source: '', kind: '' }));
	const curve = curveOf(pairs, [0.9, 0.8, 0.7, 0.6]);
	expect(recallAt(curve, 0.99)).toMatchObject({ score: 0.8, recall: 2 / 3 });
	expect(bestF1(curve)).toMatchObject({ score: 0.6, precision: 0.75, recall: 1 });
});
