import { matchNotes, type Match } from '../match';
import { compareText } from '../note/text-order';
import type { Doubt } from './groups';
import type { AccountIdentities } from './identities';
import { evidenceOf, type LikelyPair } from './likely';
import { LikelyGroups, type Cluster, type Pair, type PairSource } from './likely-groups';
import type { NoteState } from './note-store';
import type { DuplicateGroup } from './records';
import { reuse } from './reuse';

/** What groups are made of. */
export interface DuplicateSource {
	readonly identities: AccountIdentities;
	note(path: string): NoteState | null;
	/** Whether names make any other note likely the same. */
	hasLikelyPairs(path: string): boolean;
	/** Pairs with a note that names make likely and nobody has decided on. */
	likelyPairsOf(path: string): Iterable<LikelyPair>;
}

const mostReasons = 6;
const mostParts = 30;
const mostLikely = 0.99;

/** The duplicate groups: a change is worked out only where it may matter, the reasons only when somebody asks. */
export class DuplicateList {
	/** Accounts of several notes; with the group once it was asked for. */
	private readonly certain = new Map<string, DuplicateGroup | null>();
	private readonly likely: LikelyGroups<Doubt, DuplicateGroup>;
	private answer: readonly DuplicateGroup[] | null = null;
	private last: readonly DuplicateGroup[] = [];
	/** Somebody has asked why, and will again. */
	private isAsked = false;

	constructor(private readonly source: DuplicateSource) {
		this.likely = new LikelyGroups(pairSource(source));
	}

	/** The notes of an account, or what they are alike to, are others. */
	outdate(id: string): void {
		this.answer = null;
		if (this.source.identities.notesOf(id).length > 1) this.certain.set(id, null);
		else this.certain.delete(id);
		this.likely.outdate(id);
	}

	/** How many groups there are, without working out why. */
	count(): number {
		this.likely.settle(() => false);
		return this.certain.size + this.likely.size;
	}

	/** Whether the account is in any group. */
	has(id: string): boolean {
		this.likely.settle(() => false);
		return this.certain.has(id) || this.likely.has(id);
	}

	/** Works out what will be asked for until all is or `isTime`; true when all is. */
	prepare(isTime: () => boolean): boolean {
		if (!this.likely.settle(isTime)) return false;
		if (!this.isAsked || this.answer !== null) return true;
		for (const [id, group] of this.certain) {
			if (group !== null) continue;
			if (isTime()) return false;
			this.certainGroup(id);
		}
		for (const cluster of this.likely.all()) {
			if (cluster.told !== null) continue;
			if (isTime()) return false;
			this.tell(cluster);
		}
		return true;
	}

	/** Certain groups first, then by score. */
	groups(): readonly DuplicateGroup[] {
		this.isAsked = true;
		this.likely.settle(() => false);
		return this.answer ??= this.last = this.work();
	}

	private work(): readonly DuplicateGroup[] {
		const certain = [...this.certain.keys()].map((id) => this.certainGroup(id));
		const likely = [...this.likely.all()].flatMap((cluster) => this.tell(cluster));
		return sameAsBefore(this.last, [...certain, ...likely].sort(byCertainty));
	}

	private certainGroup(id: string): DuplicateGroup {
		const known = this.certain.get(id) ?? null;
		if (known !== null) return known;
		const group = certainGroup(this.source.identities.notesOf(id), this.source);
		this.certain.set(id, group);
		return group;
	}

	private tell(cluster: Cluster<DuplicateGroup>): readonly DuplicateGroup[] {
		return cluster.told ??= cluster.groups.map((pairs) => likelyGroup(pairs, this.source.identities));
	}
}

/** Groups that say the same as before are the same records, and so is the list of them. */
function sameAsBefore(before: readonly DuplicateGroup[], now: readonly DuplicateGroup[]): readonly DuplicateGroup[] {
	const told = new Set(before);
	const byNotes = new Map<string, DuplicateGroup>();
	if (now.some((group) => !told.has(group))) for (const group of before) byNotes.set(group.notes.join('\n'), group);
	const same = now.map((group) => told.has(group) ? group : reuse(byNotes.get(group.notes.join('\n')), group));
	return same.length === before.length && same.every((group, at) => group === before[at]) ? before : same;
}

function byCertainty(a: DuplicateGroup, b: DuplicateGroup): number {
	return Number(a.certainty === 'likely') - Number(b.certainty === 'likely') || b.score - a.score || compareText(a.notes[0] ?? '', b.notes[0] ?? '') || compareText(a.notes.join('\n'), b.notes.join('\n'));
}

