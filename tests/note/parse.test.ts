import { itemText, parse, readTable } from '../../src/note';
import type { Block, List, ListItem, Note, Quote } from '../../src/note';

function slice(note: Note, { start, end }: { start: number; end: number }): string {
	return note.text.slice(start, end);
}

function only<Kind extends Block['kind']>(note: Note, kind: Kind): Extract<Block, { kind: Kind }> {
	const found = note.sections.flatMap((section) => section.blocks).filter((block) => block.kind === kind);
	expect(found).toHaveLength(1);
	return found[0] as Extract<Block, { kind: Kind }>;
}

function items(note: Note): ListItem[] {
	const all: ListItem[] = [];
	const walk = (blocks: readonly Block[]): void => blocks.forEach((block) => {
		if (block.kind === 'quote' || block.kind === 'footnote') walk(block.children);
		if (block.kind === 'list') block.items.forEach((item) => {
			all.push(item);
			walk(item.children);
		});
	});
	note.sections.forEach((section) => walk(section.blocks));
	return all;
}

describe('sections', () => {
	const note = parse('intro\n# Fjordline\n## Key **Facts**\n- a\n#### Deep ##\n## Next\ntext\n\nOther\n=====\nend');

	it('begin with a preamble and follow the headings in order', () => {
		expect(note.sections.map(({ level, heading, line }) => [level, heading, line])).toEqual([
			[0, '', 1], [1, 'Fjordline', 2], [2, 'Key **Facts**', 3], [4, 'Deep', 5], [2, 'Next', 6], [1, 'Other', 9],
		]);
	});

	it('know the headings above them', () => {
		expect(note.sections.map(({ path }) => path)).toEqual([
			[], ['Fjordline'], ['Fjordline', 'Key **Facts**'], ['Fjordline', 'Key **Facts**', 'Deep'], ['Fjordline', 'Next'], ['Other'],
		]);
	});

	it('have their heading with its line ending apart', () => {
		expect(note.sections.map(({ headingRange }) => headingRange && slice(note, headingRange))).toEqual([
			null, '# Fjordline\n', '## Key **Facts**\n', '#### Deep ##\n', '## Next\n', 'Other\n=====\n',
		]);
	});

	it('have an empty preamble where the note starts with a heading', () => {
		const [preamble, first] = parse('# A').sections;
		expect(preamble).toMatchObject({ level: 0, range: { start: 0, end: 0 }, blocks: [] });
		expect(first).toMatchObject({ level: 1, heading: 'A', range: { start: 0, end: 3 } });
	});

	it('are one empty preamble in an empty note', () => {
		expect(parse('').sections).toHaveLength(1);
	});

	it('join the lines of a setext heading', () => {
		expect(parse('Two\nlines\n---\n').sections[1]).toMatchObject({ level: 2, heading: 'Two lines', line: 1 });
	});

	it('are not made by headings inside lists, quotes, code or comments', () => {
		const text = '- # a\n> # b\n\n```\n# c\n```\n\n%%\n# d\n%%\n\n    # e\n';
		expect(parse(text).sections).toHaveLength(1);
	});
});

describe('frontmatter', () => {
	it.each([
		['---\na: 1\n---\nbody', 'a: 1\n'],
		['---\n---\n', ''],
		['\ufeff---\na: 1\n---', 'a: 1\n'],
		['---  \r\na: 1\r\n---\t\r\nbody', 'a: 1\r\n'],
		['---\rb: 2\r---\rbody', 'b: 2\r'],
		['---\na: |\n  x --- y\n ---\n---\n', 'a: |\n  x --- y\n ---\n'],
	])('is located in %j', (text, yaml) => {
		const note = parse(text);
		expect(note.frontmatter && slice(note, note.frontmatter.yaml)).toBe(yaml);
		expect(note.sections[0]?.range.start).toBe(note.frontmatter?.range.end);
	});

	it.each(['----\na: 1\n---\n', ' ---\na: 1\n---\n', 'x\n---\na: 1\n---\n', '--- a\n---\n', '---\na: 1\n----\n', '---'])('is not in %j', (text) => {
		expect(parse(text).frontmatter).toBeNull();
	});

	it('counts in the lines of the body', () => {
		expect(parse('---\na: 1\n---\n# A\n').sections[1]?.line).toBe(4);
	});

	it('that ends the note leaves an empty preamble on its last line', () => {
		expect(parse('---\na: 1\n---').sections[0]).toMatchObject({ line: 3, range: { start: 12, end: 12 } });
		expect(parse('---\na: 1\n---\n').sections[0]).toMatchObject({ line: 4, range: { start: 13, end: 13 } });
	});

	it('that is never closed is a problem, and the body is read', () => {
		const note = parse('---\ntitle: x\n\n# A\n');
		expect(note.problems).toEqual([{ code: 'bad-yaml', line: 1, message: expect.stringContaining('---') as string }]);
		expect(note.sections.map(({ heading }) => heading)).toEqual(['', 'A']);
	});

	it('is not missed where a note starts with a break', () => {
		expect(parse('---\nJust some words\n').problems).toEqual([]);
	});
});

