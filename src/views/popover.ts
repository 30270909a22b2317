import { Component } from 'obsidian';
import { freshId } from './dom';

/**
 * A small panel below a button, e.g. to choose filters. It closes with Escape,
 * a press outside, or when the focus leaves it, and gives the focus back.
 */
export class Popover extends Component {
	readonly el: HTMLElement;

	constructor(
		private readonly root: HTMLElement, private readonly button: HTMLElement, title: string, private readonly onClosed: () => void,
	) {
		super();
		const label = freshId();
		this.el = root.createDiv({ cls: 'acct-popover', attr: { role: 'dialog', 'aria-labelledby': label, tabindex: '-1' } });
		this.el.createDiv({ cls: 'acct-popover-title', text: title, attr: { id: label } });
	}

	override onload(): void {
		this.button.setAttribute('aria-expanded', 'true');
		this.registerDomEvent(this.el, 'keydown', (event) => {
			if (event.key !== 'Escape') return;
			event.preventDefault();
			event.stopPropagation();
			this.close(true);
		});
		this.registerDomEvent(this.el.doc, 'pointerdown', (event) => { if (!this.holds(event.target)) this.close(false); }, { capture: true });
		this.registerDomEvent(this.el, 'focusout', (event) => {
			if (event.relatedTarget !== null && !this.holds(event.relatedTarget)) this.close(false);
		});
	}

	override onunload(): void {
		this.button.setAttribute('aria-expanded', 'false');
		this.el.remove();
		this.onClosed();
	}

	/** Places the panel and focuses its first control. */
	open(): void {
		this.place();
		(this.el.querySelector<HTMLElement>('input, select, button') ?? this.el).focus({ preventScroll: true });
	}

	close(focusButton: boolean): void {
		this.unload();
		if (focusButton) this.button.focus();
	}

	private holds(target: EventTarget | null): boolean {
		const node = target as Node | null;
		return this.el.contains(node) || this.button.contains(node);
	}

	/** Below the button, inside the root, wherever there is room. */
	private place(): void {
		const around = this.root.getBoundingClientRect();
		const from = this.button.getBoundingClientRect();
		const margin = 8;
		const wanted = this.el.win.getComputedStyle(this.root).direction === 'rtl' ? from.right - this.el.offsetWidth : from.left;
		const left = Math.max(margin, Math.min(wanted - around.left, around.width - this.el.offsetWidth - margin));
		const top = from.bottom - around.top + 4;
		this.el.setCssProps({
			'--acct-left': `${left}px`, '--acct-top': `${top}px`, '--acct-room': `${Math.max(120, around.height - top - margin)}px`,
		});
	}
}
