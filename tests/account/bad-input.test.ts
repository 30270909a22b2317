import * as fc from 'fast-check';
import { readBody, unreadableBody } from '../../src/account/note-body';
import type { NoteHead } from '../../src/account/note-head';
import { parse } from '../../src/note';
import { defaults } from '../../src/settings/settings';
import { headOf, note, SampleVault } from './sample';

const today = '2026-03-01';
const good = note('type: customer\nlast_contact: 2026-02-01', '- [ ] Call\n');

/** The rest of the vault is as it is without the bad note. */
function expectGoodNote(vault: SampleVault): void {
	expect(vault.named('Umber', today)).toMatchObject({ path: 'Umber.md', lastContact: { date: '2026-02-01' }, openTaskCount: 1, problems: [] });
}

/** Milliseconds of processor time that work takes, the best of three: what else the machine does is no matter. */
function best(work: () => void): number {
	const times = [0, 1, 2].map(() => {
		const start = process.cpuUsage();
		work();
		return process.cpuUsage(start).user / 1000;
	});
	return Math.min(...times);
}

describe('YAML that cannot be read', () => {
	test.each<[string, string, number]>([
		['a key that stands twice', 'type: customer\nstatus: Active\nstatus: Lost\nlast_contact: 2026-02-10', 4],
		['a quote that is never closed', 'type: customer\nlast_contact: 2026-02-10\nsource: "open', 4],
		['a tab for indentation', 'type: customer\nlast_contact: 2026-02-10\nlist:\n\t- a', 5],
		['a colon in a plain value', 'type: customer\nlast_contact: 2026-02-10\nnote: see: below', 4],
	])('%s is a problem with its line; the note is still recognised, and its body read', (_, yaml, line) => {
		const vault = new SampleVault({ 'Acme.md': note(yaml, '## Key Facts\n\n- One plant\n'), 'Umber.md': good });
		const acme = vault.named('Acme', today);
		expect(acme.problems).toMatchObject([{ code: 'bad-yaml', path: 'Acme.md', line }]);
		expect(acme.lastContact).toEqual({ date: '2026-02-10', path: 'Acme.md' });
		expect(vault.detail('Acme', today).facts).toHaveLength(1);
		expectGoodNote(vault);
	});

	test('of a note that is nothing else is a problem too, but not of a template', () => {
		const vault = new SampleVault({ 'Diary.md': note('mood: "open'), 'Form.md': note('type: {{type}}\ntitle: {{title}} of <% tp.x %>: y'), 'Umber.md': good });
		expect(vault.book.problems(today)).toMatchObject([{ code: 'bad-yaml', path: 'Diary.md', line: 2 }]);
		expect(vault.book.totals(today)).toMatchObject({ accounts: 1, problems: 1 });
		expectGoodNote(vault);
	});

	test('before the text is read, the problem of a note that is recognised stands on line 1', () => {
		const vault = new SampleVault();
		vault.book.setHead({ path: 'Acme.md', frontmatter: null, heading: 'Acme', tags: ['type/customer'], hasBadFrontmatter: true });
		expect(vault.book.problems(today)).toMatchObject([{ code: 'bad-yaml', path: 'Acme.md', line: 1 }]);
		expect(vault.book.needsText('Acme.md')).toBe(true);
	});

	test('that is mended is no problem any more', () => {
		const vault = new SampleVault({ 'Acme.md': note('type: customer\nx: "open') });
		vault.write('Acme.md', note('type: customer\nx: "closed"'));
		expect(vault.book.problems(today)).toEqual([]);
		vault.write('Acme.md', 'nothing any more');
		expect(vault.names(today)).toEqual([]);
	});
});

