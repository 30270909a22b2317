import fc from 'fast-check';
import { matchNotes, type NoteEvidence, sketchSimilarity, textSketch } from '../../src/match';
import { copyNameOf } from '../../src/match/copies';
import { companyDomain } from '../../src/match/domains';

const words = Array.from({ length: 300 }, (_, at) => `word${String(at * 7919 % 997)}`);
const text = words.join(' ');
const nearlyText = [...words.slice(0, 296), 'another', 'end', 'of', 'it'].join(' ');

function note(title: string, more: Partial<NoteEvidence> = {}): NoteEvidence {
	return { names: [title], path: `Customers/${title}.md`, domains: [], ids: {}, textSketch: null, ...more };
}

test('notes of one title are one account', () => {
	expect(matchNotes(note('Acme'), note('ACME GmbH'))).toMatchObject({ certainty: 'certain', score: 1 });
});

test.each([
	['website', { domains: ['acme.example'] }, { domains: ['www.acme-tools.test'] }],
	['CRM id', { ids: { hubspot_id: '17' } }, { ids: { hubspot_id: '18' } }],
])('another %s keeps notes of one title from being certain', (_, left, right) => {
	const { certainty, reasons } = matchNotes(note('Acme', left), note('Acme', right));
	expect(certainty).toBe('likely');
	expect(reasons[0]).toContain('differ');
});

test('free-mail domains, a domain on one side only and ids of other properties say nothing', () => {
	expect(matchNotes(note('Acme', { domains: ['gmail.com'] }), note('Acme', { domains: ['web.de'] })).certainty).toBe('certain');
	expect(matchNotes(note('Acme', { domains: ['acme.example'] }), note('Acme')).certainty).toBe('certain');
	expect(matchNotes(note('Acme', { ids: { a: '1' } }), note('Acme', { ids: { b: '2' } })).certainty).toBe('certain');
	expect(matchNotes(note('Acme', { ids: { a: '' } }), note('Acme', { ids: { a: '2' } })).certainty).toBe('certain');
});

test('a mail domain below the website is the same domain', () => {
	expect(matchNotes(note('Acme', { domains: ['mail.acme.co.uk'] }), note('Acme', { domains: ['www.acme.co.uk'] })).certainty).toBe('certain');
});

test('the same domain or id makes like names likelier, never certain', () => {
	const left = note('Nordwind Logistics');
	const right = note('Nordwind Shipping');
	const plain = matchNotes(left, right);
	for (const more of [{ domains: ['nordwind.example'] }, { ids: { crm: '5' } }]) {
		const match = matchNotes({ ...left, ...more }, { ...right, ...more });
		expect(match.score).toBeGreaterThan(plain.score);
		expect(match.certainty).not.toBe('certain');
	}
});

test('a lone alias is asked about, both ways is likelier, and neither is certain', () => {
	const lone = matchNotes(note('Boyd Gaming', { names: ['Boyd Gaming', 'BYD'] }), note('BYD'));
	expect(lone).toMatchObject({ certainty: 'likely' });
	expect(lone.score).toBeLessThan(0.7);
	const both = matchNotes(note('Exxon', { names: ['Exxon', 'ExxonMobil'] }), note('ExxonMobil', { names: ['ExxonMobil', 'Exxon'] }));
	expect(both.score).toBeGreaterThan(lone.score);
	expect(both.certainty).toBe('likely');
	expect(matchNotes(note('Boyd Gaming', { names: ['Boyd Gaming', 'BYD'], domains: ['boyd.example'] }), note('BYD', { domains: ['byd.example'] })).certainty).toBe('different');
});

test('funds that differ in number stay apart, whatever their text', () => {
	const sketch = textSketch(text);
	expect(matchNotes(note('Pine Fund II', { textSketch: sketch }), note('Pine Fund III', { textSketch: sketch })).certainty).toBe('different');
});

test('a theme called like another with a number, with nearly the same text, is never certain', () => {
	const left = note('Dedication', { textSketch: textSketch(text) });
	const right = note('Dedication 2', { textSketch: textSketch(nearlyText) });
	expect(matchNotes(left, right).certainty).not.toBe('certain');
	expect(matchNotes(note('Dedication'), note('Dedication 2')).certainty).toBe('different');
});

test('a copy that is called by its file name is asked about, whatever its text', () => {
	for (const name of ['Acme (1)', 'Acme copy', 'Acme (Conflicted copy laptop 202401011200)', 'Acme.sync-conflict-20260811-175245-3PDLNDG']) {
		expect(matchNotes(note('Acme'), note(name))).toMatchObject({ certainty: 'likely', reasons: expect.arrayContaining(['By its file name one note is a copy of the other.']) as unknown });
	}
	expect(matchNotes(note('Acme (1)'), note('Acme copy')).certainty).toBe('likely');
	expect(matchNotes(note('Acme'), note('Acme 2')).certainty).toBe('different');
});

test('a copy that was given another title is another account', () => {
	expect(matchNotes(note('Acme'), note('Zebra Tours', { path: 'Customers/Acme copy.md' })).certainty).toBe('different');
});

