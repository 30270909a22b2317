/** A line of a comparison. */
export interface DiffLine {
	readonly kind: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** Beyond this many differing lines the middle is shown as removed and added as a whole. */
const most = 1500;

/** What became of a text, line by line: the shortest way from one to the other. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
	const a = before.split(/\r\n|\r|\n/);
	const b = after.split(/\r\n|\r|\n/);
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
	return [...lines('same', a.slice(0, start)), ...middle, ...lines('same', a.slice(a.length - end))];
}

function lines(kind: DiffLine['kind'], texts: readonly string[]): readonly DiffLine[] {
	return texts.map((text) => ({ kind, text }));
}

/** Longest common subsequence, by a table: the middle of a merge is short. */
function diffMiddle(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
	if (a.length > most || b.length > most) return [...lines('removed', a), ...lines('added', b)];
	const width = b.length + 1;
	const longest = new Uint16Array((a.length + 1) * width);
	const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	}
	const found: DiffLine[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) {
			found.push({ kind: 'same', text: a[i++] ?? '' });
			j++;
		} else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) found.push({ kind: 'removed', text: a[i++] ?? '' });
		else found.push({ kind: 'added', text: b[j++] ?? '' });
	}
	return found;
}
