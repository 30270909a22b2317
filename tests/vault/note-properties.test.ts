import { NoteProperties } from '../../src/vault/note-properties';
import { createHost } from '../host/host';

const files = {
	'Alder.md': '---\ntype: customer\narr: 12000\nrenewal: 2026-06-01\npartner: "[[People/Ada|Ada Brandt]]"\ntowns: [Kiel, Gdynia]\nempty:\nnda: true\n---\n',
	'Archive/Alder.md': '---\ntype: customer\narr: "9000"\nempty: late\n---\n',
	'Odd.md': '---\nconstructor: x\nnested: {a: 1}\nlists: [[a, b], c]\n"__proto__": y\n---\n',
	'Bare.md': '# Bare\n',
};

async function properties(): Promise<NoteProperties> {
	return new NoteProperties((await createHost({ files })).app);
}

describe('frontmatter properties of an account', () => {
	it('name what its notes set, most used first', async () => {
		expect((await properties()).keys(['Alder.md', 'Archive/Alder.md', 'Bare.md', 'Gone.md']))
			.toEqual(['arr', 'empty', 'type', 'nda', 'partner', 'renewal', 'towns']);
	});

	it.each([
		['arr', { text: '12000', sort: 12_000 }],
		['renewal', { text: '2026-06-01', sort: '2026-06-01' }],
		['partner', { text: 'Ada Brandt', sort: 'Ada Brandt' }],
		['towns', { text: 'Kiel, Gdynia', sort: 'Kiel, Gdynia' }],
		['nda', { text: 'Yes', sort: 'Yes' }],
		['empty', { text: 'late', sort: 'late' }],
		['missing', null],
	])('read %s from the first note that says something', async (key, cell) => {
		expect((await properties()).value(['Alder.md', 'Archive/Alder.md'], key)).toEqual(cell);
	});

	it('sort a number in quotes as a number', async () => {
		expect((await properties()).value(['Archive/Alder.md'], 'arr')).toEqual({ text: '9000', sort: 9_000 });
	});

	it('take keys for nothing more than names', async () => {
		const odd = await properties();
		expect(odd.value(['Odd.md'], 'constructor')).toEqual({ text: 'x', sort: 'x' });
		expect(odd.value(['Alder.md'], 'constructor')).toBeNull();
		expect(odd.value(['Alder.md'], 'toString')).toBeNull();
		expect(odd.value(['Odd.md'], 'nested')).toBeNull();
		expect(odd.value(['Odd.md'], 'lists')).toEqual({ text: 'c', sort: 'c' });
	});
});
