import type { FoundLink } from './inline';
import type { Link } from './note';

/** The link that stands at a place; null for an address outside the vault. */
export function toLink(text: string, found: FoundLink, line: number, key: string | null): Link | null {
	const range = { start: found.start, end: found.end };
	if (found.kind === 'wikilink') {
		const { path, subpath, shown, isEmbed } = found;
		return {
			kind: 'wikilink', embed: isEmbed, range, line,
			target: text.slice(path.start, subpath).trim(),
			subpath: text.slice(subpath, path.end),
			display: shown && text.slice(shown.start, shown.end),
			targetRange: path, key,
		};
	}
	const { start, end } = found.destination;
	const raw = text.slice(start, end);
	if (raw === '' || isExternal(raw)) return null;
	const hash = raw.indexOf('#');
	return {
		kind: 'markdown', embed: found.isEmbed, range, line,
		target: decodeDestination(hash < 0 ? raw : raw.slice(0, hash)),
		subpath: hash < 0 ? '' : decodeDestination(raw.slice(hash)),
		display: text.slice(found.text.start, found.text.end) || null,
		targetRange: { start, end }, key,
	};
}

/** Whether a destination has a scheme (`https:`, `mailto:`) or names a host. */
export function isExternal(destination: string): boolean {
	return destination.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(destination);
}

/** A Markdown destination as the path that it means: escapes, `&amp;` and percent signs undone. */
export function decodeDestination(raw: string): string {
	return raw
		.replace(/\\([!-/:-@[-`{-~])|&amp;/g, (_whole, escaped?: string) => escaped ?? '&')
		.replace(/(?:%[0-9a-f]{2})+/gi, decodeEscapes);
}

function decodeEscapes(escapes: string): string {
	try {
		return decodeURIComponent(escapes);
	} catch {
		return escapes;
	}
}
