import { ManyMap } from './many-map';
import { basenameOf, keyOfName } from './names';
import type { NoteState } from './note-store';
import { partsOf, tokensOf } from './tie-tokens';
import { lastStep, type NameRef } from './values';

/** What a note is to an account. */
export type Tie = 'activity' | 'related' | 'person' | 'tasks';

/** What a name stands for. */
export type Meant =
	| { readonly kind: 'account'; readonly id: string }
	/** Several accounts go by it. */
	| { readonly kind: 'several'; readonly ids: readonly string[] }
	/** No account note claims it. */
	| { readonly kind: 'free'; readonly key: string };

/** What the ties need to know of the accounts. */
export interface Identities {
	/** The account of an account note. */
	accountOf(path: string): string | null;
	/** The account of the note that stands for an account in a folder. */
	accountOfHub(folder: string): string | null;
	/** What a name, by its key, stands for in a note. */
	meantBy(key: string, sourcePath: string): Meant;
	resolveLink(linktext: string, sourcePath: string): string | null;
}

interface Tied {
	readonly tie: Tie;
	readonly ids: readonly string[];
	/** Names that fit several accounts. */
	readonly unclear: readonly string[];
	/** Accounts that exist only by what activity notes say: key and name. */
	readonly ghosts: readonly (readonly [key: string, name: string])[];
}

const none: readonly never[] = [];

/** Which notes belong to which account by what they name, kept current. */
export class Ties {
	private readonly sources = new Map<string, NoteState>();
	private readonly tokensOf = new Map<string, readonly string[]>();
	private readonly byToken = new ManyMap();
	private readonly tied = new Map<string, readonly Tied[]>();
	private readonly members: Readonly<Record<Tie, ManyMap>> = { activity: new ManyMap(), related: new ManyMap(), person: new ManyMap(), tasks: new ManyMap() };
	private readonly ghosts = new Map<string, Map<string, string>>();
	/** Notes whose names are to be looked at, then those whose ties are to be replaced, with what was found. */
	private readonly dirty = new Set<string>();
	private readonly named = new Map<string, readonly Tied[]>();
	private changed = new Set<string>();
	private settled = new Set<string>();

	constructor(private readonly identities: Identities) {}

	/** Paths of an account's notes of one kind, in order. */
	membersOf(id: string, tie: Tie): readonly string[] {
		return this.members[tie].sorted(id);
	}

	/** Accounts of a note that is theirs by name or place. */
	idsOf(path: string): readonly string[] {
		const tied = this.tied.get(path);
		return tied === undefined ? none : [...new Set(tied.filter(({ tie }) => tie !== 'tasks').flatMap(({ ids }) => ids))];
	}

	/** Accounts that a note says anything about: its own, and those its task lines link to. */
	allIdsOf(path: string, own: string | null = null): readonly string[] {
		const tied = this.tied.get(path);
		if (tied === undefined) return own === null ? none : [own];
		const ids = tied.flatMap((one) => one.ids);
		return [...new Set(own === null ? ids : [own, ...ids])];
	}

	/** The first of them that names or place give; null where there is none. */
	anyIdOf(path: string): string | null {
		for (const { ids } of this.tied.get(path) ?? none) if (ids[0] !== undefined) return ids[0];
		return null;
	}

	/** Names in a note that fit several accounts. */
	unclearIn(path: string): readonly string[] {
		return this.tied.get(path)?.flatMap(({ unclear }) => unclear) ?? none;
	}

	hasTasksFor(path: string): boolean {
		return (this.tied.get(path) ?? none).some(({ tie, ids }) => tie === 'tasks' && ids.length > 0);
	}

	/** Keys of the accounts that no account note stands for. */
	ghostIds(): Iterable<string> {
		return this.ghosts.keys();
	}

	isGhost(id: string): boolean {
		return this.ghosts.has(id);
	}

