import type { Saying } from '../account/mentions';
import { plainWords } from '../account/sentences';

/** What the cards of a canvas say about an account: texts with a link to it, and its notes pinned there. */
export function canvasSayings(json: string, name: string, leads: (link: string) => boolean): readonly Saying[] {
	const sayings: Saying[] = [];
	for (const node of nodesOf(json)) {
		if (node['type'] === 'text' && typeof node['text'] === 'string') {
			sayings.push(...textSayings(node['text'], leads).map((text) => ({ line: lineOf(json, node['id']), text })));
		}
		if (node['type'] === 'file' && typeof node['file'] === 'string' && leads(node['file'])) {
			sayings.push({ line: lineOf(json, node['id']), text: `A card on the canvas ${name}` });
		}
	}
	return sayings;
}

function nodesOf(json: string): readonly Readonly<Record<string, unknown>>[] {
	try {
		const canvas: unknown = JSON.parse(json);
		const nodes = isRecord(canvas) ? canvas['nodes'] : null;
		return Array.isArray(nodes) ? nodes.filter(isRecord) : [];
	} catch {
		// A canvas that is no JSON opens nowhere, and says nothing here.
		return [];
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The lines of a text card that link to the account. */
function textSayings(text: string, leads: (link: string) => boolean): readonly string[] {
	return text.split('\n')
		.filter((line) => [...line.matchAll(/\[\[([^[\]|]+)(?:\|[^[\]]*)?\]\]/g)].some((link) => leads((link[1] ?? '').trim())))
		.map(plainWords);
}

function lineOf(json: string, id: unknown): number {
	const at = typeof id === 'string' ? json.indexOf(JSON.stringify(id)) : -1;
	return at < 0 ? 1 : json.slice(0, at).split('\n').length;
}