describe('the note', () => {
	it.each([['a\nb', '\n'], ['', '\n'], ['a\r\nb', '\r\n'], ['a\r\nb\nc\n', '\n'], ['a\r\nb\nc\r\n', '\r\n'], ['a\rb', '\n']])('knows the line ending of %j', (text, eol) => {
		expect(parse(text).eol).toBe(eol);
	});

	it('knows its byte order mark', () => {
		expect(parse('\ufeff# A').hasBom).toBe(true);
		expect(parse('\ufeff# A').sections[1]).toMatchObject({ heading: 'A', range: { start: 1, end: 4 } });
		expect(parse('# A').hasBom).toBe(false);
	});

	it('says where it is no text', () => {
		expect(parse('\u0089PNG\r\n\u001a\n\0\0').problems).toMatchObject([{ code: 'not-text', line: 3 }]);
		expect(parse(`text\n${'x'.repeat(500)}\ufffd\n\0`).problems).toMatchObject([{ code: 'not-text', line: 3 }]);
	});

	it('says which line is too long, and reads it', () => {
		const note = parse(`# A\n- ${'x'.repeat(1_000_001)}\n- b\n`);
		expect(note.problems).toMatchObject([{ code: 'too-long', line: 2 }]);
		expect(items(note)).toHaveLength(2);
	});
});

describe('list items', () => {
	it.each([
		['- [ ] call', ' ', 'call'],
		['* [x]\tcall  ', 'x', 'call'],
		['+ [?]   call', '?', 'call'],
		['1. [/] call', '/', 'call'],
		['12) [-] call', '-', 'call'],
		['- [ ]', ' ', ''],
		['- [ ] ', ' ', ''],
		['-\t[>] call', '>', 'call'],
		['- [é] call', 'é', 'call'],
		['- call [ ] back', null, 'call [ ] back'],
		['- [x](a.md) b', null, '[x](a.md) b'],
		['- [[Note]] b', null, '[[Note]] b'],
		['- []] b', null, '[]] b'],
		['- [xx] b', null, '[xx] b'],
		['-  [ ]b', null, '[ ]b'],
	])('%j has the state %j and the text %j', (text, task, shown) => {
		const note = parse(text);
		const [item] = items(note);
		expect(item?.task).toBe(task);
		expect(item && slice(note, item.textRange)).toBe(shown);
		expect(item?.taskRange === null ? null : slice(note, item?.taskRange ?? { start: 0, end: 0 })).toBe(task);
	});

	it('know their marker and indent', () => {
		const note = parse('- a\n  * b\n\t+ c\n10. d\n    1) e\n> - f\n>   - g\n');
		expect(items(note).map(({ marker, indent }) => [marker, indent])).toEqual([['-', 0], ['*', 2], ['+', 4], ['10.', 0], ['1)', 4], ['-', 0], ['-', 2]]);
	});

	it('hold what is nested under them', () => {
		const [item] = items(parse('- a\n  more\n\n  para\n  - b\n  ```js\n  x\n  ```\n  > q\n- c\n'));
		expect(item?.children.map(({ kind, line }) => [kind, line])).toEqual([['paragraph', 2], ['paragraph', 4], ['list', 5], ['code', 6], ['quote', 9]]);
	});

	it('have whole lines as their range', () => {
		const note = parse('- a\n\n\t- b\n\t\tmore\n- c\n');
		expect(items(note).map((item) => slice(note, item.range))).toEqual(['- a\n\n\t- b\n\t\tmore\n', '\t- b\n\t\tmore\n', '- c\n']);
	});

	it('in a quote begin after its marks', () => {
		const note = parse('> - a\n>   - b\n');
		expect(items(note).map((item) => slice(note, item.range))).toEqual(['- a\n>   - b\n', '  - b\n']);
	});

	it('stay one list over blank lines, and another marker starts another', () => {
		const blocks = parse('- a\n\n- b\n\n\n- c\n* d\n').sections[0]?.blocks as List[];
		expect(blocks.map((list) => list.items.length)).toEqual([3, 1]);
	});

	it('have no text where their line holds another block', () => {
		const note = parse('- - a\n- > b\n- ```\n  c\n  ```\n- <!-- d -->\n');
		expect(items(note).map((item) => slice(note, item.textRange))).toEqual(['', 'a', '', '', '']);
	});

	it('give their text without the block id', () => {
		const note = parse('- [ ] call back ^t-1\n- plain\n- two\n  lines ^t2\n- ^t3\n');
		expect(items(note).map((item) => [itemText(note, item), item.blockId])).toEqual([['call back', 't-1'], ['plain', null], ['two', 't2'], ['', 't3']]);
	});

	it('in a callout are found with their lines', () => {
		const note = parse('# A\n\n> [!todo]- Later\n> - [ ] a\n> \t- [?] b\n');
		expect(items(note).map(({ line, task }) => [line, task])).toEqual([[4, ' '], [5, '?']]);
	});
});

