import fc from 'fast-check';
import { commentLinks, links, parse, serialize } from '../../src/note';
import type { Block, ListItem, Note, Range } from '../../src/note';
import { anyText, noteText } from './markdown-arbitrary';

/** Every child with its parent, in the order of the text. */
function check(note: Note): string[] {
	const faults: string[] = [];
	const within = (what: string, inner: Range, outer: Range): void => {
		if (!(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end)) faults.push(`${what} ${String(inner.start)}-${String(inner.end)} not in ${String(outer.start)}-${String(outer.end)}`);
	};
	const inOrder = (what: string, all: readonly { readonly range: Range }[]): void => {
		all.forEach(({ range }, at) => {
			const before = all[at - 1]?.range;
			if (before && before.end > range.start) faults.push(`${what} ${String(at)} overlaps`);
		});
	};
	const blocks = (all: readonly Block[], parent: Range): void => {
		inOrder('block', all);
		for (const block of all) {
			within(block.kind, block.range, parent);
			if (block.range.start === block.range.end) faults.push(`${block.kind} is empty`);
			if (block.kind === 'quote' || block.kind === 'footnote') blocks(block.children, block.range);
			if (block.kind === 'list') items(block.items, block.range);
			if (block.kind === 'table') {
				inOrder('row', block.rows);
				block.rows.forEach((row) => {
					within('row', row.range, block.range);
					row.cells.forEach((cell) => within('cell', cell, row.range));
				});
			}
		}
	};
	const items = (all: readonly ListItem[], list: Range): void => {
		inOrder('item', all);
		for (const item of all) {
			within('item', item.range, list);
			within('text', item.textRange, item.range);
			if (item.taskRange) within('task', item.taskRange, item.range);
			if (item.taskRange && note.text.slice(item.taskRange.start, item.taskRange.end) !== item.task) faults.push('task character');
			if (!note.text.slice(item.range.start, item.textRange.start).includes(item.marker)) faults.push('marker');
			blocks(item.children, item.range);
		}
	};
	const bodyStart = note.frontmatter?.range.end ?? (note.hasBom ? 1 : 0);
	let at = bodyStart;
	for (const section of note.sections) {
		if (section.range.start !== at) faults.push(`section starts at ${String(section.range.start)}, not ${String(at)}`);
		if (section.headingRange) within('heading', section.headingRange, section.range);
		blocks(section.blocks, { start: section.headingRange?.end ?? section.range.start, end: section.range.end });
		at = section.range.end;
	}
	if (at !== note.text.length) faults.push('the text is not covered');
	return faults;
}

/** What of the body lies in no block and no heading. */
function uncovered(note: Note): string {
	const { text } = note;
	let rest = '';
	for (const section of note.sections) {
		let at = section.headingRange?.end ?? section.range.start;
		for (const { range } of section.blocks) {
			rest += text.slice(at, range.start);
			at = range.end;
		}
		rest += text.slice(at, section.range.end);
	}
	return rest;
}

describe('parse and serialize', () => {
	it('gives back the same text for any string', () => {
		fc.assert(fc.property(anyText, (text) => {
			expect(serialize(parse(text))).toBe(text);
		}), { numRuns: 1000 });
	});

	it('gives ranges that nest, stand in order and cover the text', () => {
		fc.assert(fc.property(anyText, (text) => {
			expect(check(parse(text))).toEqual([]);
		}), { numRuns: 2000 });
	});

	it('leaves nothing but white space outside of blocks', () => {
		fc.assert(fc.property(noteText, (text) => {
			expect(uncovered(parse(text)).replace(/[ \t\r\n]/g, '')).toBe('');
		}), { numRuns: 1000 });
	});

	it('tells the line of every block', () => {
		const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n?|\n/).length;
		const walk = (text: string, blocks: readonly Block[]): void => blocks.forEach((block) => {
			expect(block.line).toBe(lineOf(text, block.range.start));
			if (block.kind === 'list') block.items.forEach((item) => {
				expect(item.line).toBe(lineOf(text, item.range.start));
				walk(text, item.children);
			});
			if (block.kind === 'quote' || block.kind === 'footnote') walk(text, block.children);
			if (block.kind === 'table') block.rows.forEach((row) => expect(row.line).toBe(lineOf(text, row.range.start)));
		});
		fc.assert(fc.property(noteText, (text) => {
			for (const section of parse(text).sections) {
				expect(section.line).toBe(lineOf(text, section.range.start));
				walk(text, section.blocks);
			}
		}), { numRuns: 500 });
	});

	it('gives links whose ranges hold brackets, in order, with the target as written inside', () => {
		fc.assert(fc.property(noteText, (text) => {
			const note = parse(text);
			for (const all of [links(note), commentLinks(note)]) {
				all.forEach(({ range, targetRange, kind, embed, line }, at) => {
					const source = text.slice(range.start, range.end);
					expect(source).toMatch(kind === 'wikilink' ? /^!?\[\[[^]*\]\]$/ : /^!?\[/);
					expect(source.startsWith('!')).toBe(embed);
					expect(range.start < targetRange.start && targetRange.end <= range.end).toBe(true);
					expect(line).toBe(text.slice(0, range.start).split(/\r\n?|\n/).length);
					const before = all[at - 1];
					expect(before === undefined || before.range.start < range.start).toBe(true);
				});
			}
		}), { numRuns: 1000 });
	});
});
