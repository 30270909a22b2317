import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import { applyEdits, type Edit } from '../note';
import type { Destinations } from './destinations';
import { relink, type Relinked } from './links';

/**
 * Rewrites a canvas: file cards, their subpaths, links in text cards. JSON is
 * read as the YAML that it is, so that only the strings that change are
 * touched. Null where the file is no canvas that can be read.
 */
export function relinkCanvas(text: string, path: string, destinations: Destinations): Relinked | null {
	const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
	const nodes = document.errors.length === 0 && isMap(document.contents) ? document.contents.get('nodes') : null;
	if (!isSeq(nodes)) return null;
	const edits: Edit[] = [];
	const gone: string[] = [];
	let count = 0;
	for (const node of nodes.items) {
		const file = stringOf(node, 'file');
		const card = stringOf(node, 'text');
		if (file && destinations.group.merged.has(file.value)) {
			edits.push(...fileEdits(node, file, destinations, gone));
			count++;
		}
		const inner = card ? relink(card.value, { from: path, to: path }, destinations) : null;
		if (!card || !inner || inner.count === 0) continue;
		edits.push(replace(card, inner.text));
		gone.push(...inner.gone);
		count += inner.count;
	}
	const result = applyEdits(text, edits);
	return result.ok ? { text: result.text, count, gone } : null;
}

function fileEdits(node: unknown, file: StringNode, destinations: Destinations, gone: string[]): readonly Edit[] {
	const own = stringOf(node, 'subpath');
	if (!own) return [replace(file, destinations.group.survivor)];
	const { subpath, isGone } = destinations.subpath(own.value, file.value);
	if (isGone) gone.push(file.value + own.value);
	return [replace(file, destinations.group.survivor), ...(subpath === own.value ? [] : [replace(own, subpath)])];
}

type StringNode = Scalar<string> & { readonly range: NonNullable<Node['range']> };

function stringOf(node: unknown, key: string): StringNode | null {
	const value = isMap(node) ? node.get(key, true) : null;
	return isScalar(value) && typeof value.value === 'string' && value.range ? value as StringNode : null;
}

function replace({ range }: StringNode, text: string): Edit {
	return { start: range[0], end: range[1], text: JSON.stringify(text) };
}
