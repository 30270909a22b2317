import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { readFrontmatter } from './frontmatter';
import { InlineScanner } from './inline';
import type { FoundLink } from './inline';
import { toLink } from './link';
import type { Link, Note } from './note';

const MAX_DEPTH = 60;
const BARE_WIKILINK = /^\[\[[^[\]\r\n]+\]\]$/;

/** Links in the values of properties, each with the path of keys that leads to it. Broken YAML holds none. */
export function frontmatterLinks(note: Note, lineOf: (offset: number) => number): readonly Link[] {
	const { frontmatter, text } = note;
	if (!frontmatter || !text.slice(frontmatter.yaml.start, frontmatter.yaml.end).includes('](') && !text.slice(frontmatter.yaml.start, frontmatter.yaml.end).includes('[[')) return [];
	const properties = readFrontmatter(note);
	const root = properties.document?.contents;
	if (properties.isBroken || !root) return [];
	const walk = new PropertyWalk(text, frontmatter.yaml.start);
	walk.node(root, '', 0);
	return walk.found
		.sort((a, b) => a.found.start - b.found.start)
		.map(({ found, key, unquote }) => unquoted(toLink(text, found, lineOf(found.start), key), unquote))
		.filter((link) => link !== null);
}

type Unquote = (written: string) => string;

interface FoundProperty {
	readonly found: FoundLink;
	readonly key: string;
	readonly unquote: Unquote;
}

/** What YAML's quotes make of the link's parts. The ranges stay as written. */
function unquoted(link: Link | null, unquote: Unquote): Link | null {
	return link && { ...link, target: unquote(link.target), subpath: unquote(link.subpath), display: link.display === null ? null : unquote(link.display) };
}

class PropertyWalk {
	readonly found: FoundProperty[] = [];
	private readonly scanner: InlineScanner;

	constructor(private readonly text: string, private readonly start: number) {
		this.scanner = new InlineScanner(text);
	}

	node(node: Node | null, key: string, depth: number): void {
		if (!node?.range || depth > MAX_DEPTH) return;
		const start = this.start + node.range[0];
		const end = this.start + node.range[1];
		if (isScalar(node)) {
			if (typeof node.value === 'string') this.scan(start, end, key, unquoteFor(node.type));
		} else if (isSeq(node)) {
			if (node.flow && BARE_WIKILINK.test(this.text.slice(start, end))) this.scan(start, end, key, asWritten);
			else node.items.forEach((item, index) => this.node(item as Node | null, join(key, String(index)), depth + 1));
		} else if (isMap(node)) {
			for (const pair of node.items) this.node(pair.value as Node | null, join(key, isScalar(pair.key) ? String(pair.key.value) : ''), depth + 1);
		}
	}

	private scan(start: number, end: number, key: string, unquote: Unquote): void {
		const before = this.scanner.found.length;
		this.scanner.scan(start, end);
		for (const found of this.scanner.found.slice(before)) this.found.push({ found, key, unquote });
	}
}

function join(path: string, key: string): string {
	return path === '' ? key : `${path}.${key}`;
}

const asWritten: Unquote = (written) => written;
const undoubled: Unquote = (written) => written.replaceAll("''", "'");

function unescaped(written: string): string {
	if (!written.includes('\\')) return written;
	try {
		return JSON.parse(`"${written}"`) as string;
	} catch {
		return written;
	}
}

function unquoteFor(type: string | null | undefined): Unquote {
	if (type === 'QUOTE_SINGLE') return undoubled;
	return type === 'QUOTE_DOUBLE' ? unescaped : asWritten;
}

