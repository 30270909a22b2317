import { Notice } from 'obsidian';

/** Work that takes longer than this, in milliseconds, says how far it is. */
const longWork = 300;

/** Says how far long work is; short work says nothing. */
export class ProgressNotice {
	private notice: Notice | null = null;
	private readonly begun = performance.now();

	/** What is being done, and to what, in the plural. */
	constructor(private readonly what: string, private readonly unit = 'files') {}

	set(done: number, total: number): void {
		if (performance.now() - this.begun < longWork) return;
		const text = `${this.what}: ${String(done)} of ${String(total)} ${this.unit}`;
		if (this.notice) this.notice.setMessage(text);
		else this.notice = new Notice(text, 0);
	}

	hide(): void {
		this.notice?.hide();
	}
}
