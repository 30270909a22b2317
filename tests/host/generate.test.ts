import { generateVault } from './generate';

const words = (text: string): number => new TextEncoder().encode(text).byteLength;

describe('a generated vault', () => {
	const vault = generateVault({ notes: 2000, seed: 7 });
	const texts = Object.values(vault.files);

	it('has the number of notes that was asked for, and is the same for the same seed', () => {
		expect(texts).toHaveLength(2000);
		expect(generateVault({ notes: 2000, seed: 7 })).toEqual(vault);
		expect(generateVault({ notes: 2000, seed: 8 }).files).not.toEqual(vault.files);
	});

	it('has a tenth account notes, and a fifth of the accounts with two or three of them', () => {
		expect(vault.accountNotes).toHaveLength(200);
		const titles = vault.accountNotes.map((path) => /^title: (.*)$/m.exec(vault.files[path] ?? '')?.[1]);
		const counts = vault.accounts.map((name) => titles.filter((title) => title === name).length);
		const several = counts.filter((count) => count > 1).length / counts.length;
		expect(several).toBeGreaterThan(0.18);
		expect(several).toBeLessThan(0.22);
		expect(Math.max(...counts)).toBe(3);
		expect(Math.min(...counts)).toBe(1);
	});

	it('has notes of about 3.2 kB with 1.4 tasks each', () => {
		const average = texts.reduce((sum, text) => sum + words(text), 0) / texts.length;
		expect(average).toBeGreaterThan(3000);
		expect(average).toBeLessThan(3400);
		const tasks = texts.reduce((sum, text) => sum + (text.match(/^- \[.\] /gm)?.length ?? 0), 0);
		expect(tasks).toBe(vault.tasks);
		expect(tasks / texts.length).toBeCloseTo(1.4, 1);
	});
});
