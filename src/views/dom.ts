import type { Component } from 'obsidian';

/** The element an event came from, whichever window it is in. */
export function targetElement(event: Event): Element | null {
	const target = event.target as Node | null;
	return target !== null && target.nodeType === 1 ? target as Element : null;
}

/** The nearest element around an event's target that fits a selector. */
export function closest(event: Event, selector: string): HTMLElement | null {
	return targetElement(event)?.closest<HTMLElement>(selector) ?? null;
}

/** Whether an element has its own use for Enter, Space and clicks. */
export function isControl(event: Event): boolean {
	return targetElement(event)?.matches('button, input, select, a[href]') ?? false;
}

/** Whether a person types text there. */
export function isTyping(event: Event): boolean {
	return targetElement(event)?.matches('input:not([type=checkbox]), textarea, select, [contenteditable]') ?? false;
}

/** Sets attributes, only those that differ: the DOM is slower than a comparison. */
export function setAttributes(el: Element, values: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(values)) if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/** Calls back when an element's size changes, also when it is shown again, in whichever window it is. */
export function watchSize(component: Component, el: HTMLElement, changed: () => void): void {
	let stop: (() => void) | null = null;
	const watch = (win: Window): void => {
		stop?.();
		// A window's observer is only told while that window is drawn.
		const { ResizeObserver: Observer } = win as Window & { readonly ResizeObserver?: typeof ResizeObserver };
		if (Observer === undefined) return;
		const observer = new Observer(changed);
		observer.observe(el);
		stop = () => { observer.disconnect(); };
	};
	watch(el.win);
	component.register(el.onWindowMigrated(watch));
	component.register(() => { stop?.(); });
}

/** Where the focus is among the parts of an element that are named in `data-focus`. */
export interface FocusPlace {
	readonly name: string;
	readonly at: number;
}

/** In words that hold when the element's parts are drawn again; null where none of them has the focus. */
export function focusPlaceIn(el: HTMLElement): FocusPlace | null {
	const { activeElement: active } = el.doc;
	const at = el.findAll('[data-focus]').findIndex((one) => one === active);
	return at < 0 ? null : { name: (active as HTMLElement).dataset['focus'] ?? '', at };
}

/** Puts the focus back on the part of that name; where it has gone, on the one that stands in its place. */
export function focusAgain(el: HTMLElement, place: FocusPlace | null): void {
	if (place === null) return;
	const parts = el.findAll('[data-focus]');
	(parts.find((one) => one.dataset['focus'] === place.name) ?? parts[Math.min(place.at, parts.length - 1)])?.focus({ preventScroll: true });
}

let lastId = 0;

/** An id that no other element has, to point at with ARIA. */
export function freshId(): string {
	lastId += 1;
	return `acct-id-${lastId}`;
}

/** Which way a text runs, by its first letter; null where it has none. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
	const letter = /\p{L}/u.exec(text)?.[0];
	if (letter === undefined) return null;
	return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter) ? 'rtl' : 'ltr';
}
