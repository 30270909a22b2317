import type { BookFeed } from '../account/book';
import { Slices } from './slices';

/** Compares names for likely duplicates in the background, after every change, a slice at a time. */
export class Comparing {
	private running = false;
	private isAskedAgain = false;
	private isStopped = false;

	constructor(private readonly book: BookFeed, private readonly done: () => void) {}

	get isRunning(): boolean {
		return this.running;
	}

	stop(): void {
		this.isStopped = true;
	}

	/** Compares what is new; a second call while it runs makes it look again at the end. */
	async run(): Promise<void> {
		if (this.running) {
			this.isAskedAgain = true;
			return;
		}
		this.running = true;
		try {
			await this.compare();
		} finally {
			this.running = false;
			if (!this.isStopped) this.done();
		}
	}

	private async compare(): Promise<void> {
		const slices = new Slices();
		do {
			this.isAskedAgain = false;
			while (!this.isStopped && !this.book.findDuplicates(() => slices.isDue)) await slices.rest();
		} while (this.isAskedAgain && !this.isStopped);
	}
}
