import { match, type Match } from './match';
import { type Sketch, sketchSimilarity } from './sketch';

/** What a note says about which account it is. */
export interface NoteEvidence {
	/** The title first, then the aliases. */
	readonly names: readonly string[];
	readonly path: string;
	/** Hosts of website and mail addresses; free-mail hosts count for nothing. */
	readonly domains: readonly string[];
	/** CRM property → id. */
	readonly ids: Readonly<Record<string, string>>;
	readonly textSketch: Sketch | null;
}

/** Are two account notes one account? Names decide, further evidence confirms or forbids. */
export function matchNotes(a: NoteEvidence, b: NoteEvidence): Match {
	const titles = match(a.names[0] ?? '', b.names[0] ?? '');
	if (titles.certainty === 'certain') return titles;
	const others = a.names.flatMap((left) => b.names.map((right) => match(left, right)));
	const best = others.reduce((most, next) => next.score > most.score ? next : most, titles);
	const text = a.textSketch !== null && b.textSketch !== null ? sketchSimilarity(a.textSketch, b.textSketch) : 0;
	const certainty = best.certainty === 'different' ? 'different' : 'likely';
	return { score: Math.min(best.score, 0.99), certainty, reasons: text > 0.5 ? [...best.reasons, 'Much of the text is the same.'] : best.reasons };
}
