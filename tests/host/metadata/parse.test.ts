import type { CachedMetadata } from 'obsidian';
import { parseMetadata } from './parse';

const read = (...lines: string[]): CachedMetadata => parseMetadata(lines.join('\n'));
const at = (line: number, col: number, offset: number): object => ({ line, col, offset });
const sections = (cache: CachedMetadata): string[] => (cache.sections ?? []).map((each) => `${each.type} ${String(each.position.start.line)}-${String(each.position.end.line)}`);
const links = (cache: CachedMetadata): unknown[] => (cache.links ?? []).map(({ link, displayText, original }) => ({ link, displayText, original }));
const items = (cache: CachedMetadata): unknown[] => (cache.listItems ?? []).map(({ task, parent, position }) => [position.start.line, parent, task]);

describe('sections', () => {
	it('are the blocks at the top, with their lines', () => {
		expect(sections(read('---', 'a: b', '---', '# H', 'text', '', '- a', '  - b', '', '> quote', '', '> [!note] callout', '', '```js', 'x', '```', '', '| a |', '|---|', '| b |', '', '---', '', '<div>x</div>', '', '%%', 'c', '%%', '', '$$', 'x', '$$', '', '[^1]: note'))).toEqual([
			'yaml 0-2', 'heading 3-3', 'paragraph 4-4', 'list 6-7', 'blockquote 9-9', 'callout 11-11', 'code 13-15', 'table 17-19',
			'thematicBreak 21-21', 'html 23-23', 'comment 25-27', 'math 29-31', 'footnoteDefinition 33-33',
		]);
	});

	it('have positions by line, column and offset, also with CRLF', () => {
		expect(parseMetadata('# A\r\n\r\ntwo\r\nlines').sections).toEqual([
			{ type: 'heading', position: { start: at(0, 0, 0), end: at(0, 3, 3) } },
			{ type: 'paragraph', position: { start: at(2, 0, 7), end: at(3, 5, 17) } },
		]);
	});

	it('leave out what a note does not have', () => {
		expect(parseMetadata('')).toEqual({});
		expect(Object.keys(parseMetadata('text'))).toEqual(['sections']);
	});

	it('end a comment where its list item or quote ends', () => {
		expect(sections(read('- %%', '  hidden', '- next', '', 'text'))).toEqual(['list 0-2', 'paragraph 4-4']);
	});

	it('take a comment that is never closed to the end, and one beside text as text', () => {
		expect(sections(read('%% open', '', '# no heading'))).toEqual(['comment 0-2']);
		expect(sections(read('%% one %%'))).toEqual(['comment 0-0']);
		expect(sections(read('%% one %% text'))).toEqual(['paragraph 0-0']);
	});
});

