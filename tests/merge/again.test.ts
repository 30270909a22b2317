import { parse } from '../../src/note';
import { unaccounted } from './accounting';
import { notesOf, plan } from './generate';

interface Case {
	readonly ours: string;
	readonly theirs: string;
	/** What the survivor's body becomes, where that is worth saying. */
	readonly result?: string;
}

/* Each class of notes that once grew with every further merge. */
const cases: Readonly<Record<string, Case>> = {
	'a footnote with a block id of its own, where label and id collide': {
		ours: '- ours ^one\n\nText[^1].\n\n[^1]: ours\n',
		theirs: 'Other[^1].\n\n[^1]: theirs\nlazy ^one\n',
		result: '- ours ^one\n\nText[^1].\n\n[^1]: ours\n\nOther[^1-2].\n\n[^1-2]: theirs\nlazy ^one-2\n',
	},
	'two footnotes that refer to each other': {
		ours: 'Text[^1][^2].\n\n[^1]: ours\n\n[^2]: ours too\n',
		theirs: 'Other[^1][^2].\n\n[^1]: see [^2]\n\n[^2]: see [^1]\n',
	},
	'a definition whose block is named by another label': {
		ours: '[doc]: /a\n\n[^1]: ours\n', theirs: 'See [doc].\n\n[doc]: /b\n\n[^1]: as in [doc] and [it][doc]\n',
	},
	'bullets that are text of a numbered item, since they stand in so far': {
		ours: '1. one\n', theirs: '  1. one\n    - deep\n    - deeper\n',
		result: '1. one\n       - deep\n       - deeper\n',
	},
	'bullets that are text of an item which moves to another column': {
		ours: '- first\n', theirs: '  - second\n        - deep\n- third\n', result: '- first\n- second\n      - deep\n- third\n',
	},
	'empty tasks with a table as their text': {
		ours: '- [ ] _None_\n- [ ] _None_\n', theirs: '- [ ] _None_\n| a | b |\n|---|---|\n| 1 | 2 |\n',
		result: '- [ ] _None_\n| a | b |\n|---|---|\n| 1 | 2 |\n- [ ] _None_\n',
	},
	'an item whose text goes on in the next line, beside one that says something else there': {
		ours: '- Call Ana about\n  the price\n', theirs: '- Call Ana about\n  the delivery\n',
		result: '- Call Ana about\n  the price\n- Call Ana about\n  the delivery\n',
	},
	'an item with a block id behind its second line': { ours: '- one\n  more\n', theirs: '- one\n  more ^id\n', result: '- one\n  more ^id\n' },
	'code in an item keeps how far its lines stand in': {
		ours: '1. one\n', theirs: '- x\n\n1. one\n   ```js\n   if (a) {\n     b();\n   }\n   ```\n',
		result: '1. one\n\n   ```js\n   if (a) {\n     b();\n   }\n   ```\n\n- x\n',
	},
	'children that stand in by tabs': {
		ours: '- first\n    - child\n', theirs: '* second\n\t* child\n\t\t* grandchild\n',
		result: '- first\n    - child\n- second\n\t* child\n\t\t* grandchild\n',
	},
	'an indented paragraph behind a list': { ours: '- a\n', theirs: '  text\n', result: '- a\n\ntext\n' },
	'indented code behind a list': { ours: '- a\n', theirs: '    code\n', result: '- a\n\n<!-- -->\n\n    code\n' },
	'indented code behind indented code': { ours: '    code\n', theirs: '    more\n', result: '    code\n\n<!-- -->\n\n    more\n' },
	'a list before a heading that is underlined': { ours: 'Head\n---\n', theirs: '- a\n', result: '- a\n\nHead\n---\n' },
	'a placeholder between a caption and a list': {
		ours: 'Attendees:\n\n_No attendees recorded._\n\n- Ana\n', theirs: '- Budget\n', result: '- Budget\n\nAttendees:\n\n- Ana\n',
	},
};

const note = (body: string): string => `# Acme\n\n## Notes\n\n${body}`;

describe.each(Object.entries(cases))('merging %s', (_, { ours, theirs, result }) => {
	const [one, other] = [note(ours), note(theirs)];
	const once = plan(notesOf([one, other]));

	test('a second time changes nothing', () => {
		expect(plan(notesOf([once.result, other])).result).toBe(once.result);
	});

	test('loses nothing and moves no block into another section', () => {
		expect([one, other].flatMap((text) => unaccounted(text, once))).toEqual([]);
		expect(parse(once.result).sections.map(({ heading }) => heading)).toEqual(parse(one).sections.map(({ heading }) => heading));
	});

	if (result !== undefined) test('gives what a careful person would have written', () => {
		expect(once.result).toBe(note(result));
	});
});

describe('a section that only the merged note has', () => {
	const merged = (ours: string, theirs: string): string => plan(notesOf([`# Acme\n\n${ours}`, `# Acme\n\n${theirs}`])).result;

	test('comes behind what the survivor says where nothing but the title is before it', () => {
		expect(merged('Ours.\n\n## Facts\n\n- a\n', '## Video\n\n- film\n')).toBe('# Acme\n\nOurs.\n\n## Facts\n\n- a\n\n## Video\n\n- film\n');
	});

	test('comes before the section that follows it in both notes', () => {
		expect(merged('## Facts\n\n- a\n\n## Topics\n\nx\n', '## Tasks\n\n- b\n\n## Topics\n\nx\n')).toBe('# Acme\n\n## Facts\n\n- a\n\n## Tasks\n\n- b\n\n## Topics\n\nx\n');
	});

	test('stays under its heading where another one goes to the same place', () => {
		expect(merged('## Facts\n\n## Topics\n', '## Tasks\n\nmany\n\n## Topics\n\n## Facts\n\n### Detail\n\nmore\n'))
			.toBe('# Acme\n\n## Facts\n\n### Detail\n\nmore\n\n## Tasks\n\nmany\n\n## Topics\n');
	});

	test('stands under the title where it would fall under another heading elsewhere', () => {
		expect(merged('## Facts\n\n- a\n', '### Flagship\n\none\n')).toBe('# Acme\n\n### Flagship\n\none\n\n## Facts\n\n- a\n');
	});
});

test('properties that cannot be written into the survivor are told at its end, however they are spelled', () => {
	const { result } = plan(notesOf(['---\n{ "tags": "a" }\n---\n# Acme\n', '---\nTAG: [b, c]\nlast contact: 2026-01-02\n---\n# Acme\n']));
	expect(result).toContain('> - TAG: ["b","c"] (B/Acme)\n> - last contact: 2026-01-02 (B/Acme');
});
