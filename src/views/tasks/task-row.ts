import { setIcon } from 'obsidian';
import type { Day, Task } from '../../account/records';
import { daysBetween } from '../../note/days';
import { setText } from '../dashboard/cells';
import { markWords } from '../dashboard/row';
import { setAttributes } from '../dom';
import { GroupHeading } from '../list/group-heading';
import type { RowView } from '../list/virtual-rows';
import { ago, countOf, longDate, noteName } from '../words';
import { stateTitles, type TaskEntry } from './model';
import { isLive, type TaskRow } from './rows';

/** What rows must know beyond their task. A new object whenever anything in it differs. */
export interface RowContext {
	readonly today: Day;
	readonly words: readonly string[];
	readonly selected: ReadonlySet<string>;
	readonly activeKey: string | null;
	/** Whether tasks can be changed. */
	readonly canChange: boolean;
	/** Whether rows stand under headings. */
	readonly isGrouped: boolean;
	/** Boxes that were just ticked or cleared, until their notes say so. */
	readonly pending: WeakMap<Task, boolean>;
}

/** The columns after the task, by what a click on them does. */
export const columns = [
	['account', 'Account'], ['due', 'Due'], ['owner', 'Owner'], ['notes', 'Notes'],
] as const;

/** What does not fit in a row anyway. */
const longestShown = 300;