describe('keys and values that mean harm', () => {
	test('a key named __proto__ pollutes nothing and the note is read', () => {
		const frontmatter = JSON.parse('{"type":"customer","__proto__":{"status":"Owned","type":"x"},"constructor":"y","last_contact":"2026-02-10"}') as Record<string, unknown>;
		const vault = new SampleVault({ 'Umber.md': good });
		vault.book.setHead({ path: 'Acme.md', frontmatter, heading: null, tags: ['__proto__', 'constructor'] });
		expect(vault.named('Acme', today)).toMatchObject({ status: null, lastContact: { date: '2026-02-10' }, tags: ['__proto__', 'constructor'] });
		expect(({} as Record<string, unknown>)['status']).toBeUndefined();
		expectGoodNote(vault);
	});

	test('in the text, it is a problem with its line', () => {
		const vault = new SampleVault({ 'Acme.md': note('type: customer\n__proto__: x'), 'Umber.md': good });
		expect(vault.named('Acme', today).problems).toMatchObject([{ code: 'bad-yaml', line: 3 }]);
		expectGoodNote(vault);
	});

	test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a customer, an alias, a status and a table row named %s are names like any other', (name) => {
		const vault = new SampleVault({
			'A.md': note(`type: customer\ntitle: "${name}"\naliases: ["${name} two"]\nstatus: "${name}"`, `## Account Status\n\n| ${name} | x |\n|---|---|\n| ${name} | y |\n\n${name}:: z\n`),
			'2026-01-01 Call.md': note(`account: "${name}"`, `- [ ] Ask [[${name}]]\n`), 'Umber.md': good,
		}, { ...defaults, cadenceByStatus: JSON.parse(`{"${name}":9}`) as Record<string, number> });
		expect(vault.named(name, today)).toMatchObject({ name, status: name, activityNoteCount: 1, openTaskCount: 1, staleness: { cadence: 9 } });
		expectGoodNote(vault);
	});

	test.each<[string, unknown]>([
		['a map', { a: 1 }], ['nested lists', [[['x']]]], ['a number', 7], ['an infinite number', Infinity], ['a date that is none', new Date(NaN)], ['true', true], ['null', null], ['a long text', 'x'.repeat(100_000)],
	])('%s for every property is no error', (_, value) => {
		const keys = ['title', 'aliases', 'status', 'industry', 'owner', 'last_contact', 'next_contact', 'snooze_until', 'contact_every', 'website', 'email', 'crm_id', 'created', 'contacts', 'account', 'company', 'date', 'tags'];
		const vault = new SampleVault({ 'Umber.md': good });
		vault.book.setHead({ path: 'Acme.md', frontmatter: { type: 'customer', ...Object.fromEntries(keys.map((key) => [key, value])) }, heading: null, tags: [] });
		vault.book.setHead({ path: 'B.md', frontmatter: { type: value, account: value, merged_into: value }, heading: null, tags: [] });
		vault.readAll();
		expect(vault.book.totals(today).accounts).toBeGreaterThanOrEqual(1);
		for (const { id } of vault.book.summaries(today)) expect(vault.book.detail(id, today)).not.toBeNull();
		expectGoodNote(vault);
	});
});

describe('texts that are none', () => {
	test('binary junk, a file that cannot be read and a line of five million characters are problems; the rest works', () => {
		const junk = String.fromCharCode(...Array.from({ length: 2000 }, (_, at) => at % 256));
		const vault = new SampleVault({ 'Umber.md': good, 'Junk.md': `${note('type: customer')}${junk}` });
		vault.book.setHead(headOf('Gone.md', note('type: customer')));
		vault.book.setBody('Gone.md', unreadableBody('The file cannot be read: no access'));
		vault.write('Long.md', note('type: customer', `- [ ] Call\n\n${'word '.repeat(1_000_000)}\n`));
		expect(vault.book.problems(today)).toMatchObject([
			{ code: 'unreadable', path: 'Gone.md', line: 1, message: 'The file cannot be read: no access' },
			{ code: 'not-text', path: 'Junk.md' },
			{ code: 'too-long', path: 'Long.md', line: 6 },
		]);
		expect(vault.named('Long', today)).toMatchObject({ openTaskCount: 1, isPending: false });
		expect(vault.named('Gone', today).isPending).toBe(false);
		expectGoodNote(vault);
	}, 60_000);

	test('an empty note in every role', () => {
		const vault = new SampleVault({ 'A.md': '', 'B/README.md': note('type: customer'), 'B/C.md': '', 'B/2026-01-01.md': '', 'D.md': '---\n---\n', 'Umber.md': good });
		expect(vault.names(today)).toEqual(['B', 'Umber']);
		expectGoodNote(vault);
	});
});

