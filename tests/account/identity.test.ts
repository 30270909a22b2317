import { decide, type Decisions } from '../../src/account/decisions';
import { defaults } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-03-01';
const customer = (more = '', body = ''): string => note(`type: customer\n${more}`, body);

/** Which notes make which account. */
function accounts(vault: SampleVault): readonly (readonly string[])[] {
	return vault.book.summaries(today).map(({ notes }) => [...notes].sort()).sort(([a = ''], [b = '']) => a < b ? -1 : 1);
}

describe('account notes that are one account', () => {
	test.each<[string, Record<string, string>]>([
		['of one name in several places', { 'Accounts/Acme.md': customer(), 'Archive/Acme.md': customer(), 'Acme/README.md': customer() }],
		['whose names differ in case, accents and legal form', { 'A.md': customer('title: Körner Optik GmbH'), 'B.md': customer('title: KORNER OPTIK') }],
		['with one website in different spellings', { 'A/Acme.md': customer('website: https://www.acme.example/about'), 'B/Acme.md': customer('website: acme.example'), 'C/Acme.md': customer('email: info@mail.acme.example') }],
		['of which one knows a website', { 'A/Acme.md': customer('website: acme.example'), 'B/Acme.md': customer() }],
		['with one domain below which each has its own host', { 'A/Acme.md': customer('website: eu.acme.example'), 'B/Acme.md': customer('website: us.acme.example') }],
		['with a page below a host that many share', { 'A/Acme.md': customer('website: acme.example'), 'B/Acme.md': customer('website: https://acme.sharepoint.com/sites/x') }],
		['with mail addresses at a provider that many share', { 'A/Acme.md': customer('email: acme@gmail.com'), 'B/Acme.md': customer('email: acme@outlook.com') }],
	])('%s', (_, files) => {
		expect(accounts(new SampleVault(files))).toEqual([Object.keys(files).sort()]);
	});

	test.each<[string, Record<string, string>]>([
		['another website', { 'A/Acme.md': customer('website: acme.example'), 'B/Acme.md': customer('website: acme-steel.example') }],
		['another mail domain', { 'A/Acme.md': customer('email: a@acme.example'), 'B/Acme.md': customer('email: a@other.example') }],
		['another id in the same CRM property', { 'A/Acme.md': customer('salesforce_id: 0015x'), 'B/Acme.md': customer('Salesforce ID: 0017y') }],
	])('are kept apart by %s and asked about', (_, files) => {
		const vault = new SampleVault(files);
		expect(accounts(vault)).toEqual([['A/Acme.md'], ['B/Acme.md']]);
		expect(vault.book.duplicates()).toMatchObject([{ certainty: 'likely', notes: ['A/Acme.md', 'B/Acme.md'] }]);
		expect(vault.book.duplicates()[0]?.reasons.at(-1)).toBe('The names are the same, but website, mail domain or CRM id differ.');
		expect(new Set(vault.book.summaries(today).map(({ id }) => id)).size).toBe(2);
	});

	test('ids in different CRM properties say nothing against each other', () => {
		expect(accounts(new SampleVault({ 'A/Acme.md': customer('hubspot_id: 7'), 'B/Acme.md': customer('salesforce_id: 0017y') }))).toHaveLength(1);
	});

	test('where one name stands for two companies, a shared website still ties its notes', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer('website: acme.example'), 'B/Acme.md': customer('website: acme.example'), 'C/Acme.md': customer('website: other.example'), 'D/Acme.md': customer() });
		expect(accounts(vault)).toEqual([['A/Acme.md', 'B/Acme.md'], ['C/Acme.md'], ['D/Acme.md']]);
	});

	test('an alias alone ties nothing', () => {
		expect(accounts(new SampleVault({ 'A.md': customer('title: Exxon Mobil\naliases: [Exxon]'), 'B.md': customer('title: Exxon') }))).toHaveLength(2);
	});

	test('Fund II is not Fund III', () => {
		expect(accounts(new SampleVault({ 'Fund II.md': customer(), 'Fund III.md': customer() }))).toHaveLength(2);
	});
});

