import { Component, setIcon } from 'obsidian';
import { closest, freshId, watchSize } from '../dom';
import { VirtualRows } from '../list/virtual-rows';
import { measureRows } from '../list/window';
import { firstIsLargest } from './order';
import { gridTemplate, nameColumn, type Column } from './columns';
import { GridControl } from './grid-control';
import type { GridHost } from './grid-host';
import type { Entry } from './listing';
import { AccountRow, emptyRow, GroupRow, type RowContext } from './row';
import type { SortKey } from './state';

/** What the grid shows. */
export interface GridContent {
	readonly entries: readonly Entry[];
	readonly sort: readonly SortKey[];
	readonly context: Omit<RowContext, 'selected' | 'activeKey'>;
	/** Whether the person asked for another list (back to the top), rather than notes having changed. */
	readonly isNewList: boolean;
}

/** The accounts as an ARIA grid of which only the visible rows are in the DOM. */
export class AccountGrid extends Component {
	readonly el: HTMLElement;
	readonly rows: VirtualRows<Entry>;
	private readonly header: HTMLElement;
	private readonly sizer: HTMLElement;
	private readonly probe: HTMLElement;
	private readonly control: GridControl;
	private columns: readonly Column[] = [];
	private sort: readonly SortKey[] = [];
	private readonly headings = new Map<string, { readonly cell: HTMLElement; readonly sort: SortKey['by'] }>();
	private context: RowContext | null = null;
	private wantedTop = 0;
	/** What rows of these columns are copied from. */
	private emptyRow: HTMLElement | null = null;
	private readonly rowViews = new WeakMap<HTMLElement, AccountRow>();

	constructor(parent: HTMLElement, host: GridHost) {
		super();
		const label = freshId();
		parent.createSpan({ cls: 'acct-hidden', text: 'Accounts', attr: { id: label } });
		this.el = parent.createDiv({ cls: 'acct-grid acct-accounts', attr: { role: 'grid', 'aria-labelledby': label, 'aria-multiselectable': 'true' } });
		this.header = this.el.createDiv({ cls: 'acct-header', attr: { role: 'rowgroup' } });
		this.sizer = this.el.createDiv({ cls: 'acct-rows', attr: { role: 'rowgroup' } });
		this.probe = parent.createDiv({ cls: 'acct-row-probe acct-accounts', attr: { 'aria-hidden': 'true' } });
		this.rows = new VirtualRows<Entry>(this.el, this.sizer, {
			keyOf: (entry) => entry.key,
			kindOf: (entry) => entry.kind,
			isHeading: (entry) => entry.kind === 'group',
			create: (kind) => this.createRow(kind),
		}, () => this.header.offsetHeight);
		this.control = new GridControl(this, host);
	}

	override onload(): void {
		this.registerDomEvent(this.el, 'scroll', () => { this.rows.scrolled(); }, { passive: true });
		this.registerDomEvent(this.el, 'pointerover', (event) => { this.showButtons(event); });
		this.registerDomEvent(this.el, 'focusin', (event) => { this.showButtons(event); });
		this.control.listen(this);
		this.register(() => { this.rows.stop(); });
		// Details that open or close change the room; so does a sidebar that is dragged.
		watchSize(this, this.el, () => { this.measure(); });
	}

	/** Shows a list; rows whose account did not change are not touched. */
	show({ entries, sort, context, isNewList }: GridContent): void {
		const hadFocus = this.el.contains(this.el.doc.activeElement);
		const isSorted = sort === this.sort;
		this.sort = sort;
		this.context = { ...context, selected: this.control.selection.ids, activeKey: this.control.settle(entries, isNewList) };
		if (context.columns !== this.columns) this.showColumns(context.columns);
		else if (!isSorted) this.showSort();
		this.el.setAttribute('aria-rowcount', String(entries.length + 1));
		if (isNewList && this.rows.scrollTop > 0) this.rows.scrollTop = 0;
		if (!this.rows.isMeasured) this.measureFirst();
		this.rows.setItems(entries, !isNewList);
		if (this.wantedTop > 0 && entries.length > 0) this.scrollBack(this.wantedTop);
		if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.control.focusActive();
	}

	/** Goes where the list was scrolled to before; waits for its rows if they are not there yet. */
	scrollBack(top: number): void {
		if (top === this.rows.scrollTop) return;
		this.rows.scrollTop = top;
		this.rows.scrolled();
		this.wantedTop = this.rows.count === 0 ? top : 0;
	}

