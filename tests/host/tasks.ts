import { reportError } from './errors';

const realSetTimeout = setTimeout;

/** Lets everything run that is due now: one turn of the event loop, also under fake timers. */
export function turn(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof MessageChannel === 'undefined') {
			realSetTimeout(resolve, 0);
			return;
		}
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			channel.port1.close();
			resolve();
		};
		channel.port2.postMessage(null);
	});
}

/** Work of the application that comes a little later, in order: indexing, the file watcher. */
export class Tasks {
	private readonly queue: (() => void)[] = [];
	private isRunning = false;
	/** While held, nothing runs: a test looks at the moment between. */
	isHeld = false;
	isStopped = false;

	schedule(work: () => void): void {
		this.queue.push(work);
		if (!this.isRunning && !this.isHeld) void this.run();
	}

	get isIdle(): boolean {
		return this.isStopped || this.queue.length === 0;
	}

	/** Runs on, where it was held. */
	release(): void {
		this.isHeld = false;
		if (!this.isRunning && this.queue.length > 0) void this.run();
	}

	/** Runs the next piece alone, while held. */
	step(): void {
		this.queue.shift()?.();
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		await turn();
		for (let work = this.next(); work; work = this.next()) {
			try {
				work();
			} catch (error) {
				reportError(error);
			}
		}
		this.isRunning = false;
	}

	private next(): (() => void) | undefined {
		return this.isHeld || this.isStopped ? undefined : this.queue.shift();
	}
}
