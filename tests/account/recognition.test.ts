import type { RecognisedAs } from '../../src/account/preview';
import { defaults } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-03-01';
const hub = { 'Acme/README.md': note('type: customer\nlast_contact: 2026-01-02', '# Acme\n') };

/** What one note of a vault is recognised as; null for nothing. */
function recognised(vault: SampleVault, path: string): RecognisedAs | null {
	return vault.book.recognition().notes.find(({ examples }) => examples.includes(path))?.as ?? null;
}

describe('rule 1: nothing to us', () => {
	test.each<[string, string, string]>([
		['a note in an ignored folder', 'Templates/Customer.md', note('type: customer')],
		['a note in an ignored folder, whatever its case', 'templates/Sub/Customer.md', note('type: customer')],
		['a template by its title', 'A.md', note('type: customer\ntitle: "{{title}}"')],
		['a template by an unquoted title, which YAML takes for a map', 'A.md', note('type: customer\ntitle: {{title}}')],
		['a template by its type', 'A.md', note('type: <% tp.system.prompt() %>')],
		['a template by its heading, where no title is filled in', 'A.md', note('type: customer\ntitle:', '# <% tp.file.title %>\n')],
		['a note that was merged away', 'A.md', note('type: customer\nmerged_into: "[[Acme]]"')],
		['a note without any mark', 'A.md', note('title: Acme')],
		['a meeting that names nothing', '2026-01-01 Call.md', note('type: meeting')],
	])('%s', (_, path, text) => {
		const vault = new SampleVault({ [path]: text });
		expect(recognised(vault, path)).toBeNull();
		expect(vault.book.summaries(today)).toEqual([]);
	});

	test.each(['type: meeting\ntitle: "{{title}}"', 'title: "{{title}}"'])('the tasks of a template are nobody\'s, also where they link to an account (%s)', (properties) => {
		const vault = new SampleVault({ ...hub, 'Call.md': note(properties, '- [ ] Ask [[Acme]] for the plan\n'), 'Other.md': note('title: Other', '- [ ] Call [[Acme]]\n') });
		expect(vault.book.tasks(null).map(({ text }) => text)).toEqual(['Call Acme']);
	});

	test.each(['Acme/Acme.md', 'Acme/README.md'])('two notes of one folder that were both merged away, as only their texts tell, give way to each other once (%s first)', (first) => {
		const text = note('type: customer\nmerged_into: "[[Acme]]"\nbroken: "open', '#type/customer');
		expect(new SampleVault({ [first]: text, 'Acme/Acme.md': text, 'Acme/README.md': text }).names(today)).toEqual([]);
	});

	test('a note that was merged away, as only its text tells, is read again when it changes', () => {
		const vault = new SampleVault({ 'A.md': note('type: customer\nmerged_into: "[[Acme]]"\nbroken: "open') });
		vault.write('A.md', note('type: customer\nbroken: "open'));
		expect(vault.names(today)).toEqual(['A']);
	});

	test('an empty merged_into merges nothing away', () => {
		expect(new SampleVault({ 'A.md': note('type: customer\nmerged_into:') }).names(today)).toEqual(['A']);
	});

	test('a folder that only begins like an ignored one is not ignored', () => {
		expect(new SampleVault({ 'Templates of Rome.md': note('type: customer'), 'TemplatesX/B.md': note('type: customer') }).names(today)).toEqual(['B', 'Templates of Rome']);
	});
});

describe('rule 2: people', () => {
	test.each(['person', 'People', '"[[People]]"', '[contact]'])('type %s feeds the contacts of its company', (type) => {
		const vault = new SampleVault({ ...hub, 'People/Kim Berg.md': note(`type: ${type}\ncompany: "[[Acme]]"\nrole: Buyer\nemail: kim@acme.example`) });
		expect(recognised(vault, 'People/Kim Berg.md')).toBe('person');
		expect(vault.detail('Acme', today).contacts).toEqual([{ text: 'Kim Berg – Buyer – kim@acme.example', sources: [{ path: 'People/Kim Berg.md', line: 1 }] }]);
	});

	test.each(['company', 'organization', 'organisation', 'org'])('%s says where a person works', (key) => {
		expect(new SampleVault({ ...hub, 'Kim Berg.md': note(`categories: ["[[People]]"]\n${key}:\n  - "[[Acme]]"`) }).detail('Acme', today).contacts).toHaveLength(1);
	});

	test('a person alone makes no account, and one in a hub folder is the account\'s', () => {
		expect(new SampleVault({ 'Kim.md': note('type: person\ncompany: Nowhere Ltd') }).names(today)).toEqual([]);
		expect(new SampleVault({ ...hub, 'Acme/Kim.md': note('type: person') }).detail('Acme', today).contacts).toHaveLength(1);
	});
});

