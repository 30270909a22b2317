import type { AccountSummary } from '../../account/records';
import type { Entry } from './listing';

/** Which accounts are selected for actions on many. */
export class Selection {
	readonly ids = new Set<string>();
	/** Where a range begins. */
	private anchor: string | null = null;

	/** Selects or deselects one; a range may begin there. */
	toggle(entry: Entry): void {
		if (entry.kind !== 'account') return;
		const { id } = entry.account;
		if (!this.ids.delete(id)) this.ids.add(id);
		this.anchor = entry.key;
	}

	/** Where a range would begin, unless one has begun. */
	begin(key: string | null): void {
		this.anchor ??= key;
	}

	/** From where the range began to this line, and nothing else. */
	extendTo(entries: readonly Entry[], index: number): void {
		const from = entries.findIndex(({ key }) => key === this.anchor);
		const start = Math.max(0, from < 0 ? index : Math.min(from, index));
		this.ids.clear();
		this.add(entries.slice(start, Math.max(from, index) + 1));
	}

	/** Every account of these lines as well. */
	add(entries: readonly Entry[]): void {
		for (const entry of entries) {
			if (entry.kind === 'account') this.ids.add(entry.account.id);
		}
	}

	clear(): void {
		this.ids.clear();
		this.anchor = null;
	}

	/** Drops what the list no longer holds; true when that was anything. */
	keep(entries: readonly Entry[]): boolean {
		if (this.ids.size === 0) return false;
		const there = new Set(allAccounts(entries).map(({ id }) => id));
		const gone = [...this.ids].filter((id) => !there.has(id));
		for (const id of gone) this.ids.delete(id);
		return gone.length > 0;
	}

	/** The selected accounts in the order of the list, each once. */
	accountsIn(entries: readonly Entry[]): readonly AccountSummary[] {
		return [...new Set(allAccounts(entries).filter(({ id }) => this.ids.has(id)))];
	}
}

function allAccounts(entries: readonly Entry[]): readonly AccountSummary[] {
	return entries.flatMap((entry) => (entry.kind === 'account' ? [entry.account] : entry.accounts));
}
