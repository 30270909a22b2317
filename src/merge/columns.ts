/** A tab goes on to the next column that this divides. */
const tabStop = 4;

/** The column behind a stretch of a line that begins at column `start`. */
export function columnAfter(stretch: string, start = 0): number {
	let column = start;
	for (let at = 0; at < stretch.length; at++) column += stretch.charAt(at) === '\t' ? tabStop - (column % tabStop) : 1;
	return column;
}

/** White space at the start of a line. */
export function blanksOf(line: string): string {
	return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** What may begin another block, where it does not stand in far enough to be text. */
const starter = /^[#>\-*+_=`~<|:[%$\d]/;
const markers = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*/;

/**
 * Lines that stood in by `from` columns, to stand behind `lead`: each keeps how
 * much further it stands in. A line that stood in by less was text of the
 * paragraph before it; one that might begin a block now stands in so far that
 * it stays text. `text` is the column of the paragraph that the lines go on with.
 */
export function moveLines(lines: readonly string[], from: number, lead: string, text = columnAfter(lead)): readonly string[] {
	const to = columnAfter(lead);
	if (from === to) return lines;
	let paragraph = text;
	return lines.map((line) => {
		const blanks = blanksOf(line);
		const bare = line.slice(blanks.length);
		if (bare === '') return '';
		const beyond = columnAfter(blanks) - from;
		if (beyond < 0) return (starter.test(bare) ? ' '.repeat(paragraph + tabStop) : lead) + bare;
		const moved = lead + ' '.repeat(beyond) + bare;
		if (beyond < tabStop) paragraph = columnAfter(markers.exec(moved)?.[0] ?? lead);
		return moved;
	});
}
