import { Component, Keymap } from 'obsidian';
import type { Task } from '../../account/records';
import { closest, freshId, isControl, isTyping, watchSize } from '../dom';
import { gridCommand, type GridCommand } from '../list/keys';
import { VirtualRows } from '../list/virtual-rows';
import { measureRows } from '../list/window';
import type { MenuPlace } from '../dashboard/grid-host';
import { forMany, isDeed, letterDeeds, type RowDeed } from './deeds';
import { Headings } from './headings';
import type { TaskEntry, TaskListing } from './model';
import type { TaskRow } from './rows';
import type { TasksState, TaskSort } from './state';
import { columns, emptyTaskRow, TaskGroupView, TaskRowView, type RowContext } from './task-row';

/** What the grid asks of the screen it stands on. */
export interface TasksGridHost {
	/** `rows` are what it is done to, `at` where a menu may open. */
	act(deed: RowDeed, rows: readonly TaskRow[], at: MenuPlace, event: MouseEvent | KeyboardEvent): void;
	readonly canChange: boolean;
	sort(by: TaskSort): void;
	fold(key: string): void;
	selected(rows: readonly TaskRow[]): void;
	help(): void;
	search(): void;
}

/** The tasks as an ARIA grid of which only the visible rows are in the DOM. */
export class TasksGrid extends Component {
	private readonly el: HTMLElement;
	private readonly rows: VirtualRows<TaskEntry>;
	private readonly header: HTMLElement;
	private readonly headings: Headings;
	private readonly probe: HTMLElement;
	private entries: readonly TaskEntry[] = [];
	private selection = new Set<string>();
	private anchor: string | null = null;
	private activeKey: string | null = null;
	private activeIndex = 0;
	private context: RowContext;
	private heading = '';
	private readonly pending = new WeakMap<Task, boolean>();

	constructor(parent: HTMLElement, private readonly host: TasksGridHost) {
		super();
		const label = freshId();
		parent.createSpan({ cls: 'acct-hidden', text: 'Tasks', attr: { id: label } });
		this.el = parent.createDiv({ cls: 'acct-grid', attr: { role: 'grid', 'aria-labelledby': label, 'aria-multiselectable': 'true', 'aria-colcount': columns.length + 2 } });
		this.header = this.el.createDiv({ cls: 'acct-header', attr: { role: 'rowgroup' } });
		this.headings = new Headings(this.header);
		const sizer = this.el.createDiv({ cls: 'acct-rows', attr: { role: 'rowgroup' } });
		this.probe = parent.createDiv({ cls: 'acct-row-probe', attr: { 'aria-hidden': 'true' } });
		this.context = { today: '', words: [], selected: this.selection, activeKey: null, canChange: host.canChange, isGrouped: false, pending: this.pending };
		const context = (): RowContext => this.context;
		let empty: HTMLElement | null = null;
		this.rows = new VirtualRows<TaskEntry>(this.el, sizer, {
			keyOf: ({ key }) => key,
			kindOf: ({ kind }) => kind,
			isHeading: ({ kind }) => kind === 'group',
			create: (kind) => (kind === 'group' ? new TaskGroupView(sizer, context) : new TaskRowView((empty ??= emptyTaskRow(sizer)).cloneNode(true) as HTMLElement, context)),
		}, () => this.header.offsetHeight);
	}

	override onload(): void {
		const { el } = this;
		this.registerDomEvent(el, 'scroll', () => { this.rows.scrolled(); }, { passive: true });
		this.registerDomEvent(el, 'keydown', (event) => { this.onKey(event); });
		this.registerDomEvent(el, 'click', (event) => { this.onClick(event); });
		this.registerDomEvent(el, 'auxclick', (event) => { if (event.button === 1) this.onClick(event); });
		this.registerDomEvent(el, 'contextmenu', (event) => { this.onMenu(event); });
		this.registerDomEvent(el, 'focusin', (event) => { this.onFocus(event); });
		this.register(() => { this.rows.stop(); });
		watchSize(this, el, () => { this.measure(); });
	}

