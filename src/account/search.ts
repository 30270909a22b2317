import { foldLetters } from '../match/fold';
import type { AccountDetail, AccountSummary } from './records';

/** Text as it is compared: lower case, without accents, white space as one space. */
export function foldText(text: string): string {
	return foldLetters(text).replace(/\s+/g, ' ').trim();
}

/** The words that an account must all contain. */
export function searchWords(query: string): readonly string[] {
	const folded = foldText(query);
	return folded === '' ? [] : folded.split(' ');
}

/** What is searched first: what a row shows, folded, and names in their other spelling. */
export function shownText({ name, aliases, status, industry, owner, tags }: AccountSummary): string {
	const names = [name, ...aliases];
	return foldText([...names, ...names.flatMap(respelt), status ?? '', industry ?? '', owner ?? '', ...tags].join('\n'));
}

const umlauts: ReadonlyMap<string, string> = new Map([['ä', 'ae'], ['ö', 'oe'], ['ø', 'oe'], ['ü', 'ue'], ['ae', 'a'], ['oe', 'o'], ['ue', 'u']]);

/** `Körner` as `koerner`, and `Koerner` as `korner`, which is `Körner` folded: either finds both. */
function respelt(name: string): readonly string[] {
	if (!/[äöøü]|\u0308|[aou]e/i.test(name)) return [];
	const lower = name.normalize('NFC').toLowerCase();
	const other = lower.replace(/[äöøü]|[aou]e/g, (letters) => umlauts.get(letters) ?? letters);
	return other === lower ? [] : [other];
}

/** What else is searched: facts, tasks and the other lists, folded. */
export function innerText(detail: AccountDetail): string {
	const items = [detail.facts, detail.topics, detail.contacts, detail.opportunities, detail.blockers, detail.decisions];
	const texts = items.flatMap((list) => list.map((item) => item.text));
	return foldText([...texts, ...detail.tasks.map((task) => task.text)].join('\n'));
}
