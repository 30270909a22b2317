type AnyFunction = (...args: unknown[]) => unknown;
type Handle = number | { unref?(): void; [Symbol.toPrimitive]?(): number };

const NAMES = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'clearTimeout', 'clearInterval', 'cancelAnimationFrame'] as const;

/**
 * The timers that the plugin has set on its window, so that a test can wait for those that are due
 * soon, and can see those that are left after an unload.
 */
export class Timers {
	private readonly active = new Map<number, { readonly due: number; readonly repeats: boolean }>();
	private undo: (() => void)[] = [];

	/** Timers that will run within so many milliseconds, but for intervals. */
	dueWithin(horizon: number): number {
		const limit = performance.now() + horizon;
		return [...this.active.values()].filter((timer) => !timer.repeats && timer.due <= limit).length;
	}

	get count(): number {
		return this.active.size;
	}

	/** Stops all of them, as the end of the application does. */
	stopAll(): void {
		for (const id of this.active.keys()) {
			clearTimeout(id);
			clearInterval(id);
		}
		this.active.clear();
	}

	/** Watches a window's timers from now on. */
	watch(target: object): void {
		const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
		this.undo.push(() => {
			for (const [name, descriptor] of before) {
				if (descriptor) Object.defineProperty(target, name, descriptor);
				else Reflect.deleteProperty(target, name);
			}
		});
		const put = (name: string, value: AnyFunction): unknown => Object.defineProperty(target, name, { value, configurable: true, writable: true });
		for (const name of ['setTimeout', 'setInterval'] as const) put(name, this.starter(target, name));
		const frame = Reflect.get(target, 'requestAnimationFrame') as AnyFunction | undefined;
		if (!frame) {
			put('requestAnimationFrame', (callback) => (Reflect.get(target, 'setTimeout') as AnyFunction)(() => (callback as AnyFunction)(performance.now()), 1));
			put('cancelAnimationFrame', (id) => (Reflect.get(target, 'clearTimeout') as AnyFunction)(id));
		}
		for (const name of ['clearTimeout', 'clearInterval'] as const) put(name, this.stopper(target, name));
	}

	unwatch(): void {
		for (const each of this.undo.reverse()) each();
		this.undo = [];
	}

	private starter(target: object, name: 'setTimeout' | 'setInterval'): AnyFunction {
		const own = Object.getOwnPropertyDescriptor(target, name)?.value as AnyFunction | undefined;
		return (callback, delay = 0, ...args) => {
			const start = own ?? globalThis[name] as unknown as AnyFunction;
			const handle = start(() => {
				if (name === 'setTimeout') this.active.delete(id);
				(callback as AnyFunction)(...args);
			}, delay) as Handle;
			// A timer for tonight must not keep a test run alive.
			if (typeof handle === 'object') handle.unref?.();
			const id = Number(handle);
			this.active.set(id, { due: performance.now() + Number(delay), repeats: name === 'setInterval' });
			return id;
		};
	}

	private stopper(target: object, name: 'clearTimeout' | 'clearInterval'): AnyFunction {
		const own = Object.getOwnPropertyDescriptor(target, name)?.value as AnyFunction | undefined;
		return (id) => {
			this.active.delete(Number(id));
			return (own ?? globalThis[name] as unknown as AnyFunction)(id);
		};
	}
}
