import type { Debouncer } from 'obsidian';

/**
 * `debounce`, mended (the last arguments count, and the timer starts anew
 * only if asked to), and what is pending can be run at once, so that a test need not wait.
 */
interface Pending {
	run(): unknown;
}

const waiting = new Set<Pending>();

/** How many debounced calls wait. */
export function pendingDebounces(): number {
	return waiting.size;
}

/** Runs every debounced call that waits. */
export function runDebounced(): void {
	for (const pending of [...waiting]) pending.run();
}

/** Forgets them, as a restart does. */
export function dropDebounced(): void {
	waiting.clear();
}

/** A function that runs some time after it was last (or, without `resetTimer`, first) called. */
export function debounce<A extends unknown[], V>(callback: (...args: [...A]) => V, timeout = 0, resetTimer = false): Debouncer<A, V> {
	let timer: ReturnType<typeof setTimeout> | null = null;
	let args: [...A] | null = null;
	const stop = (): void => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		waiting.delete(debounced);
	};
	const start = (): void => {
		timer = setTimeout(() => { debounced.run(); }, timeout);
		waiting.add(debounced);
	};
	const call = (...latest: [...A]): unknown => {
		args = latest;
		if (timer !== null && resetTimer) stop();
		if (timer === null) start();
		return debounced;
	};
	const debounced = Object.assign(call, {
		cancel: () => {
			stop();
			args = null;
			return debounced;
		},
		run: (): V | undefined => {
			stop();
			const last = args;
			args = null;
			return last ? callback(...last) : undefined;
		},
	});
	return debounced as unknown as Debouncer<A, V>;
}