describe('names', () => {
	test.each<[string, string]>([
		['of 100,000 characters', 'Acme '.repeat(20_000).trim()], ['right to left', 'شركة الأمل'], ['in CJK', '株式会社日立製作所'], ['of emoji', '🍎🍎'], ['of signs', '§§§'],
		['with zero-width characters', 'Ac\u200bme'], ['with marks of direction', '\u202eemcA\u202c'], ['with a lone surrogate', 'Ac\ud800me'], ['with a line feed', 'Ac\nme'],
	])('%s are found again, and equal themselves', (_, title) => {
		const vault = new SampleVault({ 'Umber.md': good });
		for (const path of ['A.md', 'B.md']) vault.book.setHead({ path, frontmatter: { type: 'customer', title }, heading: null, tags: [] });
		vault.readAll();
		expect(vault.named(title, today)).toMatchObject({ notes: ['A.md', 'B.md'] });
		expect(vault.named(title, today).name.length).toBeLessThanOrEqual(200);
		expectGoodNote(vault);
	});

	test('two long names that differ at their end are two accounts', () => {
		const vault = new SampleVault({ 'A.md': note(`type: customer\ntitle: ${'Acme '.repeat(200)}North`), 'B.md': note(`type: customer\ntitle: ${'Acme '.repeat(200)}South`) });
		expect(vault.book.summaries(today)).toHaveLength(2);
	});

	test('that look alike in another script are not one account', () => {
		expect(new SampleVault({ 'A.md': note('type: customer\ntitle: Acme'), 'B.md': note('type: customer\ntitle: \u0410\u0441me') }).book.summaries(today)).toHaveLength(2);
	});

	test.each(['""', '"   "', '"\u200b"', '"{}"', '[]'])('an empty title %s falls back to the file', (title) => {
		expect(new SampleVault({ 'Acme.md': note(`type: customer\ntitle: ${title}`) }).only(today).name).toMatch(/^(?:Acme|\{\})$/);
	});

	test('notes without any name are accounts of their own', () => {
		const vault = new SampleVault();
		for (const path of ['A/\u200b.md', 'B/\u200b.md']) vault.book.setHead({ path, frontmatter: { type: 'customer' }, heading: null, tags: [] });
		vault.readAll();
		expect(vault.book.summaries(today).map(({ notes }) => notes.length)).toEqual([1, 1]);
		expect(vault.book.find('')).toEqual({ kind: 'none', nearest: [] });
	});
});

test('any properties and any text give an answer and no error', () => {
	const keys = fc.constantFrom('type', 'title', 'aliases', 'status', 'last_contact', 'account', 'company', 'date', 'contact_every', 'snooze_until', 'next_contact', 'tags', 'merged_into', 'website', '__proto__', 'x');
	const value = fc.oneof(fc.constantFrom('customer', 'person', 'Acme', '[[Acme]]', '2026-01-05', '{{x}}', ''), fc.anything({ maxDepth: 3, withDate: true }));
	const piece = fc.oneof(fc.string(), fc.constantFrom('## Key Facts\n', '- [ ] ', '- ', '| a | b |\n|---|---|\n', '[[', ']]', '::', '%%', '<!--', '❌', '2026-01-05: ', '\n', '> ', '`', '**', '~~'));
	fc.assert(fc.property(fc.dictionary(keys, value, { noNullPrototype: true }), fc.array(piece, { maxLength: 30 }), fc.boolean(), (frontmatter, pieces, isBad) => {
		const vault = new SampleVault({ 'Umber.md': good });
		const head: NoteHead = { path: 'A/README.md', frontmatter: isBad ? null : { type: 'customer', ...frontmatter }, heading: pieces[0] ?? null, tags: ['type/customer'], hasBadFrontmatter: isBad };
		vault.book.setHead(head);
		vault.book.setBody('A/README.md', readBody('A/README.md', parse(`---\nx: ${pieces.join('')}\n---\n${pieces.join('')}`), defaults));
		vault.book.findDuplicates(() => false);
		for (const { id } of vault.book.summaries(today)) expect(JSON.stringify(vault.book.detail(id, today))).toContain('"facts"');
		vault.book.problems(today);
		vault.book.totals(today);
		vault.book.duplicates();
		expectGoodNote(vault);
	}), { numRuns: 500 });
}, 120_000);

