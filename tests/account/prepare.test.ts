import { SampleVault } from './sample';

const today = '2026-03-01';
const note = (tasks: number): string => `---\ntype: customer\n---\n${Array.from({ length: tasks }, (_, at) => `- [ ] Order part ${String(at)} for the pump`).join('\n')}\n`;

/** How often there was a rest until all was worked out, if it is time for others at every second look. */
function rests(vault: SampleVault): number {
	let [looks, rested] = [0, 0];
	while (!vault.book.prepare(today, () => ++looks % 2 === 0)) rested++;
	return rested;
}

test('an account with thousands of tasks is worked out a bit at a time, one with few at once', () => {
	expect(rests(new SampleVault({ 'Kestrel.md': note(2000) })) - rests(new SampleVault({ 'Kestrel.md': note(2) }))).toBeGreaterThan(100);
});

test('what changes while it is worked out counts, and what is asked before is answered at once', () => {
	const vault = new SampleVault({ 'Kestrel.md': note(2000) });
	let looks = 0;
	expect(vault.book.prepare(today, () => ++looks > 50)).toBe(false);
	vault.write('Kestrel.md', note(500));
	looks = 0;
	expect(vault.book.prepare(today, () => ++looks > 50)).toBe(false);
	expect(vault.book.summaries(today).map(({ openTaskCount }) => openTaskCount)).toEqual([500]);
	rests(vault);
	expect(vault.book.tasks(null).length).toBe(500);
	vault.write('Kestrel.md', note(501));
	rests(vault);
	expect(vault.book.tasks(null).length).toBe(501);
});
