import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { BOM, LF, CR } from './chars';
import { LineCursor, mainEol } from './cursor';
import { applyEdits, refuse } from './edit';
import type { Edit, EditResult } from './edit';
import { keyName, readYaml } from './frontmatter';
import type { PropertyValue } from './frontmatter';
import type { FrontmatterBlock } from './note';
import { findFrontmatter } from './parse';
import { isPlainMap, isSame } from './property-value';
import { entryLine, flowList, itemLines, scalarText, valueLines } from './yaml-text';
import type { Layout } from './yaml-text';

/**
 * Sets a property; `undefined` removes it. Only the bytes of that value change:
 * order, comments, quoting, line endings and the body stay. A note without
 * properties gets a block of them. Broken YAML is never touched. The result is
 * read back before it is given out.
 */
export function setProperty(text: string, key: string, value: PropertyValue | undefined): EditResult {
	const start = text.charCodeAt(0) === BOM ? 1 : 0;
	const eol = mainEol(text);
	const block = findFrontmatter(text, start)?.block;
	if (!block) return value === undefined ? { ok: true, text } : createBlock(text, start, key, value, eol);
	const yaml = text.slice(block.yaml.start, block.yaml.end);
	const before = readYaml(yaml);
	if (before.isBroken) return refuse('bad-yaml', before.problems[0]?.message ?? 'The properties cannot be read.');
	if (value === undefined ? !(key in before.data) : key in before.data && isSame(before.data[key], value)) return { ok: true, text };
	const contents = before.document?.contents ?? null;
	if (contents && !isMap(contents) && !(isScalar(contents) && contents.value === null)) return refuse('not-a-map', 'The properties are no list of keys and values.');
	const root = isMap(contents) ? contents : null;
	if (root?.flow) return refuse('not-safe', 'The properties are written in braces.');
	const edits = new MapEditor(yaml, layoutOf(yaml, root, eol)).change(root, key, value);
	const changed = edits ? applyEdits(yaml, edits) : refuse('not-safe', `The property \`${key}\` is written in a way that cannot be changed.`);
	return changed.ok ? checked(text, block, before.data, changed.text, key, value) : changed;
}

/** Adds a value at the end of a list property, if it is not in it. A single value becomes a list. */
export function appendListValue(text: string, key: string, value: PropertyValue): EditResult {
	const start = text.charCodeAt(0) === BOM ? 1 : 0;
	const block = findFrontmatter(text, start)?.block;
	const read = block ? readYaml(text.slice(block.yaml.start, block.yaml.end)) : null;
	if (read?.isBroken) return refuse('bad-yaml', read.problems[0]?.message ?? 'The properties cannot be read.');
	const old = read?.data[key] ?? null;
	const list: readonly PropertyValue[] = Array.isArray(old) ? old as readonly PropertyValue[] : old === null || old === '' ? [] : [old];
	return list.some((one) => isSame(one, value)) ? { ok: true, text } : setProperty(text, key, [...list, value]);
}

function createBlock(text: string, start: number, key: string, value: PropertyValue, eol: string): EditResult {
	const yaml = entryLine(key, value, 0, { eol, listIndent: 2 });
	const read = readYaml(yaml);
	if (read.isBroken || !isSame(read.data[key], value)) return refuse('not-safe', `The property \`${key}\` would not read back.`);
	return { ok: true, text: `${text.slice(0, start)}---${eol}${yaml}---${eol}${text.slice(start)}` };
}

/** The whole text with the new YAML, if it says what was meant and nothing else. */
function checked(text: string, block: FrontmatterBlock, before: Readonly<Record<string, PropertyValue>>, yaml: string, key: string, value: PropertyValue | undefined): EditResult {
	const result = text.slice(0, block.yaml.start) + yaml + text.slice(block.yaml.end);
	const found = findFrontmatter(result, block.range.start)?.block;
	const after = found?.yaml.end === block.yaml.start + yaml.length ? readYaml(yaml) : null;
	const isMeant = after && !after.isBroken && (value === undefined ? !(key in after.data) : key in after.data && isSame(after.data[key], value));
	const others = Object.keys({ ...before, ...after?.data }).filter((other) => other !== key);
	if (!isMeant || !others.every((other) => other in before && other in after.data && isSame(before[other], after.data[other]))) {
		return refuse('not-safe', `Setting \`${key}\` would change other properties, or not read back.`);
	}
	return { ok: true, text: result };
}

/** How lists are written in this block: as the first one in it, else as Obsidian writes them. */
function layoutOf(yaml: string, root: YAMLMap | null, eol: string): Layout {
	for (const pair of root?.items ?? []) {
		const { key, value } = pair as Pair<Node, Node | null>;
		if (isSeq(value) && !value.flow && value.range && value.items.length > 0) return { eol, listIndent: columnOf(yaml, value.range[0]) - columnOf(yaml, key.range?.[0] ?? 0) };
	}
	return { eol, listIndent: 2 };
}

function columnOf(yaml: string, offset: number): number {
	let start = offset;
	while (start > 0 && !isEnding(yaml.charCodeAt(start - 1))) start--;
	return offset - start;
}

function isEnding(code: number): boolean {
	return code === LF || code === CR;
}

/** Plans the edits that change one key of a block map. */
class MapEditor {
	constructor(private readonly yaml: string, private readonly layout: Layout) {}

