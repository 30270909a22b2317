import fc from 'fast-check';
import { parse, serialize } from '../../src/note';
import { unaccounted } from './accounting';
import { messyNote, noteText, notesOf, plan } from './generate';

const runs = { numRuns: 400 };

describe('laws of merging', () => {
	test('every line of every note is in the result, or in what the plan tells', () => {
		fc.assert(fc.property(fc.array(noteText, { minLength: 2, maxLength: 4 }), (texts) => {
			const merged = plan(notesOf(texts));
			for (const text of texts) expect(unaccounted(text, merged)).toEqual([]);
		}), runs);
	});

	test('a note merged with itself stays as it is', () => {
		fc.assert(fc.property(noteText, (text) => {
			expect(plan(notesOf([text, text])).result).toBe(text);
		}), runs);
	});

	test('merging the same notes again changes nothing', () => {
		fc.assert(fc.property(noteText, noteText, (one, other) => {
			const once = plan(notesOf([one, other])).result;
			expect(plan(notesOf([once, other])).result).toBe(once);
		}), { ...runs, examples: [
			['\n', '## Key Facts\n\n\n\n# Another top\n\n\n\n## Key Facts\n\n\n'],
			['# Acme\n\n## Recent Context\n\n\n', '# Acme\n\n## Recent Context\n\n\n\n## Key Facts\n\n| Field | Value |\n|---|---|\n| **Status** | Active |\n\n## Recent Context\n\n\n\n### Detail\n\n- storage\n'],
			['# Acme\n\n\n', '# Acme\n\n## Key Facts\n\n\n\n## Account Status\n\n[doc]: https://example.com/b\n\n## Key Facts\n\n[doc]: https://example.com/a\n'],
			['# Acme\n\n## Key Facts\n\nAttendees:\n', '# Acme\n\n## Key Facts\n\n- storage\n'],
			['# Acme\n\n## Recent Context\n\n\n', '# Acme\n\n# Another top\n\n\n\n## Recent Context\n\n\n\n### Detail\n\n- storage\n'],
			['# Acme\n\n## Key Facts\n\n- [?] storage\n', '# Acme\n\n## Key Facts\n\n- storage\n\n## Key Facts\n\n- [x] storage\n  - storage\n- storage\n'],
			['# Acme\n\n## Key Facts\n\n| Field | Value |\n|---|---|\n| **Status** | Active |\n| **Industry** | Active |\n', '# Acme\n\n## Key Facts\n\n| Field | Value |\n|---|---|\n| **Status** | Active |\n| **Industry** | Active |\n| **Region** | Active |\n\n## Key Facts\n\n| Field | Value |\n|---|---|\n| **Status** | Retail |\n'],
			['# Acme\n\n## Open Tasks\n\n| Field | Value |\n|---|---|\n| **Status** | Active |\n', '# Acme\n\n## Key Facts\n\n| Field | Value |\n|---|---|\n| **Status** | Prospect |\n\n## Open Tasks\n\n| Field | Value |\n|---|---|\n| **Status** |  |\n'],
			['# Acme\r\n\r\n## Recent Context\r\n', '# Acme\n\n## Recent Context\n\n<div>x</div>\n\n## Key Facts\n\n- storage'],
			['# Acme\n\n## Topics\n\n| Field | Value |\n|---|---|\n| Active |', '# Acme\n\n## Topics\n\n| Field | Value |\n|---|---|\n| Porto | Active | _Unknown_ |'],
		] });
	});

	test('merging three notes again changes nothing', () => {
		fc.assert(fc.property(noteText, noteText, noteText, (one, other, third) => {
			const once = plan(notesOf([one, other, third])).result;
			expect(plan(notesOf([once, other, third])).result).toBe(once);
		}), { numRuns: 150, examples: [
			// Two sections of one name under different headings.
			['# Acme\n\n\n', '# Acme\n\n### Detail\n\n| Field | Value |\n|---|---|\n| **Region** | Active |\n', '# Acme\n\n## Key Facts\n\n\n\n### Detail\n\n| Field | Value |\n|---|---|\n| **Region** | Prospect |\n'],
			// A block id that a note has twice, and a text that it has with and without one.
			['# Acme\n\n# Another top\n\n\n\n## Key Facts\n\n\n', '# Acme\n\n## Key Facts\n\n- storage ^one\n\n## Recent Context\n\n- 2026-02-01: storage ^one\n- storage\n', '# Acme\n\n## Key Facts\n\n- 2026-02-01: storage\n\n# Another top\n\n\n\n## Key Facts\n\n\n'],
			['# Acme\n\n# Another top\n\n\n\n## Key Facts\n\n\n', '# Acme\n\n## Key Facts\n\n```js\nstorage\n\n- [ ] no task\n```\n\n# Another top\n\n\n\n## Key Facts\n\n\n', '---\nlast_contact: 2026-02-01\n---\n# Acme\n\n## Key Facts\n\n- storage ^one\n- storage\n\n## Account Status\n\n- 2026-02-01: storage ^one\n- storage\n'],
		] });
	});

	test('notes whose lines mean something else in another place lose nothing and are merged once, or the plan says that they are not', () => {
		fc.assert(fc.property(messyNote, messyNote, (one, other) => {
			const merged = plan(notesOf([one, other]));
			expect([one, other].flatMap((text) => unaccounted(text, merged))).toEqual([]);
			const isSaid = merged.warnings.some((warning) => warning.startsWith('Do not merge these notes a second time'));
			if (!isSaid) expect(plan(notesOf([merged.result, other])).result).toBe(merged.result);
		}), runs);
	});

	test('the order of the notes does not matter beyond the survivor', () => {
		fc.assert(fc.property(fc.array(noteText, { minLength: 3, maxLength: 5 }).chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length }))), ([texts, order]) => {
			const notes = notesOf(texts);
			const shuffled = order.flatMap((place) => notes[place] ?? []);
			expect(plan(shuffled)).toEqual(plan(notes));
		}), runs);
	});

	test('line endings, byte order mark and end of file are the survivor’s', () => {
		fc.assert(fc.property(noteText, noteText, (one, other) => {
			const { result } = plan(notesOf([one, other]));
			const [before, after] = [parse(one), parse(result)];
			expect(after.hasBom).toBe(before.hasBom);
			if (/\n/.test(one)) expect(after.eol).toBe(before.eol);
			expect(serialize(after)).toBe(result);
			if (before.eol === '\r\n') expect(/[^\r]\n/.test(result)).toBe(false);
		}), runs);
	});
});
