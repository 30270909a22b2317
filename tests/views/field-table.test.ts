import { fieldRows, notesOf } from '../../src/views/merge/field-table';
import { notesOf as mergeNotes, plan } from '../merge/generate';

test('every property of every note stands beside what is kept, under the spelling that is kept', () => {
	const merged = plan(mergeNotes([
		'---\ntype: customer\nStatus: Active\ntags: [a]\n---\n',
		'---\nstatus: Prospect\nlast_contact: 2026-03-01\ntags: [b]\nowner:\n---\n',
	]));
	expect(notesOf(merged)).toEqual(['A/Acme.md', 'B/Acme.md']);
	expect(fieldRows(merged)).toEqual([
		{ field: 'type', values: ['customer', ''], kept: 'customer' },
		{ field: 'Status', values: ['Active', 'Prospect'], kept: 'Prospect' },
		{ field: 'tags', values: ['a', 'b'], kept: 'a, b' },
		{ field: 'last_contact', values: ['', '2026-03-01'], kept: '2026-03-01' },
		{ field: 'owner', values: ['', ''], kept: '' },
	]);
});

test('properties that cannot be read are left out, not guessed at', () => {
	const merged = plan(mergeNotes(['---\ntype: customer\n---\n', '---\ntype: "x\n---\n']));
	expect(fieldRows(merged)).toEqual([{ field: 'type', values: ['customer', ''], kept: 'customer' }]);
});
