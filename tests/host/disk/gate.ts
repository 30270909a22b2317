/** One write of the application, as a fault test sees it, before it happens. */
export interface WriteStep {
	/** Counts from 1 over the life of one run of the application. */
	readonly index: number;
	readonly kind: 'write' | 'append' | 'remove' | 'rename' | 'copy' | 'mkdir' | 'rmdir' | 'trash' | 'local-storage';
	readonly path: string;
	readonly to?: string;
}

/**
 * What becomes of a write: it goes on; it fails and leaves nothing; the machine stops dead before
 * it, after it, or in the middle of it, with half of the bytes on disk.
 */
export type Fate = 'go' | 'fail' | 'stop' | 'stop-after' | 'torn';

/** Decides over each write. It may change the disk first, as another program would. */
export type Judge = (step: WriteStep) => Fate | undefined;

/** Thrown to the plugin where a write was made to fail. */
export class WriteFailure extends Error {
	readonly code = 'EIO';
	constructor(step: WriteStep) {
		super(`EIO: i/o error, ${step.kind} '${step.path}'`);
		this.name = 'WriteFailure';
	}
}

/** What a step does, whole or torn. */
export interface Deed {
	readonly whole: () => void;
	readonly torn?: () => void;
}

/** Every write of the application goes through here, so that a test can count and break them. */
export class Gate {
	readonly steps: WriteStep[] = [];
	judge: Judge | null = null;
	/** Told once, when the machine stops. */
	onStop: () => void = () => undefined;
	private stopped = false;

	/** Whether the machine has stopped dead: nothing of this run happens any more. */
	get isDead(): boolean {
		return this.stopped;
	}

	/** Stops the machine. */
	stop(): void {
		if (this.stopped) return;
		this.stopped = true;
		this.onStop();
	}

	/** Does the deed as its fate has it; false when the machine is, or now was, stopped. */
	pass(what: Omit<WriteStep, 'index'>, deed: Deed): boolean {
		if (this.stopped) return false;
		const step: WriteStep = { index: this.steps.length + 1, ...what };
		this.steps.push(step);
		const fate = this.judge?.(step) ?? 'go';
		switch (fate) {
			case 'fail': throw new WriteFailure(step);
			case 'torn': (deed.torn ?? (() => undefined))(); break;
			case 'go': case 'stop-after': deed.whole(); break;
			case 'stop': break;
		}
		if (fate !== 'go') this.stop();
		return fate === 'go';
	}
}

/** A promise for what a stopped machine will never do. */
export function never<T>(): Promise<T> {
	return new Promise<T>(() => undefined);
}