function certainGroup(notes: readonly string[], source: DuplicateSource): DuplicateGroup {
	const [first = '', ...others] = notes;
	const reasons = new Set<string>();
	for (const other of others) for (const reason of reasonsFor(first, other, source)) reasons.add(reason);
	return { certainty: 'certain', score: 1, notes, reasons: [...reasons].slice(0, mostReasons) };
}

function reasonsFor(a: string, b: string, source: DuplicateSource): readonly string[] {
	if (source.identities.decided(a, b) === 'same') return ['You said that they are the same account.'];
	const match = matchOf(source.note(a), source.note(b), false);
	// Two notes may be tied only through a third.
	return match?.certainty === 'certain' ? match.reasons : ['Tied by another note that is the same account as both.'];
}

function matchOf(a: NoteState | null, b: NoteState | null, withText: boolean): Match | null {
	return a?.role.kind === 'account' && b?.role.kind === 'account' ? matchNotes(evidenceOf(a, withText), evidenceOf(b, withText)) : null;
}

const mostDoubts = 10_000;

/** How notes of one name that are kept apart match, with their texts; kept while neither changes. */
class DoubtMatches {
	private readonly known = new Map<string, { readonly left: NoteState | null; readonly right: NoteState | null; readonly match: Match | null }>();

	constructor(private readonly source: DuplicateSource) {}

	of(a: string, b: string): Match | null {
		const [left, right] = [this.source.note(a), this.source.note(b)];
		const before = this.known.get(`${a}\n${b}`);
		if (before !== undefined && before.left === left && before.right === right) return before.match;
		if (this.known.size >= mostDoubts) this.known.clear();
		const match = matchOf(left, right, true);
		this.known.set(`${a}\n${b}`, { left, right, match });
		return match;
	}
}

/** Pairs by names, and those of doubts, as groups are made of them. */
function pairSource(source: DuplicateSource): PairSource<Doubt> {
	const { identities } = source;
	const doubts = new DoubtMatches(source);
	return {
		accountOf: (path) => identities.accountOf(path),
		isAlone: (id) => !identities.notesOf(id).some((path) => source.hasLikelyPairs(path) || identities.doubtOf(path) !== null),
		*pairsOf(id) {
			for (const path of identities.notesOf(id)) {
				yield* source.likelyPairsOf(path);
			}
		},
		doubtsOf: (id) => identities.notesOf(id).flatMap((path) => identities.doubtOf(path) ?? []),
		idsIn: ({ paths }) => paths.flatMap((path) => identities.accountOf(path) ?? []),
		pairsIn: (doubt) => doubtPairs(doubt, identities, doubts),
	};
}

function likelyGroup(pairs: readonly Pair[], identities: AccountIdentities): DuplicateGroup {
	const ids = new Set(pairs.flatMap(({ a, b }) => [identities.accountOf(a), identities.accountOf(b)]));
	const notes = [...ids].flatMap((id) => id === null ? [] : identities.notesOf(id)).sort();
	const strongest = pairs.map(({ a, b, match }) => ({ a, b, match: match() }))
		.sort((x, y) => y.match.score - x.match.score || compareText(x.a, y.a) || compareText(x.b, y.b));
	return {
		certainty: 'likely',
		// Nothing that a person is asked about is told as sure.
		score: Math.min(strongest[0]?.match.score ?? 0, mostLikely),
		notes,
		reasons: [...new Set(strongest.flatMap(({ match }) => match.reasons))].slice(0, mostReasons),
	};
}

/** Of notes with one name that are kept apart, the accounts that nobody has told apart yet. */
function* doubtPairs({ paths, reason }: Doubt, identities: AccountIdentities, doubts: DoubtMatches): Generator<Pair, void, undefined> {
	const parts = [...new Set(paths.map((path) => identities.accountOf(path)))].flatMap((id) => id === null ? [] : [identities.notesOf(id)]);
	for (const [at, part] of parts.entries()) {
		// Of very many, each is only asked about together with the next.
		for (const other of parts.slice(at + 1, parts.length > mostParts ? at + 2 : undefined)) {
			const [a, b] = [part[0] ?? '', other[0] ?? ''];
			if (part.some((left) => other.some((right) => identities.decided(left, right) === 'different'))) continue;
			// Notes of one name come before all that are merely alike.
			yield { a, b, score: 1, match: () => doubtMatch(doubts.of(a, b), reason) };
		}
	}
}

function doubtMatch(match: Match | null, reason: 'decision' | 'evidence'): Match {
	const why = reason === 'decision' ? 'Another note of this name is not the same account, as you said.' : 'The names are the same, but website, mail domain or CRM id differ.';
	const reasons = [...(match === null || match.certainty === 'different' ? [] : match.reasons), why];
	return { score: match?.score ?? 0.5, certainty: 'likely', reasons: [...new Set(reasons)] };
}
