import { setIcon } from 'obsidian';
import { setAttributes } from '../dom';

/** What the heading of a group says. */
export interface HeadingContent {
	readonly key: string;
	readonly label: string;
	/** How many it has, in words. */
	readonly count: string;
	readonly isFolded: boolean;
	readonly isActive: boolean;
	/** Its place in the list, from 0. */
	readonly index: number;
	/** How many columns it goes over. */
	readonly columns: number;
}

/** The heading of a group, which is a row of the grid too. */
export class GroupHeading {
	readonly el: HTMLElement;
	private readonly cell: HTMLElement;
	private readonly label: HTMLElement;
	private readonly count: HTMLElement;
	private shown = '';

	constructor(parent: HTMLElement) {
		this.el = parent.createDiv({ cls: 'acct-row acct-group', attr: { role: 'row', tabindex: '-1' } });
		this.cell = this.el.createDiv({ cls: 'acct-group-cell', attr: { role: 'gridcell', 'aria-colindex': 1 } });
		setIcon(this.cell.createSpan({ cls: 'acct-group-icon', attr: { 'aria-hidden': 'true' } }), 'chevron-down');
		this.label = this.cell.createSpan({ cls: 'acct-group-label', attr: { dir: 'auto' } });
		this.count = this.cell.createSpan({ cls: 'acct-group-count' });
	}

	show(content: HeadingContent): void {
		const shown = JSON.stringify(content);
		// Writing the same again would wake whoever watches the row.
		if (shown === this.shown) return;
		this.shown = shown;
		const { key, label, count, isFolded, isActive, index, columns } = content;
		this.el.dataset['key'] = key;
		setAttributes(this.el, { 'aria-rowindex': String(index + 2), 'aria-level': '1', 'aria-expanded': String(!isFolded), tabindex: isActive ? '0' : '-1' });
		setAttributes(this.cell, { 'aria-colspan': String(columns) });
		this.el.toggleClass('is-folded', isFolded);
		this.label.setText(label);
		this.count.setText(count);
	}
}
