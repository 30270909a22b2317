import { fieldRows, notesOf } from '../../src/views/merge/field-table';
import { notesOf as mergeNotes, plan } from '../merge/generate';

test('every property of every note stands beside what is kept, under the spelling that is kept', () => {
	const merged = plan(mergeNotes([
		'---\ntype: customer\nStatus: Active\ntags: [a]\n---\n',
		'---\nstatus: Prospect\nlast_contact: 2026-03-01\ntags: [b]\nowner:\n---\n',
	]));
	expect(notesOf(merged)).toEqual(['A/Acme.md', 'B/Acme.md']);
	const said = fieldRows(merged).map(({ field, values, kept }) => ({ field, values: values.map(({ text, isKept }) => isKept ? text : `not ${text}`), kept }));
	expect(said).toEqual([
		{ field: 'type', values: ['customer', ''], kept: 'customer' },
		{ field: 'Status', values: ['not Active', 'Prospect'], kept: 'Prospect' },
		{ field: 'tags', values: ['a', 'b'], kept: 'a, b' },
		{ field: 'last_contact', values: ['', '2026-03-01'], kept: '2026-03-01' },
		{ field: 'owner', values: ['', ''], kept: '' },
	]);
});

test('properties that cannot be read are left out, not guessed at', () => {
	const merged = plan(mergeNotes(['---\ntype: customer\n---\n', '---\ntype: "x\n---\n']));
	expect(fieldRows(merged)).toEqual([{ field: 'type', values: [{ text: 'customer', isKept: true }, { text: '', isKept: true }], kept: 'customer' }]);
});
