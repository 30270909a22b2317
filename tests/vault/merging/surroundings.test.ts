import { noChoices, type MergeOutcome } from '../../../src/merge/plan';
import { createHost, type Host } from '../../host/host';
import { files, group, mergingOf } from './setting';

type Change = (host: Host) => Promise<unknown> | undefined;

const file = (host: Host, path: string): NonNullable<ReturnType<Host['app']['vault']['getFileByPath']>> => {
	const found = host.app.vault.getFileByPath(path);
	if (!found) throw new Error(path);
	return found;
};

/** Everything after which another plan must come out than what was kept would give. */
const changes: readonly (readonly [string, Change])[] = [
	['a note begins to link', (host) => host.app.vault.modify(file(host, 'Elsewhere/plain.md'), 'Now with [[Archive/Brightloom]].')],
	['a note links no more', (host) => host.app.vault.modify(file(host, 'Archive/other.md'), 'Nothing.')],
	['a note that links is new', (host) => host.app.vault.create('Elsewhere/new.md', '[[Archive/Brightloom]]')],
	['a note that links is renamed', (host) => host.app.fileManager.renameFile(file(host, 'Archive/other.md'), 'Archive/another.md')],
	['a note that links is gone', (host) => host.app.fileManager.trashFile(file(host, 'Archive/other.md'))],
	['a canvas is new', (host) => host.app.vault.create('New.canvas', '{"nodes":[{"id":"1","type":"file","file":"Archive/Brightloom.md"}]}')],
	['a Base is new', (host) => host.app.vault.create('New.base', 'filters: file.name == "Brightloom"\n')],
	['many notes begin to link', async (host) => {
		for (let nth = 0; nth < 210; nth++) await host.app.vault.modify(file(host, `Many/${String(nth)}.md`), '[[Archive/Brightloom]]');
	}],
];

const vault = { ...files, 'Elsewhere/plain.md': 'No link.', ...Object.fromEntries(Array.from({ length: 210 }, (_, nth) => [`Many/${String(nth)}.md`, ''])) };

async function planFrom(host: Host, gatherer = mergingOf(host).gatherer, paths: readonly string[] = group): Promise<MergeOutcome> {
	return gatherer.plan(paths, noChoices);
}

describe('what is known of the vault from one plan to the next', () => {
	test.each(changes)('is right after %s', async (_, change) => {
		const host = await createHost({ files: vault });
		await host.flush();
		const { gatherer } = mergingOf(host);
		const before = await planFrom(host, gatherer);
		await change(host);
		await host.flush();
		const after = await planFrom(host, gatherer);
		expect(after).toEqual(await planFrom(host));
		expect(after).not.toEqual(before);
	});

	test('serves a group that was not asked for before', async () => {
		const host = await createHost({ files: vault });
		await host.flush();
		const { gatherer } = mergingOf(host);
		await planFrom(host, gatherer);
		const others = ['Archive/other.md', 'Elsewhere/plain.md'];
		expect(await planFrom(host, gatherer, others)).toEqual(await planFrom(host, undefined, others));
		expect(await planFrom(host, gatherer)).toEqual(await planFrom(host));
	});
});