describe('quotes', () => {
	it.each([
		['> [!note] Title', 'note'], ['> [!WARNING]-', 'warning'], ['>[!info|wide]+ x', 'info'], ['> [!my type]', 'my type'],
		['> [note]', null], ['> text [!note]', null], ['> [!]', null], ['> [!note', null], ['> text\n> [!note]', null],
	])('%j has the type %j', (text, callout) => {
		expect(only(parse(text), 'quote').callout).toBe(callout);
	});

	it('end with their last mark', () => {
		const text = '> a\n>\n> \n\nb\n';
		expect(slice(parse(text), only(parse(text), 'quote').range)).toBe('> a\n>\n> \n');
	});

	it('hold their blocks', () => {
		const quote: Quote = only(parse('> [!note]\n> text\n> - a\n> > [!tip] in\n'), 'quote');
		expect(quote.children.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'quote']);
	});
});

describe('tables', () => {
	const read = (text: string): string[][] => {
		const note = parse(text);
		return readTable(note, only(note, 'table'));
	};

	it('are read cell by cell', () => {
		expect(read('| Field | Value |\n|---|:-:|\n|**Status**|Active   |\n| a\n||\n')).toEqual([['Field', 'Value'], ['**Status**', 'Active'], ['a'], ['']]);
	});

	it('have their escaped pipes undone', () => {
		expect(read('a | b\n--|--\n[[N\\|s]] | \\\\\n')).toEqual([['a', 'b'], ['[[N|s]]', '\\\\']]);
	});

	it('end at a blank line or another block', () => {
		expect(read('|a|\n|-|\n|b|\n- c\n')).toEqual([['a'], ['b']]);
		expect(read('|a|\n|-|\n|b|\n\nc')).toEqual([['a'], ['b']]);
	});

	it('in a quote have rows without its marks', () => {
		const note = parse('> | a | b |\n> |---|---|\n> | 1 | 2 |\n');
		const quote = only(note, 'quote');
		expect(quote.children[0]?.kind === 'table' && readTable(note, quote.children[0])).toEqual([['a', 'b'], ['1', '2']]);
	});

	it('take the place of an item\'s text and task', () => {
		const note = parse('- [ ] a | b\n  --|--\n  1 | 2\n');
		expect(items(note)[0]).toMatchObject({ task: null, taskRange: null, children: [{ kind: 'table' }] });
		expect(items(note).map((item) => slice(note, item.textRange))).toEqual(['']);
	});

	it('with a bare pipe as a row read it as an empty one', () => {
		expect(read('|a|\n|-|\n|\n')).toEqual([['a'], []]);
	});
});