	/** Shows a list. The active row stays, or its place goes to the row that came there. */
	show(listing: TaskListing, { sort, reversed, group }: TasksState, isNewList: boolean): void {
		const hadFocus = this.el.contains(this.el.doc.activeElement);
		const { entries, today, words } = listing;
		this.entries = entries;
		this.settle();
		this.context = { ...this.context, today, words, selected: this.selection, activeKey: this.activeKey, isGrouped: group !== null };
		// Only rows of a tree may be said to be folded.
		this.el.setAttribute('role', group === null ? 'grid' : 'treegrid');
		const heading = `${sort} ${String(reversed)}`;
		if (heading !== this.heading) this.headings.show(sort, reversed);
		this.heading = heading;
		this.el.setAttribute('aria-rowcount', String(entries.length + 1));
		if (isNewList && this.rows.scrollTop > 0) this.rows.scrollTop = 0;
		if (!this.rows.isMeasured) this.measure();
		this.rows.setItems(entries, !isNewList);
		if (!hadFocus || this.el.contains(this.el.doc.activeElement)) return;
		if (entries.length > 0) this.focus();
		else this.host.search();
	}

	/** The focus goes to the active row, or the first. */
	focus(): void {
		this.activate(this.activeIndex, true);
	}

	clearSelection(): void {
		this.anchor = null;
		if (this.selection.size > 0) this.select([]);
	}

	/** Boxes stand as a person left them until the notes say so; null puts them back. */
	expect(tasks: readonly Task[], isFinished: boolean | null): void {
		for (const task of tasks) {
			if (isFinished === null) this.pending.delete(task);
			else this.pending.set(task, isFinished);
		}
		this.redraw();
	}

	private redraw(): void {
		this.context = { ...this.context, selected: this.selection, activeKey: this.activeKey };
		this.rows.refresh();
	}

	/** Selects or deselects. */
	toggle(row: TaskRow): void {
		this.anchor = row.key;
		this.select(this.selection.has(row.key) ? [...this.selection].filter((key) => key !== row.key) : [...this.selection, row.key]);
	}

	private measure(): void {
		this.rows.fit(measureRows(this.probe));
	}

	private settle(): void {
		const index = this.activeKey === null ? -1 : this.entries.findIndex(({ key }) => key === this.activeKey);
		this.activeIndex = index >= 0 ? index : Math.max(0, Math.min(this.activeIndex, this.entries.length - 1));
		// A heading that came to stand in a task's place is passed over.
		if (index < 0 && this.entries[this.activeIndex]?.kind === 'group' && this.entries[this.activeIndex + 1]?.kind === 'task') this.activeIndex += 1;
		this.activeKey = this.entries[this.activeIndex]?.key ?? null;
		if (this.selection.size === 0) return;
		const kept = this.selectedRows();
		this.selection = new Set(kept.map(({ key }) => key));
		this.host.selected(kept);
	}

	private select(keys: readonly string[]): void {
		this.selection = new Set(keys);
		this.redraw();
		this.host.selected(this.selectedRows());
	}

	private selectedRows(): readonly TaskRow[] {
		return this.entries.flatMap((entry) => (entry.kind === 'task' && this.selection.has(entry.key) ? [entry] : []));
	}

	private selectRange(to: number): void {
		const from = this.entries.findIndex(({ key }) => key === this.anchor);
		this.select(this.entries.slice(from < 0 ? to : Math.min(from, to), Math.max(from, to) + 1).flatMap(({ kind, key }) => (kind === 'task' ? [key] : [])));
	}

	private activate(index: number, isFocused: boolean): void {
		const entry = this.entries[index];
		if (entry === undefined) return;
		this.activeIndex = index;
		this.activeKey = entry.key;
		this.rows.show(index);
		this.redraw();
		if (isFocused) this.rows.elementOf(entry.key)?.focus({ preventScroll: true });
	}

	private onFocus(event: FocusEvent): void {
		const index = this.indexAt(event);
		const entry = this.entries[index];
		if (entry === undefined || entry.key === this.activeKey) return;
		this.activeIndex = index;
		this.activeKey = entry.key;
		this.redraw();
	}

	private onKey(event: KeyboardEvent): void {
		if (event.defaultPrevented || isTyping(event)) return;
		const command = gridCommand(event, this.el.win.getComputedStyle(this.el).direction === 'rtl');
		if (command === null) return;
		// Buttons keep their own Enter and Space; headings have no row to act on.
		if (isControl(event) && (command.kind === 'open' || command.kind === 'details')) return;
		if (this.indexAt(event) < 0 && command.kind !== 'help' && command.kind !== 'search') return;
		event.preventDefault();
		event.stopPropagation();
		this.obey(command, event);
	}

