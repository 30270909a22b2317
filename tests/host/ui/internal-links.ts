import type { HoverParent, Menu as ApiMenu } from 'obsidian';
import { reportError } from '../errors';
import type { HostApp } from './host-app';
import { Keymap } from './keymap';
import { Menu } from './menu';

/** Where links stand, for the events that they send. */
export interface LinkPlace {
	readonly source: string;
	readonly hoverParent: HoverParent;
	readonly sourcePath: () => string;
}

/** Makes the links inside an element open, hover and have a menu. */
export function wireLinks(app: HostApp, el: HTMLElement, place: LinkPlace): void {
	el.dataset['linkPlace'] = place.source;
	// A part of another source inside (properties, an embedded note) answers for its own links.
	const isOwn = (link: HTMLElement): boolean => link.closest('[data-link-place]') === el;
	const open = (event: MouseEvent, target: HTMLElement): void => {
		if (!isOwn(target)) return;
		event.preventDefault();
		app.workspace.openLinkText(target.dataset['href'] ?? target.getAttribute('href') ?? '', place.sourcePath(), Keymap.isModEvent(event)).catch(reportError);
	};
	el.on('click', 'a.internal-link', open);
	el.on('auxclick', 'a.internal-link', (event, target) => {
		if (event.button === 1) open(event, target);
	});
	el.on('mouseover', 'a.internal-link', (event, targetEl) => {
		if (!isOwn(targetEl)) return;
		app.workspace.trigger('hover-link', {
			event, source: place.source, hoverParent: place.hoverParent, targetEl,
			linktext: targetEl.dataset['href'] ?? '', sourcePath: place.sourcePath(),
		});
	});
	el.on('contextmenu', 'a.internal-link', (event, target) => {
		if (!isOwn(target)) return;
		event.preventDefault();
		const menu = new Menu();
		app.workspace.handleLinkContextMenu(menu as unknown as ApiMenu, target.dataset['href'] ?? '', place.sourcePath());
		menu.showAtMouseEvent(event);
	});
	el.on('click', 'a.tag', (event, target) => {
		event.preventDefault();
		app.workspace.trigger('search', `tag:${target.textContent ?? ''}`);
	});
}
