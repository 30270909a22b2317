import { noChoices, type MergeChoices, type MergePlan } from '../../../src/merge/plan';
import { defaults, type Settings } from '../../../src/settings/settings';
import { Backlinks } from '../../../src/vault/backlinks';
import { MergeGatherer } from '../../../src/vault/merging/gather';
import { Merger } from '../../../src/vault/merging/merger';
import { Writer } from '../../../src/vault/writer';
import type { Host } from '../../host/host';

/** A small vault in which two notes of one account are linked to from everywhere. */
export const files: Readonly<Record<string, string>> = {
	'Customers/Brightloom/README.md': [
		'---', 'type: customer', 'title: "Brightloom"  # as on the contract', 'last_contact: 2026-10-02', 'created: 2025-03-01', 'tags: [type/customer]', '---', '',
		'# Brightloom', '', '## Key facts', '', '- Runs two sites in Porto', '', '## Open tasks', '', '- [ ] Send the sizing sheet', '',
	].join('\n'),
	'Archive/Brightloom.md': [
		'---', 'type: customer', 'title: Brightloom', "last_contact: '2026-11-05'", 'created: 2026-01-03', 'aliases: [Bright Loom]', '---', '',
		'# Brightloom', '', '## Key facts', '', '- Runs two sites in Porto', '- Buys through a reseller ^reseller', '',
		'## Open tasks', '', '- [x] Send the sizing sheet', '- [ ] Book the review 📅 2026-12-01', '', '## Blockers', '', '- ❌ Budget is frozen until March', '',
		'See [[#^reseller]] and ![chart](./chart.png).', '',
	].join('\n'),
	'Archive/chart.png': 'png',
	'Daily/2026-11-05.md': 'Call with [[Archive/Brightloom|the loom people]], see [[Archive/Brightloom#^reseller]].\r\n| a | b |\r\n|---|---|\r\n| [[Archive/Brightloom\\|x]] | `[[Archive/Brightloom]]` |\r\n',
	'Archive/other.md': '---\nrelated: "[[Brightloom]]"\n---\nNear to it: [[Brightloom#Blockers]] and [m](Brightloom.md).\n',
	'Board.canvas': '{\n\t"nodes":[\n\t\t{"id":"1","type":"file","file":"Archive/Brightloom.md","x":0,"y":0,"width":1,"height":1},\n\t\t{"id":"2","type":"text","text":"- [[Archive/Brightloom]]","x":0,"y":0,"width":1,"height":1}\n\t],\n\t"edges":[]\n}',
	'Accounts.base': 'filters: file.name == "Brightloom"\n',
};

export const group = ['Customers/Brightloom/README.md', 'Archive/Brightloom.md'];

/** What a plugin has at hand to merge with. */
export function mergingOf(host: Host, settings: Partial<Settings> = {}): { readonly merger: Merger; readonly gatherer: MergeGatherer } {
	const writer = new Writer(host.app);
	const all = { ...defaults, ...settings };
	let clock = 1_790_000_000_000;
	return {
		gatherer: new MergeGatherer({ app: host.app, writer, settings: () => all, isFolderActivity: (path) => /\/\d{4}-\d\d-\d\d[^/]*$/.test(path), watch: () => undefined, backlinks: new Backlinks(host.app) }),
		merger: new Merger({
			app: host.app, writer, folder: `${host.configDir}/plugins/account-dashboard`, device: () => host.device.id,
			limits: () => ({ days: all.journalDays, megabytes: all.journalMegabytes }), now: () => clock++,
		}),
	};
}

/** The plan for the two notes of `files`; throws where there is none. */
export async function planOf(host: Host, settings: Partial<Settings> = {}, choices: MergeChoices = noChoices, paths: readonly string[] = group): Promise<MergePlan> {
	const outcome = await mergingOf(host, settings).gatherer.plan(paths, choices);
	if (outcome.kind === 'refused') throw new Error(outcome.why);
	return outcome.plan;
}

/** The vault's own files, without what the application and the plugin keep. */
export function vaultOf(host: Host): Readonly<Record<string, string>> {
	const { snapshot } = { snapshot: host.disk.snapshot() };
	const paths = Object.keys(snapshot).filter((path) => !path.split('/').some((step) => step.startsWith('.')) && !path.endsWith('/'));
	return Object.fromEntries(paths.sort().map((path) => [path, host.text(path) ?? '']));
}