describe('decisions', () => {
	const files = { 'A/Acme.md': customer(), 'B/Acme.md': customer(), 'C/Acme.md': customer(), 'D.md': customer('title: Acme Holding of the North') };
	const of = (...decisions: Decisions): SampleVault => new SampleVault(files, defaults, decisions);

	test('"same" ties notes of different names', () => {
		const vault = of(decide('same', 'A/Acme.md', 'D.md', 1, 'x'));
		expect(accounts(vault)).toEqual([['A/Acme.md', 'B/Acme.md', 'C/Acme.md', 'D.md']]);
		expect(vault.book.duplicates()).toMatchObject([{ certainty: 'certain', score: 1 }]);
		expect(vault.only(today)).toMatchObject({ name: 'Acme', aliases: ['Acme Holding of the North'], duplicateNoteCount: 3 });
	});

	test('"not the same" inside a group makes the whole group likely', () => {
		const vault = of(decide('different', 'A/Acme.md', 'B/Acme.md', 1, 'x'));
		expect(accounts(vault)).toEqual([['A/Acme.md'], ['B/Acme.md'], ['C/Acme.md'], ['D.md']]);
		expect(vault.book.duplicates().find(({ notes }) => notes.includes('C/Acme.md'))).toMatchObject({ certainty: 'likely' });
	});

	test('what is decided is not asked again', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer(), 'B/Acme.md': customer() }, defaults, [decide('different', 'A/Acme.md', 'B/Acme.md', 1, 'x')]);
		expect(accounts(vault)).toHaveLength(2);
		expect(vault.book.duplicates()).toEqual([]);
		expect(vault.book.totals(today).duplicateGroups).toBe(0);
	});

	test('what was taken back is as if nobody had decided', () => {
		const undecided = of();
		const vault = of(decide('open', 'A/Acme.md', 'B/Acme.md', 1, 'x'), decide('open', 'A/Acme.md', 'D.md', 1, 'x'));
		expect(accounts(vault)).toEqual(accounts(undecided));
		expect(vault.book.duplicates()).toEqual(undecided.book.duplicates());
	});

	test('"same" within a doubtful group ties those two, and the third is told apart by what it follows from', () => {
		const vault = of(decide('different', 'A/Acme.md', 'B/Acme.md', 1, 'x'), decide('same', 'A/Acme.md', 'C/Acme.md', 2, 'x'));
		expect(accounts(vault)).toEqual([['A/Acme.md', 'C/Acme.md'], ['B/Acme.md'], ['D.md']]);
		expect(vault.book.duplicates().filter(({ certainty }) => certainty === 'certain')).toMatchObject([{ notes: ['A/Acme.md', 'C/Acme.md'], reasons: ['You said that they are the same account.'] }]);
		expect(vault.book.duplicates().some(({ notes }) => notes.includes('B/Acme.md') && notes.includes('A/Acme.md'))).toBe(false);
	});

	test('"same" outweighs a different website', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer('website: a.example'), 'B/Acme.md': customer('website: b.example') }, defaults, [decide('same', 'A/Acme.md', 'B/Acme.md', 1, 'x')]);
		expect(accounts(vault)).toHaveLength(1);
	});

	test('decisions about notes that are gone or no account notes change nothing', () => {
		expect(accounts(of(decide('different', 'Gone.md', 'B/Acme.md', 1, 'x'), decide('same', 'Gone.md', 'D.md', 1, 'x')))).toHaveLength(2);
	});
});

describe('which note stands for the account', () => {
	test.each<[string, Record<string, string>, string]>([
		['the hub', { 'A/Acme.md': customer('created: 2020-01-01'), 'Acme/README.md': customer('created: 2025-01-01') }, 'Acme/README.md'],
		['then the oldest', { 'A/Acme.md': customer('created: 2025-01-01'), 'B/Acme.md': customer('created: 2024-01-01'), 'C/Acme.md': customer() }, 'B/Acme.md'],
		['then the first path, a name before its copy', { 'A/Acme 1.md': customer('title: Acme'), 'A/Acme.md': customer('title: Acme') }, 'A/Acme.md'],
	])('%s', (_, files, path) => {
		expect(new SampleVault(files).only(today).path).toBe(path);
	});
});

