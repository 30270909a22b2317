import fc from 'fast-check';
import type { TAbstractFile } from 'obsidian';
import type { Host } from '../host/host';

/* What may happen in a vault: files written, moved and deleted, by the application and by other programs. */

export const today = '2026-11-20';
export const folders = ['A', 'C/Brightloom', 'C/Okapi', 'B'];
export const names = ['README', 'Brightloom', 'Okapi', '2026-11-12 Call', 'Okapi 1', 'Ines'];
export const texts = [
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

export type Step =
	| { readonly kind: 'write'; readonly folder: number; readonly name: number; readonly text: number; readonly isOutside: boolean }
	| { readonly kind: 'move'; readonly from: number; readonly folder: number; readonly name: number }
	| { readonly kind: 'delete'; readonly from: number; readonly isOutside: boolean }
	| { readonly kind: 'move-folder'; readonly from: number; readonly to: string }
	| { readonly kind: 'delete-folder'; readonly from: number };

const at = (list: readonly unknown[]) => fc.nat(list.length - 1);
export const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), folder: at(folders), name: at(names), text: at(texts), isOutside: fc.boolean() }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), from: fc.nat(20), folder: at(folders), name: at(names) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), from: fc.nat(20), isOutside: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('move-folder' as const), from: fc.nat(5), to: fc.constantFrom('C/Lumen', 'D', 'A/Sub') }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-folder' as const), from: fc.nat(5) }) },
);

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

export async function take(host: Host, next: Step): Promise<void> {
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
