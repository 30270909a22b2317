/**
 * Short Markdown texts folded to what they say: emphasis, code signs, link
 * targets, white space, case and typographic variants go. Linear in the text.
 */

/** The key under which exact copies of a bullet or task meet. */
export function foldText(text: string): string {
	return foldPlain(plainText(text));
}

/** The same of a text that is plain already. */
export function foldPlain(plain: string): string {
	let end = plain.length;
	// Most end in a letter.
	while (end > 0 && plain.charCodeAt(end - 1) < 0x3c && '.,;:! '.includes(plain.charAt(end - 1))) end--;
	return (end < plain.length ? plain.slice(0, end) : plain).toLowerCase();
}

/** The text without Markdown, its case kept: what a reader sees, with plain quotes and dashes. */
export function plainText(text: string): string {
	// Most tasks are plain already.
	if (isPlain(text)) return text;
	return withoutMarkdown(/[^ -~]/.test(text) ? foldSigns(text.normalize('NFKC')) : text);
}

/** The text without Markdown, its quotes and dashes as they were written. */
export function writtenText(text: string): string {
	return isPlain(text) ? text : withoutMarkdown(text);
}

function withoutMarkdown(text: string): string {
	let plain = text;
	if (/[[\]<&\\]/.test(plain)) plain = foldLinks(plain);
	if (/[*_`~=]/.test(plain)) plain = foldMarks(plain);
	if (isPlain(plain)) return plain;
	return (/\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim();
}

/** Printable ASCII without any sign of Markdown (`&`, `*`, `<`, `=`, `[`, `\`, `]`, `_`, `` ` ``, `~`), no white space at the ends, none doubled. */
function isPlain(text: string): boolean {
	return !/[^ -%'-)+-;>-Z^a-}]|(?:^| )(?: |$)/.test(text);
}

function foldSigns(text: string): string {
	return text
		.replace(/[‘’‚‛′´]/g, '\'')
		.replace(/[“”„‟«»″]/g, '"')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		// Soft hyphens, zero-width characters and variation selectors cannot be seen.
		.replace(/\u00AD|[\u200B-\u200F]|\u2060|[\uFE00-\uFE0F]|\uFEFF/g, '');
}

/** Links become what is shown of them; tags, footnote marks, block ids and escapes go. */
function foldLinks(text: string): string {
	let plain = text;
	if (plain.includes('[[')) {
		plain = plain.replace(/!?\[\[([^[\]|]{0,500})(?:\|([^[\]]{0,500}))?\]\]/g, (_, target: string, shown: string | undefined) => shown?.trim() || lastStep(target));
	}
	if (plain.includes('](')) {
		plain = plain.replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?: "[^"]{0,200}")?\)/g, (_, shown: string) => shown);
	}
	if (plain.includes('[^')) plain = plain.replace(/\[\^[^[\]\s]{1,50}\]/g, '');
	if (plain.includes('<')) plain = plain.replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, ' ');
	if (plain.includes('&')) plain = plain.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities.get(name) ?? ' ');
	return plain.includes('\\') ? plain.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => sign) : plain;
}

const entities: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['#39', '\'']]);

function lastStep(target: string): string {
	const hash = target.indexOf('#');
	const path = hash < 0 ? target : target.slice(0, hash);
	const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
	const heading = hash < 0 ? '' : target.slice(hash).replace(/[#^]+/g, ' ').trim();
	return heading === '' ? name : `${name} ${heading}`.trim();
}

const anyMark = /[*_`~=]/g;

/** Runs of emphasis signs go where they open or close; inside a word (`snake_case`, `2*3`) they stay. */
function foldMarks(text: string): string {
	let folded = '';
	let copied = 0;
	anyMark.lastIndex = 0;
	while (anyMark.test(text)) {
		const at = anyMark.lastIndex - 1;
		const end = endOfMark(text, at);
		if (end > at && (text.charAt(at) === '`' || end - at > 1 || !isKept(text, at, end))) {
			folded += text.slice(copied, at);
			copied = end;
		}
		// What follows right behind a run is text.
		anyMark.lastIndex = end + 1;
	}
	return folded + text.slice(copied);
}

/** Where a run of emphasis signs ends that begins here; here where it is too short for one. */
function endOfMark(text: string, at: number): number {
	const sign = text.charAt(at);
	const most = sign === '`' ? Infinity : sign === '*' || sign === '_' ? 3 : 2;
	let end = at + 1;
	while (end < text.length && end - at < most && text.charAt(end) === sign) end++;
	return most === 2 && end - at < 2 ? at : end;
}

/** A single sign inside a word, or on its own between spaces. */
function isKept(text: string, at: number, end: number): boolean {
	const [before, after] = [[...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '', String.fromCodePoint(text.codePointAt(end) ?? 0x20)];
	return (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) || (/^\s?$/.test(before) && /^\s?$/.test(after));
}
