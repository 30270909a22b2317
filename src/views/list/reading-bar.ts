import type { LiveAccounts } from '../../vault/live-accounts';

/** How far the notes have been read; gone once they are. */
export class ReadingBar {
	private readonly el: HTMLProgressElement;

	constructor(parent: HTMLElement) {
		this.el = parent.createEl('progress', { cls: 'acct-progress is-hidden', attr: { 'aria-label': 'Reading notes' } });
	}

	show({ state, progress: { read, total } }: LiveAccounts): void {
		this.el.toggleClass('is-hidden', state !== 'loading' || total === 0);
		this.el.max = Math.max(1, total);
		this.el.value = read;
	}
}
