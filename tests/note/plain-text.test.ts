import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { plainText } from '../../src/note';
import { anyText } from './markdown-arbitrary';
import { readMdast } from './outline';

describe('plainText', () => {
	it.each([
		['plain words', 'plain words'],
		['', ''],
		['  spaced \t out\n twice ', 'spaced out twice'],
		['**Status**', 'Status'],
		['_Unknown_', 'Unknown'],
		['***all*** of __it__ and *that*', 'all of it and that'],
		['**a*b**', 'a*b'],
		['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
		['~~gone~~ ==marked== ~200 users', 'gone marked ~200 users'],
		['a == b, c ~~ d', 'a == b, c ~~ d'],
		['**never closed', '**never closed'],
		['\\*not\\* \\_this\\_', '*not* _this_'],
		['`code_with_*marks*`', 'code_with_*marks*'],
		['`` a`b ``', 'a`b'],
		['`open', '`open'],
		['[[Fjordline]] and [[Notes/Ada|Ada B]]', 'Fjordline and Ada B'],
		['[[Fjordline#Facts]] [[#Facts]] [[A#^id]]', 'Fjordline > Facts Facts A > id'],
		['![[scheme.png]]', 'scheme.png'],
		['[shown *here*](https://example.com "t")', 'shown here'],
		['![a picture](p.png) [](x.md)', 'a picture'],
		['[[A|*b*]]', '*b*'],
		['<https://example.com/a_b_c>', 'https://example.com/a_b_c'],
		['<b>bold</b><br>next <span class="x">y</span>', 'bold next y'],
		['3 < 4 > 2', '3 < 4 > 2'],
		['shown %% hidden [[x]] %% again <!-- hidden -->', 'shown again'],
		['100%% open', '100%% open'],
		['claim[^1] and more[^note]', 'claim and more'],
		['text ^block-1', 'text'],
		['^block-1', ''],
		['2^10', '2^10'],
		['a &amp; b &lt;c&gt; &copy;', 'a & b <c> &copy;'],
		['Rock &#8217;n&#x2019; roll &amp;lt; &#0; &#55296; &#8203;', 'Rock ’n’ roll &lt; &#0; &#55296; &#8203;'],
		['> quoted\n> > deeper\n## Head', 'quoted deeper Head'],
		['#tag stays', '#tag stays'],
		['- 5 % less', '- 5 % less'],
		['due [due:: 2026-01-05] 📅', 'due [due:: 2026-01-05] 📅'],
		['❌ **Risk:** it_is, *really*', '❌ Risk: it_is, really'],
	])('of %j is %j', (markdown, expected) => {
		expect(plainText(markdown)).toBe(expected);
	});

	/** What mdast takes for shown text. */
	function mdastText(node: Nodes): string {
		if (node.type === 'text' || node.type === 'inlineCode') return node.value;
		if (node.type === 'image') return node.alt ?? '';
		if (node.type === 'break') return ' ';
		return 'children' in node ? node.children.map(mdastText).join('') : '';
	}

	it('takes for emphasis what CommonMark takes for it', () => {
		const pieces = fc.constantFrom('a', 'b', ' ', '*', '**', '***', '_', '__', '.', '(', ')', '`', '\\', '[', '](u)', 'é', '"');
		const text = fc.array(pieces, { maxLength: 14 }).map((all) => `x${all.join('')}x`).filter((one) => !/\*{4}|_{4}|`\s|\s`/.test(one));
		fc.assert(fc.property(text, (markdown) => {
			expect(plainText(markdown)).toBe(mdastText(readMdast(markdown)).replace(/\s+/g, ' ').trim());
		}), { numRuns: 2000 });
	});

	it('is one line without white space around it', () => {
		fc.assert(fc.property(anyText, (text) => {
			const shown = plainText(text);
			expect(shown).toBe(shown.trim());
			expect(shown).not.toMatch(/[\n\r\t]/);
		}), { numRuns: 1000 });
	});
});
