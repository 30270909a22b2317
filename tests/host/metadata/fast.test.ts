import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { generateVault } from '../generate';
import { fastMetadata } from './fast';
import { parseMetadata } from './parse';

const LINES = [
	'', '', '# Heading', '## Two #tag', '- item', '- [ ] task [[Note]]', '- [x] done', '- [?] maybe #a/b', '* star', 'text', 'text [[A|b]] and #tag',
	'![[Embed.png]]', '| a | b |', '|---|---|', '| c | d |', '- 1. inner', '  - nested', 'A: b', '===', '---', '***', '> quote', '```', '~~~', '`code` [[x]]',
	'<b>', '%% note %%', '%%', '1. one', '2) two', '[x](y.md)', '[x]: y', '^id', 'text ^id', '$$', '#', '#tag', '#Tag here', '####### seven', '# closed #',
	'    code', ' text', '-', '- ', '-x', '- - x', '*a*', '*a* b', '+ plus', '\\[[x]]', 'https://example.org/#x', '[[', ']]', '[[a]] [[b#c]]', '!', '| x', 'x | y', '| [[A]] | b |',
	'type: customer', "last: '2025-01-02'", '- [ ]', '- [ ] - x', '* * *', '- - -', '__', '___', '_ _ _', 'a  ', '-\ttab', '# ', '#  two', '- #t', '-  two', '_No x._', '_a_ b', '(x)', '"q"', '12. x', '12 x', '1a', '❌ x', '- ❌ x', '- [[A]]: b', '- (x) y', '- [[A]', '* [ ] x', '- [ ]  x', '- | a | b |',
] as const;

const PLAIN = ['', '', '', '# Heading', '## Two #tag', '- item', '- [ ] task [[Note]]', '- [x] done', 'text', 'text [[A|b]] and #tag', '![[E.png]]', '\n| a | b |\n|---|---|\n| c | d |\n'] as const;
const note = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((lines) => lines.join('\n'));
const withHead = fc.tuple(fc.constantFrom('', '---\ntype: customer\ntags:\n- a\n- b\n---\n', '---\ntitle: A B\nlink: "[[X]]"\n---\n', '---\n---\n', '---\na: 1\n---\n', '---\na: - b\n---\n'), note).map((parts) => parts.join(''));

function agree(text: string): void {
	const fast = fastMetadata(text);
	if (fast) expect(fast).toEqual(parseMetadata(text));
}

function* markdownIn(folder: string): Generator<string> {
	for (const name of readdirSync(folder)) {
		const full = path.join(folder, name);
		if (statSync(full).isDirectory()) yield* markdownIn(full);
		else if (name.endsWith('.md')) yield full;
	}
}

describe('the fast reader of plain notes', () => {
	it('reads every generated note, and as the Markdown parser does', () => {
		const texts = Object.values(generateVault({ notes: 60, seed: 3 }).files);
		for (const text of texts) {
			expect(fastMetadata(text)).not.toBeNull();
			agree(text);
		}
	});

	it('gives way or agrees, whatever lines stand together', () => {
		fc.assert(fc.property(withHead, agree), { numRuns: 3000 });
	});

	it('agrees on the plainest lines in any order, and mostly does not give way', () => {
		let read = 0;
		fc.assert(fc.property(fc.array(fc.constantFrom(...PLAIN), { maxLength: 20 }), (lines) => {
			const text = lines.join('\n');
			if (fastMetadata(text)) read += 1;
			agree(text);
		}), { numRuns: 1000 });
		expect(read).toBeGreaterThan(300);
	});

	const vaults = ['../../vaults', '../../../../shared/vaults'].filter((folder) => existsSync(path.resolve(__dirname, folder)));
	it.each(vaults)('gives way or agrees on the notes in %s', (relative) => {
		for (const file of markdownIn(path.resolve(__dirname, relative))) agree(readFileSync(file, 'utf8'));
	}, 120_000);
});
