/**
 * Texts that make a careless reader take quadratic time or overflow the stack.
 * At these sizes quadratic work would take minutes and run into jest's limit;
 * how time grows is measured by tests/bench/parse.ts.
 */
import { addListItem, appendListValue, isPlaceholder, links, parse, plainText, readFrontmatter, serialize, setProperty, splitTopics } from '../../src/note';
import type { Block, Section } from '../../src/note';

const many = 40_000;
const nested = (depth: number, line: (at: number) => string): string => Array.from({ length: depth }, (_, at) => line(at)).join('\n');

const texts: readonly [string, string][] = [
	['a line of 5 MB', 'x'.repeat(5_000_000)],
	['a long line with brackets', 'word [ '.repeat(200_000)],
	['quotes in quotes', '>'.repeat(many)],
	['quotes in quotes, line by line', `${'> '.repeat(200)}\n`.repeat(500)],
	['bullets in bullets', '- '.repeat(many)],
	['numbers in numbers', '1. '.repeat(many)],
	['footnotes in footnotes', '[^a]: '.repeat(20_000)],
	['lists that go deeper', nested(1000, (at) => `${'  '.repeat(at)}- a`)],
	['lists that go deeper by tabs', nested(1000, (at) => `${'\t'.repeat(at)}- [ ] a`)],
	['bullets with blank lines', '- a\n\n'.repeat(many / 2)],
	['opening brackets', '['.repeat(many)],
	['closing brackets', ']'.repeat(many)],
	['wikilinks that never close', '[[a|'.repeat(many)],
	['embeds that never close', '![['.repeat(many)],
	['links that never close', '[a]('.repeat(many)],
	['parentheses in destinations', '[a](b('.repeat(many)],
	['angle brackets in destinations', '[a](<b'.repeat(many)],
	['titles that never close', '[a](b "c '.repeat(many)],
	['brackets around a link', `${'['.repeat(many)}a](b)${']'.repeat(many)}`],
	['many links', '[[a]] [b](c) '.repeat(many / 4)],
	['200,000 backticks', '`'.repeat(200_000)],
	['backticks of every length', nested(600, (at) => '`'.repeat(at + 1)).replaceAll('\n', ' ')],
	['tildes', '~'.repeat(200_000)],
	['fences', '```\n'.repeat(many)],
	['comments that never close', '<!--'.repeat(many)],
	['tags that never close', '<a b="'.repeat(many)],
	['tags with endless blanks', `<a${' '.repeat(many)}`.repeat(5)],
	['instructions', '<?'.repeat(many)],
	['CDATA', '<![CDATA['.repeat(many / 4)],
	['less-than signs', '<'.repeat(many)],
	['percent signs', '%%a'.repeat(many)],
	['lines of percent signs', '%% a\n'.repeat(many)],
	['dollars', '$a '.repeat(many)],
	['lines of dollars', '$$ a\n\n'.repeat(many / 2)],
	['stars', '*a_ '.repeat(many)],
	['runs of stars', `${'*'.repeat(many)}a${'*'.repeat(many)}`],
	['definitions', '[a]: b\n'.repeat(many / 2)],
	['definitions and underlines', '[a]: b\n===\n'.repeat(many / 4)],
	['a definition that never ends', `[a]:${'\n'.repeat(1)}${' '.repeat(many)}`],
	['pipes', `${'|'.repeat(many)}\n${'|-'.repeat(many)}\n`],
	['tables that are none', '|a\n|-|-\n'.repeat(many / 4)],
	['dashes', '-'.repeat(many)],
	['underlines', 'a\n-\n'.repeat(many / 2)],
	['hashes', '#'.repeat(many)],
	['closing hashes', `# a ${'# '.repeat(many)}`],
	['white space', `${' '.repeat(many)}\n`.repeat(5)],
	['tabs', `${'\t'.repeat(many)}a`],
	['carriage returns', '\r'.repeat(many)],
	['backslashes', '\\'.repeat(many)],
	['block ids', `${'a^b '.repeat(many)}^${'c'.repeat(many)}`],
	['open properties', `---\n${'a: b\n'.repeat(many)}`],
	['many fences of properties', '---\n'.repeat(many)],
	['empty properties, long body', `---\n---\n${'- [[a]]\n'.repeat(many / 4)}`],
	['commas', ','.repeat(many)],
	['brackets and commas', '(a, '.repeat(many)],
	['quotes and commas', '"a, '.repeat(many)],
	['NUL', '\0'.repeat(many)],
];

function deepest(sections: readonly Section[]): number {
	const depth = (blocks: readonly Block[]): number => Math.max(0, ...blocks.slice(0, 50).map((block) => {
		if (block.kind === 'list') return 1 + Math.max(0, ...block.items.slice(0, 50).map((item) => depth(item.children)));
		return block.kind === 'quote' || block.kind === 'footnote' ? 1 + depth(block.children) : 1;
	}));
	return Math.max(...sections.slice(0, 50).map(({ blocks }) => depth(blocks)));
}

describe('hostile text', () => {
	it.each(texts)('%s is read in the time it takes to read it', (_name, text) => {
		const note = parse(text);
		expect(serialize(note) === text).toBe(true);
		expect(deepest(note.sections)).toBeLessThan(200);
		for (const { range, targetRange } of links(note).slice(0, 1000)) expect(range.start < targetRange.start && targetRange.end <= range.end).toBe(true);
		expect(readFrontmatter(note).isBroken).toBe(false);
	});

	it.each(texts)('%s is shown, split and judged in that time too', (_name, text) => {
		expect(plainText(text)).not.toContain('\n');
		expect(splitTopics(text).length).toBeLessThanOrEqual(text.length);
		expect(typeof isPlaceholder(text)).toBe('boolean');
	});

	it('is edited in that time too', () => {
		const list = `## Log\n${'- a\n'.repeat(50_000)}`;
		expect(addListItem(list, 'Log', 'b', { place: 'bottom' })).toEqual({ ok: true, text: `${list}- b\n` });
		const values = Array.from({ length: 2000 }, (_, at) => `  - v${String(at)}\n`).join('');
		const text = `---\ntags:\n${values}---\n`;
		expect(appendListValue(text, 'tags', 'new')).toEqual({ ok: true, text: `---\ntags:\n${values}  - new\n---\n` });
		expect(setProperty(`---\na: ${'['.repeat(50_000)}\n---\n`, 'b', 1)).toMatchObject({ ok: false, reason: 'bad-yaml' });
	});
});
