/**
 * The global DOM helpers that the mocks stub: delegation by selector, windows of their own,
 * insertion and migration. Importing this file mends the prototypes; without a DOM it does nothing.
 */
interface Delegated {
	readonly type: string;
	readonly selector: string;
	readonly listener: (event: Event, target: HTMLElement) => unknown;
	readonly wrapped: (event: Event) => void;
}

const delegated = new WeakMap<EventTarget, Delegated[]>();

/** Runs a listener for events that happen inside what matches the selector. */
function on(this: EventTarget, type: string, selector: string, listener: Delegated['listener'], options?: boolean | AddEventListenerOptions): void {
	const wrapped = (event: Event): void => {
		const from = event.composedPath()[0];
		const element = isElement(from) ? from : null;
		const hit = element?.closest(selector) ?? null;
		if (hit !== null && (this as unknown as Node).contains(hit)) listener.call(this, event, hit as HTMLElement);
	};
	delegated.set(this, [...delegated.get(this) ?? [], { type, selector, listener, wrapped }]);
	this.addEventListener(type, wrapped, options);
}

function off(this: EventTarget, type: string, selector: string, listener: Delegated['listener'], options?: boolean | AddEventListenerOptions): void {
	const rest: Delegated[] = [];
	for (const entry of delegated.get(this) ?? []) {
		const same = entry.type === type && entry.selector === selector && entry.listener === listener;
		if (same) this.removeEventListener(type, entry.wrapped, options);
		else rest.push(entry);
	}
	delegated.set(this, rest);
}

/** Nodes of another window are no instances of this window's classes; asked by kind they are. */
function isElement(value: unknown): value is Element {
	return typeof value === 'object' && value !== null && (value as Node).nodeType === 1;
}

function instanceOf(this: object, type: new () => unknown): boolean {
	if (this instanceof type) return true;
	const own = (this as Partial<Node>).ownerDocument?.defaultView ?? (this as Partial<UIEvent>).view;
	const theirs: unknown = own === null || own === undefined ? undefined : Reflect.get(own, type.name);
	return typeof theirs === 'function' && this instanceof theirs;
}

function onNodeInserted(this: HTMLElement, listener: () => unknown, once = false): () => void {
	let inside = this.isConnected;
	const observer = new MutationObserver(() => {
		const now = this.isConnected;
		if (now && !inside) {
			if (once) observer.disconnect();
			listener();
		}
		inside = now;
	});
	observer.observe(this.ownerDocument, { childList: true, subtree: true });
	return () => observer.disconnect();
}

type MigrationListener = (win: Window) => unknown;
const migrations = new Map<HTMLElement, Set<MigrationListener>>();

function onWindowMigrated(this: HTMLElement, listener: MigrationListener): () => void {
	const listeners = migrations.get(this) ?? new Set();
	migrations.set(this, listeners.add(listener));
	return () => {
		listeners.delete(listener);
		if (listeners.size === 0) migrations.delete(this);
	};
}

/** Tells everybody who asked that this tree now lives in another window. */
export function tellMigrated(tree: HTMLElement, win: Window): void {
	for (const [element, listeners] of migrations) {
		if (tree.contains(element)) for (const listener of listeners) listener(win);
	}
}

function setChildrenInPlace(this: Node, children: Node[]): void {
	const wanted = new Set(children);
	for (const child of [...this.childNodes]) if (!wanted.has(child)) this.removeChild(child);
	children.forEach((child, index) => {
		const there = this.childNodes[index] ?? null;
		if (there !== child) this.insertBefore(child, there);
	});
}

function indexOf(this: Node, other: Node): number {
	return [...this.childNodes].indexOf(other as ChildNode);
}

function insertAfter<T extends Node>(this: Node, node: T, child: Node | null): T {
	this.insertBefore(node, child === null ? this.firstChild : child.nextSibling);
	return node;
}

function isActiveElement(this: Element): boolean {
	return this.ownerDocument.activeElement === this;
}

function isShown(this: HTMLElement): boolean {
	return this.isConnected && (this.offsetParent !== null || this.getClientRects().length > 0);
}

function getCssPropertyValue(this: Element, property: string, pseudo?: string): string {
	return (this.ownerDocument.defaultView ?? window).getComputedStyle(this, pseudo).getPropertyValue(property).trim();
}

function matchParent(this: Element, selector: string, last?: Element): Element | null {
	const hit = this.closest(selector);
	return hit !== null && last !== undefined && hit !== last && hit.contains(last) ? null : hit;
}

function trigger(this: HTMLElement, type: string): void {
	this.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
}

const ownWindow = {
	configurable: true,
	get(this: Event): Window {
		const view = (this as UIEvent).view;
		const target = this.target;
		return view ?? (isElement(target) ? target.ownerDocument.defaultView : null) ?? window;
	},
};

/** Puts the mended helpers into the classes of a window: the main one, and each popout. */
export function mendWindow(win: Window & typeof globalThis): void {
	Object.assign(win.Node.prototype, { instanceOf, setChildrenInPlace, indexOf, insertAfter });
	Object.assign(win.Element.prototype, { isActiveElement, getCssPropertyValue, matchParent });
	Object.assign(win.HTMLElement.prototype, { on, off, onNodeInserted, onWindowMigrated, isShown, trigger });
	Object.assign(win.Document.prototype, { on, off });
	Object.defineProperties(win.UIEvent.prototype, {
		instanceOf: { configurable: true, writable: true, value: instanceOf },
		win: ownWindow,
		doc: { configurable: true, get(this: UIEvent) { return this.win.document; } },
		targetNode: { configurable: true, get(this: UIEvent) { return this.target !== null && 'nodeType' in this.target ? this.target : null; } },
	});
}

/** Gives a popout's window the helpers that the main window has. */
export function copyHelpers(from: Window & typeof globalThis, to: Window & typeof globalThis): void {
	for (const name of ['Node', 'Element', 'HTMLElement', 'SVGElement', 'Document', 'DocumentFragment'] as const) {
		const [source, target] = [from[name].prototype as object, to[name].prototype as object];
		for (const key of Object.getOwnPropertyNames(source)) {
			if (key in target) continue;
			const descriptor = Object.getOwnPropertyDescriptor(source, key);
			if (descriptor !== undefined) Object.defineProperty(target, key, descriptor);
		}
	}
	for (const key of ['createEl', 'createDiv', 'createSpan', 'createSvg', 'createFragment', 'sleep', 'nextFrame']) {
		Object.defineProperty(to, key, { configurable: true, value: Reflect.get(from, key) });
	}
	mendWindow(to);
}

if (typeof window !== 'undefined') mendWindow(window);
