import fc from 'fast-check';
import { KeyList } from '../../src/match/blocks';
import { PlaceBlocks } from '../../src/match/blocks-of-places';
import { ABSENT, NumberMap } from '../../src/match/number-map';
import { SharedEvidence } from '../../src/match/shared-evidence';

// Few keys, so that they meet again, and many of one part of the map, so that it has to grow and to close gaps.
const key = fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 400 }).map((at) => at * 0x3ffff), fc.constant(0x3fffffff));

function listOf(...keys: readonly number[]): KeyList {
	const list = new KeyList();
	for (const one of keys) list.add(one);
	return list;
}

function add(blocks: PlaceBlocks, one: number, place: number): void {
	blocks.addAll(listOf(one), place, false);
}

test('a map of numbers says what a Map says after any changes', () => {
	const change = fc.record({ key, value: fc.nat(), isRemoval: fc.boolean() });
	fc.assert(fc.property(fc.array(change, { maxLength: 400, size: 'max' }), (changes) => {
		const [numbers, model] = [new NumberMap(), new Map<number, number>()];
		for (const { key: one, value, isRemoval } of changes) {
			if (isRemoval) numbers.delete(one);
			else numbers.set(one, value);
			if (isRemoval) model.delete(one);
			else model.set(one, value);
			expect(numbers.get(one)).toBe(isRemoval ? ABSENT : value);
		}
		expect(changes.filter(({ key: one }) => numbers.get(one) !== (model.get(one) ?? ABSENT))).toEqual([]);
	}), { numRuns: 60 });
});

test('a count begins at 0 and is forgotten when it is 0 again', () => {
	const numbers = new NumberMap();
	expect([numbers.count(7, 1), numbers.count(7, 1), numbers.count(7, -1)]).toEqual([1, 2, 1]);
	expect(numbers.count(7, -1)).toBe(0);
	expect(numbers.get(7)).toBe(ABSENT);
});

test('100,000 keys are all found, and none other', () => {
	const numbers = new NumberMap();
	for (let at = 0; at < 100_000; at++) numbers.set(at * 8, at);
	for (let at = 0; at < 100_000; at++) {
		if (numbers.get(at * 8) !== at || numbers.get(at * 8 + 1) !== ABSENT) throw new Error(`Key ${String(at * 8)} is wrong.`);
	}
});

test('blocks hold the places that were added and not removed', () => {
	// Runs of places, so that blocks move to larger rooms and back.
	const change = fc.record({ key: fc.nat(3), from: fc.nat(200), count: fc.integer({ min: 1, max: 90 }), isRemoval: fc.boolean() });
	fc.assert(fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
		const [blocks, model] = [new PlaceBlocks(), new Map<number, Set<number>>()];
		for (const { key: one, from, count, isRemoval } of changes) {
			const places = model.get(one) ?? new Set<number>();
			model.set(one, places);
			for (let place = from; place < from + count; place++) {
				if (isRemoval) blocks.remove(one, place);
				else add(blocks, one, place);
				if (isRemoval) places.delete(place);
				else places.add(place);
			}
			for (const [known, expected] of model) {
				const { places: found, from: start, size } = blocks.get(known);
				expect([...found.subarray(start, start + size)].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
			}
		}
	}), { numRuns: 200 });
});

test('blocks of more places than a page has', () => {
	const blocks = new PlaceBlocks();
	for (let place = 0; place < 20_000; place++) blocks.addAll(listOf(5), place, true);
	for (let place = 0; place < 100; place++) add(blocks, 6, place);
	expect(blocks.get(5).size).toBe(20_000);
	for (let place = 0; place < 19_999; place++) blocks.remove(5, place);
	const { places, from, size } = blocks.get(5);
	expect([...places.subarray(from, from + size)]).toEqual([19_999]);
	expect(blocks.get(6).size).toBe(100);
});

test('the places that share most are those of a full sort, and all is forgotten', () => {
	const evidence = new SharedEvidence();
	evidence.grow(300);
	const shared = fc.array(fc.record({ kind: fc.integer({ min: 1, max: 7 }), places: fc.uniqueArray(fc.nat(250), { minLength: 1, maxLength: 60 }) }), { maxLength: 20 });
	fc.assert(fc.property(shared, fc.nat(250), fc.integer({ min: 1, max: 40 }), (keys, self, most) => {
		const [list, blocks] = [new KeyList(), new PlaceBlocks()];
		for (const [at, { kind, places }] of keys.entries()) {
			list.add(at << 3 | kind);
			for (const place of places) add(blocks, at << 3 | kind, place);
		}
		const take = (count: number, isSorted: boolean) => {
			evidence.addAll(list, blocks);
			return evidence.take(count, self, isSorted, (one, other) => one < other);
		};
		const all = take(1000, true);
		expect(new Set(all)).toEqual(new Set(keys.flatMap(({ places }) => places).filter((place) => place !== self)));
		expect(take(most, true)).toEqual(all.slice(0, most));
		expect(take(most, false).sort((a, b) => a - b)).toEqual(all.slice(0, most).sort((a, b) => a - b));
		expect(evidence.take(most, self, true, () => true)).toEqual([]);
	}), { numRuns: 300 });
});
