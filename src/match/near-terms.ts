/** What a word, number or sign of a short text is, wherever it stands. */
import { mayBeFactWord } from './near-dates';
import { senseOf, type Bits, type Sense } from './near-vocabulary';

/** What stands between a token and the one before. */
export type Gap = 'nothing' | 'space' | 'hyphen' | 'other';

/** A token's text and what is known of it wherever it stands. */
export interface Term {
	/** As written, without the sign of an owner. */
	readonly text: string;
	/** Lower case, no accents, no apostrophes. */
	readonly folded: string;
	readonly kind: 'word' | 'number' | 'address' | 'mark';
	/** 0 lower case, 1 Capital, 2 CAPITALS or mIxed. */
	readonly capital: 0 | 1 | 2;
	readonly isOwner: boolean;
	/** Capitals only: an acronym. */
	readonly isAcronym: boolean;
	readonly sense: Sense;
	/** Whether a number, date or the like may begin with it. */
	readonly mayBeFact: boolean;
	/** What it tells of the words behind it, see `cues`. */
	readonly cues: number;
	/** The parts it falls into (`pre-launch`, `SOC2`), and what joins them; null for most. */
	readonly parts: readonly Term[] | null;
	readonly joint: Gap;
	/** It as a word, by the roles in which it was met; null where it was not met as one. */
	words: Map<number, Word> | null;
}

/** A word that carries meaning, in its part in a text. */
export interface Word {
	readonly term: Term;
	/** Of the word, or of the phrase that it opens. */
	readonly sense: Sense;
	readonly weight: number;
	/** A proper name by its capital; acronyms are marked apart. */
	readonly isName: boolean;
	readonly isAcronym: boolean;
	readonly isVerb: boolean;
	/** Written with a capital, and not as the first word. */
	readonly isCapital: boolean;
	/** Part of a compound with a hyphen (`auto-renewing`). */
	readonly isCompound: boolean;
	/** Says why, or who said so: in `…, she promised it`, `… so that sales can start`, `We agreed to …`. */
	readonly isAside: boolean;
	/** Stands right behind a negation, or behind a verb such as "avoid". */
	readonly isDenied: boolean;
	/** Words of one run of names (`Anna Fischer`) share a number; -1 for others. */
	readonly entity: number;
	/** The preposition before it, or before the run of names it stands in; else empty. */
	readonly link: string;
	/** Numbers of its synonym groups here. */
	readonly groups: readonly number[];
	/** Of its stem and these groups. */
	readonly bits: Bits;
}

/** What a small word tells of those behind it, in bits; above them the number of a preposition. */
export const cues = { may: 1, must: 2, verb: 4, aside: 8, link: 16 } as const;
/** The parts that a word can have, in bits; above them the number of its preposition. */
export const roles = { verb: 1, capital: 2, compound: 4, aside: 8, denied: 16, link: 32 } as const;
/** Prepositions by their number; 0 is none. */
const links: readonly string[] = ' from to before after by into with for at via on in of about between against without under over'.split(' ');

const cueWords = new Map(links.slice(1).map((link, at) => [link, (at + 1) * cues.link] as const));
for (const [cue, words] of [
	[cues.may, 'can may could might'], [cues.must, 'must shall'], [cues.verb, 'to and then or will should please'],
	[cues.aside, 'because before so as i we they he she it to'],
] as const) for (const word of words.split(' ')) cueWords.set(word, (cueWords.get(word) ?? 0) | cue);

const lightWeight = 0.35;
const verbWeight = 0.8;
const noGroups: readonly number[] = [];

/** Beyond so many names in a text, their words are not remembered. */
const mostEntities = 8;

/**
 * A word in a role, as part of a name where `entity` numbers it. Most are met
 * again and again, in few roles: they are made once. `sense` may be that of a phrase.
 */
export function wordIn(term: Term, sense: Sense, role: number, isName: boolean, entity: number): Word {
	if (sense !== term.sense || entity >= mostEntities) return makeWord(term, sense, role, isName, entity);
	const words = term.words ??= new Map<number, Word>();
	const part = role + (2 * (entity + 1) + Number(isName)) * links.length * roles.link;
	let word = words.get(part);
	if (word === undefined) words.set(part, word = makeWord(term, sense, role, isName, entity));
	return word;
}

function makeWord(term: Term, sense: Sense, role: number, isName: boolean, entity: number): Word {
	const isVerb = (role & roles.verb) !== 0;
	const isProper = isName && !term.isAcronym;
	const link = isProper && /['’]s$/.test(term.text) ? 'of' : links[Math.floor(role / roles.link)] ?? '';
	return {
		term, sense, weight: sense.role === 'light' ? lightWeight : isVerb ? verbWeight : 1,
		isName: isProper, isAcronym: term.isAcronym, isVerb,
		isCapital: (role & roles.capital) !== 0, isCompound: (role & roles.compound) !== 0, isAside: (role & roles.aside) !== 0, isDenied: (role & roles.denied) !== 0,
		entity, link,
		groups: isName ? noGroups : isVerb ? sense.verbGroups : sense.otherGroups, bits: isName ? sense.nameBits : isVerb ? sense.verbBits : sense.otherBits,
	};
}

/** Reads a token's text. */
export function makeTerm(text: string): Term {
	const folded = foldWord(text);
	if (/^1[:-]1$/.test(text)) return plainTerm(text, 'one-on-one', 'word');
	if (/^\p{N}[^_]*$/u.test(text)) return plainTerm(text, folded, 'number');
	if (text.includes('://') || text.includes('_') || (text.includes('@') && !text.startsWith('@'))) return plainTerm(text, folded, 'address');
	if (/^[^\p{L}@]/u.test(text)) return plainTerm(text, text, 'mark');
	const word = plainTerm(text, folded, 'word');
	// `re-send` is `resend`.
	if (/^re-\p{L}{3}/u.test(folded)) return makeTerm(text.replace('-', ''));
	if (folded.includes('-') && !word.sense.isKnown) return { ...word, parts: text.split('-').map(makeTerm), joint: 'hyphen' };
	// `SOC2`, `LSV4`: the letters name something, the digits say which.
	const code = /^(\p{L}{2,})(\p{N}+)$/u.exec(text);
	return code ? { ...word, parts: [makeTerm(code[1] ?? ''), makeTerm(code[2] ?? '')], joint: 'nothing' } : word;
}

function plainTerm(text: string, folded: string, kind: Term['kind']): Term {
	const bare = text.startsWith('@') ? text.slice(1) : text;
	const capital = capitalOf(bare);
	return {
		text: bare, folded, kind, capital, isOwner: bare !== text, sense: senseOf(folded), mayBeFact: kind !== 'word' || mayBeFactWord(folded), cues: cueWords.get(folded) ?? 0, parts: null, joint: 'nothing', words: null,
		isAcronym: capital === 2 && bare.length > 1 && (/^\p{Lu}\p{Ll}\p{Lu}$/u.test(bare) || !/\p{Ll}/u.test(bare.replace(/s$/, ''))),
	};
}

function capitalOf(word: string): 0 | 1 | 2 {
	if (word === word.toLowerCase()) return 0;
	return word.length > 1 && word.slice(1) === word.slice(1).toLowerCase() ? 1 : 2;
}

function foldWord(text: string): string {
	// The plural of an acronym.
	if (/^\p{Lu}{2,}s$/u.test(text)) return text.slice(0, -1).toLowerCase();
	const lower = text.toLowerCase().replace(/^@/, '').replace(/'(?:s|ll|re|ve|m)$/, '').replace(/'/g, '');
	return /[^ -~]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}/gu, '') : lower;
}
