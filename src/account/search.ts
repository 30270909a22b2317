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

/** What is searched first: what a row shows, folded. */
export function shownText({ name, aliases, status, industry, owner, tags }: AccountSummary): string {
	return foldText([name, ...aliases, status ?? '', industry ?? '', owner ?? '', ...tags].join('\n'));
}

/** What else is searched: facts, tasks and the other lists, folded. */
export function innerText(detail: AccountDetail): string {
	const items = [detail.facts, detail.topics, detail.contacts, detail.opportunities, detail.blockers, detail.decisions];
	const texts = items.flatMap((list) => list.map((item) => item.text));
	return foldText([...texts, ...detail.tasks.map((task) => task.text)].join('\n'));
}
