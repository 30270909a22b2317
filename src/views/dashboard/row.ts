import { setIcon } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { setAttributes } from '../dom';
import { GroupHeading } from '../list/group-heading';
import type { RowView } from '../list/virtual-rows';
import { countOf } from '../words';
import { cellPainter, setText, type Paint } from './cells';
import type { CellContext, Column } from './columns';
import type { Entry } from './listing';

/** What rows must know beyond their account. A new object whenever anything in it differs. */
export interface RowContext extends CellContext {
	readonly columns: readonly Column[];
	readonly selected: ReadonlySet<string>;
	/** Key of the row that Tab reaches. */
	readonly activeKey: string | null;
	/** Id of the account whose details are open. */
	readonly current: string | null;
	/** Folded words that are searched for, marked in names. */
	readonly words: readonly string[];
	readonly isFoundInText: (account: AccountSummary) => boolean;
	/** Buttons at the end of a row. */
	readonly buttons: readonly RowButton[];
}

/** A button at the end of every row. */
export interface RowButton {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
}

/** A number with an icon that points at something to look at in the details. */
class Badge {
	private readonly el: HTMLElement;
	private readonly count: HTMLElement;
	private shown = '';

	constructor(parent: HTMLElement, kind: string, icon: string) {
		this.el = parent.createEl('button', { cls: `acct-badge acct-badge-${kind}`, attr: { tabindex: '-1', 'data-section': kind } });
		setIcon(this.el, icon);
		this.count = this.el.createSpan();
		this.el.addClass('is-hidden');
	}

	show(count: number, label: string): void {
		const shown = count === 0 ? '' : label;
		if (shown === this.shown) return;
		this.shown = shown;
		this.el.toggleClass('is-hidden', count === 0);
		setText(this.count, count > 1 ? String(count) : '');
		this.el.setAttribute('aria-label', label);
	}
}

/** The badges of an account; each is only built when it is first needed. */
class Badges {
	private readonly built = new Map<string, Badge>();

	constructor(private readonly el: HTMLElement) {}

	show(account: AccountSummary, context: RowContext): void {
		const { duplicateNoteCount, problems, conflictCount } = account;
		const isLikely = duplicateNoteCount === 0 && context.isInDuplicateGroup(account);
		this.one('notes', 'copy', duplicateNoteCount, `${countOf(duplicateNoteCount, 'more note', 'more notes')} of the same account`);
		this.one('likely', 'copy', Number(isLikely), 'Perhaps the same as another account');
		this.one('conflicts', 'git-compare', conflictCount, `${countOf(conflictCount, 'field')} on which the notes disagree`);
		this.one('problems', 'triangle-alert', problems.length, `${countOf(problems.length, 'problem')}: ${problems[0]?.message ?? ''}`);
		this.one('found', 'text-search', Number(context.isFoundInText(account)), 'Found in facts or tasks');
	}

	private one(kind: string, icon: string, count: number, label: string): void {
		let badge = this.built.get(kind);
		if (badge === undefined) {
			if (count === 0) return;
			badge = new Badge(this.el, kind, icon);
			this.built.set(kind, badge);
		}
		badge.show(count, label);
	}
}

/** A row before it shows anything. Rows are copies of it: creating as many elements one by one takes far longer. */
export function emptyRow(parent: HTMLElement, columns: readonly Column[]): HTMLElement {
	const row = parent.createDiv({ cls: 'acct-row acct-account', attr: { role: 'row', tabindex: '-1' } });
	const first = addCell(row, 'name', 1);
	first.createEl('input', { type: 'checkbox', cls: 'acct-row-box', attr: { tabindex: '-1' } });
	first.createEl('a', { cls: 'acct-name', attr: { tabindex: '-1', dir: 'auto' } });
	first.createSpan({ cls: 'acct-badges' });
	columns.forEach((column, nth) => { cellPainter(column, addCell(row, column.id, nth + 2, column.isNumber)); });
	addCell(row, 'actions', columns.length + 2);
	row.detach();
	return row;
}

function addCell(row: HTMLElement, id: string, index: number, isNumber = false): HTMLElement {
	const kind = id.startsWith('property:') ? 'property' : id;
	return row.createDiv({
		cls: ['acct-cell', `acct-cell-${kind}`, ...(isNumber ? ['is-number'] : [])],
		attr: { role: id === 'name' ? 'rowheader' : 'gridcell', 'aria-colindex': index, tabindex: '-1', 'data-column': id },
	});
}

/** One account as a row of the grid. */
export class AccountRow implements RowView<Entry> {
	private readonly box: HTMLInputElement;
	private readonly name: HTMLElement;
	private readonly badges: Badges;
	private readonly paints: readonly Paint[];
	/** Properties may change while the account stays the same. */
	private readonly propertyPaints: readonly Paint[];
	private shown: { account: AccountSummary; context: RowContext; index: number } | null = null;
	private state = '';

