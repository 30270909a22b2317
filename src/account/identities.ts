import { Claims } from './claims';
import type { Decisions } from './decisions';
import { Groups, type Doubt, type Group } from './groups';
import { folderOf, standsForFolder } from './names';
import type { NoteState } from './note-store';
import type { Meant } from './ties';

/** What changed between accounts when they were brought up to date. */
export interface IdentityNews {
	readonly ids: ReadonlySet<string>;
	/** Account notes that belong to another account than before. */
	readonly paths: ReadonlySet<string>;
	/** Names that may stand for another account than before. */
	readonly names: ReadonlySet<string>;
	/** Account notes that may be a duplicate of others than before. */
	readonly compared: Iterable<string>;
}

/** Which account notes are one account, and which names stand for it. */
export class AccountIdentities {
	private readonly groups = new Groups();
	private readonly claims = new Claims();
	private readonly accounts = new Map<string, Group>();
	private names = new Set<string>();

	/** Ids of the accounts that have notes. */
	ids(): Iterable<string> {
		return this.accounts.keys();
	}

	/** Paths of the account notes, in order; empty for an unknown account. */
	notesOf(id: string): readonly string[] {
		return this.accounts.get(id)?.paths ?? [];
	}

	/** Keys of all names that the account's notes claim. */
	keysOf(id: string): readonly string[] {
		return this.notesOf(id).flatMap((path) => this.claims.keys(path));
	}

	accountOf(path: string): string | null {
		return this.groups.groupOf(path)?.id ?? null;
	}

	/** What stands against grouping the note with others of its name; null where nothing does. */
	doubtOf(path: string): Doubt | null {
		return this.groups.doubtOf(path);
	}

	decided(a: string, b: string): 'same' | 'different' | null {
		return this.groups.isDecided(a, b);
	}

	/** An account note as it is now; null when it is none any more. */
	put(path: string, state: NoteState | null): void {
		if (state === null) this.groups.delete(path);
		else this.groups.set(path, state.identity.key, state.identity.evidence);
		for (const key of this.claims.set(path, state?.identity.names ?? null)) this.names.add(key);
	}

	/** Answers the notes that other decisions are about than before. */
	setDecisions(decisions: Decisions): readonly string[] {
		return this.groups.setDecisions(decisions);
	}

	/** Whether all is up to date. */
	get isDone(): boolean {
		return this.groups.isDone && this.names.size === 0;
	}

	/** Brings a part up to date. Call again until done. */
	update(): IdentityNews {
		const { gone, come, paths: compared } = this.groups.regroup();
		const ids = new Set<string>();
		const paths = new Set<string>();
		const names = this.names;
		this.names = new Set();
		// The id may already be that of a group that came before.
		for (const group of gone) if (this.accounts.get(group.id) === group) this.accounts.delete(group.id);
		for (const group of come) this.accounts.set(group.id, group);
		for (const group of [...gone, ...come]) {
			ids.add(group.id);
			for (const path of group.paths) paths.add(path);
		}
		for (const path of paths) for (const key of this.claims.keys(path)) names.add(key);
		// Whoever claims such a name may now share it, or have it alone.
		for (const key of names) {
			if (this.claims.aliasCount(key) > 0) for (const id of this.accountsOf(this.claims.claimants(key, 'alias'))) ids.add(id);
		}
		return { ids, paths, names, compared };
	}

	/** What a name stands for: as an account's own name, else as an alias, else as what a note may also be called. */
	meantBy(key: string, sourcePath: string): Meant {
		if (key === '' || !this.claims.isClaimed(key)) return { kind: 'free', key };
		for (const claim of ['name', 'alias'] as const) {
			const paths = this.claims.claimants(key, claim);
			const ids = this.accountsOf(paths);
			const [only] = ids;
			if (only === undefined) continue;
			if (ids.length === 1) return { kind: 'account', id: only };
			const near = this.nearest(paths, sourcePath);
			return near !== null ? { kind: 'account', id: near } : { kind: 'several', ids };
		}
		const others = this.accountsOf(this.claims.claimants(key, 'other'));
		return others.length === 1 && others[0] !== undefined ? { kind: 'account', id: others[0] } : { kind: 'free', key };
	}

	/** Accounts that claim a name as an alias, if there are several. */
	aliasHolders(key: string): readonly string[] {
		if (this.claims.aliasCount(key) < 2) return [];
		const ids = this.accountsOf(this.claims.claimants(key, 'alias'));
		return ids.length > 1 ? ids : [];
	}

	/** Paths of the account notes that claim a name as an alias. */
	claimantsOf(key: string): readonly string[] {
		return this.claims.claimants(key, 'alias');
	}

	private accountsOf(paths: readonly string[]): readonly string[] {
		return [...new Set(paths.map((path) => this.accountOf(path)).filter((id) => id !== null))];
	}

	/** Of several accounts of one name, the one in whose folder the note lies. */
	private nearest(paths: readonly string[], sourcePath: string): string | null {
		const around = paths.filter((path) => standsForFolder(path) && sourcePath.startsWith(`${folderOf(path)}/`));
		const [deepest] = around.sort((a, b) => folderOf(b).length - folderOf(a).length);
		return deepest === undefined ? null : this.accountOf(deepest);
	}
}