describe('rule 3: notes that name an account', () => {
	test.each<[string, string]>([
		['as text', 'account: Acme'], ['as a wikilink', 'account: "[[Acme]]"'], ['as a wikilink with a path', 'customer: "[[Acme/README|Acme]]"'],
		['as a list', 'client:\n  - "[[Acme]]"'], ['in any case of the key', 'Account: ACME Inc.'], ['as an unquoted wikilink, a list in a list to YAML', 'account: [[Acme]]'],
		['as a Markdown link', 'account: "[Acme](Acme/README.md)"'],
	])('%s: an activity if it is dated, else related', (_, property) => {
		const vault = new SampleVault({ ...hub, 'Call.md': note(`${property}\ndate: 2026-02-01`), '2026-02-03 Visit.md': note(property), 'Contract.md': note(property) });
		expect(recognised(vault, 'Call.md')).toBe('activity');
		expect(recognised(vault, '2026-02-03 Visit.md')).toBe('activity');
		expect(recognised(vault, 'Contract.md')).toBe('related');
		const { id, activityNoteCount, lastContact } = vault.only(today);
		expect({ activityNoteCount, lastContact }).toEqual({ activityNoteCount: 2, lastContact: { date: '2026-02-03', path: '2026-02-03 Visit.md' } });
		expect(vault.book.notesOf(id)).toEqual({ account: ['Acme/README.md'], activity: ['2026-02-03 Visit.md', 'Call.md'], related: ['Contract.md'], people: [] });
	});

	test.each(['Acme 2026-02-04', 'Meeting - 2026-02-04 Pricing', 'Acme (2026-02-04)'])('what says that it is a meeting is dated by the day in its file name %s, also where that does not stand first', (file) => {
		const vault = new SampleVault({ ...hub, [`${file}.md`]: note('type: meeting\nclient: "[[Acme]]"'), 'Contract 2026-02-05.md': note('type: contract\nclient: Acme'), 'Acme/Call 2026-01-31.md': note('type: call') });
		expect(vault.only(today)).toMatchObject({ activityNoteCount: 2, lastContact: { date: '2026-02-04', path: `${file}.md` } });
		expect(recognised(vault, 'Contract 2026-02-05.md')).toBe('related');
	});

	test('a note with several accounts belongs to each, and its tasks count once in the totals', () => {
		const vault = new SampleVault({ ...hub, 'Borealis.md': note('type: account'), '2026-02-01 Fair.md': note('account: [Acme, "[[Borealis]]"]', '- [ ] Send the photos\n- [ ] Book next year\n') });
		expect(vault.book.summaries(today).map(({ activityNoteCount, openTaskCount }) => [activityNoteCount, openTaskCount])).toEqual([[1, 2], [1, 2]]);
		expect(vault.book.totals(today).openTasks).toBe(2);
		expect([...vault.book.idsOf('2026-02-01 Fair.md')].sort()).toEqual(['acme', 'borealis']);
	});

	test('an account that only activity notes name exists, without a path, in the spelling most notes use', () => {
		const vault = new SampleVault({ '2026-01-01 A.md': note('account: Zephyr Air'), '2026-01-02 B.md': note('account: "[[Zephyr Air]]"'), '2026-01-03 C.md': note('account: zephyr air') });
		expect(vault.only(today)).toMatchObject({ name: 'Zephyr Air', path: null, notes: [], activityNoteCount: 3, lastContact: { date: '2026-01-03', path: '2026-01-03 C.md' } });
	});

	test('an account note that names itself stays one, and one that answers yes', () => {
		expect(new SampleVault({ 'Acme.md': note('type: company\ncustomer: yes') }).only(today).path).toBe('Acme.md');
		expect(new SampleVault({ 'Accounts/Acme.md': note('type: customer\naccount: "[[Acme]]"\ncustomer: ACME Inc.') }).only(today).path).toBe('Accounts/Acme.md');
	});

	test.each(['""', 'TBD', '"{{account}}"', '"-"', '', 'true', '{}', 'yes', '"False"'])('an account property that holds %s names nothing', (value) => {
		expect(recognised(new SampleVault({ 'Note.md': note(`account: ${value}`) }), 'Note.md')).toBeNull();
	});
});

