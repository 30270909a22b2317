import { pairsOf, type Decisions } from './decisions';
import { isAgainst, isEmpty, isSameEvidence, type Evidence } from './evidence';
import { ManyMap } from './many-map';
import { UnionFind } from './union-find';

/** Account notes that are one account without asking. */
export interface Group {
	readonly id: string;
	/** In order of their paths. */
	readonly paths: readonly string[];
}

/** Notes of one name, or tied by decisions, that are not grouped because something stands against it. */
export interface Doubt {
	readonly paths: readonly string[];
	readonly reason: 'decision' | 'evidence';
}

/** What regrouping changed. */
export interface Regrouping {
	readonly gone: readonly Group[];
	readonly come: readonly Group[];
	/** All notes that were looked at: what stands against grouping them may be something else. */
	readonly paths: Iterable<string>;
}

interface Member {
	readonly key: string;
	readonly evidence: Evidence;
}

const none: ReadonlySet<string> = new Set();
/** Notes that are regrouped at once. */
const atOnce = 64;
/** Beyond this many different sets of evidence under one name, they are taken to disagree. */
const mostEvidence = 50;

/**
 * Which account notes are one account: connected by an equal identity key with
 * nothing against it, or by "same" decisions. Keeps itself current: a change
 * regroups only the notes that it can touch.
 */
export class Groups {
	private readonly members = new Map<string, Member>();
	private readonly blocks = new ManyMap();
	private readonly groups = new Map<string, Group>();
	private readonly doubts = new Map<string, Doubt>();
	private same: ReadonlyMap<string, ReadonlySet<string>> = new Map();
	private different: ReadonlyMap<string, ReadonlySet<string>> = new Map();
	private readonly dirty = new Set<string>();

	groupOf(path: string): Group | null {
		return this.groups.get(path) ?? null;
	}

	/** Paths of the notes with an identity key. */
	block(key: string): Iterable<string> {
		return this.blocks.get(key);
	}

	/** What stands against grouping the note with others of its name; null where nothing does. */
	doubtOf(path: string): Doubt | null {
		return this.doubts.get(path) ?? null;
	}

	isDecided(a: string, b: string): 'same' | 'different' | null {
		if (this.different.get(a)?.has(b) === true) return 'different';
		return this.same.get(a)?.has(b) === true ? 'same' : null;
	}

	set(path: string, key: string, evidence: Evidence): void {
		const known = this.members.get(path);
		if (known?.key === key && isSameEvidence(known.evidence, evidence)) return;
		if (known) this.delete(path);
		this.members.set(path, { key, evidence });
		this.blocks.add(key, path);
		this.dirty.add(path);
	}

	delete(path: string): void {
		const known = this.members.get(path);
		if (known === undefined) return;
		// What it held together may fall apart, and what it stood against may come together.
		this.touch(path);
		for (const other of this.blocks.get(known.key)) this.dirty.add(other);
		this.members.delete(path);
		this.blocks.delete(known.key, path);
	}

	/** Answers the notes that other decisions are about than before. */
	setDecisions(decisions: Decisions): readonly string[] {
		const changed: string[] = [];
		const before = [this.same, this.different];
		[this.same, this.different] = [pairsOf(decisions, 'same'), pairsOf(decisions, 'different')];
		const after = [this.same, this.different];
		before.forEach((pairs, at) => {
			const now = after[at] ?? new Map<string, ReadonlySet<string>>();
			for (const path of new Set([...pairs.keys(), ...now.keys()])) {
				if (isSameSet(pairs.get(path) ?? none, now.get(path) ?? none)) continue;
				this.touch(path);
				changed.push(path);
			}
		});
		return changed;
	}

	/** Whether every note is grouped. */
	get isDone(): boolean {
		return this.dirty.size === 0;
	}

	/** Brings some of the notes up to date, with all that they are connected with, and tells which groups went and which came. Call again until done. */
	regroup(): Regrouping {
		if (this.dirty.size === 0) return { gone: [], come: [], paths: [] };
		const alone: Group[] = [];
		const paths = this.closure(this.startOf(alone));
		const gone = new Map<string, Group>();
		for (const path of paths) {
			this.dirty.delete(path);
			const group = this.groups.get(path);
			if (group) gone.set(group.id, group);
			this.groups.delete(path);
			this.doubts.delete(path);
		}
		const come = alone;
		for (const component of this.components(paths)) {
			for (const part of this.settle(component)) {
				const group = this.groupFor(part, gone);
				if (gone.get(group.id) === group) gone.delete(group.id);
				else come.push(group);
				for (const path of group.paths) this.groups.set(path, group);
			}
		}
		return { gone: [...gone.values()], come, paths };
	}

	/** Marks a note with all that it is grouped or in doubt with. */
	private touch(path: string): void {
		this.dirty.add(path);
		for (const other of this.formerOf(path)) this.dirty.add(other);
	}

	private formerOf(path: string): readonly string[] {
		return [...this.groups.get(path)?.paths ?? [], ...this.doubts.get(path)?.paths ?? []];
	}

	/** Some of the dirty notes. Those that nothing ties to others, as most are at first, are grouped at once and told as such. */
	private startOf(alone: Group[]): Set<string> {
		const start = new Set<string>();
		let count = 0;
		for (const path of this.dirty) {
			const key = this.keyOfNew(path);
			if (key === null) start.add(path);
			else {
				const group: Group = { id: key, paths: [path] };
				this.dirty.delete(path);
				this.groups.set(path, group);
				alone.push(group);
			}
			if (++count === atOnce) break;
		}
		return start;
	}

