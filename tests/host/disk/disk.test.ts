import { sizeOf, storable, textOf } from './content';
import { Disk } from './disk';

const at = (time: number) => () => time;

describe('a disk', () => {
	it('keeps files and folders, and lists a folder without what lies deeper', () => {
		const disk = new Disk({ files: { 'a/b/one.md': '1', 'a/two.md': '2', 'empty/': '' } });
		expect(disk.list('')).toEqual({ files: [], folders: ['a', 'empty'] });
		expect(disk.list('a')).toEqual({ files: ['a/two.md'], folders: ['a/b'] });
		expect(disk.filesIn('a').sort()).toEqual(['a/b/one.md', 'a/two.md']);
		expect(() => disk.list('nowhere')).toThrow('ENOENT');
	});

	it('refuses what a file system refuses', () => {
		const disk = new Disk({ files: { 'a/one.md': '1' } });
		expect(() => disk.read('none.md')).toThrow('ENOENT');
		expect(() => disk.read('a')).toThrow('EISDIR');
		expect(() => disk.write('missing/x.md', '')).toThrow('ENOENT');
		expect(() => disk.write('a', '')).toThrow('EISDIR');
		expect(() => disk.remove('a')).toThrow('ENOENT');
		expect(() => disk.rmdir('a', false)).toThrow('ENOTEMPTY');
		expect(() => disk.mkdir('a/one.md')).toThrow('EEXIST');
		expect(() => disk.rename('a', 'a/inside')).toThrow('EINVAL');
		expect(() => disk.write(`${'x'.repeat(256)}.md`, '')).toThrow('ENAMETOOLONG');
		expect(() => disk.seed('../out.md', '')).toThrow('leaves the vault');
		expect(disk.snapshot()).toEqual({ 'a/one.md': '1' });
	});

	it('refuses to read or write a file that is locked', () => {
		const disk = new Disk({ files: { 'a.md': 'x' } });
		disk.readOnlyPaths.add('a.md');
		expect(() => disk.write('a.md', 'y')).toThrow('EACCES');
		expect(() => disk.rename('a.md', 'b.md')).toThrow('EACCES');
		disk.unreadablePaths.add('a.md');
		expect(() => disk.read('a.md')).toThrow('EACCES');
	});

	it('finds a file whatever the case, unless cases count, and keeps its spelling', () => {
		const folded = new Disk({ files: { 'Notes/One.md': '1' } });
		folded.write('notes/ONE.md', '2');
		expect(folded.snapshot()).toEqual({ 'Notes/One.md': '2' });
		const exact = new Disk({ files: { 'One.md': '1' }, caseSensitive: true });
		exact.write('one.md', '2');
		expect(exact.snapshot()).toEqual({ 'One.md': '1', 'one.md': '2' });
	});

	it('changes the case of a name by renaming', () => {
		const disk = new Disk({ files: { 'a/One.md': '1', 'a/b/x.md': 'x' } });
		disk.rename('a/One.md', 'a/ONE.md');
		disk.rename('a', 'A');
		expect(disk.snapshot()).toEqual({ 'A/ONE.md': '1', 'A/b/x.md': 'x' });
		expect(disk.spelled('a/one.md')).toBe('A/ONE.md');
	});

	it('moves a folder with all that lies in it', () => {
		const disk = new Disk({ files: { 'a/one.md': '1', 'a/b/c/two.md': '2', 'z.md': 'z' } });
		disk.rename('a', 'new');
		expect(disk.snapshot()).toEqual({ 'z.md': 'z', 'new/one.md': '1', 'new/b/c/two.md': '2' });
		expect(disk.isFolder('a')).toBe(false);
		expect(disk.folderPaths().sort()).toEqual(['new', 'new/b', 'new/b/c']);
	});

	it('keeps the time of creation, and sets the time of change', () => {
		let now = 1000;
		const disk = new Disk({ files: { 'a.md': 'x' }, now: () => now });
		now = 2000;
		disk.write('a.md', 'yy');
		expect(disk.file('a.md')).toMatchObject({ ctime: 1000, mtime: 2000, size: 2 });
		disk.write('a.md', 'y', { mtime: 5 });
		expect(disk.file('a.md')).toMatchObject({ ctime: 1000, mtime: 5, size: 1 });
	});

	it('tells of every change in order, but not of what lay there at first', () => {
		const seen: string[] = [];
		const disk = new Disk({ files: { 'a.md': 'x' }, now: at(1), persist: (change) => seen.push(`${change.kind} ${change.path}`) });
		disk.mkdir('f/g');
		disk.write('f/g/b.md', 'b');
		disk.rename('f/g/b.md', 'c.md');
		disk.rmdir('f', true);
		disk.remove('a.md');
		expect(seen).toEqual(['mkdir f', 'mkdir f/g', 'write f/g/b.md', 'rename f/g/b.md', 'rmdir f/g', 'rmdir f', 'remove a.md']);
	});

	it('copies to another machine without sharing anything', () => {
		const disk = new Disk({ files: { 'a.md': 'x', 'f/': '', 'g/b.bin': Uint8Array.of(255, 2) } });
		const copy = disk.copy();
		copy.write('a.md', 'changed');
		(copy.read('g/b.bin') as Uint8Array)[0] = 9;
		expect(disk.snapshot()).toEqual({ 'a.md': 'x', 'g/b.bin': Uint8Array.of(255, 2) });
		expect(copy.isFolder('f')).toBe(true);
	});
});

describe('content', () => {
	it.each([['', 0], ['plain', 5], ['ä', 2], ['€', 3], ['😀', 4], ['a😀ä€', 10]])('counts the bytes of %j', (text, bytes) => {
		expect(sizeOf(text)).toBe(bytes);
		expect(sizeOf(new TextEncoder().encode(text))).toBe(bytes);
	});

	it('reads bytes that are no text lossily, and keeps a byte order mark', () => {
		expect(textOf(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\uFFFDb');
		expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa');
	});

	it('is compared as text wherever its bytes are text', () => {
		const disk = new Disk({ files: { 'a.md': new TextEncoder().encode('\uFEFFä'), 'b.bin': Uint8Array.of(0xff) } });
		expect(disk.snapshot()).toEqual({ 'a.md': '\uFEFFä', 'b.bin': Uint8Array.of(0xff) });
	});

	it('cannot hold half a surrogate pair', () => {
		expect(textOf(storable('a\uD83Db'))).toBe('a\uFFFDb');
		expect(storable('a😀b')).toBe('a😀b');
	});
});
