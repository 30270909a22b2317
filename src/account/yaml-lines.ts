/**
 * Where the properties of a note stand, and whether their YAML is sound.
 *
 * Parsing YAML costs more than reading the rest of a note, and the metadata
 * cache has the values. So lines are looked at, and only where one is not
 * plainly sound is the block really parsed.
 */
import { readFrontmatter } from '../note';
import type { Note, NoteProblem } from '../note/note';
import type { Problem } from './records';

/** What the lines of the block say. */
export interface YamlLines {
	readonly keyLines: readonly number[];
	readonly problems: readonly Pick<Problem, 'code' | 'line' | 'message'>[];
	readonly saved: Readonly<Record<string, unknown>> | null;
}

/** `key:` alone, or with a value behind it. */
const keyLine = /^([^\s#:'"[\]{},&*!|>%@`?-][^#:'"[\]{}]*|'[^'\\]*'|"[^"\\]*"):(?: +(\S.*))?$/;
const listLine = /^ *- +(\S.*)$/;
const plainScalar = /^(?:[^\s'"[\]{},&*!|>%@`#?:-]|[?:-](?=\S))(?:[^:]|:(?=\S))*$/;
const quotedScalar = /^(?:'[^'\\]*'|"[^"\\]*")$/;
const longestLine = 10_000;

/** Reads the block's lines; parses it only where that is not enough. */
export function readYamlLines(note: Note): YamlLines {
	if (note.frontmatter === null) return { keyLines: [], problems: [], saved: null };
	const { start, end } = note.frontmatter.yaml;
	const lines = note.text.slice(start, end).split(/\r\n|\r|\n/);
	const keyLines = lines.flatMap((line, index) => isKeyLine(line) ? [index + 2] : []);
	if (isPlain(lines)) return { keyLines, problems: [], saved: null };
	const { isBroken, problems } = readFrontmatter(note);
	if (!isBroken) return { keyLines, problems: problems.map(asBadYaml), saved: null };
	const [first] = problems;
	const isOfTemplate = lines.some((line) => line.includes('{{') || line.includes('<%'));
	return { keyLines, problems: first && !isOfTemplate ? [asBadYaml(first)] : [], saved: salvage(lines) };
}

function asBadYaml({ line, message }: NoteProblem): YamlLines['problems'][number] {
	return { code: 'bad-yaml', line, message };
}

function isKeyLine(line: string): boolean {
	return line.length <= longestLine ? keyOf(line) !== null : /^[\w-]+:/.test(line);
}

/** The key that a line begins with, leniently; null where it begins none. */
function keyOf(line: string): string | null {
	const found = /^(?:'([^']{1,200})'|"([^"]{1,200})"|([^\s#:'"-][^:]{0,200}|-[^\s:][^:]{0,200})) *:(?=\s|$)/.exec(line);
	return found ? (found[1] ?? found[2] ?? found[3] ?? '').trim() : null;
}

/** Whether every line is of the few shapes in which nothing can be wrong, and no key stands twice. */
function isPlain(lines: readonly string[]): boolean {
	const keys = new Set<string>();
	let isInList = false;
	for (const whole of lines) {
		const line = whole.trimEnd();
		if (line === '' || line.startsWith('#')) continue;
		if (line.length > longestLine || line.includes('\t') || line.includes(' #')) return false;
		const item = isInList ? listLine.exec(line) : null;
		if (item) {
			if (!isPlainScalar(item[1] ?? '')) return false;
			continue;
		}
		const found = keyLine.exec(line);
		if (!found) return false;
		const key = (found[1] ?? '').replace(/^['"]|['"]$/g, '').trim();
		if (keys.has(key) || key === '__proto__') return false;
		keys.add(key);
		isInList = found[2] === undefined;
		if (!isInList && !isPlainScalar(found[2] ?? '') && !isPlainList(found[2] ?? '')) return false;
	}
	return true;
}

function isPlainScalar(value: string): boolean {
	return plainScalar.test(value) || quotedScalar.test(value);
}

/** `[a, b]` of plain words. */
function isPlainList(value: string): boolean {
	if (!value.startsWith('[') || !value.endsWith(']')) return false;
	const inner = value.slice(1, -1);
	if (inner.trim() === '') return true;
	return !/[[\]{}'"#:]/.test(inner) && inner.split(',').every((entry) => isPlainScalar(entry.trim()));
}

/** What plain lines of a broken block say, the last one where a key stands twice. */
function salvage(lines: readonly string[]): Readonly<Record<string, unknown>> {
	const saved = Object.create(null) as Record<string, unknown>;
	let list: string[] | null = null;
	for (const line of lines) {
		if (line.length > longestLine) continue;
		const item = /^\s*- +(.*)$/.exec(line);
		if (item) {
			list?.push(unquoted(item[1] ?? ''));
			continue;
		}
		const key = keyOf(line);
		if (key === null) continue;
		const value = line.slice(line.indexOf(':', key.length) + 1).trim();
		list = value === '' ? [] : null;
		saved[key] = list ?? salvageValue(value);
	}
	for (const key of Object.keys(saved)) if (Array.isArray(saved[key]) && saved[key].length === 0) saved[key] = null;
	return saved;
}

function salvageValue(value: string): string | readonly string[] {
	const flow = /^\[(.*)\]$/.exec(value);
	if (!flow || value.startsWith('[[')) return unquoted(value);
	return (flow[1] ?? '').split(',').map(unquoted).filter((entry) => entry !== '');
}

/** Without the comment behind it and the quotes around it, closed or not. */
function unquoted(value: string): string {
	return value.replace(/\s#.*$/, '').trim().replace(/^(['"])(.*?)\1?$/, '$2');
}
