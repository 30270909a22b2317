import { setIcon } from 'obsidian';
import { freshId } from '../dom';

interface Tab {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
}

/** The screens of the dashboard as ARIA tabs: arrows move, the chosen one is in the order of Tab. */
export class TabBar {
	private readonly buttons: readonly { readonly id: string; readonly el: HTMLElement }[];

	constructor(parent: HTMLElement, tabs: readonly Tab[], private readonly choose: (id: string) => void) {
		const bar = parent.createDiv({ cls: 'acct-tabs', attr: { role: 'tablist' } });
		this.buttons = tabs.map(({ id, title, icon }) => {
			const el = bar.createEl('button', { cls: 'acct-tab', attr: { role: 'tab', id: freshId(), 'data-tab': id } });
			setIcon(el.createSpan({ cls: 'acct-tab-icon', attr: { 'aria-hidden': 'true' } }), icon);
			el.createSpan({ text: title });
			el.addEventListener('click', () => { choose(id); });
			return { id, el };
		});
		bar.addEventListener('keydown', (event) => { this.onKey(event); });
	}

	/** Marks a tab as chosen and ties its panel to it. */
	show(chosen: string, panel: HTMLElement): void {
		panel.id = freshId();
		for (const { id, el } of this.buttons) {
			const isChosen = id === chosen;
			el.setAttrs({ 'aria-selected': String(isChosen), tabindex: isChosen ? '0' : '-1' });
			if (!isChosen) {
				el.removeAttribute('aria-controls');
				continue;
			}
			el.setAttribute('aria-controls', panel.id);
			panel.setAttrs({ role: 'tabpanel', 'aria-labelledby': el.id });
		}
	}

	private onKey(event: KeyboardEvent): void {
		const at = this.buttons.findIndex(({ el }) => el.isActiveElement());
		const to = this.target(event, at);
		const button = to === null ? undefined : this.buttons[(to + this.buttons.length) % this.buttons.length];
		if (at < 0 || button === undefined) return;
		event.preventDefault();
		this.choose(button.id);
		button.el.focus();
	}

	private target({ key, target }: KeyboardEvent, at: number): number | null {
		const el = target as HTMLElement;
		const forwards = el.win.getComputedStyle(el).direction === 'rtl' ? -1 : 1;
		switch (key) {
			case 'ArrowRight': return at + forwards;
			case 'ArrowLeft': return at - forwards;
			case 'Home': return 0;
			case 'End': return this.buttons.length - 1;
			default: return null;
		}
	}
}
