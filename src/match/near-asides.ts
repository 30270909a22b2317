/** Parts of a task that do not say what is to be done: why, who said so, what kind of line it is. */
import { stemOf } from './near-stem';
import type { Token } from './near-tokens';
import type { Sense } from './near-vocabulary';
import type { Word } from './near-terms';

const pronouns = new Set('i we they he she it'.split(' '));
/** Before these, with "to" behind, stands nothing but that somebody will do it. */
const leadIns = stemTest('agree decide promise commit plan intend');
const askingSomebody = 'ask remind tell inform brief notify invite nudge instruct convince persuade contact reach-out ping email mail message call phone ring';
/** Behind these stands somebody. */
export const isAskingSomebody = stemTest(askingSomebody);
/** After these, "to do" is what is asked for, not why. */
const isAsking = stemTest(`${askingSomebody} request help allow enable require expect get let push write speak talk follow-up meet schedule arrange agree offer plan want need`);

/** Tests for stems; they are looked up when the first text is compared. */
function stemTest(words: string): (sense: Sense | undefined) => boolean {
	let stems: ReadonlySet<string> | null = null;
	return (sense) => sense !== undefined && (stems ??= new Set(words.split(' ').map(stemOf))).has(sense.stem);
}

/** Stems of words that, before a colon, say no more than that something is to be done. */
export const isAsideLabel = stemTest('next step action item task todo follow-up point open request');

/** Whether what comes from here on only says why, or who said so. */
export function opensAside(tokens: readonly Token[], at: number, words: readonly Word[]): boolean {
	const token = tokens[at];
	const next = tokens[at + 1]?.term;
	if (!token || !next) return false;
	switch (token.term.folded) {
		case 'because': case 'before': return true;
		case 'so': return next.folded === 'that' || pronouns.has(next.folded);
		case 'as': return /(?:ed|per)$/.test(next.folded);
		// Behind a comma or in brackets: `, she promised it`, `(they need it)`.
		case 'i': case 'we': case 'they': case 'he': case 'she': case 'it': return token.gap === 'other' || token.isStart;
		case 'to': return words.length > 2 && next.sense.isVerb && next.capital === 0 && !words.some(({ isVerb, sense }) => isVerb && isAsking(sense));
		default: return false;
	}
}

/** `We agreed to send …`, `Agreed to send …`: whether the word here only leads to the verb. */
export function isLeadIn(tokens: readonly Token[], at: number): boolean {
	const verb = tokens[at + 2]?.term;
	return tokens[at + 1]?.term.folded === 'to' && verb?.kind === 'word' && verb.capital === 0 && tokens[at]?.term.kind === 'word' && leadIns(tokens[at].term.sense);
}
