import type { IndexState } from './events';

interface Waiter {
	readonly resolve: () => void;
	readonly reject: (error: Error) => void;
}

/** How far the index is, and those who wait until it is ready. */
export class Readiness {
	private present: IndexState = 'cold';
	private isSettled = false;
	private ended: Error | null = null;
	private readonly waiters = new Set<Waiter>();

	get state(): IndexState {
		return this.present;
	}

	set(state: IndexState): void {
		this.present = state;
	}

	/** Something has changed that is not worked out yet. */
	unsettle(): void {
		this.isSettled = false;
	}

	/** Everything that is known is worked out. */
	settle(): void {
		if (this.present !== 'ready') return;
		this.isSettled = true;
		for (const { resolve } of this.take()) resolve();
	}

	/** Resolves when all is read and worked out; rejects after `limit` milliseconds, or when the index ends. */
	wait(limit?: number): Promise<void> {
		if (this.ended) return Promise.reject(this.ended);
		if (this.isSettled) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const waiter = limit === undefined ? { resolve, reject } : this.limited(limit, { resolve, reject });
			this.waiters.add(waiter);
		});
	}

	/** Nothing comes any more. */
	end(error: Error): void {
		this.ended = error;
		for (const { reject } of this.take()) reject(error);
	}

	private limited(limit: number, { resolve, reject }: Waiter): Waiter {
		const timer = window.setTimeout(() => {
			this.waiters.delete(waiter);
			reject(new Error(`The vault is still being read after ${Math.round(limit / 1000)} seconds.`));
		}, limit);
		const waiter: Waiter = {
			resolve: () => { window.clearTimeout(timer); resolve(); },
			reject: (error) => { window.clearTimeout(timer); reject(error); },
		};
		return waiter;
	}

	private take(): readonly Waiter[] {
		const waiting = [...this.waiters];
		this.waiters.clear();
		return waiting;
	}
}
