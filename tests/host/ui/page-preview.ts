import type { HoverParent } from 'obsidian';
import { getLinkpath, parseLinktext } from '../functions';
import { Component } from '../base';
import { reportError } from '../errors';
import type { HostApp } from './host-app';
import { Keymap } from './keymap';
import { renderFileInto } from './embed';
import { Platform } from './platform';
import { HoverPopover, PopoverState } from './popover';

/** What a `hover-link` event carries. */
export interface HoverLink {
	readonly event: MouseEvent;
	readonly source: string;
	readonly hoverParent: HoverParent;
	readonly targetEl: HTMLElement | null;
	readonly linktext: string;
	readonly sourcePath?: string;
	readonly state?: unknown;
}

const loadDelay = 100;

/** The core feature that shows a note when the pointer rests on a link to it. */
export class PagePreview extends Component {
	/** Sources whose need of Ctrl/Cmd the person changed. */
	readonly overrides = new Map<string, boolean>();
	enabled = true;

	constructor(private readonly app: HostApp) {
		super();
	}

	override onload(): void {
		this.registerEvent(this.app.workspace.on('hover-link', (link) => this.onHoverLink(link as HoverLink)));
	}

	/** Whether links of this source open only with Ctrl/Cmd. */
	needsModifier(source: string): boolean {
		return this.overrides.get(source) ?? this.app.workspace.hoverLinkSources[source]?.defaultMod ?? true;
	}

	private onHoverLink(link: HoverLink): void {
		if (!this.enabled || Platform.isMobile) return;
		if (!this.needsModifier(link.source) || Keymap.isModifier(link.event, 'Mod')) this.open(link);
		else this.waitForModifier(link);
	}

	// Ctrl may also be pressed while the pointer already rests on the link.
	private waitForModifier(link: HoverLink): void {
		const { targetEl } = link;
		if (targetEl === null) return;
		const { doc } = targetEl;
		const stop = (): void => {
			doc.removeEventListener('keydown', key, true);
			doc.removeEventListener('mouseover', moved, true);
		};
		const key = (event: KeyboardEvent): void => {
			if (!Keymap.isModifier(event, 'Mod')) return;
			stop();
			this.open(link);
		};
		const moved = (event: MouseEvent): void => {
			if (!targetEl.contains(event.target as Node) || event !== link.event) stop();
		};
		doc.addEventListener('keydown', key, true);
		setTimeout(() => doc.addEventListener('mouseover', moved, true), 0);
	}

	private open({ hoverParent, targetEl, linktext, sourcePath = '' }: HoverLink): void {
		const { path, subpath } = parseLinktext(linktext);
		const linkpath = getLinkpath(linktext);
		const file = path === '' ? this.app.vault.getFileByPath(sourcePath) : this.app.metadataCache.getFirstLinkpathDest(linkpath, sourcePath);
		if (file === null) return;
		const present = hoverParent.hoverPopover as unknown as HoverPopover | null | undefined;
		if (present !== null && present !== undefined && present.state !== PopoverState.Hidden && present.targetEl === targetEl) return;
		const popover = new HoverPopover(hoverParent, targetEl);
		setTimeout(() => {
			if (popover.state === PopoverState.Hidden) return;
			const embed = popover.hoverEl.createDiv('markdown-embed is-loaded');
			renderFileInto(this.app, embed, file, subpath, popover).then(() => {
				if (popover.state === PopoverState.Shown) popover.position();
			}).catch(reportError);
		}, loadDelay);
	}
}
