import { notesOf, plan } from './generate';

test.each(['title', 'name'])('the %s of a merged note becomes an alias, and is no conflict', (key) => {
	const { result, conflicts } = plan(notesOf(['Acme', 'Acme Rail'].map((name) => `---\ntype: customer\n${key}: ${name}\n---\n`)));
	expect(conflicts).toEqual([]);
	expect(result).toBe(`---\ntype: customer\n${key}: Acme\naliases:\n  - Acme Rail\n---\n`);
});
