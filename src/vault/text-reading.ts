import type { App } from 'obsidian';
import type { BookFeed } from '../account/book';
import type { Settings } from '../settings/settings';
import type { Progress } from './live-accounts';
import { bodyOf, unreadBody } from './reader';
import { readAhead, Slices } from './slices';

/** What the reading needs, and whom it tells. */
export interface ReadingListener {
	readonly settings: () => Settings;
	readonly changed: () => void;
	/** What was read is worked out, before more is read. */
	readonly prepared: () => Promise<void>;
	readonly progress: (progress: Progress) => void;
	/** No text is wanted any more. */
	readonly done: () => void;
}

type Read =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'failed'; readonly error: unknown }
	| { readonly kind: 'gone' };

/** Reads the texts that the book wants, in the background, one batch after the other. */
export class TextReading {
	private running = false;
	private isStopped = false;
	/** Paths that changed while their batch was read: what was read of them is old. */
	private readonly outdated = new Set<string>();

	constructor(private readonly app: App, private readonly book: BookFeed, private readonly listener: ReadingListener) {}

	get isRunning(): boolean {
		return this.running;
	}

	stop(): void {
		this.isStopped = true;
	}

	/** The note has changed, moved or gone: a text read before counts no more. */
	isOutdated(path: string): void {
		if (this.running) this.outdated.add(path);
	}

	/** Reads until nothing is wanted. A second call while it runs adds nothing: new wants are seen by the first. */
	async run(): Promise<void> {
		if (this.running || this.isStopped) return;
		this.running = true;
		try {
			const slices = new Slices();
			for (let wanted = this.book.textsWanted(); wanted.length > 0; wanted = this.book.textsWanted()) {
				await this.readAll(wanted, slices);
				if (this.isStopped) break;
			}
		} finally {
			this.running = false;
		}
		if (!this.isStopped) this.listener.done();
	}

	private async readAll(paths: readonly string[], slices: Slices): Promise<void> {
		for (let at = 0; at < paths.length && !this.isStopped; at += readAhead) {
			const batch = paths.slice(at, at + readAhead);
			this.outdated.clear();
			const texts = await Promise.all(batch.map((path) => this.read(path)));
			for (const [index, path] of batch.entries()) {
				this.give(path, texts[index] ?? { kind: 'gone' });
				await slices.rest();
				if (this.isStopped) return;
			}
			this.listener.progress({ read: Math.min(at + readAhead, paths.length), total: paths.length });
			this.listener.changed();
			await this.listener.prepared();
			// Screens may have been drawn meanwhile.
			await slices.rest();
		}
	}

	private async read(path: string): Promise<Read> {
		const file = this.app.vault.getFileByPath(path);
		if (!file) return { kind: 'gone' };
		try {
			return { kind: 'text', text: await this.app.vault.cachedRead(file) };
		} catch (error) {
			return { kind: 'failed', error };
		}
	}

	private give(path: string, read: Read): void {
		if (this.outdated.has(path) || !this.book.needsText(path)) return;
		switch (read.kind) {
			case 'text': this.book.setBody(path, bodyOf(path, read.text, this.listener.settings())); break;
			case 'failed': this.book.setBody(path, unreadBody(read.error)); break;
			case 'gone': this.book.remove(path); break;
		}
	}
}