describe('frontmatter', () => {
	it('is read with texts, numbers, lists, and dates as text', () => {
		const cache = read('---', 'date: 2026-01-05', 'n: 3', 'tags: [a, b]', 'empty:', '---', 'x');
		expect(cache.frontmatter).toEqual({ date: '2026-01-05', n: 3, tags: ['a', 'b'], empty: null });
		expect(cache.frontmatterPosition).toEqual({ start: at(0, 0, 0), end: at(5, 3, 49) });
		expect(cache.frontmatterLinks).toEqual([]);
	});

	it('has dates as `Date` where the test wants an older version', () => {
		expect(parseMetadata('---\ndate: 2026-01-05\n---\n', { yamlDates: true }).frontmatter).toEqual({ date: new Date('2026-01-05') });
	});

	it.each([['a duplicate key', 'a: 1\na: 2'], ['an open quote', 'a: "x'], ['a tab', '\ta: b'], ['a list', '- a'], ['a text', 'just words'], ['nothing', '']])('is none at all where the block holds %s', (_, source) => {
		const cache = parseMetadata(`---\n${source}\n---\n\n# Body`);
		expect(cache.frontmatter).toBeUndefined();
		expect(cache.frontmatterPosition).toBeUndefined();
		expect(cache.headings?.map((each) => each.heading)).toEqual(['Body']);
	});

	it('keeps a key named __proto__ as a key', () => {
		const { frontmatter } = parseMetadata('---\n__proto__: x\n---\n');
		expect(Object.keys(frontmatter ?? {})).toEqual(['__proto__']);
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	it('refuses a bomb of aliases', () => {
		const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefg'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'.charAt(index)}`).join(',')}]`)];
		expect(read('---', ...bomb, '---').frontmatter).toBeUndefined();
	});

	it('gives links by the path of their key', () => {
		expect(read('---', 'account: "[[Nordwind|NW]]"', 'more:', '  - "[[A#B]]"', '  - deep: "[x](y%20z.md)"', 'text: "see [[no]]"', 'web: "[x](https://x.org)"', '---').frontmatterLinks).toEqual([
			{ key: 'account', link: 'Nordwind', original: '[[Nordwind|NW]]', displayText: 'NW' },
			{ key: 'more.0', link: 'A#B', original: '[[A#B]]', displayText: 'A > B' },
			{ key: 'more.1.deep', link: 'y z.md', original: '[x](y%20z.md)', displayText: 'x' },
		]);
	});

	it('stands only at the very beginning', () => {
		expect(parseMetadata('\n---\na: b\n---\n').frontmatter).toBeUndefined();
	});
});

describe('links', () => {
	it('are wiki links and Markdown links into the vault, in their order', () => {
		expect(links(read('[[A]] and [b](B.md) and [[C#H|see]] [w](https://x.org) [m](mailto:x@y.z) [s](<my note.md>) [e](x%20y.md)'))).toEqual([
			{ link: 'A', displayText: 'A', original: '[[A]]' },
			{ link: 'B.md', displayText: 'b', original: '[b](B.md)' },
			{ link: 'C#H', displayText: 'see', original: '[[C#H|see]]' },
			{ link: 'my note.md', displayText: 's', original: '[s](<my note.md>)' },
			{ link: 'x y.md', displayText: 'e', original: '[e](x%20y.md)' },
		]);
	});

	it('have their place in the text', () => {
		expect(read('', 'see [[A]]').links?.[0]?.position).toEqual({ start: at(1, 4, 5), end: at(1, 9, 10) });
	});

	it('stand in headings, lists, quotes, tables, footnotes and comments', () => {
		const cache = read('# [[h]]', '- [[l]]', '  - [[n]]', '', '> [[q]]', '', '| a |', '|---|', '| [[t\\|T]] |', '', '[^1]: [[f]]', '', '%%', '[[c]]', '%%');
		expect(cache.links?.map((each) => each.link)).toEqual(['h', 'l', 'n', 'q', 't', 'f', 'c']);
		expect(cache.links?.[4]).toMatchObject({ displayText: 'T', original: '[[t\\|T]]' });
	});

	it('do not stand in code, HTML, frontmatter text or behind an escape', () => {
		expect(read('---', 'a: "see [[f]]"', '---', '`[[c]]` \\[[e]] <!-- [[h]] -->', '', '```', '[[k]]', '```', '', '    [[i]]', '', '<div>', '[[d]]', '</div>').links).toBeUndefined();
	});

	it('are no links when they are empty or broken over lines', () => {
		expect(read('[[]] [[ ]] [[a', 'b]] [[c]').links).toBeUndefined();
	});

	it('are embeds with an exclamation mark', () => {
		const cache = read('![[pic.png|100]] ![x](y.png) ![w](https://x.org/y.png) [[n]]');
		expect(cache.embeds?.map(({ link, displayText }) => [link, displayText])).toEqual([['pic.png', '100'], ['y.png', 'x']]);
		expect(cache.links?.map((each) => each.link)).toEqual(['n']);
	});
});

