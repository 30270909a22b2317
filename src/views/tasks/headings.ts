import { setIcon } from 'obsidian';
import type { TaskSort } from './state';
import { columns } from './task-row';

const headings: readonly (readonly [title: string, sort: TaskSort | null])[] = [
	['Task', 'text'], ...columns.map(([id, title]) => [title, id === 'notes' ? null : id] as const),
];

/** The headings of the list; a click on one sorts by it. They stay, and with them the focus. */
export class Headings {
	private readonly cells = new Map<TaskSort, HTMLElement>();

	constructor(el: HTMLElement) {
		const row = el.createDiv({ cls: 'acct-header-row', attr: { role: 'row', 'aria-rowindex': 1 } });
		headings.forEach(([title, by], nth) => {
			const cell = row.createDiv({ cls: 'acct-heading', attr: { role: 'columnheader', 'aria-colindex': nth + 1 } });
			if (by === null) cell.createSpan({ cls: 'acct-heading-text', text: title });
			else {
				cell.createEl('button', { cls: 'acct-heading-button', attr: { 'data-sort': by } }).createSpan({ text: title });
				this.cells.set(by, cell);
			}
		});
		row.createDiv({ attr: { role: 'columnheader', 'aria-colindex': headings.length + 1 } }).createSpan({ cls: 'acct-hidden', text: 'Actions' });
	}

	show(sort: TaskSort, reversed: boolean): void {
		for (const [by, cell] of this.cells) {
			cell.querySelector('.acct-heading-icon')?.remove();
			cell.removeAttribute('aria-sort');
			if (by !== sort) continue;
			cell.setAttribute('aria-sort', reversed ? 'descending' : 'ascending');
			setIcon(cell.find('button').createSpan({ cls: 'acct-heading-icon' }), reversed ? 'arrow-down' : 'arrow-up');
		}
	}
}
