/** Milliseconds of work before others get their turn: what is drawn after it, and clearing up, must still fit into the frame. */
const share = 6;

/** Files asked for at once; more would only wait in the same queue. */
export const readAhead = 16;

/** Cuts long work into slices, so that no frame is held up. */
export class Slices {
	private began = performance.now();

	/** Whether this slice has had its share. */
	get isDue(): boolean {
		return performance.now() - this.began >= share;
	}

	/** Lets frames and clicks come first where the share is used up. */
	async rest(): Promise<void> {
		if (!this.isDue) return;
		await nextTask();
		this.began = performance.now();
	}
}

/** A new task of the event loop. Timers would be slowed down to 4 ms each, a message is not. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof MessageChannel === 'undefined') {
			window.setTimeout(resolve, 0);
			return;
		}
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
