import fc from 'fast-check';
import { applyEdits, commentLinks, links, parse, retarget } from '../../src/note';
import type { Link } from '../../src/note';

/** `target#subpath|display` with the signs of embeds and Markdown links. */
function told({ kind, embed, target, subpath, display, key }: Link): string {
	return `${key === null ? '' : `${key}: `}${embed ? '!' : ''}${kind === 'markdown' ? 'md ' : ''}${target}${subpath}${display === null ? '' : `|${display}`}`;
}

function linksOf(text: string): string[] {
	return links(parse(text)).map(told);
}

describe('wikilinks', () => {
	it.each([
		['[[Note]]', 'Note'],
		['a [[Folder/Note#Head|shown]] b', 'Folder/Note#Head|shown'],
		['[[Note#A#B]]', 'Note#A#B'],
		['[[Note#^id-1]]', 'Note#^id-1'],
		['[[#Head]]', '#Head'],
		['[[ Note | shown ]]', 'Note| shown '],
		['[[Note|]]', 'Note|'],
		['[[Note|a|b]]', 'Note|a|b'],
		['[[Note|a [b] c]]', 'Note|a [b] c'],
		['![[image.png|100]]', '!image.png|100'],
		['[[x.md]]', 'x.md'],
		['[[[Note]]]', 'Note'],
		['[[no [[Note]]', 'Note'],
		['**[[Note]]**', 'Note'],
		['## Head [[Note]]', 'Note'],
		['Head [[Note]]\n===', 'Note'],
		['- [ ] [[Note]]', 'Note'],
		['> [!note] [[Note]]', 'Note'],
		['[^1]: see [[Note]]', 'Note'],
		['| a |\n|---|\n| [[Note\\|shown]] |', 'Note|shown'],
		['| a |\n|---|\n| [[Note|shown]] |', 'Note|shown'],
		['| [[Note]] |\n|---|', 'Note'],
		['<b>[[Note]]</b>', 'Note'],
		['`open [[Note]]', 'Note'],
		['costs $5 and [[Note]] costs $3', 'Note'],
		['US$ [[Note]] US$', 'Note'],
		['a %% open [[Note]]', 'Note'],
		['`a` [[Note]] `b`', 'Note'],
		['\\`[[Note]]\\`', 'Note'],
		['a < b [[Note]] > c', 'Note'],
	])('in %j: %j', (text, expected) => {
		expect(linksOf(text)).toEqual([expected]);
	});

	it.each([
		'[[]]', '[[ ]]', '[[|a]]', '[[a\nb]]', '[[a]', '\\[[a]]', '[\\[a]]', '[[a]b]]',
		'`[[a]]`', '``[[a]] ` [[b]]``', 'a `b\nc [[d]]` e', '```\n[[a]]\n```', '~~~\n[[a]]', '    [[a]]', '- a\n\n      [[b]]',
		'%%[[a]]%%', 'x %% a\n[[b]] %% c', '%%\n\n[[a]]\n\n%%', '%%\n[[a]]', '<!-- [[a]] -->', 'x <!-- [[a]] --> y', '<!--\n\n[[a]]\n-->',
		'$[[a]]$', '$$[[a]]$$', '$$\n[[a]]\n$$', '<div>\n[[a]]\n</div>', '<i title="[[a]]">x</i>', '> ```\n> [[a]]\n> ```', '- `a\n  [[b]]`',
	])('are not in %j', (text) => {
		expect(linksOf(text)).toEqual([]);
	});
});

