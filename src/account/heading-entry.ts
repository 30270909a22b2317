/** Headings that are entries themselves: `### Kim Berg` under contacts, `### New fleet` under opportunities. */
import { foldName } from '../match';
import { labelWords } from './contacts';
import { isPlaceholder, shownText } from './values';

const mail = /[^\s@]@[^\s@]{1,100}\.[^\s@]/;
const numbering = /^\d{1,3}[.)]\s+/;
const label = /^[*_]*([^:*_]{1,40})(?::[*_]+|[*_]*:)\s*(?=\S)/;
/** Between a name and what is said of it. */
const dash = /\s+[–—-]+\s+|\s*[,(|]\s*/;
/** Capitalised, or a particle of names. */
const nameWord = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|van|von|der|den|ten|ter|de|del|della|di|da|do|dos|du|la|le|bin|al|el|y|zu|af)$/u;

/** Labels of what is said of one person. */
const personLabels: ReadonlySet<string> = new Set('role|title|job title|position|function|email|e mail|mail|phone|tel|telephone|mobile|cell|linkedin'.split('|'));
/** Words of headings that several people stand under, or that are no name. */
const groupWords: ReadonlySet<string> = new Set([...labelWords, ...(
	'decision economic user influencer secondary key other former operation support product team department office group '
	+ 'board committee people person name internal external note org chart structure north south east west region'
).split(' ')]);

/** Which headings may be entries. */
export type EntrySection = 'contacts' | 'opportunities';

/**
 * What a heading under such a section says together with the lines under it,
 * one line of text; null where the heading only orders what stands under it.
 */
export function entryUnder(kind: EntrySection, heading: string, lines: readonly string[]): string | null {
	const bare = heading.replace(numbering, '').trim();
	if (isPlaceholder(bare)) return null;
	const said = lines.filter((line) => !isPlaceholder(line) && !isPlaceholder(line.replace(label, '')));
	if (kind === 'contacts') return isPerson(bare, lines) ? [bare, ...said.map(withoutPersonLabel).filter((text) => !bare.includes(text))].join(' – ') : null;
	const isDeal = lines.length > 0 && lines.every((line) => label.test(line));
	return isDeal ? said.length === 0 ? bare : `${bare}: ${said.join('; ')}` : null;
}

function isPerson(heading: string, lines: readonly string[]): boolean {
	const [name = '', ...more] = shownText(heading).split(dash);
	if (mail.test(heading)) return true;
	if (foldName(name).split(' ').some((word) => groupWords.has(word) || groupWords.has(word.replace(/s$/, '')))) return false;
	if (heading.startsWith('[[')) return true;
	if (lines.some((line) => isPersonLabel(line))) return true;
	return isName(name) && (more.length > 0 || !lines.some(namesSomebody));
}

function isPersonLabel(line: string): boolean {
	const found = label.exec(line)?.[1];
	return found !== undefined && personLabels.has(foldName(found));
}

/** `Role: Buyer` is told as `Buyer`, as in a line about a person. */
function withoutPersonLabel(line: string): string {
	return isPersonLabel(line) ? line.replace(label, '') : line;
}

function isName(text: string): boolean {
	const words = text.trim().split(/\s+/);
	return words.length >= 2 && words.length <= 4 && words.every((word) => nameWord.test(word));
}

/** Whether a line begins with a person: a link or a name, no job title. */
function namesSomebody(line: string): boolean {
	if (line.startsWith('[[')) return true;
	const [name = ''] = shownText(line).split(dash);
	return isName(name) && !foldName(name).split(' ').some((word) => groupWords.has(word));
}
