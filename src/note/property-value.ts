import type { PropertyValue } from './frontmatter';

/** Whether two values of properties are the same, whatever the order of their keys. */
export function isSame(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
	if (a === b) return true;
	if (isList(a) && isList(b)) return a.length === b.length && a.every((one, at) => isSame(one, b[at]));
	if (!isPlainMap(a) || !isPlainMap(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

/** A value that holds keys. */
export function isPlainMap(value: PropertyValue | undefined): value is { readonly [key: string]: PropertyValue } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that is a list. */
export function isList(value: PropertyValue | undefined): value is readonly PropertyValue[] {
	return Array.isArray(value);
}

/** How the items of a list are written, to write those that stay the same way again. */
export class Sources {
	private readonly texts = new Map<string, string[]>();

	constructor(values: readonly PropertyValue[], texts: readonly (string | null)[]) {
		// Taken from the end, so that equal items keep their order.
		for (let at = values.length - 1; at >= 0; at--) {
			const text = texts[at] ?? null;
			const key = JSON.stringify(values[at]);
			if (text === null) continue;
			const known = this.texts.get(key);
			if (known) known.push(text);
			else this.texts.set(key, [text]);
		}
	}

	/** The source of the next item with this value, if one is left. */
	take(value: PropertyValue): string | undefined {
		return this.texts.get(JSON.stringify(value))?.pop();
	}
}