describe('Markdown links', () => {
	it.each([
		['[x](note.md)', 'md note.md|x'],
		['[x](my%20note.md#My%20head)', 'md my note.md#My head|x'],
		['[x](<my note.md>)', 'md my note.md|x'],
		['[x](note.md "title")', 'md note.md|x'],
		['[x]( <a b.md> (t) )', 'md a b.md|x'],
		['[x](a\\(b.md)', 'md a(b.md|x'],
		['[x](a(b)c.md)', 'md a(b)c.md|x'],
		['[x](a%2.md)', 'md a%2.md|x'],
		['[x](%E4%BD%A0.md)', 'md 你.md|x'],
		['[x](%FF.md)', 'md %FF.md|x'],
		['[](note.md)', 'md note.md'],
		['![alt](image.png)', '!md image.png|alt'],
		['[a [b] c](note.md)', 'md note.md|a [b] c'],
		['[x](#head)', 'md #head|x'],
		['[x](../a/b.md)', 'md ../a/b.md|x'],
		['[ref]: note.md', 'md note.md'],
		['[ref]: <a note.md#h> "t"', 'md a note.md#h'],
		['> [ref]: note.md', 'md note.md'],
	])('in %j: %j', (text, expected) => {
		expect(linksOf(text)).toEqual([expected]);
	});

	it('inside another link win over it', () => {
		expect(linksOf('[a [b](c.md) d](e.md)')).toEqual(['md c.md|b']);
		expect(linksOf('[![alt](p.png)](note.md)')).toEqual(['md note.md|![alt](p.png)', '!md p.png|alt']);
	});

	it.each([
		'[x](https://example.com)', '[x](mailto:a@b.c)', '[x](obsidian://open?vault=a)', '[x](//host/a)', '<https://example.com>', '[x]: https://example.com',
		'[x]()', '[x](<>)', '[x] (a.md)', '[x](a b.md)', '\\[x](a.md)', '[x\\](a.md)', '`[x](a.md)`', '[x](a.md "t)', '[^1]: https://x.y',
	])('to notes are not in %j', (text) => {
		expect(linksOf(text)).toEqual([]);
	});
});

describe('links in properties', () => {
	it('have the path of keys that leads to them', () => {
		const text = '---\naccount: "[[Fjordline]]"\nrelated:\n  - "[[A|a]]"\n  - plain\n  - \'[[O\'\'Neil#H]]\'\nnested:\n  deep: ["[[B]]", "see [[C]] and [[D]]"]\nsource: "[x](a%20b.md)"\n---\n[[E]]\n';
		expect(linksOf(text)).toEqual([
			'account: Fjordline', 'related.0: A|a', 'related.2: O\'Neil#H', 'nested.deep.0: B', 'nested.deep.1: C', 'nested.deep.1: D', 'source: md a b.md|x', 'E',
		]);
	});

	it('are found without quotes too, as people write them', () => {
		expect(linksOf('---\naccount: [[Fjordline]]\nall: [[[A]], [[B, Inc]]]\nlist:\n  - [[C]]\n---\n')).toEqual(['account: Fjordline', 'all.0: A', 'all.1: B, Inc', 'list.0: C']);
	});

	it('are read through YAML\'s escapes', () => {
		expect(linksOf('---\na: "[[Caf\\u00e9]]"\nb: "\\"[[B]]\\""\nc: "[[x\\q]]"\n---\n')).toEqual([]);
		expect(linksOf('---\na: "[[Caf\\u00e9|\\t]]"\nb: "\\"[[B]]\\""\nc: "[[C|\\x41]]"\n---\n')).toEqual(['a: Café|\t', 'b: B', 'c: C|\\x41']);
	});

	it('are not in keys, comments, or YAML that cannot be read', () => {
		expect(linksOf('---\n# [[A]]\n"[[B]]": 1\n---\n')).toEqual([]);
		expect(linksOf('---\na: "[[A]]\n---\n')).toEqual([]);
	});

	it('have ranges in the whole text', () => {
		const text = '\ufeff---\r\nx: "[[Fjordline|F]]"\r\n---\r\n';
		const [link] = links(parse(text));
		expect(link && [text.slice(link.range.start, link.range.end), text.slice(link.targetRange.start, link.targetRange.end), link.line]).toEqual(['[[Fjordline|F]]', 'Fjordline', 2]);
	});
});

