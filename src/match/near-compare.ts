/** Judging two texts laid side by side. */
import { align, type Alignment } from './near-align';
import { compareFacts } from './near-facts';
import { canReach, isAllMatched, scoreOf, Threshold } from './near-score';
import { isOfOthers, vetoOf, type CompareOptions } from './near-vetoes';
import { mayShare } from './near-vocabulary';
import type { Profile } from './near-words';

export type { CompareOptions } from './near-vetoes';

/** How two texts stand to each other. `score` runs from 0 to 1, `reason` is in words. */
export interface TextRelation {
	readonly kind: 'exact' | 'near' | 'different';
	readonly score: number;
	readonly reason: string;
}

/** At and above this score, tasks are gathered (see tests/data/near for what that gives). */
const gatherThreshold = new Threshold(0.7);
/** Where the vetoes have let two facts pass, less will do. */
const tellOnceThreshold = new Threshold(0.4);
const allMatchedScore = 0.95;

/** Compares two texts taken apart. Symmetric. */
export function compareProfiles(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	return mayBeNear(a, b, options) ? compareLikely(a, b, options) : different('hardly a word in common');
}

/** Whether an alignment is worth while; most pairs are told apart here. */
export function mayBeNear(a: Profile, b: Profile, { own, lenient }: CompareOptions): boolean {
	if (a.key === b.key) return true;
	return mayShare(a.bits, b.bits) && canReach(a, b, lenient ? gatherThreshold : tellOnceThreshold) && !isOfOthers(a, b, own);
}

/** The same as `compareProfiles` for two texts that may be near. */
export function compareLikely(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	if (a.key === b.key) return { kind: 'exact', score: 1, reason: 'same words' };
	return a.key < b.key ? judge(a, b, options) : judge(b, a, options);
}

function judge(a: Profile, b: Profile, options: CompareOptions): TextRelation {
	const facts = compareFacts(a.facts, b.facts);
	if (facts.conflict !== null) return different(facts.conflict);
	if (!options.lenient && facts.extra > 0) return different('only one gives a number or date');
	const alignment = align(a, b);
	const veto = vetoOf(a, b, alignment, options);
	if (veto !== null) return different(veto);
	const isAll = facts.extra === 0 && isAllMatched(a, b, alignment, options.own);
	const score = isAll ? allMatchedScore : scoreOf(a, b, alignment, facts.extra, options.own);
	if (score < (options.lenient ? gatherThreshold : tellOnceThreshold).score) return { kind: 'different', score, reason: 'other words' };
	return { kind: 'near', score, reason: reasonOf(a, b, alignment) };
}

function different(reason: string): TextRelation {
	return { kind: 'different', score: 0, reason };
}

function reasonOf(a: Profile, b: Profile, { restA, restB }: Alignment): string {
	const left = [...restA.map((index) => a.words[index]?.term.text ?? ''), ...restB.map((index) => b.words[index]?.term.text ?? '')];
	if (left.length === 0) return 'same words in other order or form';
	return `alike but for ${left.slice(0, 5).join(', ')}`;
}
