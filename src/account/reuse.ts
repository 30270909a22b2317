import type { Steps } from '../match/steps';

/** The earlier record wherever the later one says the same, so that what has not changed is the same object. */
export function reuse<T>(earlier: T | null | undefined, later: T): T {
	if (earlier === null || earlier === undefined || Object.is(earlier, later)) return later;
	return mix(earlier, later) as T;
}

/** The same for a long list. */
export function* reuseSteps<T>(earlier: readonly T[] | null, later: readonly T[]): Steps<readonly T[]> {
	if (earlier === null) return later;
	const mixed: T[] = [];
	let isSame = earlier.length === later.length;
	for (const [at, entry] of later.entries()) {
		if (at % stepLength === stepLength - 1) yield;
		const known = reuse(earlier[at], entry);
		mixed.push(known);
		isSame &&= Object.is(known, earlier[at]);
	}
	return isSame ? earlier : mixed;
}

/** Entries between two rests. */
const stepLength = 64;

function mix(earlier: unknown, later: unknown): unknown {
	if (Object.is(earlier, later) || typeof earlier !== 'object' || typeof later !== 'object' || earlier === null || later === null) return later;
	if (Array.isArray(later)) return Array.isArray(earlier) ? mixLists(earlier, later) : later;
	if (Array.isArray(earlier)) return later;
	return mixRecords(earlier as Record<string, unknown>, later as Record<string, unknown>);
}

function mixLists(earlier: readonly unknown[], later: readonly unknown[]): readonly unknown[] {
	let mixed: unknown[] | null = null;
	let isSame = earlier.length === later.length;
	for (let at = 0; at < later.length; at++) {
		const value = mix(earlier[at], later[at]);
		if (!Object.is(value, later[at])) (mixed ??= [...later])[at] = value;
		if (!Object.is(value, earlier[at])) isSame = false;
	}
	return isSame ? earlier : mixed ?? later;
}

/** Records here are plain, with a fixed set of keys. */
function mixRecords(earlier: Readonly<Record<string, unknown>>, later: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const keys = Object.keys(later);
	let mixed: Record<string, unknown> | null = null;
	let isSame = keys.length === Object.keys(earlier).length;
	for (const key of keys) {
		const value = mix(earlier[key], later[key]);
		// A copy keeps the shape; a record that is built key by key would take far more memory.
		if (!Object.is(value, later[key])) (mixed ??= { ...later })[key] = value;
		if (!Object.is(value, earlier[key])) isSame = false;
	}
	return isSame ? earlier : mixed ?? later;
}
