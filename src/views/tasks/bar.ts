import { setIcon } from 'obsidian';
import { drawButton } from '../details/section';
import { countOf } from '../words';

/** What can be done to tasks: in the menu, and in the bar of selected rows. */
export interface TaskAction {
	readonly title: string;
	readonly icon: string;
	/** Whether any of them can be changed so. */
	readonly isOn: boolean;
	readonly run: () => void;
}

/**
 * Shown while tasks are selected: how many, and what can be done to all of them.
 * Every button keeps its place, also where there is nothing for it to do: the
 * next click at the same place must not do something else.
 */
export class TasksBar {
	private readonly el: HTMLElement;

	/** `leave` takes the focus where a button that had it can do nothing any more. */
	constructor(parent: HTMLElement, private readonly clear: () => void, private readonly leave: () => void) {
		this.el = parent.createDiv({ cls: 'acct-selection is-hidden', attr: { role: 'toolbar' } });
	}

	show(count: number, actions: readonly TaskAction[]): void {
		const { el } = this;
		const active = el.contains(el.doc.activeElement) ? el.doc.activeElement : null;
		const held = Array.from(el.children).findIndex((child) => child === active);
		el.empty();
		el.toggleClass('is-hidden', count === 0);
		if (count > 0) this.fill(count, actions);
		if (held < 0) return;
		el.findAll('.acct-button')[held - 1]?.focus();
		if (!el.contains(el.doc.activeElement)) this.leave();
	}

	private fill(count: number, actions: readonly TaskAction[]): void {
		this.el.createSpan({ cls: 'acct-selection-count', text: `${countOf(count, 'task')} selected`, attr: { role: 'status' } });
		for (const { title, icon, isOn, run } of actions) drawButton(this.el, icon, title, run).disabled = !isOn;
		const close = this.el.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Clear the selection' } });
		setIcon(close, 'x');
		close.addEventListener('click', this.clear);
	}
}
