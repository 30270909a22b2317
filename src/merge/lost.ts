import type { Lost } from './survivorship';
import { withoutEnding } from './destinations';

const title = 'Values from merged notes';
const opening = `> [!info]- ${title}`;

/** Puts values that lost into a folded callout at the end; what it holds already is not told again. */
export function appendLost(text: string, lost: readonly Lost[], eol: string): string {
	const lines = [...new Set(lost.map(lineOf))].filter((line) => !text.includes(line));
	if (lines.length === 0) return text;
	const body = lines.join(eol);
	const start = text.indexOf(opening);
	if (start >= 0) {
		const end = endOfQuote(text, start);
		return text.slice(0, end) + eol + body + text.slice(end);
	}
	return appendBlock(text, opening + eol + body, eol);
}

/** Puts a block at the end; whether the text ends with a line ending stays as it is. */
export function appendBlock(text: string, block: string, eol: string): string {
	const { head, tail } = splitEnd(text);
	return `${head}${head === '' ? '' : eol + eol}${block}${tail === '' ? '' : eol}`;
}

/** Puts properties that cannot be read at the end, as they stand, so that nothing of them is lost. */
export function appendBrokenProperties(text: string, yaml: string, path: string, eol: string): string {
	const said = `Properties of ${withoutEnding(path)} that could not be read:`;
	if (text.includes(said)) return text;
	const fence = '`'.repeat(Math.max(3, ...[...yaml.matchAll(/`+/g)].map(([run]) => run.length + 1)));
	const block = yaml.replace(/\r\n|\r|\n/g, eol).replace(/[\r\n]+$/, '');
	return appendBlock(text, `${said}${eol}${eol}${fence}yaml${eol}${block}${eol}${fence}`, eol);
}

function lineOf({ field, value, path, date }: Lost): string {
	const shown = value.replace(/\s+/g, ' ').trim();
	return `> - ${field}: ${shown} (${withoutEnding(path)}${date === null ? '' : `, ${date}`})`;
}

function endOfQuote(text: string, start: number): number {
	let end = start;
	for (let at = start; at < text.length && text.charAt(at) === '>';) {
		const next = text.indexOf('\n', at);
		end = next < 0 ? text.length : next;
		at = end + 1;
	}
	return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function splitEnd(text: string): { readonly head: string; readonly tail: string } {
	const head = text.replace(/[\r\n]+$/, '');
	return { head, tail: text.slice(head.length) };
}