describe('rule 4: dated notes in the folder of a hub', () => {
	test('are its activities whatever their type; only typed ones count as contact', () => {
		const vault = new SampleVault({
			...hub,
			'Acme/2026-02-01 Thoughts.md': note('type: idea'),
			'Acme/Calls/2026-01-20.md': note('type: Meeting'),
			'Acme/2026-01-18 QBR.md': note('type: customer'),
		});
		expect(recognised(vault, 'Acme/2026-02-01 Thoughts.md')).toBe('activity-in-folder');
		expect(vault.only(today)).toMatchObject({ activityNoteCount: 3, lastContact: { date: '2026-01-20', path: 'Acme/Calls/2026-01-20.md' } });
	});

	test('the nearest hub wins', () => {
		const vault = new SampleVault({ ...hub, 'Acme/Iberia/Iberia.md': note('type: customer\ntitle: Acme Iberia'), 'Acme/Iberia/2026-02-01 Call.md': note('type: call') });
		expect(vault.book.idsOf('Acme/Iberia/2026-02-01 Call.md')).toEqual([vault.named('Acme Iberia', today).id]);
	});

	test('a note that has a last-contact property is no activity', () => {
		const vault = new SampleVault({ ...hub, 'Acme/2026-02-01 Acme Nord.md': note('type: customer\ntitle: Acme Nord\nlast_contact: 2026-01-01') });
		expect(vault.names(today)).toEqual(['Acme', 'Acme Nord']);
	});

	test('a hub at the root of the vault owns nothing', () => {
		const vault = new SampleVault({ 'README.md': note('type: customer'), 'Elsewhere.md': note('title: x'), '2026-01-01.md': 'Diary' });
		expect(vault.book.recognition().notes.filter(({ count }) => count > 0)).toEqual([{ as: 'account-by-type', count: 1, examples: ['README.md'] }]);
	});

	test('dated, of an account type, with an empty account and no hub: a problem with its line', () => {
		const vault = new SampleVault({ 'Calls/2026-02-01.md': note('type: customer\naccount:') });
		expect(vault.book.summaries(today)).toEqual([]);
		expect(vault.book.problems(today)).toEqual([{ code: 'no-account-named', path: 'Calls/2026-02-01.md', line: 3, message: 'The note is dated and names no account. Write the account\'s name or link into its property.' }]);
	});

	test('a hub that comes later takes its notes, and gives them back when it goes', () => {
		const vault = new SampleVault({ 'Acme/2026-02-01 Call.md': note('type: call'), 'Acme/Plan.md': 'A plan' });
		expect(vault.names(today)).toEqual([]);
		vault.write('Acme/Acme.md', note('type: customer'));
		expect(vault.only(today).activityNoteCount).toBe(1);
		expect(vault.book.notesOf('acme')?.related).toEqual(['Acme/Plan.md']);
		vault.remove('Acme/Acme.md');
		expect(vault.names(today)).toEqual([]);
		expect(vault.book.idsOf('Acme/Plan.md')).toEqual([]);
	});
});

