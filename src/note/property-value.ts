import type { PropertyValue } from './frontmatter';

/** Whether two values of properties are the same, whatever the order of their keys. */
export function isSame(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
	if (a === b) return true;
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one: PropertyValue, at) => isSame(one, b[at] as PropertyValue));
	if (!isPlainMap(a) || !isPlainMap(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

/** A value that holds keys. */
export function isPlainMap(value: PropertyValue | undefined): value is { readonly [key: string]: PropertyValue } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