	/** The key of a note that was in no group yet and is alone with its name; null for others. */
	private keyOfNew(path: string): string | null {
		const key = this.members.get(path)?.key ?? '';
		const isAlone = key !== '' && this.blocks.count(key) === 1 && !this.groups.has(path) && !this.doubts.has(path) && !this.same.has(path);
		return isAlone ? key : null;
	}

	/** All that the notes are or were connected with, themselves included. */
	private closure(found: Set<string>): ReadonlySet<string> {
		const keys = new Set<string>();
		const formers = new Set<unknown>();
		for (const path of found) {
			const key = this.members.get(path)?.key ?? '';
			if (key !== '' && !keys.has(key)) for (const other of this.block(key)) found.add(other);
			keys.add(key);
			for (const other of this.same.get(path) ?? none) if (this.members.has(other)) found.add(other);
			for (const former of [this.groups.get(path), this.doubts.get(path)]) {
				if (former === undefined || formers.has(former)) continue;
				formers.add(former);
				for (const other of former.paths) found.add(other);
			}
		}
		return found;
	}

	/** Notes connected by an equal key or a decision. Most are connected with none. */
	private components(paths: Iterable<string>): readonly (readonly string[])[] {
		const alone: (readonly string[])[] = [];
		const members: string[] = [];
		for (const path of paths) {
			const member = this.members.get(path);
			if (member === undefined) continue;
			if (!this.same.has(path) && (member.key === '' || this.blocks.count(member.key) === 1)) alone.push([path]);
			else members.push(path);
		}
		return members.length === 0 ? alone : [...alone, ...this.connected(members.sort())];
	}

	private connected(members: readonly string[]): readonly (readonly string[])[] {
		const found = new UnionFind(members);
		const firsts = new Map<string, string>();
		for (const path of members) {
			const key = this.members.get(path)?.key ?? '';
			const first = firsts.get(key);
			if (first === undefined) firsts.set(key, path);
			else if (key !== '') found.tie(first, path);
			this.tieSame(found, path);
		}
		return found.parts();
	}

	private tieSame(found: UnionFind<string>, path: string): void {
		for (const other of this.same.get(path) ?? none) found.tie(path, other);
	}

	/** The accounts that a component makes: one, or where something stands against it, its surer parts. */
	private settle(component: readonly string[]): readonly (readonly string[])[] {
		const reason = this.reasonAgainst(component);
		if (reason === null) return [component];
		const surer = new UnionFind(component);
		for (const path of component) this.tieSame(surer, path);
		if (reason === 'evidence') this.tieByEvidence(surer, component);
		const parts = surer.parts().flatMap((part) => this.reasonAgainst(part) === null ? [part] : part.map((path) => [path]));
		const doubt: Doubt = { paths: component, reason };
		for (const path of component) this.doubts.set(path, doubt);
		return parts;
	}

	private reasonAgainst(paths: readonly string[]): Doubt['reason'] | null {
		if (paths.length < 2) return null;
		const inside = new Set(paths);
		for (const path of paths) for (const other of this.different.get(path) ?? none) if (inside.has(other)) return 'decision';
		return this.hasEvidenceAgainst(paths) ? 'evidence' : null;
	}

	/** A "same" decision between two notes reconciles what their evidence says. */
	private hasEvidenceAgainst(paths: readonly string[]): boolean {
		const kinds = new Map<string, { readonly evidence: Evidence; readonly paths: string[] }>();
		for (const path of paths) {
			const evidence = this.members.get(path)?.evidence;
			if (evidence === undefined || isEmpty(evidence)) continue;
			const kind = JSON.stringify(evidence);
			const known = kinds.get(kind);
			if (known === undefined) kinds.set(kind, { evidence, paths: [path] });
			else known.paths.push(path);
		}
		if (kinds.size > mostEvidence) return true;
		const list = [...kinds.values()];
		return list.some((a, at) => list.slice(at + 1).some((b) => isAgainst(a.evidence, b.evidence)
			&& !a.paths.some((path) => b.paths.some((other) => this.same.get(path)?.has(other) === true))));
	}

	/** Under one name, those that share a website or an id belong together. */
	private tieByEvidence(found: UnionFind<string>, paths: readonly string[]): void {
		const holders = new Map<string, string>();
		for (const path of paths) {
			const member = this.members.get(path);
			if (member === undefined || member.key === '') continue;
			const { domains, ids } = member.evidence;
			for (const token of [...domains, ...Object.entries(ids).map(([key, id]) => `${key}=${id}`)]) {
				const holder = holders.get(`${member.key}\n${token}`);
				if (holder === undefined) holders.set(`${member.key}\n${token}`, path);
				else found.tie(holder, path);
			}
		}
	}

	private groupFor(paths: readonly string[], former: ReadonlyMap<string, Group>): Group {
		const sorted = paths.length === 1 ? paths : [...paths].sort();
		const id = this.idFor(sorted);
		const known = former.get(id);
		return known !== undefined && known.paths.length === sorted.length && known.paths.every((path, at) => path === sorted[at]) ? known : { id, paths: sorted };
	}

	/** The identity key where the account has it for itself, so that the id outlives any one note. */
	private idFor(paths: readonly string[]): string {
		const [first = ''] = paths;
		const key = this.members.get(first)?.key ?? '';
		const isAlone = key !== '' && (paths.length === 1 ? this.blocks.count(key) === 1 : this.isBlockOf(key, paths));
		return isAlone ? key : `${key}\n${first}`;
	}

	private isBlockOf(key: string, paths: readonly string[]): boolean {
		const own = new Set(paths);
		return [...this.block(key)].every((path) => own.has(path));
	}
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	return a.size === b.size && [...a].every((entry) => b.has(entry));
}
