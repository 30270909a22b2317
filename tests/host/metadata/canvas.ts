import { parseMetadata } from './parse';

/** The link paths of a canvas: its file cards, and the links in its text cards. */
export function canvasLinks(source: string): { readonly files: readonly string[]; readonly links: readonly string[] } {
	const nodes = nodesOf(source);
	return {
		files: nodes.flatMap((node) => node['type'] === 'file' && typeof node['file'] === 'string' ? [node['file']] : []),
		links: nodes.flatMap((node) => node['type'] === 'text' && typeof node['text'] === 'string' ? linksOf(node['text']) : []),
	};
}

function linksOf(text: string): string[] {
	const { links = [], embeds = [] } = parseMetadata(text);
	return [...links, ...embeds].map((each) => each.link);
}

function nodesOf(source: string): Record<string, unknown>[] {
	try {
		const canvas = JSON.parse(source) as { readonly nodes?: unknown } | null;
		const nodes: unknown = canvas?.nodes;
		return Array.isArray(nodes) ? nodes.filter((node): node is Record<string, unknown> => node !== null && typeof node === 'object') : [];
	} catch {
		return [];
	}
}
