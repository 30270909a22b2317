import { parseMetadata } from './parse';

/** The link paths of a canvas: its file cards, and the links in its text cards. */
export function canvasLinks(source: string): { readonly files: readonly string[]; readonly links: readonly string[] } {
	const nodes = nodesOf(source);
	return {
		files: nodes.flatMap((node) => node['type'] === 'file' && typeof node['file'] === 'string' ? [node['file']] : []),
		links: textsOf(nodes).flatMap(linksOf),
	};
}

/** The texts of a canvas's text cards. */
export function canvasTexts(source: string): readonly string[] {
	return textsOf(nodesOf(source));
}

function textsOf(nodes: readonly Record<string, unknown>[]): string[] {
	return nodes.flatMap((node) => node['type'] === 'text' && typeof node['text'] === 'string' ? [node['text']] : []);
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
