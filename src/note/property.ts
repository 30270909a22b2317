import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { BOM } from './chars';
import { LineCursor, isLineEnding, mainEol } from './cursor';
import { applyEdits, refuse } from './edit';
import type { Edit, EditResult } from './edit';
import { keyName, readYaml } from './frontmatter';
import type { Frontmatter, PropertyValue } from './frontmatter';
import type { FrontmatterBlock } from './note';
import { findFrontmatter } from './parse';
import { Sources, isList, isPlainMap, isSame } from './property-value';
import { entryLine, flowItem, flowList, itemLines, scalarText, valueLines } from './yaml-text';
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
	if (before.isBroken) return unreadable(before);
	if (value === undefined ? !(key in before.data) : key in before.data && isSame(before.data[key], value)) return { ok: true, text };
	const contents = before.document?.contents ?? null;
	if (contents && !isMap(contents) && !(isScalar(contents) && contents.value === null)) return refuse('not-a-map', 'The properties are no list of keys and values.');
	const root = isMap(contents) ? contents : null;
	if (root?.flow) return refuse('not-safe', 'The properties are written in braces.');
	const edits = new MapEditor(yaml, layoutOf(yaml, root, eol)).change(root, before.data, key, value);
	const changed = edits ? applyEdits(yaml, edits) : refuse('not-safe', `The property “${key}” is written in a way that cannot be changed.`);
	return changed.ok ? checked(text, block, before.data, changed.text, key, value) : changed;
}

function unreadable({ problems: [first] }: Frontmatter): EditResult {
	return refuse('bad-yaml', first === undefined ? 'The properties cannot be read.' : `The properties cannot be read. Line ${String(first.line)}: ${first.message}`);
}

/** Adds a value at the end of a list property, if it is not in it. A single value becomes a list. */
export function appendListValue(text: string, key: string, value: PropertyValue): EditResult {
	const start = text.charCodeAt(0) === BOM ? 1 : 0;
	const block = findFrontmatter(text, start)?.block;
	const read = block ? readYaml(text.slice(block.yaml.start, block.yaml.end)) : null;
	if (read?.isBroken) return unreadable(read);
	const old = read?.data[key] ?? null;
	const list: readonly PropertyValue[] = isList(old) ? old : old === null || old === '' ? [] : [old];
	return list.some((one) => isSame(one, value)) ? { ok: true, text } : setProperty(text, key, [...list, value]);
}

function createBlock(text: string, start: number, key: string, value: PropertyValue, eol: string): EditResult {
	const yaml = entryLine(key, value, 0, { eol, listIndent: 2 });
	const read = readYaml(yaml);
	if (read.isBroken || !isSame(read.data[key], value)) return refuse('not-safe', `The property “${key}” would not read back.`);
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
		return refuse('not-safe', `Setting “${key}” would change other properties, or not read back.`);
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
	while (start > 0 && !isLineEnding(yaml.charCodeAt(start - 1))) start--;
	return offset - start;
}

type PropertyMap = Readonly<Record<string, PropertyValue>>;

/** Plans the edits that change one key of a block map. */
class MapEditor {
	private readonly pairs = new Map<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();

	constructor(private readonly yaml: string, private readonly layout: Layout) {}

	private pair(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
		let known = this.pairs.get(map);
		if (!known) this.pairs.set(map, known = new Map((map.items as Pair<Node, Node | null>[]).map((item) => [keyName(item.key), item])));
		return known.get(key);
	}

	/** `old` holds the map's plain values. Null where the map is written in a way that is not handled. */
	change(map: YAMLMap | null, old: PropertyMap, key: string, value: PropertyValue | undefined): Edit[] | null {
		const pair = map ? this.pair(map, key) : undefined;
		if (!pair) return value === undefined ? [] : [this.append(map, key, value)];
		const { key: { range }, value: node } = pair;
		if (!range || !node?.range) return null;
		const [start, end] = node.range;
		if (value === undefined) return [{ start: this.lineStart(range[0]), end: this.lineAfter(end), text: '' }];
		return this.inPlace(node, start, end, old[key] ?? null, value) ?? this.anew(columnOf(this.yaml, range[0]), range[1], start, end, value);
	}

	/** Keeps the old value's own form: a value on its line, a list's items, a map's keys. Null where the form changes. */
	private inPlace(node: Node, start: number, end: number, old: PropertyValue, value: PropertyValue): Edit[] | null {
		const isInline = isScalar(node) && node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED' && end > start;
		if (isInline && (value === null || typeof value !== 'object')) return [{ start, end, text: scalarText(value, node.type) }];
		if (isSeq(node) && isList(value) && isList(old) && old.length === node.items.length) return this.list(node, start, end, old, value);
		if (isMap(node) && !node.flow && isPlainMap(value) && isPlainMap(old) && Object.keys(value).length > 0) return this.nested(node, old, value);
		return null;
	}

	/** Writes everything after the key's colon anew. */
	private anew(indent: number, keyEnd: number, start: number, end: number, value: PropertyValue): Edit[] | null {
		const colon = this.yaml.indexOf(':', keyEnd);
		if (colon < 0) return null;
		const from = colon + 1;
		const isWhole = end > from && isLineEnding(this.yaml.charCodeAt(end - 1));
		return [{ start: from, end: start < end ? end : from, text: valueLines(value, indent, this.layout) + (isWhole ? this.layout.eol : '') }];
	}

	/** A map in a map: only the keys that differ change. */
	private nested(map: YAMLMap, old: PropertyMap, value: PropertyMap): Edit[] | null {
		const edits: Edit[] = [];
		for (const key of new Set([...Object.keys(old), ...Object.keys(value)])) {
			if (key in old && key in value && isSame(old[key], value[key])) continue;
			const change = this.change(map, old, key, value[key]);
			if (!change) return null;
			edits.push(...change);
		}
		return edits;
	}

	/** A list keeps the source of the items that stay. */
	private list(node: YAMLSeq, start: number, end: number, old: readonly PropertyValue[], value: readonly PropertyValue[]): Edit[] | null {
		const style = node.items.map((item) => isScalar(item) ? item.type : undefined).find((type) => type !== undefined);
		if (node.flow) {
			const sources = new Sources(old, (node.items as (Node | null)[]).map((item) => item?.range ? this.yaml.slice(item.range[0], item.range[1]) : null));
			const isWide = this.yaml.charAt(start + 1) === ' ';
			return [{ start, end, text: flowList(value.map((one) => sources.take(one) ?? flowItem(one, style)), isWide) }];
		}
		const chunks = this.chunks(node, start, end);
		if (value.length === 0 || !chunks) return null;
		const sources = new Sources(old, chunks);
		const indent = columnOf(this.yaml, start);
		const lines = value.map((one) => sources.take(one) ?? itemLines(one, indent, this.layout.eol, style));
		return [{ start: this.lineStart(start), end: this.lineAfter(end), text: lines.join('') }];
	}

	/** The source lines of each item of a block list, comments after it included. */
	private chunks(node: YAMLSeq, start: number, end: number): string[] | null {
		const starts: number[] = [];
		for (const item of node.items as (Node | null)[]) {
			if (!item?.range) return null;
			starts.push(starts.length === 0 ? this.lineStart(start) : this.dashLine(item.range[0]));
		}
		const bounds = [...starts, this.lineAfter(end)];
		return starts.map((from, index) => this.yaml.slice(from, bounds[index + 1]));
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
		if (offset > 0 && isLineEnding(this.yaml.charCodeAt(offset - 1))) return offset;
		const cursor = new LineCursor(this.yaml, offset);
		return cursor.advance() ? cursor.next : this.yaml.length;
	}
}
