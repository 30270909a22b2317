import { headOf } from '../../src/vault/heads';
import { parseMetadata } from '../host/metadata/parse';

const head = (text: string) => headOf({ path: 'a.md' }, parseMetadata(text));

test.each<[string, string, readonly string[]]>([
	['a list', '---\ntags:\n  - type/customer\n  - "#b"\n---\n', ['type/customer', 'b']],
	['a list that says one twice', '---\ntags: [a, b, a]\n---\n', ['a', 'b']],
	['a list with blanks', '---\ntags: [" a ", b]\n---\n', ['a', 'b']],
	['one line', '---\ntags: a, b c\n---\n', ['a', 'b', 'c']],
	['the singular', '---\ntag: a\n---\n', ['a']],
	['in the text', '---\ntags: [a]\n---\n\nx #type/customer and #a\n', ['type/customer', 'a']],
	['none', 'text', []],
	['numbers and nothing', '---\ntags: [1, null, "", a]\n---\n', ['a']],
])('tags as %s', (_name, text, tags) => {
	expect([...head(text).tags].sort()).toEqual([...tags].sort());
});

test('the first heading of level one', () => {
	expect(head('## a\n\n# b\n\n# c\n').heading).toBe('b');
	expect(head('text').heading).toBeNull();
});

test('links on task lines, nested ones too, and no others', () => {
	const text = 'See [[A]].\n\n- [ ] ask [[B#Part|b]] and [[C]]\n  - [x] [[D]]\n  - [[E]]\n- [[F]]\n\n[[G]]\n';
	expect(head(text).taskLinks).toEqual(expect.arrayContaining(['B', 'C', 'D']));
	expect(head(text).taskLinks?.filter((link) => ['A', 'F', 'G'].includes(link))).toEqual([]);
	expect(head('- [[F]]\n').taskLinks).toBeUndefined();
});

test('properties that cannot be read are told apart from none and from empty ones', () => {
	expect(head('---\na: "x\n---\ntext').hasBadFrontmatter).toBe(true);
	expect(head('---\n---\ntext').hasBadFrontmatter).toBeUndefined();
	expect(head('text').hasBadFrontmatter).toBeUndefined();
	expect(head('---\na: x\n---\ntext').hasBadFrontmatter).toBeUndefined();
});
