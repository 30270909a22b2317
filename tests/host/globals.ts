/** Gives the globals that the application gives; under Node a window that has nothing but timers. */
export async function installGlobals(): Promise<void> {
	if (typeof document !== 'undefined') {
		// The mocks' own module reads `document` as it is loaded.
		if (!('createDiv' in globalThis)) (await import('obsidian-test-mocks/setup')).setup();
	} else if (!('window' in globalThis)) {
		const window: unknown = Object.create(globalThis);
		Object.assign(globalThis, { window, activeWindow: window });
	}
}

/** The plugin's window: a document's own, or what stands for it. */
export function hostWindow(): object {
	return Reflect.get(globalThis, 'window');
}
