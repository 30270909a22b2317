/** A host with a screen, for jest tests under jsdom. */
import { createHost, type Host, type HostOptions } from '../host';
import { installCommands } from './core-commands';
import { installCoreViews } from './core-views';
import { hostOf, type HostApp } from './host-app';
import { PagePreview } from './page-preview';
import { createScreen } from './screen';

// What jsdom leaves out because it draws nothing.
function fillIn(): void {
	const rect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) };
	Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
	Range.prototype.getBoundingClientRect = () => rect;
	Element.prototype.scrollIntoView = () => undefined;
	window.focus = () => undefined;
	class NoObserver {
		observe(): void { /* nothing is ever resized here */ }
		unobserve(): void { /* as above */ }
		disconnect(): void { /* as above */ }
	}
	Object.assign(globalThis, { ResizeObserver: NoObserver, DOMRect: class { constructor(readonly left = 0, readonly top = 0) {} right = 0; bottom = 0; } });
}

let stopKeys: () => void = () => undefined;

/** A started host over some files, shown in the document. */
export async function openScreen(options: HostOptions = {}): Promise<{ readonly host: Host; readonly app: HostApp; readonly preview: PagePreview }> {
	document.body.replaceChildren();
	fillIn();
	const host = await createHost({ ...options, screen: createScreen(document.body), isStarted: false });
	const app = hostOf(host.app);
	installCoreViews(host.app);
	installCommands(host.app);
	// One document serves one screen after the other.
	stopKeys();
	stopKeys = app.keymap.listen(document);
	const preview = new PagePreview(app);
	preview.load();
	await host.start();
	return { host, app, preview };
}

/** Presses a key on what has the focus. */
export function press(key: string, modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {}): KeyboardEvent {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
	(document.activeElement ?? document.body).dispatchEvent(event);
	return event;
}

/** Moves the pointer onto an element. */
export function hover(element: Element, modifiers: MouseEventInit = {}): MouseEvent {
	const event = new MouseEvent('mouseover', { bubbles: true, cancelable: true, ...modifiers });
	element.dispatchEvent(event);
	return event;
}