	private obey(command: GridCommand, event: KeyboardEvent): void {
		const entry = this.entries[this.activeIndex];
		switch (command.kind) {
			case 'move': this.move(command.by, command.extend); return;
			case 'cell': this.moveCell(command.by, entry); return;
			case 'open': this.deed(this.deedAt(event), entry, event); return;
			case 'details': this.deed('tick', entry, event); return;
			case 'select': if (entry?.kind === 'task') this.toggle(entry); return;
			case 'select-all': this.select(this.entries.flatMap(({ kind, key }) => (kind === 'task' ? [key] : []))); return;
			case 'menu': this.deed('menu', entry, event); return;
			case 'help': this.host.help(); return;
			case 'search': this.host.search(); return;
			case 'escape': this.clearSelection(); return;
			case 'type': {
				const deed = letterDeeds[command.letter.toLowerCase()];
				if (deed !== undefined && this.host.canChange) this.deed(deed, entry, event);
			}
		}
	}

	/** What Enter does in a cell. */
	private deedAt(event: Event): RowDeed {
		const column = closest(event, '.acct-cell')?.dataset['column'];
		if (column === 'actions') return 'menu';
		return column === 'account' || column === 'due' || column === 'notes' ? column : 'open';
	}

	private deed(deed: RowDeed, entry: TaskEntry | undefined, event: KeyboardEvent): void {
		if (entry?.kind === 'group') {
			if (deed === 'open' || deed === 'tick') this.host.fold(entry.key);
			return;
		}
		const row = entry && this.rows.elementOf(entry.key);
		if (!entry || !row) return;
		const { left, bottom } = (closest(event, '.acct-cell') ?? row.find('.acct-name')).getBoundingClientRect();
		this.host.act(deed, this.meant(deed, entry), { x: left, y: bottom }, event);
	}

	private meant(deed: RowDeed, row: TaskRow): readonly TaskRow[] {
		return forMany.has(deed) && this.selection.has(row.key) ? this.selectedRows() : [row];
	}

	private move(by: number | 'page-up' | 'page-down' | 'first' | 'last', extend: boolean): void {
		if (extend) this.anchor ??= this.activeKey;
		const last = this.entries.length - 1;
		const page = this.rows.pageSize;
		const step = by === 'first' ? -last : by === 'last' ? last : by === 'page-up' ? -page : by === 'page-down' ? page : by;
		this.activate(Math.max(0, Math.min(last, this.activeIndex + step)), true);
		if (extend) this.selectRange(this.activeIndex);
	}

	/** Before the first cell comes the row itself. A folded group opens forwards, an open one folds backwards. */
	private moveCell(by: 1 | -1, entry: TaskEntry | undefined): void {
		if (entry?.kind === 'group') {
			if (entry.isFolded === (by === 1)) this.host.fold(entry.key);
			return;
		}
		const row = entry === undefined ? null : this.rows.elementOf(entry.key);
		if (row === null) return;
		const cells = row.findAll('.acct-cell').filter((cell) => cell.win.getComputedStyle(cell).display !== 'none');
		const to = cells.findIndex((cell) => cell.contains(row.doc.activeElement)) + by;
		if (to < 0) row.focus();
		else cells[Math.min(to, cells.length - 1)]?.focus();
	}

	private indexAt(event: Event): number {
		const key = closest(event, '.acct-row')?.dataset['key'];
		return key === undefined ? -1 : this.rows.indexOf(key);
	}

	private onClick(event: MouseEvent): void {
		const sort = closest(event, '[data-sort]')?.dataset['sort'];
		const index = this.indexAt(event);
		const entry = this.entries[index];
		if (sort !== undefined) this.host.sort(sort as TaskSort);
		else if (entry?.kind === 'task') this.clickTask(entry, index, event);
		else if (entry !== undefined) {
			this.activate(index, true);
			this.host.fold(entry.key);
		}
	}

	private clickTask(row: TaskRow, index: number, event: MouseEvent): void {
		const deed = closest(event, '[data-do]')?.dataset['do'];
		if (event.button === 1 && deed !== 'open') return;
		if (event.shiftKey) {
			this.anchor ??= this.activeKey;
			this.activate(index, true);
			this.selectRange(index);
		} else if (closest(event, '.acct-row-box') !== null || (Keymap.isModifier(event, 'Mod') && deed !== 'open')) this.toggle(row);
		else if (isDeed(deed)) {
			this.activate(index, true);
			this.host.act(deed, deed === 'menu' ? this.meant('menu', row) : [row], event, event);
		} else this.activate(index, true);
	}

	private onMenu(event: MouseEvent): void {
		const index = this.indexAt(event);
		const entry = this.entries[index];
		if (entry?.kind !== 'task') return;
		event.preventDefault();
		this.activate(index, true);
		this.host.act('menu', this.meant('menu', entry), event, event);
	}
}