describe('an alias that two accounts claim', () => {
	const files = {
		'Kestrel Labs.md': customer('aliases:\n  - KL'), 'Kestrel Logistics.md': customer('status: x\naliases: [KL]'),
		'2026-02-01 Call.md': note('date: 2026-02-01\naccount: KL'),
	};

	test('is a problem of both and of the note that uses it, with lines, and leads to neither', () => {
		const vault = new SampleVault(files);
		expect(vault.book.problems(today).map(({ code, path, line }) => [code, path, line])).toEqual([
			['shared-alias', '2026-02-01 Call.md', 3], ['shared-alias', 'Kestrel Labs.md', 3], ['shared-alias', 'Kestrel Logistics.md', 4],
		]);
		expect(vault.named('Kestrel Labs', today).problems).toHaveLength(1);
		expect(vault.book.idsOf('2026-02-01 Call.md')).toEqual([]);
		expect(vault.book.forLink('KL', null)).toBeNull();
		expect(vault.book.find('kl')).toEqual({ kind: 'several', names: ['Kestrel Labs', 'Kestrel Logistics'] });
	});

	test('goes when one gives it up', () => {
		const vault = new SampleVault(files);
		vault.write('Kestrel Labs.md', customer());
		expect(vault.book.problems(today)).toEqual([]);
		expect(vault.named('KL', today)).toMatchObject({ name: 'Kestrel Logistics', activityNoteCount: 1 });
	});

	test('two notes of one account may share one', () => {
		expect(new SampleVault({ 'A/Acme.md': customer('aliases: [AC]'), 'B/Acme.md': customer('aliases: [AC]') }).book.problems(today)).toEqual([]);
	});

	test('a name weighs more than an alias', () => {
		const vault = new SampleVault({ 'Boyd Gaming.md': customer('aliases: [BYD]'), 'BYD.md': customer(), '2026-01-05 Visit.md': note('account: byd') });
		expect(vault.named('BYD', today)).toMatchObject({ path: 'BYD.md', activityNoteCount: 1 });
		expect(vault.book.problems(today)).toEqual([]);
	});
});

describe('two accounts of one name', () => {
	const files = {
		'US/Acme/README.md': customer('website: acme.example'), 'EU/Acme/README.md': customer('website: acme-eu.example'),
		'EU/Acme/Calls/Note.md': note('account: Acme\ndate: 2026-01-05'), 'Calls/Note.md': note('date: 2026-01-05\naccount: Acme'),
		'Calls/Linked.md': note('date: 2026-01-06\naccount: "[[US/Acme/README]]"'),
	};

	test('a note in the folder of one is that one\'s, a link leads to one, a bare name elsewhere is a problem', () => {
		const vault = new SampleVault(files);
		const [eu, us] = ['EU/Acme/README.md', 'US/Acme/README.md'].map((path) => vault.book.idsOf(path));
		expect(vault.book.idsOf('EU/Acme/Calls/Note.md')).toEqual(eu);
		expect(vault.book.idsOf('Calls/Linked.md')).toEqual(us);
		expect(vault.book.idsOf('Calls/Note.md')).toEqual([]);
		expect(vault.book.problems(today)).toMatchObject([{ code: 'shared-alias', path: 'Calls/Note.md', line: 3 }]);
		expect(vault.book.find('Acme')).toEqual({ kind: 'several', names: ['EU/Acme/README.md', 'US/Acme/README.md'] });
	});
});

