import { Component } from 'obsidian';
import { allMentions } from '../../account/mentions';
import type { Mention } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import { drawList, type SectionTools } from '../details/section';
import { itemEntry, type CardEntry } from './card-parts';

/** What the mentions ask of the card that they stand on. */
export interface MentionHost {
	readonly live: LiveAccounts;
	readonly id: string;
	/** Lines that the card has left for them. */
	readonly room: () => number;
	readonly longest: number;
	readonly tools: () => SectionTools;
}

/**
 * What other notes say of the account. Those that link to it come by
 * themselves; all texts are searched only when asked. Both end with the card.
 */
export class CardMentions extends Component {
	readonly el: HTMLElement;
	private readonly status: HTMLElement;
	private readonly list: HTMLElement;
	private readonly closing = new AbortController();
	/** Null until they are known. */
	private linked: readonly Mention[] | null = null;
	/** Null until the texts have been searched. */
	private named: readonly Mention[] | null = null;

	constructor(parent: HTMLElement, private readonly host: MentionHost) {
		super();
		this.el = parent.createEl('section', { cls: 'acct-card-section' });
		const head = this.el.createDiv({ cls: 'acct-card-title', text: 'Mentions' });
		this.status = head.createSpan({ cls: 'acct-card-more', attr: { role: 'status', tabindex: '-1' } });
		const button = head.createEl('button', {
			cls: 'acct-more acct-card-more', text: 'Search all notes', attr: { 'aria-label': 'Search all notes for mentions without a link', 'data-focus': 'search' },
		});
		button.addEventListener('click', () => {
			this.status.focus({ preventScroll: true });
			button.remove();
			void this.search();
		});
		this.list = this.el.createDiv();
	}

	override onload(): void {
		void this.ask();
	}

	override onunload(): void {
		this.closing.abort();
	}

	/** Draws what is known, as far as there is room; what was searched for as a whole. */
	draw(): void {
		const entries = allMentions(this.linked ?? [], this.named ?? []).map(({ text, date, path, line }) => (
			itemEntry({ text, sources: [{ path, line }], ...date === null ? {} : { date } }, null, this.host.longest)
		));
		const shown = this.named === null ? this.fitting(entries) : entries;
		if (this.named === null && this.linked !== null) this.status.setText(wordsFor(entries.length, entries.length - shown.length));
		this.list.empty();
		if (shown.length > 0) drawList(this.list, 'mentions', shown, this.host.tools(), (el, entry) => { entry.draw(el, this.host.tools()); });
	}

	private fitting(entries: readonly CardEntry[]): readonly CardEntry[] {
		const { live, room } = this.host;
		let left = room();
		return entries.slice(0, live.settings.cardItems).filter(({ lines }) => {
			left -= lines;
			return left >= 0;
		});
	}

	private async ask(): Promise<void> {
		const { live, id } = this.host;
		const { signal } = this.closing;
		const linked = await live.mentionsOf(id, signal).catch(() => []);
		if (signal.aborted) return;
		this.linked = linked;
		this.draw();
	}

	private async search(): Promise<void> {
		const { live, id } = this.host;
		const { signal } = this.closing;
		this.status.setText('Searching all notes…');
		const found = await live.plainMentionsOf(id, signal).catch(() => null);
		if (signal.aborted) return;
		this.named = found ?? [];
		this.draw();
		this.status.setText(found === null ? 'The notes could not be searched' : found.length === 0 ? 'Nothing more: no note names it without a link' : `${String(found.length)} without a link`);
		this.el.scrollIntoView({ block: 'nearest' });
	}
}

function wordsFor(all: number, hidden: number): string {
	if (all === 0) return 'No other note links to it';
	return hidden === 0 ? '' : hidden === all ? `${String(all)}` : `and ${String(hidden)} more`;
}
