import { setIcon } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { drawButton } from '../details/section';
import { countOf } from '../words';
import type { AccountAction } from './row-menu';

/** Shown while accounts are selected: how many, and what can be done to all of them. */
export class SelectionBar {
	private readonly el: HTMLElement;

	constructor(
		parent: HTMLElement, private readonly actions: (accounts: readonly AccountSummary[]) => readonly AccountAction[],
		private readonly clear: () => void,
		private readonly toExport?: (accounts: readonly AccountSummary[], event: MouseEvent) => void,
	) {
		this.el = parent.createDiv({ cls: 'acct-selection is-hidden', attr: { role: 'toolbar' } });
	}

	show(accounts: readonly AccountSummary[]): void {
		this.el.empty();
		this.el.toggleClass('is-hidden', accounts.length === 0);
		if (accounts.length === 0) return;
		this.el.createSpan({ cls: 'acct-selection-count', text: `${countOf(accounts.length, 'account')} selected`, attr: { role: 'status' } });
		for (const { id, icon, title, run } of this.actions(accounts)) {
			drawButton(this.el, icon, title, () => { run(accounts); }).dataset['action'] = id;
		}
		const { toExport } = this;
		if (toExport !== undefined) drawButton(this.el, 'download', 'Export', (event) => { toExport(accounts, event); }).dataset['action'] = 'export';
		const close = this.el.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Clear the selection' } });
		setIcon(close, 'x');
		close.addEventListener('click', this.clear);
	}
}
