import { Component, setIcon, type App, type HoverParent } from 'obsidian';
import type { AccountDetail, AccountSummary, Conflict, Day } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { AccountActions } from '../actions';
import { LevelChip } from '../dashboard/cells';
import { drawSource, Memory, type SectionTools } from '../details/section';
import { focusAgain, focusPlaceIn } from '../dom';
import { openNote } from '../navigate';
import { tellOutcome } from '../notices';
import { RichText } from '../rich-text';
import { contactWords, countOf, dueWords, longDate, noteName } from '../words';
import { fitParts, type CardRoom } from './card-fit';
import { CardMentions } from './card-mentions';
import { partsOf, type CardEntry, type CardPart } from './card-parts';

/** What cards are drawn with. */
export interface CardServices {
	readonly app: App;
	readonly live: LiveAccounts;
	readonly actions: AccountActions;
	/** Opens the dashboard at an account. */
	readonly openAccount: (id: string) => void;
}

/** The facts of one account, most telling first. Follows the account while it is shown. */
export class FactCard extends Component {
	readonly el: HTMLElement;
	private text: RichText | null = null;
	private mentions: CardMentions | null = null;
	private left = 0;
	private readonly memory = new Memory();

	constructor(
		parent: HTMLElement, private readonly services: CardServices, private readonly id: string,
		private readonly hoverParent: HoverParent, private readonly room: CardRoom, private readonly leave: () => void,
	) {
		super();
		this.el = parent.createDiv({ cls: 'acct-card', attr: { role: 'region' } });
	}

	override onload(): void {
		const { live } = this.services;
		if (live.settings.cardSections.includes('mentions')) this.mentions = this.addMentions();
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
		const place = focusPlaceIn(this.el);
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
		this.drawParts(summary, detail, today);
		focusAgain(this.el, place);
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
		const others = conflict.values.filter((one) => one.value !== conflict.chosen);
		const where = others.map((one) => `${one.value} in ${noteName(one.path)}`).join(', ');
		const mark = field.createSpan({ cls: 'acct-card-conflict', attr: { 'aria-label': `Notes disagree: ${where}`, role: 'img' } });
		setIcon(mark, 'git-compare');
		mark.createSpan({ text: `elsewhere ${[...new Set(others.map((one) => one.value))].join(', ')}` });
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
		field.createEl('button', { cls: 'acct-more', text: 'Merge' }).addEventListener('click', () => {
			this.leave();
			merge([summary]);
		});
	}

	private drawParts(summary: AccountSummary, detail: AccountDetail, today: Day): void {
		const parts = partsOf(detail, this.memory.ticked, this.services.live.settings, today, this.room.longest);
		// A card that a person has asked to leave these out cannot say that there are none.
		const isTold = (['facts', 'tasks', 'contacts'] as const).every((id) => this.services.live.settings.cardSections.includes(id));
		if (isTold && parts.every(({ entries }) => entries.length === 0)) {
			this.el.createDiv({ cls: 'acct-card-empty', text: summary.isPending ? 'Its notes are being read…' : 'Its notes hold no facts, tasks or contacts yet.' });
		}
		const kept = this.mentions === null ? 0 : this.room.mention;
		const { shown, left } = fitParts(parts.map(({ entries, most }) => entries.slice(0, most).map(({ lines }) => lines)), this.room.lines - kept);
		this.left = left + kept;
		for (const [at, part] of parts.entries()) {
			if (part.id === 'mentions') this.showMentions();
			else this.drawPart(part, this.memory.opened.has(part.id) ? part.entries.length : shown[at] ?? 0);
		}
	}

	private drawPart({ id, title, entries }: CardPart, count: number): void {
		const section = this.el.createEl('section', { cls: 'acct-card-section' });
		const head = section.createDiv({ cls: 'acct-card-title', text: title });
		const list = section.createEl('ul', { cls: 'acct-items' });
		const draw = (some: readonly CardEntry[]): readonly HTMLElement[] => some.map((entry) => {
			const el = list.createEl('li', { cls: 'acct-item', attr: { tabindex: '-1' } });
			entry.draw(el, this.tools());
			return el;
		});
		draw(entries.slice(0, count));
		const rest = entries.slice(count);
		if (rest.length === 0) return;
		const words = `${count === 0 ? 'show' : 'and'} ${String(rest.length)}${count === 0 ? '' : ' more'}`;
		const more = head.createEl('button', { cls: 'acct-more acct-card-more', text: words, attr: { 'aria-label': `${title}: ${words}` } });
		more.addEventListener('click', () => {
			this.memory.opened.add(id);
			more.remove();
			draw(rest)[0]?.focus();
		});
	}

	private showMentions(): void {
		if (this.mentions === null) return;
		this.el.append(this.mentions.el);
		this.mentions.draw();
	}

	/** The mentions stay through changes of the account: what was searched for is not searched for again. */
	private addMentions(): CardMentions {
		const { live } = this.services;
		return this.addChild(new CardMentions(this.el, {
			live, id: this.id, room: () => this.left, longest: this.room.longest, tools: () => this.tools(),
		}));
	}

	private tools(): SectionTools {
		const { app, actions, live } = this.services;
		const text = this.text ?? this.addChild(new RichText(app, this.hoverParent));
		return {
			text, actions, memory: this.memory,
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
