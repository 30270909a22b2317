import { parse, stringify } from 'yaml';

/** A vault path as the application spells it: one kind of slash and of space, composed letters. */
export function normalizePath(path: string): string {
	const slashed = path.replace(/[\\/]+/g, '/').replace(/^\/+|\/+$/g, '');
	return (slashed === '' ? '/' : slashed).replace(/[\u00A0\u202F]/g, ' ').normalize('NFC');
}

/** YAML as the application reads it: dates stay text, errors are thrown. */
export function parseYaml(text: string): unknown {
	return parse(text);
}

/** YAML as the application writes it. */
export function stringifyYaml(value: unknown): string {
	return stringify(value, { nullStr: '', lineWidth: 0 });
}
