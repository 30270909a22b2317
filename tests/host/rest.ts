import type { Tasks } from './tasks';
import { turn } from './tasks';
import { pendingDebounces, runDebounced } from './timers';
import type { Timers } from './window-timers';

/** Timers that are due within so many milliseconds are waited for; longer ones are the plugin's patience. */
const SOON = 300;
const GIVE_UP = 30_000;

/** Waiting until the application has come to rest. */
export class Rest {
	private diskCalls = 0;
	private inFlight = 0;

	constructor(private readonly tasks: Tasks, private readonly timers: Timers) {}

	onDiskCall(begins: boolean): void {
		this.diskCalls += 1;
		this.inFlight += begins ? 1 : -1;
	}

	/** Runs what is debounced, and waits until nothing has happened for some turns of the event loop. */
	async come(): Promise<void> {
		const deadline = performance.now() + GIVE_UP;
		for (let quiet = 0; quiet < 4;) {
			const calls = this.diskCalls;
			runDebounced();
			await turn();
			const isQuiet = this.tasks.isIdle && pendingDebounces() === 0 && calls === this.diskCalls && this.inFlight === 0 && this.timers.dueWithin(SOON) === 0;
			quiet = isQuiet ? quiet + 1 : 0;
			if (performance.now() > deadline) throw new Error('The host does not come to rest.');
		}
	}

	async until(holds: () => boolean, limit: number): Promise<void> {
		const deadline = performance.now() + limit;
		while (!holds()) {
			if (performance.now() > deadline) throw new Error('It did not come true in time.');
			await turn();
		}
	}
}
