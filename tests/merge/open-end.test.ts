import { withClosedEnd } from '../../src/merge/open-end';
import { parse } from '../../src/note';
import { notesOf, plan } from './generate';

const fact = '# Acme\n\n## Key Facts\n\n- storage\n\n## Open Tasks\n\n- [ ] Send the sizing sheet\n';

/** Blocks that nothing closes run on to the end of a note. */
const open = ['```\nopen', '~~~~ js\nopen\n', '%%\nopen', '<!-- open', '<pre>\nopen'];

describe('a block that nothing closes', () => {
	test.each(open)('swallows nothing of the survivor where a merged note brings it: %j', (block) => {
		const { result } = plan(notesOf([fact, `# Acme\n\n## Key Facts\n\n${block}`]));
		expect(parse(result).sections.map(({ heading }) => heading)).toEqual(['', 'Acme', 'Key Facts', 'Open Tasks']);
		expect(result).toContain('open');
	});

	test.each(open)('swallows nothing of a merged note where the survivor ends with it: %j', (block) => {
		const { result } = plan(notesOf([`# Acme\n\n## Key Facts\n\n${block}`, fact]));
		expect(parse(result).sections.map(({ heading }) => heading)).toEqual(['', 'Acme', 'Key Facts', 'Open Tasks']);
		expect(parse(result).sections[2]?.blocks.map(({ kind }) => kind)).toContain('list');
	});

	test.each(open)('stays open where nothing is put behind it: %j', (block) => {
		const text = `# Acme\n\n## Key Facts\n\n${block}`;
		expect(plan(notesOf([text, text])).result).toBe(text);
		expect(plan(notesOf([text, '# Acme\n'])).result).toBe(text);
	});

	test.each(['', 'text', '```\ncode\n```', '%% whole %%', '- item\n  ```\n  in it', '    indented', '$$\nno formula', '<div>x</div>'])('is not seen in %j', (text) => {
		expect(withClosedEnd(text)).toBe(text);
	});
});