	/** Null where the map is written in a way that is not handled. */
	change(map: YAMLMap | null, key: string, value: PropertyValue | undefined): Edit[] | null {
		const pair = map?.items.find((item) => keyName(item.key) === key) as Pair<Node, Node | null> | undefined;
		if (!pair) return value === undefined ? [] : [this.append(map, key, value)];
		const { range } = pair.key;
		const node = pair.value;
		if (!range || !node?.range) return null;
		if (value === undefined) return [{ start: this.lineStart(range[0]), end: this.lineAfter(node.range[1]), text: '' }];
		return this.replace(columnOf(this.yaml, range[0]), range[1], node, node.range[0], node.range[1], value);
	}

	private replace(indent: number, keyEnd: number, node: Node, start: number, end: number, value: PropertyValue): Edit[] | null {
		const isInline = isScalar(node) && node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED' && end > start;
		if (isInline && (value === null || typeof value !== 'object')) return [{ start, end, text: scalarText(value, node.type) }];
		if (isSeq(node) && Array.isArray(value) && node.items.length + value.length > 0) {
			const list = this.list(node, start, end, value as readonly PropertyValue[]);
			if (list) return [list];
		}
		if (isMap(node) && !node.flow && isPlainMap(value) && Object.keys(value).length > 0) return this.nested(node, value);
		const colon = this.yaml.indexOf(':', keyEnd);
		if (colon < 0) return null;
		const lines = valueLines(value, indent, this.layout);
		const isWhole = end > colon + 1 && isEnding(this.yaml.charCodeAt(end - 1));
		const from = colon + 1;
		return [{ start: from, end: Math.max(from, node.range && start < end ? end : from), text: lines + (isWhole ? this.layout.eol : '') }];
	}

	/** A map in a map: only the keys that differ change. */
	private nested(map: YAMLMap, value: { readonly [key: string]: PropertyValue }): Edit[] | null {
		const keys = new Set([...map.items.map(({ key }) => keyName(key)), ...Object.keys(value)]);
		const edits: Edit[] = [];
		for (const key of keys) {
			const pair = map.items.find((item) => keyName(item.key) === key);
			const old = pair ? readYaml(this.wrapped(pair as Pair<Node, Node | null>)).data[key] : undefined;
			if (pair && key in value && isSame(old, value[key])) continue;
			const change = this.change(map, key, value[key]);
			if (!change) return null;
			edits.push(...change);
		}
		return edits;
	}

	/** The lines of one pair, read on their own. */
	private wrapped({ key, value }: Pair<Node, Node | null>): string {
		const start = this.lineStart(key.range?.[0] ?? 0);
		return this.yaml.slice(start, this.lineAfter(value?.range?.[1] ?? key.range?.[1] ?? 0));
	}

	/** A list keeps the source of the items that stay. */
	private list(node: YAMLSeq, start: number, end: number, value: readonly PropertyValue[]): Edit | null {
		const style = node.items.map((item) => isScalar(item) ? item.type : undefined).find((type) => type !== undefined);
		if (node.flow) return { start, end, text: flowList(value, node, this.yaml, style) };
		if (value.length === 0) return null;
		const chunks = this.chunks(node, start, end);
		if (!chunks) return null;
		const indent = columnOf(this.yaml, start);
		const rest = [...chunks];
		const lines = value.map((one) => {
			const at = rest.findIndex((chunk) => isSame(chunk.value, one));
			return at < 0 ? itemLines(one, indent, this.layout.eol, style) : rest.splice(at, 1)[0]?.text ?? '';
		});
		const from = this.lineStart(start);
		return { start: from, end: this.lineAfter(end), text: lines.join('') };
	}

	/** The source lines of each item of a block list, comments after it included. */
	private chunks(node: YAMLSeq, start: number, end: number): { readonly text: string; readonly value: PropertyValue }[] | null {
		const starts: number[] = [];
		for (const item of node.items as (Node | null)[]) {
			if (!item?.range) return null;
			starts.push(starts.length === 0 ? this.lineStart(start) : this.dashLine(item.range[0]));
		}
		const bounds = [...starts, this.lineAfter(end)];
		const texts = starts.map((from, index) => this.yaml.slice(from, bounds[index + 1]));
		const values = texts.map((text) => readYaml(`x:\n${text}`).data['x']);
		if (!values.every((value) => Array.isArray(value) && value.length === 1)) return null;
		return texts.map((text, index) => ({ text, value: (values[index] as readonly PropertyValue[])[0] ?? null }));
	}

	/** Start of the line on which the `-` before an item stands. */
	private dashLine(offset: number): number {
		let at = offset;
		while (at > 0 && this.yaml.charAt(at - 1) !== '-') at--;
		return this.lineStart(at);
	}

	private append(map: YAMLMap | null, key: string, value: PropertyValue): Edit {
		const first = map?.items[0]?.key as Node | undefined;
		const indent = first?.range ? columnOf(this.yaml, first.range[0]) : 0;
		const end = map?.range?.[1];
		const at = indent === 0 || end === undefined ? this.yaml.length : this.lineAfter(end);
		return { start: at, end: at, text: entryLine(key, value, indent, this.layout) };
	}

	private lineStart(offset: number): number {
		return offset - columnOf(this.yaml, offset);
	}

	/** `offset` where a line starts there, else the start of the next line. */
	private lineAfter(offset: number): number {
		if (offset > 0 && isEnding(this.yaml.charCodeAt(offset - 1))) return offset;
		const cursor = new LineCursor(this.yaml, offset);
		return cursor.advance() ? cursor.next : this.yaml.length;
	}
}
