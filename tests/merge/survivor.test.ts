import { proposeSurvivor } from '../../src/merge/survivor';

const note = { text: '', lastContact: null, created: '2026-01-03', isHub: false, linkCount: 0 };

test.each([
	['X.md', 'X 1.md'],
	['X.md', 'X (1).md'],
	['X.md', 'X copy.md'],
	['Customers/X/README.md', 'Customers/X/README 1.md'],
])('of two alike in everything else, %s is kept and not %s', (kept, copy) => {
	expect(proposeSurvivor([{ ...note, path: copy }, { ...note, path: kept }])?.path).toBe(kept);
	expect(proposeSurvivor([{ ...note, path: kept }, { ...note, path: copy }])?.path).toBe(kept);
});

test('what is older or linked more often is kept before the path is asked', () => {
	expect(proposeSurvivor([{ ...note, path: 'X.md' }, { ...note, path: 'X 1.md', linkCount: 2 }])?.path).toBe('X 1.md');
	expect(proposeSurvivor([{ ...note, path: 'X.md' }, { ...note, path: 'X 1.md', created: '2025-01-03' }])?.path).toBe('X 1.md');
});