test('hostile texts take time in proportion to their length', () => {
	const hostile: readonly ((size: number) => string)[] = [
		(size) => `## Key Facts\n\n- ${'['.repeat(size)}\n`, (size) => `## Key Facts\n\n- ${'**a'.repeat(size)}\n`, (size) => `Status:: ${'*'.repeat(size)}\n`,
		(size) => `${'- a ::\n'.repeat(size / 4)}`, (size) => `## Topics\n\n${'(a, '.repeat(size / 4)}\n`, (size) => `## Key Contacts\n\n- ${'a – '.repeat(size / 4)}\n`,
		(size) => `## Recent Context\n\n${'- 2026-01-01: x\n'.repeat(size / 16)}`, (size) => `- ${'%%'.repeat(size)}\n`, (size) => `- ${'<!--'.repeat(size)}\n`,
		(size) => `## Account Status\n\n${`| ${'a'.repeat(30)} | b |\n`.repeat(size / 40)}`, (size) => `---\n${'a: "\n'.repeat(size / 5)}---\n`, (size) => `---\na: ${'[ '.repeat(size)}\n---\n`,
	];
	const work = (text: string): void => {
		const vault = new SampleVault();
		vault.book.setHead({ path: 'A.md', frontmatter: { type: 'customer' }, heading: null, tags: [] });
		vault.book.setBody('A.md', readBody('A.md', parse(text), defaults));
		vault.detail('A', today);
	};
	for (const make of hostile) {
		const [small, large] = [make(5_000), make(20_000)];
		// Four times the text may take four times the time and some; a square would take sixteen.
		expect(best(() => { work(large); })).toBeLessThan(12 * best(() => { work(small); }) + 150);
	}
}, 120_000);

test('hostile properties take time in proportion to their length', () => {
	const hostile: readonly ((size: number) => string)[] = [
		(size) => `${'-'.repeat(size)}x ${'- '.repeat(size)}2026-01-05`, (size) => `${' -'.repeat(size)}2026-01-05`, (size) => `${'🏢'.repeat(size)}x`, (size) => `x${'🏢'.repeat(size)}x`, (size) => `x${'🏢 '.repeat(size)}`,
		(size) => `Account:${' '.repeat(size)}`, (size) => '&amp;'.repeat(size), (size) => '&#'.repeat(size), (size) => `${'&'.repeat(size)};`, (size) => '2026-01-'.repeat(size), (size) => ' - '.repeat(size), (size) => 'every '.repeat(size),
	];
	const keys = ['title', 'type', 'status', 'owner', 'contact', 'contacts', 'contact_every', 'last_contact', 'aliases'];
	const work = (text: string): void => {
		const vault = new SampleVault({}, { ...defaults, words: { Kunde: 'customer', alle: 'every' } });
		vault.book.setHead({ path: 'A.md', frontmatter: { ...Object.fromEntries(keys.map((key) => [key, text])), type: ['customer', text], name: 'A' }, heading: text, tags: [] });
		vault.book.setHead({ path: 'B.md', frontmatter: { title: text, account: 'A', date: '2026-01-05' }, heading: text, tags: [] });
		vault.book.setHead({ path: `${text.slice(0, 200)}.md`, frontmatter: { account: text, type: 'meeting' }, heading: null, tags: [] });
		for (const { id } of vault.book.summaries(today)) vault.book.detail(id, today);
	};
	for (const make of hostile) {
		const [small, large] = [make(10_000), make(80_000)];
		// A square would take sixty-four times the time.
		expect(best(() => { work(large); })).toBeLessThan(24 * best(() => { work(small); }) + 150);
	}
}, 120_000);
