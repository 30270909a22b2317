import { isMap, isScalar, isSeq, isAlias, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, ParsedNode } from 'yaml';
import type { Note, NoteProblem } from './note';

/** A property's value in plain data. Dates come as text. Maps have no prototype. */
export type PropertyValue = string | number | boolean | null | readonly PropertyValue[] | { readonly [key: string]: PropertyValue };

/** A note's properties. */
export interface Frontmatter {
	/** Values by key, without a prototype; empty where there are none or the YAML is broken. */
	readonly data: Readonly<Record<string, PropertyValue>>;
	/** True when the YAML cannot be read, so that nothing in it may be rewritten. */
	readonly isBroken: boolean;
	readonly problems: readonly NoteProblem[];
	/** The YAML with its source positions (relative to the block's YAML); null where there is none. */
	readonly document: () => Document.Parsed | null;
}

const MAX_DEPTH = 60;
/** Aliases may multiply the values at most to this many. */
const MAX_VALUES = 100_000;
const cache = new WeakMap<Note, Frontmatter>();

/** Reads the properties of a note. Never throws: what is wrong is a problem with its line. */
export function readFrontmatter(note: Note): Frontmatter {
	let found = cache.get(note);
	if (!found) cache.set(note, found = read(note));
	return found;
}

function read({ text, frontmatter }: Note): Frontmatter {
	if (!frontmatter) return { data: emptyRecord(), isBroken: false, problems: [], document: () => null };
	const lines = new LineCounter();
	const document = parseDocument(text.slice(frontmatter.yaml.start, frontmatter.yaml.end), { lineCounter: lines, strict: true, uniqueKeys: true, logLevel: 'silent', prettyErrors: false, keepSourceTokens: false });
	const lineOf = (offset: number): number => Math.max(lines.linePos(offset).line, 1) + 1;
	const problems: NoteProblem[] = document.errors.map((error) => ({ code: 'bad-yaml', line: lineOf(error.pos[0]), message: error.message }));
	const data = emptyRecord();
	if (problems.length === 0 && document.contents) {
		new PlainReader(document, problems, lineOf).readRoot(document.contents, data);
	}
	return { data, isBroken: document.errors.length > 0, problems, document: () => document };
}

function emptyRecord(): Record<string, PropertyValue> {
	return Object.create(null) as Record<string, PropertyValue>;
}

class PlainReader {
	private count = 0;

	constructor(private readonly document: Document.Parsed, private readonly problems: NoteProblem[], private readonly lineOf: (offset: number) => number) {}

	readRoot(root: ParsedNode, data: Record<string, PropertyValue>): void {
		if (isMap(root)) this.readMap(root, data, 0);
		else if (!isScalar(root) || root.value !== null) this.complain(root, 'The properties are no list of keys and values.');
	}

	private complain(node: Node | null, message: string): void {
		this.problems.push({ code: 'bad-yaml', line: this.lineOf(node?.range?.[0] ?? 0), message });
	}

	private readMap(map: Node, data: Record<string, PropertyValue>, depth: number): void {
		if (!isMap(map)) return;
		for (const { key, value } of map.items) {
			const name = isScalar(key) ? String(key.value ?? '') : '';
			if (name === '__proto__') this.complain(key as Node, 'A property cannot be named `__proto__`.');
			else data[name] = this.readValue(value as Node | null, depth + 1);
		}
	}

	private readValue(node: Node | null, depth: number): PropertyValue {
		if (!node || depth > MAX_DEPTH || ++this.count > MAX_VALUES) return null;
		if (isAlias(node)) return this.readValue(node.resolve(this.document) ?? null, depth + 1);
		if (isScalar(node)) return scalar(node.value);
		if (isSeq(node)) return node.items.map((item) => this.readValue(item as Node | null, depth + 1));
		const data = emptyRecord();
		this.readMap(node, data, depth);
		return data;
	}
}

function scalar(value: unknown): PropertyValue {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'number':
			return value;
		case 'bigint':
			return String(value);
		default:
			return value instanceof Date ? value.toISOString() : null;
	}
}
