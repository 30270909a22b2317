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

/** The problems of all notes, worked out again only for notes that changed. */
export class ProblemBook {
	private readonly byPath = new Map<string, readonly Problem[]>();
	private readonly outdated = new Set<string>();
	/** Aliases that several accounts claim, by key, with the claimants. */
	private readonly shared = new Map<string, readonly string[]>();
	private answer: { readonly day: Day; readonly problems: readonly Problem[] } | null = null;
	hasNews = false;

	constructor(private readonly source: ProblemSource) {}

	get hasSharedAliases(): boolean {
		return this.shared.size > 0;
	}

	outdate(path: string): void {
		this.outdated.add(path);
		this.answer = null;
		this.hasNews = true;
	}

	/** Names may be claimed by others than before. */
	updateAliases(keys: Iterable<string>): void {
		const { identities } = this.source;
		for (const key of keys) {
			const claimants = identities.aliasHolders(key).length > 1 ? identities.claimantsOf(key) : [];
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
	prepare(isTime: () => boolean): boolean {
		for (const path of this.outdated) {
			if (isTime()) return false;
			this.outdated.delete(path);
			const problems = this.problemsOf(path);
			if (problems.length === 0) this.byPath.delete(path);
			else this.byPath.set(path, problems);
		}
		return true;
	}

	/** All problems on a day, by path and line. */
	all(today: Day): readonly Problem[] {
		if (this.answer?.day === today) return this.answer.problems;
		this.prepare(() => false);
		const found = [...this.byPath.values()].flat();
		for (const state of this.source.states()) {
			if (state.role.kind === 'account') found.push(...futureProblems(state.path, state.fields.lastContacts, today));
		}
		this.answer = { day: today, problems: reuse(this.earlier, found.sort(byPlace)) };
		this.earlier = this.answer.problems;
		return this.answer.problems;
	}

	private earlier: readonly Problem[] = [];

	private problemsOf(path: string): readonly Problem[] {
		const state = this.source.note(path);
		return state === null ? [] : [...problemsIn(state, this.source.unclearIn(path), this.source.rules), ...this.aliasProblems(path)];
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
