import { notesOf, plan } from './generate';

test.each(['title', 'name'])('the %s of a merged note becomes an alias, and is no conflict', (key) => {
	const { result, conflicts } = plan(notesOf(['Acme', 'Acme Rail'].map((name) => `---\ntype: customer\n${key}: ${name}\n---\n`)));
	expect(conflicts).toEqual([]);
	expect(result).toBe(`---\ntype: customer\n${key}: Acme\naliases:\n  - Acme Rail\n---\n`);
});

test.each(['Acme 1', 'Acme (1)', 'Acme copy', 'Acme - copy 2', 'Acme.sync-conflict-20260811-175245-3PDLNDG'])('the file name of the copy %s becomes no alias', (name) => {
	const [kept, copy] = notesOf(['---\ntype: customer\n---\n', '---\ntype: customer\n---\n']);
	if (kept === undefined || copy === undefined) throw new Error('There are two notes.');
	expect(plan([kept, { ...copy, path: `B/${name}.md` }]).result).toBe('---\ntype: customer\n---\n');
});
