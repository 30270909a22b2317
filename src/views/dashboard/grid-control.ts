import { Keymap, type Component } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { closest, isControl, isTyping } from '../dom';
import { gridCommand, type GridCommand } from '../list/keys';
import type { VirtualRows } from '../list/virtual-rows';
import type { Column } from './columns';
import type { GridHost } from './grid-host';
import type { Entry } from './listing';
import { foldText } from './search';
import { Selection } from './selection';
import type { SortId } from './state';

/** What the control needs of the grid it controls. */
export interface ControlledGrid {
	readonly el: HTMLElement;
	readonly rows: VirtualRows<Entry>;
	redraw(activeKey: string | null, selected: ReadonlySet<string>): void;
}

const typeAheadPause = 800;

/** Focus, selection, keys and pointer of the grid. */
export class GridControl {
	readonly selection = new Selection();
	private entries: readonly Entry[] = [];
	private activeKey: string | null = null;
	private activeIndex = 0;
	private typed = '';
	private typedAt = -typeAheadPause;

	constructor(private readonly grid: ControlledGrid, private readonly host: GridHost) {}

	listen(component: Component): void {
		const { el } = this.grid;
		component.registerDomEvent(el, 'keydown', (event) => { this.onKey(event); });
		component.registerDomEvent(el, 'click', (event) => { this.onClick(event); });
		component.registerDomEvent(el, 'auxclick', (event) => { if (event.button === 1) this.onClick(event); });
		component.registerDomEvent(el, 'dblclick', (event) => { this.onDoubleClick(event); });
		component.registerDomEvent(el, 'contextmenu', (event) => { this.onMenu(event); });
		component.registerDomEvent(el, 'mouseover', (event) => { this.onHover(event); });
		component.registerDomEvent(el, 'focusin', (event) => { this.onFocus(event); });
	}

	/** Takes a new list. The active row stays, or its place goes to the row that came there, in another list to the first; gives its key. */
	settle(entries: readonly Entry[], isNewList = false): string | null {
		this.entries = entries;
		const index = entries.findIndex(({ key }) => key === this.activeKey);
		this.activeIndex = index >= 0 ? index : isNewList ? 0 : Math.max(0, Math.min(this.activeIndex, entries.length - 1));
		this.activeKey = entries[this.activeIndex]?.key ?? null;
		if (this.selection.keep(entries)) this.tellSelection();
		return this.activeKey;
	}

	focusActive(): void {
		this.activate(this.activeIndex, true);
	}

	showActive(): void {
		this.grid.rows.show(this.activeIndex);
	}

	reveal(key: string): void {
		this.activate(this.entries.findIndex((entry) => entry.key === key), false);
	}

	clearSelection(): void {
		if (this.selection.ids.size === 0) return;
		this.selection.clear();
		this.selectionChanged();
	}

	private activate(index: number, focus: boolean): void {
		const entry = this.entries[index];
		if (entry === undefined) return;
		this.activeIndex = index;
		this.activeKey = entry.key;
		this.grid.rows.show(index);
		this.grid.redraw(this.activeKey, this.selection.ids);
		if (focus) this.grid.rows.elementOf(entry.key)?.focus({ preventScroll: true });
	}

	private onFocus(event: FocusEvent): void {
		const key = rowOf(event)?.dataset['key'];
		const index = key === undefined ? -1 : this.grid.rows.indexOf(key);
		if (key === undefined || key === this.activeKey || index < 0) return;
		this.activeIndex = index;
		this.activeKey = key;
		this.grid.redraw(key, this.selection.ids);
	}

	private onKey(event: KeyboardEvent): void {
		if (event.defaultPrevented || isTyping(event)) return;
		const isRightToLeft = this.grid.el.win.getComputedStyle(this.grid.el).direction === 'rtl';
		const command = gridCommand(event, isRightToLeft);
		if (command === null) return;
		// Buttons and links keep their own Enter and Space; headings have no row to act on.
		if (isControl(event) && (command.kind === 'open' || command.kind === 'details')) return;
		if (rowOf(event) === null && command.kind !== 'help' && command.kind !== 'search') return;
		event.preventDefault();
		event.stopPropagation();
		this.obey(command, event);
	}

	private obey(command: GridCommand, event: KeyboardEvent): void {
		const entry = this.entries[this.activeIndex];
		switch (command.kind) {
			case 'move': this.move(command.by, command.extend); return;
			case 'cell': this.moveCell(command.by); return;
			case 'open': this.open(entry, event); return;
			case 'details': this.toggleDetails(entry); return;
			case 'select': if (entry !== undefined) this.toggle(entry); return;
			case 'select-all': this.selection.add(this.entries); this.selectionChanged(); return;
			case 'menu': this.menuAtRow(entry); return;
			case 'help': this.host.help(); return;
			case 'search': this.host.search(); return;
			case 'escape': if (this.selection.ids.size > 0) this.clearSelection(); else this.host.leave(); return;
			case 'type': this.typeAhead(command.letter, event.timeStamp); return;
		}
	}

	private move(by: number | 'page-up' | 'page-down' | 'first' | 'last', extend: boolean): void {
		if (extend) this.selection.begin(this.activeKey);
		this.activate(this.target(by), true);
		if (!extend) return;
		this.selection.extendTo(this.entries, this.activeIndex);
		this.selectionChanged();
	}

	private target(by: number | 'page-up' | 'page-down' | 'first' | 'last'): number {
		const last = this.entries.length - 1;
		switch (by) {
			case 'first': return 0;
			case 'last': return last;
			case 'page-up': return Math.max(0, this.activeIndex - this.grid.rows.pageSize);
			case 'page-down': return Math.min(last, this.activeIndex + this.grid.rows.pageSize);
			default: return Math.max(0, Math.min(last, this.activeIndex + by));
		}
	}

