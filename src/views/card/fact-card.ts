import { Component, setIcon, type App, type HoverParent } from 'obsidian';
import type { AccountDetail, AccountSummary, Conflict, Day, Item } from '../../account/records';
import type { CardSection } from '../../settings/settings';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { AccountActions } from '../actions';
import { LevelChip } from '../dashboard/cells';
import { drawItem, drawSource, type SectionTools } from '../details/section';
import { compareTasks, drawTask } from '../details/task-section';
import { openNote } from '../navigate';
import { tellOutcome } from '../notices';
import { RichText } from '../rich-text';
import { contactWords, countOf, dueWords, longDate, noteName } from '../words';

/** What cards are drawn with. */
export interface CardServices {
	readonly app: App;
	readonly live: LiveAccounts;
	readonly actions: AccountActions;
	/** Opens the dashboard at an account. */
	readonly openAccount: (id: string) => void;
}

/** Longer texts are cut at a word; a press shows the rest. */
const longest = 220;

/** The facts of one account, most telling first. Follows the account while it is shown. */
export class FactCard extends Component {
	readonly el: HTMLElement;
	private text: RichText | null = null;

	constructor(parent: HTMLElement, private readonly services: CardServices, private readonly id: string, private readonly hoverParent: HoverParent, private readonly leave: () => void) {
		super();
		this.el = parent.createDiv({ cls: 'acct-card', attr: { role: 'region' } });
	}

	override onload(): void {
		const { live } = this.services;
		this.draw();
		this.registerEvent(live.on('changed', (ids) => { if (ids.has(this.id)) this.draw(); }));
		this.registerEvent(live.on('day', () => { this.draw(); }));
	}

	override onunload(): void {
		this.el.remove();
	}

	private draw(): void {
		const { live } = this.services;
		const today = live.today();
		const summary = live.accounts.summary(this.id, today);
		const detail = live.accounts.detail(this.id, today);
		if (this.text) this.removeChild(this.text);
		this.text = this.addChild(new RichText(this.services.app, this.hoverParent));
		this.el.empty();
		if (!summary || !detail) {
			this.el.createDiv({ cls: 'acct-card-empty', text: 'This account has gone.' });
			return;
		}
		this.text.listen(this.el, () => undefined);
		this.el.setAttribute('aria-label', `Facts about ${summary.name}`);
		this.drawHead(summary, detail, today);
		const isEmpty = live.settings.cardSections.filter((section) => this.drawSection(section, detail, today)).length === 0;
		if (isEmpty) this.el.createDiv({ cls: 'acct-card-empty', text: summary.isPending ? 'Its notes are being read…' : 'Its notes hold no facts, tasks or contacts yet.' });
	}

	private drawHead(summary: AccountSummary, detail: AccountDetail, today: Day): void {
		const head = this.el.createDiv({ cls: 'acct-card-head' });
		const name = head.createEl('button', { cls: 'acct-card-name', text: summary.name, attr: { dir: 'auto', 'aria-label': `${summary.name}: open in the dashboard` } });
		name.addEventListener('click', () => {
			this.leave();
			this.services.openAccount(this.id);
		});
		new LevelChip(head).show(summary.staleness.level);
		const meta = this.el.createDiv({ cls: 'acct-card-meta' });
		this.drawField(meta, summary.status, conflictOf(detail, 'status'));
		this.drawField(meta, summary.industry, conflictOf(detail, 'industry'));
		this.drawContact(meta, summary, today);
		this.drawNotes(meta, summary);
	}

	private drawField(el: HTMLElement, value: string | null, conflict: Conflict | null): void {
		if (value === null) return;
		const field = el.createSpan({ cls: 'acct-card-field', text: value, attr: { dir: 'auto' } });
		if (!conflict) return;
		const others = conflict.values.filter((one) => one.value !== conflict.chosen).map((one) => `${one.value} in ${noteName(one.path)}`).join(', ');
		const mark = field.createSpan({ cls: 'acct-card-conflict', attr: { 'aria-label': `Notes disagree: ${others}`, role: 'img' } });
		setIcon(mark, 'git-compare');
	}

