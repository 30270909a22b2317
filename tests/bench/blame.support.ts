/**
 * Whose work it was: a sampling profile tells the plugin's own code from the
 * host's, so that what the stand-in for the application costs is not counted
 * against the plugin. Both are reported.
 */
import { readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

export interface Blamed<T> {
	readonly result: T;
	/** From start to end, and in code of `src`. */
	readonly ms: number;
	readonly ownMs: number;
	/** Longest time for which nothing else could run, and the most of ours in one such time. */
	readonly longestHoldMs: number;
	readonly longestOwnHoldMs: number;
}

type Owner = 'own' | 'host' | 'unknown';

/** Microseconds between two samples. */
const interval = 250;

/** Runs some work and says how long it took, how long it held everything up, and whose time that was. */
export async function blame<T>(work: () => Promise<T>): Promise<Blamed<T>> {
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.setSamplingInterval', { interval });
	session.post('Profiler.start');
	const turns: number[] = [now()];
	let isOver = false;
	const tick = (): void => {
		turns.push(now());
		if (!isOver) setImmediate(tick);
	};
	setImmediate(tick);
	const began = performance.now();
	const result = await work();
	const ms = performance.now() - began;
	isOver = true;
	await new Promise((resolve) => setImmediate(resolve));
	turns.push(now());
	const own = ownTimes(await stop(session));
	session.disconnect();
	return { result, ms: Math.round(ms), ...holds(turns, own) };
}

/** The clock of the profile, in microseconds. */
function now(): number {
	return Number(process.hrtime.bigint() / 1000n);
}

async function stop(session: Session): Promise<Profiler.Profile> {
	return new Promise((resolve, reject) => {
		session.post('Profiler.stop', (error, answer) => {
			if (error) reject(error);
			else resolve(answer.profile);
		});
	});
}

interface OwnTime {
	readonly at: number;
	readonly us: number;
}

function holds(turns: readonly number[], own: readonly OwnTime[]): Omit<Blamed<unknown>, 'result' | 'ms'> {
	let [place, longest, longestOwn, total] = [0, 0, 0, 0];
	for (let turn = 1; turn < turns.length; turn++) {
		const [from, to] = [turns[turn - 1] ?? 0, turns[turn] ?? 0];
		let ours = 0;
		for (; place < own.length && (own[place]?.at ?? 0) <= to; place++) ours += own[place]?.us ?? 0;
		longest = Math.max(longest, to - from);
		longestOwn = Math.max(longestOwn, ours);
		total += ours;
	}
	return { ownMs: Math.round(total / 1000), longestHoldMs: Math.round(longest / 1000), longestOwnHoldMs: Math.round(longestOwn / 1000) };
}

/** Every sample that fell into our code; what the engine does (collecting garbage, searching) counts for who had it done. */
function ownTimes({ nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile): readonly OwnTime[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
	const ownerOf = ownersByLine();
	const known = new Map<number, Owner>();
	const find = (id: number): Owner => {
		for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
			const frame = byId.get(at)?.callFrame;
			const owner = frame ? ownerOf(frame.url, frame.lineNumber) : 'unknown';
			if (owner !== 'unknown') return owner;
		}
		return 'unknown';
	};
	const times: OwnTime[] = [];
	let [at, last]: [number, Owner] = [startTime, 'unknown'];
	samples.forEach((id, place) => {
		const us = timeDeltas[place] ?? 0;
		at += us;
		const owner = known.get(id) ?? find(id);
		known.set(id, owner);
		const isCollecting = byId.get(id)?.callFrame.functionName === '(garbage collector)';
		if (!isCollecting) last = owner;
		if (last === 'own') times.push({ at, us });
	});
	return times;
}

/** The bundle says on comment lines which file begins there. Packages that the plugin carries with it count for their caller. */
function ownersByLine(): (url: string, line: number) => Owner {
	const bundle = process.argv[1] ?? '';
	let owner: Owner = 'unknown';
	const owners = readFileSync(bundle, 'utf8').split('\n').map((line): Owner => {
		const file = /^(?:\/\/ |\s+")((?:src|tests|node_modules)\/[^"]*)/.exec(line)?.[1];
		if (file !== undefined) owner = file.startsWith('src/') ? 'own' : /^node_modules\/(?:yaml|date-fns)\//.test(file) || file.startsWith('tests/bench/') ? 'unknown' : 'host';
		return owner;
	});
	return (url, line) => url.endsWith(bundle) ? owners[line] ?? 'unknown' : 'unknown';
}
