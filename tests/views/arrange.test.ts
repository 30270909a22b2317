import fc from 'fast-check';
import { arrange, type Line } from '../../src/views/list/arrange';

function lines(keys: string): Line[] {
	return [...keys].map((key) => ({ key, kind: key === key.toUpperCase() ? 'group' : 'row' }));
}

function moves(before: string, after: string, fixed = -1): { shown: string; moved: number } {
	const standing = lines(before);
	const { places, moved } = arrange(standing, lines(after), fixed);
	return { shown: places.map((place) => standing[place]?.key ?? '+').join(''), moved: moved.size };
}

describe('rows of a list that changed', () => {
	it('keep their elements where one line came, went or moved', () => {
		expect(moves('abcdef', 'abcdef')).toEqual({ shown: 'abcdef', moved: 0 });
		expect(moves('abcdef', 'abxcdef')).toEqual({ shown: 'ab+cdef', moved: 0 });
		expect(moves('abcdef', 'abdef')).toEqual({ shown: 'abdef', moved: 0 });
		expect(moves('abcdef', 'bcdaef')).toEqual({ shown: 'bcdaef', moved: 1 });
	});

	it('stay where they are in another order, and show other lines', () => {
		expect(moves('abcdef', 'fedcba')).toEqual({ shown: 'abcdef', moved: 0 });
		expect(moves('abcdef', 'uvwaxy')).toEqual({ shown: 'abcdef', moved: 0 });
	});

	it('never take the focus from a line that is still there', () => {
		expect(moves('abcdef', 'uvbwxy', 1)).toEqual({ shown: 'afbcde', moved: 1 });
	});

	it('show only lines of their kind', () => {
		expect(moves('AbcDe', 'UvWxy')).toEqual({ shown: 'AbDec', moved: 1 });
	});

	it('take one element for each line, leave the others in order, and the focus where it is', () => {
		const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghijABCDEFGHIJ'), { maxLength: 20 }).map((list) => lines(list.join('')));
		fc.assert(fc.property(keys, keys, fc.integer({ min: -1, max: 19 }), (standing, wanted, at) => {
			const fixed = wanted.some(({ key }) => key === standing[at]?.key) ? at : -1;
			const { places, moved } = arrange(standing, wanted, fixed);
			const used = places.filter((place) => place >= 0);
			expect(new Set(used).size).toBe(used.length);
			places.forEach((place, nth) => { if (place >= 0) expect(standing[place]?.kind).toBe(wanted[nth]?.kind); });
			const still = used.filter((place) => !moved.has(place));
			expect(still).toEqual([...still].sort((a, b) => a - b));
			if (fixed < 0) return;
			expect(standing[fixed]?.key).toBe(wanted[places.indexOf(fixed)]?.key);
			expect(moved.has(fixed)).toBe(false);
			// Nothing is made anew while an element of the kind is left.
			for (const kind of ['row', 'group']) {
				const count = (list: readonly Line[]): number => list.filter((line) => line.kind === kind).length;
				expect(used.filter((place) => standing[place]?.kind === kind)).toHaveLength(Math.min(count(standing), count(wanted)));
			}
		}));
	});
});
