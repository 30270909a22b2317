/** Which account a person means by a name, alias or path. */
import { foldName } from '../match';
import type { Lookup } from './records';
import { keyOfName } from './names';

/** A name that an account goes by. */
export interface KnownName {
	readonly id: string;
	/** The account's own name. */
	readonly name: string;
	readonly spelling: string;
}

const mostNearest = 5;
const longest = 200;

/** What was typed, without the brackets of a link. */
export function typedName(text: string): string {
	return text.trim().replace(/^!?\[\[|\]\]$/g, '').replace(/[|#].*$/s, '').trim();
}

/** Names of the accounts whose spelling is nearest to what was typed, the nearest first. */
export function nearestNames(typed: string, names: Iterable<KnownName>): readonly string[] {
	const wanted = featuresOf(typed);
	const best = new Map<string, number>();
	for (const { name, spelling } of names) {
		const score = similarity(wanted, featuresOf(spelling));
		if (score > 0.2 && score > (best.get(name) ?? 0)) best.set(name, score);
	}
	return [...best].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostNearest).map(([name]) => name);
}

/** Several accounts that fit: by name, and by path where names are the same. */
export function severalFit(fitting: readonly { readonly name: string; readonly path: string | null }[]): Lookup {
	const names = fitting.map(({ name }) => name);
	const isUnique = new Set(names).size === names.length;
	return { kind: 'several', names: (isUnique ? names : fitting.map(({ name, path }) => path ?? name)).sort() };
}

interface Features {
	readonly key: string;
	readonly pairs: ReadonlySet<string>;
}

function featuresOf(text: string): Features {
	const folded = foldName(text.slice(0, longest));
	const pairs = new Set<string>();
	for (let at = 0; at + 1 < folded.length; at++) pairs.add(folded.slice(at, at + 2));
	return { key: keyOfName(text.slice(0, longest)), pairs };
}

/** Shared pairs of letters; a name that begins with or holds what was typed is nearer. */
function similarity(a: Features, b: Features): number {
	let shared = 0;
	for (const pair of a.pairs) if (b.pairs.has(pair)) shared++;
	const total = a.pairs.size + b.pairs.size;
	const dice = total === 0 ? 0 : 2 * shared / total;
	if (a.key === '' || b.key === '') return dice;
	return dice + (b.key.startsWith(a.key) || a.key.startsWith(b.key) ? 0.5 : b.key.includes(a.key) ? 0.3 : 0);
}
