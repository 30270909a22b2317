import type { TFile } from 'obsidian-test-mocks/obsidian';
import { joinPath, parentOf } from '../disk/paths';

/** How the person wants links to be written. */
export interface LinkStyle {
	readonly useMarkdownLinks: boolean;
	readonly newLinkFormat: 'shortest' | 'relative' | 'absolute';
}

/** A path as seen from a folder: `../Other/Note.md`. */
export function relativePath(folder: string, path: string): string {
	const from = folder === '' ? [] : folder.split('/');
	const to = path.split('/');
	let shared = 0;
	while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
	return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** The path part of a new link in the wanted format. `shortest` is how the cache would name it. */
export function linkPath(file: TFile, sourcePath: string, style: LinkStyle, shortest: string): string {
	if (style.newLinkFormat === 'absolute') return file.path;
	if (style.newLinkFormat === 'relative') return relativePath(parentOf(sourcePath), file.path);
	return shortest;
}

/** A path as a Markdown link has it. */
export function encodeLink(path: string): string {
	return encodeURI(path).replace(/[()]/g, (char) => char === '(' ? '%28' : '%29').replace(/%5B/g, '[').replace(/%5D/g, ']');
}

/** `[[…]]`, without the extension that a note need not have. */
export function wikiLink(path: string, subpath: string, alias: string | undefined): string {
	const target = path.endsWith('.md') ? path.slice(0, -3) : path;
	return `[[${target}${subpath}${alias === undefined || alias === '' ? '' : `|${alias}`}]]`;
}

/**
 * A link as it stands in a note, made to point elsewhere: its spelling (wiki or Markdown, `!`,
 * escaped pipe, display text, subpath) stays as it was.
 */
export function redirect(original: string, path: string): string {
	const wiki = /^(!?)\[\[([^|\]]*?)(\\?\|[^\]]*)?\]\]$/.exec(original);
	if (wiki) {
		const [, bang = '', target = '', alias = ''] = wiki;
		const hash = target.indexOf('#');
		const hadExtension = /\.md$/.test(hash < 0 ? target : target.slice(0, hash));
		const name = path.endsWith('.md') && !hadExtension ? path.slice(0, -3) : path;
		return `${bang}[[${name}${hash < 0 ? '' : target.slice(hash)}${alias}]]`;
	}
	return original.replace(/\]\((<?)([^)>]*)(>?)([^)]*)\)$/, (_, open: string, target: string, close: string, rest: string) => {
		const hash = target.indexOf('#');
		const file = /\.[^/]+$/.test(path) ? path : `${path}.md`;
		return `](${open}${open === '' ? encodeLink(file) : file}${hash < 0 ? '' : target.slice(hash)}${close}${rest})`;
	});
}

/** Where a file would lie after its folder was renamed. */
export function movedPath(path: string, from: string, to: string): string {
	return path === from ? to : joinPath(to, path.slice(from.length + 1));
}
