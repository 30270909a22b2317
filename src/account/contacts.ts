/** The people of an account, each told once. */
import { foldName } from '../match';
import type { Item } from './records';
import { bySaid, itemOf, type Said } from './told-once';
import { isPlaceholder, shownText } from './values';

const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u;
/** The last step of the path that a link at the start of a line leads to. */
const linkAtStart = /^\s*\[\[(?:[^[\]|#]*\/)?([^[\]|#/]+?)(?:\.md)?(?:#[^[\]|]*)?(?:\\?\|[^[\]]*)?\]\]/;
/** What parts a name from what is said of the person. */
const part = /\s+[–—-]+\s+|\s*[,;|:(\t]\s*|\s+<(?=[^<>@\s]+@)/;

/** Words of what stands before a colon and is no name: `Decision Maker: Jane Doe`, `Email: jane@acme.example`. */
export const labelWords: ReadonlySet<string> = new Set((
	'role title position stakeholder buyer maker champion sponsor contact contacts lead owner manager director executive officer head vp ceo cto cfo coo cio ciso cmo csm poc '
	+ 'primary main technical procurement legal finance it security sales engineering email mail phone tel mobile website linkedin address location'
).split(' '));

/** `Name – role – mail`, taken apart. */
interface Person {
	readonly said: Said;
	readonly name: string;
	/** What the note is called that the name links to; the name itself without a link. */
	readonly note: string;
	readonly mail: string | null;
	/** How much is said of the person. */
	readonly weight: number;
}

/** Lines about the same person, by name, linked note or mail address, are told once, in the fullest words. */
export function contactsToldOnce(lines: readonly Said[]): readonly Item[] {
	const people = [...lines].sort(bySaid).flatMap(onePerLine).map(read).filter(({ name }) => name !== '');
	const byName = new Map<string, Person[]>();
	const byMail = new Map<string, Person[]>();
	const groups: Person[][] = [];
	for (const person of people) {
		const known = byName.get(person.name) ?? byName.get(person.note) ?? (person.mail === null ? undefined : byMail.get(person.mail));
		const group = known ?? [];
		if (known === undefined) groups.push(group);
		group.push(person);
		byName.set(person.name, group);
		byName.set(person.note, group);
		if (person.mail !== null && !byMail.has(person.mail)) byMail.set(person.mail, group);
	}
	return groups.map((group) => {
		const fullest = group.reduce((best, next) => next.weight > best.weight ? next : best);
		return { ...itemOf(group.map(({ said }) => said)), text: fullest.said.text };
	});
}

/** A line of nothing but links names several people. */
function onePerLine(said: Said): readonly Said[] {
	const links = said.text.match(/\[\[[^[\]]+\]\]/g) ?? [];
	if (links.length < 2 || said.text.replace(/\[\[[^[\]]+\]\]/g, '').replace(/\band\b|[\s,;&·|/]/g, '') !== '') return [said];
	return links.map((text) => ({ ...said, text }));
}

function read(said: Said): Person {
	const shown = withoutLabel(shownText(said.text));
	const parts = shown.split(part).map((text) => text.replace(/[)>]$/, '').trim()).filter((text) => text !== '' && !isPlaceholder(text));
	const address = mail.exec(shown)?.[0].toLowerCase() ?? null;
	const [first = ''] = parts;
	const name = foldName(mail.test(first) ? address ?? first : first);
	return { said, name, note: foldName(linkAtStart.exec(said.text)?.[1] ?? '') || name, mail: address, weight: parts.length };
}

function withoutLabel(text: string): string {
	const end = text.indexOf(':');
	if (end < 1 || end > 40 || !foldName(text.slice(0, end)).split(' ').some((word) => labelWords.has(word))) return text;
	return text.slice(end + 1);
}
