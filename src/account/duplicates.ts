import { matchNotes, type Match } from '../match';
import type { AccountIdentities } from './identities';
import { evidenceOf, type LikelyPair } from './likely';
import type { NoteState } from './note-store';
import type { DuplicateGroup } from './records';
import { reuse } from './reuse';

/** What groups are made of. */
export interface DuplicateSource {
	readonly identities: AccountIdentities;
	note(path: string): NoteState | null;
	/** Pairs that names make likely and nobody has decided on. */
	likelyPairs(): Iterable<LikelyPair>;
	/** Another number whenever a group may be another. */
	readonly duplicateVersion: number;
}

const mostReasons = 6;
const mostParts = 30;

/** The duplicate groups, worked out when asked. */
export class DuplicateList {
	private readonly certain = new Map<string, DuplicateGroup>();
	private readonly certainIds: Versioned<readonly string[]>;
	private readonly likely: Versioned<readonly (readonly Pair[])[]>;
	private readonly answer: Versioned<readonly DuplicateGroup[]>;
	private last: readonly DuplicateGroup[] = [];
	private readonly doubts: DoubtMatches;
	/** Somebody has asked why, and will again. */
	private isAsked = false;

	constructor(private readonly source: DuplicateSource) {
		this.doubts = new DoubtMatches(source);
		this.certainIds = new Versioned(() => [...source.identities.ids()].filter((id) => source.identities.notesOf(id).length > 1));
		this.likely = new Versioned(() => likelyComponents(source, this.doubts));
		this.answer = new Versioned(() => this.last = reuse(this.last, this.work()));
	}

	/** Something in an account has changed. */
	outdate(id: string): void {
		this.certain.delete(id);
	}

	/** How many groups there are, without working out why. */
	count(): number {
		return this.certainIds.at(this.source.duplicateVersion).length + this.likely.at(this.source.duplicateVersion).length;
	}

	/** Works out the reasons that will be asked for until all are or `isTime`; true when all are. */
	prepare(isTime: () => boolean): boolean {
		if (!this.isAsked) return true;
		for (const id of this.certainIds.at(this.source.duplicateVersion)) {
			if (isTime()) return false;
			this.certainGroup(id);
		}
		for (const pair of doubtPairs(this.source, this.doubts)) {
			if (isTime()) return false;
			pair.match();
		}
		return true;
	}

	/** Certain groups first, then by score. */
	groups(): readonly DuplicateGroup[] {
		this.isAsked = true;
		return this.answer.at(this.source.duplicateVersion);
	}

	private work(): readonly DuplicateGroup[] {
		const certain = this.certainIds.at(this.source.duplicateVersion).map((id) => this.certainGroup(id));
		const likely = this.likely.at(this.source.duplicateVersion).map((pairs) => likelyGroup(pairs, this.source.identities));
		return [...certain, ...likely].sort(byCertainty);
	}

	private certainGroup(id: string): DuplicateGroup {
		const known = this.certain.get(id);
		if (known !== undefined) return known;
		const group = certainGroup(this.source.identities.notesOf(id), this.source);
		this.certain.set(id, group);
		return group;
	}
}

/** A value that is worked out once for each version. */
class Versioned<T> {
	private known: { readonly version: number; readonly value: T } | null = null;

	constructor(private readonly make: () => T) {}

	at(version: number): T {
		if (this.known?.version !== version) this.known = { version, value: this.make() };
		return this.known.value;
	}
}

/** Two notes that may be one account, and on request why. */
interface Pair {
	readonly a: string;
	readonly b: string;
	/** For the order in which groups are made. */
	readonly score: number;
	readonly match: () => Match;
}

