import { foldName } from './fold';
import { identityKey } from './identity';

/** Whether two names are one account: `certain` groups by itself, `likely` is asked about. */
export interface Match {
	/** Calibrated probability from 0 to 1. */
	readonly score: number;
	readonly certainty: 'certain' | 'likely' | 'different';
	/** In plain words, for a person. */
	readonly reasons: readonly string[];
}

/** Are these two names one account? Symmetric, and certain for a name and itself. */
export function match(a: string, b: string): Match {
	const keyA = identityKey(a);
	const keyB = identityKey(b);
	if (keyA === '' || keyB === '') return { score: 0, certainty: 'different', reasons: ['An empty name names nothing.'] };
	if (keyA === keyB) return { score: 1, certainty: 'certain', reasons: ['Same name apart from case, accents, punctuation, spacing and legal form.'] };
	const score = similarity(foldName(a), foldName(b));
	return score >= 0.5
		? { score, certainty: 'likely', reasons: ['Similar names.'] }
		: { score, certainty: 'different', reasons: ['Different names.'] };
}

function similarity(a: string, b: string): number {
	const left = new Set(a.split(' '));
	const right = new Set(b.split(' '));
	let shared = 0;
	for (const word of left) if (right.has(word)) shared += word.length;
	let total = 0;
	for (const word of new Set([...left, ...right])) total += word.length;
	return shared / total;
}
