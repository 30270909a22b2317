/** Texts of a note on one line. */

/** White space that is not one space between words, or a comment. */
const untidy = /[^\S ]| {2}|^ | $|<!--|%%/;

/** One line, without comments. */
export function cleaned(text: string): string {
	if (!untidy.test(text)) return text;
	return without(without(text, '<!--', '-->'), '%%', '%%').replace(/\s+/g, ' ').trim();
}

function without(text: string, open: string, close: string): string {
	let start = text.indexOf(open);
	if (start < 0) return text;
	let kept = '';
	let at = 0;
	while (start >= 0) {
		const end = text.indexOf(close, start + open.length);
		if (end < 0) break;
		kept += text.slice(at, start);
		at = end + close.length;
		start = text.indexOf(open, at);
	}
	return kept + text.slice(at);
}
