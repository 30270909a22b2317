import { Writer } from '../../src/vault/writer';
import { createHost } from '../host/host';

const add = (line: string) => (text: string) => ({ kind: 'changed' as const, text: `${text}${line}\n` });

test('changes are taken back one after the other, the last one first', async () => {
	const host = await createHost({ files: { 'A.md': 'a\n', 'B.md': 'b\n' } });
	const writer = new Writer(host.app);
	for (const [path, line] of [['A.md', 'one'], ['B.md', 'two'], ['A.md', 'three']] as const) writer.remember(line, [await writer.edit(path, add(line))]);
	const texts = (): readonly (string | null)[] => [host.text('A.md'), host.text('B.md')];
	expect(texts()).toEqual(['a\none\nthree\n', 'b\ntwo\n']);
	const seen: unknown[] = [];
	while (writer.lastChange) {
		seen.push(writer.lastChange.label);
		await writer.undo();
		seen.push(texts());
	}
	expect(seen).toEqual(['three', ['a\none\n', 'b\ntwo\n'], 'two', ['a\none\n', 'b\n'], 'one', ['a\n', 'b\n']]);
	await expect(writer.undo()).resolves.toBeNull();
	host.close();
});

test('an older change is taken back by itself where its files are as it left them, else it is refused and named', async () => {
	const host = await createHost({ files: { 'A.md': 'a\n', 'B.md': 'b\n' } });
	const writer = new Writer(host.app);
	const first = writer.remember('one', [await writer.edit('A.md', add('one'))]);
	const second = writer.remember('two', [await writer.edit('B.md', add('two'))]);
	await expect(writer.undo(first)).resolves.toEqual({ restored: ['A.md'], refused: [] });
	expect(writer.lastChange).toBe(second);
	await writer.edit('B.md', add('by hand'));
	await expect(writer.undo(second)).resolves.toMatchObject({ restored: [], refused: [{ path: 'B.md' }] });
	expect(host.text('B.md')).toBe('b\ntwo\nby hand\n');
	host.close();
});

test('a change that a newer one stands in the way of is kept until that one is taken back', async () => {
	const host = await createHost({ files: { 'A.md': 'a\n', 'B.md': 'b\n' } });
	const writer = new Writer(host.app);
	const older = writer.remember('one', [await writer.edit('A.md', add('one')), await writer.edit('B.md', add('one'))]);
	writer.remember('two', [await writer.edit('A.md', add('two'))]);
	await expect(writer.undo(older)).resolves.toMatchObject({ restored: ['B.md'], refused: [{ path: 'A.md' }] });
	expect([host.text('A.md'), host.text('B.md')]).toEqual(['a\none\ntwo\n', 'b\n']);
	await writer.undo();
	await expect(writer.undo()).resolves.toEqual({ restored: ['A.md'], refused: [] });
	expect(host.text('A.md')).toBe('a\n');
	// What was taken back already is not taken back again.
	await expect(writer.undo(older)).resolves.toBeNull();
	host.close();
});
