import type { App, HoverParent, TFile } from 'obsidian';
import { getLinkpath, parseLinktext } from '../functions';
import type { Component } from '../base';
import type { HostApp } from './host-app';
import { wireLinks } from './internal-links';
import { sectionOf } from './subpath';

const deepest = 4;
const pictures = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'svg']);

type DrawBlocks = (app: App, markdown: string, sourcePath: string, component: Component, depth: number) => Promise<readonly { readonly el: HTMLElement }[]>;
let draw: DrawBlocks = () => Promise.resolve([]);

/** The renderer gives itself, because it draws embeds and embeds are drawn by it. */
export function setEmbedRenderer(renderer: DrawBlocks): void {
	draw = renderer;
}

/** Fills the places that a note left for embedded files. */
export async function loadEmbeds(app: App, el: HTMLElement, sourcePath: string, component: Component, depth: number): Promise<void> {
	for (const place of el.querySelectorAll<HTMLElement>('.internal-embed:not(.is-loaded)')) {
		const linktext = place.getAttribute('src') ?? '';
		const file = app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
		place.addClass('is-loaded');
		if (file === null) {
			place.addClass('file-embed', 'mod-empty');
			place.setText(`"${getLinkpath(linktext)}" is not created yet.`);
		} else if (pictures.has(file.extension.toLowerCase())) await drawPicture(app, place, file, component);
		else if (file.extension === 'md' && depth < deepest) {
			place.addClass('markdown-embed');
			await renderFileInto(app as unknown as HostApp, place, file, parseLinktext(linktext).subpath, component, depth + 1);
		} else {
			place.addClass('file-embed');
			place.setText(file.name);
		}
	}
}

async function drawPicture(app: App, place: HTMLElement, file: TFile, component: Component): Promise<void> {
	place.addClass('image-embed');
	const bytes = await app.vault.readBinary(file);
	const type = file.extension.toLowerCase() === 'svg' ? 'svg+xml' : file.extension.toLowerCase();
	const url = URL.createObjectURL(new Blob([bytes], { type: `image/${type}` }));
	component.register(() => URL.revokeObjectURL(url));
	place.createEl('img', { attr: { src: url, alt: place.getAttribute('alt') ?? file.name } });
}

/** Draws a note, or the part of it that a subpath names, into an element; its links work. */
export async function renderFileInto(app: HostApp, el: HTMLElement, file: TFile, subpath: string, component: Component, depth = 1): Promise<void> {
	const hoverParent: HoverParent = { hoverPopover: null };
	const content = el.createDiv('markdown-embed-content');
	const view = content.createDiv('markdown-preview-view markdown-rendered node-insert-event');
	if (file.extension !== 'md') {
		view.createEl('p', { text: file.name });
		return;
	}
	if (subpath === '') view.createDiv({ cls: 'inline-title', text: file.basename });
	const text = sectionOf(await app.vault.cachedRead(file), app.metadataCache.getFileCache(file), subpath);
	const blocks = await draw(app as unknown as App, text, file.path, component, depth);
	for (const block of blocks) view.append(block.el);
	wireLinks(app, view, { source: 'preview', hoverParent, sourcePath: () => file.path });
}
