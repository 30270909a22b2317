import fc from 'fast-check';
import { defaults } from '../../src/settings/settings';
import { AccountIndex } from '../../src/vault';
import { createHost, type Host } from '../host/host';
import { step, take, texts, today, type Step } from './vault-changes';

/*
 * Whatever happens in the vault, and however the application tells of it, the
 * index ends where one that starts now would begin.
 */

/** Everything that the index says, without the ids, which are its own. */
function said(index: AccountIndex): unknown {
	const { accounts } = index;
	return {
		accounts: accounts.summaries(today)
			.map(({ id, ...summary }) => ({ ...summary, notes: accounts.notesOf(id), detail: accounts.detail(id, today) }))
			.sort((a, b) => JSON.stringify([a.name, a.path]) < JSON.stringify([b.name, b.path]) ? -1 : 1),
		duplicates: accounts.duplicates(),
		totals: accounts.totals(today),
		problems: accounts.problems(today),
	};
}

async function indexOver(host: Host, settings = defaults): Promise<AccountIndex> {
	const index = new AccountIndex(host.app, { settings, decisions: [] });
	index.load();
	await index.whenReady(10_000);
	return index;
}

/** Sequences that once went wrong. */
const examples: [Step[], boolean][] = [
	[[
		{ kind: 'write', folder: 2, name: 0, text: 0, isOutside: false },
		{ kind: 'delete', from: 1, isOutside: true },
		{ kind: 'move-folder', from: 1, to: 'D' },
	], true],
	[[
		{ kind: 'delete-folder', from: 0 },
		{ kind: 'write', folder: 0, name: 2, text: 0, isOutside: false },
		{ kind: 'delete', from: 2, isOutside: true },
		{ kind: 'write', folder: 0, name: 0, text: 0, isOutside: false },
	], true],
];

test('after any changes the index says what a fresh one would', async () => {
	await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, isHurried) => {
		const host = await createHost({ today, files: { 'A/Brightloom.md': texts[0] ?? '', 'C/Okapi/README.md': texts[1] ?? '', 'Daily.md': texts[6] ?? '' } });
		const index = await indexOver(host);
		for (const next of steps) {
			// What another program took away cannot be written to: the application refuses, and nothing has happened.
			await take(host, next).catch(() => undefined);
			// In a hurry, many changes come before anything of them is worked out.
			if (!isHurried) await host.flush();
		}
		await host.flush();
		await index.whenReady(10_000);
		const fresh = await indexOver(host);
		expect(said(index)).toEqual(said(fresh));
		index.unload();
		fresh.unload();
		host.close();
	}), { numRuns: 60, examples });
}, 120_000);

/** How long what happens next waits: not at all, for what is under way, or for some of the work of the start. */
const pauses: Readonly<Record<'none' | 'micro' | 'task' | 'longer', () => Promise<void>>> = {
	none: async () => { /* at once */ },
	micro: () => Promise.resolve(),
	task: () => new Promise((resolve) => { setTimeout(resolve, 0); }),
	longer: () => new Promise((resolve) => { setTimeout(resolve, 12); }),
};
const otherFolders = { ...defaults, accountFolders: ['A', 'B'] };
const otherWords = { ...defaults, words: { call: 'customer', form: 'key facts' }, lastContactProperties: ['date'] };
const early = fc.record({
	pause: fc.constantFrom('none' as const, 'micro' as const, 'task' as const, 'longer' as const),
	what: fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: fc.constantFrom('resolved' as const, 'folders' as const, 'words' as const) }),
});

test('changes while the vault is still taken in count too, and nothing is said to be read before it is', async () => {
	await fc.assert(fc.asyncProperty(fc.array(early, { minLength: 1, maxLength: 8 }), async (steps) => {
		const host = await createHost({ today, isStarted: false, files: { 'A/Brightloom.md': texts[0] ?? '', 'C/Okapi/README.md': texts[1] ?? '', 'Daily.md': texts[6] ?? '', 'B/Okapi.md': texts[1] ?? '' } });
		const index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
		const pending: string[] = [];
		index.load();
		const ready = index.whenReady(10_000).then(() => { pending.push(...index.accounts.summaries(today).filter(({ isPending }) => isPending).map(({ name }) => name)); });
		const started = host.start();
		for (const { pause, what } of steps) {
			await pauses[pause]();
			if (what === 'resolved') host.app.metadataCache.trigger('resolved');
			else if (what === 'folders') index.useSettings(otherFolders);
			else if (what === 'words') index.useSettings(otherWords);
			else await take(host, what).catch(() => undefined);
		}
		await started;
		await ready;
		expect(pending).toEqual([]);
		await host.flush();
		await index.whenReady(10_000);
		const fresh = await indexOver(host, index.settings);
		expect(said(index)).toEqual(said(fresh));
		index.unload();
		fresh.unload();
		host.close();
	}), { numRuns: 100 });
}, 120_000);