describe('rule 5: account notes', () => {
	test.each(['customer', 'Customer', 'CLIENT', '[company]', '[lead, Account]', '"[[Companies]]"', '"[[CRM/Companies|Company]]"', 'customers'])('type %s', (type) => {
		expect(recognised(new SampleVault({ 'Acme.md': note(`type: ${type}`) }), 'Acme.md')).toBe('account-by-type');
	});

	test.each<[string, string]>([
		['a tag in the properties', note('tags: [type/customer]')], ['a tag in the body', 'Text #type/Customer'], ['a nested tag', note('tags: type/customer/enterprise')],
	])('%s', (_, text) => {
		expect(recognised(new SampleVault({ 'Acme.md': text }), 'Acme.md')).toBe('account-by-tag');
	});

	test('a day\'s note or a meeting with the tag of an account is none', () => {
		const settings = { ...defaults, accountTags: ['client'], accountFolders: ['Clients'] };
		const vault = new SampleVault({
			'Clients/Acme.md': note('tags: client/acme'), '2026/2026-02-01.md': note('', '# Sunday\n\n## 10:00 Acme #client/acme\n'),
			'Clients/Kick-off.md': note('type: meeting'), 'Kick-off.md': note('type: Call\ntags: [client/acme]\ndate: 2026-02-01'),
			'2020 Design.md': note('tags: client'), '2026-01-01 Ltd.md': note('tags: client\nlast_contact: 2026-02-02'),
		}, settings);
		expect(vault.names(today)).toEqual(['2020 Design', '2026-01-01 Ltd', 'Acme']);
	});

	test.each(['Customer 🏢', '🏢 customer', '"#customer"', 'Customers'])('the type %s is one', (type) => {
		expect(recognised(new SampleVault({ 'Acme.md': note(`type: ${type}`) }), 'Acme.md')).toBe('account-by-type');
	});

	test('other types and tags are none', () => {
		expect(new SampleVault({ 'A.md': note('type: customer-story'), 'B.md': note('tags: [customer, type]'), 'C.md': note('type: [1, 2]') }).names(today)).toEqual([]);
	});

	test('a chosen folder: its notes, those below, and of a customer\'s own folder only the hub', () => {
		const vault = new SampleVault({
			'Clients/README.md': 'How this folder works',
			'Clients/Acme.md': 'Our oldest client',
			'Clients/EMEA/Borealis.md': '',
			'Clients/EMEA/Corvid/README.md': '',
			'Clients/EMEA/Corvid/Meetings/README.md': 'Index of meetings',
			'Clients/EMEA/Corvid/Plan.md': '',
			'Clients/EMEA/Corvid/2026-02-01 Call.md': note('type: call'),
			'Clients/2026-01-01 Loose ends.md': '', 'Clients/_Overview.md': '', 'Clients/_Kite_/_Kite_.md': '',
		}, { ...defaults, accountFolders: ['Clients'] });
		expect(vault.names(today)).toEqual(['Acme', 'Borealis', 'Corvid', '_Kite_']);
		expect(vault.book.notesOf('corvid')).toEqual({ account: ['Clients/EMEA/Corvid/README.md'], activity: ['Clients/EMEA/Corvid/2026-02-01 Call.md'], related: ['Clients/EMEA/Corvid/Meetings/README.md', 'Clients/EMEA/Corvid/Plan.md'], people: [] });
	});
});

test('a note named like its folder but for a legal form stands for it, under its whole name', () => {
	const files = { 'Clients/Acme/Acme Inc.md': '', 'Clients/Acme/Proposal.md': '', 'Clients/Acme/2026-02-01 Call.md': note('type: call'), 'Clients/Acme/Acme Insights.md': '' };
	const vault = new SampleVault(files, { ...defaults, accountFolders: ['Clients'] });
	expect(vault.only(today)).toMatchObject({ name: 'Acme Inc', lastContact: { date: '2026-02-01' } });
	expect(vault.book.notesOf(vault.only(today).id)?.related).toEqual(['Clients/Acme/Acme Insights.md', 'Clients/Acme/Proposal.md']);
});

test('rule 6: any other note in a hub\'s folder is related', () => {
	const vault = new SampleVault({ ...hub, 'Acme/Contract.md': 'Signed', 'Acme/Old/Notes.md': note('title: Old notes'), 'Elsewhere/Contract.md': 'Unsigned' });
	expect(vault.book.notesOf('acme')?.related).toEqual(['Acme/Contract.md', 'Acme/Old/Notes.md']);
	expect(vault.book.idsOf('Elsewhere/Contract.md')).toEqual([]);
});

