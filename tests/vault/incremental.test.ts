import fc from 'fast-check';
import type { TAbstractFile } from 'obsidian';
import { defaults } from '../../src/settings/settings';
import { AccountIndex } from '../../src/vault';
import { createHost, type Host } from '../host/host';

/*
 * Whatever happens in the vault, and however the application tells of it, the
 * index ends where one that starts now would begin.
 */

const today = '2026-11-20';
const folders = ['A', 'C/Brightloom', 'C/Okapi', 'B'];
const names = ['README', 'Brightloom', 'Okapi', '2026-11-12 Call', 'Okapi 1', 'Ines'];
const texts = [
	'---\ntype: customer\nlast_contact: 2026-11-01\n---\n\n- [ ] Send the form\n',
	'---\ntype: customer\ntitle: Okapi\nlast_contact: 2026-09-01\naliases: [OK]\n---\n\n## Key Facts\n\n- A fact\n',
	'---\ntype: call\ndate: 2026-11-12\n---\n\n- [ ] Write\n',
	'---\ntype: meeting\naccount: "[[Brightloom]]"\ndate: 2026-11-10\n---\n\n- [x] Send the form\n',
	'---\ntype: meeting\naccount: [Okapi, "[[Brightloom]]"]\ndate: 2026-12-10\n---\n',
	'---\ntype: person\ncompany: "[[Okapi]]"\n---\n',
	'- [ ] Ask [[Okapi]] and [[Brightloom]]\n',
	'---\ntype: customer\nstatus: "Active\n---\n\n#type/customer\n',
	'plain\n',
	'',
];

type Step =
	| { readonly kind: 'write'; readonly folder: number; readonly name: number; readonly text: number; readonly isOutside: boolean }
	| { readonly kind: 'move'; readonly from: number; readonly folder: number; readonly name: number }
	| { readonly kind: 'delete'; readonly from: number; readonly isOutside: boolean }
	| { readonly kind: 'move-folder'; readonly from: number; readonly to: string }
	| { readonly kind: 'delete-folder'; readonly from: number };

const at = (list: readonly unknown[]) => fc.nat(list.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), folder: at(folders), name: at(names), text: at(texts), isOutside: fc.boolean() }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), from: fc.nat(20), folder: at(folders), name: at(names) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), from: fc.nat(20), isOutside: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('move-folder' as const), from: fc.nat(5), to: fc.constantFrom('C/Lumen', 'D', 'A/Sub') }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-folder' as const), from: fc.nat(5) }) },
);

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

async function take(host: Host, next: Step): Promise<void> {
	const { vault } = host.app;
	const notes = vault.getMarkdownFiles();
	switch (next.kind) {
		case 'write': {
			const folder = folders[next.folder] ?? 'A';
			const path = `${folder}/${names[next.name] ?? 'x'}.md`;
			const text = texts[next.text] ?? '';
			if (next.isOutside) return host.externalWrite(path, text);
			const file = vault.getFileByPath(path);
			if (file) return vault.modify(file, text);
			if (!vault.getFolderByPath(folder)) await vault.createFolder(folder);
			await vault.create(path, text);
			return;
		}
		case 'move': {
			const file = pick(notes, next.from);
			const path = `${folders[next.folder] ?? 'A'}/${names[next.name] ?? 'x'}.md`;
			if (!file || vault.getAbstractFileByPath(path) || !vault.getFolderByPath(folders[next.folder] ?? 'A')) return;
			return vault.rename(file, path);
		}
		case 'delete': {
			const file = pick(notes, next.from);
			if (!file) return;
			if (next.isOutside) return host.externalDelete(file.path);
			return vault.delete(file);
		}
		case 'move-folder': {
			const folder = pick(foldersOf(host), next.from);
			if (!folder || vault.getAbstractFileByPath(next.to) || next.to.startsWith(`${folder.path}/`)) return;
			return vault.rename(folder, next.to);
		}
		case 'delete-folder': {
			const folder = pick(foldersOf(host), next.from);
			if (folder) return vault.delete(folder, true);
		}
	}
}

function foldersOf(host: Host): readonly TAbstractFile[] {
	return host.app.vault.getAllFolders(false).filter(({ path }) => !path.startsWith('.'));
}

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

async function indexOver(host: Host): Promise<AccountIndex> {
	const index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
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
