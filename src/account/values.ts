/** Reading what properties hold: text, numbers, dates, lists and links, as YAML gives them. */
import { isPlaceholder as isPlaceholderText, withoutEntities } from '../note';
import { isTemplateRecord } from '../note/dates';
import { isTemplateText } from './template';

/** A name that a note uses for something else, as text or as a link. */
export interface NameRef {
	/** What it is called: the text, or the last step of the link. */
	readonly name: string;
	/** Target of the link without subpath; null for plain text. */
	readonly link: string | null;
}

const longestList = 1000;

/** Whether a value says nothing: nothing visible, a placeholder, or an unfilled template. */
export function isPlaceholder(text: string): boolean {
	return isPlaceholderText(text) || isTemplateText(text) || isInvisible(text);
}

function isInvisible(text: string): boolean {
	const first = text.charCodeAt(0);
	return !(first > 32 && first < 0x300) && !/[^\s\p{Cf}]/u.test(text);
}

/** A property's key as it is compared: `lastContact`, `last_contact` and `Last contact` are one. */
export function foldKey(key: string): string {
	return key.normalize('NFC').toLowerCase().replace(/[\s_-]+/g, '');
}

const fewSigns = 20;
const signs = /(?:\p{Extended_Pictographic}|\p{Variation_Selector}|\s)+$/u;

/** A short value as it is compared: case, width, spacing, signs before it (`🟢 Active`) and emoji behind it do not matter. */
export function foldValue(text: string): string {
	const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
	const bare = folded.replace(/^[^\p{L}\p{N}]+/u, '');
	const end = bare.slice(-fewSigns);
	// Only a few: the pattern looks again from every sign.
	return (signs.test(end) ? bare.slice(0, -fewSigns) + end.replace(signs, '') : bare) || folded;
}

/** The texts in a value, nested lists flattened; dates as `YYYY-MM-DD`. Maps and booleans hold none. */
export function textsIn(value: unknown): readonly string[] {
	const texts: string[] = [];
	gather(value, texts, 0);
	return texts;
}

function gather(value: unknown, texts: string[], depth: number): void {
	if (texts.length >= longestList) return;
	if (typeof value === 'string') texts.push(value);
	else if (typeof value === 'number') texts.push(String(value));
	else if (value instanceof Date) texts.push(Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10));
	// `[[Name]]` without quotes is a list in a list to YAML.
	else if (Array.isArray(value) && depth < 3) for (const entry of value.slice(0, longestList)) gather(entry, texts, depth + 1);
}

/** Whether a value is an unfilled template; `{{title}}` without quotes is a map of a map to YAML. */
export function isTemplateValue(value: unknown): boolean {
	if (typeof value === 'string') return isTemplateText(value);
	if (Array.isArray(value)) return value.slice(0, longestList).some((entry) => typeof entry === 'string' && isTemplateText(entry));
	return typeof value === 'object' && value !== null && !(value instanceof Date) && isTemplateRecord(value);
}

/** The first text in a value that says something, without link and emphasis marks; null where there is none. */
export function firstText(value: unknown): string | null {
	if (typeof value === 'string') {
		const shown = shownText(value);
		return isPlaceholder(shown) ? null : shown;
	}
	for (const text of textsIn(value)) {
		const shown = shownText(text);
		if (!isPlaceholder(shown)) return shown;
	}
	return null;
}

const wikilink = /!?\[\[([^[\]|#]*)(#[^[\]|]*)?(?:\|([^[\]]*))?\]\]/g;
const markdownLink = /!?\[([^[\]]*)\]\((?:<[^<>]*>|[^()\s]*)\)/g;

/** Signs that may be Markdown, or white space that is not one space. */
const mark = /[[\]*_~=]|[^\S ]| {2}|^ | $/;

/** A line as it is read: links by what they show, without emphasis. */
export function shownText(source: string): string {
	const markdown = withoutEntities(source);
	// `__init__` is a name, no emphasis.
	if (!mark.test(markdown) || /^__[a-z]+__$/i.test(markdown)) return markdown;
	return (markdown.includes('[') ? withoutLinks(markdown) : markdown)
		.replace(/(\*\*|__|~~|==)(?=\S)([^*_~=]*\S)\1/g, '$2')
		.replace(/^([*_])(?=\S)([^*_]*\S)\1$/, '$2')
		.replace(/\s+/g, ' ')
		.trim();
}

function withoutLinks(markdown: string): string {
	return markdown
		.replace(/\\\|/g, '|')
		.replace(wikilink, (_, target: string, subpath: string | undefined, display: string | undefined) => display ?? (target === '' ? (subpath ?? '').slice(1) : lastStep(target)))
		.replace(markdownLink, '$1');
}

/** `customer: yes` names nobody. */
const answer = /^\s*(?:yes|no|true|false)\s*$/i;

/** What a value names: each text, and each link with its target. A text may hold several links. */
export function namesIn(value: unknown): readonly NameRef[] {
	if (typeof value === 'string') return namesInText(value);
	return textsIn(typeof value === 'number' ? null : value).flatMap(namesInText);
}

function namesInText(text: string): readonly NameRef[] {
	if (!text.includes('[')) return isPlaceholder(text) || answer.test(text) ? [] : [{ name: shownText(text), link: null }];
	const only = /^\[\[([^[\]|#\\]+)\]\]$/.exec(text)?.[1]?.trim();
	if (only !== undefined && only !== '') return isPlaceholder(lastStep(only)) ? [] : [{ name: lastStep(only), link: only }];
	const links = linksIn(text);
	if (links.length > 0) return links.map((link) => ({ name: lastStep(link), link })).filter(({ name }) => !isPlaceholder(name));
	const shown = shownText(text);
	return isPlaceholder(shown) || shown === '[[]]' ? [] : [{ name: shown, link: null }];
}

/** Targets of the links in a line, without subpath, decoded. */
export function linksIn(text: string): readonly string[] {
	if (!text.includes('[')) return [];
	const targets: string[] = [];
	for (const found of text.replace(/\\\|/g, '|').matchAll(wikilink)) targets.push((found[1] ?? '').trim());
	for (const found of text.matchAll(/!?\[[^[\]]*\]\((?:<([^<>]*)>|([^()\s]*))\)/g)) {
		const target = found[1] ?? found[2] ?? '';
		if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) targets.push(decoded(target).replace(/#.*$/, ''));
	}
	return targets.filter((target) => target !== '');
}

function decoded(target: string): string {
	try {
		return decodeURIComponent(target);
	} catch {
		return target;
	}
}

/** The name at the end of a link or path: its folder's name for `README` and `index`, no `.md`. */
export function lastStep(target: string): string {
	if (!target.includes('/') && !isIndexName(target) && target.trim() === target && !target.startsWith('.')) return target.replace(/\.md$/i, '');
	const steps = target.replace(/\.md$/i, '').split('/').map((step) => step.trim()).filter((step) => step !== '' && step !== '.' && step !== '..');
	const last = steps.at(-1) ?? '';
	return isIndexName(last) ? steps.at(-2) ?? last : last;
}

/** `README` and `index` say nothing: such a note is named by its folder. */
export function isIndexName(basename: string): boolean {
	return basename.length < 8 && /^_?(?:readme|index)$/i.test(basename);
}
