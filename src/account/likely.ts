import { chanceOfNotes, hangsOnText, matchReadNotes, NameIndex, readNote, sharedText, textSketch, type Match, type Name, type NoteEvidence, type ReadNote, type Sketch } from '../match';
import { ManyMap } from './many-map';
import { textOf, type NoteBody } from './note-body';
import type { NoteState } from './note-store';

/** Two account notes that may be one account. */
export interface LikelyPair {
	readonly a: string;
	readonly b: string;
	readonly score: number;
	/** With the reasons. */
	readonly match: () => Match;
}

/** What is kept of a pair. */
interface Likeness {
	readonly score: number;
	/** How much of the texts is the same, from 0 to 1. */
	readonly shared: number;
}

/** What the search asks about notes. */
export interface LikelySource {
	note(path: string): NoteState | null;
	/** Whether two notes are one account already, or a person has decided on them. */
	isSettled(a: string, b: string): boolean;
}

/**
 * Pairs of account notes whose names are alike but not the same, found in
 * slices. A change costs the comparison of one note with its candidates.
 */
export class LikelyPairs {
	private readonly index = new NameIndex();
	private readonly pairs = new Map<string, Map<string, Likeness>>();
	private readonly indexed = new Map<string, ReadNote>();
	/** The notes with each word in their names. */
	private readonly withWord = new ManyMap();
	/** Notes that are to be compared anew. Their pairs stand until then. */
	private readonly waiting = new Set<string>();

	/** `changed`: a pair of the note may be another. */
	constructor(private readonly changed: (path: string) => void) {}

	/** An account note is new or has changed; null when it is none any more. Costs nothing yet. */
	put(path: string, state: NoteState | null, hasSameNames: boolean): void {
		if (!hasSameNames) {
			this.forget(path);
			this.takeOut(path);
		}
		if (state === null) this.waiting.delete(path);
		else this.waiting.add(path);
		this.awaitShifted();
	}

	get isDone(): boolean {
		return this.waiting.size === 0;
	}

	/** Compares until nothing is left or `isTime`; true when nothing is left. */
	search(source: LikelySource, isTime: () => boolean): boolean {
		for (const path of this.waiting) {
			if (this.indexed.has(path)) continue;
			if (isTime()) return false;
			const note = source.note(path);
			if (note?.role.kind !== 'account') continue;
			this.putIn(path, readNote(evidenceOf(note, false)));
		}
		this.awaitShifted();
		for (const path of this.waiting) {
			if (isTime()) return false;
			this.waiting.delete(path);
			const note = source.note(path);
			if (note?.role.kind === 'account') this.compare(note, source);
		}
		return true;
	}

	private putIn(path: string, read: ReadNote): void {
		for (const name of namesOf(read)) {
			this.index.addName(path, name);
			for (const { text } of name.words) this.withWord.add(text, path);
		}
		this.indexed.set(path, read);
	}

	private takeOut(path: string): void {
		const read = this.indexed.get(path);
		if (read === undefined) return;
		this.indexed.delete(path);
		this.index.remove(path);
		for (const { words } of namesOf(read)) for (const { text } of words) this.withWord.delete(text, path);
	}

	/** A word that is rarer or more common than before says something else of all notes that have it. */
	private awaitShifted(): void {
		for (const word of this.index.takeShiftedWords()) for (const path of this.withWord.get(word)) this.waiting.add(path);
	}

	has(path: string): boolean {
		return this.pairs.has(path);
	}

	/** The likely pairs of a note found so far, but for those settled otherwise. */
	*of(path: string, source: LikelySource): Generator<LikelyPair, void, undefined> {
		for (const [other, { score, shared }] of this.pairs.get(path) ?? none) {
			if (source.isSettled(path, other)) continue;
			const [a, b] = path < other ? [path, other] : [other, path];
			yield { a, b, score, match: () => this.match(a, b, shared) };
		}
	}

	private match(a: string, b: string, shared: number): Match {
		const [left, right] = [this.indexed.get(a), this.indexed.get(b)];
		if (left === undefined || right === undefined) return { score: 0, certainty: 'different', reasons: [] };
		return matchReadNotes(left, right, shared, this.index.population);
	}

	private compare(note: NoteState, source: LikelySource): void {
		const read = this.indexed.get(note.path);
		if (read === undefined) return;
		const before = this.pairs.get(note.path);
		const after = new Map<string, Likeness>();
		// One that still waits will be compared with this one.
		for (const [path, likeness] of before ?? none) if (this.waiting.has(path)) after.set(path, likeness);
		for (const path of this.index.candidatesOf(note.path)) {
			const otherRead = this.indexed.get(path);
			if (otherRead === undefined || this.waiting.has(path)) continue;
			// Texts are compared only where all else is alike, or nothing else can tell: that costs most.
			if (chanceOfNotes(read, otherRead, 0, this.index.population).certainty === 'different' && !hangsOnText(read, otherRead)) continue;
			const other = source.note(path);
			if (other?.role.kind !== 'account') continue;
			const shared = sharedText(sketchOf(note), sketchOf(other));
			const { score, certainty } = chanceOfNotes(read, otherRead, shared, this.index.population);
			if (certainty !== 'different') after.set(path, { score, shared });
		}
		if (before !== undefined ? isSame(before, after) : after.size === 0) return;
		this.forget(note.path);
		this.changed(note.path);
		for (const [path, likeness] of after) {
			this.changed(path);
			this.add(note.path, path, likeness);
			this.add(path, note.path, likeness);
		}
	}

	private add(from: string, to: string, likeness: Likeness): void {
		const known = this.pairs.get(from);
		if (known === undefined) this.pairs.set(from, new Map([[to, likeness]]));
		else known.set(to, likeness);
	}

	private forget(path: string): void {
		const others = this.pairs.get(path);
		if (others === undefined) return;
		this.changed(path);
		for (const other of others.keys()) {
			this.changed(other);
			const pairs = this.pairs.get(other);
			pairs?.delete(path);
			if (pairs?.size === 0) this.pairs.delete(other);
		}
		this.pairs.delete(path);
	}
}

/** The names that a note is found by. */
function namesOf({ names, copy, base }: ReadNote): readonly Name[] {
	return copy.kind === 'none' ? names : [...names, base];
}

const none: ReadonlyMap<string, Likeness> = new Map();

/** Other names and other evidence make other pairs anyway: what else the reasons tell is in these. */
function isSame(before: ReadonlyMap<string, Likeness>, after: ReadonlyMap<string, Likeness>): boolean {
	if (before.size !== after.size) return false;
	for (const [path, { score, shared }] of after) {
		const known = before.get(path);
		if (known?.score !== score || known.shared !== shared) return false;
	}
	return true;
}

function namesToMatch({ identity: { names } }: NoteState): readonly string[] {
	return [names.name, ...names.aliases];
}

/** What a note says about which account it is. */
export function evidenceOf(note: NoteState, withText: boolean): NoteEvidence {
	const { domains, ids } = note.identity.evidence;
	return { names: namesToMatch(note), path: note.path, domains, ids, textSketch: withText ? sketchOf(note) : null };
}

/** Sketches of texts that were compared: a note is often compared with several. */
const sketches = new WeakMap<NoteBody, Sketch>();

function sketchOf({ body }: NoteState): Sketch | null {
	if (body === null || body.saidLines === '') return null;
	const known = sketches.get(body) ?? textSketch(textOf(body));
	sketches.set(body, known);
	return known;
}
