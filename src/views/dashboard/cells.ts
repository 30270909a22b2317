import { setIcon } from 'obsidian';
import type { AccountSummary, StalenessLevel } from '../../account/records';
import { daysBetween } from '../../note/days';
import { TimelineChart } from '../charts/timeline';
import { setAttributes } from '../dom';
import { ago, contactWords, countOf, dueWords, levelWords, longDate, noteName } from '../words';
import type { CellContext, Column } from './columns';

/** Fills a cell for an account; called again with others as rows are used again. */
export type Paint = (account: AccountSummary, context: CellContext) => void;

/** The inside of a cell: elements where it is empty, then values. A cell may be the copy of another that was never filled. */
export function cellPainter(column: Column, cell: HTMLElement): Paint {
	switch (column.id) {
		case 'contact': return contactCell(cell);
		case 'level': return levelCell(cell);
		case 'timeline': return timelineCell(cell);
		case 'status': return statusCell(cell);
		case 'tasks': return countCell(cell, (account) => account.openTaskCount, 'task');
		case 'blockers': return countCell(cell, (account) => account.blockerCount, 'blocker');
		case 'opportunities': return countCell(cell, (account) => account.opportunityCount, 'opportunity', 'opportunities');
		case 'next': return nextCell(cell);
		default: return textCell(column, cell);
	}
}

/** The part of a cell that has a class: made once, and found in copies. */
function part(parent: HTMLElement, cls: string, attr: Readonly<Record<string, string>> = {}): HTMLElement {
	return parent.querySelector<HTMLElement>(`.${cls}`) ?? parent.createSpan({ cls, attr });
}

/** Sets text only where it differs, and in the node that is there: a new one is laid out anew. Marks within the text go. */
export function setText(el: HTMLElement, text: string): void {
	const { firstChild, lastChild } = el;
	if (firstChild === null) {
		if (text !== '') el.textContent = text;
	} else if (firstChild !== lastChild || firstChild.nodeType !== firstChild.TEXT_NODE) el.textContent = text;
	else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}

function setLabel(el: HTMLElement, label: string): void {
	if (label === '') el.removeAttribute('aria-label');
	else setAttributes(el, { 'aria-label': label });
}

function textCell(column: Column, cell: HTMLElement): Paint {
	const text = part(cell, 'acct-text', { dir: 'auto' });
	return (account, context) => {
		const value = column.text(account, context);
		setText(text, value);
		// A tooltip says what does not fit.
		setLabel(text, value.length > 12 ? value : '');
	};
}

function statusCell(cell: HTMLElement): Paint {
	const text = part(cell, 'acct-status', { dir: 'auto' });
	return (account) => {
		setText(text, account.status ?? '');
		text.toggleClass('is-empty', account.status === null);
	};
}

function contactCell(cell: HTMLElement): Paint {
	const age = part(cell, 'acct-contact-age');
	// Parts the words for those who hear them.
	if (cell.childElementCount === 1) cell.appendText(' ');
	const due = part(cell, 'acct-contact-due');
	return (account, { today }) => {
		setText(age, contactWords(account.lastContact, today));
		setText(due, dueWords(account.staleness, account.nextContact, today));
		due.dataset['level'] = account.staleness.level;
		cell.toggleClass('has-due', due.textContent !== '');
		setLabel(cell, contactLabel(account, today));
	};
}

/** Age, exact day and where it comes from, in one sentence that begins with what the cell shows. */
export function contactLabel(account: AccountSummary, today: string): string {
	const { lastContact } = account;
	const due = dueWords(account.staleness, account.nextContact, today);
	const shown = contactWords(lastContact, today) + (due === '' ? '' : `, ${due}`);
	return lastContact === null ? shown : `${shown}: ${longDate(lastContact.date)}, from ${noteName(lastContact.path)}`;
}

function nextCell(cell: HTMLElement): Paint {
	const text = part(cell, 'acct-text');
	return (account, { today }) => {
		const { nextContact } = account;
		setText(text, nextContact === null ? '' : ago(daysBetween(nextContact, today)));
		setLabel(text, nextContact === null ? '' : `${ago(daysBetween(nextContact, today))}: ${longDate(nextContact)}`);
	};
}

const levelIcons = new Map<StalenessLevel, Element>();

/** A copy of an icon costs far less than the icon itself. */
function newLevelIcon(el: HTMLElement, level: StalenessLevel): Element {
	let known = levelIcons.get(level);
	if (known === undefined) {
		setIcon(el, levelWords[level].icon);
		known = el.firstElementChild ?? el.createSpan();
		levelIcons.set(level, known);
	}
	return known.cloneNode(true) as Element;
}

/** A level as icon and word. */
export class LevelChip {
	readonly el: HTMLElement;
	private readonly icon: HTMLElement;
	private readonly word: HTMLElement;
	/** Icons that were shown before, to be shown again: rows are used for other accounts all the time. */
	private readonly icons = new Map<StalenessLevel, Element>();
	private level: StalenessLevel | null = null;

	constructor(parent: HTMLElement) {
		this.el = part(parent, 'acct-level');
		this.icon = part(this.el, 'acct-level-icon', { 'aria-hidden': 'true' });
		this.word = part(this.el, 'acct-level-word');
	}

	show(level: StalenessLevel): void {
		if (level === this.level) return;
		this.level = level;
		this.el.dataset['level'] = level;
		const icon = this.icons.get(level) ?? newLevelIcon(this.icon, level);
		this.icons.set(level, icon);
		this.icon.replaceChildren(icon);
		setText(this.word, levelWords[level].word);
	}
}

function levelCell(cell: HTMLElement): Paint {
	const chip = new LevelChip(cell);
	return (account) => { chip.show(account.staleness.level); };
}

function timelineCell(cell: HTMLElement): Paint {
	const chart = new TimelineChart(cell);
	return (account, { today }) => { chart.draw(account.contactDays, account.staleness.level, today); };
}

function countCell(cell: HTMLElement, count: (account: AccountSummary) => number, one: string, many?: string): Paint {
	const number = part(cell, 'acct-count');
	return (account) => {
		const value = count(account);
		// Not known yet is neither nought nor nothing.
		const isPending = account.isPending && value === 0;
		cell.toggleClass('is-pending', isPending);
		cell.toggleClass('is-zero', value === 0);
		setText(number, isPending ? '…' : value === 0 ? '–' : String(value));
		const words = countOf(value, one, many);
		// Said beside the number where there are no headings.
		setAttributes(number, { 'data-unit': value === 0 ? '' : words.slice(words.indexOf(' ')) });
		setLabel(cell, isPending ? 'Still being read' : value === 0 ? '' : words);
	};
}
