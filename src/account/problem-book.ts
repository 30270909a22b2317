import { problemsIn } from './account-input';
import { futureProblems } from './contact';
import { lineOfKey } from './fields';
import type { AccountIdentities } from './identities';
import { keyOfName } from './names';
import type { NoteState } from './note-store';
import type { Day, Problem } from './records';
import { reuse } from './reuse';
import type { Rules } from './rules';
import { byPlace } from './summarise';
import { textsIn } from './values';

/** What problems are found in. */
export interface ProblemSource {
	readonly rules: Rules;
	readonly identities: AccountIdentities;
	note(path: string): NoteState | null;
	states(): Iterable<NoteState>;
	unclearIn(path: string): readonly string[];
}

const none: readonly never[] = [];
const never = (): boolean => false;

/** The problems of all notes, worked out again only for notes that changed. */
export class ProblemBook {
	private readonly byPath = new Map<string, readonly Problem[]>();
	private readonly outdated = new Set<string>();
	/** Aliases that several accounts claim, by key, with the claimants. */
	private readonly shared = new Map<string, readonly string[]>();
	/** Dates that lie in the future on `day`, by path. */
	private readonly future = new Map<string, readonly Problem[]>();
	private day: Day = '';
	/** How many problems there are in both. */
	private size = 0;
	private answer: readonly Problem[] | null = null;
	private earlier: readonly Problem[] = [];
	hasNews = false;

	constructor(private readonly source: ProblemSource) {}

	get hasSharedAliases(): boolean {
		return this.shared.size > 0;
	}

	outdate(path: string): void {
		this.outdated.add(path);
		this.hasNews = true;
	}

	/** Names may be claimed by others than before. */
	updateAliases(keys: Iterable<string>): void {
		const { identities } = this.source;
		for (const key of keys) {
			const claimants = identities.aliasHolders(key).length > 1 ? identities.claimantsOf(key) : none;
			if (claimants.length === 0 && !this.shared.has(key)) continue;
			for (const path of [...this.shared.get(key) ?? [], ...claimants]) this.outdate(path);
			if (claimants.length > 0) this.shared.set(key, claimants);
			else this.shared.delete(key);
		}
	}

	/** Of an account note, the aliases that another account claims too. */
	aliasProblems(path: string): readonly Problem[] {
		if (this.shared.size === 0) return [];
		const state = this.source.note(path);
		if (state?.role.kind !== 'account') return [];
		const own = this.source.identities.accountOf(path);
		return state.identity.names.aliases.flatMap((alias) => {
			const others = (this.shared.get(keyOfName(alias)) ?? []).filter((other) => this.source.identities.accountOf(other) !== own);
			return others.length === 0 || !this.claims(path, alias) ? [] : [this.aliasProblem(state, alias, others)];
		});
	}

	/** Looks at what changed until all is looked at or `isTime`; true when all is. */
	prepare(today: Day, isTime: () => boolean): boolean {
		if (this.day !== today) this.begin(today);
		for (const path of this.outdated) {
			if (isTime()) return false;
			this.outdated.delete(path);
			this.put(this.byPath, path, this.problemsOf(path));
			this.put(this.future, path, this.futureOf(this.source.note(path)));
		}
		return true;
	}

	/** How many problems there are on a day. */
	count(today: Day): number {
		this.prepare(today, never);
		return this.size;
	}

	/** All problems on a day, by path and line. */
	all(today: Day): readonly Problem[] {
		this.prepare(today, never);
		if (this.answer !== null) return this.answer;
		this.answer = reuse(this.earlier, [...this.byPath.values(), ...this.future.values()].flat().sort(byPlace));
		this.earlier = this.answer;
		return this.answer;
	}

	/** Which dates lie in the future is another question every day. */
	private begin(today: Day): void {
		this.day = today;
		for (const { path } of this.source.states()) this.outdated.add(path);
	}

	private futureOf(state: NoteState | null): readonly Problem[] {
		return state?.role.kind === 'account' ? futureProblems(state.path, state.fields.lastContacts, this.day) : none;
	}

	private put(into: Map<string, readonly Problem[]>, path: string, problems: readonly Problem[]): void {
		const known = into.get(path);
		if (known === undefined ? problems.length === 0 : reuse(known, problems) === known) return;
		this.size += problems.length - (known?.length ?? 0);
		if (problems.length === 0) into.delete(path);
		else into.set(path, problems);
		this.answer = null;
	}

	private problemsOf(path: string): readonly Problem[] {
		const state = this.source.note(path);
		if (state === null) return none;
		const own = problemsIn(state, this.source.unclearIn(path), this.source.rules);
		return this.shared.size === 0 ? own : [...own, ...this.aliasProblems(path)];
	}

	private claims(path: string, alias: string): boolean {
		return this.shared.get(keyOfName(alias))?.includes(path) === true;
	}

	private aliasProblem(state: NoteState, alias: string, others: readonly string[]): Problem {
		const property = state.properties.find(({ meaning, value }) => meaning === 'aliases' && textsIn(value).length > 0);
		const line = property === undefined ? 1 : lineOfKey(state.head, state.body, property.key);
		return { code: 'shared-alias', path: state.path, line, message: `The alias “${alias}” is also claimed by ${others.slice(0, 3).join(', ')}. It leads to neither.` };
	}
}
