/**
 * `node tests/bench/run.mjs merge`: merging in the test host. `LINKERS` files
 * with `LINKS` links each lead to the merged note; `GROUP` notes of one account
 * become one; two notes of 3 kB in a vault of `NOTES` are planned. The host's
 * work (files in memory, metadata by a Markdown parser) is in `ms`, `ownMs` is the plugin's alone.
 */
import { noChoices, type MergePlan } from '../../src/merge/plan';
import { defaults } from '../../src/settings/settings';
import { Backlinks } from '../../src/vault/backlinks';
import { MergeGatherer } from '../../src/vault/merging/gather';
import { Merger } from '../../src/vault/merging/merger';
import { Writer } from '../../src/vault/writer';
import { createHost, type Host } from '../host/host';
import { accountNote } from './account-note.support';
import { blame, type Blamed } from './blame.support';

const linkers = Number(process.env['LINKERS'] ?? 5000);
const linksEach = Number(process.env['LINKS'] ?? 20);
const group = Number(process.env['GROUP'] ?? 50);
const notes = Number(process.env['NOTES'] ?? 50_000);

function mergingOf(host: Host): { readonly merger: Merger; readonly gatherer: MergeGatherer } {
	const writer = new Writer(host.app);
	let clock = 1_790_000_000_000;
	return {
		gatherer: new MergeGatherer({ app: host.app, writer, settings: () => defaults, isFolderActivity: () => false, watch: () => undefined, backlinks: new Backlinks(host.app) }),
		merger: new Merger({
			app: host.app, writer, folder: `${host.configDir}/plugins/account-dashboard`, device: () => host.device.id,
			limits: () => ({ days: defaults.journalDays, megabytes: defaults.journalMegabytes }), now: () => clock++,
		}),
	};
}

async function planned(gatherer: MergeGatherer, paths: readonly string[]): Promise<Blamed<MergePlan>> {
	const run = await blame(() => gatherer.plan(paths, noChoices));
	if (run.result.kind === 'refused') throw new Error(run.result.why);
	return { ...run, result: run.result.plan };
}

function times({ ms, ownMs, longestHoldMs, longestOwnHoldMs }: Blamed<unknown>): object {
	return { ms, ownMs, longestHoldMs, longestOwnHoldMs };
}

/** Merges, takes back, and says how long each took. */
async function wholeWay(files: Readonly<Record<string, string>>, paths: readonly string[]): Promise<object> {
	const host = await createHost({ files, today: '2026-11-20' });
	await host.flush();
	const before = JSON.stringify(host.disk.snapshot());
	const { merger, gatherer } = mergingOf(host);
	const plan = await planned(gatherer, paths);
	let steps = 0;
	const merge = await blame(() => merger.merge(plan.result, () => { steps += 1; }));
	if (merge.result.kind !== 'done') throw new Error(JSON.stringify(merge.result));
	const undo = await blame(() => merger.undo(null));
	if (undo.result?.refused.length !== 0) throw new Error('The undo left files alone.');
	await host.flush();
	const after = host.disk.snapshot();
	const same = Object.entries(JSON.parse(before) as object).every(([path, text]) => path.startsWith('.') || JSON.stringify(text) === JSON.stringify(after[path]));
	const told = {
		filesChanged: plan.result.edits.length, linksChanged: plan.result.links.reduce((sum, { count }) => sum + count, 0),
		plan: times(plan), merge: { ...times(merge), progressSteps: steps }, undo: times(undo), everyByteBack: same,
	};
	host.close();
	return told;
}

function linking(): Readonly<Record<string, string>> {
	const files: Record<string, string> = { 'Customers/Acme/README.md': accountNote(0), 'Archive/Acme.md': accountNote(1) };
	for (let nth = 0; nth < linkers; nth++) {
		files[`Notes/${String(nth)}.md`] = Array.from({ length: linksEach }, (_, line) => `Line ${String(line)} with [[Archive/Acme|the account]] in it.`).join('\n');
	}
	return files;
}

function manyNotes(): Readonly<Record<string, string>> {
	return Object.fromEntries(Array.from({ length: group }, (_, nth) => [`Import ${String(nth)}/Acme.md`, accountNote(nth)]));
}

function largeVault(): Readonly<Record<string, string>> {
	const files: Record<string, string> = { 'Customers/Acme/README.md': accountNote(0), 'Archive/Acme.md': accountNote(1) };
	for (let nth = 0; nth < notes; nth++) files[`Notes/${String(nth % 100)}/${String(nth)}.md`] = `See [[${String((nth * 7) % notes)}]]${nth % 1000 === 0 ? ' and [[Archive/Acme]]' : ''}.\n`;
	return files;
}

async function main(): Promise<void> {
	const large = await createHost({ files: largeVault(), today: '2026-11-20' });
	await large.flush();
	const { gatherer } = mergingOf(large);
	const pair = ['Customers/Acme/README.md', 'Archive/Acme.md'];
	// The first one goes over the whole vault; what it found serves the next.
	const first = await planned(gatherer, pair);
	const runs: Blamed<MergePlan>[] = [];
	for (let run = 0; run < 15; run++) runs.push(await planned(gatherer, pair));
	large.close();
	const median = (what: 'ms' | 'ownMs'): number => runs.map((run) => run[what]).sort((a, b) => a - b)[7] ?? 0;
	console.log(JSON.stringify({
		bench: 'merge',
		'plan of two notes': { notes, first: times(first), medianMs: median('ms'), medianOwnMs: median('ownMs'), mustMs: 50, longestOwnHoldMs: Math.max(...runs.map(({ longestOwnHoldMs }) => longestOwnHoldMs)) },
		[`${String(linkers)} files with ${String(linkers * linksEach)} links`]: { ...await wholeWay(linking(), ['Customers/Acme/README.md', 'Archive/Acme.md']), mustMergeMs: 10_000 },
		[`${String(group)} notes of one account`]: await wholeWay(manyNotes(), Object.keys(manyNotes())),
	}));
}

void main();