describe('links by identity', () => {
	const vault = new SampleVault({
		'Customers/Google/README.md': customer('aliases: [Alphabet]'), 'Accounts/Umber.md': customer('title: Umber AG'),
		'2026-01-05 Call.md': note('account: Wisp'), 'People/Kim.md': note('type: person'), 'Notes/Google.md': 'About searching', 'Notes/Ask.md': '- [ ] Ask [[Google]] for a quote\n- [ ] Ask [[Alphabet]] again\n- [ ] Buy milk\n',
	});

	test.each<[string, string, string | null, string | null]>([
		['a link that resolves to the account note', 'Customers/Google/README', 'Customers/Google/README.md', 'google'],
		['a link that resolves to no file but names an account', 'Google', null, 'google'],
		['by a path to no file', 'Old/Google', null, 'google'],
		['by alias', 'alphabet', null, 'google'],
		['with subpath and display text', 'Google#Key Facts|them', null, 'google'],
		['by the file name of a note with another title', 'umber', null, 'umber'],
		['an account without a note', 'Wisp', null, 'wisp'],
		['a link to a note that is no account note', 'Google', 'Notes/Google.md', null],
		['a link to an activity note', '2026-01-05 Call', '2026-01-05 Call.md', null],
		['a link to nobody', 'Nobody', null, null],
		['a heading of the same note', '#Google', null, null],
		['nothing', '', null, null],
	])('%s', (_, linktext, resolved, id) => {
		expect(vault.book.forLink(linktext, resolved)).toBe(id);
	});

	test('a task line elsewhere belongs to the account that it links to; a link that resolves elsewhere does not', () => {
		expect(vault.book.tasks('google')).toEqual([expect.objectContaining({ text: 'Ask Alphabet again', sources: [expect.objectContaining({ path: 'Notes/Ask.md', line: 2, state: 'open' })] })]);
		expect(vault.book.tasks('umber')).toEqual([]);
		expect(vault.book.needsText('Notes/Ask.md')).toBe(true);
	});

	test('a file that is created takes over the links of its name', () => {
		const fresh = new SampleVault({ 'Customers/Google/README.md': customer(), 'Ask.md': '- [ ] Ask [[Google]]\n', '2026-01-01 A.md': note('account: "[[Google]]"') });
		expect(fresh.book.tasks('google')).toHaveLength(1);
		fresh.write('Notes/Google.md', 'About searching');
		expect(fresh.book.tasks('google')).toEqual([]);
		expect(fresh.book.idsOf('2026-01-01 A.md')).toEqual(['google']);
		fresh.remove('Notes/Google.md');
		expect(fresh.book.tasks('google')).toHaveLength(1);
	});
});

describe('find', () => {
	const vault = new SampleVault({ 'Customers/Northgate Foods/README.md': customer('aliases: [NGF]'), 'Accounts/Northgate Farms.md': customer(), 'Accounts/Umber.md': customer(), '2026-01-05 Call.md': note('account: [Umber, NGF]') });

	test.each<[string, string]>([
		['northgate foods', 'northgatefoods'], ['Northgate Foods, Inc.', 'northgatefoods'], ['ngf', 'northgatefoods'], ['[[NGF]]', 'northgatefoods'],
		['Customers/Northgate Foods/README.md', 'northgatefoods'], ['Accounts/Umber', 'umber'], [' UMBER ', 'umber'],
	])('%s is found', (typed, id) => {
		expect(vault.book.find(typed)).toEqual({ kind: 'found', id });
	});

	test('what is not found names the nearest, the nearest first', () => {
		expect(vault.book.find('Northgate')).toEqual({ kind: 'none', nearest: ['Northgate Farms', 'Northgate Foods'] });
		expect(vault.book.find('Umbre')).toMatchObject({ kind: 'none', nearest: ['Umber'] });
		expect(vault.book.find('Zzz')).toEqual({ kind: 'none', nearest: [] });
		expect(vault.book.find('')).toEqual({ kind: 'none', nearest: [] });
	});

	test('the path of a note of several accounts fits them all', () => {
		expect(vault.book.find('2026-01-05 Call.md')).toEqual({ kind: 'several', names: ['Northgate Foods', 'Umber'] });
	});
});

