import type { Day, Mention } from '../../account/records';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { DetailsPanel } from './panel';

/** Brings the records of one account to the panel; mentions come after, since texts are read for them. */
export class AccountDetails {
	private found: { readonly id: string; readonly mentions: readonly Mention[] } | null = null;
	private asked: string | null = null;

	constructor(private readonly live: LiveAccounts, private readonly panel: DetailsPanel, private readonly onMentions: () => void) {}

	/** Shows the account of an id, or else of a name; gives its id, or null when there is none. */
	show(id: string | null, name: string | null, today: Day): string | null {
		const found = this.idOf(id, name, today);
		const { accounts } = this.live;
		const summary = found === null ? null : accounts.summary(found, today);
		const detail = found === null ? null : accounts.detail(found, today);
		const notes = found === null ? null : accounts.notesOf(found);
		if (summary === null || detail === null || notes === null) return null;
		this.panel.show({ summary, detail, notes, today, mentions: this.mentionsOf(summary.id) });
		return summary.id;
	}

	/** Mentions are looked for again when next shown. */
	forgetMentions(): void {
		this.asked = null;
	}

	private idOf(id: string | null, name: string | null, today: Day): string | null {
		if (id === null || this.live.accounts.summary(id, today) !== null) return id;
		const lookup = name === null ? null : this.live.accounts.find(name);
		return lookup?.kind === 'found' ? lookup.id : null;
	}

	private mentionsOf(id: string): readonly Mention[] | null {
		if (this.asked !== id) void this.ask(id);
		// Until newer ones are there the last ones stay, so that nothing flickers.
		return this.found?.id === id ? this.found.mentions : null;
	}

	private async ask(id: string): Promise<void> {
		this.asked = id;
		const mentions = await this.live.mentionsOf(id).catch(() => []);
		if (this.asked !== id) return;
		this.found = { id, mentions };
		this.onMentions();
	}
}