describe('links in comments', () => {
	it('are told apart: Obsidian counts those inside a paragraph', () => {
		const note = parse('a %% [[B]] `[[no]]` [c](d.md) %% [[E]]\n\n%%\n[[F]]\n%%\n');
		expect(links(note).map(told)).toEqual(['E']);
		expect(commentLinks(note).map(told)).toEqual(['B', 'md d.md|c']);
	});
});

describe('retarget', () => {
	const moved = (text: string, target: string, subpath = '', display?: string): string => {
		const note = parse(text);
		const edits = links(note).map((link) => retarget(note, link, display === undefined ? { target, subpath } : { target, subpath, display }));
		const result = applyEdits(text, edits);
		return result.ok ? result.text : result.reason;
	};

	it.each([
		['[[Old]] and [[ Old#H | o ]]', 'New', '[[New]] and [[ New | o ]]'],
		['![[Old]]', 'New', '![[New]]'],
		['[x](Old.md)', 'My (new) note.md', '[x](My%20%28new%29%20note.md)'],
		['[x](<Old.md> "t")', 'My <new>.md', '[x](<My \\<new\\>.md> "t")'],
		['[x](Old.md)', '100%.md', '[x](100%25.md)'],
		['[r]: Old.md', 'New one.md', '[r]: New%20one.md'],
		['---\na: \'[[Old]]\'\n---\n', 'O\'Neil', '---\na: \'[[O\'\'Neil]]\'\n---\n'],
		['---\na: "[[Old]]"\n---\n', 'a"b', '---\na: "[[a\\"b]]"\n---\n'],
		['---\na: [[Old]]\n---\n', 'New', '---\na: [[New]]\n---\n'],
		['| a |\n|---|\n| [[Old\\|x]] |', 'New', '| a |\n|---|\n| [[New\\|x]] |'],
	])('of %j to %j gives %j', (text, target, expected) => {
		expect(moved(text, target)).toBe(expected);
	});

	it('finds the tables inside lists and quotes', () => {
		const table = (mark: string, first = mark): string => `${first}| a |\n${mark}|---|\n${mark}| [[Old]] |\n`;
		const text = `${table('  ', '- ')}- b [[Old]]\n\n${table('> ')}> - [[Old]]\n\n[^1]: x [[Old]]\n`;
		expect(moved(text, 'New', '', 'Old')).toBe(text.replaceAll('| [[Old]] |', '| [[New\\|Old]] |').replaceAll('[[Old]]', '[[New|Old]]'));
	});

	it('keeps what a bare wikilink showed where it is asked to', () => {
		expect(moved('[[Old]] [[Old|x]] ![[Old]]\n\n| a |\n|---|\n| [[Old]] |\n', 'New', '#H', 'Old')).toBe('[[New#H|Old]] [[New#H|x]] ![[New#H]]\n\n| a |\n|---|\n| [[New#H\\|Old]] |\n');
	});

	it('leads to the target that was asked for, and nothing else changes', () => {
		const contexts = fc.constantFrom(
			(link: string) => `text ${link} text`, (link: string) => `- [ ] ${link}\n- b`, (link: string) => `| a |\n|---|\n| ${link} |\n`,
			(link: string) => `---\nx: '${link}'\n---\n`, (link: string) => `---\nx:\n  - "${link}"\n---\n`,
		);
		const written = fc.constantFrom('[[Old]]', '[x](Old.md)', '[x](<Old.md>)');
		const targets = fc.stringMatching(/^[A-Za-z0-9 .,'()&%+=äß你-]{1,20}$/).map((name) => name.trim()).filter((name) => name !== '');
		fc.assert(fc.property(contexts, written, targets, (context, link, target) => {
			const text = context(link);
			const result = moved(text, target);
			expect(links(parse(result)).map((one) => one.target)).toEqual([target]);
			const [before] = links(parse(text));
			const [after] = links(parse(result));
			expect(result.slice(0, after?.targetRange.start)).toBe(text.slice(0, before?.targetRange.start));
			expect(result.slice(after?.targetRange.end)).toBe(text.slice(before?.targetRange.end));
		}), { numRuns: 500 });
	});
});
