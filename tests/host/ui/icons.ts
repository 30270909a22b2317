import nodes from 'lucide-static/icon-nodes.json';
import { iconAliases } from './icon-aliases';

type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];

const lucide = nodes as unknown as Readonly<Record<string, IconNode>>;
const added = new Map<string, string>();
const prefix = 'lucide-';
const svgNamespace = 'http://www.w3.org/2000/svg';

// Names come from plugins, and `constructor` is no icon.
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}

function bare(id: string): string {
	return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

function drawLucide(name: string, icon: IconNode): SVGSVGElement {
	const svg = document.createElementNS(svgNamespace, 'svg');
	const attributes: Record<string, string> = {
		width: '24', height: '24', viewBox: '0 0 24 24', fill: 'none',
		stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
		class: `svg-icon ${prefix}${name}`, 'aria-hidden': 'true',
	};
	for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
	for (const [tag, parts] of icon) {
		const part = document.createElementNS(svgNamespace, tag);
		for (const [key, value] of Object.entries(parts)) part.setAttribute(key, value);
		svg.append(part);
	}
	return svg;
}

function drawAdded(id: string, content: string): SVGSVGElement {
	// What a plugin registers is the inside of an SVG of 100 by 100.
	const parsed = new DOMParser().parseFromString(`<svg xmlns="${svgNamespace}" viewBox="0 0 100 100">${content}</svg>`, 'image/svg+xml');
	const svg = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
	for (const script of [...svg.querySelectorAll('script')]) script.remove();
	svg.setAttribute('class', `svg-icon ${id}`);
	svg.setAttribute('aria-hidden', 'true');
	return svg;
}

/** The icon as a new element, or null where there is none of that name. */
export function getIcon(id: string): SVGSVGElement | null {
	const content = added.get(id);
	if (content !== undefined) return drawAdded(id, content);
	const name = bare(id);
	const icon = own(lucide, name) ?? own(lucide, own(iconAliases, name) ?? '');
	return icon === undefined ? null : drawLucide(name, icon);
}

/** Puts an icon in place of what an element holds; one that does not exist changes nothing. */
export function setIcon(parent: HTMLElement, id: string): void {
	const icon = getIcon(id);
	if (icon === null) return;
	parent.empty();
	parent.append(icon);
}

/** Registers an icon of a plugin's own. */
export function addIcon(id: string, content: string): void {
	added.set(id, content);
}

/** Takes a plugin's own icon away. */
export function removeIcon(id: string): void {
	added.delete(id);
}

/** All names that `getIcon` knows. */
export function getIconIds(): string[] {
	return [...Object.keys(lucide).map((name) => prefix + name), ...added.keys()];
}