	/** Before the first cell comes the row itself. A folded group opens forwards, an open one folds backwards. */
	private moveCell(by: 1 | -1): void {
		const entry = this.entries[this.activeIndex];
		if (entry?.kind === 'group') {
			if (entry.isFolded === (by === 1)) this.host.fold(entry.key);
			return;
		}
		const row = entry === undefined ? null : this.grid.rows.elementOf(entry.key);
		if (row === null) return;
		const cells = row.findAll('.acct-cell').filter((cell) => cell.win.getComputedStyle(cell).display !== 'none');
		const to = cells.findIndex((cell) => cell.contains(row.doc.activeElement)) + by;
		if (to < 0) row.focus();
		else cells[Math.min(to, cells.length - 1)]?.focus();
	}

	private open(entry: Entry | undefined, event: KeyboardEvent): void {
		if (entry === undefined) return;
		if (entry.kind === 'group') this.host.fold(entry.key);
		else if (columnAt(event) === 'actions') this.menuAtRow(entry);
		else this.host.open(entry.account, columnAt(event) as Column['id'], event);
	}

	private toggleDetails(entry: Entry | undefined): void {
		if (entry?.kind === 'group') this.host.fold(entry.key);
		else if (entry !== undefined) this.host.details(entry.account, null, true);
	}

	/** Letters within a moment make a word; the same letter again goes on to the next account. */
	private typeAhead(letter: string, at: number): void {
		const isNew = at - this.typedAt > typeAheadPause || this.typed === letter;
		this.typed = isNew ? letter : this.typed + letter;
		this.typedAt = at;
		const wanted = foldText(this.typed);
		const from = this.activeIndex + Number(isNew);
		for (let step = 0; step < this.entries.length; step += 1) {
			const index = (from + step) % this.entries.length;
			const entry = this.entries[index];
			if (entry?.kind !== 'account' || !foldText(entry.account.name).startsWith(wanted)) continue;
			this.activate(index, true);
			return;
		}
	}

	private toggle(entry: Entry): void {
		this.selection.toggle(entry);
		this.selectionChanged();
	}

	private selectionChanged(): void {
		this.grid.redraw(this.activeKey, this.selection.ids);
		this.tellSelection();
	}

	private tellSelection(): void {
		this.host.selected(this.selection.accountsIn(this.entries));
	}

	/** A menu is for the whole selection when it is asked for on a selected row. */
	private menuAccounts(account: AccountSummary): readonly AccountSummary[] {
		return this.selection.ids.has(account.id) ? this.selection.accountsIn(this.entries) : [account];
	}

	private menuAtRow(entry: Entry | undefined): void {
		const row = entry === undefined ? null : this.grid.rows.elementOf(entry.key);
		if (entry?.kind !== 'account' || row === null) return;
		const { left, bottom } = row.find('.acct-name').getBoundingClientRect();
		this.host.menu(this.menuAccounts(entry.account), { x: left, y: bottom });
	}

	private entryOf(event: Event): Entry | undefined {
		const key = rowOf(event)?.dataset['key'];
		return key === undefined ? undefined : this.grid.rows.itemAt(this.grid.rows.indexOf(key));
	}

	private onClick(event: MouseEvent): void {
		const sort = closest(event, '[data-sort]')?.dataset['sort'];
		const entry = this.entryOf(event);
		if (sort !== undefined) this.host.sort(sort as SortId, event.shiftKey);
		else if (entry?.kind === 'account') this.clickAccount(entry, event);
		else if (entry !== undefined) {
			this.activate(this.grid.rows.indexOf(entry.key), true);
			this.host.fold(entry.key);
		}
	}

	private clickAccount(entry: Entry & { kind: 'account' }, event: MouseEvent): void {
		const { account } = entry;
		const button = closest(event, '[data-action]')?.dataset['action'];
		if (button !== undefined) this.host.button(button, account, event);
		else if (closest(event, '.acct-name.internal-link') !== null) this.host.open(account, 'name', event);
		else if (event.button === 1) return;
		else if (event.shiftKey) this.clickRange(entry);
		else if (closest(event, '.acct-row-box') !== null || Keymap.isModifier(event, 'Mod')) this.toggle(entry);
		else {
			this.activate(this.grid.rows.indexOf(entry.key), true);
			this.host.details(account, closest(event, '[data-section]')?.dataset['section'] ?? null, false);
		}
	}

	private clickRange(entry: Entry): void {
		this.selection.begin(this.activeKey);
		this.activate(this.grid.rows.indexOf(entry.key), true);
		this.selection.extendTo(this.entries, this.activeIndex);
		this.selectionChanged();
	}

	private onDoubleClick(event: MouseEvent): void {
		const entry = this.entryOf(event);
		if (entry?.kind === 'account' && !isControl(event)) this.host.open(entry.account, 'name', event);
	}

	private onMenu(event: MouseEvent): void {
		const entry = this.entryOf(event);
		if (entry?.kind !== 'account') return;
		event.preventDefault();
		this.activate(this.grid.rows.indexOf(entry.key), true);
		this.host.menu(this.menuAccounts(entry.account), event);
	}

	private onHover(event: MouseEvent): void {
		const link = closest(event, '.acct-name.internal-link');
		const entry = this.entryOf(event);
		if (link !== null && entry?.kind === 'account') this.host.hover(entry.account, link, event);
	}
}

function rowOf(event: Event): HTMLElement | null {
	return closest(event, '.acct-row');
}

function columnAt(event: Event): Column['id'] | 'actions' {
	return (closest(event, '.acct-cell')?.dataset['column'] ?? 'name') as Column['id'] | 'actions';
}
