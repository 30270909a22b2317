import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Range as NodeRange, YAMLParseError } from 'yaml';
import { tooDeepLine } from './yaml-depth';
import { plainWords } from './yaml-words';
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
	/** The YAML as a document, its offsets relative to the block's YAML; null where there is none or it is broken. */
	readonly document: Document.Parsed | null;
}

const MAX_DEPTH = 100;
/** Longer YAML is not read: no note needs it, and its parser is slow. */
const MAX_LENGTH = 200_000;
/** Values that aliases may add. */
const MAX_COPIES = 10_000;
const cache = new WeakMap<Note, Frontmatter>();

/** Reads the properties of a note. Never throws: what is wrong is a problem with its line. */
export function readFrontmatter(note: Note): Frontmatter {
	let found = cache.get(note);
	if (!found) cache.set(note, found = read(note));
	return found;
}

function read({ text, frontmatter }: Note): Frontmatter {
	if (!frontmatter) return { data: emptyRecord(), isBroken: false, problems: [], document: null };
	const { start, end } = frontmatter.yaml;
	return readYaml(text.slice(start, end));
}

/** Reads the YAML between the fences. */
export function readYaml(yaml: string): Frontmatter {
	if (yaml.length > MAX_LENGTH) return broken([{ code: 'too-long', line: 1, message: `The properties are longer than ${String(MAX_LENGTH)} characters.` }]);
	const deep = tooDeepLine(yaml);
	if (deep > 0) return broken([{ code: 'bad-yaml', line: deep + 1, message: 'The properties are nested too deeply.' }]);
	const lines = new LineCounter();
	// Keys are checked here: the parser's own check takes quadratic time.
	const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
	const lineOf = (offset: number): number => Math.max(lines.linePos(offset).line, 1) + 1;
	const errors = document.errors.slice(0, MAX_PROBLEMS).map((error): NoteProblem => ({ code: 'bad-yaml', line: lineOf(startOfError(document, error)), message: plainWords(error.message) }));
	if (errors.length > 0) return broken(errors);
	const reader = new PlainReader(lineOf);
	const data = reader.root(document.contents);
	return reader.isBroken ? broken(reader.problems) : { data, isBroken: false, problems: reader.problems, document };
}

/** A quote that is never closed is told where it opens, not where the text ends. */
function startOfError(document: Document.Parsed, { code, pos: [at] }: YAMLParseError): number {
	let start = at;
	if (code !== 'MISSING_CHAR') return at;
	visit(document, {
		Scalar: (_key, { type, range }) => {
			if (!range || (type !== 'QUOTE_SINGLE' && type !== 'QUOTE_DOUBLE') || range[0] > at || at > range[2]) return undefined;
			start = range[0];
			return visit.BREAK;
		},
	});
	return start;
}

/** At most this many problems are told of one block. */
const MAX_PROBLEMS = 20;

function broken(problems: readonly NoteProblem[]): Frontmatter {
	return { data: emptyRecord(), isBroken: true, problems: problems.slice(0, MAX_PROBLEMS), document: null };
}

function emptyRecord(): Record<string, PropertyValue> {
	return Object.create(null) as Record<string, PropertyValue>;
}

/** The text of a key: plain keys as they are, an empty one for `null` and for keys that are no single value. */
export function keyName(key: unknown): string {
	const value = isScalar(key) ? plainScalar(key.value) : typeof key === 'string' ? key : null;
	return value === null || typeof value === 'object' ? '' : String(value);
}

class PlainReader {
	readonly problems: NoteProblem[] = [];
	isBroken = false;
	private readonly anchors = new Map<string, Node>();
	private copying = 0;
	private copies = 0;

	constructor(private readonly lineOf: (offset: number) => number) {}

	root(contents: Node | null): Record<string, PropertyValue> {
		if (isMap(contents)) return this.map(contents, 0);
		if (contents && !(isScalar(contents) && contents.value === null)) this.refuse(contents, 'The properties are no list of keys and values.');
		return emptyRecord();
	}

	private complain(node: { range?: NodeRange | null | undefined } | null, message: string): void {
		this.problems.push({ code: 'bad-yaml', line: this.lineOf(node?.range?.[0] ?? 0), message });
	}

	private refuse(node: Node | null, message: string): void {
		this.isBroken = true;
		if (this.problems.length < MAX_PROBLEMS) this.complain(node, message);
	}

	private map(map: Node, depth: number): Record<string, PropertyValue> {
		const data = emptyRecord();
		if (!isMap(map)) return data;
		for (const { key, value } of map.items) {
			const name = keyName(key);
			// Plain objects that are later filled from this one would change their prototype.
			if (name === '__proto__') this.complain(key as Node, 'A property cannot be named `__proto__`: it is left out.');
			else if (name in data) this.refuse(key as Node, `The key “${name}” stands here a second time. Keep one of the two.`);
			else data[name] = this.value(value as Node | null, depth + 1);
		}
		return data;
	}

	private value(node: Node | null, depth: number): PropertyValue {
		if (!node) return null;
		if (depth > MAX_DEPTH || (this.copying > 0 && ++this.copies > MAX_COPIES)) {
			this.refuse(node, 'Aliases make the properties endless.');
			return null;
		}
		if (isAlias(node)) return this.alias(node.source, node, depth);
		if (node.anchor) this.anchors.set(node.anchor, node);
		if (isScalar(node)) return plainScalar(node.value);
		if (isSeq(node)) return node.items.map((item) => this.value(item as Node | null, depth + 1));
		return this.map(node, depth);
	}

	private alias(name: string, node: Node, depth: number): PropertyValue {
		const source = this.anchors.get(name);
		if (!source || this.isBroken) {
			if (!source) this.refuse(node, `Nothing is named “&${name}” before this alias.`);
			return null;
		}
		this.copying++;
		const value = this.value(source, depth + 1);
		this.copying--;
		return value;
	}
}

function plainScalar(value: unknown): PropertyValue {
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
