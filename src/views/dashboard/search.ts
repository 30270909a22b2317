import type { Accounts } from '../../account/accounts';
import type { AccountSummary, Day } from '../../account/records';
import { innerText, shownText } from '../../account/search';

export { foldText, searchWords } from '../../account/search';

/** Where a match was found: names are shown in the row, the rest is not. */
export type Match = 'name' | 'text' | null;

/**
 * The folded texts of accounts to search in. Names are folded when first
 * asked; facts and tasks only when `texts` have been gathered, in slices,
 * because most people never search them.
 */
export class SearchTexts {
	private readonly names = new WeakMap<AccountSummary, string>();
	private readonly deep = new Map<string, string>();
	/** The last list whose texts were all there. */
	private complete: readonly AccountSummary[] | null = null;

	match(summary: AccountSummary, words: readonly string[]): Match {
		const name = this.nameText(summary);
		if (words.every((word) => name.includes(word))) return 'name';
		const text = this.deep.get(summary.id);
		return text !== undefined && words.every((word) => name.includes(word) || text.includes(word)) ? 'text' : null;
	}

	/** Reads facts and tasks of accounts not yet gathered until `until` (a clock in ms) has passed; true when all are. */
	gather(accounts: Accounts, summaries: readonly AccountSummary[], today: Day, isTime: () => boolean): boolean {
		for (const { id } of summaries) {
			if (this.deep.has(id)) continue;
			if (isTime()) return false;
			this.deep.set(id, deepText(accounts, id, today));
		}
		return true;
	}

	/** Whether the texts of all these are there. */
	isComplete(summaries: readonly AccountSummary[]): boolean {
		if (summaries !== this.complete && this.deep.size >= summaries.length && summaries.every(({ id }) => this.deep.has(id))) this.complete = summaries;
		return summaries === this.complete;
	}

	/** Texts of these accounts are read anew when next gathered. */
	forget(ids: Iterable<string>): void {
		this.complete = null;
		for (const id of ids) this.deep.delete(id);
	}

	/** Gives the memory back. */
	clear(): void {
		this.complete = null;
		this.deep.clear();
	}

	private nameText(summary: AccountSummary): string {
		const known = this.names.get(summary);
		if (known !== undefined) return known;
		const text = shownText(summary);
		this.names.set(summary, text);
		return text;
	}
}

function deepText(accounts: Accounts, id: string, today: Day): string {
	const detail = accounts.detail(id, today);
	return detail === null ? '' : innerText(detail);
}