describe('names in a text with commas', () => {
	const call = { '2026-01-05 Call.md': note('account: Umber, NGF; Kale') };

	test('are several accounts where each is known, from when it is known', () => {
		const vault = new SampleVault({ 'Umber.md': customer(), 'Northgate Foods.md': customer('aliases: [NGF]'), ...call });
		expect(vault.names(today)).toEqual(['Northgate Foods', 'Umber', 'Umber, NGF; Kale']);
		vault.write('Kale.md', customer());
		expect(vault.names(today)).toEqual(['Kale', 'Northgate Foods', 'Umber']);
		expect(vault.book.summaries(today).map(({ lastContact }) => lastContact?.path)).toEqual(['2026-01-05 Call.md', '2026-01-05 Call.md', '2026-01-05 Call.md']);
		vault.remove('Umber.md');
		expect(vault.names(today)).toEqual(['Kale', 'Northgate Foods', 'Umber, NGF; Kale']);
	});

	test('are one account where its own name has them', () => {
		const vault = new SampleVault({ 'Umber.md': customer(), 'Kale.md': customer(), 'Both.md': customer('title: "Umber, Kale"'), '2026-01-05 Call.md': note('account: Umber, Kale') });
		expect(vault.detail('Both.md', today).lastContact?.path).toBe('2026-01-05 Call.md');
		expect(vault.detail('Umber', today).lastContact).toBeNull();
	});
});

test('ids stay while notes of the account come, change and go', () => {
	const vault = new SampleVault({ '2026-01-05 Call.md': note('account: Acme') });
	const { id } = vault.only(today);
	vault.write('Acme.md', customer());
	vault.write('Archive/Acme.md', customer('last_contact: 2026-01-01'));
	vault.rename('Acme.md', 'Accounts/Acme.md');
	expect(vault.only(today).id).toBe(id);
	vault.remove('Accounts/Acme.md');
	vault.remove('2026-01-05 Call.md');
	expect(vault.only(today)).toMatchObject({ id, path: 'Archive/Acme.md' });
});

test('an answer is the same object while nothing in it changes', () => {
	const vault = new SampleVault({ 'Acme.md': customer('status: Active', '- [ ] Call\n'), 'Umber.md': customer() });
	const before = vault.book.summaries(today);
	const [acme, umber] = [vault.named('Acme', today), vault.named('Umber', today)];
	const detail = vault.detail('Acme', today);
	vault.write('Acme.md', customer('status: Active', 'A new sentence.\n\n- [ ] Call\n'));
	expect(vault.named('Acme', today)).toBe(acme);
	expect(vault.book.summaries(today)).toBe(before);
	vault.write('Acme.md', customer('status: Paused', '- [ ] Call\n'));
	expect(vault.named('Acme', today)).not.toBe(acme);
	expect(vault.named('Umber', today)).toBe(umber);
	expect(vault.detail('Acme', today).facts).toBe(detail.facts);
	expect(vault.book.summary(acme.id, '2026-03-02')?.staleness).toEqual(vault.named('Acme', today).staleness);
});

test('an alias that one of two accounts gives up is a problem of the other no longer', () => {
	const vault = new SampleVault({ 'Umber.md': customer('aliases: [AC]'), 'Acme.md': customer('aliases: [AC]') });
	expect(vault.named('Umber', today).problems).toHaveLength(1);
	vault.write('Acme.md', '');
	expect(vault.named('Umber', today).problems).toEqual([]);
	vault.write('Acme.md', customer('aliases: [AC]'));
	expect(vault.named('Umber', today).problems).toHaveLength(1);
	vault.write('Acme.md', customer());
	expect(vault.named('Umber', today).problems).toEqual([]);
});

test.each([
	['a heading', 'Notes/x.md', note('type: customer', '# Customer: Acme Robotics\n')], ['a heading with a dash', 'x.md', note('type: customer', '# Account - Acme Robotics\n')],
	['a title', 'x.md', note('type: company\ntitle: "Company – Acme Robotics"')], ['a file name', 'Company - Acme Robotics.md', note('type: company')],
])('the label in %s is no part of the name', (_, path, text) => {
	const vault = new SampleVault({ [path]: text, '2026-02-01 Call.md': note('account: Acme Robotics') });
	expect(vault.only(today)).toMatchObject({ name: 'Acme Robotics', path, activityNoteCount: 1 });
	const file = path.replace(/^.*\/|\.md$/g, '');
	expect(vault.book.find(file).kind).toBe('found');
});

test.each(['Account Control Ltd', 'Client-Server Systems', 'Company.com', 'Customer - '])('%s keeps its first word', (name) => {
	expect(new SampleVault({ 'x.md': note(`type: customer\ntitle: "${name}"`) }).only(today).name).toBe(name.trim());
});
