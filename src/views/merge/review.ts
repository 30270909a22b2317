import type { DuplicateGroup } from '../../account/records';
import { noChoices, type MergeChoices, type MergePlan } from '../../merge/plan';
import type { LiveAccounts } from '../../vault/live-accounts';
import type { Merges } from '../../vault/merging/service';

/** What has become of a group while it was reviewed. */
export type ReviewState = 'open' | 'merged' | 'different' | 'skipped';

/** A group under review, with what the person has chosen for it. */
export interface ReviewedGroup {
	readonly group: DuplicateGroup;
	readonly name: string;
	readonly state: ReviewState;
	readonly choices: MergeChoices;
	/** The merge that was carried out, for undo. */
	readonly mergeId: string | null;
}

/** What a review needs from outside. */
export interface ReviewSource {
	readonly live: LiveAccounts;
	readonly merges: Merges;
	/** Remembers that notes are not one account; the answer takes it back. */
	readonly keepApart: (paths: readonly string[]) => Promise<() => Promise<void>>;
}

/** The groups of a merge session, certain ones first, and the choices made so far. No DOM. */
export class MergeReview {
	groups: readonly ReviewedGroup[];
	private readonly plans = new Map<string, Promise<PlanAnswer>>();

	/** `paths` narrows the review to these notes, or to the groups that one of them is in. */
	constructor(private readonly source: ReviewSource, paths: readonly string[] | null) {
		const all = source.live.accounts.duplicates();
		this.groups = groupsFor(all, paths).map((group) => ({ group, name: this.nameOf(group.notes), state: 'open', choices: noChoices, mergeId: null }));
	}

	/** The plan for a group as it is chosen now. */
	plan(place: number): Promise<PlanAnswer> {
		const reviewed = this.groups[place];
		if (!reviewed) return Promise.resolve({ kind: 'refused', why: 'The group has gone.' });
		const key = JSON.stringify([reviewed.group.notes, reviewed.choices]);
		const known = this.plans.get(key);
		if (known) return known;
		const made = this.source.merges.plan(reviewed.group.notes, reviewed.choices).catch((error: unknown): PlanAnswer => ({ kind: 'refused', why: String(error) }));
		this.plans.set(key, made);
		return made;
	}

	choose(place: number, change: Partial<MergeChoices>): void {
		this.replace(place, (reviewed) => ({ ...reviewed, choices: { ...reviewed.choices, ...change } }));
	}

	set(place: number, state: ReviewState, mergeId: string | null = null): void {
		this.plans.clear();
		this.replace(place, (reviewed) => ({ ...reviewed, state, mergeId }));
	}

	/** Decides that the notes of a group are not one account; the answer takes it back. */
	async keepApart(place: number): Promise<() => Promise<void>> {
		const undo = await this.source.keepApart(this.groups[place]?.group.notes ?? []);
		this.set(place, 'different');
		return async () => {
			await undo();
			if (this.groups[place]?.state === 'different') this.set(place, 'open');
		};
	}

	/** The first group with one of these notes; null where none has any. */
	placeOf(paths: readonly string[]): number | null {
		const place = this.groups.findIndex(({ group }) => group.notes.some((path) => paths.includes(path)));
		return place < 0 ? null : place;
	}

	/** The nearest group that waits, below this one or else above it; -1 where none does. */
	nextOpen(after: number): number {
		const open = [...this.groups.keys()].filter((place) => place !== after && this.groups[place]?.state === 'open');
		return open.find((place) => place > after) ?? open.at(-1) ?? -1;
	}

	/** Plans of the certain groups about which the notes do not disagree. */
	async plansWithoutConflicts(): Promise<readonly { readonly place: number; readonly plan: MergePlan }[]> {
		const found: { place: number; plan: MergePlan }[] = [];
		for (const [place, { group, state }] of this.groups.entries()) {
			if (state !== 'open' || group.certainty !== 'certain') continue;
			const answer = await this.plan(place);
			if (answer.kind === 'plan' && answer.plan.conflicts.length === 0) found.push({ place, plan: answer.plan });
		}
		return found;
	}

	/** Forgets plans: the vault has changed. */
	refresh(): void {
		this.plans.clear();
	}

	private replace(place: number, change: (reviewed: ReviewedGroup) => ReviewedGroup): void {
		this.groups = this.groups.map((reviewed, other) => other === place ? change(reviewed) : reviewed);
	}

	private nameOf(notes: readonly string[]): string {
		const { accounts } = this.source.live;
		const today = this.source.live.today();
		const names = notes.flatMap((path) => accounts.idsOf(path).map((id) => accounts.summary(id, today)?.name ?? '')).filter((name) => name !== '');
		return [...new Set(names)].join(' / ') || (notes[0] ?? '');
	}
}

export type PlanAnswer =
	| { readonly kind: 'plan'; readonly plan: MergePlan }
	| { readonly kind: 'refused'; readonly why: string };

function groupsFor(all: readonly DuplicateGroup[], paths: readonly string[] | null): readonly DuplicateGroup[] {
	const sorted = [...all].sort((a, b) => Number(b.certainty === 'certain') - Number(a.certainty === 'certain') || b.score - a.score);
	if (paths === null) return sorted;
	const wanted = new Set(paths);
	const touching = sorted.filter(({ notes }) => notes.some((path) => wanted.has(path)));
	const isCovered = touching.some(({ notes }) => paths.every((path) => notes.includes(path)));
	// Notes that a person chose may be merged even where nothing calls them duplicates.
	return paths.length > 1 && !isCovered ? [{ certainty: 'likely', score: 0, notes: paths, reasons: ['Chosen by you.'] }, ...touching] : touching;
}
