import { Component, MarkdownRenderer, type App, type HoverParent } from 'obsidian';
import { closest } from './dom';
import { followLink, tellHover } from './navigate';

/** Signs that may mean something in Markdown; text without them is drawn as it is. */
const marks = /[[\]*_`=~<>$#!\\|:^]|https?:|www\./;

/**
 * Text of notes drawn as Markdown, with links that open and preview.
 * What it draws lives as long as this component: load a new one for new text.
 */
export class RichText extends Component {
	constructor(private readonly app: App, private readonly hoverParent: HoverParent) {
		super();
	}

	/** Draws a line of a note into an element. */
	draw(el: HTMLElement, text: string, sourcePath: string): void {
		el.dataset['source'] = sourcePath;
		el.setAttribute('dir', 'auto');
		if (!marks.test(text)) {
			el.setText(text);
			return;
		}
		el.addClass('acct-markdown');
		MarkdownRenderer.render(this.app, text, el, sourcePath, this).then(
			// A host that draws nothing still shows the text.
			() => { if (el.childNodes.length === 0) el.setText(text); },
			() => { el.setText(text); },
		);
	}

	/** Makes links work in everything drawn below an element; `onTag` hears of tags that are clicked. */
	listen(el: HTMLElement, onTag: (tag: string) => void): void {
		this.registerDomEvent(el, 'click', (event) => { this.onClick(event, onTag); });
		this.registerDomEvent(el, 'auxclick', (event) => { if (event.button === 1) this.onClick(event, onTag); });
		this.registerDomEvent(el, 'mouseover', (event) => { this.onHover(event); });
	}

	private onClick(event: MouseEvent, onTag: (tag: string) => void): void {
		const link = linkOf(event);
		const tag = closest(event, 'a.tag');
		if (link === null && tag === null) return;
		event.preventDefault();
		if (link !== null) followLink(this.app, link.linktext, link.sourcePath, event);
		else if (tag !== null) onTag(tag.getText().replace(/^#/, ''));
	}

	private onHover(event: MouseEvent): void {
		const link = linkOf(event) ?? noteOf(event);
		if (link !== null) tellHover(this.app, this.hoverParent, link, event);
	}
}

function linkOf(event: Event): { target: HTMLElement; linktext: string; sourcePath: string } | null {
	const target = closest(event, 'a.internal-link');
	const linktext = target?.dataset['href'] ?? target?.getAttribute('href');
	if (target === null || linktext === null || linktext === undefined) return null;
	return { target, linktext, sourcePath: target.closest<HTMLElement>('[data-source]')?.dataset['source'] ?? '' };
}

/** Buttons that open a note preview it too. */
function noteOf(event: Event): { target: HTMLElement; linktext: string; sourcePath: string } | null {
	const target = closest(event, '[data-path]');
	const path = target?.dataset['path'];
	return target === null || path === undefined ? null : { target, linktext: path, sourcePath: '' };
}
