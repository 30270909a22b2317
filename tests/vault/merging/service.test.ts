import { noChoices } from '../../../src/merge/plan';
import { defaults } from '../../../src/settings/settings';
import { AccountIndex, createMerges, Writer } from '../../../src/vault';
import { createHost } from '../../host/host';
import { files, group, planOf, vaultOf } from './setting';

test('a link that came after the plan was made stops the merge before the first write, and the next plan takes it in', async () => {
	const host = await createHost({ files });
	const index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
	index.load();
	await index.whenReady(10_000);
	const merges = createMerges({
		app: host.app, writer: new Writer(host.app), live: index, backlinks: index.backlinks, folder: `${host.configDir}/plugins/account-dashboard`,
		device: () => host.device.id, now: () => 1_790_000_000_000, watch: (ref) => { index.registerEvent(ref); },
	});
	const plan = async () => {
		const outcome = await merges.plan(group, noChoices);
		if (outcome.kind === 'refused') throw new Error(outcome.why);
		return outcome.plan;
	};
	const early = await plan();
	await host.app.vault.create('Late.md', 'See [[Archive/Brightloom]].\n');
	await host.flush();
	const before = vaultOf(host);
	expect(await merges.merge(early)).toEqual({ kind: 'refused', refused: [{ path: 'Late.md', why: 'It links to a merged note since the plan was made.' }] });
	expect(vaultOf(host)).toEqual(before);
	expect(await merges.merge(await plan())).toMatchObject({ kind: 'done' });
	await host.flush();
	expect(host.text('Late.md')).toBe('See [[Customers/Brightloom/README|Brightloom]].\n');
	index.unload();
	host.close();
});

test('the newest last contact survives also under a word of one\'s own', async () => {
	const german = (day: string): string => `---\nTyp: Kunde\nLetzter Kontakt: ${day}\n---\n`;
	const host = await createHost({ files: { 'A/Quarz.md': german('03.10.2026'), 'B/Quarz.md': german('2026-11-05') } });
	const { result, conflicts } = await planOf(host, { words: { 'Letzter Kontakt': 'last contact' } }, noChoices, ['A/Quarz.md', 'B/Quarz.md']);
	expect([result.includes('Letzter Kontakt: 2026-11-05'), conflicts]).toEqual([true, []]);
	host.close();
});
