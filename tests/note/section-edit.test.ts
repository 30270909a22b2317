import fc from 'fast-check';
import { addListItem, parse, replaceLine } from '../../src/note';
import type { EditResult, ItemPlace } from '../../src/note';
import { noteText } from './markdown-arbitrary';

function told(result: EditResult): string {
	return result.ok ? result.text : result.reason;
}

function add(text: string, place: ItemPlace['place'], createLevel?: number): string {
	return told(addListItem(text, 'Log', 'new', createLevel === undefined ? { place } : { place, createLevel }));
}

describe('addListItem', () => {
	it.each([
		['top', '# A\n\n## Log\n\n- a\n- b\n\n## Next\n', '# A\n\n## Log\n\n- new\n- a\n- b\n\n## Next\n'],
		['bottom', '## Log\n\n- a\n- b\n\n## Next\n', '## Log\n\n- a\n- b\n- new\n\n## Next\n'],
		['bottom', '## Log\n- a\n  - nested\n## Next\n', '## Log\n- a\n  - nested\n- new\n## Next\n'],
		['bottom', '## Log\n- a', '## Log\n- a\n- new'],
		['top', '## Log\r\n* a\r\n', '## Log\r\n* new\r\n* a\r\n'],
		['top', '## log ##\n\n- a\n\n- b\n', '## log ##\n\n- new\n\n- a\n\n- b\n'],
		['bottom', '## Log\n\n- a\n\n- b\n', '## Log\n\n- a\n\n- b\n\n- new\n'],
		['bottom', '## Log\n1. a\n2. b\n', '## Log\n1. a\n2. b\n3. new\n'],
		['bottom', '## Log\n9) a\n', '## Log\n9) a\n10) new\n'],
		['top', '## Log\n  - a\n', '## Log\n  - new\n  - a\n'],
		['top', '## Log\nintro\n\n- a\n', '## Log\nintro\n\n- new\n- a\n'],
		['top', '## Log\n\n_No contact identified yet._\n\n## Next\n', '## Log\n\n- new\n\n## Next\n'],
		['top', '## Log\n\ntext\n', '## Log\n\n- new\n\ntext\n'],
		['bottom', '## Log\n\ntext\n', '## Log\n\ntext\n\n- new\n'],
		['bottom', '## Log\n\ntext', '## Log\n\ntext\n\n- new'],
		['top', '## Log', '## Log\n\n- new\n'],
		['top', '## Log\n', '## Log\n\n- new\n'],
		['top', '## Log\n\n', '## Log\n\n- new\n'],
		['top', '## Log\n## Next\n', '## Log\n\n- new\n\n## Next\n'],
		['top', '## Log\n\n## Next\n', '## Log\n\n- new\n\n## Next\n'],
		['top', '## Log\n\n\n## Next\n', '## Log\n\n- new\n\n## Next\n'],
	] as const)('at the %s of %j', (place, text, expected) => {
		expect(add(text, place)).toBe(expected);
	});

	it.each([
		['', '## Log\n\n- new\n'],
		['text', 'text\n\n## Log\n\n- new\n'],
		['text\n', 'text\n\n## Log\n\n- new\n'],
		['text\n\n', 'text\n\n## Log\n\n- new\n'],
		['text\r\n', 'text\r\n\r\n## Log\r\n\r\n- new\r\n'],
		['---\na: 1\n---\n', '---\na: 1\n---\n\n## Log\n\n- new\n'],
	])('makes the section at the end of %j where it is asked to', (text, expected) => {
		expect(add(text, 'top', 2)).toBe(expected);
	});

	it('refuses where there is no such section', () => {
		expect(add('# A\n\n```\n## Log\n```\n', 'top')).toBe('not-there');
	});

	it('keeps a new item on one line', () => {
		expect(told(addListItem('## Log\n- a\n', 'Log', 'two\nlines', { place: 'top' }))).toBe('## Log\n- two lines\n- a\n');
	});

	it('adds one item, and takes away nothing', () => {
		const count = (text: string): number => parse(text).sections.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0);
		fc.assert(fc.property(noteText, noteText, fc.constantFrom('top', 'bottom'), (before, after, place) => {
			const text = `${before}\n\n# Log\n\n- first\n\n# End\n\n${after}`;
			fc.pre(parse(text).sections.some(({ heading }) => heading === 'Log'));
			const result = add(text, place);
			expect(count(result)).toBe(count(text) + 1);
			const marker = /[\r\n]- new(?:\r\n|\n)/.exec(result)?.[0] ?? '';
			expect(marker).not.toBe('');
			expect(result.replace(/- new(?:\r\n|\n)/, '')).toBe(text);
		}), { numRuns: 300 });
	});
});

describe('replaceLine', () => {
	it.each([
		['a\nb\nc', 2, 'b', 'X', 'a\nX\nc'],
		['a\r\nb\r\n', 2, 'b', 'X', 'a\r\nX\r\n'],
		['a\rb', 2, 'b', '', 'a\r'],
		['a', 1, 'a', 'two\nlines', 'two\nlines'],
		['a\nb', 2, 'a', 'X', 'not-there'],
		['a\nb', 3, '', 'X', 'not-there'],
		['a', 0, '', 'X', 'not-there'],
		['', 1, '', 'X', 'not-there'],
	])('in %j replaces line %j, which was %j, by %j', (text, line, expected, replacement, result) => {
		expect(told(replaceLine(text, line, expected, replacement))).toBe(result);
	});
});
