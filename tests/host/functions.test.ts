import { debounce, getAllTags, getFrontMatterInfo, getLinkpath, normalizePath, parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterTags, parseLinktext, parseYaml, prepareSimpleSearch, request, requestUrl, resolveSubpath, stringifyYaml, stripHeading, stripHeadingForLink } from 'obsidian';
import { arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, hexToArrayBuffer } from 'obsidian';
import { parseMetadata } from './metadata/parse';
import { runDebounced } from './timers';

describe('functions of the API', () => {
	it.each([['/a//b/', 'a/b'], ['a\\b', 'a/b'], ['', '/'], ['//', '/'], ['a\u00A0b\u202Fc', 'a b c'], ['u\u0308.md', 'ü.md'], [' a ', ' a ']])('normalise the path %j to %j', (path, normal) => {
		expect(normalizePath(path)).toBe(normal);
	});

	it.each([
		['---\na: b\n---\nx', { exists: true, frontmatter: 'a: b', from: 4, to: 8, contentStart: 13 }],
		['---\r\na: b\r\n---\r\nx', { exists: true, frontmatter: 'a: b', from: 5, to: 9, contentStart: 16 }],
		['---\n---\n', { exists: true, frontmatter: '', from: 4, to: 4, contentStart: 8 }],
		['--- \na: b\n---  ', { exists: true, frontmatter: 'a: b', from: 5, to: 9, contentStart: 15 }],
		['---\na: b\n----\n', { exists: false }], ['x\n---\n---\n', { exists: false }], ['---\na: b', { exists: false }], ['', { exists: false, contentStart: 0 }],
	])('find the frontmatter of %j', (text, info) => {
		expect(getFrontMatterInfo(text)).toMatchObject(info);
	});

	it('read YAML with dates as text and write it as the application does', () => {
		expect(parseYaml('d: 2026-01-05')).toEqual({ d: '2026-01-05' });
		expect(() => { parseYaml('a: 1\na: 2'); }).toThrow();
		const warn = jest.spyOn(process, 'emitWarning');
		expect(parseYaml('day: {{date}}')).toEqual({ day: { '{ date }': null } });
		expect(warn).not.toHaveBeenCalled();
		expect(stringifyYaml({ a: null, long: 'word '.repeat(40).trim(), list: ['x'] })).toBe(`a:\nlong: ${'word '.repeat(40).trim()}\nlist:\n  - x\n`);
	});

	it('read aliases and tags among the properties', () => {
		expect(parseFrontMatterAliases({ aliases: ['A', 3, null, 'B'] })).toEqual(['A', '3', 'B']);
		expect(parseFrontMatterAliases({ Alias: 'one' })).toEqual(['one']);
		expect(parseFrontMatterAliases({ aliases: null })).toBeNull();
		expect(parseFrontMatterTags({ tags: ['a', '#b', 'type/customer'] })).toEqual(['#a', '#b', '#type/customer']);
		expect(parseFrontMatterTags({ tags: 'one, two' })).toEqual([]);
		expect(parseFrontMatterTags({ tag: 'one' })).toEqual(['#one']);
		expect(parseFrontMatterTags(null)).toBeNull();
		expect(parseFrontMatterEntry({ 'Last-Contact': 'x' }, /^last/i)).toBe('x');
		expect(parseFrontMatterEntry({ a: 'x' }, 'b')).toBeNull();
	});

	it('give all tags, those of the frontmatter first, and none as an empty list', () => {
		expect(getAllTags(parseMetadata('---\ntags: [b]\n---\n#a #b'))).toEqual(['#b', '#a', '#b']);
		expect(getAllTags({})).toEqual([]);
	});

	it('take links apart', () => {
		expect(parseLinktext('A/B#C#D')).toEqual({ path: 'A/B', subpath: '#C#D' });
		expect(parseLinktext('A')).toEqual({ path: 'A', subpath: '' });
		expect(getLinkpath('U\u0308\u00A0x#y')).toBe('Ü x');
	});

	it('resolve subpaths to headings, by their path, and to blocks', () => {
		const cache = parseMetadata('# A\n## Notes\n# B\n## Notes: all\ntext ^Id\n\n- item ^two');
		expect(resolveSubpath(cache, '#Notes')).toMatchObject({ type: 'heading', start: { line: 1 }, end: { line: 2 } });
		expect(resolveSubpath(cache, '#B#Notes all')).toMatchObject({ type: 'heading', start: { line: 3 }, end: null });
		expect(resolveSubpath(cache, '#^id')).toMatchObject({ type: 'block', start: { line: 4 } });
		expect(resolveSubpath(cache, '#^two')).toMatchObject({ type: 'block', list: { id: 'two' } });
		expect(resolveSubpath(cache, '#Nothing')).toBeNull();
		expect(resolveSubpath(cache, '#^none')).toBeNull();
	});

	it('strip headings for comparing and for linking', () => {
		expect(stripHeading('A: *b* [[c]]  d')).toBe('A b c d');
		expect(stripHeadingForLink('A: b | c #d [[e]]')).toBe('A b c d e');
	});

	it('search for all words of a query', () => {
		const search = prepareSimpleSearch('wind nord');
		expect(search('Nordwind, wind')?.matches).toEqual([[0, 4], [4, 8], [10, 14]]);
		expect(search('Nord')).toBeNull();
	});

	it('turn bytes into text and back', () => {
		const bytes = Uint8Array.of(0, 127, 255).buffer;
		expect(arrayBufferToHex(bytes)).toBe('007fff');
		expect(arrayBufferToBase64(bytes)).toBe('AH//');
		expect(new Uint8Array(hexToArrayBuffer('007fff'))).toEqual(new Uint8Array(bytes));
		expect(new Uint8Array(base64ToArrayBuffer('AH//'))).toEqual(new Uint8Array(bytes));
	});

	it('never reach the network', async () => {
		expect(() => requestUrl('https://example.org')).toThrow('no network');
		await expect(request('https://example.org')).rejects.toThrow('no network');
	});
});

describe('debounce', () => {
	beforeEach(() => { jest.useFakeTimers(); });
	afterEach(() => { jest.useRealTimers(); });

	it('runs once with the last arguments, counted from the first call', () => {
		const calls: number[] = [];
		const later = debounce((n: number) => { calls.push(n); }, 100);
		later(1);
		jest.advanceTimersByTime(60);
		later(2);
		jest.advanceTimersByTime(60);
		expect(calls).toEqual([2]);
	});

	it('counts anew with every call only where it was asked to', () => {
		const calls: number[] = [];
		const later = debounce((n: number) => { calls.push(n); }, 100, true);
		later(1);
		jest.advanceTimersByTime(60);
		later(2);
		jest.advanceTimersByTime(60);
		expect(calls).toEqual([]);
		jest.advanceTimersByTime(60);
		expect(calls).toEqual([2]);
	});

	it('can be cancelled, run at once, and run by the host', () => {
		const calls: string[] = [];
		const later = debounce((name: string) => { calls.push(name); }, 100);
		later('cancelled').cancel();
		later('at once').run();
		later('by the host');
		runDebounced();
		jest.advanceTimersByTime(500);
		expect(calls).toEqual(['at once', 'by the host']);
	});
});
