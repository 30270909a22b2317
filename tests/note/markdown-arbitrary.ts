/** Random Markdown out of the pieces that make it hard. */
import fc from 'fast-check';

const prefixes = ['', '', '', '> ', '>', '- ', '* ', '1. ', '2) ', '  ', '    ', '\t', '- [ ] ', '- [?] ', '+ [x] '];
const bodies = [
	'word', 'two words', '', '# heading', '## ', '---', '===', '***', '```', '~~~~', '```tasks', '| a | b |', '|---|---|', '| c \\| d |', '%%', '%% note %%', '$$', 'x $$ y',
	'<div>', '</div>', '<!-- c', '-->', '<b>x</b>', '[^1]: foot', '[ref]: <a note.md>', '[ref]: other.md "t"', 'text ^block-1', '[[Note|shown]]', '![[image.png]]', '[a](b%20c.md)', '`code [[no]]`',
	'`', '[', ']](', '[[', '\\', '$x$', '> [!note]- title', '-', '1.', '\u{1F600}', '\ufeff', '\0', '__proto__: x',
];
const endings = ['\n', '\n', '\n', '\r\n', '\r', '\n\n', ''];

/** A few lines, each some container marks and a body. */
export const markdown = fc.array(
	fc.tuple(fc.array(fc.constantFrom(...prefixes), { maxLength: 3 }), fc.constantFrom(...bodies), fc.constantFrom(...endings)),
	{ maxLength: 12 },
).map((lines) => lines.map(([marks, body, ending]) => marks.join('') + body + ending).join(''));

/** Markdown, sometimes under properties. */
export const noteText = fc.tuple(fc.constantFrom('', '', '---\na: 1\n---\n', '\ufeff---\r\ntitle: "[[X]]"\r\n---\r\n', '---\nopen: 1\n', '\ufeff'), markdown)
	.map(([top, body]) => top + body);

/** Anything at all. */
export const anyText = fc.oneof(noteText, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));