describe('what is kept as it is', () => {
	it.each([
		['```tasks\nnot done\n```', 'code', 'tasks'],
		['~~~~ dataview js\n```\n~~~~', 'code', 'dataview'],
		['```\nnever closed', 'code', ''],
		['    indented', 'code', ''],
		['<!-- a\n\nb -->', 'html', ''],
		['<div>\n- a\n</div>', 'html', ''],
		['%%\n- [ ] a\n\n# b\n%%', 'comment', ''],
		['%% never closed\n\n# b', 'comment', ''],
		['%% one line %%', 'comment', ''],
		['$$\n- a\n\n- b\n$$', 'math', ''],
		['$$ a\n+ b $$', 'math', ''],
		['***', 'break', ''],
		['[a]: b.md "t"', 'definition', ''],
		['[a]:\n  <b c.md>\n  "t"', 'definition', ''],
	])('%j is %s', (text, kind, info) => {
		const note = parse(text);
		expect(note.sections).toHaveLength(1);
		expect(note.sections[0]?.blocks).toEqual([{ kind, range: { start: 0, end: text.length }, line: 1, info }]);
	});

	it.each(['text %% inline %% text', '$$$ a lot', '$$ is a price\n\n$$ is another', '%%a%% b', '%%'.slice(1)])('%j is a paragraph', (text) => {
		expect(parse(text).sections[0]?.blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
	});

	it('ends where the text goes on after the closing marks', () => {
		const note = parse('%%\nhidden\n%% shown\nmore\n');
		expect(note.sections[0]?.blocks.map((block) => [block.kind, slice(note, block.range)])).toEqual([['comment', '%%\nhidden\n%%'], ['paragraph', ' shown\nmore\n']]);
	});

	it('has many definitions in one paragraph', () => {
		expect(parse('[a]: b\n[c]: d\n[e]: f\ntext\n').sections[0]?.blocks.map(({ kind, line }) => [kind, line])).toEqual([['definition', 1], ['definition', 2], ['definition', 3], ['paragraph', 4]]);
	});
});

describe('HTML', () => {
	it.each(['<a href=x>', '<a b c="d e" f=\'g\' h = i />', '</b >', '<x-y z:_.-1>', '<!DOCTYPE html>', '<![CDATA[ x ]]>', '<TABLE', '<hr/>', '<script>x</script> y'])('%j starts a block', (text) => {
		expect(parse(`${text}\n`).sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['html']);
	});

	it.each(['<a href=x> y', '<a b=>', '<a b="c>', '<1>', '< a>', '<a b="c"d>', '</b c>', '<pre/>', '<!x', '<', '<a =b>', '<https://example.com>'])('%j is text', (text) => {
		expect(parse(`${text}\n`).sections[0]?.blocks.map(({ kind }) => kind)).toEqual([text === '<!x' ? 'html' : 'paragraph']);
	});
});

describe('block ids and footnotes', () => {
	it.each(['[^a\\]b]: x', '[^1]:x', '   [^1]: x'])('%j is a footnote', (text) => {
		expect(only(parse(text), 'footnote').children).toHaveLength(1);
	});

	it.each(['[^]: x', '[^a b]: x', '[^a', '[^a[b]: x', '[^a] x', `[^${'a'.repeat(1001)}]: x`])('%j is none', (text) => {
		expect(parse(text).sections[0]?.blocks.map(({ kind }) => kind)).not.toContain('footnote');
	});

	it.each([['text ^id-1', 'id-1'], ['text\nmore ^x', 'x'], ['^alone', 'alone'], ['text^no', null], ['text ^no_no', null], ['a ^ b', null], ['2 ^3 x', null]])('%j has the id %j', (text, id) => {
		expect(only(parse(text), 'paragraph').blockId).toBe(id);
	});

	it('a footnote holds its blocks', () => {
		const footnote = only(parse('[^long]: one\n\n    two\n\n    - three\n\n'), 'footnote');
		expect(footnote.label).toBe('long');
		expect(footnote.children.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'list']);
	});
});
