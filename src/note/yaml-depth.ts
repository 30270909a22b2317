import { COLON, DASH, QUESTION, SPACE } from './chars';
import { LineCursor } from './cursor';

/** Deeper YAML is refused: the parser calls itself once a level and would run out of stack. */
const MAX_DEPTH = 100;

/**
 * The first line, counting from 1, on which YAML is nested deeper than any
 * note needs; 0 where it is not. Looks at brackets, indents and `- - -` alone,
 * so it may count a bracket inside a text, never too few.
 */
export function tooDeepLine(yaml: string): number {
	const cursor = new LineCursor(yaml, 0);
	const indents: number[] = [];
	let brackets = 0;
	while (cursor.advance()) {
		if (cursor.isBlank) continue;
		const { column, count } = leadingMarks(yaml, cursor.lineStart, cursor.lineEnd);
		while (indents.length && (indents[indents.length - 1] ?? 0) >= column) indents.pop();
		indents.push(column);
		brackets = deepest(yaml, cursor.nonspace, cursor.lineEnd, brackets);
		if (Math.max(indents.length, count, brackets) > MAX_DEPTH) return cursor.line;
	}
	return 0;
}

/** Where the text of a line starts after `- `, `? ` and `: `, and how many of these there are. */
function leadingMarks(yaml: string, start: number, end: number): { readonly column: number; readonly count: number } {
	let count = 0;
	let at = start;
	for (; at < end; at++) {
		const code = yaml.charCodeAt(at);
		if (code === DASH || code === QUESTION || code === COLON) count++;
		else if (code !== SPACE) break;
	}
	return { column: at - start, count };
}

/** Open brackets after the line; more than allowed as soon as any place in it has them. */
function deepest(yaml: string, start: number, end: number, open: number): number {
	for (let at = start; at < end && open <= MAX_DEPTH; at++) {
		const code = yaml.charCodeAt(at);
		if (code === 91 || code === 123) open++;
		else if ((code === 93 || code === 125) && open > 0) open--;
	}
	return open;
}