	/** The spelling that most notes use. */
	ghostName(id: string): string {
		const counts = new Map<string, number>();
		for (const name of this.ghosts.get(id)?.values() ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
		return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? id;
	}

	set(path: string, state: NoteState | null): void {
		const tokens = state === null ? none : tokensOf(state);
		for (const token of this.tokensOf.get(path) ?? none) this.byToken.delete(token, path);
		for (const token of tokens) this.byToken.add(token, path);
		if (tokens.length === 0) this.tokensOf.delete(path);
		else this.tokensOf.set(path, tokens);
		if (state === null || tokens.length === 0) this.sources.delete(path);
		else this.sources.set(path, state);
		if (tokens.length > 0 || this.tied.has(path) || this.named.has(path)) this.dirty.add(path);
	}

	/** The note's own account is another, or its links lead elsewhere. Answers whether it has any ties to look at. */
	touchNote(path: string): boolean {
		if (!this.sources.has(path)) return false;
		this.dirty.add(path);
		return true;
	}

	touchAll(): void {
		for (const path of this.sources.keys()) this.dirty.add(path);
	}

	/** A name means something else now. */
	touchName(key: string): void {
		if (this.byToken.size > 0) this.touch(`=${key}`);
	}

	/** A file came, went, or belongs to another account: links that may lead to it are resolved again. */
	touchFile(path: string): void {
		if (this.byToken.size > 0) this.touch(`/${basenameOf(path).toLowerCase()}`);
	}

	/** The account of a folder is another. */
	touchFolder(folder: string): void {
		if (this.byToken.size > 0) this.touch(`>${folder}`);
	}

	/** Resolves what is out of date until `isTime`; when all is, answers those notes, and the ids of all accounts that gained, lost or were named anew. */
	settle(isTime: () => boolean): { readonly ids: ReadonlySet<string>; readonly paths: ReadonlySet<string> } | null {
		// Names that only activity notes give come first: other notes may tie to those accounts.
		for (const path of this.dirty) {
			if (isTime()) return null;
			this.dirty.delete(path);
			this.settleGhosts(path);
		}
		for (const [path, ties] of this.named) {
			if (isTime()) return null;
			this.named.delete(path);
			this.replace(path, this.tie(path, ties));
			this.settled.add(path);
		}
		const done = { ids: this.changed, paths: this.settled };
		this.changed = new Set();
		this.settled = new Set();
		return done;
	}

	private touch(token: string): void {
		for (const path of this.byToken.get(token)) this.dirty.add(path);
	}

	/** An account by this name came or went: matters to ties that were not replaced yet only when they are. */
	private touchGhost(key: string): void {
		for (const path of this.byToken.get(`=${key}`)) if (!this.named.has(path)) this.dirty.add(path);
	}

	/** Which account a link or name stands for, from a note. */
	meant({ name, link }: NameRef, sourcePath: string): Meant {
		const target = link === null ? null : this.identities.resolveLink(link, sourcePath);
		const id = target === null ? null : this.identities.accountOf(target);
		return id !== null ? { kind: 'account', id } : this.identities.meantBy(keyOfName(name), sourcePath);
	}

	/** Which account a link on a task line leads to: the note's, or the one that an unresolved link names. */
	meantByLink(link: string, sourcePath: string): string | null {
		const target = this.identities.resolveLink(link, sourcePath);
		if (target !== null) return this.identities.accountOf(target);
		const meant = this.identities.meantBy(keyOfName(lastStep(link)), sourcePath);
		if (meant.kind === 'account') return meant.id;
		return meant.kind === 'free' && this.ghosts.has(meant.key) ? meant.key : null;
	}

	private settleGhosts(path: string): void {
		const state = this.sources.get(path);
		const before = (this.named.get(path) ?? this.tied.get(path) ?? none).flatMap(({ ghosts }) => ghosts);
		const activity = state?.role.kind === 'activity' ? this.tieActivity(state, state.role) : null;
		this.named.set(path, activity === null ? none : [activity]);
		for (const [key] of before) {
			const names = this.ghosts.get(key);
			names?.delete(path);
			this.changed.add(key);
			if (names?.size !== 0) continue;
			this.ghosts.delete(key);
			this.touchGhost(key);
		}
		for (const [key, name] of activity?.ghosts ?? []) {
			const names = this.ghosts.get(key);
			this.changed.add(key);
			if (names === undefined) {
				this.ghosts.set(key, new Map([[path, name]]));
				this.touchGhost(key);
			} else names.set(path, name);
		}
	}

	private tieActivity(state: NoteState, role: Extract<NoteState['role'], { kind: 'activity' }>): Tied {
		const { path } = state;
		if (role.hub !== null) return this.tieHub('activity', role.hub);
		const ids = new Set<string>();
		const unclear: string[] = [];
		const ghosts = new Map<string, string>();
		for (const ref of this.taken(role.refs, path)) {
			const meant = this.meant(ref, path);
			if (meant.kind === 'account') ids.add(meant.id);
			else if (meant.kind === 'several') unclear.push(ref.name);
			else if (meant.key !== '') {
				ids.add(meant.key);
				if (!ghosts.has(meant.key)) ghosts.set(meant.key, ref.name);
			}
		}
		return { tie: 'activity', ids: [...ids], unclear: orNone(unclear), ghosts: orNone([...ghosts]) };
	}

	/** A text that names no account, but known ones between its commas, names these. */
	private taken(refs: readonly NameRef[], path: string): readonly NameRef[] {
		return refs.flatMap((ref) => {
			const parts = partsOf(ref);
			const isList = parts.length > 1 && this.meant(ref, path).kind === 'free' && parts.every((part) => this.meant(part, path).kind !== 'free');
			return isList ? parts : [ref];
		});
	}

	private tieHub(tie: Tie, hub: string): Tied {
		const id = this.identities.accountOfHub(hub);
		return { tie, ids: id === null ? none : [id], unclear: none, ghosts: none };
	}

	private tie(path: string, settled: readonly Tied[]): readonly Tied[] {
		const state = this.sources.get(path);
		if (state === undefined) return [];
		const { role } = state;
		const ties = [...settled];
		if (role.kind === 'person' || role.kind === 'related') {
			ties.push(role.hub !== null ? this.tieHub(role.kind, role.hub) : this.tieNames(role.kind, role.refs, path));
		}
		const links = state.head.taskLinks ?? [];
		if (links.length > 0) {
			const ids = new Set(links.map((link) => this.meantByLink(link, path)).filter((id) => id !== null));
			const own = this.identities.accountOf(path);
			ties.push({ tie: 'tasks', ids: [...ids].filter((id) => id !== own && !ties.some((tied) => tied.tie === 'activity' && tied.ids.includes(id))), unclear: none, ghosts: none });
		}
		return ties;
	}

	private tieNames(tie: Tie, refs: readonly NameRef[], path: string): Tied {
		const meant = this.taken(refs, path).map((ref) => this.meant(ref, path));
		const ids = meant.flatMap((one) => one.kind === 'account' ? [one.id] : one.kind === 'free' && this.ghosts.has(one.key) ? [one.key] : []);
		return { tie, ids: [...new Set(ids)], unclear: none, ghosts: none };
	}

	private replace(path: string, ties: readonly Tied[]): void {
		for (const { tie, ids } of this.tied.get(path) ?? []) {
			for (const id of ids) {
				this.members[tie].delete(id, path);
				this.changed.add(id);
			}
		}
		if (ties.length === 0) this.tied.delete(path);
		else this.tied.set(path, ties);
		for (const { tie, ids } of ties) {
			for (const id of ids) {
				this.members[tie].add(id, path);
				this.changed.add(id);
			}
		}
	}
}

function orNone<T>(list: readonly T[]): readonly T[] {
	return list.length === 0 ? none : list;
}
