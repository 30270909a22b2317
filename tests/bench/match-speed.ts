// Names: 100,000 of them blocked and scored, slices in between, one change, one match. CPU time is told beside the clock, for a busy machine.
import { match, NameIndex } from '../../src/match';
import { manyNames } from '../match/train/many';
import { loadNames } from '../match/train/names';

const COUNT = Number(process.argv[2] ?? 100000);
const data = loadNames();
const names = manyNames(data, COUNT);
const round = (value: number) => Math.round(value * 100) / 100;

function timed<T>(work: () => T): { readonly result: T; readonly ms: number; readonly cpuMs: number } {
	const cpu = process.cpuUsage();
	const from = performance.now();
	const result = work();
	const { user, system } = process.cpuUsage(cpu);
	return { result, ms: performance.now() - from, cpuMs: (user + system) / 1000 };
}

for (const { a, b } of data.pairs) match(a, b);
const single = timed(() => { for (const { a, b } of data.pairs) match(a, b); });

/** Bytes in use, those of typed arrays with them. */
function memory(): number {
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

const heapBefore = memory();
const index = new NameIndex();
const blocked = timed(() => { for (const name of names) index.add(name, name); });
const heap = memory() - heapBefore;

let candidates = 0;
const found = timed(() => {
	let likely = 0;
	let longest = 0;
	let from = performance.now();
	for (const pair of index.likely()) {
		if (pair !== null) likely++;
		const now = performance.now();
		if (pair === null) {
			longest = Math.max(longest, now - from);
			from = now;
		}
	}
	return { likely, longest };
});
let hits = 0;
let positives = 0;
const known = new Set(names);
for (const { a, b, same } of data.pairs) {
	if (!same || !known.has(a) || !known.has(b)) continue;
	positives++;
	if (index.candidatesOf(a).includes(b) || index.candidatesOf(b).includes(a)) hits++;
}
const sample = names.filter((_, at) => at % 200 === 0);
const changes = sample.map((name) => timed(() => {
	index.remove(name);
	index.add(name, `${name} Ltd`);
	candidates += index.candidatesOf(name).length;
	return index.likelyOf(name);
})).sort((a, b) => a.ms - b.ms);
const quantile = (share: number) => round(changes[Math.floor(changes.length * share)]?.ms ?? 0);

console.log(JSON.stringify({
	bench: 'match-speed', names: names.length,
	matchMicroseconds: round(1000 * single.ms / data.pairs.length), matchCpuMicroseconds: round(1000 * single.cpuMs / data.pairs.length),
	blockSeconds: round(blocked.ms / 1000), blockCpuSeconds: round(blocked.cpuMs / 1000), scoreSeconds: round(found.ms / 1000), scoreCpuSeconds: round(found.cpuMs / 1000),
	longestSliceMs: round(found.result.longest), likelyPairs: found.result.likely, recallOfBlocking: Math.round(10000 * hits / positives) / 10000,
	candidatesOfOne: round(candidates / sample.length), changeMedianMs: quantile(0.5), changeP95Ms: quantile(0.95), heapMB: round(heap / 1e6),
}));