test('a conflicted copy is asked about whatever its heading says', () => {
	expect(matchNotes(note('Acme'), note('Acme copy', { path: 'Customers/Acme (Conflicted copy laptop 202401011200).md' })).certainty).toBe('likely');
});

test('a copy by its file name needs the text to show for it', () => {
	const sketch = textSketch(text);
	const other = textSketch('quite another text about quite another thing that was never copied from anywhere');
	for (const name of ['Acme 1', 'Acme (1)', 'Acme copy']) {
		expect(matchNotes(note('Acme', { textSketch: sketch }), note(name, { textSketch: sketch })).certainty).toBe('likely');
		expect(matchNotes(note('Acme', { textSketch: sketch }), note(name, { textSketch: other })).certainty).not.toBe('certain');
	}
	for (const name of ['Acme (Conflicted copy laptop 202401011200)', 'Acme.sync-conflict-20260811-175245-3PDLNDG']) {
		expect(matchNotes(note('Acme', { textSketch: sketch }), note(name, { textSketch: sketch })).certainty).toBe('certain');
		expect(matchNotes(note('Acme', { textSketch: sketch }), note(name, { textSketch: other })).certainty).not.toBe('certain');
		expect(matchNotes(note('Acme', { textSketch: sketch, ids: { crm: '1' } }), note(name, { textSketch: sketch, ids: { crm: '2' } })).certainty).not.toBe('certain');
	}
});

test('notes without names are never one', () => {
	expect(matchNotes({ ...note(''), names: [] }, { ...note(''), names: [] }).certainty).toBe('different');
	expect(matchNotes(note('', { names: ['', ''] }), note('', { names: ['', ''] })).certainty).toBe('different');
});

test('a property named like one of Object’s own is no id', () => {
	const ids = JSON.parse('{"__proto__": "1", "constructor": "2"}') as Record<string, string>;
	expect(matchNotes(note('Acme', { ids }), note('Acme', { ids: {} })).certainty).toBe('certain');
});

test('matching notes is symmetric', () => {
	const evidence = fc.record({
		names: fc.array(fc.constantFrom('Acme', 'Acme GmbH', 'Acme 2', 'ACM', 'Zebra', ''), { maxLength: 3 }),
		path: fc.constantFrom('a/Acme.md', 'Acme 1.md', 'Acme copy.md', 'Acme.sync-conflict-20260811-175245-3PDLNDG.md'),
		domains: fc.array(fc.constantFrom('acme.example', 'zebra.example', 'gmail.com', 'x', ''), { maxLength: 2 }),
		ids: fc.dictionary(fc.constantFrom('crm', 'erp'), fc.constantFrom('1', '2', ''), { noNullPrototype: true }),
		textSketch: fc.constantFrom(null, textSketch(text), textSketch(nearlyText), textSketch('short')),
	});
	fc.assert(fc.property(evidence, evidence, (a, b) => {
		expect(matchNotes(a, b)).toEqual(matchNotes(b, a));
	}), { numRuns: 500 });
});

test.each([
	['X 1.md', 'X', 'number'],
	['a/b/X (1).md', 'X', 'copy'],
	['X copy.md', 'X', 'copy'],
	['X - copy 2.md', 'X', 'copy'],
	['X (Conflicted copy laptop 202401011200).md', 'X', 'conflict'],
	['X.sync-conflict-20260811-175245-3PDLNDG.md', 'X', 'conflict'],
	['X.md', 'X', 'none'],
	['Fund II.md', 'Fund II', 'none'],
	['Photocopy.md', 'Photocopy', 'none'],
	['7.md', '7', 'none'],
])('the file name %s is of %s (%s)', (path, base, kind) => {
	expect(copyNameOf(path)).toEqual({ base, kind });
});

test.each([
	['www.acme.com', 'acme.com'], ['MAIL.ACME.CO.UK', 'acme.co.uk'], ['acme.com.', 'acme.com'], ['gmail.com', null], ['acme.github.io', null],
	['localhost', null], ['', null], ['10.0.0.1', null], ['a..b', null],
])('the company domain of %s is %s', (host, domain) => {
	expect(companyDomain(host)).toBe(domain);
});

describe('sketches of texts', () => {
	test('say how much two texts share', () => {
		expect(sketchSimilarity(textSketch(text), textSketch(text))).toBe(1);
		expect(sketchSimilarity(textSketch(text), textSketch(nearlyText))).toBeGreaterThan(0.8);
		expect(sketchSimilarity(textSketch(text), textSketch('one two three four five six seven'))).toBeLessThan(0.1);
	});

	test('of texts too short to tell share nothing', () => {
		expect(sketchSimilarity(textSketch(''), textSketch(''))).toBe(0);
		expect(sketchSimilarity(textSketch('a b c'), textSketch('a b c'))).toBe(0);
	});

	test('take linear time', () => {
		const from = performance.now();
		textSketch('word another '.repeat(200_000));
		expect(performance.now() - from).toBeLessThan(5000);
	});
});
