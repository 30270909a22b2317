import { FIELDS, LEXICON } from './lexicon';
import { initialsKey, wordKeys } from './block-keys';
import { hashOf } from './hash';
import { letterBits, soundOf } from './strings';

/** Names have at most so many words. */
export const MOST_WORDS = 14;

/** What kind of word it is: decides what it means when only one of two names has it. */
export const KINDS = ['general', 'trade', 'body', 'country', 'place', 'qualifier', 'filler', 'number', 'letter', 'code', 'own'] as const;
export type WordKind = (typeof KINDS)[number];

/** One word of a name with all that comparing needs to know of it. What is asked of every pair of words comes first, so that it lies together. */
export interface Word {
	/** Root and sound as numbers of 30 bits. */
	readonly rootHash: number;
	readonly soundHash: number;
	/** Which letters it has, see `letterBits`. */
	readonly letters: number;
	/** The place of its kind in `KINDS`. */
	readonly kindId: number;
	/** Which of `FIELDS` it belongs to, a bit each. */
	readonly fields: number;
	readonly length: number;
	/** Its first character's code. */
	readonly first: number;
	/** How rare the word is in names of organisations: ln(1 / share of names), in hundredths. */
	readonly weight: number;
	/** Log odds that two names are one although only one of them has this word, in hundredths. */
	readonly odds: number;
	/** The word as a number of 30 bits. */
	readonly hash: number;
	readonly text: string;
	/** The same for translations and abbreviations of one word, and for its plural. */
	readonly root: string;
	readonly kind: WordKind;
	/** `3` for `3`, `iii` and `three`; empty for other words. */
	readonly number: string;
	/** A rough spelling of how it sounds. */
	readonly sound: string;
	/** See `wordKeys`; none for a single letter. */
	readonly keys: readonly number[];
	/** The key of names that this word may be the initials of; 0 where it is none. */
	readonly initialsKey: number;
}

/** What is known of words from counting names. */
export interface WordStatistics {
	weight(text: string): number;
	odds(text: string, kind: WordKind): number;
}

/** The part of a word that no statistics go into. */
export type WordForm = Omit<Word, 'weight' | 'odds'>;

interface Entry { readonly kind: WordKind; readonly root: string }

const lexicon = readLexicon();
const fields = readFields();

/** A word from its form and what is known of it. Written out: a copy of all the form has would take longer than the form. */
export function wordOf(form: WordForm, weight: number, odds: number): Word {
	const { rootHash, soundHash, letters, kindId, fields, length, first, hash, text, root, kind, number, sound, keys, initialsKey } = form;
	return { rootHash, soundHash, letters, kindId, fields, length, first, weight, odds, hash, text, root, kind, number, sound, keys, initialsKey };
}

/** The form of a folded word. */
export function formOf(text: string): WordForm {
	const entry = lexicon.get(text);
	const kind = kindOf(text, entry);
	const root = entry?.root ?? (kind === 'number' ? `#${text}` : stem(text));
	const sound = soundOf(text);
	const rootHash = hashOf(root);
	return {
		rootHash: rootHash >>> 2,
		soundHash: hashOf(sound) >>> 2,
		letters: letterBits(text),
		kindId: KINDS.indexOf(kind),
		fields: fields.get(root) ?? 0,
		length: text.length,
		first: text.charCodeAt(0),
		hash: hashOf(text) >>> 2,
		text, root, kind, sound,
		number: kind === 'number' ? root : '',
		keys: kind === 'letter' ? [] : wordKeys(text, rootHash, sound, kind === 'own'),
		initialsKey: kind === 'number' || text.length < 2 || text.length > 6 ? 0 : initialsKey(text),
	};
}

/** Whether a word belongs to no particular company: trades, bodies, places, fillers. */
export function isGeneric(text: string): boolean {
	const kind = kindOf(text, lexicon.get(text));
	return kind !== 'own' && kind !== 'code' && kind !== 'number';
}

function kindOf(text: string, entry: Entry | undefined): WordKind {
	if (entry !== undefined) return entry.kind;
	if (/^[a-z]{2,}$/.test(text)) return 'own';
	if (/^\p{N}+$/u.test(text)) return 'number';
	if (text.length === 1) return 'letter';
	return /\p{N}/u.test(text) ? 'code' : 'own';
}

function stem(text: string): string {
	return text.length > 4 ? text.replace(/(?:es|s|en|e)$/, '') : text;
}

/** The bits of the fields that a root stands in. */
function readFields(): ReadonlyMap<string, number> {
	const bits = new Map<string, number>();
	for (const [nth, words] of FIELDS.entries()) {
		for (const word of words.split(' ')) {
			const root = lexicon.get(word)?.root ?? word;
			bits.set(root, (bits.get(root) ?? 0) | 1 << nth);
		}
	}
	return bits;
}

function readLexicon(): ReadonlyMap<string, Entry> {
	const entries = new Map<string, Entry>();
	for (const [kind, groups] of LEXICON) {
		for (const group of groups.trim().split(/\s*[|\n]\s*/)) {
			const words = group.split(' ');
			const root = kind === 'number' ? `#${words[0] ?? ''}` : `${kind[0] ?? ''}:${words[0] ?? ''}`;
			// Numbers and fillers come last and win: `one` is 1, `de` is no country.
			for (const word of words) if (!entries.has(word) || kind === 'number' || kind === 'filler') entries.set(word, { kind, root });
		}
	}
	return entries;
}