describe('names', () => {
	test.each<[string, string, string, string]>([
		['the title', 'Accounts/x.md', note('type: customer\ntitle: Acme GmbH', '# Acme page\n'), 'Acme GmbH'],
		['the name in the properties', 'Accounts/x.md', note('type: customer\nname: Acme GmbH', '# Acme page\n'), 'Acme GmbH'],
		['the name where the title says nothing', 'Accounts/x.md', note('type: customer\nname: Acme GmbH\ntitle: ""'), 'Acme GmbH'],
		['then the first heading', 'Accounts/x.md', note('type: customer', '## Not this\n# Acme **page**\n# Nor this\n'), 'Acme page'],
		['a heading without its emoji', 'Accounts/x.md', note('type: customer', '# 🏢 Acme #crm\n'), 'Acme'],
		['for README the folder', 'Accounts/Acme/README.md', note('type: customer'), 'Acme'],
		['for index the folder', 'Accounts/Acme/index.md', note('type: customer'), 'Acme'],
		['then the file name', 'Accounts/Acme.md', note('type: customer\ntitle: TBD', '# {{title}}x\n'), 'Acme'],
		['a number', 'Accounts/x.md', note('type: customer\ntitle: 1837'), '1837'],
		['a date that YAML makes of a title', 'Accounts/x.md', note('type: customer\ntitle: 2026-01-05'), '2026-01-05'],
	])('%s', (_, path, text, name) => {
		expect(new SampleVault({ [path]: text }).only(today).name).toBe(name);
	});

	test('a slug in a meeting is the account that has the name in its properties', () => {
		const vault = new SampleVault({ 'Companies/ranger.md': note('type: company\nname: Ranger Optics'), 'Review.md': note('type: meeting\nclient: ranger-optics\nmeeting_date: 2026-02-01') });
		expect(vault.only(today)).toMatchObject({ name: 'Ranger Optics', lastContact: { date: '2026-02-01', path: 'Review.md' } });
	});

	test('aliases are a list or a text with commas, and the comma before a legal form parts nothing', () => {
		expect(new SampleVault({ 'A.md': note('type: customer\naliases: Acme, Inc., AC, Umbra, S.p.A., ') }).only(today).aliases).toEqual(['Acme, Inc.', 'AC', 'Umbra, S.p.A.']);
		expect(new SampleVault({ 'A.md': note('type: customer\nalias: ["Acme, Berlin", "", N/A]') }).only(today).aliases).toEqual(['Acme, Berlin']);
	});
});

test('settings decide what is recognised', () => {
	const vault = new SampleVault({ 'A.md': note('art: Kunde'), 'B.md': note('firma: "[[A]]"\ndate: 2026-01-01'), 'C.md': note('type: customer') }, {
		...defaults, typeProperties: ['art'], accountTypes: ['Kunde'], accountProperties: ['Firma'],
	});
	expect(vault.only(today)).toMatchObject({ name: 'A', activityNoteCount: 1 });
	vault.use(defaults);
	expect(vault.names(today)).toEqual(['C']);
});

test('the preview counts every kind and gives examples', () => {
	const vault = new SampleVault({ ...hub, 'Acme/Plan.md': '', '2026-01-01 A.md': note('account: Borealis'), 'Kim.md': note('type: person'), '2026-01-02 B.md': note('type: customer\naccount: ""') });
	expect(vault.book.recognition()).toEqual({
		notes: [
			{ as: 'account-by-type', count: 1, examples: ['Acme/README.md'] },
			{ as: 'account-by-tag', count: 0, examples: [] },
			{ as: 'account-by-folder', count: 0, examples: [] },
			{ as: 'activity', count: 1, examples: ['2026-01-01 A.md'] },
			{ as: 'activity-in-folder', count: 0, examples: [] },
			{ as: 'related', count: 1, examples: ['Acme/Plan.md'] },
			{ as: 'person', count: 1, examples: ['Kim.md'] },
			{ as: 'problem', count: 1, examples: ['2026-01-02 B.md'] },
		],
		accounts: 2,
		accountsWithoutNote: 1,
	});
});
