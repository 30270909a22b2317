const KEY = /^([A-Za-z][A-Za-z0-9_ -]*):(?: (.*))?$/;
const PLAIN = /^[A-Za-z][A-Za-z0-9 ,._/-]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const OTHER_WORDS = /^(?:true|false|null|yes|no|on|off|nan|inf)$/i;

/**
 * Frontmatter of plain keys with plain values and lists of them, read as `yaml` reads it but much
 * faster; null where anything else stands in it.
 */
export function readPlainYaml(source: string): Record<string, unknown> | null {
	const properties: Record<string, unknown> = {};
	let list: unknown[] | null = null;
	let key = '';
	for (const line of source.split('\n')) {
		const item = /^(?: {2})?- (.*)$/.exec(line);
		if (item) {
			const value = scalar(item[1] ?? '');
			if (value === undefined || key === '' || (properties[key] !== null && properties[key] !== list)) return null;
			list = properties[key] === null ? [] : list ?? [];
			list.push(value);
			properties[key] = list;
			continue;
		}
		const pair = KEY.exec(line);
		key = pair?.[1] ?? '';
		const value = pair?.[2] === undefined ? null : flow(pair[2]) ?? scalar(pair[2]);
		if (!pair || value === undefined || key in properties || key.endsWith(' ') || OTHER_WORDS.test(key)) return null;
		properties[key] = value;
	}
	return properties;
}

/** `[a, b]` of plain words. */
function flow(source: string): string[] | null {
	const inside = /^\[([A-Za-z0-9 ,-]+)\]$/.exec(source)?.[1];
	const words = inside?.split(', ') ?? [];
	return words.length > 0 && words.every((word) => /^[A-Za-z][A-Za-z0-9-]*$/.test(word) && !OTHER_WORDS.test(word)) ? words : null;
}

/** A plain or quoted text or a date; undefined for all else. */
function scalar(source: string): string | undefined {
	const quoted = /^'([^'\\]*)'$/.exec(source)?.[1] ?? /^"([^"\\]*)"$/.exec(source)?.[1];
	if (quoted !== undefined) return quoted;
	if (DATE.test(source)) return source;
	return PLAIN.test(source) && !source.endsWith(' ') && !OTHER_WORDS.test(source) ? source : undefined;
}