function clipped(text: string): string {
	return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** How many of the copies are settled, in words. */
export function disagreement({ sources }: Task): string {
	const settled = sources.filter(({ state }) => !isLive(state)).length;
	return `Done in ${settled} of ${sources.length}`;
}

/** A row without a task: a copy of it costs far less than another like it. */
export function emptyTaskRow(parent: HTMLElement): HTMLElement {
	const row = parent.createDiv({ cls: 'acct-row acct-task-row', attr: { role: 'row', tabindex: '-1' } });
	const cell = (id: string, nth: number): HTMLElement => row.createDiv({
		cls: `acct-cell acct-cell-${id}`, attr: { role: nth === 0 ? 'rowheader' : 'gridcell', 'aria-colindex': nth + 1, tabindex: '-1', 'data-column': id },
	});
	const first = cell('task', 0);
	first.createEl('input', { type: 'checkbox', cls: 'acct-row-box', attr: { tabindex: '-1' } });
	// On a phone the area is what a thumb hits.
	first.createSpan({ cls: 'acct-tick-area', attr: { 'data-do': 'tick' } }).createEl('input', { type: 'checkbox', cls: 'acct-tick', attr: { tabindex: '-1' } });
	const said = first.createSpan({ cls: 'acct-task-said' });
	said.createEl('a', { cls: 'acct-name', attr: { tabindex: '-1', dir: 'auto', 'data-do': 'open' } });
	said.createSpan({ cls: 'acct-chips' });
	columns.forEach(([id], nth) => {
		const el = cell(id, nth + 1);
		if (id === 'owner') el.createSpan({ cls: 'acct-text', attr: { dir: 'auto' } });
		else el.createEl('button', { cls: 'acct-link', attr: { tabindex: '-1', dir: 'auto', 'data-do': id } });
	});
	const menu = cell('actions', columns.length + 1).createEl('button', { cls: 'clickable-icon acct-row-button', attr: { 'aria-label': 'Actions', 'data-do': 'menu', tabindex: '-1' } });
	setIcon(menu, 'ellipsis');
	row.detach();
	return row;
}

/** One task as a row of the grid. */
export class TaskRowView implements RowView<TaskEntry> {
	private readonly pick: HTMLInputElement;
	private readonly tick: HTMLInputElement;
	private readonly said: HTMLElement;
	private readonly text: HTMLElement;
	private readonly chips: HTMLElement;
	private readonly cells: Readonly<Record<(typeof columns)[number][0], HTMLElement>>;
	private state = '';
	private shown: { readonly row: TaskRow; readonly context: RowContext; readonly index: number } | null = null;

	/** `el` is a copy of the empty row. */
	constructor(readonly el: HTMLElement, private readonly context: () => RowContext) {
		this.pick = el.find('.acct-row-box') as HTMLInputElement;
		this.tick = el.find('.acct-tick') as HTMLInputElement;
		this.said = el.find('.acct-task-said');
		this.text = el.find('.acct-name');
		this.chips = el.find('.acct-chips');
		this.cells = { account: el.find('[data-do="account"]'), due: el.find('[data-do="due"]'), owner: el.find('.acct-text'), notes: el.find('[data-do="notes"]') };
	}

	show(entry: TaskEntry, index: number): void {
		if (entry.kind !== 'task') return;
		const context = this.context();
		const row = entry;
		const last = this.shown;
		this.showBoxes(row, context);
		if (last?.row === row && last.context === context && last.index === index) return;
		this.shown = { row, context, index };
		this.showState(row, index, context);
		const isSame = last?.row.task === row.task && last.row.account === row.account && last.row.alsoIn.length === row.alsoIn.length;
		if (isSame && last.context.words === context.words && last.context.today === context.today) return;
		this.showTask(row, context);
	}

	private showState({ key, task }: TaskRow, index: number, { selected, activeKey, isGrouped }: RowContext): void {
		const isSelected = selected.has(key);
		const state = JSON.stringify([key, index, task.state, isSelected, key === activeKey, isGrouped]);
		// Writing the same again would wake whoever watches the row.
		if (state === this.state) return;
		this.state = state;
		this.el.dataset['key'] = key;
		this.el.dataset['state'] = task.state;
		setAttributes(this.el, { 'aria-rowindex': String(index + 2), 'aria-selected': String(isSelected), tabindex: key === activeKey ? '0' : '-1' });
		if (isGrouped) this.el.setAttribute('aria-level', '2');
		else this.el.removeAttribute('aria-level');
		this.el.toggleClass('is-selected', isSelected);
	}

	private showBoxes({ key, task }: TaskRow, { selected, canChange, pending }: RowContext): void {
		const isFinished = pending.get(task) ?? !isLive(task.state);
		if (this.pick.checked !== selected.has(key)) this.pick.checked = selected.has(key);
		if (this.tick.checked !== isFinished) this.tick.checked = isFinished;
		this.tick.indeterminate = task.disagree && !pending.has(task);
		if (this.tick.disabled === canChange) this.tick.disabled = !canChange;
	}

	private showTask({ task, account, alsoIn }: TaskRow, { words, today, canChange }: RowContext): void {
		const text = clipped(task.text);
		markWords(this.text, text, words);
		this.tick.setAttribute('aria-label', `${stateTitles[task.state]}: ${text}`);
		this.pick.setAttribute('aria-label', `Select ${text}`);
		this.showChips(task, canChange);
		setText(this.cells.account, alsoIn.length === 0 ? account : `${account} +${alsoIn.length}`);
		label(this.cells.account, `${account}${alsoIn.length === 0 ? '' : ` +${alsoIn.length}: also ${alsoIn.join(', ')}`}`);
		this.showDue(task, today);
		setText(this.cells.owner, task.owner ?? '');
		this.showNotes(task);
	}

	/** Labels begin with what is to be read, for people who speak to their machine. */
	private showDue({ due, scheduled, state }: Task, today: Day): void {
		const el = this.cells.due;
		const day = due ?? scheduled;
		const text = day === null ? '—' : `${due === null ? 'planned ' : ''}${ago(daysBetween(day, today))}`;
		setText(el, text);
		el.toggleClass('is-pressing', due !== null && due < today && isLive(state));
		el.toggleClass('is-empty', day === null);
		label(el, day === null ? '— No due date' : `${text}: ${due === null ? 'scheduled for' : 'due on'} ${longDate(day)}`);
	}

	private showNotes({ sources }: Task): void {
		const names = [...new Set(sources.map(({ path }) => noteName(path)))];
		// A hub note is called after its folder, which says enough here.
		const text = `${(names[0] ?? '').replace(/\/(?:readme|index)$/i, '')}${sources.length > 1 ? ` +${sources.length - 1}` : ''}`;
		setText(this.cells.notes, text);
		label(this.cells.notes, `${text}: ${sources.length === 1 ? `open at line ${sources[0]?.line ?? 1}` : `in ${countOf(sources.length, 'place')}, ${names.join(', ')}`}`);
	}

	private showChips(task: Task, canChange: boolean): void {
		const { chips } = this;
		this.el.dataset['priority'] = task.priority ?? '';
		if (chips.childElementCount > 0) chips.empty();
		if (task.state === 'proposed' && canChange) {
			chip(chips, 'Accept', 'accept', 'Accept this proposed task');
			chip(chips, 'Drop', 'drop', 'Drop this proposed task');
		} else if (task.state === 'proposed' || task.state === 'cancelled') chips.createSpan({ cls: 'acct-tag', text: stateTitles[task.state] });
		if (task.disagree) {
			const words = disagreement(task);
			if (canChange) chip(chips, words, 'settle', `${words} notes. Mark it done in all of them`).addClass('is-pressing');
			else chips.createSpan({ cls: 'acct-tag is-pressing', text: words });
		}
		if (task.priority === 'highest' || task.priority === 'high') chips.createSpan({ cls: 'acct-tag is-pressing', text: `${task.priority} priority` });
		if (task.similar.length > 0) chip(chips, `${task.similar.length} similar`, 'similar', `Show ${countOf(task.similar.length, 'similar task')}`);
		for (const tag of (task.tags ?? []).slice(0, 3)) chips.createSpan({ cls: 'acct-tag', text: `#${clipped(tag)}` });
		this.said.toggleClass('has-chips', chips.childElementCount > 0);
	}
}

function chip(el: HTMLElement, text: string, action: string, hint: string): HTMLElement {
	return el.createEl('button', { cls: 'acct-chip', text, attr: { tabindex: '-1', 'data-do': action, 'aria-label': hint } });
}

function label(el: HTMLElement, text: string | null): void {
	if (text === null) el.removeAttribute('aria-label');
	else setAttributes(el, { 'aria-label': text });
}

/** The heading of a group of tasks. */
export class TaskGroupView implements RowView<TaskEntry> {
	readonly el: HTMLElement;
	private readonly heading: GroupHeading;

	constructor(parent: HTMLElement, private readonly context: () => RowContext) {
		this.heading = new GroupHeading(parent);
		this.el = this.heading.el;
	}

	show(entry: TaskEntry, index: number): void {
		if (entry.kind !== 'group') return;
		const { key, label, isFolded, overdue } = entry;
		const count = countOf(entry.count, 'task') + (overdue === 0 ? '' : `, ${overdue} overdue`);
		this.heading.show({ key, label, count, isFolded, isActive: key === this.context().activeKey, index, columns: columns.length + 2 });
	}
}
