import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unaccounted } from './accounting';
import { notesOf, plan } from './generate';

/* Notes that people wrote: the sample vault, and public vaults where they lie beside the project. */
const root = path.resolve(__dirname, '../..');
const vaults = [path.join(root, 'tests/vaults/sample'), path.resolve(root, '../shared/vaults')].filter((folder) => existsSync(folder));

function textsIn(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
		.map((entry) => path.join(entry.parentPath, entry.name)).sort()
		.map((file) => readFileSync(file, 'utf8'))
		.filter((text) => text.length < 60_000);
}

describe.each(vaults)('notes of a real vault', (folder) => {
	const texts = textsIn(folder);
	test('a pair loses no line, and merging it again changes nothing', () => {
		texts.forEach((one, place) => {
			// Neighbours are most alike; the other half of the vault is a stranger.
			const other = texts[place % 4 === 0 ? (place + Math.floor(texts.length / 2)) % texts.length : place + 1];
			if (other === undefined) return;
			const merged = plan(notesOf([one, other]));
			expect([one, other].flatMap((text) => unaccounted(text, merged))).toEqual([]);
			expect(plan(notesOf([merged.result, other])).result).toBe(merged.result);
		});
	});

	test('a note merged with itself stays as it is', () => {
		for (const text of texts) expect(plan(notesOf([text, text])).result).toBe(text);
	});
});
