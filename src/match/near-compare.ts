/** Judging two texts laid side by side. */
import { align } from './near-align';
import { compareFacts } from './near-facts';
import { canReach, isAllMatched, leastReaching, scoreOf, Threshold } from './near-score';
import { isOfOthers, isVetoed, type CompareOptions } from './near-vetoes';
import { mayShare } from './near-vocabulary';
import type { Profile } from './near-words';

export type { CompareOptions } from './near-vetoes';

/** How two texts stand to each other. `score` runs from 0 to 1. */
export interface TextRelation {
	readonly kind: 'exact' | 'near' | 'different';
	readonly score: number;
}

const different: TextRelation = { kind: 'different', score: 0 };
const exact: TextRelation = { kind: 'exact', score: 1 };

/** At and above this score, tasks are gathered (see tests/data/near for what that gives). */
const gatherThreshold = new Threshold(0.7);
/** Where the vetoes have let two facts pass, less will do. */
const tellOnceThreshold = new Threshold(0.4);
const allMatchedScore = 0.95;

/** Compares two texts taken apart. Symmetric. */
export function compareProfiles(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	return mayBeNear(a, b, options) ? compareLikely(a, b, options) : different;
}

/** How much of a text's weight another must share at least, that one of this weight or more: with less, `mayBeNear` says no. */
export function leastShared(text: Profile, lightest: number, { lenient }: CompareOptions): number {
	return leastReaching(text, lightest, lenient ? gatherThreshold : tellOnceThreshold);
}

/** Whether an alignment is worth while; most pairs are told apart here. */
export function mayBeNear(a: Profile, b: Profile, { own, lenient }: CompareOptions): boolean {
	if (a.key === b.key) return true;
	return mayShare(a.bits, b.bits) && canReach(a, b, lenient ? gatherThreshold : tellOnceThreshold) && !isOfOthers(a, b, own);
}

/** The same as `compareProfiles` for two texts that may be near. */
export function compareLikely(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	if (a.key === b.key) return exact;
	return a.key < b.key ? judge(a, b, options) : judge(b, a, options);
}

function judge(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	const facts = compareFacts(a.facts, b.facts);
	// Told as one, a number or date that only one gives would be lost.
	if (facts.isConflict || (!options.lenient && facts.extra > 0)) return different;
	const alignment = align(a, b);
	const isAll = facts.extra === 0 && isAllMatched(a, b, alignment, options.own);
	const score = isAll ? allMatchedScore : scoreOf(a, b, alignment, facts.extra, options.own);
	const isNear = score >= (options.lenient ? gatherThreshold : tellOnceThreshold).score && !isVetoed(a, b, alignment, options);
	return { kind: isNear ? 'near' : 'different', score };
}
