import fc from 'fast-check';
import { match, NameIndex } from '../../src/match';
import { readNameOf } from '../../src/match/reader';
import { manyNames } from './train/many';
import { loadNames } from './train/names';

const data = loadNames();

function indexOf(names: Readonly<Record<string, readonly string[]>>): NameIndex {
	const index = new NameIndex();
	for (const [id, list] of Object.entries(names)) for (const name of list) index.add(id, name);
	return index;
}

test('candidates share a word, a sound, initials or a beginning', () => {
	const index = indexOf({ a: ['Nordwind Logistics'], b: ['Nordwint Logistics Ltd'], c: ['Zebra Foods'], d: ['NL'] });
	expect(index.candidates('Nordwind').slice(0, 2).sort()).toEqual(['a', 'b']);
	expect(index.candidates('Nordwind')).not.toContain('c');
	expect(index.candidates('NL')).toContain('a');
});

test('names written as one word or two meet', () => {
	const index = indexOf({ a: ['Silver Pine'], b: ['SilverPine'] });
	expect([...index.likely()].filter(Boolean)).toEqual([{ a: 'a', b: 'b', score: 1 }]);
});

test('every name of an id counts', () => {
	const index = indexOf({ a: ['Zebra Foods', 'Nordwind'], b: ['Nordwind GmbH'] });
	expect(index.likelyOf('b')).toEqual([{ a: 'a', b: 'b', score: 1 }]);
});

test('a removed id is found no more, and removing it twice does no harm', () => {
	const index = indexOf({ a: ['Nordwind'], b: ['Nordwind AG'] });
	index.remove('b');
	index.remove('b');
	expect(index.candidates('Nordwind')).toEqual(['a']);
	const count = () => readNameOf('Nordwind').words.map((word) => index.population.countOf(word));
	expect(index.size).toBe(1);
	expect(count()).toEqual([1]);
	index.remove('a');
	expect(count()).toEqual([0]);
});

test('empty names are not indexed', () => {
	const index = indexOf({ a: [''], b: ['\u200b'], c: ['  '] });
	expect(index.size).toBe(0);
	expect(index.candidates('')).toEqual([]);
});

test('all likely pairs at once are those of each id', () => {
	const names = data.pairs.slice(0, 300).flatMap(({ a, b }) => [a, b]);
	const index = new NameIndex();
	for (const name of names) index.add(name, name);
	const key = ({ a, b }: { readonly a: string; readonly b: string }) => `${a}\n${b}`;
	const once = [...index.likely()].filter((pair) => pair !== null).map(key);
	expect(new Set(once).size).toBe(once.length);
	expect(new Set(once)).toEqual(new Set(names.flatMap((name) => index.likelyOf(name)).map(key)));
});

test('what the index says of two names is what is said of them alone, among the same others', () => {
	const names = data.pairs.slice(300, 600).flatMap(({ a, b }) => [a, b]);
	const index = new NameIndex();
	for (const name of names) index.add(name, name);
	const pairs = names.flatMap((name) => index.candidatesOf(name).map((other) => [name, other] as const));
	const said = pairs.map(([a, b]) => index.chance(a, b));
	expect(pairs.length).toBeGreaterThan(1000);
	for (const [at, [a, b]] of pairs.entries()) expect(match(b, a, index.population).score).toBe(said[at]);
});

test('an index after any changes equals a fresh one', () => {
	const pool = data.pairs.slice(0, 60).flatMap(({ a, b }) => [a, b]);
	const change = fc.record({ id: fc.integer({ min: 0, max: 8 }), name: fc.constantFrom(...pool), isRemoval: fc.boolean() });
	fc.assert(fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
		const index = new NameIndex();
		const names = new Map<string, string[]>();
		for (const { id, name, isRemoval } of changes) {
			const key = String(id);
			if (isRemoval) {
				index.remove(key);
				names.delete(key);
			} else {
				index.add(key, name);
				names.set(key, [...names.get(key) ?? [], name]);
			}
		}
		const fresh = indexOf(Object.fromEntries(names));
		expect(index.size).toBe(fresh.size);
		for (const id of names.keys()) expect(index.likelyOf(id)).toEqual(fresh.likelyOf(id));
	}), { numRuns: 60 });
});

test('the index may change while its pairs are told', () => {
	const index = indexOf({ a: ['Nordwind'], b: ['Nordwind AG'], c: ['Nordwind Ltd'] });
	const pairs = index.pairs();
	pairs.next();
	index.remove('b');
	index.add('d', 'Nordwind Inc');
	expect(() => [...pairs]).not.toThrow();
});

test('blocking finds 95 of 100 labelled pairs among 12,000 names', () => {
	const index = new NameIndex();
	for (const name of new Set(data.pairs.flatMap(({ a, b }) => [a, b]))) index.add(name, name);
	const same = data.pairs.filter((pair) => pair.same);
	const found = same.filter(({ a, b }) => index.candidatesOf(a).includes(b) || index.candidatesOf(b).includes(a));
	expect(found.length / same.length).toBeGreaterThan(0.95);
}, 60_000);

test('made-up names for benchmarks are all different and as many as asked for', () => {
	const names = manyNames(data, 25_000);
	expect(new Set(names).size).toBe(25_000);
	expect(manyNames(data, 25_000)).toEqual(names);
});
