/** What stands for an element where there is no document: it takes classes and attributes, and shows nothing. */
export function bareElement(): HTMLElement {
	const ignore = (): void => undefined;
	const bare = {
		textContent: '',
		classList: { add: ignore, remove: ignore, toggle: ignore },
		addClass: ignore, removeClass: ignore, toggleClass: ignore, setAttr: ignore, setAttribute: ignore,
		setText: ignore, empty: ignore, remove: ignore, addEventListener: ignore, removeEventListener: ignore,
	};
	return bare as unknown as HTMLElement;
}

/** A `div`, or what stands for one. */
export function anyDiv(): HTMLElement {
	return typeof document === 'undefined' ? bareElement() : createDiv();
}
