/** A half-open stretch of the note's text. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** A link as it stands in text, its offsets in the note. */
export interface InlineLink extends Range {
	readonly isEmbed: boolean;
	readonly link: string;
	readonly displayText: string;
}

/** A tag or a footnote reference with its offsets. */
export interface InlineMark extends Range {
	readonly value: string;
}

const TAG = /#[^\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\\s]+/g;
const WIKILINK = /(!?)\[\[([^[\]\n\r]*(?:\[[^[\]\n\r]*\][^[\]\n\r]*)*)\]\]/g;

/** `Note#A#B` as the application shows it: `Note > A > B`. */
export function defaultDisplay(link: string): string {
	return link.split('#').filter((part) => part !== '').map((part) => part.trim()).join(' > ');
}

/** The target and the words of a wikilink's inside. In a table its pipe is escaped. */
export function splitWikilink(inside: string): { readonly link: string; readonly displayText: string } {
	// A pipe at the very start is part of the name.
	const pipe = inside.indexOf('|', 1);
	if (pipe < 0) return { link: inside.trim(), displayText: defaultDisplay(inside.trim()) };
	const target = inside.slice(0, pipe);
	const link = (target.endsWith('\\') ? target.slice(0, -1) : target).trim();
	return { link, displayText: inside.slice(pipe + 1).trim() };
}

const isEscaped = (text: string, at: number): boolean => {
	let slashes = 0;
	while (text[at - 1 - slashes] === '\\') slashes += 1;
	return slashes % 2 === 1;
};

/** The wikilinks and wiki embeds in a stretch, but for those that a hole (code, HTML) covers. */
export function wikilinksIn(text: string, range: Range, holes: readonly Range[]): InlineLink[] {
	const links: InlineLink[] = [];
	for (const match of text.slice(range.from, range.to).matchAll(WIKILINK)) {
		const from = range.from + match.index;
		const to = from + match[0].length;
		const { link, displayText } = splitWikilink(match[2] ?? '');
		const bracket = from + (match[1] ?? '').length;
		if (link === '' || isEscaped(text, bracket) || isCovered(holes, from, to)) continue;
		links.push({ from, to, isEmbed: match[1] === '!' && !isEscaped(text, from), link, displayText });
	}
	return links;
}

/** The tags in a stretch. A tag follows white space or an escaped character, and is no number. */
export function tagsIn(text: string, range: Range, holes: readonly Range[]): InlineMark[] {
	const tags: InlineMark[] = [];
	for (const match of text.slice(range.from, range.to).matchAll(TAG)) {
		const from = range.from + match.index;
		const to = from + match[0].length;
		const isAtStart = from === range.from || /\s/.test(text[from - 1] ?? ' ') || isEscaped(text, from - 1);
		if (!isAtStart || !/[^\d/]/.test(match[0].slice(1)) || isCovered(holes, from, to)) continue;
		tags.push({ from, to, value: match[0] });
	}
	return tags;
}

/** The id of the block that ends here, with where its mark begins; null where there is none. */
export function blockIdAt(text: string, range: Range): InlineMark | null {
	const tail = text.slice(Math.max(range.from, range.to - 200), range.to).trimEnd();
	const match = /(?:^|\s)\^([A-Za-z0-9-]+)$/.exec(tail);
	if (!match?.[1]) return null;
	const to = Math.max(range.from, range.to - 200) + tail.length;
	return { from: to - match[1].length - 1, to, value: match[1] };
}

function isCovered(holes: readonly Range[], from: number, to: number): boolean {
	let low = 0;
	let high = holes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((holes[middle]?.to ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	const hole = holes[low];
	return hole !== undefined && hole.from < to;
}
