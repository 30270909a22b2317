import { stringify } from 'yaml';
import type { Scalar } from 'yaml';
import type { PropertyValue } from './frontmatter';
import { isList, isPlainMap } from './property-value';

/** How new lines of YAML are laid out. */
export interface Layout {
	readonly eol: string;
	/** Columns by which a list's dashes stand behind its key. */
	readonly listIndent: number;
}

type StringStyle = Scalar.Type | undefined;

/** A value on one line, quoted like the value that it replaces where that is possible. */
export function scalarText(value: PropertyValue, style: StringStyle): string {
	if (value === null) return '';
	// Line breaks and document marks would make a block of it.
	const isSpecial = typeof value === 'string' && /[\r\n]|^(?:---|\.\.\.)/.test(value);
	const quoted = style === 'QUOTE_SINGLE' || style === 'QUOTE_DOUBLE' ? style : 'PLAIN';
	const written = stringify(value, { nullStr: '', lineWidth: 0, defaultStringType: isSpecial ? 'QUOTE_DOUBLE' : quoted, doubleQuotedAsJSON: isSpecial });
	return written.endsWith('\n') ? written.slice(0, -1) : written;
}

/** `key: value` with its line ending, or `key:` and the lines of a list or map. */
export function entryLine(key: string, value: PropertyValue, indent: number, layout: Layout): string {
	return `${' '.repeat(indent)}${scalarText(key, undefined)}:${valueLines(value, indent, layout)}${layout.eol}`;
}

/** What stands after the colon of a key at column `indent`, without the last line ending. */
export function valueLines(value: PropertyValue, indent: number, layout: Layout): string {
	if (isList(value)) {
		if (value.length === 0) return ' []';
		const lines = value.map((one) => itemLines(one, indent + layout.listIndent, layout.eol, undefined)).join('');
		return layout.eol + lines.slice(0, -layout.eol.length);
	}
	if (isPlainMap(value)) {
		const entries = Object.entries(value);
		if (entries.length === 0) return ' {}';
		return entries.map(([key, one]) => layout.eol + entryLine(key, one, indent + 2, layout).slice(0, -layout.eol.length)).join('');
	}
	const text = scalarText(value, undefined);
	return text === '' ? '' : ` ${text}`;
}

/** One item of a block list, its dash at column `indent`. */
export function itemLines(value: PropertyValue, indent: number, eol: string, style: StringStyle): string {
	const margin = ' '.repeat(indent);
	if (value === null || typeof value !== 'object') return `${margin}- ${scalarText(value, style)}`.trimEnd() + eol;
	const lines = stringify(value, { nullStr: '', lineWidth: 0, doubleQuotedAsJSON: true, blockQuote: false }).trimEnd().split('\n');
	return lines.map((line, at) => `${margin}${at === 0 ? '- ' : '  '}${line}${eol}`).join('');
}

/** A list in brackets, `[a, b]` or, if it is wide, `[ a, b ]`. */
export function flowList(items: readonly string[], isWide: boolean): string {
	if (items.length === 0) return '[]';
	return isWide ? `[ ${items.join(', ')} ]` : `[${items.join(', ')}]`;
}

/** One item of a list in brackets. */
export function flowItem(value: PropertyValue, style: StringStyle): string {
	if (value === null) return 'null';
	if (typeof value === 'object') return JSON.stringify(value);
	const text = scalarText(value, style);
	const isAmbiguous = typeof value === 'string' && text === value && /[,[\]{}]/.test(value);
	return isAmbiguous ? JSON.stringify(value) : text;
}
