import type { CachedMetadata, ReferenceCache } from 'obsidian';
import { TFile, type TAbstractFile } from 'obsidian-test-mocks/obsidian';
import { textOf } from '../disk/content';
import { getFrontMatterInfo, getLinkpath } from '../functions';
import type { MetadataCache } from '../metadata/cache';
import { canvasTexts } from '../metadata/canvas';
import { parseMetadata } from '../metadata/parse';
import { withDescendants } from './files';
import { linkPath, redirect, type LinkStyle } from './link-text';
import type { Vault } from './vault';

interface Link {
	readonly original: string;
	readonly link: string;
	readonly target: TFile;
	/** Where it stands in the text, null among the properties. */
	readonly from: number | null;
}

interface Edit extends Link {
	/** What stands there afterwards. */
	readonly text: string;
}

/** Links that must follow, found before a rename, written after it. */
export interface LinksToFollow {
	readonly bySource: ReadonlyMap<TFile, readonly Link[]>;
	readonly canvases: readonly { readonly file: TFile; readonly cards: readonly { readonly text: string; readonly links: readonly Link[] }[] }[];
	readonly moved: ReadonlyMap<string, TFile>;
}

/** Every link to these files, and every link in them that is counted from their folder. */
export function linksToFollow(vault: Vault, cache: MetadataCache, file: TAbstractFile): LinksToFollow {
	const moved = new Map(withDescendants(file).filter((each) => each instanceof TFile).map((each) => [each.path, each]));
	const bySource = new Map<TFile, Link[]>();
	const resolved = cache.resolvedLinks;
	for (const source of vault.getMarkdownFiles()) {
		const isMoved = moved.has(source.path);
		if (!isMoved && !Object.keys(resolved[source.path] ?? {}).some((path) => moved.has(path))) continue;
		const links = linksOf(cache, source).filter((link) => moved.has(link.target.path) || (isMoved && /^\.{1,2}\//.test(link.link)));
		if (links.length > 0) bySource.set(source, links);
	}
	const canvases = vault.getFiles().filter((each) => each.extension === 'canvas').map((canvas) => {
		const onDisk = vault.access.parts.disk.file(canvas.path);
		const cards = canvasTexts(onDisk ? textOf(onDisk.content) : '').map((text) => ({
			text,
			links: linksIn(cache, parseMetadata(text), canvas).filter((link) => moved.has(link.target.path)),
		}));
		return { file: canvas, cards: cards.filter((card) => card.links.length > 0) };
	});
	return { bySource, canvases, moved };
}

/** Rewrites them, one file after the other, each through `process`. */
export async function followLinks(vault: Vault, cache: MetadataCache, found: LinksToFollow, style: LinkStyle): Promise<void> {
	const rewrite = (links: readonly Link[], source: TFile): Edit[] => links
		.map((link) => ({ ...link, text: rewritten(cache, link, source, style) }))
		.filter((link) => link.text !== link.original);
	for (const [source, links] of found.bySource) {
		const edits = rewrite(links, source);
		if (edits.length > 0 && !source.deleted__) await vault.process(source, (text) => applyEdits(text, edits));
	}
	for (const { file, cards } of found.canvases) {
		await vault.process(file, (text) => cards.reduce((result, card) => {
			const edited = applyEdits(card.text, rewrite(card.links, file));
			return result.split(JSON.stringify(card.text)).join(JSON.stringify(edited));
		}, followInCanvas(text, found.moved)));
	}
}

function linksOf(cache: MetadataCache, source: TFile): Link[] {
	return linksIn(cache, cache.getFileCache(source) ?? {}, source);
}

function linksIn(cache: MetadataCache, metadata: CachedMetadata, source: TFile): Link[] {
	const inBody: readonly ReferenceCache[] = [...metadata.links ?? [], ...metadata.embeds ?? []];
	return [
		...inBody.map((each) => ({ ...each, from: each.position.start.offset })),
		...(metadata.frontmatterLinks ?? []).map((each) => ({ ...each, from: null })),
	].flatMap(({ original, link, from }) => {
		const path = getLinkpath(link);
		const target = path === '' ? null : cache.getFirstLinkpathDest(path, source.path);
		return target ? [{ original, link, target, from }] : [];
	});
}

function rewritten(cache: MetadataCache, link: Link, source: TFile, style: LinkStyle): string {
	const wanted = /^\.{1,2}\//.test(link.link) ? { ...style, newLinkFormat: 'relative' as const } : style;
	return redirect(link.original, linkPath(link.target, source.path, wanted, cache.fileToLinktext(link.target, source.path, false)));
}

function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = text;
	const inBody = edits.filter((edit) => edit.from !== null).sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
	for (const { from, original, text: replacement } of inBody) {
		if (from !== null && result.startsWith(original, from)) result = result.slice(0, from) + replacement + result.slice(from + original.length);
	}
	const info = getFrontMatterInfo(result);
	let properties = info.frontmatter;
	for (const { from, original, text: replacement } of edits) if (from === null) properties = properties.split(original).join(replacement);
	return result.slice(0, info.from) + properties + result.slice(info.to);
}

function followInCanvas(text: string, moved: ReadonlyMap<string, TFile>): string {
	let result = text;
	for (const [oldPath, file] of moved) {
		if (file.path !== oldPath) result = result.split(`"file":${JSON.stringify(oldPath)}`).join(`"file":${JSON.stringify(file.path)}`);
	}
	return result;
}