	/** After a change of size, or of what heights depend on. */
	measure(): void {
		this.rows.fit(measureRows(this.probe));
	}

	/** What only decorates waits for the second frame. */
	private measureFirst(): void {
		const { win } = this.el;
		this.el.addClass('is-first-frame');
		win.requestAnimationFrame(() => { win.setTimeout(() => { this.el.removeClass('is-first-frame'); }); });
		this.measure();
	}

	/** The focus goes to the active row, or the first. */
	focus(): void {
		this.control.focusActive();
	}

	/** After the room has changed: the active row stays in view. */
	keepActive(): void {
		this.measure();
		this.control.showActive();
	}

	/** Makes a row the active one and brings it into view. */
	reveal(key: string): void {
		this.control.reveal(key);
	}

	clearSelection(): void {
		this.control.clearSelection();
	}

	/** Draws rows again for a changed selection or active row. */
	redraw(activeKey: string | null, selected: ReadonlySet<string>): void {
		if (this.context === null) return;
		this.context = { ...this.context, activeKey, selected };
		this.rows.refresh();
	}

	private createRow(kind: string): AccountRow | GroupRow {
		const context = (): RowContext => {
			if (this.context === null) throw new Error('Rows are only drawn once there is something to show');
			return this.context;
		};
		if (kind === 'group') return new GroupRow(this.sizer, context);
		this.emptyRow ??= emptyRow(this.sizer, this.columns);
		const row = new AccountRow(this.emptyRow.cloneNode(true) as HTMLElement, this.columns, context);
		this.rowViews.set(row.el, row);
		if (this.el.doc.body.hasClass('is-mobile')) row.showButtons();
		return row;
	}

	private showButtons(event: Event): void {
		const row = closest(event, '.acct-row');
		if (row !== null) this.rowViews.get(row)?.showButtons();
	}

	private showColumns(columns: readonly Column[]): void {
		this.columns = columns;
		this.emptyRow = null;
		this.rows.reset();
		const { template, minWidth } = gridTemplate([nameColumn, ...columns]);
		this.el.setCssProps({ '--acct-columns': template, '--acct-min-width': minWidth });
		this.el.setAttribute('aria-colcount', String(columns.length + 2));
		this.el.toggleClass('has-no-level', columns.every(({ id }) => id !== 'level'));
		this.showHeader();
	}

	private showHeader(): void {
		this.header.empty();
		this.headings.clear();
		const row = this.header.createDiv({ cls: 'acct-header-row', attr: { role: 'row', 'aria-rowindex': 1 } });
		[nameColumn, ...this.columns].forEach((column, nth) => { this.drawHeading(row, column, nth); });
		const last = row.createDiv({ attr: { role: 'columnheader', 'aria-colindex': this.columns.length + 2 } });
		last.createSpan({ cls: 'acct-hidden', text: 'Actions' });
		this.showSort();
	}

	private drawHeading(row: HTMLElement, { id, title, sort, isNumber }: Column, nth: number): void {
		const cell = row.createDiv({
			cls: ['acct-heading', ...(isNumber ? ['is-number'] : [])],
			attr: { role: 'columnheader', 'aria-colindex': nth + 1 },
		});
		if (sort === null) cell.createSpan({ cls: 'acct-heading-text', text: title });
		else {
			this.headings.set(id, { cell, sort });
			cell.createEl('button', { cls: 'acct-heading-button', attr: { 'data-sort': sort } }).createSpan({ text: title });
		}
	}

	/** Which headings sort, and how; the headings stay, and the focus on them. */
	private showSort(): void {
		for (const { cell, sort } of this.headings.values()) {
			const button = cell.find('button');
			while (button.childElementCount > 1) button.lastChild?.remove();
			cell.removeAttribute('aria-sort');
			const place = this.sort.findIndex(({ by }) => by === sort);
			const key = this.sort[place];
			if (key === undefined) continue;
			const isDescending = key.reversed !== firstIsLargest(sort);
			// Only one heading may say that it sorts; the second key settles ties.
			if (place === 0) cell.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
			setIcon(button.createSpan({ cls: 'acct-heading-icon' }), isDescending ? 'arrow-down' : 'arrow-up');
			if (place === 1) button.createSpan({ cls: 'acct-heading-place', text: '2' });
		}
	}
}
