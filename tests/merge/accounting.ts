import type { MergePlan } from '../../src/merge/plan';
import { isPlaceholder, parse, readFrontmatter, type PropertyValue } from '../../src/note';

/** A line of content as it is looked for: without marks that a merge may set anew. */
function bare(line: string): string {
	const unquoted = line.replace(/^(?:>\s?)+/, '');
	// Headings below the title are the same in any case, on any level and behind any sign.
	return (/^#+\s/.test(unquoted) ? unquoted.toLowerCase().replace(/^##+/, '##').replace(/^(##\s+)[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, '$1') : unquoted)
		.replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[.\]\s+)?/u, '')
		.replace(/\s\^[A-Za-z0-9-]+\s*$/, '')
		// Ids that two notes use are renamed.
		.replace(/#\^[A-Za-z0-9-]+/g, '#^').replace(/\[\^[^\]]+\]/g, '[^]')
		.replace(/^(\[[^\]]+?)-\d+\]:/, '$1]:')
		.replace(/\s+/g, ' ')
		.trim();
}

/** References may be given another label: `[doc][doc-2]` shows the same as `[doc]`. */
function unlabelled(text: string): string {
	return text.replace(/\]\[[^\]]*\]/g, ']');
}

/** Lines of a note's body that are in neither the result nor anything that the plan tells. Empty when nothing is lost. */
export function unaccounted(source: string, plan: MergePlan): readonly string[] {
	const told = [
		plan.result.replace(/^\uFEFF/, ''),
		...plan.collapsed.map(({ text }) => text),
		...plan.near.filter(({ isCollapsed }) => isCollapsed).map(({ dropped }) => dropped),
		...plan.conflicts.flatMap(({ values }) => values.map(({ value }) => value)),
	];
	const lines = new Set(told.flatMap((text) => text.split(/\r\n|\r|\n/)).map(unlabelled).map(bare));
	const all = unlabelled(told.join('\n').replace(/\s+/g, ' '));
	const note = parse(source);
	const body = source.slice(note.frontmatter?.range.end ?? 0).replace(/^\uFEFF/, '');
	const missing = body.split(/\r\n|\r|\n/).map(unlabelled).map(bare).filter((line) => line !== '' && !lines.has(line) && !isTitle(line, note.sections[1]?.heading) && !isUnited(line, all));
	const said = texts(readFrontmatter(parse(plan.result)).data).join('\n');
	return [...missing, ...missingProperties(source, `${all}\n${said}`)];
}

/** The title gives way to the survivor's; its text is among the aliases. */
function isTitle(line: string, title: string | undefined): boolean {
	return title !== undefined && /^#\s/.test(line) && line.includes(title.trim().toLowerCase());
}

/** Topics and table rows are taken apart: each part must be somewhere. */
function isUnited(line: string, all: string): boolean {
	const parts = line.startsWith('|') ? line.split('|') : line.split(',');
	return parts.map((part) => part.trim()).every((part) => part === '' || /^:?-+:?$/.test(part) || all.includes(part));
}

function missingProperties(source: string, all: string): readonly string[] {
	const { data, isBroken } = readFrontmatter(parse(source));
	if (isBroken) return [];
	return Object.entries(data).flatMap(([key, value]) => texts(value)
		// `aliases: a, b` is a list of two.
		.flatMap((text) => /^(?:tag|alias|cssclass)/i.test(key) ? text.split(/,\s*/) : [text])
		.filter((text) => !all.toLowerCase().includes(text.toLowerCase())).map((text) => `${key}: ${text}`));
}

function texts(value: PropertyValue): readonly string[] {
	if (value === null) return [];
	if (Array.isArray(value)) return (value as readonly PropertyValue[]).flatMap(texts);
	if (typeof value === 'object') return Object.values(value as Readonly<Record<string, PropertyValue>>).flatMap(texts);
	const text = String(value).replace(/\s+/g, ' ').trim();
	// A placeholder in a property says nothing that could be lost.
	return isPlaceholder(text) ? [] : [text];
}