describe('tags', () => {
	it.each([
		['#a #b/c-d_e', ['#a', '#b/c-d_e']], ['x#no (#no) a/#no', []], ['#1 #12/3', []], ['#1a', ['#1a']], ['#ümläut #日本 #🙂', ['#ümläut', '#日本', '#🙂']],
		['#a, #b.', ['#a', '#b']], ['`#code` [[#heading]] [#x](y.md) https://x.org/#frag', []], ['# heading #t', ['#t']], ['- #t', ['#t']],
	])('in %j are %j', (text, tags) => {
		expect((parseMetadata(text).tags ?? []).map((each) => each.tag)).toEqual(tags);
	});

	it('may be very many', () => {
		expect(parseMetadata('#a '.repeat(150_000)).tags).toHaveLength(150_000);
	}, 60_000);

	it('do not include those of the frontmatter', () => {
		expect(read('---', 'tags: [a]', '---', '#b').tags?.map((each) => each.tag)).toEqual(['#b']);
	});
});

describe('headings', () => {
	it('keep their source, with level and place, and only those outside of lists and quotes', () => {
		expect(read('# One **bold** [[L]]', 'Two', '---', '### Three ###', '> # quoted', '- # listed').headings?.map(({ heading, level }) => [heading, level])).toEqual([['One **bold** [[L]]', 1], ['Two', 2], ['Three', 3]]);
	});
});

describe('list items', () => {
	it('have the line of their parent, or minus the line of their list at its root', () => {
		expect(items(read('- a', '  - b', '    - c', '- d', '', 'text', '', '1. e', '2. f'))).toEqual([
			[0, -1, undefined], [1, 0, undefined], [2, 1, undefined], [3, -1, undefined], [7, -7, undefined], [8, -7, undefined],
		]);
	});

	it('have the character of their task, whatever it is', () => {
		expect((read('- [ ] a', '- [x] b', '* [?] c', '+ [-] d', '1. [/] e', '- [] f', '- [xx] g', '- [ ]h', '> - [>] i', '- [🙂] j').listItems ?? []).map((each) => each.task)).toEqual([' ', 'x', '?', '-', '/', undefined, undefined, undefined, '>', '🙂']);
	});

	it('end where their own text ends, not their children', () => {
		expect(read('- a', '  more', '  - b').listItems?.map((each) => [each.position.start.offset, each.position.end.offset])).toEqual([[0, 10], [13, 16]]);
	});

	it('take in the blank line before the next item', () => {
		expect(read('- a', '', '- b').listItems?.map((each) => each.position.end)).toEqual([at(1, 0, 4), at(2, 3, 8)]);
	});

	it('are not found in code or comments', () => {
		expect(read('```', '- [ ] a', '```', '', '%%', '- [ ] b', '%%').listItems).toBeUndefined();
	});

	it('stand within a task whose text begins with a marker', () => {
		expect(items(read('- [ ] 1. a'))).toEqual([[0, -1, ' '], [0, 0, undefined]]);
	});
});

describe('block ids', () => {
	it('belong to the block that they end, to the item, or to the block before them', () => {
		const cache = read('text ^One', '', '- item ^two', '', '| a |', '|---|', '', '^three');
		expect(Object.keys(cache.blocks ?? {})).toEqual(['one', 'two', 'three']);
		expect(cache.blocks?.['one']).toEqual({ id: 'One', position: { start: at(0, 0, 0), end: at(0, 9, 9) } });
		expect(cache.listItems?.[0]?.id).toBe('two');
		expect(cache.sections?.map((each) => each.id)).toEqual(['One', undefined, 'three', undefined]);
	});
});

describe('footnotes', () => {
	it('are told with what refers to them', () => {
		const cache = read('a[^x]', '', '[^x]: b', '', '[r]: https://x.org');
		expect(cache.footnoteRefs?.map((each) => [each.id, each.position.start.offset])).toEqual([['x', 1]]);
		expect(cache.footnotes?.map((each) => each.id)).toEqual(['x']);
		expect(cache.referenceLinks?.map(({ id, link }) => [id, link])).toEqual([['r', 'https://x.org']]);
	});
});