	/** `el` is a copy of an empty row of the same columns. */
	constructor(readonly el: HTMLElement, columns: readonly Column[], private readonly context: () => RowContext) {
		this.box = el.find('.acct-row-box') as HTMLInputElement;
		this.name = el.find('.acct-name');
		this.badges = new Badges(el.find('.acct-badges'));
		const cells = Array.from(el.children) as HTMLElement[];
		const painted = columns.flatMap((column, nth) => {
			const cell = cells[nth + 1];
			return cell === undefined ? [] : [{ column, paint: cellPainter(column, cell) }];
		});
		const isProperty = ({ column }: { column: Column }): boolean => column.id.startsWith('property:');
		this.paints = painted.filter((cell) => !isProperty(cell)).map(({ paint }) => paint);
		this.propertyPaints = painted.filter(isProperty).map(({ paint }) => paint);
	}

	show(entry: Entry, index: number): void {
		if (entry.kind !== 'account') return;
		const context = this.context();
		const { account } = entry;
		const last = this.shown;
		if (last !== null && last.account === account && last.context === context && last.index === index) return;
		this.shown = { account, context, index };
		this.showState(entry, index, context);
		const isSame = last !== null && last.account === account;
		if (!isSame || last.context.words !== context.words) this.showName(account, context);
		this.badges.show(account, context);
		for (const paint of this.propertyPaints) paint(account, context);
		if (isSame && last.context.today === context.today) return;
		for (const paint of this.paints) paint(account, context);
	}

	/** The buttons at the row's end are made when a pointer or the focus first comes. */
	showButtons(): void {
		const { buttons } = this.context();
		const actions = this.el.find('.acct-cell-actions');
		if (actions.childElementCount === buttons.length) return;
		actions.empty();
		for (const { id, title, icon } of buttons) {
			const button = actions.createEl('button', {
				cls: 'clickable-icon acct-row-button', attr: { 'aria-label': title, 'data-action': id, tabindex: '-1' },
			});
			setIcon(button, icon);
		}
	}

	private showState(entry: Entry & { kind: 'account' }, index: number, context: RowContext): void {
		const { account, key } = entry;
		const isSelected = context.selected.has(account.id);
		const isActive = key === context.activeKey;
		const isCurrent = account.id === context.current;
		const state = JSON.stringify([key, index, isSelected, isActive, isCurrent, account.isPending]);
		// Writing the same again would wake whoever watches the row.
		if (state === this.state) return;
		this.state = state;
		this.el.dataset['key'] = key;
		setAttributes(this.el, { 'aria-rowindex': String(index + 2), 'aria-selected': String(isSelected), tabindex: isActive ? '0' : '-1' });
		this.el.toggleClass('is-selected', isSelected);
		this.el.toggleClass('is-current', isCurrent);
		this.el.toggleClass('is-pending', account.isPending);
		this.box.checked = isSelected;
	}

	private showName(account: AccountSummary, { words }: RowContext): void {
		this.name.toggleClass('internal-link', account.path !== null);
		if (account.path === null) this.name.removeAttribute('data-href');
		else this.name.dataset['href'] = account.path;
		this.box.setAttribute('aria-label', `Select ${account.name}`);
		markWords(this.name, account.name, words);
	}
}

/** A text with the words that were searched for marked. */
export function markWords(el: HTMLElement, text: string, words: readonly string[]): void {
	const lower = text.toLowerCase();
	const found = words
		.map((word) => ({ start: lower.indexOf(word), length: word.length }))
		.filter(({ start }) => start >= 0)
		.sort((a, b) => a.start - b.start || b.length - a.length);
	if (found.length === 0) {
		setText(el, text);
		return;
	}
	el.empty();
	let done = 0;
	for (const { start, length } of found) {
		if (start < done) continue;
		el.appendText(text.slice(done, start));
		el.createSpan({ cls: 'acct-match', text: text.slice(start, start + length) });
		done = start + length;
	}
	el.appendText(text.slice(done));
}

/** The heading of a group of accounts. */
export class GroupRow implements RowView<Entry> {
	readonly el: HTMLElement;
	private readonly heading: GroupHeading;

	constructor(parent: HTMLElement, private readonly context: () => RowContext) {
		this.heading = new GroupHeading(parent);
		this.el = this.heading.el;
	}

	show(entry: Entry, index: number): void {
		if (entry.kind !== 'group') return;
		const { key, label, accounts, isFolded } = entry;
		const { columns, activeKey } = this.context();
		// A group of one level says it already.
		const pressing = key.startsWith('level:') ? 0 : accounts.filter(({ staleness: { level } }) => level === 'due' || level === 'stale').length;
		const count = countOf(accounts.length, 'account') + (pressing === 0 ? '' : `, ${pressing} due or stale`);
		this.heading.show({ key, label, count, isFolded, isActive: key === activeKey, index, columns: columns.length + 2 });
	}
}
