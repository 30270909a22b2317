import type { Fate, Judge, WriteStep } from '../../host/disk/gate';
import { createHost, type Host } from '../../host/host';
import { files, mergingOf, planOf, vaultOf } from './setting';

/** Everything that can go wrong with one write. */
const fates: readonly Fate[] = ['fail', 'stop', 'stop-after', 'torn'];
const archiving = { archiveFolder: 'Archive/Merged notes' };

type Vault = Readonly<Record<string, string>>;
type Work = (host: Host) => Promise<unknown>;

/** Breaks one write of some work, restarts, recovers; gives the vault that is there then, and what recovery asks about. */
async function breakAt(start: () => Promise<Host>, work: Work, index: number, fate: Fate): Promise<{ readonly vault: Vault; readonly unclear: number; readonly wasReached: boolean }> {
	const host = await start();
	const first = host.gate.steps.length;
	let wasReached = false;
	host.gate.judge = (step: WriteStep): Fate => {
		if (step.index !== first + index) return 'go';
		wasReached = true;
		return fate;
	};
	await host.attempt(work(host));
	host.gate.judge = null;
	const next = await host.restart();
	const unclear = await mergingOf(next).merger.recover();
	await next.flush();
	const vault = vaultOf(next);
	next.close();
	return { vault, unclear: unclear.length, wasReached };
}

/** Breaks every write of some work in every way; the vault must be one of two. Gives the number of points. */
async function breakEverywhere(start: () => Promise<Host>, work: Work, allowed: readonly Vault[]): Promise<number> {
	let points = 0;
	for (const fate of fates) {
		for (let index = 1; ; index++) {
			const { vault, unclear, wasReached } = await breakAt(start, work, index, fate);
			if (!wasReached) break;
			points++;
			expect({ index, fate, unclear }).toEqual({ index, fate, unclear: 0 });
			expect(allowed).toContainEqual(vault);
		}
	}
	return points;
}

async function merged(settings = {}): Promise<Host> {
	const host = await createHost({ files });
	const plan = await planOf(host, settings);
	expect((await mergingOf(host, settings).merger.merge(plan)).kind).toBe('done');
	await host.flush();
	return host;
}

// How many points there are is written down, so that none is left out unseen.
describe.each([
	['the trash', {}, { merge: 36, undo: 28, recovery: 20 }],
	['an archive folder', archiving, { merge: 44, undo: 36, recovery: 20 }],
])('with merged notes going to %s', (_, settings, points) => {
	test('a merge that is broken at any write, in any way, leaves the vault as before or after', async () => {
		const before = vaultOf(await createHost({ files }));
		const after = vaultOf(await merged(settings));
		expect(after).not.toEqual(before);
		const work: Work = async (host) => mergingOf(host, settings).merger.merge(await planOf(host, settings));
		expect(await breakEverywhere(() => createHost({ files }), work, [before, after])).toBe(points.merge);
	}, 120_000);

	test('an undo that is broken at any write, in any way, leaves the vault as before or after', async () => {
		const before = vaultOf(await createHost({ files }));
		const after = vaultOf(await merged(settings));
		const work: Work = (host) => mergingOf(host, settings).merger.undo(null);
		expect(await breakEverywhere(() => merged(settings), work, [before, after])).toBe(points.undo);
	}, 120_000);

	test('a recovery that is broken at any write is finished by the next', async () => {
		const before = vaultOf(await createHost({ files }));
		const interrupted = async (): Promise<Host> => {
			const host = await createHost({ files });
			const plan = await planOf(host, settings);
			const first = host.gate.steps.length;
			host.gate.judge = stopAfter(first + 6);
			await host.attempt(mergingOf(host, settings).merger.merge(plan));
			host.gate.judge = null;
			return host.restart();
		};
		expect(await breakEverywhere(interrupted, (host) => mergingOf(host).merger.recover(), [before])).toBe(points.recovery);
	}, 120_000);
});

function stopAfter(index: number): Judge {
	return (step) => step.index === index ? 'stop-after' : 'go';
}