	private drawContact(el: HTMLElement, { lastContact, staleness, nextContact }: AccountSummary, today: Day): void {
		const words = [contactWords(lastContact, today), dueWords(staleness, nextContact, today)].filter((word) => word !== '').join(', ');
		const field = el.createSpan({ cls: 'acct-card-field' });
		field.createSpan({ text: words, attr: lastContact ? { 'aria-label': longDate(lastContact.date) } : {} });
		if (lastContact) drawSource(field, { path: lastContact.path, line: 1 }, noteName(lastContact.path), this.tools());
	}

	private drawNotes(el: HTMLElement, summary: AccountSummary): void {
		if (summary.notes.length < 2) return;
		const { merge } = this.services.actions;
		const field = el.createSpan({ cls: 'acct-card-field', text: countOf(summary.notes.length, 'note') });
		if (!merge) return;
		field.createEl('button', { cls: 'acct-source', text: 'Merge' }).addEventListener('click', () => {
			this.leave();
			merge([summary]);
		});
	}

	/** False where there is nothing to say. */
	private drawSection(section: CardSection, detail: AccountDetail, today: Day): boolean {
		switch (section) {
			case 'facts': return this.drawItems('Facts', detail.facts);
			case 'tasks': return this.drawTasks(detail, today);
			case 'blockers': return this.drawItems('Blockers', detail.blockers);
			case 'opportunities': return this.drawItems('Next opportunity', detail.opportunities, 1);
			case 'contacts': return this.drawItems('Contacts', detail.contacts, 3);
			case 'decisions': return this.drawItems('Decisions', detail.decisions, 3);
		}
	}

	private drawItems(title: string, items: readonly Item[], most = Infinity): boolean {
		if (items.length === 0) return false;
		const shown = items.slice(0, Math.min(most, this.services.live.settings.cardItems));
		const list = this.openSection(title, items.length - shown.length);
		for (const item of shown) this.drawLine(list.createEl('li', { cls: 'acct-item' }), item);
		return true;
	}

	private drawLine(el: HTMLElement, item: Item): void {
		const cut = cutAtWord(item.text);
		drawItem(el, cut === null ? item : { ...item, text: cut }, this.tools());
		if (cut === null) return;
		const more = el.createEl('button', { cls: 'acct-more', text: 'More' });
		more.addEventListener('click', () => {
			el.empty();
			drawItem(el, item, this.tools());
		});
	}

	private drawTasks({ tasks }: AccountDetail, today: Day): boolean {
		const open = tasks.filter(({ state }) => state === 'open').sort(compareTasks);
		if (open.length === 0) return false;
		const shown = open.slice(0, this.services.live.settings.cardItems);
		const list = this.openSection('Open tasks', open.length - shown.length);
		for (const task of shown) drawTask(list.createEl('li', { cls: 'acct-item' }), task, today, this.tools());
		return true;
	}

	private openSection(title: string, hidden: number): HTMLElement {
		const section = this.el.createEl('section', { cls: 'acct-card-section' });
		const head = section.createDiv({ cls: 'acct-card-title', text: title });
		if (hidden > 0) head.createSpan({ cls: 'acct-card-more', text: `and ${String(hidden)} more` });
		return section.createEl('ul', { cls: 'acct-items' });
	}

	private tools(): SectionTools {
		const { app, actions, live } = this.services;
		const text = this.text ?? this.addChild(new RichText(app, this.hoverParent));
		return {
			text, actions,
			mainPath: live.accounts.summary(this.id, live.today())?.path ?? null,
			open: (path, line, event) => {
				this.leave();
				void openNote(app, path, line, event.ctrlKey || event.metaKey);
			},
			run: (work) => { void tellOutcome(work); },
		};
	}
}

function conflictOf({ conflicts }: AccountDetail, field: string): Conflict | null {
	return conflicts.find((conflict) => conflict.field === field) ?? null;
}

/** The beginning of a long text, ending at a word; null for one that is short enough. */
export function cutAtWord(text: string): string | null {
	if (text.length <= longest) return null;
	const space = text.lastIndexOf(' ', longest);
	return `${text.slice(0, space > longest / 2 ? space : longest).trimEnd()}…`;
}