function byCertainty(a: DuplicateGroup, b: DuplicateGroup): number {
	return Number(a.certainty === 'likely') - Number(b.certainty === 'likely') || b.score - a.score || compareText(a.notes[0] ?? '', b.notes[0] ?? '');
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

/** Pairs of accounts that are likely the same, by the groups to ask about. */
function likelyComponents(source: DuplicateSource, doubts: DoubtMatches): readonly (readonly Pair[])[] {
	const { identities } = source;
	const pairs: Pair[] = [...doubtPairs(source, doubts)];
	for (const { a, b, match } of source.likelyPairs()) pairs.push({ a, b, score: match.score, match: () => match });
	pairs.sort((x, y) => y.score - x.score || compareText(x.a, y.a) || compareText(x.b, y.b));
	const groups = new LikelyGroups();
	for (const pair of pairs) groups.add(identities.accountOf(pair.a) ?? pair.a, identities.accountOf(pair.b) ?? pair.b, pair);
	return groups.all();
}

/**
 * Groups in which every account is likely the same as every other: a chain of
 * pairs (A like B, B like C) is two questions, not one.
 */
class LikelyGroups {
	private readonly pairs = new Map<string, Map<string, Pair[]>>();

	add(a: string, b: string, pair: Pair): void {
		this.between(a, b).push(pair);
		this.between(b, a).push(pair);
	}

	all(): readonly (readonly Pair[])[] {
		const groups: string[][] = [];
		const asked = new Set<string>();
		// Pairs were added strongest first.
		for (const [a, others] of this.pairs) {
			for (const b of others.keys()) {
				if (asked.has(`${a}\n\n${b}`)) continue;
				const group = this.grow([a, b]);
				for (const one of group) for (const other of group) asked.add(`${one}\n\n${other}`);
				groups.push(group);
			}
		}
		return groups.map((group) => group.flatMap((one, at) => group.slice(at + 1).flatMap((other) => this.pairs.get(one)?.get(other) ?? [])));
	}

	/** Adds what is likely the same as all of them. */
	private grow(group: string[]): string[] {
		for (const candidate of this.pairs.get(group[0] ?? '')?.keys() ?? []) {
			if (group.length < mostParts && !group.includes(candidate) && group.every((one) => this.pairs.get(one)?.has(candidate) === true)) group.push(candidate);
		}
		return group;
	}

	private between(a: string, b: string): Pair[] {
		const others = this.pairs.get(a) ?? new Map<string, Pair[]>();
		this.pairs.set(a, others);
		const known = others.get(b) ?? [];
		others.set(b, known);
		return known;
	}
}

function likelyGroup(pairs: readonly Pair[], identities: AccountIdentities): DuplicateGroup {
	const ids = new Set(pairs.flatMap(({ a, b }) => [identities.accountOf(a), identities.accountOf(b)]));
	const notes = [...ids].flatMap((id) => id === null ? [] : identities.notesOf(id)).sort();
	const strongest = pairs.map(({ a, b, match }) => ({ a, b, match: match() }))
		.sort((x, y) => y.match.score - x.match.score || compareText(x.a, y.a) || compareText(x.b, y.b));
	return {
		certainty: 'likely',
		score: strongest[0]?.match.score ?? 0,
		notes,
		reasons: [...new Set(strongest.flatMap(({ match }) => match.reasons))].slice(0, mostReasons),
	};
}

/** Of notes with one name that are kept apart, the accounts that nobody has told apart yet. */
function* doubtPairs(source: DuplicateSource, doubts: DoubtMatches): Generator<Pair, void, undefined> {
	const { identities } = source;
	for (const { paths, reason } of identities.doubts()) {
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
}

function doubtMatch(match: Match | null, reason: 'decision' | 'evidence'): Match {
	const why = reason === 'decision' ? 'Another note of this name is not the same account, as you said.' : 'The names are the same, but website, mail domain or CRM id differ.';
	const reasons = [...(match === null || match.certainty === 'different' ? [] : match.reasons), why];
	return { score: Math.min(match?.score ?? 0.5, 0.99), certainty: 'likely', reasons: [...new Set(reasons)] };
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
