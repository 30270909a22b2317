/**
 * The two base classes that everything in the API extends, mended in place: other classes of the
 * mocks already extend them, so they cannot be replaced by subclasses.
 */
import { App, Component, Events, TAbstractFile } from 'obsidian-test-mocks/obsidian';
import { reportError } from './errors';

/** One registered listener, as `on` returns it. */
export interface Listener {
	readonly e: EventSource;
	readonly name: string;
	readonly fn: (...data: unknown[]) => unknown;
	readonly ctx: unknown;
}

interface EventSource {
	_: Record<string, Listener[] | undefined>;
	offref(ref: unknown): void;
	tryTrigger(ref: unknown, args: unknown[]): void;
}

interface ComponentParts {
	children__: ComponentParts[];
	cleanups__: (() => unknown)[];
	events__: unknown[];
	intervals__: number[];
	loaded__: boolean;
	onunload(): void;
	unload(): void;
}

/**
 * The mocks wrap every object in a strict proxy. The real application has plain objects, and a
 * proxy makes 50,000 files slow. A class that already carries the proxy's mark is left alone.
 */
export function withoutProxy(...classes: { readonly prototype: object }[]): void {
	for (const { prototype } of classes) {
		Object.defineProperty(prototype, Symbol.for('strictProxyTarget'), {
			configurable: true,
			get(this: object) { return this; },
		});
	}
}

const listenersOf = (source: EventSource, name: string): Listener[] => source._[name] ?? [];

const mendedEvents = {
	on(this: EventSource, name: string, fn: Listener['fn'], ctx?: unknown): Listener {
		const ref: Listener = { e: this, name, fn, ctx };
		this._[name] = [...listenersOf(this, name), ref];
		return ref;
	},
	off(this: EventSource, name: string, fn: Listener['fn']): void {
		this._[name] = listenersOf(this, name).filter((ref) => ref.fn !== fn);
	},
	offref(this: EventSource, ref: Listener): void {
		this._[ref.name] = listenersOf(this, ref.name).filter((other) => other !== ref);
	},
	trigger(this: EventSource, name: string, ...data: unknown[]): void {
		// `on` and `off` make a new list, so this one stays as it was when the event began.
		for (const ref of listenersOf(this, name)) this.tryTrigger(ref, data);
	},
	tryTrigger(this: EventSource, ref: Listener, args: unknown[]): void {
		try {
			ref.fn.apply(ref.ctx, args);
		} catch (error) {
			reportError(error);
		}
	},
};

const mendedComponent = {
	unload(this: ComponentParts): void {
		if (!this.loaded__) return;
		this.loaded__ = false;
		while (this.children__.length > 0) this.children__.pop()?.unload();
		while (this.cleanups__.length > 0) this.cleanups__.pop()?.();
		this.events__ = [];
		this.intervals__ = [];
		this.onunload();
	},
	/** The window's own way of stopping an interval, since the window started it. */
	registerInterval(this: ComponentParts & { register(cb: () => void): void }, id: number): number {
		const view = (globalThis as { window?: typeof globalThis }).window ?? globalThis;
		this.intervals__.push(id);
		this.register(() => { view.clearInterval(id); });
		return id;
	},
	removeChild(this: ComponentParts, child: ComponentParts): ComponentParts {
		const at = this.children__.indexOf(child);
		if (at >= 0) {
			this.children__.splice(at, 1);
			child.unload();
		}
		return child;
	},
};

withoutProxy(App, Component, Events, TAbstractFile);
Object.assign(Events.prototype, mendedEvents);
Object.assign(Component.prototype, mendedComponent);

/** How many listeners are registered on these event sources. */
export function countListeners(...sources: object[]): number {
	return sources
		.flatMap((source) => Object.values((source as EventSource)._))
		.reduce((sum, refs) => sum + (refs?.length ?? 0), 0);
}

export { Component, Events };
