import { noChoices, type MergeOutcome } from '../../../src/merge/plan';
import { Backlinks } from '../../../src/vault/backlinks';
import { Slices } from '../../../src/vault/slices';
import { Surroundings } from '../../../src/vault/merging/surroundings';
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

/** Others have their turn at every rest. */
class Interrupted extends Slices {
	constructor(private readonly meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
		super();
	}

	override get isDue(): boolean {
		return true;
	}

	override async rest(): Promise<void> {
		await this.meanwhile();
	}
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
	test('is right for two questions that are asked at once', async () => {
		const host = await createHost({ files: vault });
		await host.flush();
		const surroundings = new Surroundings({ app: host.app, backlinks: new Backlinks(host.app), watch: () => undefined });
		const [readme, archived] = group.map((path) => new Set([path]));
		const [one, other] = await Promise.all([surroundings.linksTo(archived ?? new Set(), new Interrupted()), surroundings.linksTo(readme ?? new Set(), new Interrupted())]);
		expect([...one.keys()]).toContain('Archive/other.md');
		expect([...other.keys()]).toEqual([]);
	});

	test('is right where a file comes while the vault is gone over', async () => {
		const host = await createHost({ files: vault });
		await host.flush();
		const surroundings = new Surroundings({ app: host.app, backlinks: new Backlinks(host.app), watch: () => undefined });
		let isNew = true;
		const meanwhile = async (): Promise<void> => {
			if (isNew) await host.app.vault.create('New.canvas', '{}');
			isNew = false;
		};
		await surroundings.files(new Interrupted(meanwhile));
		expect((await surroundings.files(new Interrupted())).canvases.map(({ path }) => path)).toContain('New.canvas');
	});
});
