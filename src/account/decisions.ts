import { compareText } from '../note/text-order';

/** What a person decided about two notes: `same` account or `different`; `open` takes a decision back. */
export interface Decision {
	readonly verdict: 'same' | 'different' | 'open';
	/** Paths of the two notes, `a < b`. */
	readonly a: string;
	readonly b: string;
	/** When, in milliseconds since 1970. */
	readonly time: number;
	/** The device that it was decided on. */
	readonly device: string;
}

/** All decisions of a vault, one for a pair, in a settled order. Plain data, as stored. */
export type Decisions = readonly Decision[];

const most = 100_000;

/** A decision on two notes, in whichever order they are given. */
export function decide(verdict: Decision['verdict'], one: string, other: string, time: number, device: string): Decision {
	return { verdict, a: one < other ? one : other, b: one < other ? other : one, time, device };
}

/** Both sets of decisions as one: for each pair the later one. The order of the two does not matter. */
export function uniteDecisions(a: Decisions, b: Decisions): Decisions {
	const byPair = new Map<string, Decision>();
	for (const decision of [...a, ...b]) {
		if (decision.a === decision.b) continue;
		const pair = pairOf(decision);
		const known = byPair.get(pair);
		if (known === undefined || compareByTime(known, decision) < 0) byPair.set(pair, decision);
	}
	return [...byPair.values()].sort((one, other) => compareText(one.a, other.a) || compareText(one.b, other.b));
}

/** Who was decided on together with whom, both ways. */
export function pairsOf(decisions: Decisions, verdict: Decisions[number]['verdict']): ReadonlyMap<string, ReadonlySet<string>> {
	const pairs = new Map<string, Set<string>>();
	const add = (from: string, to: string): void => {
		const known = pairs.get(from);
		if (known === undefined) pairs.set(from, new Set([to]));
		else known.add(to);
	};
	for (const decision of decisions) {
		if (decision.verdict !== verdict) continue;
		add(decision.a, decision.b);
		add(decision.b, decision.a);
	}
	return pairs;
}

/** The decisions after a note has moved. */
export function renameInDecisions(decisions: Decisions, oldPath: string, newPath: string): Decisions {
	if (!decisions.some(({ a, b }) => a === oldPath || b === oldPath)) return decisions;
	const moved = decisions.map((decision) => {
		const { verdict, a, b, time, device } = decision;
		if (a !== oldPath && b !== oldPath) return decision;
		return decide(verdict, a === oldPath ? newPath : a, b === oldPath ? newPath : b, time, device);
	});
	return uniteDecisions(moved, []);
}

/** Decisions in whatever was stored; what is no decision is left out. Never throws. */
export function readDecisions(stored: unknown): Decisions {
	if (!Array.isArray(stored)) return [];
	return uniteDecisions(stored.slice(0, most).flatMap(readDecision), []);
}

function readDecision(stored: unknown): readonly Decision[] {
	if (typeof stored !== 'object' || stored === null) return [];
	const { verdict, a, b, time, device } = stored as Readonly<Record<string, unknown>>;
	if ((verdict !== 'same' && verdict !== 'different' && verdict !== 'open') || !isPath(a) || !isPath(b) || a === b) return [];
	const at = typeof time === 'number' && Number.isFinite(time) ? time : 0;
	return [decide(verdict, a, b, at, typeof device === 'string' ? device.slice(0, 200) : '')];
}

function isPath(value: unknown): value is string {
	return typeof value === 'string' && value !== '' && value.length <= 4096;
}

/** A key for an unordered pair that is given in order. No path holds a line feed. */
export function pairOf({ a, b }: { readonly a: string; readonly b: string }): string {
	return `${a}\n${b}`;
}

/** By time; at the same instant by device, then `different` wins, then `open`, so that every device comes to the same. */
function compareByTime(one: Decision, other: Decision): number {
	return one.time - other.time || compareText(one.device, other.device) || compareText(other.verdict, one.verdict);
}
