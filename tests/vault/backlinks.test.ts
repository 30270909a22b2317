import fc from 'fast-check';
import { Backlinks } from '../../src/vault/backlinks';
import { keyOfLink } from '../../src/account/finding';
import { Slices } from '../../src/vault/slices';
import { createHost, type Host } from '../host/host';
import { folders, names, step, take, texts, today, type Step } from './vault-changes';

const sources = (host: Host, paths: readonly string[], keys: readonly string[]): readonly string[] => {
	const { resolvedLinks, unresolvedLinks } = host.app.metadataCache;
	const resolved = Object.entries(resolvedLinks).filter(([, links]) => paths.some((path) => path in links));
	const unresolved = Object.entries(unresolvedLinks).filter(([, links]) => Object.keys(links).some((link) => keys.includes(keyOfLink(link))));
	return [...new Set([...resolved, ...unresolved].map(([source]) => source))].sort();
};

const vault = {
	'A/Brightloom.md': texts[0] ?? '', 'C/Okapi/README.md': texts[1] ?? '', 'Daily.md': texts[6] ?? '',
	'Weekly.md': '[[Lumen & Vale|them]] and [[lumen  & vale#Facts]]', 'Board.canvas': '{"nodes":[{"id":"1","type":"file","file":"A/Brightloom.md"}]}',
};
const paths = folders.flatMap((folder) => names.map((name) => `${folder}/${name}.md`));
const keys = [...names, 'Lumen & Vale', 'Nobody'].map(keyOfLink);

async function backlinksOver(host: Host): Promise<Backlinks> {
	await host.flush();
	const backlinks = new Backlinks(host.app);
	backlinks.load();
	return backlinks;
}

test('an unresolved link counts by what it names, however it is spelled', async () => {
	const host = await createHost({ today, files: vault });
	const backlinks = await backlinksOver(host);
	expect(await backlinks.sourcesOf([], [keyOfLink('LUMEN & Vale')], new Slices())).toEqual(['Weekly.md']);
	expect([...await backlinks.sourcesOf(['A/Brightloom.md'], [], new Slices())].sort()).toEqual(['Board.canvas', 'Daily.md']);
	expect(await backlinks.sourcesOf(['Nowhere.md', '__proto__'], ['__proto__', ''], new Slices())).toEqual([]);
});

test('many notes that change at once are all taken in', async () => {
	const many = Array.from({ length: 520 }, (_, nth) => `Many/${String(nth)}.md`);
	const host = await createHost({ today, files: { ...vault, ...Object.fromEntries(many.map((path) => [path, ''])) } });
	const backlinks = await backlinksOver(host);
	expect(await backlinks.sourcesOf(['A/Brightloom.md'], [], new Slices())).toHaveLength(2);
	for (const path of many) {
		const file = host.app.vault.getFileByPath(path);
		if (file) await host.app.vault.modify(file, '[[A/Brightloom]]');
	}
	await host.flush();
	expect(await backlinks.sourcesOf(['A/Brightloom.md'], [], new Slices())).toHaveLength(522);
});

test('whatever happens in the vault, what is kept says what going over all links would', async () => {
	await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps: readonly (readonly [Step, boolean])[]) => {
		const host = await createHost({ today, files: vault });
		const backlinks = await backlinksOver(host);
		for (const [at, [next, isAsked]] of steps.entries()) {
			await take(host, next).catch(() => undefined);
			// Not asked each time, so that several changes are taken in at once.
			if (!isAsked && at < steps.length - 1) continue;
			await host.flush();
			for (const path of paths) expect([path, ...[...await backlinks.sourcesOf([path], [], new Slices())].sort()]).toEqual([path, ...sources(host, [path], [])]);
			expect([...await backlinks.sourcesOf(paths, keys, new Slices())].sort()).toEqual(sources(host, paths, keys));
			for (const key of keys) expect([...await backlinks.sourcesOf([], [key], new Slices())].sort()).toEqual(sources(host, [], [key]));
		}
		backlinks.unload();
		host.close();
	}), { numRuns: 60 });
}, 120_000);
