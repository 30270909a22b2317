import fc from 'fast-check';
import { appendListValue, parse, readFrontmatter, setProperty } from '../../src/note';
import type { EditResult, PropertyValue } from '../../src/note';

function textOf(result: EditResult): string {
	return result.ok ? result.text : `refused: ${result.reason}`;
}

function set(text: string, key: string, value: PropertyValue | undefined): string {
	return textOf(setProperty(text, key, value));
}

const note = `---
# what we know
title: Fjordline # the name
status: 'Active'
owner: "Ada"
last_contact: 2026-01-05
empty:
hint:   # to fill
tags:
- a
- 'b' # second
aliases: [ "F, Inc", Fjord ]
nested:
  k: v # kept
  l:
    - x
note: |
  two
  lines
---
# Fjordline
title: not me
`;

/** The lines of the note with some replaced, to compare with. */
function changed(from: string, to: string): string {
	expect(note).toContain(from);
	return note.replace(from, () => to);
}

describe('setProperty', () => {
	it.each<[string, PropertyValue | undefined, string, string]>([
		['title', 'Fjordline ASA', 'title: Fjordline # the name', 'title: Fjordline ASA # the name'],
		['status', 'Prospect', 'status: \'Active\'', 'status: \'Prospect\''],
		['status', 'It\'s on', 'status: \'Active\'', 'status: \'It\'\'s on\''],
		['owner', 'Ada "A" B', 'owner: "Ada"', 'owner: "Ada \\"A\\" B"'],
		['last_contact', '2026-02-01', '2026-01-05', '2026-02-01'],
		['last_contact', 'yes: no', '2026-01-05', '"yes: no"'],
		['last_contact', '[[2026-02-01]]', '2026-01-05', '"[[2026-02-01]]"'],
		['last_contact', '123', '2026-01-05', '"123"'],
		['last_contact', 123, '2026-01-05', '123'],
		['last_contact', null, 'last_contact: 2026-01-05', 'last_contact: '],
		['last_contact', 'two\nlines', '2026-01-05', '"two\\nlines"'],
		['empty', 'now', 'empty:', 'empty: now'],
		['empty', true, 'empty:', 'empty: true'],
		['hint', 'x', 'hint:   # to fill', 'hint: x   # to fill'],
		['empty', ['a', 'b: c'], 'empty:', 'empty:\n- a\n- "b: c"'],
		['tags', ['a', 'b', 'c'], '- a\n- \'b\' # second\n', '- a\n- \'b\' # second\n- c\n'],
		['tags', ['b', 'c'], '- a\n- \'b\' # second\n', '- \'b\' # second\n- c\n'],
		['tags', ['c', 'a'], '- a\n- \'b\' # second\n', '- c\n- a\n'],
		['tags', [], 'tags:\n- a\n- \'b\' # second\n', 'tags: []\n'],
		['tags', 'one', 'tags:\n- a\n- \'b\' # second\n', 'tags: one\n'],
		['aliases', ['F, Inc', 'Fjord', 'F'], '[ "F, Inc", Fjord ]', '[ "F, Inc", Fjord, "F" ]'],
		['aliases', [], '[ "F, Inc", Fjord ]', '[]'],
		['aliases', 'Fjord', 'aliases: [ "F, Inc", Fjord ]', 'aliases: Fjord'],
		['note', 'one line', 'note: |\n  two\n  lines\n', 'note: one line\n'],
		['note', ['a'], 'note: |\n  two\n  lines\n', 'note:\n- a\n'],
		['nested', { k: 'w', l: ['x'] }, 'k: v # kept', 'k: w # kept'],
		['nested', { k: 'v', l: ['x', 'y'] }, '    - x\n', '    - x\n    - y\n'],
		['nested', { k: 'v', l: ['x'], m: 1 }, '    - x\n', '    - x\n  m: 1\n'],
		['nested', { l: ['x'] }, '  k: v # kept\n', ''],
		['nested', 'flat', 'nested:\n  k: v # kept\n  l:\n    - x\n', 'nested: flat\n'],
		['added', 'x', '---\n# Fjordline', 'added: x\n---\n# Fjordline'],
		['added', ['x', 'y'], '---\n# Fjordline', 'added:\n- x\n- y\n---\n# Fjordline'],
		['added', { a: { b: [1] } }, '---\n# Fjordline', 'added:\n  a:\n    b:\n    - 1\n---\n# Fjordline'],
		['added', [{ a: 1, b: 'x' }, ['y'], null], '---\n# Fjordline', 'added:\n- a: 1\n  b: x\n- - y\n-\n---\n# Fjordline'],
		['added', {}, '---\n# Fjordline', 'added: {}\n---\n# Fjordline'],
		['tags', ['a', { k: 'v' }], '- \'b\' # second\n', '- k: v\n'],
		['aliases', [{ k: 'v' }, null, 'a'], '[ "F, Inc", Fjord ]', '[ {"k":"v"}, null, "a" ]'],
		['a: b', 'x', '---\n# Fjordline', '"a: b": x\n---\n# Fjordline'],
		['status', undefined, 'status: \'Active\'\n', ''],
		['hint', undefined, 'hint:   # to fill\n', ''],
		['tags', undefined, 'tags:\n- a\n- \'b\' # second\n', ''],
		['note', undefined, 'note: |\n  two\n  lines\n', ''],
		['nested', undefined, 'nested:\n  k: v # kept\n  l:\n    - x\n', ''],
		['nowhere', undefined, 'title', 'title'],
		['title', 'Fjordline', 'title', 'title'],
		['tags', ['a', 'b'], 'tags', 'tags'],
	])('%s to %j changes only %j to %j', (key, value, from, to) => {
		expect(set(note, key, value)).toBe(changed(from, to));
	});

	it('keeps CRLF and the byte order mark', () => {
		expect(set('\ufeff---\r\na: 1\r\nb:\r\n  - x\r\n---\r\nbody\r\n', 'c', ['y'])).toBe('\ufeff---\r\na: 1\r\nb:\r\n  - x\r\nc:\r\n  - y\r\n---\r\nbody\r\n');
		expect(set('\ufeff---\r\na: 1\r\nb:\r\n  - x\r\n---\r\nbody\r\n', 'b', ['x', 'y'])).toBe('\ufeff---\r\na: 1\r\nb:\r\n  - x\r\n  - y\r\n---\r\nbody\r\n');
		expect(set('\ufeff---\r\na: 1\r\nb:\r\n  - x\r\n---\r\nbody\r\n', 'b', 'x')).toBe('\ufeff---\r\na: 1\r\nb: x\r\n---\r\nbody\r\n');
	});

	it.each([
		['body\n', '---\na: x\n---\nbody\n'],
		['', '---\na: x\n---\n'],
		['\ufeff# A\r\n', '\ufeff---\r\na: x\r\n---\r\n# A\r\n'],
		['---\nJust a break\n', '---\na: x\n---\n---\nJust a break\n'],
		['---\n---\n', '---\na: x\n---\n'],
		['---\n# comment\n---\n', '---\n# comment\na: x\n---\n'],
		['---\n\n---\nb', '---\n\na: x\n---\nb'],
	])('gives %j a property', (text, expected) => {
		expect(set(text, 'a', 'x')).toBe(expected);
	});

	it('makes no block for a property that is removed', () => {
		expect(set('body', 'a', undefined)).toBe('body');
	});

	it('leaves an empty block when the last property goes', () => {
		expect(set('---\na: 1\n---\nb', 'a', undefined)).toBe('---\n---\nb');
	});

	it('keeps the indent of an indented map and the style of its lists', () => {
		expect(set('---\n  a: 1\n  b:\n      - x\n---\n', 'c', ['y'])).toBe('---\n  a: 1\n  b:\n      - x\n  c:\n      - y\n---\n');
	});

	it.each([
		['bad-yaml', '---\na: "x\n---\n', 'b', 1],
		['bad-yaml', '---\na: 1\na: 2\n---\n', 'b', 1],
		['not-a-map', '---\n- a\n---\n', 'b', 1],
		['not-safe', '---\n{a: 1}\n---\n', 'a', 2],
		['not-safe', '---\na: &x 1\nb: *x\n---\n', 'a', undefined],
		['not-safe', '---\na: 1\n---\n', '__proto__', 1],
		['not-safe', 'text', '__proto__', 1],
		['not-safe', '---\na: 1\n---\n', 'b', NaN],
	])('refuses (%s) in %j', (reason, text, key, value) => {
		const result = setProperty(text, key, value);
		expect(result.ok ? 'done' : [result.reason, result.message === '']).toEqual(reason === 'not-a-map' ? ['bad-yaml', false] : [reason, false]);
	});

	const scalars = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('2026-01-05', 'yes', 'null', '~', '1', '0x1', '- a', 'a: b', '# c', '[[A]]', 'it\'s', '"q"', 'x\ny', ' lead', 'trail ', '', '%', '@a', '`', '{{t}}', 'a, b', ']', 'é', '😀', '---', '...'), fc.integer(), fc.boolean(), fc.constant(null));
	const values: fc.Arbitrary<PropertyValue> = fc.oneof(scalars, fc.array(scalars, { maxLength: 4 }), fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(scalars, fc.array(scalars, { maxLength: 2 })), { maxKeys: 3 }));
	const keys = fc.oneof(fc.constantFrom('title', 'status', 'owner', 'last_contact', 'empty', 'hint', 'tags', 'aliases', 'nested', 'note', 'new key', 'x'), fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '__proto__'));
	const texts = fc.constantFrom(note, note.replaceAll('\n', '\r\n'), `\ufeff${note}`, 'body\n', '---\n---\nbody', '---\ntags: [a, b]\nnested: {k: v}\n---\n');

	it('reads back what was set, and leaves the body and all other properties alone', () => {
		const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
		fc.assert(fc.property(texts, keys, fc.option(values, { nil: undefined }), (text, key, value) => {
			const result = setProperty(text, key, value);
			if (!result.ok) throw new Error(result.message);
			const before = readFrontmatter(parse(text)).data;
			const after = readFrontmatter(parse(result.text));
			expect(after.problems).toEqual([]);
			expect(plain(after.data[key])).toEqual(plain(value));
			const others = (data: typeof before): unknown => Object.entries(data).filter(([name]) => name !== key).map(([name, one]) => [name, plain(one)]);
			expect(others(after.data)).toEqual(others(before));
			const body = (of: string): string => of.slice(parse(of).frontmatter?.range.end ?? (parse(of).hasBom ? 1 : 0));
			expect(body(result.text)).toBe(body(text));
			expect(textOf(setProperty(result.text, key, value))).toBe(result.text);
		}), { numRuns: 1500 });
	});

	it('keeps every line that does not belong to the property', () => {
		fc.assert(fc.property(fc.constantFrom('title', 'status', 'tags', 'nested', 'note', 'aliases', 'new'), values, (key, value) => {
			const lines = note.split('\n');
			const start = lines.findIndex((line) => line.startsWith(`${key}:`));
			let end = start + 1;
			while (start >= 0 && /^(?: |- )/.test(lines[end] ?? '')) end++;
			const kept = start < 0 ? lines : [...lines.slice(0, start), ...lines.slice(end)];
			let from = 0;
			const after = set(note, key, value).split('\n');
			for (const line of kept) {
				const at = after.indexOf(line, from);
				expect(at).toBeGreaterThanOrEqual(from);
				from = at + 1;
			}
		}), { numRuns: 500 });
	});

	it('never throws, whatever the text', () => {
		const pieces = fc.constantFrom('a', ': ', '- ', '\n', '  ', '"', '[', ']', '{', '|', '&x ', '*x', '#', '? ', ',', '---\n', 'k: v\n', '\r\n');
		fc.assert(fc.property(fc.array(pieces, { maxLength: 15 }).map((all) => `---\n${all.join('')}\n---\nbody`), scalars, (text, value) => {
			const result = setProperty(text, 'k', value);
			if (result.ok) expect(readFrontmatter(parse(result.text)).isBroken).toBe(false);
		}), { numRuns: 1500 });
	});
});

describe('appendListValue', () => {
	it.each([
		['tags', 'c', '- \'b\' # second\n', '- \'b\' # second\n- c\n'],
		['tags', 'a', 'tags', 'tags'],
		['empty', 'x', 'empty:', 'empty:\n- x'],
		['status', 'Prospect', 'status: \'Active\'', 'status:\n- Active\n- Prospect'],
		['aliases', 'F', 'Fjord ]', 'Fjord, "F" ]'],
		['people', 'Ada', '---\n# Fjordline', 'people:\n- Ada\n---\n# Fjordline'],
	])('to %s adds %j', (key, value, from, to) => {
		expect(textOf(appendListValue(note, key, value))).toBe(changed(from, to));
	});

	it('makes a block where there is none, and refuses broken YAML', () => {
		expect(textOf(appendListValue('body', 'aliases', 'A'))).toBe('---\naliases:\n  - A\n---\nbody');
		expect(textOf(appendListValue('---\na: "\n---\n', 'a', 'A'))).toBe('refused: bad-yaml');
	});
});
