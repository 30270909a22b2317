/** Runs a task soon after it was asked for, however often, and never twice within a pause. */
export class Ticker {
	private timer: number | null = null;
	private last = -Infinity;

	constructor(private readonly task: () => void) {}

	/** Whether a run was asked for and is still to come. */
	get isWaiting(): boolean {
		return this.timer !== null;
	}

	/** Asks for a run; `pause` milliseconds lie between two runs. */
	ask(pause: number): void {
		if (this.timer !== null) return;
		const wait = Math.max(0, this.last + pause - performance.now());
		this.timer = window.setTimeout(() => { this.run(); }, wait);
	}

	/** Runs now what was asked for. */
	flush(): void {
		if (this.timer !== null) this.run();
	}

	stop(): void {
		if (this.timer !== null) window.clearTimeout(this.timer);
		this.timer = null;
	}

	private run(): void {
		this.stop();
		this.last = performance.now();
		this.task();
	}
}
